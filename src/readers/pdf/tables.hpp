// Tables from the lines that are drawn around their cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "document/document.hpp"
#include "readers/pdf/page.hpp"

namespace sverka::pdf {

constexpr std::size_t kNoCell = static_cast<std::size_t>(-1);

struct RuledCell {
  Box box;
  std::uint32_t row = 0, column = 0;  // from 1, in units of the grid of all lines
};

// At least two cells that drawn lines part.
struct RuledTable {
  Box box;
  std::vector<float> columns, rows;    // where the grid's lines stand, ascending
  std::vector<RuledCell> cells;        // row by row
  std::vector<std::uint32_t> cell_of;  // by row and column of the grid: index into `cells`

  // The cell around the point, or kNoCell.
  std::size_t find(float x, float y) const;
};

// Ordered by area, the smallest first: the first one that holds a point is the innermost. Pages with more lines than any
// real table has are said to have none: the cost is bounded.
std::vector<RuledTable> ruled_tables(const std::vector<Line>& lines);

}  // namespace sverka::pdf
