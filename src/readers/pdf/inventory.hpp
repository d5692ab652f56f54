// What a file holds beside its text, as items: pictures, layers, boxes, pages without letters, fonts in doubt.
#pragma once

#include "readers/pdf/pages.hpp"
#include "readers/pdf/session.hpp"

namespace sverka::pdf {

// Of one page, after its glyphs are known. The text that a scanner wrote under its picture of the page is taken out: the page is listed
// as one that nobody has read.
void list_page(Session& session, const PageNode& node, Page& page);
// Of the whole document, after all pages.
void list_layers(Session& session);
void list_fonts(Session& session);

}  // namespace sverka::pdf
