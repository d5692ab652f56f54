// Two pages of a document printed side by side on one sheet: they are read as the pages that they were.
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.hpp"
#include "readers/pdf/page.hpp"

namespace sverka::pdf {

// A page for reading: where it stands on its sheet.
struct SheetPart {
  std::uint32_t sheet = 0;  // 1-based number of the page in the file
  float left = 0;           // of its left edge there
  float width = 0;
};

// The parts of all pages in their order: one a page, but two of each sheet in a file whose broad pages keep a strip free down their middle
// that neither letters nor lines cross. Halves without letters are left out. Pages of the result are numbered from 1 and have places of
// their own; `parts` says where they stand. Linear.
std::vector<Page> part_sheets(std::vector<Page> pages, std::vector<SheetPart>& parts);

}  // namespace sverka::pdf
