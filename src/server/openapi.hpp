// The description of the API: OpenAPI 3.1, in English.
#pragma once

#include <string_view>

namespace sverka {

extern const std::string_view kOpenApi;

}  // namespace sverka
