// Addresses without end: a site that makes them keeps a crawler busy for ever, meaning it or not.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "web/url.hpp"

namespace sverka {

struct TrapLimits {
  std::uint32_t queries_of_path = 50;   // different queries of one path
  std::uint32_t dates_of_pattern = 60;  // addresses that differ in their dates only
  std::uint32_t equal_bodies = 10;      // answers with the same bytes whose links are followed
};

// Counts what it is asked about: each address is asked about once.
class Traps {
 public:
  explicit Traps(const TrapLimits& limits) : limits_(limits) {}

  // Why an address is not followed: "trap-segments", "trap-calendar", "trap-queries"; empty: it is.
  std::string_view judge(const Url& url);
  // "trap-equal-bodies" from the limit on.
  std::string_view judge_body(const std::string& hash);

 private:
  TrapLimits limits_;
  std::map<std::string, std::uint32_t> queries_, dates_, bodies_;
};

// Names of parameters that carry a session: the page is the same under any value of them.
bool is_session_parameter(std::string_view name);
// The address without parameters of sessions, and without ";jsessionid=...".
Url without_session(const Url& url);

// "/a/b/a/b/a/b", or one segment four times.
bool has_repeated_segments(std::string_view path);
// Has a year with a month, or a parameter that is named after a date.
bool looks_like_calendar(const Url& url);

}  // namespace sverka
