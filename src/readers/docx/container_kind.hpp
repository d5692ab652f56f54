// What the bytes are before anybody opens them as a DOCX: told by content, never by name.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace sverka {

// The error for bytes that are not a ZIP archive; nothing if they look like one (whole or cut off).
std::optional<Error> refuse_by_content(std::string_view bytes);

}  // namespace sverka
