// Strings of structured data in a page (JSON-LD), wherever they are nested.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

// The string values of `keys` in a text that should be JSON, in order. What is malformed is read as far as strings can be told.
// Linear; at most 1,000 values.
std::vector<std::string> json_strings(std::string_view json, std::span<const std::string_view> keys);

}  // namespace sverka
