// A PDF file as objects: parsed by PoDoFo, rewritten by qpdf first where PoDoFo refuses it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"
#include "readers/pdf/object.hpp"
#include "readers/read.hpp"

namespace sverka::pdf {

// Once in a process before it is confined: silences the parsers and loads the ciphers that old files are encrypted with.
void prepare_pdf();

enum class Opening { AsIs, Repaired };

class File {
 public:
  // `bytes` must outlive the file. Errors: encrypted, damaged, limit_reached.
  static Result<std::unique_ptr<File>> open(std::string_view bytes, const ReadLimits& limits, Opening opening);
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  Object trailer() const;
  Object catalog() const;
  // Nothing for a free number.
  Object object(std::uint32_t number) const;
  // Objects that are in memory anyway: those of object streams.
  std::set<std::uint32_t> loaded_numbers() const;
  // Follows references; nothing at the end of a loop.
  const PoDoFo::PdfObject* resolve(const PoDoFo::PdfObject* object) const;

  bool encrypted() const;
  // Objects or streams that could not be read so far.
  std::uint32_t broken() const { return broken_; }
  void count_broken() const { ++broken_; }

  // Takes `bytes` from what all decoded streams together may hold. False when it is used up.
  bool take(std::size_t bytes) const;
  std::size_t left() const { return left_; }
  std::size_t stream_limit() const { return stream_limit_; }
  bool exhausted() const { return exhausted_; }
  void exhaust() const { exhausted_ = true; }

 private:
  struct Parts;
  File();

  std::unique_ptr<Parts> parts_;
  mutable std::uint32_t broken_ = 0;
  mutable std::size_t left_ = 0;
  std::size_t stream_limit_ = 0;
  mutable bool exhausted_ = false;
};

}  // namespace sverka::pdf
