// Symbol fonts: which character a code draws.
#pragma once

#include <string_view>

namespace sverka {

enum class SymbolFont { None, Symbol, Wingdings, Wingdings2, Unmapped };

// Which table a font's name asks for; Unmapped for a symbol font without a table (Webdings, Wingdings 3,
// Marlett, ...).
SymbolFont symbol_font(std::string_view font_name);

// Fonts that draw bars, bricks or nothing in place of letters, whatever the letter.
bool draws_no_letters(std::string_view font_name);

// The character that code 0x20 to 0xFF (or its private form U+F020 to U+F0FF) draws; 0 where the table does
// not say.
char32_t symbol_character(SymbolFont font, char32_t code);

// U+E000 to U+F8FF and the private planes.
bool is_private_use(char32_t code);

}  // namespace sverka
