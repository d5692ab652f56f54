// Footnotes: lines below a short rule at the bottom of a page, or the last lines of a page or of the document that begin with the number of
// a reference above them.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "readers/pdf/layout_margins.hpp"

namespace sverka::pdf {
namespace {

constexpr float kShortRule = 0.5F;          // of the page's width
constexpr float kShortestRule = 18.0F;      // points
constexpr float kUnderline = 3.5F;          // points below a baseline within which a rule underlines the line
constexpr float kFarRule = 36.0F;           // points between the rule and the first note's baseline
constexpr float kNotePitch = 2.2F;          // em between the lines of a note at most
constexpr std::size_t kMostNoteLines = 60;  // of a page, where no rule says that there are notes

// All of the first bytes are raised.
bool begins_raised(const TextLine& line, std::uint32_t bytes) {
  return !line.runs.empty() && (line.runs.front().flags & kVertical) != 0 && line.runs.front().text.end >= bytes;
}

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
  const bool raised = begins_raised(line, end);
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

using Numbers = std::set<std::string>;

// Raised texts behind others: what may refer to a note.
void collect_references(const Flow& flow, Numbers& numbers) {
  for (const FlowItem& item : flow) {
    if (item.table) {
      for (const FlowCell& cell : item.table->cells) {
        collect_references(cell.flow, numbers);
      }
      continue;
    }
    for (const Run& run : item.line.runs) {
      if ((run.flags & kVertical) != 0 && run.text.begin > 0) {
        numbers.insert(item.line.text.substr(run.text.begin, run.text.end - run.text.begin));
      }
    }
  }
}

std::optional<int> number_of(std::string_view text) {
  int number = 0;
  for (const char sign : text) {
    if (sign < '0' || sign > '9') {
      return std::nullopt;
    }
    number = number * 10 + (sign - '0');
  }
  return number;
}

// How a note may begin that no rule parts from the text.
enum class NoteStart { Raised, Plain };

// Index of the first item of notes at the end of the page that no rule parts from the text, or the flow's size. Each begins with a number
// that something above refers to, and they follow one another.
std::size_t first_unruled(const PageFlow& page, const Numbers& references, NoteStart start) {
  const Flow& flow = page.flow;
  std::size_t first = flow.size();
  std::optional<int> next;
  for (std::size_t at = flow.size(); at > 0 && flow.size() - at < kMostNoteLines;) {
    const FlowItem& item = flow[--at];
    const bool far = at + 1 < flow.size() && flow[at + 1].top - item.top > kNotePitch * std::max(item.line.size, flow[at + 1].line.size);
    if (item.table || !item.line.is_upright() || (far && at + 1 != first)) {
      break;
    }
    const std::uint32_t bytes = number_at_begin(item.line);
    const std::string number = item.line.text.substr(0, bytes);
    const bool begins = bytes != 0 && references.count(number) != 0 && (start == NoteStart::Plain || begins_raised(item.line, bytes));
    if (!begins) {
      continue;
    }
    const std::optional<int> value = number_of(number);
    if (next && value && *value + 1 != *next) {
      break;
    }
    next = value;
    first = at;
  }
  return first;
}

// Moves the items from `first` on into notes. A plain number begins a note only where it is the next one.
void take_from(PageFlow& page, std::size_t first, std::vector<NoteText>& notes) {
  for (std::size_t at = first; at < page.flow.size(); ++at) {
    TextLine& line = page.flow[at].line;
    const std::uint32_t bytes = number_at_begin(line);
    const std::string number = line.text.substr(0, bytes);
    const std::optional<int> value = number_of(number);
    const std::optional<int> before = at == first ? std::nullopt : number_of(notes.back().number);
    if (bytes != 0 && (at == first || begins_raised(line, bytes) || !value || !before || *value == *before + 1)) {
      notes.push_back(NoteText{number, bytes, {}});
    }
    notes.back().lines.push_back(std::move(line));
  }
  page.flow.resize(first);
}

// References whose notes are not found yet: a row of a table that begins with "1" is no second note.
Numbers without(Numbers references, const std::vector<NoteText>& notes) {
  for (const NoteText& note : notes) {
    references.erase(note.number);
  }
  return references;
}

}  // namespace

void take_footnotes(std::vector<PageFlow>& pages, std::vector<NoteText>& notes) {
  Numbers all;
  std::size_t last = 0;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    collect_references(pages[at].flow, all);
    last = pages[at].flow.empty() ? last : at;
  }
  for (std::size_t at = 0; at < pages.size(); ++at) {
    std::size_t first = first_note(pages[at]);
    if (first == pages[at].flow.size() && !all.empty()) {
      Numbers own;
      collect_references(pages[at].flow, own);
      first =
          at == last ? first_unruled(pages[at], without(all, notes), NoteStart::Plain) : first_unruled(pages[at], own, NoteStart::Raised);
    }
    take_from(pages[at], first, notes);
  }
}

}  // namespace sverka::pdf
