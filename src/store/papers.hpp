// Papers as files named by what they hold: <folder>/ab/abcdef....  A file is written to a name of its own, synchronised, and renamed, so a
// paper is there as a whole or not at all. Nothing is ever written over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace sverka {

constexpr std::size_t kPaperBytes = std::size_t{256} << 20;

class PaperFolder {
 public:
  // Makes the folder. Errors: internal "papers-folder".
  static Result<PaperFolder> open(const std::string& folder);

  // Keeps the bytes; they are on the disk when this returns. The SHA-256. Safe from many threads. Errors: internal "paper-not-kept".
  Result<std::string> keep(std::string_view bytes);
  // Errors: not_found "paper-missing"; damaged "paper-changed" if the bytes are not what the name says.
  Result<std::string> read(const std::string& sha256) const;
  bool has(const std::string& sha256) const;
  // It was kept, if only once more, in the last ten minutes; or nobody can say when.
  bool may_be_new(const std::string& sha256) const;
  // Every name that stands in the folder, sorted; leftovers of interrupted writes are not among them.
  std::vector<std::string> names() const;
  // For retention: the file is gone for good. False: there was none, or it could not be removed.
  bool remove(const std::string& sha256) const;
  // Removes what interrupted writes left behind ten minutes ago or earlier; another program may be writing now.
  void sweep() const;

  const std::string& folder() const { return folder_; }

 private:
  explicit PaperFolder(std::string folder) : folder_(std::move(folder)) {}

  std::string folder_;
};

// 64 lower-case hexadecimal digits.
bool is_sha256(std::string_view name);

}  // namespace sverka
