// Whole files into memory, with the limits and the errors that every command shares.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"

namespace sverka {

// The file's bytes. Errors: not_found (absent, or no permission: the reason says which), unsupported (a directory
// or a device), empty, too_large. `where` of the error is `path` as given.
Result<std::string> read_file(const std::string& path, std::size_t limit_bytes);

}  // namespace sverka
