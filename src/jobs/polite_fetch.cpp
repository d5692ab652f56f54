#include "jobs/polite_fetch.hpp"

#include <algorithm>
#include <ctime>
#include <utility>

namespace sverka {

namespace {

constexpr std::size_t kAttempts = 3000;  // turns of waiting for one answer
constexpr std::chrono::milliseconds kTurn{20};
constexpr double kLongestDelaySeconds = 30;
constexpr int kMostRedirects = 5;

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::int64_t wall_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string location_of(const FetchedAnswer& answer) {
  const auto field =
      std::find_if(answer.headers.begin(), answer.headers.end(), [](const HeaderField& one) { return one.name == "location"; });
  return field == answer.headers.end() || answer.status < 300 || answer.status >= 400 ? std::string() : field->value;
}

}  // namespace

bool PoliteFetch::allows(const Url& url) {
  return judge(robots_of(url), url).own == RobotsVerdict::Allowed;
}

const RobotsAnswer& PoliteFetch::robots_of(const Url& url) {
  const std::string origin = origin_of(url);
  if (const auto known = known_.find(origin); known != known_.end()) {
    return known->second;
  }
  const auto [found, is_new] = found_.try_emplace(origin);
  if (is_new) {
    std::optional<Url> at = parse_url(origin + "/robots.txt");
    FetchedAnswer answer;
    for (int hop = 0; at && hop <= kMostRedirects; ++hop) {
      FetchRequest request;
      request.url = to_text(*at);
      answer = ask(std::move(request));
      const std::string next = location_of(answer);
      at = next.empty() ? std::nullopt : parse_url(next, *at);
    }
    found->second = robots_answer(answer.problem.empty() ? answer.status : 0, answer.body);
  }
  return found->second;
}

void PoliteFetch::pause(const Url& url) {
  std::int64_t delay = delay_ms_;
  const auto known = known_.find(origin_of(url));
  const auto& robots = known == known_.end() ? found_ : known_;
  if (const auto found = robots.find(origin_of(url)); found != robots.end() && delay > 0) {
    const double asked = crawl_delay_of(found->second.file, kOwnTokens).value_or(0);
    delay = std::max(delay, static_cast<std::int64_t>(std::clamp(asked, 0.0, kLongestDelaySeconds) * 1000));
  }
  std::int64_t& last = asked_at_.try_emplace(url.host, now_ms() - delay).first->second;
  if (const std::int64_t left = last + delay - now_ms(); left > 0) {
    const timespec wait{static_cast<time_t>(left / 1000), static_cast<long>(left % 1000) * 1000000};
    ::nanosleep(&wait, nullptr);
  }
  last = now_ms();
}

FetchedAnswer PoliteFetch::ask(FetchRequest request) {
  FetchedAnswer none;
  none.url = request.url;
  none.problem = "fetch-timeout";
  const std::optional<Url> url = parse_url(request.url);
  if (!url || !is_web(*url)) {
    return none;
  }
  pause(*url);
  request.id = 1;
  fetcher_.start(std::move(request));
  for (std::size_t attempt = 0; attempt < kAttempts; ++attempt) {
    std::vector<Fetched> answers = fetcher_.wait(kTurn);
    if (!answers.empty()) {
      answers.front().answer.fetched_at = wall_seconds();
      return std::move(answers.front().answer);
    }
  }
  return none;
}

}  // namespace sverka
