#include "server/guard.hpp"

#include <algorithm>
#include <array>

namespace sverka {
namespace {

constexpr std::size_t kMostHeaders = 100;
constexpr std::size_t kLongestPath = 1024;

std::string lower_name(std::string_view name) {
  std::string lower(name);
  for (char& letter : lower) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter == '_' ? '-' : letter;
  }
  return lower;
}

bool is_control(char sign) {
  return (static_cast<unsigned char>(sign) < 0x20 && sign != '\t') || sign == '\x7F';
}

}  // namespace

std::optional<Refusal> refused(const HttpRequest& request) {
  if (request.method != "GET" && request.method != "HEAD" && request.method != "POST") {
    return Refusal{405, "method"};
  }
  if (request.target.size() > kLongestPath || request.path.size() > kLongestPath) {
    return Refusal{414, "long-path"};
  }
  if (std::any_of(request.path.begin(), request.path.end(), is_control)) {
    return Refusal{400, "control-characters"};
  }
  if (request.headers.size() > kMostHeaders) {
    return Refusal{431, "too-many-headers"};
  }
  constexpr std::array<std::string_view, 3> kUnread{"transfer-encoding", "content-encoding", "range"};
  std::size_t hosts = 0, lengths = 0;
  for (const auto& [name, value] : request.headers) {
    if (std::any_of(value.begin(), value.end(), is_control)) {
      return Refusal{400, "control-characters"};
    }
    const std::string lower = lower_name(name);
    hosts += lower == "host" ? 1u : 0u;
    lengths += lower == "content-length" ? 1u : 0u;
    if (lower == "remote-addr") {
      // The library adds these two itself, without a way to tell its own from the client's but their number.
      const auto count = std::count_if(request.headers.begin(), request.headers.end(),
                                       [](const auto& field) { return lower_name(field.first) == "remote-addr"; });
      if (count > 1) {
        return Refusal{400, "forged-address"};
      }
    }
    if (std::find(kUnread.begin(), kUnread.end(), lower) != kUnread.end()) {
      return lower == "transfer-encoding" ? Refusal{411, "length-required"} : Refusal{400, "unread-header"};
    }
  }
  if (hosts > 1 || lengths > 1) {
    return Refusal{400, "repeated-header"};
  }
  if (request.method == "POST" && lengths == 0) {
    return Refusal{411, "length-required"};
  }
  return std::nullopt;
}

}  // namespace sverka
