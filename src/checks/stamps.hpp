// Stamps of an electronic signature that systems of document exchange print on the pages of a PDF: "document signed", certificate, owner,
// time. They are no part of the agreement, and stand in its margins or beside its text.
#pragma once

#include "document/document.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// Takes the words of such stamps out of the blocks of their pages: each stamp becomes a block of Story::TextBox, which no reader of PDF
// makes otherwise. A stamp begins with a phrase of the list `stamp_beginnings` and is set smaller than the text; what is as small and
// stands close by belongs to it, and in a margin the rest of its lines. A page that begins with such a phrase is a stamp as a whole if all
// of it is smaller, or the phrase is of the list `stamp_page_beginnings`, with which no clause begins. Blocks keep their numbers. Of a DOCX
// nothing is touched. Linear in the document; on a page with such a phrase up to 40 times its words for each word of a stamp, of which
// there are 400 at most.
void set_stamps_apart(Document& document, const Lexicon& lexicon);

}  // namespace sverka
