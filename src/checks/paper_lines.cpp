#include "checks/paper_lines.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace sverka {

namespace {

constexpr float kGapToHeight = 0.6F;      // of a gap that may divide columns, to the height of its words
constexpr float kGapToSpace = 2.5F;       // to the narrowest gap of its line
constexpr float kEven = 0.3F;             // points, by which gaps of one spread line may differ
constexpr float kGapWithoutSpace = 1.2F;  // of each gap of a line that has no narrow one

bool is_seen(const Block& block) {
  return block.runs.empty() ||
         std::any_of(block.runs.begin(), block.runs.end(), [](const Run& run) { return (run.flags & (kNotSeenFlags | kDeleted)) == 0; });
}

bool are_on_one_line(const WordBox& left, const WordBox& right) {
  const float height = right.box.bottom - right.box.top;
  return left.page == right.page && right.box.left >= left.box.left && right.box.top < left.box.top + height / 2 &&
         left.box.top < right.box.top + height / 2;
}

float gap_before(const std::vector<WordBox>& boxes, std::size_t at) {
  return boxes[at].box.left - boxes[at - 1].box.right;
}

// A justified line spreads its words evenly: the gap beside is as wide.
bool is_spread(const std::vector<WordBox>& boxes, std::size_t first, std::size_t last, std::size_t at) {
  const float gap = gap_before(boxes, at);
  return (at > first + 1 && std::abs(gap_before(boxes, at - 1) - gap) <= kEven) ||
         (at + 1 < last && std::abs(gap_before(boxes, at + 1) - gap) <= kEven);
}

// The boxes [first, last) are one line of the page: tabs stand at its wide gaps, and spaces at the others.
void put_tabs(const std::vector<WordBox>& boxes, std::size_t first, std::size_t last, std::string& text) {
  float narrowest = -1;
  for (std::size_t at = first + 1; at < last; ++at) {
    const bool has_space = boxes[at].text.begin > boxes[at - 1].text.end;
    const float gap = gap_before(boxes, at);
    narrowest = has_space && (narrowest < 0 || gap < narrowest) ? gap : narrowest;
  }
  for (std::size_t at = first + 1; at < last; ++at) {
    const float gap = gap_before(boxes, at);
    const float height = boxes[at].box.bottom - boxes[at].box.top;
    const bool is_wide = gap >= kGapToHeight * height && (gap >= kGapToSpace * narrowest || narrowest >= kGapWithoutSpace * height);
    const std::size_t space = boxes[at - 1].text.end;
    if (space + 1 == boxes[at].text.begin && space < text.size() && (text[space] == ' ' || text[space] == '\t')) {
      text[space] = is_wide && !is_spread(boxes, first, last, at) ? '\t' : ' ';
    }
  }
}

// The text of a block with the gaps of the page in it; the same bytes otherwise.
std::string text_with_gaps(const Block& block) {
  std::string text = block.text;
  for (std::size_t first = 0; first < block.boxes.size();) {
    std::size_t last = first + 1;
    while (last < block.boxes.size() && are_on_one_line(block.boxes[last - 1], block.boxes[last])) {
      ++last;
    }
    put_tabs(block.boxes, first, last, text);
    first = last;
  }
  return text;
}

void add_lines(const Block& block, std::uint32_t index, bool has_picture, std::vector<PaperLine>& lines) {
  const std::string text = text_with_gaps(block);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    PaperLine line;
    line.text = text.substr(begin, end - begin);
    line.block = index;
    line.offset = static_cast<std::uint32_t>(begin);
    line.table = block.cell.table;
    line.row = block.cell.row;
    line.column = block.cell.column;
    line.has_picture = has_picture;
    const bool is_blank = line.text.find_first_not_of(" \t") == std::string::npos;
    if (!is_blank || has_picture) {
      lines.push_back(std::move(line));
    }
    begin = end + 1;
  }
}

// In which order stories are read: before the body, with it, behind it.
int place_of(Story story) {
  switch (story) {
    case Story::Header:
      return 0;
    case Story::Body:
    case Story::TextBox:
      return 1;
    case Story::Footer:
    case Story::Footnote:
    case Story::Endnote:
      return 2;
    case Story::Comment:
    case Story::Unseen:
      break;
  }
  return 3;
}

}  // namespace

std::vector<PaperLine> lines_of(const Document& document, PaperStories stories) {
  std::set<std::uint32_t> with_picture;
  for (const Item& item : document.items) {
    if (item.kind == "picture") {
      with_picture.insert(item.block);
    }
  }
  std::vector<PaperLine> lines;
  const bool with_margins = stories == PaperStories::WithMargins;
  for (const int place : with_margins ? std::vector<int>{0, 1, 2} : std::vector<int>{1}) {
    for (std::uint32_t index = 0; index < document.blocks.size(); ++index) {
      const Block& block = document.blocks[index];
      if (place_of(block.story) == place && is_seen(block)) {
        add_lines(block, index, with_picture.count(index) != 0, lines);
      }
    }
  }
  return lines;
}

}  // namespace sverka
