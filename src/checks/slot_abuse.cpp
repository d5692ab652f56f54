// kind = "slot-abuse": a value that holds more than a value, by its words and by the matcher's own bounds. No parameters.
//
// {slot}, {value}, {reason}: the sentence "abuse.<reason>". Clauses 5.3, 5.6.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "audit/location.hpp"
#include "checks/amended.hpp"
#include "checks/choices.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "checks/touches.hpp"
#include "programme/dates.hpp"
#include "programme/field_value.hpp"
#include "programme/names.hpp"
#include "programme/value_abuse.hpp"
#include "programme/words.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

// The value with the line breaks that its places show: one place is one block.
std::string with_lines(const Evidence& evidence, const SlotValue& value) {
  if (value.places.size() < 2) {
    return value.raw;
  }
  std::string lines;
  for (const Place& place : value.places) {
    lines += (lines.empty() ? "" : "\n") + quote_of(*evidence.document, place);
  }
  return lines;
}

Deviation as_deviation(const SlotValue& value) {
  Deviation deviation;
  deviation.deviation_class = DeviationClass::SlotAbuse;
  deviation.observed = value.raw;
  deviation.clause = value.clause;
  deviation.places = value.places;
  return deviation;
}

Finding finding_of(const RuleHead& head, const Evidence& evidence, const FilledSlot& filled, std::string_view reason,
                   const Deviation& deviation) {
  Finding finding = value_finding(head, evidence, filled, "", {{"reason", words(head, "abuse." + std::string(reason))}});
  finding.deviation_class = DeviationClass::SlotAbuse;
  finding.touches = touches(deviation, *evidence.document, head.lexicon());
  return finding;
}

// A signature's line may hold a name, or say how it was signed. Several other words there are a text beside the signature.
bool is_no_signature(std::string_view raw, const Lexicon& lexicon) {
  std::size_t foreign = 0;
  for (const Word& word : split_words(raw)) {
    const bool initial = to_code_points(word.key).size() == 1;
    const bool known = initial || matches_any(word.key, lexicon.list("signature_value_words"));
    foreign += word.kind == Word::Kind::Letters && !known ? 1u : 0u;
  }
  const std::string_view name = raw.substr(0, raw.find_last_not_of("/ ") + 1);
  const std::vector<Word> words = split_words(name);
  const bool negated = std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return !word.capital && matches_any(word.key, lexicon.list("abuse_first_words"));
  });
  return foreign > 1 && (negated || !read_full_name(name, lexicon));
}

// Digits and what groups them; the reader of codes passes over words behind a code, which are this rule's to judge.
bool is_bare_code(std::string_view raw) {
  return raw.find_first_not_of("0123456789 /-\xC2\xA0") == std::string_view::npos;
}

// Codes and dates that read well as a whole hold nothing beside themselves.
bool reads_whole(const FilledSlot& filled, const Lexicon& lexicon) {
  if (filled.reading == nullptr || !filled.reading->well_formed || !filled.reading->problem_code.empty()) {
    return false;
  }
  switch (filled.slot->schema) {
    case FieldSchema::Inn:
    case FieldSchema::Kpp:
    case FieldSchema::Ogrn:
    case FieldSchema::Account:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Bic:
      return !filled.reading->normal_form.empty() && is_bare_code(filled.value->raw);
    case FieldSchema::Date: {
      const DateReading date = read_date(filled.value->raw, lexicon);
      return date.state == DateState::Read && date.tail.empty();
    }
    case FieldSchema::Day:
    case FieldSchema::Month:
    case FieldSchema::Year:
      return !filled.reading->normal_form.empty();
    default:
      return false;
  }
}

// None of the permitted texts as it stands, and one of them has a blank or is named more fully.
bool is_filled_choice(const FilledSlot& filled, const Lexicon& lexicon) {
  const std::vector<std::string>& choices = filled.slot->choices;
  const std::string& raw = filled.value->raw;
  const auto is_open = [&](const std::string& choice) {
    return choice.find("__") != std::string::npos || names_the_paper_of(choice, raw, lexicon);
  };
  return std::any_of(choices.begin(), choices.end(), is_open) && std::find(choices.begin(), choices.end(), raw) == choices.end();
}

std::optional<AbuseReason> abuse_in(const FilledSlot& filled, const std::string& lines, const AbuseLists& lists) {
  // What the author of the template put into the slot is the Company's own text.
  if (reads_whole(filled, lists.lexicon) || filled.value->raw == fold_spaces(filled.slot->mark_text)) {
    return std::nullopt;
  }
  if (filled.slot->schema == FieldSchema::Signature && is_no_signature(filled.value->raw, lists.lexicon)) {
    return AbuseReason::ForeignText;
  }
  // A choice with a blank in it takes any words there: they are judged as what signatories act under, or as a free text.
  if (filled.slot->schema == FieldSchema::Choice && is_filled_choice(filled, lists.lexicon)) {
    const bool basis = read_field(FieldSchema::Basis, filled.value->raw, lists.lexicon).well_formed;
    const auto reason = abuse_of(basis ? FieldSchema::Basis : FieldSchema::Text, lines, lists);
    // The choice's own words are the Company's, however unusual; choice_problem() knows what its blanks ask for.
    return !basis && reason == AbuseReason::UnusualWords ? std::nullopt : reason;
  }
  return abuse_of(filled.slot->schema, lines, lists);
}

bool reported(const std::vector<std::uint32_t>& slots, const SlotValue& value) {
  return std::find(slots.begin(), slots.end(), value.slot) != slots.end();
}

}  // namespace

Check make_slot_abuse(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const AmendedClauses amended(evidence);
    const std::vector<FilledSlot> slots = filled_slots(evidence);
    std::vector<Finding> findings;
    std::vector<Amendment> accepted;
    std::vector<std::uint32_t> abused;
    const AbuseLists lists(head->lexicon());
    for (const FilledSlot& filled : slots) {
      const auto reason = abuse_in(filled, with_lines(evidence, *filled.value), lists);
      if (!reason) {
        continue;
      }
      const Deviation deviation = as_deviation(*filled.value);
      if (const Amendment* amendment = amended.excusing(deviation)) {
        accepted.push_back(*amendment);
        continue;
      }
      abused.push_back(filled.value->slot);
      findings.push_back(finding_of(*head, evidence, filled, name_of(*reason), deviation));
      if (*reason == AbuseReason::UnusualWords) {
        findings.back().outcome = Outcome::CannotTell;
      }
    }
    for (const Deviation& deviation : evidence.alignment->deviations) {
      if (deviation.deviation_class != DeviationClass::SlotAbuse) {
        continue;
      }
      if (const Amendment* amendment = amended.excusing(deviation)) {
        accepted.push_back(*amendment);
        continue;
      }
      SlotValue value;
      value.slot = deviation.slot >= 0 ? static_cast<std::uint32_t>(deviation.slot) : 0;
      if (value.slot >= evidence.sample->slots.size() || reported(abused, value)) {
        continue;
      }
      value.raw = deviation.observed;
      value.clause = deviation.clause;
      value.places = deviation.places;
      const FilledSlot filled{&evidence.sample->slots[value.slot], &value, nullptr};
      findings.push_back(finding_of(*head, evidence, filled, "beyond-bounds", deviation));
    }
    Verdict verdict = verdict_of(std::move(findings));
    if (slots.empty() && verdict.findings.empty()) {
      verdict.outcome = Outcome::Inapplicable;
    }
    verdict.accepted = std::move(accepted);
    return verdict;
  };
}

}  // namespace sverka
