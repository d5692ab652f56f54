#include "web/page_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/token.hpp"
#include "text/utf8.hpp"
#include "web/json_strings.hpp"
#include "web/turned_text.hpp"

namespace sverka {

namespace {

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::binary_search(names.begin(), names.end(), name);
}

// Elements that begin and end a line of their own by the standard's style sheet, and controls whose text is no part of a sentence.
constexpr std::array<std::string_view, 65> kDividing = {
    "address",  "article",  "aside",     "audio",   "blockquote", "body",    "button",   "canvas",     "caption", "center", "dd",
    "details",  "dialog",   "dir",       "div",     "dl",         "dt",      "fieldset", "figcaption", "figure",  "footer", "form",
    "frameset", "h1",       "h2",        "h3",      "h4",         "h5",      "h6",       "head",       "header",  "hgroup", "hr",
    "html",     "legend",   "li",        "listing", "main",       "menu",    "nav",      "noscript",   "object",  "ol",     "optgroup",
    "option",   "p",        "plaintext", "pre",     "search",     "section", "select",   "summary",    "svg",     "table",  "tbody",
    "td",       "textarea", "tfoot",     "th",      "thead",      "title",   "tr",       "ul",         "video",   "xmp"};

// Not text for anyone.
constexpr std::array<std::string_view, 11> kTextless = {"embed",  "frame",  "iframe", "noembed",  "noframes", "rp",
                                                        "script", "source", "style",  "template", "track"};

static_assert(std::is_sorted(kDividing.begin(), kDividing.end()) && std::is_sorted(kTextless.begin(), kTextless.end()));

// Shown only where a browser cannot do something else.
constexpr std::array<std::string_view, 5> kInstead = {"audio", "canvas", "noscript", "object", "video"};
constexpr std::array<std::string_view, 6> kCode = {"code", "kbd", "listing", "pre", "samp", "xmp"};
constexpr std::array<std::string_view, 4> kKeepsLines = {"listing", "pre", "textarea", "xmp"};
constexpr std::array<std::string_view, 6> kHeadings = {"h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::array<std::string_view, 4> kOgTexts = {"og:description", "og:image:alt", "og:site_name", "og:title"};
constexpr std::array<std::string_view, 3> kDataKeys = {"name", "headline", "alternativeHeadline"};

bool is_space_of_html(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_space_of_html);
}

std::string_view value_of(const WebNode& node, std::string_view name) {
  const std::string* value = attribute(node, name);
  return value == nullptr ? std::string_view() : std::string_view(*value);
}

// What holds inside an element.
struct Context {
  std::uint32_t end = 0;    // one past the element's last descendant
  std::uint32_t block = 0;  // the nearest dividing element
  std::uint32_t node = 0;
  bool divides = false;
  bool code = false, link = false, quoted = false, attributed = false, heading = false, keeps_lines = false, instead = false;
};

// The paragraph that grows; one for what is seen, one for what is not.
struct Growing {
  PageParagraph paragraph;
  bool space = false;  // white space waits for a letter
  unsigned lines = 0;  // line breaks wait for a letter
};

class Reading {
 public:
  Reading(const WebPage& page, const PageVisibility& visibility) : page_(page), visibility_(visibility) {}

  std::vector<PageParagraph> take() {
    const auto count = static_cast<std::uint32_t>(page_.nodes.size());
    open_.push_back({});
    open_.back().end = count;
    for (std::uint32_t at = 0; at < count;) {
      close_until(at);
      at = visit(at);
    }
    close_until(count);
    flush();
    // A paragraph of hidden text was begun after the shown one around it.
    std::stable_sort(paragraphs_.begin(), paragraphs_.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
    std::vector<PageParagraph> ordered;
    ordered.reserve(paragraphs_.size());
    for (auto& [node, paragraph] : paragraphs_) {
      ordered.push_back(std::move(paragraph));
    }
    return ordered;
  }

 private:
  bool is_hidden(std::uint32_t node) const { return node < visibility_.nodes.size() && visibility_.nodes[node] == Seen::Hidden; }

  void close_until(std::uint32_t at) {
    while (open_.size() > 1 && open_.back().end <= at) {
      if (open_.back().divides) {
        flush();
      }
      open_.pop_back();
    }
  }

  std::uint32_t visit(std::uint32_t at) {
    const WebNode& node = page_.nodes[at];
    if (node.kind == WebNodeKind::Text) {
      put_text(at, node.text, !is_hidden(at) && !open_.back().instead);
      return at + 1;
    }
    if (node.kind != WebNodeKind::Element) {
      return at + 1;
    }
    const std::uint32_t after = std::max(node.end, at + 1);
    put_attributes(at, node);
    if (node.space == WebNamespace::Svg && (node.name == "title" || node.name == "desc")) {
      put_place(TextPlace::Label, at, text_inside(at), !is_hidden(at));
      return after;
    }
    if (node.name == "script" && value_of(node, "type") == "application/ld+json") {
      for (const std::string& name : json_strings(text_inside(at), kDataKeys)) {
        put_place(TextPlace::StructuredData, at, name, true);
      }
      return after;
    }
    if (node.name == "head") {
      return at + 1;  // its title and meta are visited one by one
    }
    if (node.name == "title") {
      if (!has_title_ && node.space == WebNamespace::Html) {
        has_title_ = true;
        put_place(TextPlace::Title, at, text_inside(at), true);
      }
      return after;
    }
    // What a shadow tree holds is shown in the place of its host.
    const bool shadow = node.name == "template" && attribute(node, "shadowrootmode") != nullptr;
    if (is_one_of(node.name, kTextless) && !shadow) {
      return after;
    }
    if (node.name == "br") {
      break_line();
      return after;
    }
    open_element(at, node);
    return at + 1;
  }

  void open_element(std::uint32_t at, const WebNode& node) {
    Context inside = open_.back();
    inside.end = node.end;
    inside.node = at;
    inside.divides = is_one_of(node.name, kDividing);
    inside.block = inside.divides ? at : inside.block;
    inside.code = inside.code || is_one_of(node.name, kCode);
    inside.keeps_lines = inside.keeps_lines || is_one_of(node.name, kKeepsLines);
    inside.heading = inside.heading || is_one_of(node.name, kHeadings) || value_of(node, "role") == "heading";
    inside.instead = inside.instead || is_one_of(node.name, kInstead);
    if (node.name == "a" && attribute(node, "href") != nullptr) {
      inside.link = true;
      if (last_link_end_ == at) {
        space();
      }
      last_link_end_ = node.end;
    }
    if (node.name == "q" || node.name == "blockquote") {
      inside.quoted = true;
      inside.attributed = inside.attributed || node.name == "q" || names_source(at);
    }
    if (inside.divides) {
      flush();
    }
    if (node.name == "img" || node.name == "input") {
      space();
    }
    if (inside.end > at + 1) {
      open_.push_back(inside);
    }
  }

  // A quotation that says where it is from.
  bool names_source(std::uint32_t at) const {
    const WebNode& quotation = page_.nodes[at];
    if (!value_of(quotation, "cite").empty()) {
      return true;
    }
    const auto holds = [&](std::uint32_t begin, std::uint32_t end, auto wanted) {
      for (std::uint32_t inner = begin; inner < end; ++inner) {
        if (page_.nodes[inner].kind == WebNodeKind::Element && wanted(page_.nodes[inner])) {
          return true;
        }
      }
      return false;
    };
    if (holds(at + 1, quotation.end, [](const WebNode& node) {
          return node.name == "cite" || node.name == "footer" || (node.name == "a" && attribute(node, "href") != nullptr);
        })) {
      return true;
    }
    if (quotation.parent == kNone || page_.nodes[quotation.parent].name != "figure") {
      return false;
    }
    return holds(quotation.end, page_.nodes[quotation.parent].end, [](const WebNode& node) { return node.name == "figcaption"; });
  }

  void put_attributes(std::uint32_t at, const WebNode& node) {
    if (node.attributes.empty()) {
      return;
    }
    const bool seen = !is_hidden(at);
    if (node.name == "meta") {
      put_meta(at, node);
      return;
    }
    if (node.name == "img" || node.name == "area" || node.name == "input") {
      put_place(TextPlace::Alternative, at, value_of(node, "alt"), seen);
    }
    put_place(TextPlace::Label, at, value_of(node, "aria-label"), seen);
    if (node.name == "input") {
      const std::string type = to_lower(value_of(node, "type"));
      if (type == "submit" || type == "button" || type == "reset") {
        put_place(TextPlace::Label, at, value_of(node, "value"), seen);
      }
    }
    if (node.name == "input" || node.name == "textarea") {
      put_place(TextPlace::Placeholder, at, value_of(node, "placeholder"), seen);
    }
  }

  void put_meta(std::uint32_t at, const WebNode& node) {
    const std::string name = to_lower(value_of(node, "name"));
    const std::string property = to_lower(value_of(node, "property"));
    const std::string_view content = value_of(node, "content");
    if (name == "description") {
      put_place(TextPlace::Description, at, content, true);
    } else if (is_one_of(property, kOgTexts) || is_one_of(name, kOgTexts) || name == "twitter:title" || name == "twitter:description" ||
               name == "application-name") {
      put_place(TextPlace::OpenGraph, at, content, true);
    }
  }

  std::string text_inside(std::uint32_t at) const {
    std::string text;
    for (std::uint32_t inner = at + 1; inner < page_.nodes[at].end && inner < page_.nodes.size(); ++inner) {
      text += page_.nodes[inner].kind == WebNodeKind::Text ? page_.nodes[inner].text : std::string();
    }
    return text;
  }

  void put_place(TextPlace place, std::uint32_t node, std::string_view text, bool seen) {
    if (is_blank(text)) {
      return;
    }
    Growing growing;
    growing.paragraph.place = place;
    growing.paragraph.node = node;
    growing.paragraph.seen = seen;
    growing.paragraph.pieces.push_back({0, node, false, false, false, 0});
    grow(growing, text, false);
    turn_text(growing.paragraph, {});
    paragraphs_.emplace_back(node, std::move(growing.paragraph));
  }

  void space() { shown_.space = shown_.space || !shown_.paragraph.text.empty(); }

  void break_line() {
    if (shown_.paragraph.text.empty()) {
      return;
    }
    if (++shown_.lines == 2) {
      flush();
    }
  }

  void put_text(std::uint32_t at, std::string_view text, bool seen) {
    Growing& growing = seen ? shown_ : hidden_;
    if (!seen) {
      // Hidden text parts nothing that is seen.
      space_hidden_after(at);
    }
    const Context& context = open_.back();
    PageParagraph& paragraph = growing.paragraph;
    const std::size_t before = paragraph.text.size();
    TextPiece piece{0, at, context.code, context.link, context.quoted, 0};
    if (before == 0) {
      if (is_blank(text)) {
        return;
      }
      paragraph.node = context.block;
      paragraph.seen = seen;
    }
    grow(growing, text, context.keeps_lines);
    if (paragraph.text.size() == before) {
      return;
    }
    // White space between two pieces belongs to the one after it.
    piece.begin = static_cast<std::uint32_t>(before);
    paragraph.pieces.push_back(piece);
    paragraph.heading = paragraph.heading || context.heading;
    paragraph.attributed = paragraph.attributed || context.attributed;
  }

  // Two hidden stretches of one block are one paragraph, kept apart.
  void space_hidden_after(std::uint32_t at) {
    hidden_.space = hidden_.space || (!hidden_.paragraph.text.empty() && hidden_.paragraph.pieces.back().node + 1 != at);
  }

  void grow(Growing& growing, std::string_view text, bool keeps_lines) {
    std::string& to = growing.paragraph.text;
    for (const char letter : text) {
      if (is_space_of_html(letter)) {
        const bool line = keeps_lines && letter == '\n';
        growing.lines = line ? 1 : growing.lines;
        growing.space = true;
        continue;
      }
      if (!to.empty() && growing.lines > 0) {
        to += '\n';
      } else if (!to.empty() && growing.space) {
        to += ' ';
      }
      growing.lines = 0;
      growing.space = false;
      to += letter;
    }
  }

  void flush() {
    flush(shown_);
    flush(hidden_);
  }

  void flush(Growing& growing) {
    PageParagraph& paragraph = growing.paragraph;
    if (!paragraph.text.empty()) {
      const auto all = [&](bool TextPiece::*flag) {
        return std::all_of(paragraph.pieces.begin(), paragraph.pieces.end(), [flag](const TextPiece& piece) { return piece.*flag; });
      };
      paragraph.code = all(&TextPiece::code);
      paragraph.link = all(&TextPiece::link);
      paragraph.quoted = all(&TextPiece::quoted);
      turn_text(paragraph, visibility_.turned);
      const std::uint32_t first = paragraph.pieces.front().node;
      paragraphs_.emplace_back(first, std::move(paragraph));
    }
    growing = Growing();
  }

  const WebPage& page_;
  const PageVisibility& visibility_;
  std::vector<Context> open_;
  Growing shown_, hidden_;
  std::uint32_t last_link_end_ = 0;
  bool has_title_ = false;
  std::vector<std::pair<std::uint32_t, PageParagraph>> paragraphs_;  // with the node that each begins at
};

}  // namespace

std::string_view name_of(TextPlace place) {
  constexpr std::array<std::string_view, 8> names = {"shown",       "title", "description", "open-graph",
                                                     "alternative", "label", "placeholder", "structured-data"};
  return names[static_cast<std::size_t>(place)];
}

std::vector<PageParagraph> page_text(const WebPage& page, const PageVisibility& visibility) {
  return Reading(page, visibility).take();
}

std::uint32_t node_at(const PageParagraph& paragraph, std::uint32_t byte) {
  const auto after = std::upper_bound(paragraph.pieces.begin(), paragraph.pieces.end(), byte,
                                      [](std::uint32_t at, const TextPiece& piece) { return at < piece.begin; });
  return after == paragraph.pieces.begin() ? kNone : std::prev(after)->node;
}

}  // namespace sverka
