// What is refused before a body is read: requests that the library under the server would mishandle.
#pragma once

#include <optional>
#include <string_view>

#include "server/http.hpp"

namespace sverka {

struct Refusal {
  int status = 400;
  std::string_view problem;  // key of "problem.*" in the messages: "too-many-headers"
};

// More than 100 header fields; a path over 1 KiB or with a zero byte; more than one Host or Content-Length; any Transfer-Encoding,
// Content-Encoding or Range; control characters in a value; a REMOTE_ADDR field, which would pass for the client's address;
// methods other than GET, HEAD and POST.
std::optional<Refusal> refused(const HttpRequest& request);

}  // namespace sverka
