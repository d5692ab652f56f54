// Tables behind encodings.hpp, written by a program.
#pragma once

#include <array>
#include <cstdint>

namespace sverka::pdf {

// What each code means; 0 where it means nothing.
extern const std::array<char16_t, 256> kWindowsLetters;
extern const std::array<char16_t, 256> kMacintoshLetters;
extern const std::array<char16_t, 256> kStandardLetters;
extern const std::array<char16_t, 256> kSymbolLetters;
extern const std::array<char16_t, 256> kDingbatLetters;

// Thousandths of the em, from code 32 of WinAnsiEncoding (the last two: of their own encoding): Helvetica, bold, Times,
// bold, italic, bold italic, Symbol, ZapfDingbats. 0 where there is no glyph.
extern const std::array<std::array<std::uint16_t, 224>, 8> kStandardWidths;

// "name hex name hex ...", single-letter names left out.
extern const char* const kGlyphNames;

}  // namespace sverka::pdf
