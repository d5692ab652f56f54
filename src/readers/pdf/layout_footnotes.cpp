// Footnotes: lines below a short rule at the bottom of a page.
#include <algorithm>
#include <string_view>

#include "readers/pdf/layout_margins.hpp"

namespace sverka::pdf {
namespace {

constexpr float kShortRule = 0.5F;    // of the page's width
constexpr float kShortestRule = 18.0F;  // points
constexpr float kUnderline = 3.5F;    // points below a baseline within which a rule underlines the line
constexpr float kFarRule = 36.0F;     // points between the rule and the first note's baseline

// Bytes of the note's number at the beginning of a line: digits or asterisks, raised or followed by a space or a letter.
std::uint32_t number_at_begin(const TextLine& line) {
  std::uint32_t end = 0;
  while (end < line.text.size() && end < 4 && line.text[end] >= '0' && line.text[end] <= '9') {
    ++end;
  }
  if (end == 0) {
    while (end < line.text.size() && end < 4 && line.text[end] == '*') {
      ++end;
    }
  }
  const bool raised = !line.runs.empty() && (line.runs.front().flags & kVertical) != 0 && line.runs.front().text.end >= end;
  const bool parted = end < line.text.size() && (line.text[end] == ' ' || line.text[end] == '\t');
  return end != 0 && (raised || parted) ? end : 0;
}

// Index of the first item below a rule that separates notes, or the flow's size.
std::size_t first_note(const PageFlow& page) {
  for (auto rule = page.rules.rbegin(); rule != page.rules.rend(); ++rule) {
    const float width = rule->box.right - rule->box.left;
    if (width > kShortRule * page.width || width < kShortestRule) {
      continue;
    }
    std::size_t at = 0;
    while (at < page.flow.size() && page.flow[at].top <= rule->box.top) {
      ++at;
    }
    const bool underlines = at > 0 && !page.flow[at - 1].table && rule->box.top - page.flow[at - 1].top < kUnderline &&
                            page.flow[at - 1].line.right > rule->box.left;
    const bool lines_only = std::none_of(page.flow.begin() + static_cast<std::ptrdiff_t>(at), page.flow.end(),
                                         [](const FlowItem& item) { return item.table != nullptr; });
    if (at < page.flow.size() && !underlines && lines_only && page.flow[at].top - rule->box.bottom < kFarRule &&
        number_at_begin(page.flow[at].line) != 0) {
      return at;
    }
  }
  return page.flow.size();
}

}  // namespace

void take_footnotes(PageFlow& page, std::vector<NoteText>& notes) {
  const std::size_t first = first_note(page);
  for (std::size_t at = first; at < page.flow.size(); ++at) {
    TextLine& line = page.flow[at].line;
    const std::uint32_t number = number_at_begin(line);
    if (number != 0) {
      notes.push_back(NoteText{line.text.substr(0, number), number, {}});
    }
    notes.back().lines.push_back(std::move(line));
  }
  page.flow.resize(first);
}

}  // namespace sverka::pdf
