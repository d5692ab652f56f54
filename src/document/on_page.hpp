// Where a stretch of a block stands on the pages, from the word boxes that the reader left. Blocks of a format without
// pages of its own (DOCX) have no boxes, and then every answer here is empty.
#pragma once

#include <vector>

#include "document/document.hpp"

namespace sverka {

struct BoxOnPage {
  std::uint32_t page = 0;  // 1-based
  Box box;
  TextRange text;  // the bytes that stand there, within the range that was asked for
  bool operator==(const BoxOnPage&) const = default;
};

// One hull a page, in the order of the text. An empty range gives the narrow box between the words that it stands
// between. Words count whole, though the range cover a part of them. Costs as much as the words found.
std::vector<BoxOnPage> boxes_by_page(const Block& block, TextRange range);

// The same, one box for the words that stand side by side on one line.
std::vector<BoxOnPage> boxes_by_line(const Block& block, TextRange range);

// The words whose middles stand in the box, from the first to the last; an empty range if there are none.
TextRange range_in_box(const Block& block, std::uint32_t page, const Box& box);

// The smallest box around both.
Box hull(const Box& left, const Box& right);

}  // namespace sverka
