#include "server/pages.hpp"

#include <gtest/gtest.h>

namespace sverka {
namespace {

TEST(Pages, TheLanguageIsThatOfTheFieldThenTheQueryThenTheBrowser) {
  HttpRequest request;
  EXPECT_EQ(language_asked(request), Language::Russian);
  request.headers = {{"Accept-Language", "en-GB,en;q=0.9"}};
  EXPECT_EQ(language_asked(request), Language::English);
  request.query = {{"lang", "ru"}};
  EXPECT_EQ(language_asked(request), Language::Russian);
  request.form = {{"lang", "", "en"}};
  EXPECT_EQ(language_asked(request), Language::English);
}

TEST(Pages, WhatComesFromOutsideIsEscaped) {
  const std::string page = self_check_page({"<script>alert(1)</script>\"x"}, Messages(), Language::Russian);
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  const std::string problem = problem_page("<b>", "a & b", Messages(), Language::English);
  EXPECT_NE(problem.find("&lt;b&gt;"), std::string::npos);
  EXPECT_NE(problem.find("a &amp; b"), std::string::npos);
  EXPECT_EQ(problem_json(415, "unsupported", "\"", ""),
            "{\"type\": \"about:sverka#unsupported\", \"title\": \"\\\"\", \"status\": 415, \"code\": \"unsupported\"}\n");
}

TEST(Pages, NothingButThePageItselfMayRun) {
  const HttpReply reply = page_reply(200, "");
  ASSERT_FALSE(reply.headers.empty());
  EXPECT_EQ(reply.headers.front().first, "Content-Security-Policy");
  EXPECT_EQ(reply.headers.front().second.find("script-src"), std::string::npos);
  EXPECT_NE(reply.headers.front().second.find("default-src 'none'"), std::string::npos);
}

}  // namespace
}  // namespace sverka
