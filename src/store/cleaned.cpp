#include "store/cleaned.hpp"

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr char32_t kIo = 0x451;
constexpr char32_t kE = 0x435;

}  // namespace

std::string cleaned(std::string_view text, std::size_t most, Lines lines) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (point < 0x20 || (point >= 0x7F && point < 0xA0)) {
      const bool line_end = point == '\n' && lines == Lines::Several;
      if (!line_end && point != '\t' && point != '\n') {
        continue;
      }
      clean += line_end ? '\n' : ' ';
      continue;
    }
    std::string one;
    append_utf8(one, point);
    if (clean.size() + one.size() > most) {
      break;
    }
    clean += one;
  }
  const std::size_t first = clean.find_first_not_of(" \n");
  return first == std::string::npos ? std::string() : clean.substr(first, clean.find_last_not_of(" \n") + 1 - first);
}

std::string found_by(std::string_view text) {
  std::string folded;
  const std::string lower = to_lower(fold_spaces(text));
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t point = next_code_point(lower, at);
    append_utf8(folded, point == kIo ? kE : point);
  }
  return folded;
}

}  // namespace sverka
