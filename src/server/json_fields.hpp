// A flat JSON object, as the API takes it: texts, whole numbers, true and false.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sverka {

using JsonFields = std::map<std::string, std::string, std::less<>>;

// Each value as text; null counts as absent. Nothing if the body is no such object: nested values, a repeated name, broken UTF-8.
std::optional<JsonFields> json_fields(std::string_view body);

}  // namespace sverka
