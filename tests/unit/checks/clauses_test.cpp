// The table of clauses is complete: each clause of the programme has rules or a reason, and each rule a clause of the table.
#include "checks/clauses.hpp"

#include <set>

#include "support/checks_data.hpp"

namespace sverka {
namespace {

const std::vector<ProgrammeClause>& clauses() {
  static const std::vector<ProgrammeClause> all = [] {
    auto loaded = load_clauses(test::text_of_file(test::checks_folder() / "data" / "clauses.toml"), "clauses.toml");
    test::demand(loaded);
    return std::move(*loaded);
  }();
  return all;
}

// Rules of every folder of checks/.
const std::vector<Rule>& all_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all;
    for (const auto& folder : std::filesystem::directory_iterator(test::checks_folder())) {
      const std::string scope = folder.path().filename().string();
      if (!folder.is_directory() || scope == "data") {
        continue;
      }
      for (const auto& path : test::files_in(folder.path(), ".toml")) {
        auto rule = load_rule(test::text_of_file(path), path.filename().string(), path.stem().string(), scope, test::rule_data());
        test::demand(rule);
        all.push_back(std::move(*rule));
      }
    }
    return all;
  }();
  return rules;
}

TEST(Clauses, EachHasRulesOrAReasonAndEachRuleAClause) {
  std::string gaps;
  for (const std::string& gap : gaps_of(clauses(), all_rules())) {
    gaps += gap + "\n";
  }
  EXPECT_EQ(gaps, "");
}

TEST(Clauses, AreThoseOfTheProgramme) {
  std::set<std::string> expected{"2.1",   "2.1.1", "2.1.2", "2.2",   "2.3",   "2.3.1", "2.3.2", "2.4",
                                 "2.4.1", "2.4.2", "2.4.3", "8.6.1", "8.6.2", "8.6.3", "8.6.4"};
  const auto add = [&expected](const std::string& section, int last) {
    for (int number = 1; number <= last; ++number) {
      expected.insert(section + "." + std::to_string(number));
    }
  };
  add("1", 5);
  add("3", 8);
  add("4", 12);
  add("5", 9);
  add("6", 5);
  add("7", 5);
  add("8", 8);
  std::set<std::string> found;
  for (const ProgrammeClause& clause : clauses()) {
    found.insert(clause.clause);
    EXPECT_FALSE(clause.subject.russian.empty() || clause.subject.english.empty()) << clause.clause;
  }
  EXPECT_EQ(found, expected);
}

TEST(Clauses, NobodyDecidesWhatARuleEnforces) {
  for (const ProgrammeClause& clause : clauses()) {
    EXPECT_FALSE(clause.decided_by == DecidedBy::Nobody && !rules_of(clause, all_rules()).empty()) << clause.clause;
  }
}

TEST(Clauses, GapsAreSaid) {
  Rule rule;
  rule.id = "one";
  rule.source = {"9.9"};
  EXPECT_EQ(gaps_of({ProgrammeClause{"1.1", DecidedBy::Machine, {"a", "a"}, {}}}, {rule}),
            (std::vector<std::string>{"one: no clause 9.9", "1.1: neither a rule nor a reason"}));
}

TEST(Clauses, AWrongTableIsRefused) {
  for (const char* toml :
       {"[[clauses]]\nclause = \"1.1\"\n", "[[clauses]]\nclause = \"1.1\"\ndecided_by = \"me\"\nsubject = { ru = \"a\", en = \"a\" }\n",
        "[[clauses]]\nclause = \"1.1\"\ndecided_by = \"none\"\nsubject = { ru = \"a\", en = \"a\" }\n"
        "[[clauses]]\nclause = \"1.1\"\ndecided_by = \"none\"\nsubject = { ru = \"a\", en = \"a\" }\n"}) {
    EXPECT_FALSE(load_clauses(toml, "clauses.toml")) << toml;
  }
}

}  // namespace
}  // namespace sverka
