// gumbo's tree as the flat tables of WebPage.
#include <gumbo.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "readers/html/css.hpp"
#include "readers/html/decoding.hpp"
#include "readers/html/letters.hpp"
#include "readers/html/read_page.hpp"
#include "readers/html/source_guard.hpp"
#include "text/utf8.hpp"

namespace sverka::html {

namespace {

struct DestroyOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
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
  TreeWriter(std::string_view source, const PageLimits& limits, WebPage& page) : source_(source), limits_(limits), page_(page) {}

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
        node.text = repaired(from.v.text.text);
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

  static std::string repaired(const char* text) {
    std::string out = text == nullptr ? std::string() : std::string(text);
    return is_valid_utf8(out) ? out : repair_utf8(out);
  }

  TextRange range_of(const GumboStringPiece& piece) const {
    if (piece.data == nullptr || piece.length == 0 || piece.data < source_.data() || piece.data > source_.data() + source_.size()) {
      return {};
    }
    const auto begin = static_cast<std::size_t>(piece.data - source_.data());
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(begin + piece.length, source_.size()))};
  }

  std::string_view source_;
  const PageLimits& limits_;
  WebPage& page_;
};

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

std::string_view cut_to(std::string_view bytes, const PageLimits& limits, std::vector<Note>& notes) {
  if (bytes.size() <= limits.bytes) {
    return bytes;
  }
  notes.push_back({"page-too-long", {}, std::to_string(bytes.size()) + " bytes"});
  return bytes.substr(0, limits.bytes);
}

}  // namespace

WebPage read_page(std::string_view bytes, std::string_view charset, const PageLimits& limits) {
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
  const std::unique_ptr<GumboOutput, DestroyOutput> output(gumbo_parse_with_options(&options, guarded.text.data(), guarded.text.size()));
  TreeWriter(guarded.text, limits, page).write(*output->document);
  read_styles(page, limits);
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
