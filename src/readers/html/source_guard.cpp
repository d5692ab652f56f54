#include "readers/html/source_guard.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "readers/html/letters.hpp"
#include "readers/html/tag_scanner.hpp"

namespace sverka::html {

namespace {

using Names = std::string_view;

// Never open: they have no content.
constexpr std::array<Names, 19> kVoid = {"area", "base", "br",    "col",    "embed", "frame", "hr",      "img",      "input", "keygen",
                                         "link", "meta", "param", "source", "track", "wbr",   "bgsound", "basefont", "image"};

// Closed by the next of their kind, whether they are closed in the source or not: in HTML they do not nest by themselves.
constexpr std::array<Names, 19> kSelfEnding = {"p",  "li", "dt",     "dd",       "tr",       "td",      "th",   "thead", "tbody", "tfoot",
                                               "rt", "rp", "option", "optgroup", "colgroup", "caption", "html", "head",  "body"};

// Elements that are opened again in every block after them until they are closed. <a> is not here: one closes the other.
constexpr std::array<Names, 14> kFormatting = {"b", "big",   "code",   "em",     "font", "i", "nobr",
                                               "s", "small", "strike", "strong", "tt",   "u", "ruby"};
constexpr std::array<Names, 5> kCells = {"td", "th", "tr", "caption", "table"};

constexpr std::size_t kOpenFormatting = 20;
constexpr std::size_t kRepeatedRoots = 20;  // <html> and <body> tags, whose attributes are merged

template <std::size_t N>
bool is_one_of(const std::array<Names, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct OpenElement {
  std::string name;
  bool dropped = false;
  bool formatting = false;
  bool foreign = false;  // <svg> or <math>
};

class Guard {
 public:
  Guard(std::string_view source, const PageLimits& limits, GuardedSource& out) : source_(source), limits_(limits), out_(out) {}

  void run() {
    TagScanner scanner(source_, limits_.attributes);
    std::size_t text = 0;
    bool frames = false;
    while (auto tag = scanner.next()) {
      add_text(text, tag->begin);
      text = tag->end;
      frames = frames || tag->name == "frameset";
      list_noindex(*tag);
      if (tag->kind == SourceTag::Kind::Start) {
        start(*tag);
      } else if (tag->kind == SourceTag::Kind::End) {
        end(*tag);
      }
    }
    add_text(text, source_.size());
    out_.text = out_.blanked.empty() ? source_ : std::string_view(out_.blanked);
    if (frames || !out_.blanked.empty()) {
      out_.texts.clear();
    }
  }

 private:
  void add_text(std::size_t begin, std::size_t end) {
    if (begin < end) {
      out_.texts.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
  }

  void list_noindex(const SourceTag& tag) {
    const bool comment = tag.kind == SourceTag::Kind::Comment;
    std::string name = comment ? lowered(trimmed(tag.name.size() > 40 ? std::string_view() : std::string_view(tag.name))) : tag.name;
    const bool closes = comment ? name.starts_with('/') : tag.kind == SourceTag::Kind::End;
    if (comment && closes) {
      name = std::string(trimmed(std::string_view(name).substr(1)));
    }
    if (name == "noindex") {
      out_.noindex.push_back({static_cast<std::uint32_t>(tag.begin), closes, comment});
    }
  }

  void start(const SourceTag& tag) {
    if (tag.attributes > limits_.attributes) {
      blank(tag.cut_begin, tag.cut_end, "page-attributes-cut");
    }
    if (tag.name == "html" || tag.name == "body") {
      if (++roots_ > kRepeatedRoots) {
        blank(tag.begin, tag.end, "page-attributes-cut");
      }
      return;
    }
    if (foreign_ == 0 && tag.name == "a") {
      end_open_anchor();
    }
    if (is_one_of(kCells, tag.name)) {
      end_formatting_of_cell();
    }
    if (is_one_of(kVoid, tag.name) || (foreign_ == 0 && is_one_of(kSelfEnding, tag.name)) || (foreign_ > 0 && tag.self_closing)) {
      return;
    }
    OpenElement element{tag.name, false, is_one_of(kFormatting, tag.name), tag.name == "svg" || tag.name == "math"};
    element.dropped = depth_ >= limits_.depth || (element.formatting && formatting_ >= kOpenFormatting);
    if (element.dropped) {
      blank(tag.begin, tag.end, "page-too-deep");
    } else {
      ++depth_;
      formatting_ += element.formatting ? 1 : 0;
      foreign_ += element.foreign ? 1 : 0;
    }
    open_.push_back(std::move(element));
  }

  // The nearest open element of that name, and what is open inside it, ends. Formatting elements inside stay open, as the standard
  // has it, until their own end tag comes; they stay counted.
  void end(const SourceTag& tag) {
    if (is_one_of(kCells, tag.name)) {
      end_formatting_of_cell();
    }
    std::size_t at = open_.size();
    const std::size_t reach = open_.size() > kReach ? open_.size() - kReach : 0;
    while (at > reach && open_[at - 1].name != tag.name) {
      --at;
    }
    if (at == reach) {
      return;
    }
    if (open_[at - 1].dropped) {
      blank(tag.begin, tag.end, "page-too-deep");
    }
    close(open_[at - 1]);
    std::vector<OpenElement> kept;
    for (std::size_t inner = at; inner < open_.size(); ++inner) {
      if (open_[inner].formatting) {
        kept.push_back(std::move(open_[inner]));
      } else {
        close(open_[inner]);
      }
    }
    open_.resize(at - 1);
    std::move(kept.begin(), kept.end(), std::back_inserter(open_));
  }

  // A new <a> closes the one that is open.
  void end_open_anchor() {
    const std::size_t reach = open_.size() > kReach ? open_.size() - kReach : 0;
    for (std::size_t at = open_.size(); at > reach; --at) {
      if (open_[at - 1].name == "a") {
        close(open_[at - 1]);
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at - 1));
        return;
      }
    }
  }

  // What a cell leaves open does not go on in the next one.
  void end_formatting_of_cell() {
    while (!open_.empty() && open_.back().formatting) {
      close(open_.back());
      open_.pop_back();
    }
  }

  void close(const OpenElement& element) {
    if (element.dropped) {
      return;
    }
    --depth_;
    formatting_ -= element.formatting ? 1 : 0;
    foreign_ -= element.foreign ? 1 : 0;
  }

  void blank(std::size_t begin, std::size_t end, const char* code) {
    if (out_.blanked.empty()) {
      out_.blanked = source_;
    }
    std::fill(out_.blanked.begin() + static_cast<std::ptrdiff_t>(begin), out_.blanked.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    if (std::none_of(out_.notes.begin(), out_.notes.end(), [&](const Note& note) { return note.code == code; })) {
      out_.notes.push_back({code, {}, "byte " + std::to_string(begin)});
    }
  }

  // An end tag looks this far back for its start: past it the source is an attack, and time counts.
  static constexpr std::size_t kReach = 1000;

  std::string_view source_;
  const PageLimits& limits_;
  GuardedSource& out_;
  std::vector<OpenElement> open_;
  std::size_t depth_ = 0, formatting_ = 0, foreign_ = 0, roots_ = 0;
};

}  // namespace

void guard_source(std::string_view source, const PageLimits& limits, GuardedSource& out) {
  Guard(source, limits, out).run();
}

}  // namespace sverka::html
