#include "readers/pdf/read_pdf.hpp"

#include <utility>

#include "readers/pdf/content.hpp"
#include "readers/pdf/layout.hpp"

namespace sverka::pdf {

Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits) {
  Result<PdfContent> content = read_content(bytes, limits);
  if (!content) {
    return fail(content.error());
  }
  return lay_out(std::move(*content), limits);
}

}  // namespace sverka::pdf
