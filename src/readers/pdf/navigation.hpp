// What a viewer shows beside the pages to find one's way in them, and what else leads through them otherwise than they read.
#pragma once

#include "document/document.hpp"
#include "readers/pdf/session.hpp"

namespace sverka::pdf {

// Items "outline-title" for the titles of the outlines, "page-labels" if pages are numbered otherwise than they follow each other, and
// "article-threads" if the file has some.
void list_navigation(Session& session);

// Drops the titles that stand in the text: their letters and digits in one row, whatever their case. So do those of one word, and names of
// files, which programs write that put documents together. What cannot be looked up within bounds stays. Where a page
// is a scan, whose words nobody has read, all are dropped: it is a question itself.
void drop_stated_titles(Document& document);

}  // namespace sverka::pdf
