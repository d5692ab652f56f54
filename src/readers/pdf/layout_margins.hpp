// Running headers and footers, page numbers, footnotes: what stands on a page and is not the body.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "readers/pdf/layout_flow.hpp"

namespace sverka::pdf {

// One distinct header or footer, of the first page that has it.
struct RunningText {
  Story story = Story::Header;
  HeaderUse use = HeaderUse::Default;
  std::vector<TextLine> lines;
  std::vector<std::uint32_t> pages;  // that have it, 1-based
};

// A page that lacks the header or footer that nearly all others have.
struct MissingText {
  Story story = Story::Header;
  std::uint32_t page = 0;  // 1-based
  std::string text;        // with "#" for the number of the page
};

// Takes out of the flows what recurs at one place at the top or the bottom of pages, and all that stands beside it there: a page whose
// header reads otherwise gives a header of its own, and one that says more gives what it says more. Numbers that count the pages become
// kPageField. Text in the margin of pages of which none shares it stays in the flow.
std::vector<RunningText> take_running_text(std::vector<PageFlow>& pages, std::vector<MissingText>& missing);

// A footnote with its number; its lines may come from several pages.
struct NoteText {
  std::string number;
  std::uint32_t number_bytes = 0;  // of the first line, which begins with it
  std::vector<TextLine> lines;
};

// Takes out of the flows the lines below a short rule near the bottom of a page that begin with a number or an asterisk; and without a rule
// the last lines of a page, if they begin with the raised number of a reference on it, and the last of the document, where a page has no
// end: there a plain number of any reference is enough. Text before the first number goes on with the last note.
void take_footnotes(std::vector<PageFlow>& pages, std::vector<NoteText>& notes);

}  // namespace sverka::pdf
