#include "text/utf8.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace sverka {

namespace {

// Eight bytes of ASCII, or four Russian letters, at one look: most of every text is one or the other.
bool are_usual(const char* bytes) {
  if constexpr (std::endian::native != std::endian::little) {
    return false;
  }
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  constexpr std::uint64_t kHigh = 0x8080808080808080, kPairs = 0xC0FEC0FEC0FEC0FE, kRussian = 0x80D080D080D080D0;
  return (eight & kHigh) == 0 || (eight & kPairs) == kRussian;
}

// Where the first broken sequence from `at` on begins; the size of the text if there is none.
std::size_t end_of_valid(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text.size() - at >= 8 && are_usual(text.data() + at)) {
      at += 8;
      continue;
    }
    const std::size_t before = at;
    if (next_code_point(text, at) == kReplacement && at - before == 1) {
      return before;
    }
  }
  return at;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned char first = byte(at);
  if (first < 0x80) {
    ++at;
    return first;
  }
  // Two bytes are nearly all of a Russian text.
  if (first >= 0xC2 && first < 0xE0 && at + 1 < text.size() && (byte(at + 1) & 0xC0) == 0x80) {
    const char32_t code_point = (static_cast<char32_t>(first & 0x1Fu) << 6) | (byte(at + 1) & 0x3Fu);
    at += 2;
    return code_point;
  }
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) {
    ++at;
    return kReplacement;
  }
  char32_t code_point = first & (0x7Fu >> length);
  for (std::size_t index = 1; index < length; ++index) {
    if ((byte(at + index) & 0xC0) != 0x80) {
      ++at;
      return kReplacement;
    }
    code_point = (code_point << 6) | (byte(at + index) & 0x3Fu);
  }
  const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  if (overlong || (code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF) {
    ++at;
    return kReplacement;
  }
  at += length;
  return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
  if ((code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF) {
    code_point = kReplacement;
  }
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0 | (code_point >> 6)), static_cast<char>(0x80 | (code_point & 0x3F))};
    text.append(bytes, sizeof bytes);
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  return end_of_valid(text, 0) == text.size();
}

std::string repair_utf8(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_valid(text, at);
    repaired.append(text, at, end - at);
    at = end;
    if (at < text.size()) {
      append_utf8(repaired, kReplacement);
      ++at;
    }
  }
  return repaired;
}

std::u32string to_code_points(std::string_view text) {
  std::u32string code_points;
  code_points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    code_points += next_code_point(text, at);
  }
  return code_points;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string text;
  text.reserve(code_points.size() * 2);
  for (char32_t code_point : code_points) {
    append_utf8(text, code_point);
  }
  return text;
}

}  // namespace sverka
