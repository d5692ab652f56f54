// The pages of a PDF as drawings of their words, with the findings marked over them. Vector graphics inside the page of
// HTML: nothing is fetched, and the words can be selected and found.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "report/html_marks.hpp"
#include "report/words.hpp"

namespace sverka {

// A place on a page that is in no block: an annotation, a picture, a page without text.
struct PageMark {
  std::uint32_t page = 0;  // 1-based
  Box box;                 // empty: the page as a whole
  std::size_t number = 0;  // of the finding
  FindingGroup group = FindingGroup::Errors;
  bool first = false;  // the finding's first mark: its anchor
};

// The findings that have a page but no place in the text; `numbers` as for marks_of().
std::vector<PageMark> page_marks_of(const Report& report, const std::vector<std::size_t>& numbers, const Document& document);

// True if the document has pages whose words have places.
bool has_pages(const Document& document);

// `marks` has one list a block, see marks_of(). At most kPagesDrawn pages, those with findings first; the others are
// counted. Linear in words and marks.
std::string html_pages(const Document& document, const std::vector<std::vector<Mark>>& marks, const std::vector<PageMark>& page_marks,
                       const Words& words);

constexpr std::size_t kPagesDrawn = 60;

}  // namespace sverka
