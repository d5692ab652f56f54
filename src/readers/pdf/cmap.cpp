#include "readers/pdf/cmap.hpp"

#include <algorithm>

#include "readers/pdf/lexer.hpp"
#include "readers/pdf/text_string.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kSpaces = 100;

}  // namespace

class CMapReader {
 public:
  CMapReader(std::string_view stream, std::size_t entries, CMap& map) : lexer_(stream), left_(entries), map_(map) {}

  void read() {
    std::string name;
    bool wants_mode = false;
    for (ContentToken token = lexer_.next(); token.type != TokenType::End; token = lexer_.next()) {
      if (token.type == TokenType::Name) {
        name = token.text;
        wants_mode = name == "WMode";
      } else if (token.type == TokenType::Number && wants_mode) {
        map_.vertical_ = token.number == 1;
        wants_mode = false;
      } else if (token.type == TokenType::Word) {
        read_section(token.text, name);
      }
    }
  }

 private:
  struct Code {
    std::uint32_t value = 0;
    unsigned bytes = 0;
  };

  void read_section(std::string_view word, const std::string& name) {
    if (word == "usecmap") {
      map_.base_ = name;
    } else if (word == "begincodespacerange") {
      read_spaces();
    } else if (word == "beginbfchar") {
      read_chars();
    } else if (word == "beginbfrange") {
      read_ranges();
    } else if (word == "begincidchar") {
      read_cids(1);
    } else if (word == "begincidrange") {
      read_cids(2);
    }
  }

  static Code code_of(std::string_view bytes) {
    Code code;
    for (const char byte : bytes.substr(0, 4)) {
      code.value = (code.value << 8) | static_cast<unsigned char>(byte);
      ++code.bytes;
    }
    return code;
  }

  // A code in a section; false at the section's end.
  bool next_code(Code& code) {
    const ContentToken token = lexer_.next();
    if (token.type != TokenType::String) {
      return false;
    }
    code = code_of(token.text);
    return true;
  }

  void read_spaces() {
    Code low;
    Code high;
    while (next_code(low) && next_code(high)) {
      map_.cut_ = map_.cut_ || map_.spaces_.size() >= kSpaces;
      if (low.bytes > 0 && map_.spaces_.size() < kSpaces) {
        map_.spaces_.push_back({low.bytes, low.value, high.value});
      }
    }
  }

  void put(std::uint32_t code, std::string text) {
    map_.cut_ = map_.cut_ || left_ == 0;
    if (left_ > 0) {
      --left_;
      map_.texts_.insert_or_assign(code, std::move(text));
    }
  }

  static std::string text_of(const ContentToken& token) {
    if (token.type == TokenType::String) {
      // One byte is taken as Latin-1, as other readers do.
      return token.text.size() == 1 ? decode_utf16(std::string("\0", 1) + std::string(token.text))
                                    : decode_utf16(token.text.substr(0, 512));
    }
    return {};
  }

  void read_chars() {
    Code code;
    while (next_code(code)) {
      const ContentToken token = lexer_.next();
      if (token.type == TokenType::String) {
        put(code.value, text_of(token));
      } else if (token.type != TokenType::Name) {
        return;
      }
    }
  }

  // The last code point counts up along the range.
  void put_range(std::uint32_t low, std::uint32_t high, const std::string& first) {
    std::u32string letters = to_code_points(first);
    map_.cut_ = map_.cut_ || high - low >= left_;
    for (std::uint32_t code = low; code <= high && left_ > 0; ++code) {
      put(code, to_utf8(letters));
      if (!letters.empty()) {
        ++letters.back();
      }
      if (code == high) {
        return;
      }
    }
  }

  void read_ranges() {
    Code low;
    Code high;
    while (next_code(low) && next_code(high)) {
      ContentToken token = lexer_.next();
      if (token.type == TokenType::String) {
        put_range(low.value, std::max(low.value, high.value), text_of(token));
        continue;
      }
      if (token.type != TokenType::ArrayBegin) {
        return;
      }
      std::uint32_t code = low.value;
      for (token = lexer_.next(); token.type == TokenType::String || token.type == TokenType::Name; token = lexer_.next()) {
        put(code++, text_of(token));
      }
    }
  }

  void read_cids(int codes) {
    Code low;
    while (next_code(low)) {
      Code high = low;
      if (codes == 2 && !next_code(high)) {
        return;
      }
      const ContentToken token = lexer_.next();
      if (token.type != TokenType::Number) {
        return;
      }
      map_.cut_ = map_.cut_ || left_ == 0;
      if (left_ > 0 && high.value >= low.value && token.number >= 0 && token.number <= 65535) {
        --left_;
        map_.cid_ranges_.push_back({low.value, high.value, static_cast<std::uint32_t>(token.number)});
      }
    }
  }

  Lexer lexer_;
  std::size_t left_;
  CMap& map_;
};

CMap CMap::parse(std::string_view stream, std::size_t entries) {
  CMap map;
  CMapReader(stream, entries, map).read();
  map.finish();
  return map;
}

CMap CMap::identity() {
  CMap map;
  map.identity_ = true;
  map.spaces_ = {{2, 0, 0xFFFF}};
  return map;
}

void CMap::finish() {
  std::stable_sort(cid_ranges_.begin(), cid_ranges_.end(), [](const CidRange& one, const CidRange& other) { return one.low < other.low; });
}

void CMap::use(const CMap& base) {
  identity_ = identity_ || base.identity_;
  vertical_ = vertical_ || base.vertical_;
  spaces_.insert(spaces_.end(), base.spaces_.begin(), base.spaces_.end());
  cid_ranges_.insert(cid_ranges_.end(), base.cid_ranges_.begin(), base.cid_ranges_.end());
  finish();
}

const std::string* CMap::text(std::uint32_t code) const {
  const auto found = texts_.find(code);
  return found == texts_.end() ? nullptr : &found->second;
}

std::uint32_t CMap::cid(std::uint32_t code) const {
  const auto after = std::upper_bound(cid_ranges_.begin(), cid_ranges_.end(), code,
                                      [](std::uint32_t value, const CidRange& range) { return value < range.low; });
  if (after != cid_ranges_.begin()) {
    const CidRange& range = *(after - 1);
    if (code <= range.high) {
      return range.cid + (code - range.low);
    }
  }
  return identity_ ? code : 0;
}

std::uint32_t CMap::next_code(std::string_view string, std::size_t& at, unsigned& bytes) const {
  std::uint32_t code = 0;
  unsigned shortest = 4;
  for (const CodeSpace& space : spaces_) {
    shortest = std::min(shortest, space.bytes);
  }
  if (spaces_.empty()) {
    shortest = 2;
  }
  for (bytes = 1; bytes <= 4 && at + bytes <= string.size(); ++bytes) {
    code = (code << 8) | static_cast<unsigned char>(string[at + bytes - 1]);
    for (const CodeSpace& space : spaces_) {
      bool inside = space.bytes == bytes;
      for (unsigned i = 0; inside && i < bytes; ++i) {
        const std::uint32_t byte = (code >> (8 * i)) & 0xFF;
        inside = byte >= ((space.low >> (8 * i)) & 0xFF) && byte <= ((space.high >> (8 * i)) & 0xFF);
      }
      if (inside) {
        at += bytes;
        return code;
      }
    }
  }
  // Outside of every range: the shortest code is skipped.
  bytes = static_cast<unsigned>(std::min<std::size_t>(shortest, string.size() - at));
  code = 0;
  for (unsigned i = 0; i < bytes; ++i) {
    code = (code << 8) | static_cast<unsigned char>(string[at + i]);
  }
  at += bytes;
  return code;
}

}  // namespace sverka::pdf
