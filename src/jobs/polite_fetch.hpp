// Asks for single addresses after a crawl, by the crawl's manners: robots.txt of each origin first, a host no sooner than its pause is
// over.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "fetch/fetcher.hpp"
#include "web/robots.hpp"

namespace sverka {

class PoliteFetch {
 public:
  // `known`: what the crawl has of robots.txt, by origin; outlives it, as does the fetcher. Other origins are asked for theirs, once.
  PoliteFetch(Fetcher& fetcher, const std::map<std::string, RobotsAnswer>& known, std::int64_t delay_ms)
      : fetcher_(fetcher), known_(known), delay_ms_(delay_ms) {}

  // True if robots.txt of the origin lets our own agent fetch it. A file that cannot be had allows nothing.
  bool allows(const Url& url);
  // The answer, redirects not followed; one of status 0 with a problem where there is none.
  FetchedAnswer ask(FetchRequest request);

 private:
  const RobotsAnswer& robots_of(const Url& url);
  void pause(const Url& url);

  Fetcher& fetcher_;
  const std::map<std::string, RobotsAnswer>& known_;
  const std::int64_t delay_ms_;
  std::map<std::string, RobotsAnswer> found_;
  std::map<std::string, std::int64_t> asked_at_;  // by host, milliseconds of a clock that never goes back
};

}  // namespace sverka
