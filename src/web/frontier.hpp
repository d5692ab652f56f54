// What to ask for next: every address once, each host at its pace, within the limits. A pure state machine: it has no clock and no
// network; times are milliseconds that the caller hands in, and chance is a seed.
//
//   add() addresses; while !finished(): next(now) gives an errand or nothing until wake_at(); answered() says what came of it.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "web/robots.hpp"
#include "web/scope.hpp"
#include "web/traps.hpp"
#include "web/url.hpp"

namespace sverka {

struct CrawlLimits {
  std::uint32_t pages = 5000;
  std::uint32_t depth = 12;  // links from an address that was given
  std::uint32_t url_bytes = 2000;
  std::uint32_t redirects = 10;
  std::uint32_t robots_redirects = 5;
  std::uint32_t sheets = 300;
  std::uint32_t feeds = 200;                     // sitemaps too
  std::uint64_t bytes = std::uint64_t{4} << 30;  // decoded bodies together
  std::int64_t seconds = 6 * 3600;
  TrapLimits traps;
};

struct Politeness {
  std::int64_t delay_ms = 1000;    // between requests to a host; 0: none but what robots.txt asks for
  std::uint32_t answer_times = 2;  // and so many times the last answer's duration
  std::int64_t longest_crawl_delay_ms = 30000;
  std::int64_t longest_retry_after_ms = 60000;  // a host that asks for more is left for this crawl
  std::uint32_t attempts = 3;                   // of an address that is busy (429, 503) or did not answer
  std::uint32_t failures = 3;                   // addresses without any answer, in a row: the host is left
  std::uint32_t side_by_side = 1;               // requests to one host
  std::uint64_t seed = 1;
};

enum class ErrandKind : std::uint8_t { Robots, Feed, Sheet, Page };

struct Errand {
  ErrandKind kind = ErrandKind::Page;
  Url url;
  std::string first;                   // the address as it was found, before redirects
  std::vector<std::string> redirects;  // addresses that led here
  std::string origin;                  // of a robots.txt: whose it is, also after a redirect
  std::uint32_t depth = 0;
  std::uint32_t attempt = 0;
  bool given = false;  // a seed
};

// An errand that will not be run, and why: "robots-disallowed", "robots-unavailable", "host-left", and limits.
struct Dropped {
  Errand errand;
  std::string reason;
};

enum class Reply : std::uint8_t {
  Answered,  // whatever the status
  Kept,      // by an earlier run: no server was asked, none is waited for
  Busy,      // 429, 503
  Silent,    // no connection, or nothing came: worth another attempt
  Broken,    // an answer began and broke off: worth another attempt too
  Slow,      // nothing came in time
  Failed,    // no use in asking again: refused, invalid TLS, too large, drip-fed
};

class Frontier {
 public:
  Frontier(const CrawlLimits& limits, const Politeness& politeness);

  // Adds it unless its page is known already. False if it is, or is a trap or outside a limit (counted).
  bool add(Errand errand);
  // The next address of a redirect, under the kind and history of `errand`; not a new page. False: seen before.
  bool add_redirect(const Errand& errand, const Url& target);
  // True if a page of this key was added.
  bool knows(const Url& url) const;

  std::optional<Errand> next(std::int64_t now);
  // When next() has something, if nothing is answered until then; nothing: only an answer helps.
  std::optional<std::int64_t> wake_at() const;
  // The network address that answers for a host: hosts of one address are one machine, which is asked at the pace of one host.
  void stands_at(const std::string& host, const std::string& address);
  // `duration` in milliseconds. `retry_after` in milliseconds from now. True: it is asked again later, and this answer is none.
  bool answered(const Errand& errand, Reply reply, std::int64_t now, std::int64_t duration, std::optional<std::int64_t> retry_after);
  void set_robots(const std::string& origin, RobotsAnswer answer);
  const RobotsAnswer* robots_of(const Url& url) const;

  // Errands dropped since the last call.
  std::vector<Dropped> take_dropped();
  // How often a limit or a trap left something out, with one example.
  struct Cut {
    std::uint64_t count = 0;
    std::string example;
  };
  const std::map<std::string, Cut>& cuts() const { return cuts_; }
  void cut(const std::string& reason, const std::string& example);

  // "trap-equal-bodies" for one body too many: its links are not to be followed.
  std::string_view judge_body(std::string_view body);

  std::uint64_t queued() const { return queued_; }
  bool finished() const { return queued_ == 0 && under_way_ == 0; }
  // Nothing is asked for any more: what is queued, and what comes, is counted as cut for this reason.
  void stop(const std::string& reason);
  std::uint32_t pages_asked() const { return pages_asked_; }

 private:
  struct Host {
    std::deque<Errand> soon, later;  // robots, feeds and sheets before pages
    std::int64_t ready_at = 0;
    std::uint32_t under_way = 0;
    std::uint32_t failures = 0;
    std::int64_t robots_delay_ms = 0;
    bool left = false;
    std::string address;  // of the machine; empty: not known yet
  };
  struct Machine {
    std::int64_t ready_at = 0;
    std::uint32_t under_way = 0;
  };
  struct OriginRobots {
    bool asked = false;
    std::optional<RobotsAnswer> answer;
    std::deque<Errand> waiting;
  };

  void enqueue(Errand errand);
  std::optional<Errand> take_from(Host& host);
  bool admit(const Errand& errand);
  void drop(Errand errand, std::string reason);
  void leave(Host& host, const std::string& reason);
  std::int64_t back_off(std::uint32_t attempt);
  std::string key_of(const Url& url) const;

  const CrawlLimits limits_;
  const Politeness politeness_;
  Traps traps_;
  bool is_free(const Host& host, std::int64_t now) const;

  std::map<std::string, Host> hosts_;
  std::map<std::string, Machine> machines_;  // by network address
  std::map<std::string, OriginRobots> robots_;
  std::set<std::string> known_;  // by kind and key
  std::vector<Dropped> dropped_;
  std::map<std::string, Cut> cuts_;
  std::uint64_t queued_ = 0, under_way_ = 0;
  std::uint32_t pages_asked_ = 0, sheets_ = 0, feeds_ = 0;
  std::uint64_t chance_;
  std::string last_host_;
  std::string stopped_;  // why; empty: it is not
};

}  // namespace sverka
