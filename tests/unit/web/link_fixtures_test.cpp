// Every row of the table of link constructs, in several layouts: fixtures/site/links, written by tests/support/make_link_fixtures.py.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/example_site.hpp"

namespace sverka {
namespace {

struct LinkCase {
  std::string file, constructs, outcome, google, yandex;
};

std::filesystem::path link_folder() {
  return std::filesystem::path(SVERKA_SOURCE_DIR) / "fixtures" / "site" / "links";
}

std::vector<LinkCase> link_cases() {
  std::vector<LinkCase> cases;
  std::istringstream lines(test::text_of_file(link_folder() / "cases.txt"));
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    LinkCase one;
    if (!line.starts_with('#') && words >> one.file >> one.constructs >> one.outcome >> one.google >> one.yandex) {
      cases.push_back(std::move(one));
    }
  }
  return cases;
}

std::string told(LinkOutcome outcome) {
  return outcome == LinkOutcome::FailedWarning ? "failed-warning" : std::string(name_of(outcome));
}

bool is_one_of(const std::string& construct, const std::string& constructs) {
  std::istringstream words(constructs);
  std::string one;
  while (std::getline(words, one, '|')) {
    if (one == construct || (one == "-" && construct.empty())) {
      return true;
    }
  }
  return false;
}

std::string listed(const JudgedCopy& copy) {
  std::string text;
  for (const JudgedLink& link : copy.links) {
    text += "\n  " + link.construct + " " + told(link.outcome) + " " + link.href + " at " + link.selector;
  }
  return text;
}

TEST(LinkFixtures, ComeOutAsTheTableSays) {
  const std::string article = test::text_of_file(link_folder() / "article.txt");
  const std::vector<LinkCase> cases = link_cases();
  EXPECT_GE(cases.size(), 240u);
  for (const LinkCase& one : cases) {
    const auto made = test::site_of({{"html", test::text_of_file(link_folder() / one.file)}, {"article", article}});
    ASSERT_EQ(made->site.copies.size(), 1u) << one.file;
    const JudgedCopy& copy = made->site.copies[0];
    EXPECT_EQ(told(copy.outcome), one.outcome) << one.file << " by " << copy.construct << listed(copy);
    EXPECT_TRUE(is_one_of(copy.construct, one.constructs)) << one.file << ": " << copy.construct << listed(copy);
    const bool google = !copy.links.empty() && copy.links[0].google, yandex = !copy.links.empty() && copy.links[0].yandex;
    EXPECT_EQ(google ? "yes" : "no", one.google) << one.file << listed(copy);
    EXPECT_EQ(yandex ? "yes" : "no", one.yandex) << one.file << listed(copy);
  }
}

}  // namespace
}  // namespace sverka
