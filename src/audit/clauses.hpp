// The table of clauses: what of the programme is enforced, and by which rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "audit/rule.hpp"

namespace sverka {

// Who can decide from papers whether a clause is kept. A person decides where the machine can only point.
enum class DecidedBy : std::uint8_t { Machine, Person, Nobody };
std::string_view name_of(DecidedBy by);  // "machine", "person", "none"

struct ProgrammeClause {
  std::string clause;  // "3.6"
  DecidedBy decided_by = DecidedBy::Nobody;
  Sentence subject;
  Sentence why;  // why no rule enforces it, or what of it is left to people; empty where rules enforce all of it
};

// Ids of the rules that name the clause as their source, in the order of the rules.
std::vector<std::string> rules_of(const ProgrammeClause& clause, const std::vector<Rule>& rules);

// What is wrong with the table: a rule whose clause is not in it, a clause with neither a rule nor a reason. Empty: it is complete.
std::vector<std::string> gaps_of(const std::vector<ProgrammeClause>& clauses, const std::vector<Rule>& rules);

}  // namespace sverka
