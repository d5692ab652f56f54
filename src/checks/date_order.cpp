// kind = "date-order": the agreement's date against today, against the edition of the template, against the power of attorney
// and against the end of its term; the begin of a term against its end.
//
//   future_days = 31      how far ahead of today an agreement may be dated
//   longest_years = 10    an agreement that ends later than so many years after its date is asked about: a digit may be wrong
//   authority_years = 5   a power of attorney that says no term and is older is asked about
//
// {value}: the date as printed, {reason}: the sentence "date.<what is wrong>", {limit}: the date it is held against.
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

// The dates of a power of attorney: "No. 5 of 12.03.2026, valid until 31.12.2027".
struct AuthorityDates {
  std::optional<Date> given;  // the last of those that end no term
  std::optional<Date> ends;   // the last one after a word of list "term_end_words"
};

AuthorityDates authority_dates(std::string_view text, const Lexicon& lexicon) {
  AuthorityDates dates;
  std::size_t read_to = 0;
  const std::vector<Word> words = split_words(text);
  const Word* before = nullptr;  // the last word of letters
  for (const Word& word : words) {
    if (word.kind == Word::Kind::Letters) {
      before = &word;
    }
    if (word.begin < read_to || (word.kind != Word::Kind::Digits && !word.is("\""))) {
      continue;
    }
    const DateReading reading = read_date(text.substr(word.begin), lexicon);
    if (reading.state == DateState::Read && reading.date) {
      const bool is_end = before != nullptr && matches_any(before->key, lexicon.list("term_end_words"));
      (is_end ? dates.ends : dates.given) = reading.date;
      read_to = word.begin + reading.end;
    }
  }
  return dates;
}

// "12.11.2026" in Russian.
Sentence as_printed(Date date) {
  const std::string iso = to_iso(date);
  return {iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4), iso};
}

Finding finding_of(const RuleHead& head, const Evidence& evidence, const FilledSlot& filled, const std::string& reason, Date limit) {
  return value_finding(head, evidence, filled, "", {{"reason", words(head, reason)}, {"limit", as_printed(limit)}});
}

void add_authority(const RuleHead& head, const Evidence& evidence, Date agreed, std::chrono::years authority,
                   std::vector<Finding>& findings) {
  const Lexicon& lexicon = head.lexicon();
  for (const FilledSlot& filled : filled_slots(evidence, {FieldSchema::Basis, FieldSchema::Choice})) {
    const std::vector<Word> words = split_words(filled.value->raw);
    if (find_phrase(words, lexicon.list("power_of_attorney_words")).count == 0) {
      continue;
    }
    const auto [given, ends] = authority_dates(filled.value->raw, lexicon);
    if (given && std::chrono::sys_days(*given) > std::chrono::sys_days(agreed)) {
      findings.push_back(finding_of(head, evidence, filled, "date.authority-later", agreed));
    } else if (ends && std::chrono::sys_days(*ends) < std::chrono::sys_days(agreed)) {
      findings.push_back(finding_of(head, evidence, filled, "date.authority-ended", agreed));
    } else if (given && !ends && given->year() + authority < agreed.year()) {
      findings.push_back(finding_of(head, evidence, filled, "date.authority-old", agreed));
      findings.back().outcome = Outcome::CannotTell;
    }
  }
}

// The word of the template right before a slot.
std::string word_before(const Evidence& evidence, const Slot& slot) {
  const std::vector<Word> words = split_words(words_before(*evidence.sample, slot));
  return words.empty() ? std::string() : words.back().key;
}

// Dates, and what a slot of no kind holds if it is a date and nothing else.
std::vector<DatedSlot> dated_slots(const Evidence& evidence, const Lexicon& lexicon) {
  std::vector<DatedSlot> dated;
  for (const FilledSlot& filled : filled_slots(evidence, {FieldSchema::Date, FieldSchema::Text})) {
    if (filled.slot->schema == FieldSchema::Date) {
      if (const std::optional<Date> date = parse_iso_date(reading_of(filled, lexicon).normal_form)) {
        dated.push_back({filled, *date});
      }
    } else if (const DateReading whole = read_date(filled.value->raw, lexicon); whole.state == DateState::Read && whole.tail.empty()) {
      dated.push_back({filled, *whole.date});
    }
  }
  return dated;
}

// The last day of a term: a slot of that name, or a date behind "until".
void add_ends(const RuleHead& head, const Evidence& evidence, Date agreed, std::chrono::years longest, std::vector<Finding>& findings) {
  for (const DatedSlot& end : dated_slots(evidence, head.lexicon())) {
    const bool named = base_name(end.filled.slot->name) == kEndDate;
    if (!named && !matches_any(word_before(evidence, *end.filled.slot), head.lexicon().list("term_end_words"))) {
      continue;
    }
    const bool before = std::chrono::sys_days(end.date) < std::chrono::sys_days(agreed);
    const std::string_view reason = before                                      ? "date.end-before"
                                    : end.date == agreed                        ? "date.end-same"
                                    : end.date.year() > agreed.year() + longest ? "date.end-far"
                                                                                : "";
    if (reason.empty()) {
      continue;
    }
    findings.push_back(finding_of(head, evidence, end.filled, std::string(reason), agreed));
    // A term that another word than the name tells may be that of something past.
    if (!before || !named) {
      findings.back().outcome = Outcome::CannotTell;
    }
  }
}

// "from ____ until ____" in one sentence.
void add_terms(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& findings) {
  const std::vector<DatedSlot> dated = dated_slots(evidence, head.lexicon());
  for (std::size_t at = 1; at < dated.size(); ++at) {
    const DatedSlot& begin = dated[at - 1];
    const DatedSlot& end = dated[at];
    const bool one_sentence =
        begin.filled.slot->block == end.filled.slot->block && begin.filled.value->occurrence == end.filled.value->occurrence;
    if (one_sentence && std::chrono::sys_days(end.date) < std::chrono::sys_days(begin.date) &&
        matches_any(word_before(evidence, *begin.filled.slot), head.lexicon().list("term_begin_words")) &&
        matches_any(word_before(evidence, *end.filled.slot), head.lexicon().list("term_end_words"))) {
      findings.push_back(finding_of(head, evidence, end.filled, "date.end-before-begin", begin.date));
    }
  }
}

// "from the date of signing": a beginning that is as good as a date.
bool is_day_of_signing(std::string_view raw, const Lexicon& lexicon) {
  constexpr std::size_t kMostWords = 4;
  const std::vector<Word> words = split_words(raw);
  return words.size() <= kMostWords && phrase_length_at(words, 0, lexicon.list("days_of_signing")) > 0;
}

// "from ____ until ____", one of which is a date: so must be the other.
void add_half_terms(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& findings) {
  const Lexicon& lexicon = head.lexicon();
  const std::vector<FilledSlot> slots = filled_slots(evidence, {FieldSchema::Date, FieldSchema::Text});
  const auto is_date = [&](const FilledSlot& filled) {
    return read_date(filled.value->raw, lexicon).state != DateState::NotADate || is_day_of_signing(filled.value->raw, lexicon);
  };
  for (std::size_t at = 1; at < slots.size(); ++at) {
    const FilledSlot& begin = slots[at - 1];
    const FilledSlot& end = slots[at];
    if (begin.slot->block != end.slot->block || is_date(begin) == is_date(end) ||
        !matches_any(word_before(evidence, *begin.slot), lexicon.list("term_begin_words")) ||
        !matches_any(word_before(evidence, *end.slot), lexicon.list("term_end_words"))) {
      continue;
    }
    const FilledSlot& words_only = is_date(begin) ? end : begin;
    if (words_only.slot->schema != FieldSchema::Date) {  // else it is no date, which is said
      Finding finding =
          value_finding(head, evidence, words_only, "",
                        {{"reason", words(head, "date.no-date")}, {"limit", plain(is_date(begin) ? begin.value->raw : end.value->raw)}});
      finding.outcome = Outcome::CannotTell;
      findings.push_back(std::move(finding));
    }
  }
}

// Against today, and against the edition of the template.
void add_agreed(const RuleHead& head, const Evidence& evidence, const DatedSlot& agreed, std::chrono::days future,
                std::vector<Finding>& findings) {
  const std::chrono::sys_days date(agreed.date);
  const TemplateIdentity& edition = evidence.sample->identity;
  if (date > std::chrono::sys_days(evidence.today) + future) {
    findings.push_back(finding_of(head, evidence, agreed.filled, "date.future", evidence.today));
  } else if (evidence.choice.outdated) {
    // The edition is said to be old already.
  } else if (edition.in_force_from && date < std::chrono::sys_days(*edition.in_force_from)) {
    findings.push_back(finding_of(head, evidence, agreed.filled, "date.before-edition", *edition.in_force_from));
  } else if (edition.in_force_to && date > std::chrono::sys_days(*edition.in_force_to)) {
    findings.push_back(finding_of(head, evidence, agreed.filled, "date.after-edition", *edition.in_force_to));
  }
}

}  // namespace

Check make_date_order(Head head, TableReader& parameters) {
  const std::chrono::days future(parameters.number("future_days", 31));
  const std::chrono::years longest(static_cast<int>(parameters.number("longest_years", 10)));
  const std::chrono::years authority(static_cast<int>(parameters.number("authority_years", 5)));
  return [head, future, longest, authority](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    std::vector<Finding> findings;
    const std::optional<DatedSlot> agreed = agreement_date(evidence, head->lexicon());
    if (agreed) {
      add_agreed(*head, evidence, *agreed, future, findings);
      add_authority(*head, evidence, agreed->date, authority, findings);
      add_ends(*head, evidence, agreed->date, longest, findings);
    }
    add_terms(*head, evidence, findings);
    add_half_terms(*head, evidence, findings);
    return agreed || !findings.empty() ? verdict_of(std::move(findings)) : Verdict{Outcome::Inapplicable, {}, {}};
  };
}

}  // namespace sverka
