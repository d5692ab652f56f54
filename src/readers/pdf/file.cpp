#include "readers/pdf/file.hpp"

#include <podofo/podofo.h>

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "readers/pdf/repair.hpp"

namespace sverka::pdf {
namespace {

using PoDoFo::PdfObject;

constexpr long kObjects = 2000000;
constexpr std::size_t kNesting = 1500;  // of dictionaries; PoDoFo follows them on the stack
constexpr unsigned kReferences = 32;    // of a reference to a reference

// PoDoFo reads dictionaries within dictionaries by recursion without a bound. Counted roughly on the raw bytes; what
// stands in streams can only make the count larger by chance, not by thousands.
bool nests_too_deep(std::string_view bytes) {
  std::size_t depth = 0;
  for (std::size_t at = bytes.find_first_of("<>"); at != std::string_view::npos; at = bytes.find_first_of("<>", at)) {
    const bool twice = at + 1 < bytes.size() && bytes[at + 1] == bytes[at];
    if (twice && bytes[at] == '<') {
      if (++depth > kNesting) {
        return true;
      }
    } else if (twice && depth > 0) {
      --depth;
    }
    at += twice ? 2 : 1;
  }
  return false;
}

Error error_of(const PoDoFo::PdfError& thrown) {
  if (thrown.GetError() == PoDoFo::ePdfError_InvalidPassword) {
    return {ErrorCode::Encrypted, {}, "pdf-password", {}};
  }
  if (thrown.GetError() == PoDoFo::ePdfError_OutOfMemory) {
    return {ErrorCode::LimitReached, {}, "reader-memory", {}};
  }
  const char* const name = PoDoFo::PdfError::ErrorName(thrown.GetError());
  return {ErrorCode::Damaged, {}, "pdf-damaged", name == nullptr ? "" : name};
}

}  // namespace

struct File::Parts {
  std::string repaired;
  bool was_encrypted = false;
  PoDoFo::PdfVecObjects objects;
  std::unique_ptr<PoDoFo::PdfParser> parser;
};

void prepare_pdf() {
  PoDoFo::PdfError::EnableDebug(false);
  PoDoFo::PdfError::EnableLogging(false);
  PoDoFo::PdfParser::SetMaxObjectCount(kObjects);
}

File::File() : parts_(std::make_unique<Parts>()) {}
File::~File() = default;

Result<std::unique_ptr<File>> File::open(std::string_view bytes, const ReadLimits& limits, Opening opening) {
  PoDoFo::PdfError::EnableDebug(false);
  PoDoFo::PdfError::EnableLogging(false);
  std::unique_ptr<File> file(new File);
  file->left_ = limits.unpacked_bytes;
  file->stream_limit_ = limits.part_bytes;
  if (opening == Opening::Repaired) {
    auto repaired = repair(bytes, limits);
    if (!repaired) {
      return fail(repaired.error());
    }
    file->parts_->repaired = std::move(repaired->bytes);
    file->parts_->was_encrypted = repaired->was_encrypted;
    bytes = file->parts_->repaired;
  }
  if (nests_too_deep(bytes)) {
    return fail(ErrorCode::LimitReached, {}, "pdf-nesting");
  }
  try {
    file->parts_->parser = std::make_unique<PoDoFo::PdfParser>(&file->parts_->objects);
    file->parts_->parser->ParseFile(bytes.data(), static_cast<long>(bytes.size()), true);
  } catch (const PoDoFo::PdfError& thrown) {
    return fail(error_of(thrown));
  }
  return file;
}

Object File::trailer() const {
  return {this, resolve(parts_->parser->GetTrailer())};
}

Object File::catalog() const {
  return trailer().get("Root");
}

Object File::object(std::uint32_t number) const {
  const auto found =
      std::lower_bound(parts_->objects.begin(), parts_->objects.end(), number,
                       [](const PdfObject* object, std::uint32_t value) { return object->Reference().ObjectNumber() < value; });
  const bool same = found != parts_->objects.end() && (*found)->Reference().ObjectNumber() == number;
  return same ? Object(this, resolve(*found)) : Object();
}

std::set<std::uint32_t> File::loaded_numbers() const {
  std::set<std::uint32_t> result;
  for (const PdfObject* const object : parts_->objects) {
    if (dynamic_cast<const PoDoFo::PdfParserObject*>(object) == nullptr) {
      result.insert(object->Reference().ObjectNumber());
    }
  }
  return result;
}

const PdfObject* File::resolve(const PdfObject* object) const {
  try {
    for (unsigned i = 0; object != nullptr && i < kReferences; ++i) {
      const auto type = object->GetDataType();
      if (type == PoDoFo::ePdfDataType_Null) {
        return nullptr;
      }
      if (type != PoDoFo::ePdfDataType_Reference) {
        return object;
      }
      object = parts_->objects.GetObject(object->GetReference());
    }
  } catch (const PoDoFo::PdfError&) {
    count_broken();
  }
  return nullptr;
}

bool File::encrypted() const {
  return parts_->was_encrypted || parts_->parser->GetEncrypted() || trailer().get("Encrypt").is_dictionary();
}

bool File::take(std::size_t bytes) const {
  if (bytes > left_) {
    left_ = 0;
    exhausted_ = true;
    return false;
  }
  left_ -= bytes;
  return true;
}

}  // namespace sverka::pdf
