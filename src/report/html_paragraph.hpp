// One block of the document as a paragraph of HTML.
#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"
#include "report/html_marks.hpp"
#include "report/words.hpp"

namespace sverka {

// `marks` in the order of their beginnings. The text is cut where a run or a mark begins or ends; each piece
// is one element, so that ranges which overlap still make valid HTML.
std::string html_paragraph(const Block& block, const std::vector<Mark>& marks, const Words& words);

// Why a run is not plainly seen: "hidden text, 1 point high". Empty if it is.
std::string flag_words(std::uint32_t flags, const Words& words);

}  // namespace sverka
