#include "readers/read.hpp"

#include <exception>
#include <new>

#include "readers/docx/docx.hpp"

namespace sverka {

Result<Document> read_document(std::string_view bytes, const ReadLimits& limits) {
  try {
    return read_docx(bytes, limits);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::LimitReached, {}, "reader-memory");
  } catch (const std::exception& thrown) {
    return fail(ErrorCode::Internal, {}, "reader-failed", thrown.what());
  }
}

}  // namespace sverka
