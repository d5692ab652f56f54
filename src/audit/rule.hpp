// A rule: one file of checks/, compiled. run_rules(rules, evidence) is the whole of the auditing engine.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "audit/finding.hpp"

namespace sverka {

// What one check answers about the evidence. Inapplicable: nothing to judge. Passed: judged, and right.
struct Verdict {
  Outcome outcome = Outcome::Passed;
  std::vector<Finding> findings;           // rule, severity, source, responsible are filled in from the rule where unset
  std::vector<Amendment> accepted;
};

struct Example {
  std::string name;
  Outcome expected = Outcome::Passed;
  std::string input;                       // in the notation of the kind of check
};

struct Rule {
  std::string id;                          // "text-changed": the file's name
  std::string scope;                       // "agreement"
  std::string kind;                        // kind of check: a factory in checks/registry.cpp
  Sentence title, why, message, advice;
  std::vector<std::string> source;         // clauses of the programme
  Severity severity = Severity::Error;
  Outcome on_fail = Outcome::Failed;       // Failed, or CannotTell for a question
  Responsible responsible = Responsible::Partner;
  std::vector<Example> examples;
  std::function<Verdict(const Evidence&)> check;
};

// Runs every rule. A check that throws is cannot_tell with what it said, never silence. Orders findings, removes one that
// another covers (same places, same class), sets fingerprints and the conclusion: any failed error -> does not conform; else
// any cannot_tell or failed warning -> needs review; else conforms. A document with tokens that were not classed never conforms.
Report run_rules(const std::vector<Rule>& rules, const Evidence& evidence, std::string job);

}  // namespace sverka
