// gumbo's tree as the flat tables of WebPage.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/html/css.hpp"
#include "readers/html/decoding.hpp"
#include "readers/html/letters.hpp"
#include "readers/html/read_page.hpp"
#include "readers/html/script_sheet.hpp"
#include "readers/html/source_guard.hpp"
#include "readers/html/text_marks.hpp"
#include "text/base64.hpp"
#include "text/utf8.hpp"

namespace sverka::html {

namespace {

// What the parser asks for, in a row: it goes as a whole when the tree was copied. Half of the parser's time is otherwise spent on
// thousands of small pieces. Under the address sanitizer each piece is its own, so that it is watched.
class ParserMemory {
 public:
  ParserMemory() = default;
  ParserMemory(const ParserMemory&) = delete;
  ParserMemory& operator=(const ParserMemory&) = delete;
  ~ParserMemory() { release(0); }

  void use_in(GumboOptions& options) {
#if !defined(__SANITIZE_ADDRESS__)
    options.allocator = [](void* self, std::size_t size) { return static_cast<ParserMemory*>(self)->take(size); };
    options.deallocator = [](void*, void*) {};
    options.userdata = this;
#else
    (void)options;
#endif
  }

  // The first stretch stays for the next page.
  void forget() {
    release(1);
    used_ = 0;
    left_ = stretches_.empty() ? 0 : kStretch;
  }

 private:
  static constexpr std::size_t kStretch = std::size_t{1} << 20;

  void* take(std::size_t size) {
    constexpr std::size_t kAligned = alignof(std::max_align_t);
    size = (size + kAligned - 1) / kAligned * kAligned;
    if (size > kStretch / 4) {
      void* const own = std::malloc(size);
      large_.push_back(own);
      return own;
    }
    if (size > left_) {
      stretches_.push_back(std::malloc(kStretch));
      used_ = 0;
      left_ = stretches_.back() == nullptr ? 0 : kStretch;
      if (left_ == 0) {
        return nullptr;
      }
    }
    void* const piece = static_cast<char*>(stretches_.back()) + used_;
    used_ += size;
    left_ -= size;
    return piece;
  }

  void release(std::size_t kept) {
    for (void* const one : large_) {
      std::free(one);
    }
    large_.clear();
    for (std::size_t at = kept; at < stretches_.size(); ++at) {
      std::free(stretches_[at]);
    }
    stretches_.resize(std::min(kept, stretches_.size()));
  }

  std::vector<void*> stretches_, large_;
  std::size_t used_ = 0, left_ = 0;
};

const GumboVector* children_of(const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_DOCUMENT:
      return &node.v.document.children;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      return &node.v.element.children;
    default:
      return nullptr;
  }
}

class TreeWriter {
 public:
  TreeWriter(const TextMarks& marks, const PageLimits& limits, WebPage& page)
      : marks_(marks), source_(marks.marked()), limits_(limits), page_(page) {}

  void write(const GumboNode& document) {
    enter(document, kNone);
    if (document.v.document.has_doctype) {
      WebNode doctype;
      doctype.kind = WebNodeKind::Doctype;
      doctype.name = lowered(document.v.document.name == nullptr ? "" : document.v.document.name);
      doctype.parent = 0;
      doctype.end = 2;
      page_.nodes.push_back(std::move(doctype));
    }
    struct Level {
      const GumboVector* children;
      unsigned int next;
      std::uint32_t node;
    };
    std::vector<Level> levels = {{children_of(document), 0, 0}};
    while (!levels.empty()) {
      Level& level = levels.back();
      if (level.next == level.children->length || page_.nodes.size() >= limits_.nodes) {
        page_.nodes[level.node].end = static_cast<std::uint32_t>(page_.nodes.size());
        levels.pop_back();
        continue;
      }
      const auto& child = *static_cast<const GumboNode*>(level.children->data[level.next++]);
      const std::uint32_t index = enter(child, level.node);
      if (const GumboVector* const children = children_of(child)) {
        levels.push_back({children, 0, index});
      }
    }
    if (page_.nodes.size() >= limits_.nodes) {
      page_.notes.push_back({"page-too-long", {}, std::to_string(page_.nodes.size()) + " nodes"});
    }
  }

 private:
  std::uint32_t enter(const GumboNode& from, std::uint32_t parent) {
    const auto index = static_cast<std::uint32_t>(page_.nodes.size());
    WebNode node;
    node.parent = parent;
    node.end = index + 1;
    switch (from.type) {
      case GUMBO_NODE_DOCUMENT:
        node.kind = WebNodeKind::Document;
        break;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        write_element(from, node);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_COMMENT:
        node.kind = from.type == GUMBO_NODE_COMMENT ? WebNodeKind::Comment : WebNodeKind::Text;
        node.text = repaired(marks_.restored(from.v.text.text));
        node.source = range_of(from.v.text.original_text);
        break;
    }
    page_.nodes.push_back(std::move(node));
    return index;
  }

  void write_element(const GumboNode& from, WebNode& node) {
    const GumboElement& element = from.v.element;
    node.kind = WebNodeKind::Element;
    node.space = element.tag_namespace == GUMBO_NAMESPACE_SVG      ? WebNamespace::Svg
                 : element.tag_namespace == GUMBO_NAMESPACE_MATHML ? WebNamespace::MathMl
                                                                   : WebNamespace::Html;
    constexpr unsigned kCopies = GUMBO_INSERTION_ADOPTION_AGENCY_CLONED | GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT;
    node.implied = element.original_tag.length == 0 || (static_cast<unsigned>(from.parse_flags) & kCopies) != 0;
    node.name = name_of(element);
    node.source = range_of(element.original_tag);
    node.end_tag = range_of(element.original_end_tag);
    const GumboVector& attributes = element.attributes;
    node.attributes.reserve(attributes.length);
    for (unsigned int at = 0; at < attributes.length; ++at) {
      const auto& one = *static_cast<const GumboAttribute*>(attributes.data[at]);
      // xlink:href of SVG comes as "href" in a namespace of its own.
      const std::string prefix = one.attr_namespace == GUMBO_ATTR_NAMESPACE_XLINK ? "xlink:" : "";
      node.attributes.push_back({prefix + lowered(repaired(one.name)), repaired(one.value)});
    }
  }

  std::string name_of(const GumboElement& element) const {
    if (element.tag != GUMBO_TAG_UNKNOWN) {
      return lowered(gumbo_normalized_tagname(element.tag));
    }
    GumboStringPiece name = element.original_tag;
    if (name.data == nullptr) {
      return "?";
    }
    gumbo_tag_from_original_text(&name);
    return lowered(repair_utf8(std::string_view(name.data, name.length)));
  }

  static std::string repaired(std::string text) { return is_valid_utf8(text) ? std::move(text) : repair_utf8(text); }

  TextRange range_of(const GumboStringPiece& piece) const {
    if (piece.data == nullptr || piece.length == 0 || piece.data < source_.data() || piece.data > source_.data() + source_.size()) {
      return {};
    }
    const auto begin = static_cast<std::size_t>(piece.data - source_.data());
    const std::size_t end = std::min(begin + piece.length, source_.size());
    return {static_cast<std::uint32_t>(marks_.place_in_source(begin)), static_cast<std::uint32_t>(marks_.place_in_source(end))};
  }

  const TextMarks& marks_;
  std::string_view source_;
  const PageLimits& limits_;
  WebPage& page_;
};

// A script that holds data, or is another file.
bool is_code(const WebNode& script) {
  const std::string* const type = attribute(script, "type");
  return type == nullptr || (type->find("json") == std::string::npos && type->find("template") == std::string::npos);
}

// What stands behind the comma of a "data:" address.
std::string decoded_data(std::string_view kind, std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned value = 0;
    const char* const digits = text.data() + at + 1;
    if (text[at] == '%' && at + 2 < text.size() && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
      out += static_cast<char>(value);
      at += 2;
    } else {
      out += text[at];
    }
  }
  return kind.find("base64") == std::string_view::npos ? out : bytes_of_base64(out).value_or(std::string());
}

// What runs without anybody's doing: the code of attributes, and addresses that are code.
std::string code_of_attributes(const WebNode& node) {
  constexpr std::array<std::string_view, 15> kRunning = {
      "onload",   "onerror",  "onpageshow",  "onanimationstart", "onanimationend", "ontransitionend", "onbegin",           "onfocus",
      "onscroll", "ontoggle", "onmousemove", "onpointermove",    "onmouseover",    "onmouseenter",    "onvisibilitychange"};
  std::string code;
  for (const WebAttribute& one : node.attributes) {
    const std::string_view value = trimmed(one.value);
    if (std::find(kRunning.begin(), kRunning.end(), one.name) != kRunning.end()) {
      code += one.value + ";\n";
    } else if (one.name == "src" && (node.name == "iframe" || node.name == "frame" || node.name == "script")) {
      const std::size_t comma = value.find(',');
      const bool data = lowered(value.substr(0, 5)) == "data:" && comma != std::string_view::npos;
      code += lowered(value.substr(0, 11)) == "javascript:" ? std::string(value.substr(11)) + ";\n"
              : data && node.name == "script"               ? decoded_data(value.substr(5, comma - 5), value.substr(comma + 1)) + ";\n"
                                                            : std::string();
    }
  }
  return code;
}

// <style> elements whose type is CSS or nothing, and style attributes.
void read_styles(WebPage& page, const PageLimits& limits) {
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    const WebNode& node = page.nodes[at];
    if (node.kind != WebNodeKind::Element) {
      continue;
    }
    if (node.name == "style") {
      const std::string* const type = attribute(node, "type");
      if (type == nullptr || type->empty() || lowered(trimmed(*type)) == "text/css") {
        StyleSheet sheet = parse_style_sheet(text_of(page, at), limits);
        const std::string* const media = attribute(node, "media");
        if (media != nullptr && !trimmed(*media).empty()) {
          for (StyleRule& rule : sheet.rules) {
            rule.conditions.push_back("media " + lowered(trimmed(*media)));
          }
        }
        page.sheets.push_back({at, std::move(sheet)});
      }
    }
    if (const std::string* const style = attribute(node, "style")) {
      if (auto declarations = parse_declarations(*style); !declarations.empty()) {
        page.styles.push_back({at, std::move(declarations)});
      }
    }
  }
}

// What scripts say of elements, beside what the style elements of the page say of classes.
void read_scripts(WebPage& page, const PageLimits& limits) {
  constexpr std::size_t kScriptBytes = std::size_t{1} << 20;
  std::vector<std::string> hiding;
  for (const EmbeddedSheet& one : page.sheets) {
    add_hiding_classes(one.sheet, hiding);
  }
  std::size_t script_bytes = 0;
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    const WebNode& node = page.nodes[at];
    if (node.kind != WebNodeKind::Element) {
      continue;
    }
    const bool script = node.name == "script" && is_code(node);
    const std::string attributes = script_bytes < kScriptBytes ? code_of_attributes(node) : std::string();
    if ((script || !attributes.empty()) && script_bytes < kScriptBytes) {
      const std::string code = attributes + (script ? text_of(page, at) : std::string());
      script_bytes += code.size();
      StyleSheet said = code.empty() ? StyleSheet() : read_script(code, limits, hiding);
      if (said.unread || !said.rules.empty()) {
        page.sheets.push_back({at, std::move(said)});
      }
    }
  }
  std::stable_sort(page.sheets.begin(), page.sheets.end(),
                   [](const EmbeddedSheet& one, const EmbeddedSheet& two) { return one.node < two.node; });
}

std::string_view cut_to(std::string_view bytes, const PageLimits& limits, std::vector<Note>& notes) {
  if (bytes.size() <= limits.bytes) {
    return bytes;
  }
  notes.push_back({"page-too-long", {}, std::to_string(bytes.size()) + " bytes"});
  return bytes.substr(0, limits.bytes);
}

}  // namespace

WebPage read_page(std::string_view bytes, std::string_view charset, const PageLimits& limits, RunningText running) {
  WebPage page;
  DecodedPage decoded = decode_page(cut_to(bytes, limits, page.notes), charset);
  page.charset = std::move(decoded.charset);
  page.charset_from = std::move(decoded.from);
  page.source_bytes = static_cast<std::uint32_t>(decoded.text.size());

  GuardedSource guarded;
  guard_source(decoded.text, limits, guarded);
  page.noindex = std::move(guarded.noindex);
  std::move(guarded.notes.begin(), guarded.notes.end(), std::back_inserter(page.notes));

  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  static thread_local ParserMemory memory;
  memory.use_in(options);
  const TextMarks marks(guarded.text, running == RunningText::Marked ? guarded.texts : std::vector<TextRange>());
  GumboOutput* const output = gumbo_parse_with_options(&options, marks.marked().data(), marks.marked().size());
  TreeWriter(marks, limits, page).write(*output->document);
  if (options.userdata != &memory) {
    gumbo_destroy_output(&options, output);
  }
  memory.forget();
  read_styles(page, limits);
  read_scripts(page, limits);
  return page;
}

StyleSheet read_style_sheet(std::string_view bytes, std::string_view charset, const PageLimits& limits) {
  std::vector<Note> notes;
  const std::string text = decode_sheet(cut_to(bytes, limits, notes), charset);
  StyleSheet sheet = parse_style_sheet(text, limits);
  sheet.unread = sheet.unread || !notes.empty();
  return sheet;
}

}  // namespace sverka::html
