// A DOCX, from its bytes to a Document.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"
#include "readers/read.hpp"

namespace sverka {

Result<Document> read_docx(std::string_view bytes, const ReadLimits& limits);

}  // namespace sverka
