// The checked document as HTML: its text in reading order with slots, deviations and hidden text marked where
// they stand.
#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"
#include "report/html_marks.hpp"
#include "report/words.hpp"

namespace sverka {

// `marks` has one list a block, see marks_of(). Linear in text and marks.
std::string html_document(const Document& document, const std::vector<std::vector<Mark>>& marks, const Words& words);

}  // namespace sverka
