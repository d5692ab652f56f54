// The description of the API: OpenAPI 3.1, in English.
#pragma once

#include <string>
#include <string_view>

namespace sverka {

const std::string& openapi_text();

// Its parts that stand in files of their own: members of "paths" and of "schemas", each with its comma.
extern const std::string_view kOpenApiAuditPaths;    // openapi_audits.cpp
extern const std::string_view kOpenApiAuditSchemas;  // the same

}  // namespace sverka
