#include "web/robots.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace sverka {
namespace {

bool may(const std::string& file, std::string_view agent, std::string_view target) {
  const std::array<std::string_view, 1> tokens{agent};
  return decide(parse_robots(file), tokens, target).allowed;
}

struct Case {
  const char* file;
  const char* agent;
  const char* target;
  bool allowed;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    EXPECT_EQ(may(one.file, one.agent, one.target), one.allowed) << one.file << "\n" << one.agent << " " << one.target;
  }
}

// RFC 9309, 2.2.1: the user-agent line. "Crawlers MUST use case-insensitive matching", "*" only where no group matches, groups of
// one token are merged.
TEST(Robots, GroupsOfAnAgent) {
  check({{"user-agent: FooBot\ndisallow: /\n", "FooBot", "/x", false},
         {"user-agent: foobot\ndisallow: /\n", "FooBot", "/x", false},
         {"user-agent: FooBot\ndisallow: /\n", "BarBot", "/x", true},
         {"user-agent: *\ndisallow: /\nuser-agent: FooBot\ndisallow: /y\n", "FooBot", "/x", true},
         {"user-agent: *\ndisallow: /\nuser-agent: FooBot\ndisallow: /y\n", "BarBot", "/x", false},
         {"user-agent: FooBot\ndisallow: /a\nuser-agent: BarBot\ndisallow: /\nuser-agent: foobot\ndisallow: /b\n", "FooBot", "/b", false},
         {"user-agent: FooBot\nuser-agent: BarBot\ndisallow: /a\n", "FooBot", "/a", false},
         {"user-agent: FooBot\nuser-agent: BarBot\ndisallow: /a\n", "BarBot", "/a", false},
         {"user-agent: FooBot/2.1\ndisallow: /\n", "FooBot", "/a", false},
         {"user-agent: FooBot-News\ndisallow: /\n", "FooBot", "/a", true},
         {"user-agent: FooBot\nuser-agent: *\ndisallow: /\n", "BarBot", "/a", false},
         {"disallow: /\nuser-agent: *\ndisallow: /b\n", "FooBot", "/a", true},
         {"user-agent: *\n\n\ndisallow: /\n", "FooBot", "/a", false},
         {"user-agent: a\nsitemap: https://e/x\nuser-agent: FooBot\ndisallow: /\n", "FooBot", "/a", false},
         {"user-agent: a\ncrawl-delay: 1\nuser-agent: FooBot\ndisallow: /\n", "a", "/a", false},
         {"user-agent: FooBot\nuser-agent: *\n", "FooBot", "/a", true},
         {"", "FooBot", "/a", true}});
}

// RFC 9309, 2.2.2: "The most specific match found MUST be used", the one with the most octets; "allow" where equal.
TEST(Robots, TheLongestMatchDecides) {
  check({{"user-agent: *\ndisallow: /\nallow: /p\n", "b", "/page", true},
         {"user-agent: *\nallow: /p\ndisallow: /\n", "b", "/x", false},
         {"user-agent: *\nallow: /folder\ndisallow: /folder\n", "b", "/folder/page", true},
         {"user-agent: *\ndisallow: /folder\nallow: /folder\n", "b", "/folder/page", true},
         {"user-agent: *\nallow: /page\ndisallow: /*.htm\n", "b", "/page.htm", false},
         {"user-agent: *\nallow: /$\ndisallow: /\n", "b", "/", true},
         {"user-agent: *\nallow: /$\ndisallow: /\n", "b", "/page.htm", false},
         {"user-agent: *\nallow: /example/page/\ndisallow: /example/page/disallowed.gif\n", "b", "/example/page/disallowed.gif", false},
         {"user-agent: *\ndisallow:\n", "b", "/x", true},
         {"user-agent: *\nallow:\ndisallow: /x\n", "b", "/x", false},
         {"user-agent: *\ndisallow: /fish\n", "b", "/Fish.asp", true},
         {"user-agent: *\ndisallow: /fish\n", "b", "/fishheads/yummy.html", false},
         {"user-agent: *\ndisallow: fish\n", "b", "/fish", true},
         {"user-agent: *\ndisallow: /\n", "b", "/robots.txt", true}});
}

// RFC 9309, 2.2.3: "#", "$", "*".
TEST(Robots, SpecialCharacters) {
  check({{"user-agent: * # all\ndisallow: /a # not this\n", "b", "/a", false},
         {"user-agent: *\ndisallow: /*.gif$\n", "b", "/x/y.gif", false},
         {"user-agent: *\ndisallow: /*.gif$\n", "b", "/x/y.gif?a", true},
         {"user-agent: *\ndisallow: /a*b*c\n", "b", "/a-b-c-d", false},
         {"user-agent: *\ndisallow: /a*b*c\n", "b", "/a-c-b", true},
         {"user-agent: *\ndisallow: /fish*\n", "b", "/fish", false},
         {"user-agent: *\ndisallow: *.php\n", "b", "/index.php", false},
         {"user-agent: *\ndisallow: /*/private/\n", "b", "/u/private/", false},
         {"user-agent: *\ndisallow: /a$b\n", "b", "/a$b", false},
         {"user-agent: *\ndisallow: /a%2Ab\n", "b", "/a*b", false},
         {"user-agent: *\ndisallow: /a%2Ab\n", "b", "/axb", true},
         {"user-agent: *\ndisallow: /?\n", "b", "/?x=1", false},
         {"user-agent: *\ndisallow: /*?\n", "b", "/a?x=1", false},
         {"user-agent: *\ndisallow: /a**b$\n", "b", "/aab", false}});
}

// RFC 9309, 2.2.2: octets outside ASCII and percent-encoded ones are compared in one spelling.
TEST(Robots, PercentEncoding) {
  check({{"user-agent: *\ndisallow: /foo/bar?qux=taz&baz=http://foo.bar?tar&par\n", "b", "/foo/bar?qux=taz&baz=http://foo.bar?tar&par",
          false},
         {"user-agent: *\ndisallow: /foo/bar/\xE3\x83\x84\n", "b", "/foo/bar/%E3%83%84", false},
         {"user-agent: *\ndisallow: /foo/bar/%E3%83%84\n", "b", "/foo/bar/%e3%83%84", false},
         {"user-agent: *\ndisallow: /foo/bar/%62%61%7A\n", "b", "/foo/bar/baz", false},
         {"user-agent: *\ndisallow: /foo/bar/baz\n", "b", "/foo/bar/%62%61%7A", false},
         {"user-agent: *\ndisallow: /a/b\n", "b", "/a%2Fb", true}});
}

TEST(Robots, FilesAsTheyComeFromServers) {
  check({{"\xEF\xBB\xBFuser-agent: *\ndisallow: /\n", "b", "/a", false},
         {"user-agent: *\r\ndisallow: /\r\n", "b", "/a", false},
         {"user-agent: *\rdisallow: /\r", "b", "/a", false},
         {"  User-Agent :  *  \n\tDISALLOW\t:\t/a\t\n", "b", "/a", false},
         {"<!DOCTYPE html><p>user-agent: *\ndisallow: /\n", "b", "/a", true},
         {"\n <html>\nuser-agent: *\ndisallow: /\n", "b", "/a", true},
         {"user-agent: *\ndisallow: /", "b", "/a", false},
         {"nonsense\nuser-agent: *\n:::\ndisallow: /\n", "b", "/a", false}});
  // "At least 500 kibibytes."
  const std::string padding(499u << 10, '#');
  EXPECT_FALSE(may(padding + "\nuser-agent: *\ndisallow: /\n", "b", "/a"));
  const std::string more(501u << 10, '#');
  EXPECT_TRUE(may(more + "\nuser-agent: *\ndisallow: /\n", "b", "/a"));
}

TEST(Robots, PatternsWithManyStarsAreNotExponential) {
  std::string pattern = "/";
  for (int i = 0; i < 900; ++i) {
    pattern += "a*";
  }
  const std::string target = "/" + std::string(2000, 'a');
  EXPECT_TRUE(may("user-agent: *\ndisallow: " + pattern + "b$\n", "b", target));
}

TEST(Robots, OtherLines) {
  const RobotsFile file = parse_robots(
      "Sitemap: https://e.com/a.xml\nuser-agent: SverkaBot\ncrawl-delay: 2.5\ndisallow: /x\n"
      "Clean-param: ref&sort /catalog/\nSitemap: /b.xml\nclean-param: from\n");
  ASSERT_EQ(file.sitemaps.size(), 2u);
  EXPECT_EQ(file.sitemaps[1], "/b.xml");
  EXPECT_EQ(crawl_delay_of(file, kOwnTokens), 2.5);
  EXPECT_EQ(crawl_delay_of(file, kGoogleTokens), std::nullopt);
  EXPECT_EQ(ignored_parameters(file, "/catalog/1"), (std::vector<std::string>{"ref", "sort", "from"}));
  EXPECT_EQ(ignored_parameters(file, "/news"), (std::vector<std::string>{"from"}));
}

TEST(Robots, YandexIsCalledByItsBotOrByItsName) {
  EXPECT_FALSE(decide(parse_robots("user-agent: Yandex\ndisallow: /\n"), kYandexTokens, "/a").allowed);
  EXPECT_FALSE(decide(parse_robots("user-agent: Yandex\nallow: /\nuser-agent: YandexBot\ndisallow: /\n"), kYandexTokens, "/a").allowed);
  EXPECT_FALSE(decide(parse_robots("user-agent: *\ndisallow: /\n"), kYandexTokens, "/a").allowed);
}

TEST(Robots, TheRuleThatDecidedIsKnown) {
  const RobotsFile file = parse_robots("# head\nuser-agent: *\ndisallow: /a\n");
  const RobotsDecision decision = decide(file, kOwnTokens, "/a/b");
  ASSERT_NE(decision.rule, nullptr);
  EXPECT_EQ(decision.rule->line, 3u);
  EXPECT_EQ(decision.rule->pattern, "/a");
}

TEST(Robots, StatusesOfTheAnswer) {
  struct Row {
    int status;
    RobotsVerdict own, google, yandex;
  };
  using enum RobotsVerdict;
  const Row rows[] = {
      {200, Disallowed, Disallowed, Disallowed}, {404, Allowed, Allowed, Allowed},           {403, Allowed, Allowed, Allowed},
      {302, Allowed, Allowed, Allowed},          {429, Unavailable, Unavailable, Allowed},   {500, Unavailable, Unavailable, Allowed},
      {503, Unavailable, Unavailable, Allowed},  {0, Unavailable, Unavailable, Unavailable}, {204, Disallowed, Disallowed, Allowed}};
  const Url url = *parse_url("https://e.com/a");
  for (const Row& row : rows) {
    const RobotsVerdicts verdicts = judge(robots_answer(row.status, "user-agent: *\ndisallow: /\n"), url);
    EXPECT_EQ(verdicts.own, row.own) << row.status;
    EXPECT_EQ(verdicts.google, row.google) << row.status;
    EXPECT_EQ(verdicts.yandex, row.yandex) << row.status;
  }
}

}  // namespace
}  // namespace sverka
