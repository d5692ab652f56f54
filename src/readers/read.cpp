#include "readers/read.hpp"

#include <exception>
#include <new>

#include "readers/docx/docx.hpp"
#include "readers/pdf_reader.hpp"

namespace sverka {
namespace {

constexpr std::size_t kHeaderReach = 1024;

ReadPdf pdf_reader = nullptr;
LookOfFile picture_looker = nullptr;

Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits) {
  if (pdf_reader == nullptr) {
    return fail(ErrorCode::Unsupported, {}, "pdf-reader-missing");
  }
  Result<Document> result;
  pdf_reader(bytes, limits, result);
  return result;
}

}  // namespace

void set_picture_looker(LookOfFile looker) {
  picture_looker = looker;
}

bool tells_looks() {
  return picture_looker != nullptr;
}

std::string look_of_picture(std::string_view bytes, const Box& part) {
  std::string look;
  if (picture_looker != nullptr) {
    picture_looker(bytes, part, look);
  }
  return look;
}

void set_pdf_reader(ReadPdf reader) {
  pdf_reader = reader;
}

bool looks_like_pdf(std::string_view beginning) {
  return beginning.substr(0, kHeaderReach).find("%PDF-") != std::string_view::npos;
}

Result<Document> read_document(std::string_view bytes, const ReadLimits& limits) {
  try {
    // A ZIP is told by its first bytes; one that has a PDF's header inside is not a PDF.
    if (looks_like_pdf(bytes) && !bytes.starts_with("PK")) {
      return read_pdf(bytes, limits);
    }
    return read_docx(bytes, limits);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::LimitReached, {}, "reader-memory");
  } catch (const std::exception& thrown) {
    return fail(ErrorCode::Internal, {}, "reader-failed", thrown.what());
  }
}

}  // namespace sverka
