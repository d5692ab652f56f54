// The file of a copy index: a header, then tables, each at a multiple of eight bytes, little-endian. Nothing in it is trusted:
// each read is held against the table's size.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "web/words.hpp"

namespace sverka {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view kCopyMagic = "SVERKACI";
constexpr std::uint32_t kCopyVersion = 2;

// Words in a fingerprint, and fingerprints of which one is kept: a run of kGramWords + kWindow - 1 words is always seen. Three words, so
// that something is left of a text of which every fourth was exchanged.
constexpr std::size_t kGramWords = 3;
constexpr std::size_t kWindow = 4;

// All copies of a fingerprint's place in one article beyond these are left out.
constexpr std::size_t kMostPlacesInArticle = 4;
constexpr std::size_t kMostPlaces = 16;
// Places of one bucket that are looked at: no sound index has as many.
constexpr std::uint32_t kMostInBucket = 4096;
// In as many articles a text is boilerplate.
constexpr std::size_t kBoilerplateArticles = 3;

enum class CopyTable : std::uint8_t {
  Starts,   // u32 an article and one more: its first word
  Groups,   // u32 an article: the first article of nearly the same text
  Records,  // u64 an article and one more: byte of its record in Texts
  Buckets,  // u32 a bucket and one more: its first place
  Places,   // u32: the word at which the fingerprint stands
  Lows,     // u16 a place: bits of the fingerprint's hash below those that are the bucket
  Marks,    // u16 a word
  Common,   // a bit a word: it is boilerplate
  Texts,    // u32 count of strings, then u32 length and bytes of each: url, title, equal addresses
};
constexpr std::size_t kCopyTables = 9;

struct CopyHeader {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;
  std::uint32_t articles = 0;
  std::uint32_t words = 0;
  std::uint32_t bucket_bits = 0;
  std::uint64_t bytes = 0;  // of the whole file
  std::array<std::uint64_t, kCopyTables> begins{};
  std::array<std::uint64_t, kCopyTables> sizes{};  // in bytes
};

// The words of a fingerprint as one number, and its hash, one to one.
constexpr std::uint64_t gram_of(WordMark first, WordMark second, WordMark third) {
  return static_cast<std::uint64_t>(first) | static_cast<std::uint64_t>(second) << 16 | static_cast<std::uint64_t>(third) << 32;
}

constexpr std::uint64_t hash_of_gram(std::uint64_t gram) {
  gram ^= gram >> 30;
  gram *= 0xBF58476D1CE4E5B9u;
  gram ^= gram >> 27;
  gram *= 0x94D049BB133111EBu;
  return gram ^ (gram >> 31);
}

constexpr std::uint32_t bucket_of(std::uint64_t hash, std::uint32_t bits) {
  return static_cast<std::uint32_t>(hash >> (64 - bits));
}

constexpr std::uint16_t low_of(std::uint64_t hash, std::uint32_t bits) {
  return static_cast<std::uint16_t>(hash >> (48 - bits));
}

// Tables of an index in memory or mapped. Reads outside a table give nothing but zero.
class CopyTables {
 public:
  CopyTables() = default;
  CopyTables(std::string_view bytes, const CopyHeader& header) : bytes_(bytes), header_(header) {}

  const CopyHeader& header() const { return header_; }

  std::string_view table(CopyTable which) const {
    const auto index = static_cast<std::size_t>(which);
    return bytes_.substr(header_.begins[index], header_.sizes[index]);
  }

  template <class Number>
  Number read(CopyTable which, std::uint64_t at) const {
    const auto index = static_cast<std::size_t>(which);
    Number number{};
    if (at < header_.sizes[index] / sizeof(Number)) {
      std::memcpy(&number, bytes_.data() + header_.begins[index] + at * sizeof(Number), sizeof(Number));
    }
    return number;
  }

  WordMark mark(std::uint64_t word) const { return read<WordMark>(CopyTable::Marks, word); }
  bool is_common(std::uint64_t word) const { return (read<std::uint8_t>(CopyTable::Common, word / 8) >> (word % 8) & 1u) != 0; }
  std::uint32_t start(std::uint32_t article) const { return read<std::uint32_t>(CopyTable::Starts, article); }
  // The words of an article: numbers of the index. Empty where the table is damaged.
  TextRange words_of(std::uint32_t article) const {
    const TextRange range{start(article), start(article + 1)};
    return range.begin <= range.end && range.end <= header_.words ? range : TextRange{};
  }
  // The article that a word of the index belongs to.
  std::uint32_t article_of(std::uint32_t word) const;

 private:
  std::string_view bytes_;
  CopyHeader header_;
};

// Errors as open_copy_index() tells them: "corpus-damaged", "corpus-newer"; empty: none.
std::string_view read_header(std::string_view bytes, CopyHeader& header);

struct CopyRecord {
  std::string url, title;
  std::vector<std::string> equal_urls;
};

std::string write_record(const CopyRecord& record);
CopyRecord read_record(const CopyTables& tables, std::uint32_t article);

}  // namespace sverka
