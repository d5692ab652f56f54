// One page as a drawing: a white sheet, its words where they stand, marks and their numbers over them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace sverka {

constexpr std::string_view kRemovedMark = "rem";  // a wedge between words
constexpr std::string_view kObjectMark = "obj";   // a frame around what is no word

struct DrawnWord {
  Box box;
  std::string_view text;  // of the document, which outlives the drawing
  std::string reason;     // why it is not plainly seen; empty if it is
};

struct DrawnMark {
  std::string_view name;  // class of the mark
  Box box;
  bool is_slot = false;     // under all others
  std::size_t finding = 0;  // its number; 0: none speaks of it
  std::size_t number = 0;   // drawn beside the mark; 0: none
  std::string_view group;   // of the finding: class of the number
  bool anchor = false;      // "m<number>" leads here
  std::string title;        // plain text
};

struct DrawnPage {
  std::vector<DrawnWord> words;
  std::vector<DrawnMark> marks;
  bool has_finding = false;
};

// `name` is for those who cannot see the drawing. `instead` is said in the middle of a page without words. Boxes
// outside the page are drawn at its edge, boxes too small to be seen are drawn larger.
std::string svg_page(const DrawnPage& page, const PageExtent& size, std::string_view name, std::string_view instead);

}  // namespace sverka
