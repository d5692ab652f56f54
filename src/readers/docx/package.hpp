// The ZIP archive of a DOCX: its entries by part name, read with every limit counted on real bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "document/document.hpp"
#include "readers/docx/inflate.hpp"
#include "readers/read.hpp"

namespace sverka {

class Package {
 public:
  // `bytes` and `limits` must outlive the package. Notes and items of the archive itself (what stands before
  // or after it, headers that disagree) go into `document`. Errors: empty, unsupported, encrypted, damaged,
  // limit_reached; see the reasons in package.cpp and container_kind.cpp.
  static Result<Package> open(std::string_view bytes, const ReadLimits& limits, Document& document);

  // Part names as stored, with forward slashes and without a leading one, in the order of the directory;
  // directories left out.
  const std::vector<std::string>& names() const { return names_; }
  // Whether there is such a part; names compare as OPC says (ISO 29500-2, 6.2.2.3): without regard to ASCII
  // case.
  bool has(std::string_view name) const;
  // The name as stored of a part, or `name` itself.
  std::string stored_name(std::string_view name) const;

  // The part unpacked. A wrong checksum or size, or data that breaks off after the first bytes, gives a note
  // and what could be read. Errors: not_found, damaged ("part-unreadable"), limit_reached ("zip-part-size",
  // "zip-total-size", "zip-ratio").
  Result<std::string> read(std::string_view name, Document& document);

  ~Package();
  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;

 private:
  struct Archive;
  Package();
  std::optional<Error> list_entries();
  std::optional<std::string> read_at_once(std::uint64_t index);
  Result<std::string> read_by_pieces(std::uint64_t index, const std::string& part, Document& document);

  std::unique_ptr<Archive> archive_;
  const ReadLimits* limits_ = nullptr;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint64_t> index_of_;  // by folded name
  std::unordered_map<std::string, std::size_t> stored_;      // folded name -> index into names_
  std::size_t unpacked_total_ = 0;
  Inflater inflater_;
  std::string packed_;
};

// A name as it compares: ASCII lower case, forward slashes, percent escapes resolved, no leading slash.
std::string fold_part_name(std::string_view name);

}  // namespace sverka
