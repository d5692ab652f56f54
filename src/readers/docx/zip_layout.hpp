// Our own look at the skeleton of a ZIP archive, beside what libzip reads: does the central directory tell
// the same as the local headers, does anything stand outside the archive? Tampering lives where two readers
// can disagree.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

struct ZipMismatch {
  std::string entry;
  std::string what;  // "name", "method", "size", "offset", "overlap", "encryption"
};

struct ZipLayout {
  bool has_end = false;   // an end-of-central-directory record was found
  std::size_t begin = 0;  // the archive without what stands before and after it
  std::size_t end = 0;
  std::size_t prepended = 0;            // bytes before the first local header, whether the offsets count them or not
  std::size_t entries = 0;              // by the central directory, as far as it could be followed
  std::vector<ZipMismatch> mismatches;  // at most 50
};

// Cost: the directory and the local headers, no contents. PKWARE APPNOTE 6.3, sections 4.3 and 4.4.
ZipLayout read_zip_layout(std::string_view bytes);

}  // namespace sverka
