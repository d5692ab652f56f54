// A document's text as the lines of a paper, with their cells.
#pragma once

#include <vector>

#include "document/document.hpp"
#include "programme/act/act.hpp"

namespace sverka {

enum class PaperStories : std::uint8_t {
  Body,         // and text boxes
  WithMargins,  // headers before it, footers and notes behind it
};

// In reading order; blocks that nobody sees are left out, a line break begins a new line. Where a page shows a gap between two
// words that is no space between words, a tab stands in the place of the space.
std::vector<PaperLine> lines_of(const Document& document, PaperStories stories = PaperStories::Body);

}  // namespace sverka
