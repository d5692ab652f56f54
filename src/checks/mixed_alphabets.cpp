// kind = "mixed-alphabets": words in values that mix alphabets, none of whose letters is merely a double: a brand may be
// written so. Doubles are the business of kind "deviations" with values = true; where there is no such rule, of this one with
//   look_alikes = true
//
// {slot}, {value}, {observed}: the words. In a code no letter can be meant: failed. Clause 5.7.
#include <string>
#include <utility>

#include "checks/alphabets.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"

namespace sverka {

namespace {

bool is_code(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Inn:
    case FieldSchema::Kpp:
    case FieldSchema::InnKpp:
    case FieldSchema::Ogrn:
    case FieldSchema::Account:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Bic:
      return true;
    default:
      return false;
  }
}

}  // namespace

Check make_mixed_alphabets(Head head, TableReader& parameters) {
  const bool look_alikes = parameters.flag("look_alikes", false);
  const Alphabets alphabets(head->lexicon());
  return [head, alphabets, look_alikes](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const std::vector<FilledSlot> slots = filled_slots(evidence);
    std::vector<Finding> findings;
    for (const FilledSlot& filled : slots) {
      const SuspectWords suspects = alphabets.suspects(filled.value->raw);
      const bool has_doubles = look_alikes && !suspects.look_alike.empty();
      const std::string words = has_doubles ? suspects.look_alike : suspects.mixed;
      if (words.empty()) {
        continue;
      }
      Finding finding = value_finding(*head, evidence, filled, "", {{"observed", plain(words)}});
      finding.deviation_class = DeviationClass::LookAlike;
      if (is_code(filled.slot->schema)) {
        finding.outcome = Outcome::Failed;
        finding.severity = Severity::Error;
      }
      findings.push_back(std::move(finding));
    }
    return slots.empty() ? Verdict{Outcome::Inapplicable, {}, {}} : verdict_of(std::move(findings));
  };
}

}  // namespace sverka
