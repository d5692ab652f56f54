#include "report/shown.hpp"

#include <array>

#include "text/utf8.hpp"

namespace sverka {

namespace {

struct CodeRange {
  char32_t first;
  char32_t last;
};

template <std::size_t size>
bool in_ranges(char32_t code_point, const std::array<CodeRange, size>& ranges) {
  for (const CodeRange& range : ranges) {
    if (code_point >= range.first && code_point <= range.last) {
      return true;
    }
  }
  return false;
}

constexpr std::array<CodeRange, 17> kUnseen{{{0x0000, 0x001F},
                                             {0x007F, 0x009F},
                                             {0x034F, 0x034F},
                                             {0x061C, 0x061C},
                                             {0x115F, 0x1160},
                                             {0x17B4, 0x17B5},
                                             {0x180B, 0x180F},
                                             {0x200B, 0x200F},
                                             {0x2028, 0x202E},
                                             {0x2060, 0x206F},
                                             {0x2800, 0x2800},
                                             {0x3164, 0x3164},
                                             {0xFE00, 0xFE0F},
                                             {0xFEFF, 0xFEFF},
                                             {0xFFA0, 0xFFA0},
                                             {0xFFF9, 0xFFFB},
                                             {0xE0000, 0xE0FFF}}};

constexpr std::array<CodeRange, 6> kCombining{
    {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}}};

constexpr std::array<CodeRange, 9> kWide{{{0x1100, 0x115F},
                                          {0x2E80, 0x303E},
                                          {0x3041, 0xA4CF},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFE30, 0xFE6F},
                                          {0xFF00, 0xFF60},
                                          {0x1F300, 0x1F64F},
                                          {0x20000, 0x3FFFD}}};

std::size_t width_of(char32_t code_point) {
  if (code_point < 0x300) {
    return 1;
  }
  if (in_ranges(code_point, kCombining)) {
    return 0;
  }
  return in_ranges(code_point, kWide) ? 2 : 1;
}

}  // namespace

bool is_unseen(char32_t code_point) {
  if (code_point >= 0x20 && code_point < 0x7F) {
    return false;
  }
  return in_ranges(code_point, kUnseen);
}

std::string code_point_name(char32_t code_point) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (unsigned value = code_point; value != 0 || digits.size() < 4; value >>= 4) {
    digits.insert(digits.begin(), kDigits[value & 0xFu]);
  }
  return "U+" + digits;
}

std::string shown(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (code_point == U'\t' || code_point == U'\n' || code_point == U'\r') {
      out += ' ';
    } else if (code_point == 0x00AD) {
      continue;
    } else if (is_unseen(code_point)) {
      out += '<' + code_point_name(code_point) + '>';
    } else {
      append_utf8(out, code_point);
    }
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    width += width_of(next_code_point(text, at));
  }
  return width;
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) {
    return std::string(text);
  }
  std::size_t width = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    width += width_of(next_code_point(text, at));
    if (width + 3 > columns) {
      break;
    }
    end = at;
  }
  return std::string(text.substr(0, end)) + "...";
}

}  // namespace sverka
