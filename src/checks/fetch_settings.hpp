// The [fetch] section of sverka.toml: whom the crawler says it is, how fast it goes, where its limits are.
//
//   [fetch]
//   allow_address = ["127.0.0.1/32"]   besides public addresses
//   allow_port    = [8080]             besides 80 and 443
//   delay_ms      = 1000               between requests to a host; 0: none
//   user_agent, contact                the contact is a page or an address of mail
//   subdomains    = false              the whole registrable domain of an address that is given
//   shared_hosts  = ["t.me", "vk.com"] hosts where a resource is a path
//   compare_agents = false             copying pages are also asked for as a browser and as Googlebot, and compared
//   browser       = ""                 the program for --render; chromium or google-chrome of PATH
//   pages, depth, seconds, bytes, response_seconds, body_bytes, connections
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "checks/toml.hpp"
#include "web/frontier.hpp"
#include "web/scope.hpp"

namespace sverka {

// Whether pages are compared with what is shown to a browser and to a search engine, under their names: the crawler then says that it is
// somebody else, which its owner must want.
enum class CompareAgents : std::uint8_t { No, Yes };

struct FetchSettings {
  std::vector<std::string> allow_address;
  std::vector<unsigned> allow_port;
  std::string user_agent;  // empty: made of `contact`
  std::string contact;
  Politeness politeness;
  CrawlLimits limits;
  ScopeTerms scope{{"t.me", "telegram.me", "vk.com", "vk.ru", "ok.ru", "dzen.ru", "habr.com", "vc.ru", "medium.com", "facebook.com",
                    "instagram.com", "youtube.com", "twitter.com", "x.com", "linkedin.com", "rutube.ru", "tenchat.ru"},
                   {},
                   Subdomains::Apart};
  std::string browser;
  CompareAgents compare_agents = CompareAgents::No;
  std::int64_t response_seconds = 20;
  std::int64_t body_bytes = 10 << 20;
};

void read_fetch(TableReader table, FetchSettings& settings);

// `name` is the variable's without SVERKA_FETCH_, in lower case; lists are divided by commas. False: no such key, or not a value
// of it.
bool override_fetch(FetchSettings& settings, std::string_view name, std::string_view value);

// "Mozilla/5.0 (compatible; SverkaBot/0.1; +<contact>)", unless the configuration says another.
std::string user_agent_of(const FetchSettings& settings);

}  // namespace sverka
