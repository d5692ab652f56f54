#include "readers/pdf/layout_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr float kSameEdges = 4.0F;    // points
constexpr float kFreeLine = 0.95F;    // em below a column's last line, where a line of text would have had room
constexpr float kFreeLines = 3.2F;    // and where several would
constexpr float kShortLine = 0.2F;    // of a cell's width
constexpr float kSameLeft = 8.0F;     // points between the left edges of one column's halves
constexpr std::size_t kLongCell = 4;  // lines, from which on a cell may well have been cut

const TextLine* first_line(const FlowCell& cell) {
  return cell.flow.empty() || cell.flow.front().table ? nullptr : &cell.flow.front().line;
}
const TextLine* last_line(const FlowCell& cell) {
  return cell.flow.empty() || cell.flow.back().table ? nullptr : &cell.flow.back().line;
}

bool begins_small(std::string_view text) {
  std::size_t at = 0;
  const char32_t letter = text.empty() ? U' ' : next_code_point(text, at);
  return is_letter(letter) && to_lower(text.substr(0, at)) == text.substr(0, at);
}

bool same_columns(const FlowTable& one, const FlowTable& other) {
  if (one.ruled != other.ruled || one.edges.size() != other.edges.size()) {
    return false;
  }
  for (std::size_t at = 0; at < one.edges.size(); ++at) {
    // The free space between columns is as wide as the texts of the page leave it.
    if (std::abs(one.edges[at] - other.edges[at]) > (one.ruled ? kSameEdges : 6 * kSameEdges)) {
      return false;
    }
  }
  return true;
}

std::string row_text(const FlowTable& table, std::uint32_t row) {
  std::string text;
  for (const FlowCell& cell : table.cells) {
    for (const FlowItem& item : cell.flow) {
      text += cell.row == row && !item.table ? std::to_string(cell.column) + ":" + item.line.text + "\n" : std::string();
    }
  }
  return text;
}

FlowCell* cell_of(FlowTable& table, std::uint32_t row, std::uint32_t column) {
  for (FlowCell& cell : table.cells) {
    if (cell.row == row && cell.column == column) {
      return &cell;
    }
  }
  return nullptr;
}

// Whether the break went through a row: a sentence goes on, or both halves are long.
bool is_cut(FlowTable& table, std::uint32_t last, FlowTable& next, std::uint32_t first) {
  std::size_t before = 0, after = 0;
  for (const FlowCell& cell : next.cells) {
    FlowCell* other = cell.row == first ? cell_of(table, last, cell.column) : nullptr;
    if (other == nullptr || last_line(*other) == nullptr || first_line(cell) == nullptr) {
      continue;
    }
    const std::string& text = last_line(*other)->text;
    const bool open = text.empty() || std::string_view(".;:!?").find(text.back()) == std::string_view::npos;
    if (open && begins_small(first_line(cell)->text)) {
      return true;
    }
    before = std::max(before, other->flow.size());
    after = std::max(after, cell.flow.size());
  }
  return before >= kLongCell && after >= kLongCell;
}

void mark_layout(Flow& flow) {
  for (FlowItem& item : flow) {
    for (Run& run : item.line.runs) {
      run.flags |= kPageField;
    }
  }
}

float lowest_of(const FlowCell& cell) {
  float lowest = -1.0e9F;
  for (const FlowItem& item : cell.flow) {
    lowest = std::max(lowest, item.table ? item.table->bottom : item.top);
  }
  return lowest;
}

// The line is the last of its paragraph, so that nothing but the page's end parts it from the text above.
bool stands_alone(const FlowCell& cell) {
  const TextLine* line = first_line(cell);
  return line != nullptr && cell.right - line->right > kShortLine * (cell.right - cell.left);
}

// A column of the last row has ended before the page did, and the next page has text of it: that is another row. `bottom` is where
// pages end.
bool ended_before(FlowTable& table, std::uint32_t last, const FlowTable& next, float bottom) {
  float lowest = -1.0e9F;
  for (const FlowCell& cell : table.cells) {
    lowest = cell.row == last ? std::max(lowest, lowest_of(cell)) : lowest;
  }
  for (const FlowCell& cell : next.cells) {
    const FlowCell* above = cell.row == next.cells.front().row ? cell_of(table, last, cell.column) : nullptr;
    const TextLine* line = above == nullptr ? nullptr : last_line(*above);
    if (line == nullptr) {
      continue;
    }
    // Lines of one paragraph are kept together at a page's end: a line or two may stay free before them.
    const float enough = (stands_alone(cell) ? kFreeLine : kFreeLines) * line->size;
    if (lowest - line->baseline > enough || bottom - lowest > kFreeLines * line->size) {
      return true;
    }
  }
  return false;
}

// The right columns of the two begin at other places: they were set apart, as two tables.
bool begins_elsewhere(FlowTable& table, std::uint32_t last, const FlowTable& next) {
  const auto left_of = [](const FlowCell& cell) {
    float left = 1.0e9F;
    for (const FlowItem& item : cell.flow) {
      left = item.table ? left : std::min(left, item.line.left);
    }
    return left;
  };
  return std::any_of(next.cells.begin(), next.cells.end(), [&](const FlowCell& cell) {
    const FlowCell* above = cell.column > 1 && cell.row == next.cells.front().row ? cell_of(table, last, cell.column) : nullptr;
    return above != nullptr && std::abs(left_of(*above) - left_of(cell)) > kSameLeft;
  });
}

void join(FlowTable& table, FlowTable& next, float bottom) {
  std::uint32_t last = 0, heading = next.cells.front().row;
  for (const FlowCell& cell : table.cells) {
    last = std::max(last, cell.row);
  }
  std::uint32_t first = heading;
  if (table.ruled && row_text(table, table.cells.front().row) == row_text(next, heading)) {
    for (FlowCell& cell : next.cells) {
      if (cell.row == heading) {
        mark_layout(cell.flow);
      } else if (first == heading) {
        first = cell.row;
      }
    }
  }
  const bool several = next.cells.back().row != next.cells.front().row;
  const bool long_columns =
      !table.ruled && last == 1 && !several && !begins_elsewhere(table, last, next) && !ended_before(table, last, next, bottom);
  const bool cut = long_columns || (table.ruled && is_cut(table, last, next, first));
  for (FlowCell& cell : next.cells) {
    const bool goes_on = cut && cell.row == first;
    cell.row = cell.row - heading + last + (cut && cell.row >= first ? 0 : 1);
    FlowCell* other = goes_on ? cell_of(table, last, cell.column) : nullptr;
    if (other != nullptr) {
      std::move(cell.flow.begin(), cell.flow.end(), std::back_inserter(other->flow));
    } else {
      table.cells.push_back(std::move(cell));
    }
  }
}

}  // namespace

void join_tables(std::vector<PageFlow>& pages) {
  FlowTable* open = nullptr;  // at the end of the text so far
  const PageFlow* before = nullptr;
  std::map<float, float> bottoms;  // by the height of the page
  for (const PageFlow& page : pages) {
    if (!page.flow.empty()) {
      const FlowItem& last = page.flow.back();
      float& bottom = bottoms[page.height];
      bottom = std::max(bottom, last.table ? last.table->bottom : last.line.is_upright() ? last.top : 0.0F);
    }
  }
  for (PageFlow& page : pages) {
    Flow& flow = page.flow;
    if (open != nullptr && !flow.empty() && flow.front().table && same_columns(*open, *flow.front().table)) {
      join(*open, *flow.front().table, bottoms[before->height]);
      flow.erase(flow.begin());
    }
    if (!flow.empty()) {
      open = flow.back().table.get();
      before = &page;
    }
  }
}

}  // namespace sverka::pdf
