#include "web/scope.hpp"

#include <gtest/gtest.h>

#include "web/traps.hpp"

namespace sverka {
namespace {

// A public suffix list of three lines.
DomainRules small_rules() {
  DomainRules rules;
  rules.registrable_domain = [](std::string_view host) {
    const std::size_t dot = host.rfind('.');
    const std::size_t before = dot == std::string_view::npos || dot == 0 ? std::string_view::npos : host.rfind('.', dot - 1);
    return std::string(dot == std::string_view::npos      ? std::string_view()
                       : before == std::string_view::npos ? host
                                                          : host.substr(before + 1));
  };
  rules.is_private_suffix = [](std::string_view host) { return host == "pages.example"; };
  return rules;
}

bool has(const Scope& scope, const char* address) {
  return scope.has(*parse_url(address));
}

TEST(Scope, AnAddressOpensItsHostWithItsPort) {
  Scope scope({}, small_rules());
  scope.open(*parse_url("https://partner.ru/blog/"));
  EXPECT_TRUE(has(scope, "https://partner.ru/"));
  EXPECT_TRUE(has(scope, "http://www.partner.ru/x"));
  EXPECT_FALSE(has(scope, "https://partner.ru:8443/"));
  EXPECT_FALSE(has(scope, "https://blog.partner.ru/"));
  EXPECT_FALSE(has(scope, "https://notpartner.ru/"));
  EXPECT_FALSE(has(scope, "https://partner.ru.evil.com/"));
  EXPECT_FALSE(has(scope, "ftp://partner.ru/"));
}

TEST(Scope, SubdomainsWhereTheyAreWanted) {
  Scope scope({{}, {}, Subdomains::Included}, small_rules());
  scope.open(*parse_url("https://www.partner.ru/"));
  EXPECT_TRUE(has(scope, "https://blog.partner.ru/"));
  EXPECT_TRUE(has(scope, "https://a.b.partner.ru/"));
  EXPECT_FALSE(has(scope, "https://notpartner.ru/"));
  EXPECT_FALSE(has(scope, "https://ru/"));
}

TEST(Scope, OnASharedHostAResourceIsAPath) {
  Scope scope({{"t.me", "vk.com"}, {}, Subdomains::Apart}, small_rules());
  scope.open(*parse_url("https://t.me/s/partner"));
  scope.open(*parse_url("https://vk.com/partner_club"));
  scope.open(*parse_url("https://pages.example/partner/"));
  EXPECT_TRUE(has(scope, "https://t.me/partner/12"));
  EXPECT_TRUE(has(scope, "https://t.me/s/partner?before=5"));
  EXPECT_FALSE(has(scope, "https://t.me/partner2"));
  EXPECT_FALSE(has(scope, "https://t.me/s/other"));
  EXPECT_TRUE(has(scope, "https://vk.com/partner_club"));
  EXPECT_FALSE(has(scope, "https://vk.com/feed"));
  EXPECT_TRUE(has(scope, "https://pages.example/partner/a"));
  EXPECT_FALSE(has(scope, "https://pages.example/other/a"));
}

TEST(Scope, TheCompanysHostsAreNever) {
  Scope scope({{}, {"just-ai.com"}, Subdomains::Apart}, small_rules());
  scope.open(*parse_url("https://just-ai.com/"));
  EXPECT_FALSE(has(scope, "https://just-ai.com/"));
  EXPECT_TRUE(scope.is_company(*parse_url("https://www.just-ai.com/x")));
  EXPECT_TRUE(scope.is_company(*parse_url("https://help.just-ai.com/x")));
  EXPECT_FALSE(scope.is_company(*parse_url("https://notjust-ai.com/x")));
}

TEST(Traps, RepeatedSegments) {
  for (const char* path : {"/a/b/a/b/a/b", "/x/x/x", "/a/1/a/2/a/3/a", "/en/en/en/en"}) {
    EXPECT_TRUE(has_repeated_segments(path)) << path;
  }
  for (const char* path : {"/", "/a/b/c", "/a/a/b", "/2024/05/05/05", "/news/2024/news", "/1/1/1/1"}) {
    EXPECT_FALSE(has_repeated_segments(path)) << path;
  }
}

TEST(Traps, Calendars) {
  for (const char* text : {"http://e/2024/05", "http://e/cal/2024-05-01", "http://e/?month=5", "http://e/x?view=1&Date=2"}) {
    EXPECT_TRUE(looks_like_calendar(*parse_url(text))) << text;
  }
  for (const char* text : {"http://e/12345", "http://e/news/2024", "http://e/?id=5", "http://e/2024/text"}) {
    EXPECT_FALSE(looks_like_calendar(*parse_url(text))) << text;
  }
}

TEST(Traps, SessionsAreNoPartOfAnAddress) {
  const auto bare = [](const char* text) { return to_text(without_session(*parse_url(text))); };
  EXPECT_EQ(bare("http://e/a;jsessionid=AB12?x=1"), "http://e/a?x=1");
  EXPECT_EQ(bare("http://e/a?PHPSESSID=1"), "http://e/a");
  EXPECT_EQ(bare("http://e/a?x=1&sid=2&y=3"), "http://e/a?x=1&y=3");
  EXPECT_EQ(bare("http://e/a?side=2"), "http://e/a?side=2");
}

TEST(Traps, EachIsCountedToItsLimit) {
  Traps traps({5, 4, 3});
  int followed = 0;
  for (int i = 0; i < 100; ++i) {
    followed += traps.judge(*parse_url("http://e/list?page=" + std::to_string(i))).empty() ? 1 : 0;
  }
  EXPECT_EQ(followed, 5);
  EXPECT_EQ(traps.judge(*parse_url("http://e/list?page=200")), "trap-queries");
  EXPECT_EQ(traps.judge(*parse_url("http://e/other?page=200")), "");
  followed = 0;
  for (int i = 0; i < 100; ++i) {
    followed += traps.judge(*parse_url("http://e/cal/" + std::to_string(2000 + i) + "/01")).empty() ? 1 : 0;
  }
  EXPECT_EQ(followed, 4);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(traps.judge_body("x"), "");
  }
  EXPECT_EQ(traps.judge_body("x"), "trap-equal-bodies");
  EXPECT_EQ(traps.judge_body("y"), "");
}

}  // namespace
}  // namespace sverka
