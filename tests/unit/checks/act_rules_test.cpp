// Every rule file over an act: it loads, explains itself, shows examples, and they come out as they say.
#include <set>

#include "checks/kind.hpp"
#include "checks/paper_lines.hpp"
#include "programme/act/act_view.hpp"
#include "support/example_evidence.hpp"
#include "support/ledger_tools.hpp"

namespace sverka {
namespace {

const std::vector<Rule>& act_rules() {
  static const std::vector<Rule> rules = test::rules_of("act");
  return rules;
}

struct ActExample {
  Document document;
  ActPaper paper;
  Ledger ledger;
  std::optional<LedgerView> ledger_view;
  ActView view;
  Evidence evidence;
};

std::unique_ptr<ActExample> example_of(const std::string& input) {
  std::map<std::string, std::string> sections = test::sections_of(input);
  auto made = std::make_unique<ActExample>();
  auto document = parse_notation(sections["document"]);
  test::demand(document);
  made->document = std::move(*document);
  made->paper = read_act(lines_of(made->document), test::rule_data().lexicon);
  const test::ExampleTools& tools = test::ledger_tools();
  made->evidence.today = *parse_iso_date(test::one_line(sections["today"]));
  LedgerTerms terms = tools.terms();
  if (sections.count("tables") != 0) {
    terms.required = {LedgerTable::Partners, LedgerTable::Payouts};
    auto ledger = read_ledger(test::files_of(test::tables_of(sections["tables"])), terms);
    if (!ledger) {
      throw std::runtime_error(test::errors_of(ledger.error()));
    }
    made->ledger = std::move(*ledger);
    made->ledger_view = LedgerView::of_payouts(
        {&made->ledger, &tools.rates, &tools.calendar, tools.lexicon, tools.policy, terms.company, made->evidence.today});
  }
  made->view = {&made->paper, made->ledger_view ? &*made->ledger_view : nullptr, terms.company, tools.policy};
  made->evidence.lexicon = &test::rule_data().lexicon;
  made->evidence.document = &made->document;
  made->evidence.ledger = made->view.ledger;
  made->evidence.act = &made->view;
  return made;
}

TEST(ActRules, ThereAreAsManyAsEver) {
  EXPECT_GE(act_rules().size(), 21u);
}

TEST(ActRules, ExplainThemselvesAndShowBadExamples) {
  for (const Rule& rule : act_rules()) {
    for (const Sentence* sentence : {&rule.title, &rule.why, &rule.message, &rule.advice}) {
      EXPECT_FALSE(sentence->russian.empty()) << rule.id;
      EXPECT_FALSE(sentence->english.empty()) << rule.id;
    }
    std::set<Outcome> shown;
    for (const Example& example : rule.examples) {
      shown.insert(example.expected);
    }
    EXPECT_TRUE(shown.count(Outcome::Failed) + shown.count(Outcome::CannotTell) > 0) << rule.id;
    EXPECT_TRUE(shown.count(Outcome::Passed) + shown.count(Outcome::Inapplicable) > 0) << rule.id;
  }
}

TEST(ActRules, ExamplesComeOutAsTheySay) {
  for (const Rule& rule : act_rules()) {
    for (const Example& example : rule.examples) {
      const auto made = example_of(example.input);
      const Verdict verdict = rule.check(made->evidence);
      std::string said;
      for (const Finding& finding : verdict.findings) {
        said += "\n  " + finding.message.russian;
        for (const Sentence* sentence : {&finding.message, &finding.advice}) {
          for (const std::string* text : {&sentence->russian, &sentence->english}) {
            EXPECT_EQ(text->find('{'), std::string::npos) << rule.id << ": " << *text;
          }
        }
      }
      EXPECT_EQ(name_of(verdict.outcome), name_of(example.expected)) << rule.id << ": " << example.name << said;
    }
  }
}

// The act of the examples is in order under every rule, with its ledger and without.
TEST(ActRules, AGoodActConforms) {
  std::size_t judged = 0;
  for (const Rule& rule : act_rules()) {
    for (const Example& example : rule.examples) {
      const bool is_good = example.name == "Всё на месте" || example.name == "Партнёр найден";
      if (!is_good) {
        continue;
      }
      ++judged;
      const auto made = example_of(example.input);
      const Report report = run_rules(act_rules(), made->evidence, "act");
      std::string said;
      for (const Finding& finding : report.findings) {
        said += "\n  " + finding.rule + ": " + finding.message.russian;
      }
      EXPECT_EQ(name_of(report.conclusion), "conforms") << said;
      EXPECT_EQ(report.rules.size(), act_rules().size());
    }
  }
  EXPECT_EQ(judged, 2u);
}

}  // namespace
}  // namespace sverka
