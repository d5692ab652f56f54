#include "report/html_pages.hpp"

#include <algorithm>
#include <array>

#include "document/on_page.hpp"
#include "report/html_paragraph.hpp"
#include "report/html_text.hpp"
#include "report/shown.hpp"
#include "report/svg_page.hpp"

namespace sverka {

namespace {

constexpr std::size_t kMarksDrawn = 4000;  // of one document: what is past them is in the list of findings only

// Why a word must be told apart from those that are plainly seen and printed.
constexpr std::uint32_t kToldFlags = kNotSeenFlags | kPrintDiffers | kDoubtful | kOverlay | kUnknownGlyph;

std::string_view class_of(MarkKind kind) {
  constexpr std::array<std::string_view, 8> kClasses{"slot", "val", "add", kRemovedMark, "chg", "mov", "hid", "pend"};
  return kClasses.at(static_cast<std::size_t>(kind));
}

// `run` is the first run that may still reach into the range; words and runs both stand in order.
std::uint32_t flags_of(const Block& block, TextRange range, std::size_t& run) {
  while (run < block.runs.size() && block.runs[run].text.end <= range.begin) {
    ++run;
  }
  std::uint32_t flags = 0;
  for (std::size_t at = run; at < block.runs.size() && block.runs[at].text.begin < range.end; ++at) {
    flags |= block.runs[at].flags;
  }
  return flags;
}

class Pages {
 public:
  Pages(const Document& document, const Words& words) : document_(document), words_(words) { pages_.resize(document.page_sizes.size()); }

  void add_words() {
    for (std::uint32_t index = 0; index < document_.blocks.size(); ++index) {
      const Block& block = document_.blocks[index];
      std::size_t run = 0;
      for (const WordBox& word : block.boxes) {
        if (word.page == 0 || word.page > pages_.size() || word.text.end > block.text.size() || word.text.begin >= word.text.end) {
          continue;
        }
        DrawnWord drawn;
        drawn.box = word.box;
        drawn.text = std::string_view(block.text).substr(word.text.begin, word.text.end - word.text.begin);
        drawn.reason = flag_words(flags_of(block, word.text, run) & kToldFlags, words_);
        pages_[word.page - 1].words.push_back(std::move(drawn));
      }
    }
  }

  void add_marks(const std::vector<std::vector<Mark>>& marks) {
    for (std::size_t index = 0; index < marks.size() && index < document_.blocks.size(); ++index) {
      for (const Mark& mark : marks[index]) {
        add_mark(document_.blocks[index], mark);
      }
    }
  }

  void add(const PageMark& mark) {
    DrawnMark drawn;
    drawn.name = kObjectMark;
    drawn.finding = mark.number;
    drawn.box = mark.box == Box{} ? Box{4, 4, 40, 22} : mark.box;
    drawn.number = mark.number;
    drawn.group = name_of(mark.group);
    drawn.anchor = mark.first;
    put(mark.page, std::move(drawn));
  }

  std::string write() {
    const std::vector<bool> drawn = chosen();
    std::string out;
    for (std::size_t index = 0; index < pages_.size(); ++index) {
      if (drawn[index]) {
        out += figure(index);
      }
    }
    const auto left_out = static_cast<std::size_t>(std::count(drawn.begin(), drawn.end(), false));
    if (left_out != 0) {
      out += "<p class=\"legend\">" + html(words_.say("html.pages-left-out", {{"count", std::to_string(left_out)}})) + "</p>\n";
    }
    return out;
  }

 private:
  void add_mark(const Block& block, const Mark& mark) {
    if (marks_ >= kMarksDrawn && !mark.first) {
      return;
    }
    bool is_first = true;
    for (const BoxOnPage& place : boxes_by_line(block, mark.range)) {
      DrawnMark drawn;
      drawn.name = class_of(mark.kind);
      drawn.box = place.box;
      drawn.is_slot = mark.kind == MarkKind::Slot;
      drawn.title = mark.title;
      drawn.finding = mark.number;
      if (is_first) {
        drawn.number = mark.number;
        drawn.group = name_of(mark.group);
        drawn.anchor = mark.first;
        if (!mark.removed.empty()) {
          drawn.title = words_.say("html.removed-here", {{"text", shown(mark.removed)}});
        }
      }
      put(place.page, std::move(drawn));
      is_first = false;
    }
  }

  void put(std::uint32_t page, DrawnMark mark) {
    if (page == 0 || page > pages_.size() || (marks_ >= kMarksDrawn && !mark.anchor)) {
      return;
    }
    ++marks_;
    pages_[page - 1].has_finding = pages_[page - 1].has_finding || !mark.is_slot;
    pages_[page - 1].marks.push_back(std::move(mark));
  }

  std::vector<bool> chosen() const {
    std::vector<bool> drawn(pages_.size(), pages_.size() <= kPagesDrawn);
    std::size_t count = pages_.size() <= kPagesDrawn ? pages_.size() : 0;
    for (std::size_t index = 0; index < pages_.size() && count < kPagesDrawn; ++index) {
      if (pages_[index].has_finding) {
        drawn[index] = true;
        ++count;
      }
    }
    for (std::size_t index = 0; index < pages_.size() && count < kPagesDrawn; ++index) {
      if (!drawn[index]) {
        drawn[index] = true;
        ++count;
      }
    }
    return drawn;
  }

  std::string figure(std::size_t index) const {
    const std::string number = std::to_string(index + 1);
    const std::string name = words_.say("html.page-of", {{"page", number}, {"pages", std::to_string(pages_.size())}});
    std::string out = "<figure class=\"pg\" id=\"p" + number + "\">\n";
    out += svg_page(pages_[index], document_.page_sizes[index], name,
                    pages_[index].words.empty() ? words_.say("html.page-without-text") : std::string());
    return out + "<figcaption>" + html(name) + "</figcaption></figure>\n";
  }

  const Document& document_;
  const Words& words_;
  std::vector<DrawnPage> pages_;
  std::size_t marks_ = 0;
};

}  // namespace

std::vector<PageMark> page_marks_of(const Report& report, const std::vector<std::size_t>& numbers, const Document& document) {
  std::vector<PageMark> marks;
  for (std::size_t i = 0; i < report.findings.size() && i < numbers.size(); ++i) {
    const std::vector<Location>& locations = report.findings[i].locations;
    const bool anchored = std::any_of(locations.begin(), locations.end(), [&](const Location& location) {
      return location.in_document && location.place.block < document.blocks.size();
    });
    bool is_first = !anchored;
    for (const Location& location : locations) {
      if (location.in_document || location.page == 0) {
        continue;
      }
      PageMark mark;
      mark.page = location.page;
      if (location.box) {
        const auto edge = [&](std::size_t side) { return static_cast<float>((*location.box).at(side)); };
        mark.box = Box{edge(0), edge(1), edge(2), edge(3)};
      }
      mark.number = numbers[i];
      mark.group = group_of(report.findings[i]);
      mark.first = is_first;
      is_first = false;
      marks.push_back(mark);
    }
  }
  return marks;
}

bool has_pages(const Document& document) {
  return !document.page_sizes.empty();
}

std::string html_pages(const Document& document, const std::vector<std::vector<Mark>>& marks, const std::vector<PageMark>& page_marks,
                       const Words& words) {
  Pages pages(document, words);
  pages.add_words();
  pages.add_marks(marks);
  for (const PageMark& mark : page_marks) {
    pages.add(mark);
  }
  return pages.write();
}

}  // namespace sverka
