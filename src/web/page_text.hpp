// The text of a page, paragraph by paragraph, as a person or a search engine reads it, each byte traceable to its node.
//
// Inline elements are joined ("Aimy<b>logic</b>" is one word), blocks and cells divide. The same shape is made of a DOCX or PDF, so that
// the rules of names and words run over a partner's papers too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "document/web_page.hpp"
#include "web/visibility.hpp"

namespace sverka {

enum class TextPlace : std::uint8_t { Shown, Title, Description, OpenGraph, Alternative, Label, Placeholder, StructuredData };

struct TextPiece {
  std::uint32_t begin = 0;  // byte of the paragraph where the text of this node begins
  std::uint32_t node = kNone;
};

struct PageParagraph {
  std::string text;              // white space folded as HTML does; no spaces at the ends
  std::vector<TextPiece> pieces; // in order, the first at 0
  TextPlace place = TextPlace::Shown;
  std::uint32_t node = kNone;    // the block element; of a document, the index of its block
  bool quoted = false;           // in q or blockquote
  bool code = false;             // in code, pre, kbd, samp: no name is looked for there
  bool heading = false;
  bool link = false;             // all of it is the text of links
  bool seen = true;              // false: a person does not see it
};

// In document order; what is not text for anyone (script, style, template) is left out.
std::vector<PageParagraph> page_text(const WebPage& page, const PageVisibility& visibility);
std::vector<PageParagraph> document_text(const Document& document);

}  // namespace sverka
