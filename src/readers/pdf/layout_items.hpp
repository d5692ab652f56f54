// What is settled when all blocks stand.
#pragma once

#include <cstdint>

#include "document/document.hpp"

namespace sverka::pdf {

// Gives each item that has a place on a page, not a page alone, the block nearest to it there.
void place_items(Document& document);

// A hyphen at a line's end is a soft one (U+00AD) where the document has the word without it elsewhere: so that a
// value that a line end parts is the same as one that no line end parts. Where nothing tells it stays as it is drawn.
void settle_hyphens(Document& document);

// Takes the first bytes off a block's text, the space after them too.
void drop_beginning(Block& block, std::uint32_t bytes);

}  // namespace sverka::pdf
