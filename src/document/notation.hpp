// A text notation of Documents, so that a test is a table of lines. One block a line; see notation.cpp's grammar at the top of
// tests/unit/document/notation_test.cpp for examples.
//
//   [header] Agreement No. 5            a block of another story: header, header-first, footer, textbox, footnote, comment, ...
//   4.2.| The text of the clause        an automatic label, then the text
//   <t1 r2 c1> Cell text                in table 1, row 2, column 1
//   Pay {hidden:not }later              a run with flags, by their names: hidden, tiny, struck, inserted+moved, ...
//   Name: «sdt name=client_name»text«/sdt»   -- a control; in the notation written {{= and =}}, see below
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"

namespace sverka {

// Errors: usage, where = line number.
Result<Document> parse_notation(std::string_view text);

// The same notation; what it cannot express is left out. Used by tests and by `template inspect`.
std::string to_notation(const Document& document);

}  // namespace sverka
