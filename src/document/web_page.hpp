// What a browser's parser makes of an HTML page: as flat tables, safe to carry out of the confined child. All text is valid UTF-8.
//
// A node's descendants stand right after it, up to `end`: "is inside" and "stands after" are comparisons of numbers. The parser
// runs as with scripts switched off: what stands in <noscript> is a tree. The content of a <template> hangs below it; that of
// <script>, <style>, <textarea>, <iframe>, <noembed>, <noframes>, <xmp> is one text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "document/style_sheet.hpp"

namespace sverka {

enum class WebNodeKind : std::uint8_t { Document, Element, Text, Comment, Doctype };
enum class WebNamespace : std::uint8_t { Html, Svg, MathMl };

struct WebAttribute {
  std::string name;   // lower case, as the parser leaves it
  std::string value;  // character references resolved
  bool operator==(const WebAttribute&) const = default;
};

struct WebNode {
  WebNodeKind kind = WebNodeKind::Document;
  WebNamespace space = WebNamespace::Html;
  bool implied = false;  // an element that the source does not name, such as a missing <html>
  std::uint32_t parent = kNone;
  std::uint32_t end = 0;  // one past the last descendant
  std::string name;       // element: lower case; doctype: its name
  std::string text;       // text, comment
  std::vector<WebAttribute> attributes;
  // Bytes of the decoded source: of an element, its start tag; of a text or comment, itself. 0, 0 where implied.
  TextRange source;
  TextRange end_tag;  // of an element; 0, 0 where there is none
  bool operator==(const WebNode&) const = default;
};

// A mark of Yandex's <noindex> or <!--noindex-->, opening or closing, wherever it stands in the source. The tree does not tell:
// the marks pair by their order, not by nesting.
struct NoindexMark {
  std::uint32_t at = 0;  // byte of the decoded source where it begins
  bool closes = false;
  bool comment = false;
  bool operator==(const NoindexMark&) const = default;
};

// The content of a <style> element that is a style sheet; of a <script>, what it says of elements (readers/html/script_sheet.hpp).
struct EmbeddedSheet {
  std::uint32_t node = 0;
  StyleSheet sheet;
  bool operator==(const EmbeddedSheet&) const = default;
};

// The style attribute of an element.
struct InlineStyle {
  std::uint32_t node = 0;
  std::vector<StyleDeclaration> declarations;
  bool operator==(const InlineStyle&) const = default;
};

struct WebPage {
  std::string charset;                // as used, by its name of the Encoding standard, lower case: "windows-1251"
  std::string charset_from;           // "bom", "http", "meta", "utf-8", "letters", "default"
  std::vector<WebNode> nodes;         // in document order; nodes[0] is the document
  std::vector<NoindexMark> noindex;   // in source order
  std::vector<EmbeddedSheet> sheets;  // by node
  std::vector<InlineStyle> styles;    // by node
  std::uint32_t source_bytes = 0;     // of the decoded source
  std::vector<Note> notes;            // what was cut or could not be read: "page-too-long", "page-too-deep", "page-attributes-cut", ...
  bool operator==(const WebPage&) const = default;
};

// The value of an attribute; null without one.
const std::string* attribute(const WebNode& node, std::string_view name);

// An HTML element of that name.
bool is_element(const WebNode& node, std::string_view name);

// True if node `inner` is `outer` or stands inside it.
inline bool is_within(const WebPage& page, std::uint32_t inner, std::uint32_t outer) {
  return inner >= outer && inner < page.nodes[outer].end;
}

// The text of a node's descendants, one after another, as in the tree.
std::string text_of(const WebPage& page, std::uint32_t node);

// The address of the first <base href>, as written; empty without one.
std::string base_of(const WebPage& page);

// A style sheet that a page asks for, by <link rel="stylesheet"> or by an @import of a <style>: to be fetched and given to
// visibility_of() in this order. One that cannot be had is given as a sheet with `unread`.
struct SheetReference {
  std::uint32_t node = 0;  // of the <link> or <style>
  std::string address;     // as written: to be resolved against the page's base
  std::string media;
  bool operator==(const SheetReference&) const = default;
};

// In the order of the cascade. Alternate and disabled sheets are not among them.
std::vector<SheetReference> referenced_sheets(const WebPage& page);

// A CSS selector that finds this one element: by id where it is the only one, else a path of types and positions:
// "#post > div:nth-of-type(2) > a". Of a text, its element's.
std::string selector_of(const WebPage& page, std::uint32_t node);

}  // namespace sverka
