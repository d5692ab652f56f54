// The text of a page, paragraph by paragraph, as a person or a search engine reads it, each byte traceable to its node.
//
// Inline elements are joined ("Aimy<b>logic</b>" is one word), blocks and cells divide, a line break is "\n", two in a row divide.
// Links that touch are kept apart by a space.
// The same shape is made of a DOCX, a PDF or a plain text, so that the rules of names and words run over a partner's papers too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "document/web_page.hpp"
#include "web/visibility.hpp"

namespace sverka {

// `Label` is also the text on a button that is no element content; `Alternative` a picture's.
enum class TextPlace : std::uint8_t { Shown, Title, Description, OpenGraph, Alternative, Label, Placeholder, StructuredData };

// "shown", "title", "description", "open-graph", "alternative", "label", "placeholder", "structured-data"
std::string_view name_of(TextPlace place);

struct TextPiece {
  std::uint32_t begin = 0;  // byte of the paragraph where the text of this node begins
  std::uint32_t node = kNone;
  bool code = false;  // these as of the paragraph
  bool link = false;
  bool quoted = false;
  std::uint32_t source = 0;  // of a document: byte of the block at which the piece begins
};

struct PageParagraph {
  std::string text;               // white space folded as HTML does; no spaces at the ends; soft hyphens stay
  std::vector<TextPiece> pieces;  // in order, the first at 0
  TextPlace place = TextPlace::Shown;
  std::uint32_t node = kNone;  // the block element; of a document, the index of its block
  bool quoted = false;         // all of it is in q or blockquote
  bool code = false;           // all of it is in code, pre, kbd, samp: no name is looked for there
  bool heading = false;
  bool link = false;        // all of it is the text of links
  bool seen = true;         // false: a person does not see it
  bool attributed = false;  // quoted, and the quotation names its source: cite, a link, figcaption, footer
};

// In document order of the beginnings; what is not text for anyone (script, style, template) is left out. Hidden text inside a
// paragraph is a paragraph of its own, not seen. `visibility` may be empty: then all is seen. Linear.
std::vector<PageParagraph> page_text(const WebPage& page, const PageVisibility& visibility);
// Paragraphs of all stories; a comment, a deleted or hidden run is not seen.
std::vector<PageParagraph> document_text(const Document& document);
// Paragraphs are divided by empty lines, lines by "\n". Broken UTF-8 is repaired.
std::vector<PageParagraph> plain_text(std::string_view text);

// The node that the byte of a paragraph belongs to; kNone without pieces.
std::uint32_t node_at(const PageParagraph& paragraph, std::uint32_t byte);

}  // namespace sverka
