// A row of glyphs -> a line of words with its text.
#pragma once

#include "readers/pdf/lines.hpp"
#include "readers/pdf/lines_rows.hpp"

namespace sverka::pdf {

// What the file says the glyph means; empty where it says nothing.
std::string_view text_of(const Page& page, const Glyph& glyph);
bool is_space_glyph(const Page& page, const Glyph& glyph);

// Needs a row that is not empty. A row of spaces gives a line without words.
TextLine line_of(const Page& page, const Row& row, std::int32_t direction);

// Puts words that are not plainly seen between those that are, where they stand. Words of theirs that no seen word parts stay together.
void insert_words(TextLine& line, const TextLine& others);

}  // namespace sverka::pdf
