#include "report/html_paragraph.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "report/html_text.hpp"

namespace sverka {

namespace {

struct FlagWord {
  std::uint32_t flag;
  std::string_view key;
};

// Flags that a person must be told of; the others (capitals, fields, maths) are plain to see.
constexpr std::array<FlagWord, 20> kFlagWords{{{kHidden, "flag.hidden"},
                                               {kWebHidden, "flag.web-hidden"},
                                               {kTiny, "flag.tiny"},
                                               {kSqueezed, "flag.squeezed"},
                                               {kLowContrast, "flag.low-contrast"},
                                               {kTransparent, "flag.transparent"},
                                               {kStruck, "flag.struck"},
                                               {kOffPage, "flag.off-page"},
                                               {kClipped, "flag.clipped"},
                                               {kCovered, "flag.covered"},
                                               {kHiddenRow, "flag.hidden-row"},
                                               {kInserted, "flag.inserted"},
                                               {kDeleted, "flag.deleted"},
                                               {kUnknownGlyph, "flag.unknown-glyph"},
                                               {kBidiControl, "flag.bidi-control"},
                                               {kUnpainted, "flag.unpainted"},
                                               {kLayerOff, "flag.layer-off"},
                                               {kPrintDiffers, "flag.print-differs"},
                                               {kDoubtful, "flag.doubtful"},
                                               {kOverlay, "flag.overlay"}}};

// A note's number and the like stand raised.
constexpr std::uint32_t kRaisedFlags = kNoteReference;
constexpr std::uint32_t kStruckFlags = kStruck | kDeleted;
constexpr std::size_t kLongRemoval = 160;  // bytes; a longer removed text stands as a paragraph of its own

std::string_view class_of(MarkKind kind) {
  constexpr std::array<std::string_view, 8> kClasses{"slot", "val", "add", "rem", "add", "mov", "hid", "pend"};
  return kClasses.at(static_cast<std::size_t>(kind));
}

class Paragraph {
 public:
  Paragraph(const Block& block, const std::vector<Mark>& marks, const Words& words) : block_(block), marks_(marks), words_(words) {}

  std::string write() {
    const bool is_heading = block_.outline_level != 0;
    out_ += is_heading ? "<p class=\"h\">" : "<p>";
    put_label();
    put_text();
    out_ += "</p>\n";
    return std::move(out_);
  }

 private:
  void put_label() {
    for (const Mark& mark : marks_) {
      if (mark.on_label) {
        open_mark(mark);
      }
    }
    if (!block_.label.empty()) {
      const auto marked = std::find_if(marks_.begin(), marks_.end(), [](const Mark& mark) { return mark.on_label; });
      const std::string label = html(block_.label);
      out_ += marked == marks_.end() ? "<span class=\"lbl\">" + label + "</span> " : "<ins class=\"lbl add\">" + label + "</ins> ";
    }
    for (const Mark& mark : marks_) {
      if (mark.on_label) {
        close_mark(mark);
      }
    }
  }

  void put_text() {
    const auto size = static_cast<std::uint32_t>(block_.text.size());
    std::vector<std::uint32_t> edges{0, size};
    for (const Run& run : block_.runs) {
      edges.push_back(std::min(run.text.begin, size));
    }
    for (const Mark& mark : marks_) {
      edges.push_back(mark.range.begin);
      edges.push_back(mark.range.end);
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::size_t next_mark = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
      close_ended(edges[i]);
      for (; next_mark < marks_.size() && marks_[next_mark].range.begin == edges[i]; ++next_mark) {
        begin_mark(marks_[next_mark]);
      }
      if (i + 1 < edges.size()) {
        put_piece(edges[i], edges[i + 1]);
      }
    }
  }

  void begin_mark(const Mark& mark) {
    if (mark.on_label) {
      return;
    }
    open_mark(mark);
    if (mark.range.begin != mark.range.end) {
      active_.push_back(&mark);
      return;
    }
    if (mark.kind == MarkKind::Slot) {
      out_ += "<span class=\"slot empty\" title=\"" + html_attribute(mark.title) + "\">&nbsp;</span>";
    } else if (mark.removed.empty()) {
      out_ += "<span class=\"obj " + std::string(class_of(mark.kind)) + "\">" + html(words_.say("mark.here")) + "</span>";
    }
    close_mark(mark);
  }

  // What stands before the marked text: the anchor, the badge, the text that was removed.
  void open_mark(const Mark& mark) {
    if (mark.first) {
      out_ += "<span class=\"at\" id=\"m" + std::to_string(mark.number) + "\"></span>";
    }
    if (mark.kind == MarkKind::Moved) {
      out_ += "<span class=\"badge\">" + html(words_.say("mark.moved")) + "</span>";
    }
    if (!mark.removed.empty()) {
      const bool is_long = mark.removed.size() > kLongRemoval && mark.kind == MarkKind::Removed;
      out_ += is_long ? "<del class=\"rem long\">" : "<del class=\"rem\">";
      out_ += html_lines(mark.removed) + "</del>";
    }
  }

  void close_mark(const Mark& mark) {
    if (mark.number != 0) {
      const std::string number = std::to_string(mark.number);
      out_ += "<a class=\"n " + std::string(name_of(mark.group)) + "\" href=\"#f" + number + "\" title=\"" +
              html_attribute(words_.say("mark.to-finding", {{"number", number}})) + "\">" + number + "</a>";
    }
  }

  void close_ended(std::uint32_t edge) {
    for (const Mark* mark : active_) {
      if (mark->range.end == edge) {
        close_mark(*mark);
      }
    }
    active_.erase(std::remove_if(active_.begin(), active_.end(), [edge](const Mark* mark) { return mark->range.end == edge; }),
                  active_.end());
  }

  std::uint32_t flags_at(std::uint32_t position) {
    while (run_ < block_.runs.size() && block_.runs[run_].text.end <= position) {
      ++run_;
    }
    return run_ < block_.runs.size() && block_.runs[run_].text.begin <= position ? block_.runs[run_].flags : 0;
  }

  void put_piece(std::uint32_t begin, std::uint32_t end) {
    const Mark* slot = nullptr;
    const Mark* defect = nullptr;
    for (const Mark* mark : active_) {
      (mark->kind == MarkKind::Slot ? slot : defect) = mark;
    }
    const std::uint32_t flags = flags_at(begin);
    const std::string reason = flag_words(flags, words_);
    std::string closing;
    if (slot != nullptr) {
      out_ += "<span class=\"slot\" title=\"" + html_attribute(slot->title) + "\">";
      closing = "</span>";
    }
    if (!reason.empty()) {
      out_ += reason == last_reason_ ? "" : "<span class=\"badge\">" + html(reason) + "</span>";
      out_ += (flags & kStruckFlags) != 0 ? "<s class=\"unseen\">" : "<span class=\"unseen\">";
      closing.insert(0, (flags & kStruckFlags) != 0 ? "</s>" : "</span>");
    }
    last_reason_ = reason;
    if (defect != nullptr) {
      const std::string tag = class_of(defect->kind) == "add" ? "ins" : "span";
      out_ += "<" + tag + " class=\"" + std::string(class_of(defect->kind)) + "\" title=\"" + html_attribute(defect->title) + "\">";
      closing.insert(0, "</" + tag + ">");
    }
    if ((flags & kRaisedFlags) != 0) {
      out_ += "<sup>";
      closing.insert(0, "</sup>");
    }
    out_ += html_lines(std::string_view(block_.text).substr(begin, end - begin)) + closing;
  }

  const Block& block_;
  const std::vector<Mark>& marks_;
  const Words& words_;
  std::string out_;
  std::vector<const Mark*> active_;
  std::size_t run_ = 0;
  std::string last_reason_;
};

}  // namespace

std::string flag_words(std::uint32_t flags, const Words& words) {
  std::string list;
  for (const FlagWord& word : kFlagWords) {
    if ((flags & word.flag) != 0) {
      list += (list.empty() ? "" : ", ") + words.term(word.key);
    }
  }
  return list;
}

std::string html_paragraph(const Block& block, const std::vector<Mark>& marks, const Words& words) {
  return Paragraph(block, marks, words).write();
}

}  // namespace sverka
