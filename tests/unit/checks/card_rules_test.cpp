// Every rule file over a client card: it loads, explains itself, shows examples, and they come out as they say.
#include <set>

#include "checks/card_sheet.hpp"
#include "checks/kind.hpp"
#include "programme/card/bank_directory.hpp"
#include "support/example_evidence.hpp"

namespace sverka {
namespace {

const std::vector<Rule>& card_rules() {
  static const std::vector<Rule> rules = test::rules_of("card");
  return rules;
}

struct CardExample {
  Document document;
  CardSheet sheet;
  BankDirectory banks;
  Evidence evidence;
};

std::unique_ptr<CardExample> example_of(const std::string& input) {
  std::map<std::string, std::string> sections = test::sections_of(input);
  auto made = std::make_unique<CardExample>();
  auto document = parse_notation(sections["document"]);
  test::demand(document);
  made->document = std::move(*document);
  made->sheet = make_card_sheet(made->document, "card.docx", test::rule_data().lexicon);
  Evidence& evidence = made->evidence;
  evidence.today = *parse_iso_date("2026-11-22");
  evidence.lexicon = &test::rule_data().lexicon;
  evidence.document = &made->document;
  evidence.sample = &made->sheet.sample;
  evidence.alignment = &made->sheet.alignment;
  evidence.card = &made->sheet;
  if (sections.count("banks") != 0) {
    auto banks = parse_bank_directory(sections["banks"], "banks.xml");
    test::demand(banks);
    made->banks = std::move(*banks);
    evidence.banks = &made->banks;
  }
  return made;
}

TEST(CardRules, ExplainThemselvesAndShowBadExamples) {
  EXPECT_GE(card_rules().size(), 20u);
  for (const Rule& rule : card_rules()) {
    for (const Sentence* sentence : {&rule.title, &rule.why, &rule.message, &rule.advice}) {
      EXPECT_FALSE(sentence->russian.empty()) << rule.id;
      EXPECT_FALSE(sentence->english.empty()) << rule.id;
    }
    std::set<Outcome> shown;
    for (const Example& example : rule.examples) {
      shown.insert(example.expected);
    }
    EXPECT_TRUE(shown.count(Outcome::Failed) + shown.count(Outcome::CannotTell) > 0) << rule.id;
    EXPECT_TRUE(shown.count(Outcome::Passed) > 0) << rule.id;
  }
}

TEST(CardRules, ExamplesComeOutAsTheySay) {
  for (const Rule& rule : card_rules()) {
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

// The card of the examples is in order under every rule.
TEST(CardRules, AGoodCardConforms) {
  std::size_t judged = 0;
  for (const Rule& rule : card_rules()) {
    for (const Example& example : rule.examples) {
      if (example.expected != Outcome::Passed) {
        continue;
      }
      ++judged;
      const auto made = example_of(example.input);
      const Report report = run_rules(card_rules(), made->evidence, "card");
      std::string said;
      for (const Finding& finding : report.findings) {
        said += "\n  " + finding.rule + ": " + finding.message.russian;
      }
      EXPECT_EQ(name_of(report.conclusion), "conforms") << rule.id << said;
    }
  }
  EXPECT_GE(judged, 15u);
}

}  // namespace
}  // namespace sverka
