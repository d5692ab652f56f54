// Every rule over a site: it loads, explains itself in both languages, and its examples come out as they say.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "support/example_evidence.hpp"
#include "support/example_site.hpp"

namespace sverka {
namespace {

const std::vector<Rule>& site_rules() {
  static const std::vector<Rule> rules = test::rules_of("site");
  return rules;
}

std::string said_by(const Verdict& verdict) {
  std::string said;
  for (const Finding& finding : verdict.findings) {
    said += "\n  " + finding.message.russian + " [" + finding.observed + "]";
  }
  return said;
}

TEST(SiteRules, ExplainThemselvesInBothLanguages) {
  EXPECT_GE(site_rules().size(), 13u);
  for (const Rule& rule : site_rules()) {
    for (const Sentence* sentence : {&rule.title, &rule.why, &rule.message, &rule.advice}) {
      EXPECT_FALSE(sentence->russian.empty()) << rule.id;
      EXPECT_FALSE(sentence->english.empty()) << rule.id;
    }
    EXPECT_FALSE(rule.examples.empty()) << rule.id;
  }
}

TEST(SiteRules, ExamplesComeOutAsTheySay) {
  for (const Rule& rule : site_rules()) {
    for (const Example& example : rule.examples) {
      const auto made = test::site_of(test::sections_of(example.input));
      const Verdict verdict = rule.check(made->evidence);
      EXPECT_EQ(name_of(verdict.outcome), name_of(example.expected)) << rule.id << ": " << example.name << said_by(verdict);
    }
  }
}

TEST(SiteRules, MessagesAreFilledIn) {
  for (const Rule& rule : site_rules()) {
    for (const Example& example : rule.examples) {
      const auto made = test::site_of(test::sections_of(example.input));
      for (const Finding& finding : rule.check(made->evidence).findings) {
        for (const std::string* text :
             {&finding.message.russian, &finding.message.english, &finding.advice.russian, &finding.advice.english}) {
          EXPECT_EQ(text->find('{'), std::string::npos) << rule.id << ": " << *text;
        }
      }
    }
  }
}

// The partner is told what to put where: the page, the place, the construct and the ready line.
TEST(SourceLinks, AFindingTellsWhatToDo) {
  const Rule* nofollow = nullptr;
  for (const Rule& rule : site_rules()) {
    nofollow = rule.id == "link-nofollow" ? &rule : nofollow;
  }
  ASSERT_NE(nofollow, nullptr);
  for (const Example& example : nofollow->examples) {
    if (example.expected != Outcome::Failed) {
      continue;
    }
    const auto made = test::site_of(test::sections_of(example.input));
    const Verdict verdict = nofollow->check(made->evidence);
    ASSERT_EQ(verdict.findings.size(), 1u);
    const Finding& finding = verdict.findings[0];
    EXPECT_EQ(finding.observed, "L04");
    EXPECT_NE(finding.expected.find("<a href=\"https://just-ai.com/blog/article\">"), std::string::npos) << finding.expected;
    ASSERT_EQ(finding.locations.size(), 1u);
    EXPECT_EQ(finding.locations[0].url, "https://partner.example/page");
    EXPECT_NE(finding.locations[0].selector.find(" > a"), std::string::npos) << finding.locations[0].selector;
    EXPECT_FALSE(finding.locations[0].quote.empty());
  }
}

}  // namespace
}  // namespace sverka
