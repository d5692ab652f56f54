#include "jobs/answer_reply.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <string>

#include "jobs/crawled_site.hpp"

namespace sverka {

namespace {

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

std::optional<std::int64_t> retry_after_of(const FetchedAnswer& answer, std::int64_t now) {
  const std::string value(header_of(answer, "retry-after"));
  if (value.empty()) {
    return std::nullopt;
  }
  std::int64_t seconds = 0;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (problem == std::errc{} && end == value.data() + value.size() && seconds >= 0) {
    return std::min<std::int64_t>(seconds, 1000000) * 1000;
  }
  std::tm parts{};
  const char* const rest = ::strptime(value.c_str(), "%a, %d %b %Y %H:%M:%S", &parts);
  if (rest == nullptr) {
    return std::nullopt;
  }
  return std::max<std::int64_t>(0, ::timegm(&parts) - now) * 1000;
}

bool is_followed(const FetchedAnswer& answer) {
  return answer.problem.empty() && is_redirect(answer.status) && !header_of(answer, "location").empty();
}

Reply reply_of(const FetchedAnswer& answer) {
  if (answer.problem == "fetch-connect" || answer.problem == "fetch-broken" || answer.problem == "fetch-name") {
    return answer.status == 0 ? Reply::Silent : Reply::Broken;
  }
  if (answer.problem == "fetch-timeout" && answer.status == 0) {
    return Reply::Slow;
  }
  if (!answer.problem.empty() && answer.problem != "fetch-not-wanted") {
    return Reply::Failed;
  }
  return answer.status == 429 || answer.status == 503 ? Reply::Busy : Reply::Answered;
}

}  // namespace sverka
