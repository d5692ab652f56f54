// Glyphs on pages -> Document: words and lines from geometry, blocks, table cells, reading order, running headers and
// footers, page numbers.
#pragma once

#include "base/result.hpp"
#include "document/document.hpp"
#include "readers/pdf/page.hpp"
#include "readers/read.hpp"

namespace sverka::pdf {

// Errors: limit_reached. Every glyph with a text stands in exactly one block, seen or not; but for a letter that is cut
// off at a page's end and stands whole on the next.
Result<Document> lay_out(PdfContent content, const ReadLimits& limits);

}  // namespace sverka::pdf
