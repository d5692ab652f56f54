#include "server/fault_log.hpp"

#include "report/json_text.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestMessage = 300;

bool is_quote(char sign) {
  return sign == '"' || sign == '\'' || sign == '`';
}

}  // namespace

bool is_our_fault(const Error& error) {
  return error.code == ErrorCode::Internal || error.code == ErrorCode::BadRule || error.code == ErrorCode::BadTemplate;
}

ServerFault fault_of(const Error& error) {
  return {error.reason, error.where, error.detail, false};
}

std::string fault_line(const std::string& at, const FaultedRequest& request, const ServerFault& fault) {
  JsonText line;
  line.open_object().text("at", at);
  if (!request.id.empty()) {
    line.text("request", request.id).text("method", request.method).text("path", request.place);
    line.number("status", static_cast<std::size_t>(request.status));
  }
  line.text("problem", fault.problem).text("where", fit_for_log(fault.where)).text("detail", fit_for_log(fault.detail)).close_object();
  return line.str();
}

std::string fit_for_log(std::string_view message) {
  std::string fit;
  for (std::size_t at = 0; at < message.size() && fit.size() < kLongestMessage; ++at) {
    const char sign = message[at];
    if (sign == '\n' || sign == '\r') {
      break;
    }
    if (is_quote(sign)) {
      // A quote that nobody closes hides what is left of it: it may be in the middle of what was sent.
      const std::size_t end = message.find(sign, at + 1);
      fit += "'...'";
      if (end == std::string_view::npos) {
        break;
      }
      at = end;
    } else if (static_cast<unsigned char>(sign) >= 0x20 && static_cast<unsigned char>(sign) < 0x7F) {
      fit += sign;
    } else if (fit.empty() || fit.back() != '?') {
      fit += '?';
    }
  }
  return fit;
}

}  // namespace sverka
