// Every rule file: it loads, explains itself in both languages, shows examples, and the examples come out as they say.
#include <set>

#include "checks/kind.hpp"
#include "support/example_evidence.hpp"

namespace sverka {
namespace {

using test::agreement_rules;
using test::evidence_of;

// Rules for which there is always something to judge.
bool always_applies(const Rule& rule) {
  static const std::set<std::string> kinds = {"deviations", "unread", "template-choice", "template-defects", "phrase", "typography"};
  return kinds.count(rule.kind) != 0;
}

TEST(RuleFiles, ThereAreAsManyAsEver) {
  EXPECT_GE(agreement_rules().size(), 41u);
}

TEST(RuleFiles, ExplainThemselvesInBothLanguages) {
  for (const Rule& rule : agreement_rules()) {
    for (const Sentence* sentence : {&rule.title, &rule.why, &rule.message, &rule.advice}) {
      EXPECT_FALSE(sentence->russian.empty()) << rule.id;
      EXPECT_FALSE(sentence->english.empty()) << rule.id;
    }
    EXPECT_FALSE(rule.source.empty()) << rule.id;
  }
}

TEST(RuleFiles, ShowExamples) {
  for (const Rule& rule : agreement_rules()) {
    std::set<Outcome> shown;
    for (const Example& example : rule.examples) {
      EXPECT_FALSE(example.name.empty()) << rule.id;
      shown.insert(example.expected);
    }
    EXPECT_TRUE(shown.count(Outcome::Failed) + shown.count(Outcome::CannotTell) > 0) << rule.id << " shows no bad example";
    if (always_applies(rule)) {
      EXPECT_EQ(shown.count(Outcome::Passed), 1u) << rule.id << " shows no passed example";
    } else {
      EXPECT_EQ(shown.count(Outcome::Inapplicable), 1u) << rule.id << " shows no inapplicable example";
    }
  }
}

TEST(RuleFiles, ExamplesComeOutAsTheySay) {
  for (const Rule& rule : agreement_rules()) {
    for (const Example& example : rule.examples) {
      const auto made = evidence_of(example.input);
      const Verdict verdict = rule.check(made->evidence);
      std::string said;
      for (const Finding& finding : verdict.findings) {
        said += "\n  " + finding.message.russian;
      }
      EXPECT_EQ(name_of(verdict.outcome), name_of(example.expected)) << rule.id << ": " << example.name << said;
    }
  }
}

// "{observed}" and its like; a quotation of a template may hold braces of its own.
bool shows_placeholder(const std::string& text) {
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", open + 1);
    const bool quoted = open > 0 && text[open - 1] == '{';
    if (!quoted && end != std::string::npos && end > open + 1 && text[end] == '}') {
      return true;
    }
  }
  return false;
}

// A message must not show a placeholder that its kind of check does not fill in.
TEST(RuleFiles, MessagesAreFilledIn) {
  for (const Rule& rule : agreement_rules()) {
    for (const Example& example : rule.examples) {
      const auto made = evidence_of(example.input);
      for (const Finding& finding : rule.check(made->evidence).findings) {
        for (const Sentence* sentence : {&finding.message, &finding.advice}) {
          EXPECT_FALSE(shows_placeholder(sentence->russian)) << rule.id << ": " << sentence->russian;
          EXPECT_FALSE(shows_placeholder(sentence->english)) << rule.id << ": " << sentence->english;
        }
      }
    }
  }
}

// A filling that is right passes every rule, not only the one whose example it is.
TEST(RuleFiles, CorrectFillsConform) {
  std::size_t filled = 0;
  for (const Rule& rule : agreement_rules()) {
    for (const Example& example : rule.examples) {
      if (example.expected != Outcome::Passed || example.name.find("равок") == std::string::npos) {
        continue;
      }
      ++filled;
      const auto made = evidence_of(example.input);
      const Report report = run_rules(agreement_rules(), made->evidence, "agreement");
      std::string said;
      for (const Finding& finding : report.findings) {
        said += "\n  " + finding.rule + ": " + finding.message.russian;
      }
      EXPECT_EQ(name_of(report.conclusion), "conforms") << rule.id << ": " << example.name << said;
    }
  }
  EXPECT_GE(filled, 10u);
}

TEST(RuleFiles, YieldToRulesThatExistAndNotInACircle) {
  std::map<std::string, std::vector<std::string>> yields;
  for (const Rule& rule : agreement_rules()) {
    yields[rule.id] = rule.yields_to;
  }
  for (const auto& [id, others] : yields) {
    std::set<std::string> reached;
    std::vector<std::string> open = others;
    while (!open.empty()) {
      const std::string next = open.back();
      open.pop_back();
      ASSERT_EQ(yields.count(next), 1u) << id << " yields to " << next;
      EXPECT_NE(next, id) << "a circle";
      if (reached.insert(next).second) {
        open.insert(open.end(), yields[next].begin(), yields[next].end());
      }
    }
  }
}

TEST(RuleFiles, EveryKindOfCheckHasARule) {
  std::set<std::string> used;
  for (const Rule& rule : agreement_rules()) {
    used.insert(rule.kind);
  }
  for (const auto& path : std::filesystem::recursive_directory_iterator(test::checks_folder())) {
    const std::string folder = path.path().parent_path().filename().string();
    if (path.path().extension() == ".toml" && folder != "data" && folder != "lexicon" && folder != "agreement") {
      auto rule = load_rule(test::text_of_file(path.path()), path.path().filename().string(), path.path().stem().string(), folder,
                            test::rule_data());
      test::demand(rule);
      used.insert(rule->kind);
    }
  }
  for (const KindOfCheck& kind : kinds_of_check()) {
    EXPECT_EQ(used.count(std::string(kind.name)), 1u) << kind.name;
  }
}

TEST(RuleFiles, ConstructsNameRulesThatExist) {
  std::set<std::string> ids = {""};
  for (const Rule& rule : agreement_rules()) {
    ids.insert(rule.id);
  }
  for (const RuleData::Construct& construct : test::rule_data().constructs) {
    EXPECT_EQ(ids.count(construct.rule), 1u) << construct.kind << " is given to " << construct.rule;
  }
}

}  // namespace
}  // namespace sverka
