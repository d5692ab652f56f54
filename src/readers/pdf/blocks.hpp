// Lines of one region -> paragraphs as blocks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "readers/pdf/lines.hpp"

namespace sverka::pdf {

// What all blocks of a region have in common.
struct BlockPlace {
  Story story = Story::Body;
  HeaderUse header_use = HeaderUse::NotHeader;
  Cell cell;
  std::uint32_t story_item = 0;
};

// A line with the region's borders: what is between its end and the right one was left free.
struct BoundLine {
  TextLine line;
  float left = 0, right = 0;
};

// Makes blocks of lines that follow each other. A paragraph ends where the next line's first word would still have fitted, where
// the next line is indented otherwise, stands farther below, is of another size, or begins with a clause number; it does not end
// with the page. Where a line ends with a hyphen the word goes on without a space: its boxes tell where the line ended.
// `pitch` is the usual distance of baselines in em.
void add_paragraphs(const std::vector<BoundLine>& lines, const BlockPlace& place, float pitch, std::vector<Block>& blocks);

// A block's text and boxes grow by one line.
void append_line(Block& block, const TextLine& line);

// The parts of a clause number at the beginning of a text ("4.2.1." -> 4 2 1), the letter of "b)" as 1000 and up; empty if none.
std::vector<std::uint32_t> clause_number_of(std::string_view text);

}  // namespace sverka::pdf
