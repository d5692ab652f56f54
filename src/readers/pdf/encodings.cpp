#include "readers/pdf/encodings.hpp"

#include <charconv>
#include <optional>
#include <unordered_map>

#include "readers/pdf/encoding_tables.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

using Names = std::unordered_map<std::string_view, char32_t>;

Names read_names() {
  Names names;
  std::string_view rest = kGlyphNames;
  while (!rest.empty()) {
    const std::size_t name_end = rest.find(' ');
    const std::size_t end = rest.find(' ', name_end + 1);
    unsigned value = 0;
    std::from_chars(rest.data() + name_end + 1, rest.data() + end, value, 16);
    names.emplace(rest.substr(0, name_end), value);
    rest.remove_prefix(end + 1);
  }
  return names;
}

std::optional<char32_t> hex_letter(std::string_view digits) {
  unsigned value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  const bool whole = !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return whole && value >= 0x20 && value <= 0x10FFFF ? std::optional<char32_t>(value) : std::nullopt;
}

void append_part(std::string& text, std::string_view part) {
  static const Names names = read_names();
  if (part.size() == 1 && static_cast<unsigned char>(part[0]) > ' ' && static_cast<unsigned char>(part[0]) < 0x7F) {
    text += part;
    return;
  }
  if (const auto found = names.find(part); found != names.end()) {
    append_utf8(text, found->second);
    return;
  }
  if (part.starts_with("uni") && part.size() >= 7 && part.size() % 4 == 3) {
    for (std::size_t at = 3; at < part.size(); at += 4) {
      if (const auto letter = hex_letter(part.substr(at, 4))) {
        append_utf8(text, *letter);
      }
    }
  } else if (part.starts_with("u") && part.size() >= 5 && part.size() <= 7) {
    if (const auto letter = hex_letter(part.substr(1))) {
      append_utf8(text, *letter);
    }
  }
}

std::string_view family_of(std::string_view base_font) {
  if (base_font.size() > 7 && base_font[6] == '+') {
    base_font.remove_prefix(7);
  }
  return base_font;
}

// Index into kStandardWidths, 8 for Courier, -1 for none.
int standard_index(std::string_view base_font) {
  const std::string_view name = family_of(base_font);
  const bool bold = name.find("Bold") != std::string_view::npos;
  const bool italic = name.find("Italic") != std::string_view::npos || name.find("Oblique") != std::string_view::npos;
  if (name.starts_with("Helvetica") || name.starts_with("Arial")) {
    return bold ? 1 : 0;
  }
  if (name.starts_with("Times")) {
    return 2 + (bold ? 1 : 0) + (italic ? 2 : 0);
  }
  if (name.starts_with("Courier")) {
    return 8;
  }
  return name == "Symbol" ? 6 : name == "ZapfDingbats" ? 7 : -1;
}

}  // namespace

const std::array<char16_t, 256>* encoding_named(std::string_view name) {
  if (name == "WinAnsiEncoding") {
    return &kWindowsLetters;
  }
  if (name == "MacRomanEncoding") {
    return &kMacintoshLetters;
  }
  if (name == "StandardEncoding") {
    return &kStandardLetters;
  }
  return name == "Symbol" ? &kSymbolLetters : name == "ZapfDingbats" ? &kDingbatLetters : nullptr;
}

std::string letters_of_glyph(std::string_view name) {
  std::string text;
  if (const std::size_t suffix = name.find('.'); suffix != std::string_view::npos) {
    name = name.substr(0, suffix);
  }
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('_'), name.size());
    append_part(text, name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return text;
}

double standard_width(std::string_view base_font, char32_t letter, unsigned code) {
  const int index = standard_index(base_font);
  if (index < 0 || index == 8) {
    return index == 8 ? 600 : 0;
  }
  const auto& widths = kStandardWidths[static_cast<std::size_t>(index)];
  if (index >= 6) {
    return code >= 32 && code < 256 ? widths[code - 32] : 0;
  }
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (kWindowsLetters[i + 32] == letter) {
      return widths[i];
    }
  }
  return 0;
}

bool is_standard_font(std::string_view base_font) {
  return standard_index(base_font) >= 0;
}

}  // namespace sverka::pdf
