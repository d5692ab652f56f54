// Rows of a table without drawn lines, from the pieces of text in its columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "readers/pdf/lines.hpp"

namespace sverka::pdf {

constexpr float kColumnAligned = 2.5F;  // points
constexpr float kColumnEnded = 1.9F;    // em below a column's last line, from which on it has ended

// What one line of the page has in one column.
struct ColumnPiece {
  TextLine line;
  std::size_t column = 0;
  std::uint32_t order = 0;  // in which it is drawn
  std::uint32_t row = 0;    // from 1
};

// Numbers the rows of pieces that come from top to bottom, and sorts them by row and column, within a cell as they came.
void number_rows(std::vector<ColumnPiece>& pieces);

}  // namespace sverka::pdf
