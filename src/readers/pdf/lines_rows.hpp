// Glyphs in the frame of their line -> rows: those with about one baseline, superscripts among them.
#pragma once

#include <cstdint>
#include <vector>

namespace sverka::pdf {

// A glyph in the frame of its line: `begin` and `end` run with the text, `v` downwards across it.
struct Placed {
  float begin = 0, end = 0, v = 0, size = 1;
  std::uint32_t glyph = 0;  // index into Page::glyphs
  std::uint32_t flags = 0;  // the glyph's, with kVertical where it is a superscript or subscript
  bool space = false;
};

using Row = std::vector<Placed>;  // from left to right

// From top to bottom. Sorting and one pass.
std::vector<Row> rows_of(std::vector<Placed> glyphs);

// The size of the glyph in the middle of all sizes. Needs a row that is not empty.
float size_of(const Row& row);

}  // namespace sverka::pdf
