// A file as memory: only the pages that are looked at are read from the disk.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace sverka {

// For files of our own making, which are replaced as a whole: one that somebody cuts short while it is mapped ends the process
// that looks past its end.
class MappedFile {
 public:
  // Errors: those of read_file(), and limit_reached "file-not-mapped".
  static Result<MappedFile> open(const std::string& path, std::size_t limit_bytes);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }  // while this lives; empty for one made by default

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes_;
};

}  // namespace sverka
