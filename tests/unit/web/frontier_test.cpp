#include "web/frontier.hpp"

#include <gtest/gtest.h>

namespace sverka {
namespace {

Errand page(const char* address, std::uint32_t depth = 0) {
  Errand errand;
  errand.url = *parse_url(address);
  errand.depth = depth;
  return errand;
}

// Asks for robots.txt wherever that is due, and answers 404.
std::optional<Errand> next_page(Frontier& frontier, std::int64_t now) {
  while (std::optional<Errand> errand = frontier.next(now)) {
    if (errand->kind != ErrandKind::Robots) {
      return errand;
    }
    frontier.answered(*errand, Reply::Answered, now, 0, std::nullopt);
    frontier.set_robots(errand->origin, robots_answer(404, ""));
  }
  return std::nullopt;
}

Politeness without_delay() {
  Politeness politeness;
  politeness.delay_ms = 0;
  return politeness;
}

TEST(Frontier, RobotsComeFirstAndOnce) {
  Frontier frontier({}, without_delay());
  frontier.add(page("https://e.com/a"));
  frontier.add(page("https://e.com/b"));
  const std::optional<Errand> robots = frontier.next(0);
  ASSERT_TRUE(robots);
  EXPECT_EQ(robots->kind, ErrandKind::Robots);
  EXPECT_EQ(to_text(robots->url), "https://e.com/robots.txt");
  EXPECT_FALSE(frontier.next(0)) << "one request at a time";
  frontier.answered(*robots, Reply::Answered, 5, 5, std::nullopt);
  frontier.set_robots(robots->origin, robots_answer(200, "user-agent: *\ndisallow: /a\n"));
  const std::optional<Errand> next = frontier.next(5);
  ASSERT_TRUE(next);
  EXPECT_EQ(to_text(next->url), "https://e.com/b");
  const std::vector<Dropped> dropped = frontier.take_dropped();
  ASSERT_EQ(dropped.size(), 1u);
  EXPECT_EQ(dropped[0].reason, "robots-disallowed");
  EXPECT_FALSE(frontier.finished());
  frontier.answered(*next, Reply::Answered, 6, 1, std::nullopt);
  EXPECT_TRUE(frontier.finished());
}

TEST(Frontier, UnreachableRobotsCloseTheOrigin) {
  Frontier frontier({}, without_delay());
  frontier.add(page("https://e.com/a"));
  const std::optional<Errand> robots = frontier.next(0);
  frontier.answered(*robots, Reply::Answered, 0, 0, std::nullopt);
  frontier.set_robots(robots->origin, robots_answer(500, ""));
  EXPECT_FALSE(frontier.next(0));
  ASSERT_EQ(frontier.take_dropped().size(), 1u);
  EXPECT_TRUE(frontier.finished());
}

TEST(Frontier, OnePageOnce) {
  Frontier frontier({}, without_delay());
  EXPECT_TRUE(frontier.add(page("https://e.com/a")));
  EXPECT_FALSE(frontier.add(page("https://e.com/a#x")));
  EXPECT_FALSE(frontier.add(page("http://www.e.com/a/?utm_source=q")));
  EXPECT_TRUE(frontier.add(page("https://e.com/a?id=1")));
  EXPECT_FALSE(frontier.add(page("https://e.com/a?id=1&PHPSESSID=5")));
  EXPECT_FALSE(frontier.add(page("mailto:x@e.com")));
}

TEST(Frontier, PausesByTheSlowerOfDelayAndAnswer) {
  Politeness politeness;
  politeness.delay_ms = 1000;
  Frontier frontier({}, politeness);
  frontier.set_robots("https://e.com:443", robots_answer(404, ""));
  for (const char* address : {"https://e.com/1", "https://e.com/2", "https://e.com/3"}) {
    frontier.add(page(address));
  }
  const std::optional<Errand> first = frontier.next(0);
  ASSERT_TRUE(first);
  frontier.answered(*first, Reply::Answered, 100, 100, std::nullopt);
  EXPECT_EQ(frontier.wake_at(), 1100);
  EXPECT_FALSE(frontier.next(1099));
  const std::optional<Errand> second = frontier.next(1100);
  ASSERT_TRUE(second);
  frontier.answered(*second, Reply::Answered, 4100, 3000, std::nullopt);
  EXPECT_EQ(frontier.wake_at(), 10100) << "twice the duration of the last answer";
}

TEST(Frontier, CrawlDelayIsObeyedAndBounded) {
  Frontier frontier({}, without_delay());
  frontier.add(page("https://e.com/1"));
  frontier.add(page("https://e.com/2"));
  const std::optional<Errand> robots = frontier.next(0);
  frontier.answered(*robots, Reply::Answered, 0, 0, std::nullopt);
  frontier.set_robots(robots->origin, robots_answer(200, "user-agent: *\ncrawl-delay: 100\n"));
  EXPECT_EQ(frontier.wake_at(), 30000);
}

TEST(Frontier, HostsGoSideBySide) {
  Frontier frontier({}, Politeness{});
  frontier.set_robots("https://a.com:443", robots_answer(404, ""));
  frontier.set_robots("https://b.com:443", robots_answer(404, ""));
  frontier.add(page("https://a.com/1"));
  frontier.add(page("https://a.com/2"));
  frontier.add(page("https://b.com/1"));
  const auto first = frontier.next(0), second = frontier.next(0);
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->url.host, second->url.host);
  EXPECT_FALSE(frontier.next(0));
}

// Ten names of one machine are asked as one host.
TEST(Frontier, HostsOfOneMachineWaitForEachOther) {
  Politeness politeness;
  politeness.delay_ms = 1000;
  Frontier frontier({}, politeness);
  for (const char* host : {"https://a.example/", "https://b.example/", "https://c.example/"}) {
    Errand errand;
    errand.url = *parse_url(host);
    frontier.add(std::move(errand));
  }
  std::vector<Errand> first;
  while (std::optional<Errand> errand = frontier.next(0)) {
    first.push_back(*errand);
  }
  ASSERT_EQ(first.size(), 3u);  // nobody knows yet where they stand
  for (const Errand& errand : first) {
    frontier.stands_at(errand.url.host, errand.url.host == "c.example" ? "192.0.2.2" : "192.0.2.1");
    frontier.answered(errand, Reply::Answered, 100, 10, std::nullopt);
    frontier.set_robots(errand.origin, robots_answer(404, ""));
  }
  std::set<std::string> hosts;
  const auto take = [&](std::int64_t now) {
    hosts.clear();
    while (std::optional<Errand> errand = frontier.next(now)) {
      hosts.insert(errand->url.host);
      frontier.answered(*errand, Reply::Answered, now, 10, std::nullopt);
    }
    return hosts.size();
  };
  EXPECT_EQ(take(1000), 0u);
  EXPECT_EQ(frontier.wake_at(), 1100);
  EXPECT_EQ(take(1100), 2u);  // one of the two of the first machine, and the other machine
  EXPECT_EQ(hosts.count("c.example"), 1u);
  EXPECT_EQ(frontier.wake_at(), 2100);
  EXPECT_EQ(take(2100), 1u);
  EXPECT_TRUE(frontier.finished());
}

TEST(Frontier, BusyServersAreAskedAgainLaterOrLeft) {
  Frontier frontier({}, without_delay());
  frontier.add(page("https://e.com/1"));
  frontier.add(page("https://e.com/2"));
  const std::optional<Errand> first = next_page(frontier, 0);
  ASSERT_TRUE(first);
  EXPECT_TRUE(frontier.answered(*first, Reply::Busy, 0, 0, 5000));
  EXPECT_FALSE(next_page(frontier, 4999));
  const std::optional<Errand> again = next_page(frontier, 5000);
  ASSERT_TRUE(again);
  EXPECT_EQ(to_text(again->url), "https://e.com/1");
  EXPECT_FALSE(frontier.answered(*again, Reply::Busy, 5000, 0, 3600000)) << "an hour is too long";
  EXPECT_EQ(frontier.take_dropped().size(), 1u);
  EXPECT_TRUE(frontier.finished());
}

TEST(Frontier, AttemptsEnd) {
  Frontier frontier({}, without_delay());
  frontier.add(page("https://e.com/1"));
  std::int64_t now = 0;
  int attempts = 0;
  while (!frontier.finished()) {
    if (std::optional<Errand> errand = next_page(frontier, now)) {
      ++attempts;
      frontier.answered(*errand, Reply::Silent, now, 0, std::nullopt);
    }
    now += 100;
    ASSERT_LT(now, 1000000);
  }
  EXPECT_EQ(attempts, 3);
}

TEST(Frontier, LimitsAreCounted) {
  CrawlLimits limits;
  limits.pages = 2;
  limits.depth = 3;
  limits.url_bytes = 60;
  Frontier frontier(limits, without_delay());
  EXPECT_FALSE(frontier.add(page("https://e.com/deep", 4)));
  EXPECT_FALSE(frontier.add(page(("https://e.com/" + std::string(100, 'x')).c_str())));
  for (const char* address : {"https://e.com/1", "https://e.com/2", "https://e.com/3", "https://e.com/4"}) {
    frontier.add(page(address));
  }
  int pages = 0;
  while (std::optional<Errand> errand = next_page(frontier, 0)) {
    ++pages;
    frontier.answered(*errand, Reply::Answered, 0, 0, std::nullopt);
  }
  EXPECT_EQ(pages, 2);
  EXPECT_TRUE(frontier.finished());
  EXPECT_EQ(frontier.cuts().at("crawl-pages").count, 2u);
  EXPECT_EQ(frontier.cuts().at("crawl-depth").example, "https://e.com/deep");
  EXPECT_EQ(frontier.cuts().count("crawl-url-bytes"), 1u);
}

TEST(Frontier, RedirectsKeepTheirHistory) {
  Frontier frontier({}, without_delay());
  frontier.add(page("https://e.com/a"));
  const std::optional<Errand> first = next_page(frontier, 0);
  ASSERT_TRUE(first);
  frontier.answered(*first, Reply::Answered, 0, 0, std::nullopt);
  EXPECT_TRUE(frontier.add_redirect(*first, *parse_url("https://e.com/b")));
  const std::optional<Errand> second = next_page(frontier, 0);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->redirects, (std::vector<std::string>{"https://e.com/a"}));
  EXPECT_EQ(second->first, "https://e.com/a");
  EXPECT_FALSE(frontier.add_redirect(*second, *parse_url("https://e.com/a"))) << "a circle";
  EXPECT_FALSE(frontier.add(page("https://e.com/b"))) << "the target is audited once";
}

TEST(Frontier, StopDropsAllThatWaits) {
  Frontier frontier({}, without_delay());
  frontier.add(page("https://e.com/a"));
  frontier.add(page("https://f.com/a"));
  ASSERT_TRUE(next_page(frontier, 0));
  frontier.stop("crawl-time");
  EXPECT_TRUE(frontier.take_dropped().empty());
  EXPECT_EQ(frontier.cuts().at("crawl-time").count, 1u);
  frontier.add(page("https://g.com/a"));
  EXPECT_EQ(frontier.cuts().at("crawl-time").count, 2u);
  EXPECT_FALSE(frontier.next(0));
}

}  // namespace
}  // namespace sverka
