// The server over cpp-httplib. Its macros are compiled into the library of the system: what can be set is set at run time, and what
// it would mishandle is refused before it reads a body (server/guard.hpp).
#pragma once

#include <memory>

#include "server/http.hpp"

namespace sverka {

std::unique_ptr<HttpServer> make_http_server(const HttpTerms& terms, HttpHandlers handlers);

}  // namespace sverka
