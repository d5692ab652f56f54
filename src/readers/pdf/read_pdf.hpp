// A PDF, from its bytes to a Document.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"
#include "readers/read.hpp"

namespace sverka::pdf {

// Errors: those of read_content() and lay_out().
Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits);

}  // namespace sverka::pdf
