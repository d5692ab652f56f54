// kind = "field-value": one value that is not what its kind of slot holds, by the problem codes of programme/field_value.hpp,
// of checks/choices.hpp and checks/counts.hpp.
//
//   schemas = ["inn", "inn_kpp"]      none: every schema
//   problems = ["inn-check-digit"]    a code, or a beginning of codes with "*"; an entry with "!" before it takes codes away again
//   questions = ["inn-placeholder"]   likewise: these are asked, not failed
//   notes = ["person-name-initials"]  likewise: these are notes
//
// {slot}, {value}, {problem}: the sentence "problem.<code>". Clauses 5.3, 5.7.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "checks/counts.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"

namespace sverka {

namespace {

bool matches(std::string_view code, std::string_view pattern) {
  if (pattern.starts_with('*')) {
    return code.ends_with(pattern.substr(1));
  }
  return pattern.ends_with('*') ? code.starts_with(pattern.substr(0, pattern.size() - 1)) : code == pattern;
}

bool listed(const std::vector<std::string>& patterns, std::string_view code) {
  bool taken = false;
  for (const std::string_view pattern : patterns) {
    if (pattern.starts_with('!')) {
      taken = taken && !matches(code, pattern.substr(1));
    } else {
      taken = taken || matches(code, pattern);
    }
  }
  return taken;
}

struct Problems {
  std::set<FieldSchema> schemas;
  std::vector<std::string> problems, questions, notes;
};

std::vector<std::string> optional_texts(TableReader& parameters, std::string_view key) {
  return parameters.has(key) ? parameters.texts(key) : std::vector<std::string>();
}

Verdict judge(const RuleHead& head, const Problems& problems, const Evidence& evidence) {
  if (!was_compared(evidence)) {
    return not_compared();
  }
  const std::vector<FilledSlot> slots = problems.schemas.empty() ? filled_slots(evidence) : filled_slots(evidence, problems.schemas);
  std::vector<Finding> findings;
  for (const FilledSlot& filled : slots) {
    std::string code = problem_of(filled, head.lexicon());
    if (code.empty()) {
      code = count_problem(*evidence.sample, filled, head.lexicon());
    }
    const bool question = listed(problems.questions, code);
    const bool note = listed(problems.notes, code);
    if (code.empty() || (!question && !note && !listed(problems.problems, code))) {
      continue;
    }
    Finding finding = value_finding(head, evidence, filled, "", {{"problem", words(head, "problem." + code)}});
    if (question) {
      finding.outcome = Outcome::CannotTell;
      finding.severity = Severity::Warning;
    } else if (note) {
      finding.severity = Severity::Note;
    }
    findings.push_back(std::move(finding));
  }
  return slots.empty() ? Verdict{Outcome::Inapplicable, {}, {}} : verdict_of(std::move(findings));
}

}  // namespace

Check make_field_value(Head head, TableReader& parameters) {
  Problems problems;
  problems.schemas = read_schemas(parameters, "schemas");
  problems.problems = optional_texts(parameters, "problems");
  problems.questions = optional_texts(parameters, "questions");
  problems.notes = optional_texts(parameters, "notes");
  return [head, problems](const Evidence& evidence) { return judge(*head, problems, evidence); };
}

}  // namespace sverka
