// What codes and names of glyphs mean (PDF 32000 annex D, Adobe Glyph List).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sverka::pdf {

// The encoding of that name ("WinAnsiEncoding", ...; for the symbol fonts "Symbol", "ZapfDingbats"), or nothing.
const std::array<char16_t, 256>* encoding_named(std::string_view name);

// UTF-8 of a glyph's name: of the list, uniXXXX, uXXXXX, afii numbers, parts joined by "_", a suffix after "." left out.
// Empty for a name that tells nothing (g12, a5, .notdef).
std::string letters_of_glyph(std::string_view name);

// Thousandths of the em of a letter in one of the fourteen standard fonts, by the font's base name; 0 if it is none of
// them or has no such letter. `code` is for the two symbol fonts.
double standard_width(std::string_view base_font, char32_t letter, unsigned code);
bool is_standard_font(std::string_view base_font);

}  // namespace sverka::pdf
