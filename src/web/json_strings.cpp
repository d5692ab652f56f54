#include "web/json_strings.hpp"

#include <algorithm>
#include <optional>

#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::size_t kMostValues = 1000;

std::optional<char32_t> hexadecimal(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) {
    return std::nullopt;
  }
  char32_t value = 0;
  for (const char digit : text.substr(at, 4)) {
    const char32_t number = digit >= '0' && digit <= '9'   ? static_cast<char32_t>(digit - '0')
                            : digit >= 'a' && digit <= 'f' ? static_cast<char32_t>(digit - 'a' + 10)
                            : digit >= 'A' && digit <= 'F' ? static_cast<char32_t>(digit - 'A' + 10)
                                                           : 16;
    if (number > 15) {
      return std::nullopt;
    }
    value = value * 16 + number;
  }
  return value;
}

// The code point of "uXXXX" at `at`, with the other half of a pair; moves past it.
char32_t escaped_code_point(std::string_view text, std::size_t& at) {
  const std::optional<char32_t> first = hexadecimal(text, at + 1);
  at += first ? 5 : 1;
  if (!first) {
    return kReplacement;
  }
  if (*first >= 0xD800 && *first <= 0xDBFF && text.substr(at, 2) == "\\u") {
    const std::optional<char32_t> second = hexadecimal(text, at + 2);
    if (second && *second >= 0xDC00 && *second <= 0xDFFF) {
      at += 6;
      return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
    }
  }
  return *first;
}

// The string whose opening quote stands at `at`; moves past the closing one.
std::string read_string(std::string_view text, std::size_t& at) {
  std::string value;
  for (++at; at < text.size() && text[at] != '"';) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      value += text[at++];
      continue;
    }
    ++at;
    switch (text[at]) {
      case 'u':
        append_utf8(value, escaped_code_point(text, at));
        continue;
      case 'n':
      case 'r':
      case 't':
      case 'b':
      case 'f':
        value += ' ';
        break;
      default:
        value += text[at];
    }
    ++at;
  }
  at = std::min(at + 1, text.size());
  return value;
}

}  // namespace

std::vector<std::string> json_strings(std::string_view json, std::span<const std::string_view> keys) {
  std::vector<std::string> values;
  std::string last;     // the string read last, which a colon makes a key
  bool wanted = false;  // the value of one of the keys comes
  for (std::size_t at = 0; at < json.size() && values.size() < kMostValues;) {
    if (json[at] == '"') {
      last = read_string(json, at);
      if (wanted) {
        values.push_back(repair_utf8(last));
        wanted = false;
      }
      continue;
    }
    if (json[at] == ':') {
      wanted = std::find(keys.begin(), keys.end(), last) != keys.end();
      last.clear();
    } else if (json[at] == ',' || json[at] == '{' || json[at] == '[') {
      wanted = false;
    }
    ++at;
  }
  return values;
}

}  // namespace sverka
