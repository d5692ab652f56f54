// What a case's expected.txt asks of a report, and how a report answers it. The notation is told in tests/support/cases.py.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"

namespace sverka {

struct ExpectedFinding {
  std::string line;                   // as it stands in the file
  bool required = true;               // false: may be said, need not be ("?" before it)
  std::vector<std::string> outcomes;  // "failed", "cannot_tell"
  std::vector<std::string> rules;     // empty: any
  std::string clause;                 // "*": any
  std::string words;                  // in any text of the finding; empty: any
};

struct Expectation {
  std::vector<std::string> conclusions;
  std::vector<ExpectedFinding> findings;
};

Expectation parse_expectation(std::string_view text);

// "failed text-changed 7.2 0,01": a finding as an expected line.
std::string line_of(const Finding& finding);

// What is wrong with the report, a line a fault; empty if it is as expected. Findings that are notes are not looked at.
std::vector<std::string> faults(const Expectation& expected, const Report& report);

// The expectation with what the report does not hold taken out and what it lacks added: for UPDATE_EXPECTED=1, to be read
// before it is committed.
std::string updated(const Expectation& expected, const Report& report);

}  // namespace sverka
