// What failed on our side, as the log has it: one line of JSON for each, beside the line that every request has.
//
//   {"at": "...", "request": "8f1c...", "method": "POST", "path": "/submissions", "status": 500, "problem": "store-failed", "where": "",
//   "detail": "..."}
//
// The answer names the same number: X-Request-Id, "request" in problem details, a sentence on a page. Nothing in the line is what somebody
// sent: what stands in quotes and all that is no ASCII is left out of `where` and `detail`, and so is what follows their first line.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "server/http.hpp"

namespace sverka {

// A defect, the store, rules or templates; not what whoever asked has done.
bool is_our_fault(const Error& error);
ServerFault fault_of(const Error& error);

// Whose the fault was; without an id it was no request's.
struct FaultedRequest {
  std::string_view id, method;
  std::string_view place;  // the address without its words (RouteMatch)
  int status = 0;
};
std::string fault_line(const std::string& at, const FaultedRequest& request, const ServerFault& fault);

// A message of a library or of the system, without what somebody sent; at most 300 letters.
std::string fit_for_log(std::string_view message);

}  // namespace sverka
