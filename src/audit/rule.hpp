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
  std::vector<Finding> findings;  // rule, severity, source, responsible are filled in from the rule where unset
  std::vector<Amendment> accepted;
};

struct Example {
  std::string name;
  Outcome expected = Outcome::Passed;
  std::string input;  // in the notation of the kind of check
};

struct Rule {
  std::string id;     // "text-changed": the file's name
  std::string scope;  // "agreement"
  std::string kind;   // kind of check: a factory in checks/registry.cpp
  Sentence title, why, message, advice;
  std::vector<std::string> source;  // clauses of the programme
  Severity severity = Severity::Error;
  Outcome on_fail = Outcome::Failed;  // Failed, or CannotTell for a question
  Responsible responsible = Responsible::Partner;
  std::vector<std::string> yields_to;  // ids: a finding of theirs about the same place makes ours superfluous
  Sentence broken;                     // said when the check throws; {what} is what it threw
  std::vector<Example> examples;       // only if they were asked for: see load_rule()
  std::function<Verdict(const Evidence&)> check;
};

// Runs every rule. A check that throws is cannot_tell with what it said, never silence. Orders findings (failed errors, then
// questions and warnings, then notes; in document order each), removes one that another covers: the same class at the same
// places, or a place that a rule of `yields_to` speaks of. A rule that loses all its findings so is inapplicable.
//
// Sets fingerprints: 16 hexadecimal digits of a hash of rule, clause, normalised texts and, among equals, the ordinal; they do not
// depend on places, so an edit elsewhere does not change them.
//
// The conclusion: any failed error -> does not conform; else any cannot_tell or failed warning -> needs review; else conforms.
// A document with tokens that were not classed, or deviate without a deviation, never conforms, whatever the rules say.
// Report::notes is left to the caller, who has the Messages: see describe().
Report run_rules(const std::vector<Rule>& rules, Evidence evidence, std::string job);

}  // namespace sverka
