// Text that a page carries without it being its text: literals of scripts and of style sheets, long attributes, the content of templates,
// the source of frames. A script or a style can put it before a person's eyes, where a static reading of the page finds nothing.
#pragma once

#include <vector>

#include "web/page_text.hpp"

namespace sverka {

// A paragraph each, markup inside taken away, of no place on the page. Literals of fewer than ten words or so are left out,
// but for pieces that a plus joins. Linear; past
// two megabytes of text the rest is not looked at.
std::vector<PageParagraph> stored_text(const WebPage& page);

}  // namespace sverka
