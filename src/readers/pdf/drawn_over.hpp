// What a program prints over a page that was finished before, or under one that comes after: a stamp of signatures right across the text.
#pragma once

#include "readers/pdf/page.hpp"

namespace sverka::pdf {

// Takes such glyphs out of the page into one of its own, with the same text, whose `glyphs` are empty where there are none: text drawn
// before or after all else, set smaller than most of the page, close together, of which some letters lie on others; or which touches none,
// but comes in a stream and fonts of its own, in lines that stand close and not on those of the page. What only stands on rows of
// underscores fills them in, and what stands in the upper or lower margin is left to the running headers and footers. O(n log n).
Page take_drawn_over(Page& page);

}  // namespace sverka::pdf
