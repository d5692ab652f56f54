// What every Document promises, as one function: readers' tests and fuzzers ask it, and so does the receiver
// of a document from the confined child.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "document/document.hpp"

namespace sverka {

// Empty if the document is sound; else the first fault for a developer: "block 3: runs do not cover the
// text". Sound is:
//   - every string is UTF-8;
//   - there is at least one part, and every index into parts and blocks is inside them (or kNone, for items);
//   - the runs of a block are in order, not empty, adjacent, and cover its text; an empty text has none;
//   - run borders, spans and ranges are inside their texts, on borders of code points, and not backwards;
//   - boxes are finite, not inside out, and on a page that is there; those of words are in order, disjoint and not empty;
//   - there is a size for each page, or none at all;
//   - enumerators, flags and outline levels are ones that exist.
// Linear in the document's size, about 1 GB/s of text.
std::string find_fault(const Document& document);

// UTF-8, as text/utf8.hpp says, but fast for text that is mostly ASCII or Cyrillic.
bool is_valid_utf8_fast(std::string_view text);

// True if `at` is inside `text` or its end, and no code point is cut there. `text` is valid UTF-8.
bool is_code_point_border(std::string_view text, std::size_t at);

}  // namespace sverka
