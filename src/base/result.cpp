#include "base/result.hpp"

namespace sverka {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
      return "not_found";
    case ErrorCode::Unsupported:
      return "unsupported";
    case ErrorCode::Encrypted:
      return "encrypted";
    case ErrorCode::Damaged:
      return "damaged";
    case ErrorCode::Empty:
      return "empty";
    case ErrorCode::TooLarge:
      return "too_large";
    case ErrorCode::LimitReached:
      return "limit_reached";
    case ErrorCode::Timeout:
      return "timeout";
    case ErrorCode::Network:
      return "network";
    case ErrorCode::BadRule:
      return "bad_rule";
    case ErrorCode::BadTemplate:
      return "bad_template";
    case ErrorCode::BadLedger:
      return "bad_ledger";
    case ErrorCode::Usage:
      return "usage";
    case ErrorCode::Internal:
      return "internal";
  }
  return "internal";
}

}  // namespace sverka
