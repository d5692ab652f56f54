// Blanks that are drawn with a line under nothing: underlined spaces and tabs, and tabs whose leader is a line. On paper they are
// what a row of underscores is, so that is how they are read.
#include "readers/docx/excerpt.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

// As many spaces, or one tab, make a place to fill in; fewer are a gap or the rule over a column, but for the blanks of a date.
constexpr std::size_t kShortestBlank = 5;
constexpr std::size_t kShortestOfDate = 3;
constexpr std::string_view kTabOfBlank = "\t\t\t";

// A day in quotes, or the rest of a year: "<<   >>", "20   ".
bool is_in_date(std::string_view before) {
  const auto ends = [&](std::string_view sign) { return before.ends_with(sign); };
  return ends("\"") || ends("\u00AB") || ends("\u201C") || ends("\u201E") || ends(" 20") ||
         ends(
             "\u00A0"
             "20");
}

bool is_place_to_fill(std::string_view before, std::string_view blank) {
  return blank.find('\t') != std::string_view::npos || blank.size() >= (is_in_date(before) ? kShortestOfDate : kShortestBlank);
}

}  // namespace

bool StoryWalker::is_blank_run(std::uint32_t node) const {
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
    switch (xml_.tag(at)) {
      case Tag::WRPr:
      case Tag::WTab:
      case Tag::WPtab:
      case Tag::WLastRenderedPageBreak:
      case Tag::WProofErr:
        break;
      case Tag::WT:
        if (has_ink(xml_.text_of(at))) {
          return false;
        }
        break;
      default:
        return false;
    }
  }
  return true;
}

// White space folds, so a tab that may become a blank takes the bytes of one from the beginning: positions stay.
void StoryWalker::append_tab(std::uint32_t flags) {
  const Position begin = writer_.position();
  append_text(blank_run_ || tabs_draw_lines_ ? kTabOfBlank : std::string_view("\t"), flags);
  if (tabs_draw_lines_ && !blank_run_) {
    note_line(begin, true);
  }
}

void StoryWalker::note_line(Position begin, bool blank) {
  const Position end = writer_.position();
  if (writer_.is_open() && begin.block == end.block && begin.offset < end.offset) {
    lines_.push_back({begin.offset, end.offset, blank});
  }
}

// A gap between underlined words is no blank, and a line alone in its paragraph only divides.
void StoryWalker::draw_blanks() {
  std::string& text = writer_.block().text;
  if (lines_.empty() || (place_.cell.table == 0 && !has_ink(text))) {
    return;
  }
  for (std::size_t first = 0, last = 0; first < lines_.size(); first = last + 1) {
    last = first;
    if (!lines_[first].blank) {
      continue;
    }
    while (last + 1 < lines_.size() && lines_[last + 1].blank && lines_[last + 1].begin == lines_[last].end) {
      ++last;
    }
    const std::uint32_t begin = lines_[first].begin, end = lines_[last].end;
    const bool after_words = first > 0 && lines_[first - 1].end == begin;
    const bool before_words = last + 1 < lines_.size() && lines_[last + 1].begin == end;
    const std::string_view shown = text;
    if (!after_words && !before_words && is_place_to_fill(shown.substr(0, begin), shown.substr(begin, end - begin))) {
      text.replace(begin, end - begin, end - begin, '_');
    }
  }
}

}  // namespace sverka
