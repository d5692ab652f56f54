// Bytes of a PDF -> glyphs on pages: file structure, fonts, content streams, visibility.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "readers/pdf/page.hpp"
#include "readers/read.hpp"

namespace sverka::pdf {

// Errors: encrypted (a password is needed), damaged (not readable even after repair), empty (no pages), limit_reached.
// A repaired file is read with a note.
Result<PdfContent> read_content(std::string_view bytes, const ReadLimits& limits);

}  // namespace sverka::pdf
