#include "audit/clauses.hpp"

#include <algorithm>

namespace sverka {

std::string_view name_of(DecidedBy by) {
  switch (by) {
    case DecidedBy::Machine:
      return "machine";
    case DecidedBy::Person:
      return "person";
    case DecidedBy::Nobody:
      break;
  }
  return "none";
}

std::vector<std::string> rules_of(const ProgrammeClause& clause, const std::vector<Rule>& rules) {
  std::vector<std::string> ids;
  for (const Rule& rule : rules) {
    if (std::find(rule.source.begin(), rule.source.end(), clause.clause) != rule.source.end()) {
      ids.push_back(rule.id);
    }
  }
  return ids;
}

std::vector<std::string> gaps_of(const std::vector<ProgrammeClause>& clauses, const std::vector<Rule>& rules) {
  std::vector<std::string> gaps;
  for (const Rule& rule : rules) {
    for (const std::string& source : rule.source) {
      const bool is_known =
          std::any_of(clauses.begin(), clauses.end(), [&source](const ProgrammeClause& clause) { return clause.clause == source; });
      if (!is_known) {
        gaps.push_back(rule.id + ": no clause " + source);
      }
    }
  }
  for (const ProgrammeClause& clause : clauses) {
    if (clause.why.russian.empty() && rules_of(clause, rules).empty()) {
      gaps.push_back(clause.clause + ": neither a rule nor a reason");
    }
  }
  return gaps;
}

}  // namespace sverka
