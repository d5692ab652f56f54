#include "document/on_page.hpp"

#include <algorithm>
#include <iterator>

namespace sverka {

namespace {

constexpr float kCaretWidth = 1.0F;
// Of the lower word's height: what two words of one line share at least.
constexpr float kLineOverlap = 0.5F;
// In heights of a line: a wider gap is the gap between two columns.
constexpr float kWidestSpace = 3.0F;

bool on_one_line(const BoxOnPage& left, const WordBox& right) {
  if (left.page != right.page) {
    return false;
  }
  const float height = std::min(left.box.bottom - left.box.top, right.box.bottom - right.box.top);
  const float shared = std::min(left.box.bottom, right.box.bottom) - std::max(left.box.top, right.box.top);
  const float gap = right.box.left - left.box.right;
  return shared >= kLineOverlap * height && gap > -height && gap < kWidestSpace * std::max(height, 1.0F);
}

// Between the word before the place and the word after it; at the margin of the one, where they stand on two lines.
std::vector<BoxOnPage> caret(const Block& block, std::uint32_t at) {
  if (block.boxes.empty()) {
    return {};
  }
  const auto after = std::partition_point(block.boxes.begin(), block.boxes.end(), [at](const WordBox& one) { return one.text.begin < at; });
  const bool is_first = after == block.boxes.begin();
  const WordBox& word = is_first ? *after : *std::prev(after);
  Box box = word.box;
  if (is_first) {
    box.right = box.left;
    box.left -= kCaretWidth;
  } else if (at < word.text.end) {
    const auto done = static_cast<float>(at - word.text.begin);
    box.left += (box.right - box.left) * done / static_cast<float>(word.text.end - word.text.begin);
    box.right = box.left + kCaretWidth;
  } else {
    box.left = box.right;
    box.right += kCaretWidth;
  }
  return {BoxOnPage{word.page, box, TextRange{at, at}}};
}

template <class Joins>
std::vector<BoxOnPage> boxes(const Block& block, TextRange range, Joins joins) {
  if (range.begin >= range.end) {
    return caret(block, range.begin);
  }
  std::vector<BoxOnPage> found;
  auto at = std::partition_point(block.boxes.begin(), block.boxes.end(), [&](const WordBox& word) { return word.text.end <= range.begin; });
  for (; at != block.boxes.end() && at->text.begin < range.end; ++at) {
    const WordBox& word = *at;
    const TextRange part{std::max(word.text.begin, range.begin), std::min(word.text.end, range.end)};
    if (!found.empty() && joins(found.back(), word)) {
      found.back().box = hull(found.back().box, word.box);
      found.back().text.end = part.end;
    } else {
      found.push_back(BoxOnPage{word.page, word.box, part});
    }
  }
  // A range of white space alone.
  return found.empty() ? caret(block, range.begin) : found;
}

}  // namespace

Box hull(const Box& left, const Box& right) {
  return Box{std::min(left.left, right.left), std::min(left.top, right.top), std::max(left.right, right.right),
             std::max(left.bottom, right.bottom)};
}

std::vector<BoxOnPage> boxes_by_page(const Block& block, TextRange range) {
  return boxes(block, range, [](const BoxOnPage& last, const WordBox& word) { return last.page == word.page; });
}

TextRange range_in_box(const Block& block, std::uint32_t page, const Box& box) {
  TextRange range;
  for (const WordBox& word : block.boxes) {
    const float x = (word.box.left + word.box.right) / 2;
    const float y = (word.box.top + word.box.bottom) / 2;
    if (word.page != page || x < box.left || x > box.right || y < box.top || y > box.bottom) {
      continue;
    }
    range = range.begin == range.end ? word.text : TextRange{range.begin, word.text.end};
  }
  return range;
}

std::vector<BoxOnPage> boxes_by_line(const Block& block, TextRange range) {
  return boxes(block, range, on_one_line);
}

}  // namespace sverka
