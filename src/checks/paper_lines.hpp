// A document's text as the lines of a paper, with their cells.
#pragma once

#include <vector>

#include "document/document.hpp"
#include "programme/act/act.hpp"

namespace sverka {

// Body and text boxes, in reading order; blocks that nobody sees are left out, a line break begins a new line.
std::vector<PaperLine> lines_of(const Document& document);

}  // namespace sverka
