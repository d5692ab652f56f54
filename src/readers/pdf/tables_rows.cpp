#include "readers/pdf/tables_rows.hpp"

#include <algorithm>
#include <map>

namespace sverka::pdf {
namespace {

// False if the order does not run through the cells row by row.
bool number_by(const std::vector<std::size_t>& order, std::vector<ColumnPiece>& pieces) {
  std::uint32_t row = 1;
  float lowest = pieces[order[0]].line.baseline, lowest_before = -1.0e9F;
  for (std::size_t at = 0; at < order.size(); ++at) {
    ColumnPiece& piece = pieces[order[at]];
    if (at > 0) {
      const ColumnPiece& before = pieces[order[at - 1]];
      if (piece.column < before.column) {
        ++row;
        lowest_before = lowest;
      }
      if (piece.column == before.column && piece.line.baseline < before.line.baseline - 1.0F) {
        return false;
      }
    }
    if (row > 1 && piece.line.baseline <= lowest_before + 1.0F) {
      return false;
    }
    lowest = at == 0 ? piece.line.baseline : std::max(lowest, piece.line.baseline);
    piece.row = row;
  }
  return true;
}

// Pieces come from top to bottom here.
void number_by_place(std::vector<ColumnPiece>& pieces) {
  std::map<std::size_t, float> lowest;  // by column, of the row so far
  std::uint32_t row = 1;
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin + 1;
    while (end < pieces.size() && pieces[end].line.baseline - pieces[begin].line.baseline < kColumnAligned) {
      ++end;
    }
    bool after_end = false, after_text = false;
    for (std::size_t at = begin; at < end; ++at) {
      const auto before = lowest.find(pieces[at].column);
      if (before != lowest.end()) {
        (pieces[at].line.baseline - before->second > kColumnEnded * pieces[at].line.size ? after_end : after_text) = true;
      }
    }
    if (end - begin > 1 && after_end && after_text) {
      ++row;
      lowest.clear();
    }
    for (std::size_t at = begin; at < end; ++at) {
      pieces[at].row = row;
      lowest[pieces[at].column] = pieces[at].line.baseline;
    }
    begin = end;
  }
}

}  // namespace

// Geometry cannot always tell a row of two long cells from many rows of short ones. The order of drawing can, as long as it runs from top
// to bottom, or all backwards; where it does neither, a row ends where a column has ended before the others and all begin anew.
void number_rows(std::vector<ColumnPiece>& pieces) {
  std::vector<std::size_t> order(pieces.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    order[at] = at;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) { return pieces[one].order < pieces[other].order; });
  if (!number_by(order, pieces)) {
    std::reverse(order.begin(), order.end());
    if (!number_by(order, pieces)) {
      number_by_place(pieces);
    }
  }
  std::stable_sort(pieces.begin(), pieces.end(), [](const ColumnPiece& one, const ColumnPiece& other) {
    return one.row != other.row ? one.row < other.row : one.column < other.column;
  });
}

}  // namespace sverka::pdf
