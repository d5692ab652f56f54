// Text that is stored backwards and shown from right to left, so that a person reads it and no program does.
#pragma once

#include <cstdint>
#include <map>

#include "web/page_text.hpp"

namespace sverka {

// Puts the letters of a paragraph in the order in which they are shown, line by line: those of nodes in `turned` (visibility.hpp), and
// those between U+202E and U+202C. Brackets are those that are seen; the pieces go with their letters. A line that the window breaks is
// taken as one. Linear in the text.
void turn_text(PageParagraph& paragraph, const std::map<std::uint32_t, std::uint32_t>& turned);

}  // namespace sverka
