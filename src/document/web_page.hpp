// What a browser's parser makes of an HTML page, and the rules of a style sheet: as flat tables, safe to carry out of the
// confined child. All text is valid UTF-8.
//
// A node's descendants stand right after it, up to `end`: "is inside" and "stands after" are comparisons of numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

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
  bool implied = false;         // an element that the source does not name, such as a missing <html>
  std::uint32_t parent = kNone;
  std::uint32_t end = 0;        // one past the last descendant
  std::string name;             // element: lower case
  std::string text;             // text, comment
  std::vector<WebAttribute> attributes;
  // Bytes of the decoded source: of an element, its start tag; of a text or comment, itself. 0, 0 where implied.
  TextRange source;
  TextRange end_tag;            // of an element; 0, 0 where there is none
  bool operator==(const WebNode&) const = default;
};

struct WebPage {
  std::string charset;          // as used, by its name of the Encoding standard: "windows-1251"
  std::string charset_from;     // "bom", "http", "meta", "utf-8", "letters", "default"
  std::vector<WebNode> nodes;   // in document order; nodes[0] is the document
  std::vector<Note> notes;      // what was cut or could not be read
  bool operator==(const WebPage&) const = default;
};

// The value of an attribute; null without one.
const std::string* attribute(const WebNode& node, std::string_view name);

// A style rule as far as it can hide text: selectors and the declarations of the properties that matter, shorthands taken apart.
struct StyleDeclaration {
  std::string property;         // "display", "font-size", "color", "background-color", "left", ...
  std::string value;            // lower case, white space folded
  bool important = false;
  bool operator==(const StyleDeclaration&) const = default;
};

struct StyleRule {
  std::vector<std::string> selectors;  // one complex selector each, as written
  std::vector<StyleDeclaration> declarations;
  std::string condition;               // of @media or @supports around it; empty: always
  bool operator==(const StyleRule&) const = default;
};

struct StyleSheet {
  std::vector<StyleRule> rules;
  std::vector<std::string> imports;    // addresses of @import
  bool unread = false;                 // something in it was not understood: nothing may be concluded from its silence
  bool operator==(const StyleSheet&) const = default;
};

}  // namespace sverka
