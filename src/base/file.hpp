// Whole files into memory, with the limits and the errors that every command shares.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"

namespace sverka {

// The file's bytes. `where` of an error is `path` as given. Never waits: a pipe is refused, not read. Errors:
//   not_found    file-not-found, file-no-permission
//   unsupported  file-is-directory, file-not-regular (a device, a pipe, a socket)
//   empty        file-empty
//   too_large    file-too-large: more than `limit_bytes`, counted on real bytes
Result<std::string> read_file(const std::string& path, std::size_t limit_bytes);

// Its first bytes, `most` at most; fewer, or none, of a file that is short or cannot be read.
std::string read_beginning(const std::string& path, std::size_t most);

}  // namespace sverka
