#include "audit/finding.hpp"

namespace sverka {

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Passed:
      return "passed";
    case Outcome::Failed:
      return "failed";
    case Outcome::Inapplicable:
      return "inapplicable";
    case Outcome::CannotTell:
      return "cannot_tell";
  }
  return "cannot_tell";
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Note:
      return "note";
  }
  return "error";
}

std::string_view name_of(Responsible responsible) {
  switch (responsible) {
    case Responsible::Partner:
      return "partner";
    case Responsible::Company:
      return "company";
    case Responsible::Client:
      return "client";
  }
  return "partner";
}

std::string_view name_of(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::Conforms:
      return "conforms";
    case Conclusion::NeedsReview:
      return "needs_review";
    case Conclusion::DoesNotConform:
      return "does_not_conform";
  }
  return "needs_review";
}

}  // namespace sverka
