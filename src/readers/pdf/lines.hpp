// Glyphs of one region of a page -> lines of words, from geometry alone: the order of drawing decides nothing but ties.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "readers/pdf/page.hpp"

namespace sverka::pdf {

// Glyphs that are not plainly part of the page's own visible text: they form words of their own between the visible ones.
constexpr std::uint32_t kApartFlags = kNotSeenFlags | kOverlay;

struct LineWord {
  TextRange text;             // of TextLine::text, without the space around it
  Box box;                    // on the page
  float left = 0, right = 0;  // along the line
  std::uint32_t order = 0;    // its first glyph's place in the order of drawing
  bool apart = false;         // holds kApartFlags
};

// One line of text. Lengths are measured along the line: for upright text they are the page's.
struct TextLine {
  std::string text;             // words with one space between them; a tab in place of a wide gap
  std::vector<Run> runs;        // as in Block
  std::vector<LineWord> words;  // from left to right
  float left = 0, right = 0, baseline = 0;
  float size = 0;       // of most of its glyphs
  float gap_above = 0;  // to the baseline of the line above in the same region; 0 for the first
  std::uint32_t page = 0;
  std::int32_t direction = 0;  // degrees, clockwise; 0 reads from left to right
  bool apart = false;          // no word of it is plainly seen
  bool over = false;           // large letters that other lines run through, as of a watermark: read behind them

  bool is_upright() const { return direction == 0 && !over; }
};

// From top to bottom; lines of other directions, and those over others, follow those that read from left to right. Every glyph that has a
// text stands in exactly one word, a letter drawn twice at one place once. Glyphs without a text are U+FFFD. O(n log n).
std::vector<TextLine> lines_of(const Page& page, const std::vector<std::uint32_t>& glyphs);

// The words [first, last) of a line as a line of their own.
TextLine part_of(const TextLine& line, std::size_t first, std::size_t last);

}  // namespace sverka::pdf
