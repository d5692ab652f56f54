#include "text/base64.hpp"

#include <cstdint>

namespace sverka {

namespace {

int value_of(char letter) {
  return letter >= 'A' && letter <= 'Z'   ? letter - 'A'
         : letter >= 'a' && letter <= 'z' ? letter - 'a' + 26
         : letter >= '0' && letter <= '9' ? letter - '0' + 52
         : letter == '+' || letter == '-' ? 62
         : letter == '/' || letter == '_' ? 63
                                          : -1;
}

}  // namespace

std::optional<std::string> bytes_of_base64(std::string_view text) {
  while (text.ends_with('=')) {
    text.remove_suffix(1);
  }
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char letter : text) {
    if (letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n') {
      continue;
    }
    const int value = value_of(letter);
    if (value < 0) {
      return std::nullopt;
    }
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> count) & 0xFF);
    }
  }
  return out;
}

}  // namespace sverka
