// Every rule file over a ledger: it loads, explains itself in both languages, shows examples, and they come out as they say.
#include <set>

#include "checks/kind.hpp"
#include "support/example_evidence.hpp"
#include "support/ledger_tools.hpp"

namespace sverka {
namespace {

const std::vector<Rule>& reward_rules() {
  static const std::vector<Rule> rules = test::rules_of("reward");
  return rules;
}

struct ExampleRun {
  std::unique_ptr<test::ExampleLedger> ledger;
  Evidence evidence;
};

ExampleRun run_of(const std::string& input) {
  std::map<std::string, std::string> sections = test::sections_of(input);
  ExampleRun run;
  const std::string today = test::one_line(sections["today"]);
  run.ledger = test::ledger_of(test::tables_of(sections["base"], sections["tables"]), test::ledger_tools(),
                               test::one_line(sections["period"]), today);
  run.evidence.today = *parse_iso_date(today);
  run.evidence.lexicon = &test::rule_data().lexicon;
  run.evidence.ledger = &run.ledger->view;
  return run;
}

TEST(LedgerRules, ThereAreAsManyAsEver) {
  EXPECT_GE(reward_rules().size(), 29u);
}

TEST(LedgerRules, ExplainThemselvesInBothLanguages) {
  for (const Rule& rule : reward_rules()) {
    for (const Sentence* sentence : {&rule.title, &rule.why, &rule.message, &rule.advice}) {
      EXPECT_FALSE(sentence->russian.empty()) << rule.id;
      EXPECT_FALSE(sentence->english.empty()) << rule.id;
    }
    EXPECT_FALSE(rule.source.empty()) << rule.id;
  }
}

TEST(LedgerRules, ShowAGoodOrBadAndAnInapplicableExample) {
  for (const Rule& rule : reward_rules()) {
    std::set<Outcome> shown;
    for (const Example& example : rule.examples) {
      EXPECT_FALSE(example.name.empty()) << rule.id;
      shown.insert(example.expected);
    }
    EXPECT_TRUE(shown.count(Outcome::Failed) + shown.count(Outcome::CannotTell) > 0) << rule.id << " shows no bad example";
    EXPECT_EQ(shown.count(Outcome::Inapplicable), 1u) << rule.id << " shows no inapplicable example";
  }
}

TEST(LedgerRules, ExamplesComeOutAsTheySay) {
  for (const Rule& rule : reward_rules()) {
    for (const Example& example : rule.examples) {
      const ExampleRun run = run_of(example.input);
      const Verdict verdict = rule.check(run.evidence);
      std::string said;
      for (const Finding& finding : verdict.findings) {
        said += "\n  " + finding.message.russian;
      }
      EXPECT_EQ(name_of(verdict.outcome), name_of(example.expected)) << rule.id << ": " << example.name << said;
      const bool is_bad = example.expected == Outcome::Failed || example.expected == Outcome::CannotTell;
      EXPECT_EQ(!verdict.findings.empty(), is_bad) << rule.id << ": " << example.name;
    }
  }
}

TEST(LedgerRules, FindingsSayWhereAndHoldNoPlaceholder) {
  for (const Rule& rule : reward_rules()) {
    for (const Example& example : rule.examples) {
      const ExampleRun run = run_of(example.input);
      for (const Finding& finding : rule.check(run.evidence).findings) {
        for (const Sentence* sentence : {&finding.message, &finding.advice}) {
          for (const std::string* text : {&sentence->russian, &sentence->english}) {
            EXPECT_EQ(text->find('{'), std::string::npos) << rule.id << ": " << *text;
          }
        }
        ASSERT_FALSE(finding.locations.empty()) << rule.id << ": " << example.name;
        for (const Location& location : finding.locations) {
          EXPECT_FALSE(location.in_document) << rule.id;
          EXPECT_TRUE(location.file.ends_with(".csv") || location.file.ends_with(".txt")) << rule.id << location.file;
          EXPECT_GT(location.line, 0u) << rule.id;
          EXPECT_GT(location.column, 0u) << rule.id << " " << location.file;
        }
      }
    }
  }
}

// A ledger in which everything is in order raises nothing: the good examples of payouts and acts, under all rules.
TEST(LedgerRules, AGoodLedgerConforms) {
  std::size_t judged = 0;
  for (const Rule& rule : reward_rules()) {
    for (const Example& example : rule.examples) {
      if (rule.id != "act-late" || example.name != "На пятый рабочий день") {
        continue;
      }
      ++judged;
      const ExampleRun run = run_of(example.input);
      const Report report = run_rules(reward_rules(), run.evidence, "reward");
      std::string said;
      for (const Finding& finding : report.findings) {
        said += "\n  " + finding.rule + ": " + finding.message.russian;
      }
      EXPECT_EQ(name_of(report.conclusion), "conforms") << said;
      EXPECT_EQ(report.rules.size(), reward_rules().size());
    }
  }
  EXPECT_EQ(judged, 1u);
}

}  // namespace
}  // namespace sverka
