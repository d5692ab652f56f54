// robots.txt (RFC 9309): which agent may fetch which address. One parser; the questions are asked for our own agent and for the
// engines whose index 8.4 speaks of.
//
//   RobotsFile file = parse_robots(body);
//   decide(file, kYandexTokens, "/private/page?id=1").allowed
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/site.hpp"
#include "web/url.hpp"

namespace sverka {

struct RobotsRule {
  bool allow = false;
  std::string pattern;     // percent-encoded in one way; '*' any text, a last '$' the end
  std::uint32_t line = 0;  // from 1
};

struct RobotsGroup {
  std::vector<std::string> agents;  // product tokens, lower case; "*"
  std::vector<RobotsRule> rules;
  std::optional<double> crawl_delay;  // seconds; not in the RFC
};

struct CleanParameters {
  std::vector<std::string> names;
  std::string path;  // a prefix with '*'; empty: everywhere
};

struct RobotsFile {
  std::vector<RobotsGroup> groups;
  std::vector<std::string> sitemaps;   // as written
  std::vector<CleanParameters> clean;  // Yandex's Clean-param
};

// "The crawler MUST parse at least 500 kibibytes": what stands after them is not read. A page of HTML has no rules. Linear.
RobotsFile parse_robots(std::string_view bytes);

struct RobotsDecision {
  bool allowed = true;
  const RobotsRule* rule = nullptr;  // that decided; null: none does. Points into the file.
};

// `tokens`: the agent's names in the order in which they are looked for; the groups of the first one that has any are merged, else
// those of "*". `target` is path and query as an address has them. The longest matching pattern decides, Allow where two are equal.
// "/robots.txt" itself is always allowed. Cost: rules times target times the stars of a pattern, never exponential.
RobotsDecision decide(const RobotsFile& file, std::span<const std::string_view> tokens, std::string_view target);
std::optional<double> crawl_delay_of(const RobotsFile& file, std::span<const std::string_view> tokens);
// Names of parameters that do not make another page of this path.
std::vector<std::string> ignored_parameters(const RobotsFile& file, std::string_view path);

extern const std::span<const std::string_view> kOwnTokens;     // SverkaBot
extern const std::span<const std::string_view> kGoogleTokens;  // Googlebot
extern const std::span<const std::string_view> kYandexTokens;  // YandexBot, Yandex

// What one origin answered to the request for its robots.txt.
struct RobotsAnswer {
  enum class State : std::uint8_t {
    Rules,        // 2xx
    Open,         // 4xx, or more redirects than are followed: everything is allowed
    Unreachable,  // 5xx, 429, no answer: nothing may be fetched, and nobody knows what is allowed
  };
  State state = State::Open;
  int status = 0;
  RobotsFile file;
};

// `status` 0: no answer. `body` is read where it is 2xx.
RobotsAnswer robots_answer(int status, std::string_view body);

struct RobotsVerdicts {
  RobotsVerdict own = RobotsVerdict::Allowed, google = RobotsVerdict::Allowed, yandex = RobotsVerdict::Allowed;
};

// Yandex takes anything but 200 as leave to fetch.
RobotsVerdicts judge(const RobotsAnswer& answer, const Url& url);

}  // namespace sverka
