// The description of the API: OpenAPI 3.1 as JSON.
#pragma once

#include <string>
#include <string_view>

namespace sverka {

const std::string& openapi_text();

// Its parts that stand in files of their own: members of "paths" and of "schemas", each with its comma.
extern const std::string_view kOpenApiAuditPaths;    // openapi_audits.cpp
extern const std::string_view kOpenApiAuditSchemas;  // the same
extern const std::string_view kOpenApiActPaths;      // openapi_acts.cpp
extern const std::string_view kOpenApiActSchemas;    // the same

}  // namespace sverka
