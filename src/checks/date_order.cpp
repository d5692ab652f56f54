// kind = "date-order": the agreement's date against today, against the edition of the template, and against the power of attorney
// and against the end of its term.
//
//   future_days = 31      how far ahead of today an agreement may be dated
//   longest_years = 10    an agreement that ends later than so many years after its date is asked about: a digit may be wrong
//
// {value}: the date as printed, {reason}: the sentence "date.<what is wrong>", {expected}: the date it is held against.
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "programme/dates.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

constexpr std::string_view kAgreementDate = "agreement_date";
constexpr std::string_view kEndDate = "end_date";

struct DatedSlot {
  FilledSlot filled;
  Date date;
};

// The slot by that name; else the first date of the document, which stands in its head.
std::optional<DatedSlot> agreement_date(const Evidence& evidence, const Lexicon& lexicon) {
  std::optional<DatedSlot> first;
  for (const FilledSlot& filled : filled_slots(evidence, {FieldSchema::Date})) {
    const FieldReading reading = reading_of(filled, lexicon);
    const std::optional<Date> date = parse_iso_date(reading.normal_form);
    if (!date) {
      continue;
    }
    if (base_name(filled.slot->name) == kAgreementDate) {
      return DatedSlot{filled, *date};
    }
    const bool in_head = base_name(filled.slot->name) == "date" && filled.slot->clause.empty();
    if (in_head && !first) {
      first = DatedSlot{filled, *date};
    }
  }
  return first;
}

// The last date in a text: "power of attorney No. 5 of 12.03.2026".
std::optional<Date> date_within(std::string_view text, const Lexicon& lexicon) {
  std::optional<Date> last;
  std::size_t read_to = 0;
  for (const Word& word : split_words(text)) {
    if (word.begin < read_to || (word.kind != Word::Kind::Digits && !word.is("\""))) {
      continue;
    }
    const DateReading reading = read_date(text.substr(word.begin), lexicon);
    if (reading.state == DateState::Read && reading.date) {
      last = reading.date;
      read_to = word.begin + reading.end;
    }
  }
  return last;
}

Finding finding_of(const RuleHead& head, const Evidence& evidence, const FilledSlot& filled, const std::string& reason, Date limit) {
  return value_finding(head, evidence, filled, to_iso(limit), {{"reason", words(head, reason)}, {"limit", plain(to_iso(limit))}});
}

void add_authority(const RuleHead& head, const Evidence& evidence, Date agreed, std::vector<Finding>& findings) {
  const Lexicon& lexicon = head.lexicon();
  for (const FilledSlot& filled : filled_slots(evidence, {FieldSchema::Basis, FieldSchema::Choice})) {
    const std::vector<Word> words = split_words(filled.value->raw);
    if (find_phrase(words, lexicon.list("power_of_attorney_words")).count == 0) {
      continue;
    }
    const std::optional<Date> given = date_within(filled.value->raw, lexicon);
    if (given && std::chrono::sys_days(*given) > std::chrono::sys_days(agreed)) {
      findings.push_back(finding_of(head, evidence, filled, "date.authority-later", agreed));
    }
  }
}

void add_end(const RuleHead& head, const Evidence& evidence, Date agreed, std::chrono::years longest, std::vector<Finding>& findings) {
  for (const FilledSlot& filled : filled_slots(evidence, {FieldSchema::Date})) {
    const std::optional<Date> end = parse_iso_date(reading_of(filled, head.lexicon()).normal_form);
    if (base_name(filled.slot->name) != kEndDate || !end) {
      continue;
    }
    if (std::chrono::sys_days(*end) < std::chrono::sys_days(agreed)) {
      findings.push_back(finding_of(head, evidence, filled, "date.end-before", agreed));
    } else if (end->year() > agreed.year() + longest) {
      findings.push_back(finding_of(head, evidence, filled, "date.end-far", agreed));
      findings.back().outcome = Outcome::CannotTell;
    }
  }
}

}  // namespace

Check make_date_order(Head head, TableReader& parameters) {
  const std::int64_t future_days = parameters.number("future_days", 31);
  const std::chrono::years longest(static_cast<int>(parameters.number("longest_years", 10)));
  return [head, future_days, longest](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const std::optional<DatedSlot> agreed = agreement_date(evidence, head->lexicon());
    if (!agreed) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    std::vector<Finding> findings;
    const std::chrono::sys_days date(agreed->date);
    const TemplateIdentity& edition = evidence.sample->identity;
    if (date > std::chrono::sys_days(evidence.today) + std::chrono::days(future_days)) {
      findings.push_back(finding_of(*head, evidence, agreed->filled, "date.future", evidence.today));
    } else if (evidence.choice.outdated) {
      // The edition is said to be old already.
    } else if (edition.in_force_from && date < std::chrono::sys_days(*edition.in_force_from)) {
      findings.push_back(finding_of(*head, evidence, agreed->filled, "date.before-edition", *edition.in_force_from));
    } else if (edition.in_force_to && date > std::chrono::sys_days(*edition.in_force_to)) {
      findings.push_back(finding_of(*head, evidence, agreed->filled, "date.after-edition", *edition.in_force_to));
    }
    add_authority(*head, evidence, agreed->date, findings);
    add_end(*head, evidence, agreed->date, longest, findings);
    return verdict_of(std::move(findings));
  };
}

}  // namespace sverka
