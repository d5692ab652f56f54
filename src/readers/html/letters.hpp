// ASCII letters as HTML and CSS see them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace sverka::html {

inline bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

inline char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

inline bool is_letter(char letter) {
  return lower(letter) >= 'a' && lower(letter) <= 'z';
}

inline bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

inline std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace sverka::html
