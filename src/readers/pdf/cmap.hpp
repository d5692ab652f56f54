// Character maps: codes of a composite font -> CIDs, codes -> text (ToUnicode).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sverka::pdf {

// Which codes have how many bytes.
struct CodeSpace {
  unsigned bytes = 1;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};

class CMap {
 public:
  // Reads a CMap's stream. At most `entries` codes; what is beyond or malformed is left out, the former said by `is_cut`.
  static CMap parse(std::string_view stream, std::size_t entries = 200000);
  // Two-byte codes that are their own CIDs.
  static CMap identity();

  // The text of a code as UTF-8, or nothing if the map does not speak of it.
  const std::string* text(std::uint32_t code) const;
  bool is_cut() const { return cut_; }
  bool has_texts() const { return !texts_.empty(); }
  const std::unordered_map<std::uint32_t, std::string>& texts() const { return texts_; }

  std::uint32_t cid(std::uint32_t code) const;
  bool is_identity() const { return identity_; }
  bool has_cids() const { return identity_ || !cid_ranges_.empty(); }
  bool vertical() const { return vertical_; }
  // The CMap that this one begins with, by name; empty if none.
  const std::string& base() const { return base_; }
  void use(const CMap& base);

  // The next code of a string: its bytes are taken from `at` on. Needs at < size.
  std::uint32_t next_code(std::string_view string, std::size_t& at, unsigned& bytes) const;

 private:
  struct CidRange {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t cid = 0;
  };
  friend class CMapReader;

  void finish();

  bool identity_ = false;
  bool vertical_ = false;
  bool cut_ = false;
  std::string base_;
  std::vector<CodeSpace> spaces_;
  std::vector<CidRange> cid_ranges_;  // sorted
  std::unordered_map<std::uint32_t, std::string> texts_;
};

}  // namespace sverka::pdf
