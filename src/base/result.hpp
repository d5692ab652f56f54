// Result<T>: a value, or an Error that says why a job could not be done.
//
// Three things never mix. A *finding* says that a document is wrong (audit/finding.hpp). A *note* says that the
// input was damaged but readable (document/document.hpp). An *error*, here, says that there is no answer.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace sverka {

// The codes are part of the outer face: they stand in the JSON of an error, in snake case.
enum class ErrorCode {
  NotFound,      // no such file, template or rule
  Unsupported,   // a format that is not read: .doc, .odt, a directory
  Encrypted,     // a password is needed
  Damaged,       // the container is broken beyond reading
  Empty,         // no bytes, or no content
  TooLarge,      // the file is larger than its limit
  LimitReached,  // a bomb, or anything that outgrows a limit while it is read
  Timeout,       // the wall clock or the CPU clock ran out
  Network,       // a fetch failed
  BadRule,       // a file under checks/ cannot be used
  BadTemplate,   // a template or its template.toml cannot be used
  BadLedger,     // a ledger table cannot be read
  Usage,         // the call itself is wrong
  Internal,      // a defect of Sverka, or a reader that crashed on the input
};

// The code as it stands in JSON: "not_found", "limit_reached", ...
std::string_view name_of(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string where;   // file[:line[:column]], a part, or a page
  std::string reason;  // key of the sentence for people in checks/data/messages.toml, kebab-case: "zip-truncated"
  std::string detail;  // what a developer needs; ASCII or quoted input, put after the sentence
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

// return fail(ErrorCode::Damaged, "word/document.xml", "xml-malformed", "line 3: tag mismatch");
inline tl::unexpected<Error> fail(ErrorCode code, std::string where, std::string reason, std::string detail = {}) {
  return tl::unexpected<Error>(Error{code, std::move(where), std::move(reason), std::move(detail)});
}

inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace sverka
