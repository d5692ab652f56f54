// What is settled of single glyphs before lines are made of them.
#pragma once

#include <vector>

#include "document/document.hpp"
#include "readers/pdf/page.hpp"

namespace sverka::pdf {

// Places that are no numbers, or beyond all pages, become ones that are.
void make_sound(Page& page);
Box sound_box(const Box& box);

// Glyphs whose own meaning the file does not tell take the text that marked content gives in their place. Where both are told and say
// different things the drawn glyphs count, and an item "actual-text" is added with what the file says instead.
void apply_replaced_text(Page& page, std::vector<Item>& items);

// kCovered for all letters of a word of which some are covered: what is left of it is no word.
void cover_whole_words(Page& page);

// kStruck for glyphs that a horizontal line goes through. O(n log n).
void mark_struck(Page& page);

}  // namespace sverka::pdf
