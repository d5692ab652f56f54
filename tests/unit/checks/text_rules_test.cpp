// Every rule file over texts: it loads, explains itself, shows examples, and they come out as they say.
#include <set>
#include <sstream>

#include "checks/kind.hpp"
#include "support/example_evidence.hpp"
#include "support/small_page.hpp"
#include "web/site.hpp"

namespace sverka {
namespace {

const std::vector<Rule>& text_rules() {
  static const std::vector<Rule> rules = test::rules_of("text");
  return rules;
}

// A `text` is a material; a `page` with its `url` is a site of one page; `partners` are a register, one a line. A `document` is the
// paper of another job, in which these rules have nothing to judge.
struct TextExample {
  std::vector<PageParagraph> text;
  SiteEvidence site;
  Lexicon lexicon;
  Evidence evidence;
};

std::unique_ptr<TextExample> example_of(const std::string& input) {
  std::map<std::string, std::string> sections = test::sections_of(input);
  auto made = std::make_unique<TextExample>();
  made->lexicon = test::rule_data().lexicon;
  made->evidence.today = *parse_iso_date("2026-11-22");
  made->evidence.lexicon = &made->lexicon;
  if (sections.count("partners") != 0) {
    std::vector<std::string> partners;
    std::istringstream lines(sections["partners"]);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) {
        partners.push_back(line);
      }
    }
    made->lexicon.set_list("other_partners", partners);
  }
  if (sections.count("text") != 0) {
    made->text = plain_text(sections["text"]);
    made->evidence.text = &made->text;
  }
  if (sections.count("page") != 0) {
    SitePage page;
    page.dom = test::small_page(sections["page"]);
    page.text = page_text(*page.dom, {});
    page.url = page.final_url = sections.count("url") != 0 ? test::one_line(sections["url"]) : "https://partner.example/";
    made->site.pages.push_back(std::move(page));
    made->evidence.site = &made->site;
  }
  return made;
}

TEST(TextRules, ExplainThemselvesAndShowEveryOutcome) {
  EXPECT_GE(text_rules().size(), 15u);
  for (const Rule& rule : text_rules()) {
    for (const Sentence* sentence : {&rule.title, &rule.why, &rule.message, &rule.advice}) {
      EXPECT_FALSE(sentence->russian.empty()) << rule.id;
      EXPECT_FALSE(sentence->english.empty()) << rule.id;
    }
    std::set<Outcome> shown;
    for (const Example& example : rule.examples) {
      shown.insert(example.expected);
    }
    EXPECT_TRUE(shown.count(rule.on_fail) > 0) << rule.id;
    EXPECT_TRUE(shown.count(Outcome::Passed) > 0) << rule.id;
    EXPECT_TRUE(shown.count(Outcome::Inapplicable) > 0) << rule.id;
  }
}

TEST(TextRules, ExamplesComeOutAsTheySay) {
  for (const Rule& rule : text_rules()) {
    for (const Example& example : rule.examples) {
      const auto made = example_of(example.input);
      const Verdict verdict = rule.check(made->evidence);
      std::string said;
      for (const Finding& finding : verdict.findings) {
        said += "\n  " + finding.message.russian;
        for (const Sentence* sentence : {&finding.message, &finding.advice}) {
          EXPECT_EQ(sentence->russian.find('{'), std::string::npos) << rule.id << ": " << sentence->russian;
          EXPECT_EQ(sentence->english.find('{'), std::string::npos) << rule.id << ": " << sentence->english;
        }
      }
      EXPECT_EQ(name_of(verdict.outcome), name_of(example.expected)) << rule.id << ": " << example.name << said;
    }
  }
}

const Rule& rule_named(const std::string& id) {
  return *std::find_if(text_rules().begin(), text_rules().end(), [&](const Rule& rule) { return rule.id == id; });
}

TEST(TextRules, APageIsNamedWithItsElement) {
  const auto made = example_of("=== page\n<div id='a'><p>x</p><p>AimyLogic and AimyLogic</p></div>\n=== url\nhttps://partner.example/a");
  const Verdict verdict = rule_named("brand-product-case").check(made->evidence);
  ASSERT_EQ(verdict.findings.size(), 1u);
  const Finding& finding = verdict.findings[0];
  EXPECT_EQ(finding.observed, "AimyLogic");
  EXPECT_EQ(finding.expected, "Aimylogic Ultimate");
  ASSERT_EQ(finding.locations.size(), 1u);
  EXPECT_EQ(finding.locations[0].url, "https://partner.example/a");
  EXPECT_EQ(finding.locations[0].selector, "#a > p:nth-of-type(2)");
  EXPECT_NE(finding.message.english.find("places: 2"), std::string::npos);
}

TEST(TextRules, InsideACopyTheCompanyIsResponsible) {
  const auto made = example_of("=== page\n<p>Aimilogic</p><p>Aimylogik</p><p>\u0410imylogic</p>\n");
  JudgedCopy copy;
  copy.match.kind = CopyClass::Copy;
  copy.match.ranges = {{0, {0, 9}}, {1, {0, 9}}, {2, {0, 10}}};
  copy.match.changed = {{1, {0, 9}}};
  made->site.copies.push_back(copy);
  const Verdict verdict = rule_named("brand-product-misspelled").check(made->evidence);
  ASSERT_EQ(verdict.findings.size(), 3u);
  EXPECT_EQ(verdict.findings[0].responsible, Responsible::Company);
  EXPECT_EQ(verdict.findings[1].responsible, Responsible::Partner) << "the word was changed by the copyist";
  EXPECT_EQ(verdict.findings[2].responsible, Responsible::Partner) << "letters were exchanged";
}

TEST(TextRules, QuotedWordsAreMarkedSo) {
  const auto made =
      example_of("=== page\n<blockquote cite='https://a.example/'><p>\u043A\u0440\u0435\u0442\u0438\u043D</p></blockquote>\n");
  const Verdict verdict = rule_named("rude-words").check(made->evidence);
  ASSERT_EQ(verdict.findings.size(), 1u);
  EXPECT_NE(verdict.findings[0].message.english.find("(in a quotation)"), std::string::npos);
}

}  // namespace
}  // namespace sverka
