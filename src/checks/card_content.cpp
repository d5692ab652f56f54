// kind = "card-content": a client card in itself (5.4, 5.7).
//
//   asks = "present"     the document holds a card at all
//          "seen"        text that is hidden, or changes that are not accepted
//          "labels"      a code that is of another kind than its label says; list "card_sole_trader_number_labels"
//          "short-name"  an organisation's short name stands beside its full one
//
// {slot}, {value}, {what}: the sentence "card.<what it is>", {observed}. Without a card: inapplicable, but for "present".
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "checks/asked.hpp"
#include "checks/card_sheet.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

using Answer = Verdict (*)(const RuleHead& head, const Evidence& evidence, const CardSheet& card);

Verdict ask_present(const RuleHead& head, const Evidence& evidence, const CardSheet& card) {
  if (holds_card(card)) {
    return Verdict{};
  }
  Finding finding = new_finding(head, "", "", "", {{"what", words(head, card.is_readable ? "card.no-card" : "card.no-text")}});
  if (!card.is_readable) {
    finding.outcome = Outcome::CannotTell;
  }
  static_cast<void>(evidence);
  return verdict_of({std::move(finding)});
}

// What a reader of the page does not see, or sees only with changes shown, is no datum that somebody gave.
Verdict ask_seen(const RuleHead& head, const Evidence& evidence, const CardSheet&) {
  constexpr std::uint32_t kUnclear = kNotSeenFlags | kInserted | kDeleted | kDoubtful | kOverlay;
  std::vector<Finding> findings;
  for (std::uint32_t index = 0; index < evidence.document->blocks.size(); ++index) {
    const Block& block = evidence.document->blocks[index];
    for (const Run& run : block.runs) {
      const std::string text = block.text.substr(run.text.begin, run.text.end - run.text.begin);
      if ((run.flags & kUnclear) == 0 || text.find_first_not_of(" \t\n") == std::string::npos) {
        continue;
      }
      Finding finding = new_finding(head, "", "", text, {{"what", words_of_flags(head, run.flags & kUnclear)}});
      add_locations(finding, evidence, {Place{index, run.text}});
      findings.push_back(std::move(finding));
    }
  }
  return verdict_of(std::move(findings));
}

// What a number is by its length, its beginning and its check digit.
std::optional<FieldSchema> kind_of_code(const std::string& code) {
  const bool is_number = !code.empty() && std::all_of(code.begin(), code.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
  if (!is_number) {
    return std::nullopt;
  }
  switch (code.size()) {
    case 10:
    case 12:
      return acceptable(check_inn(code)) ? std::optional(FieldSchema::Inn) : std::nullopt;
    case 13:
    case 15:
      return acceptable(check_register_number(code)) ? std::optional(FieldSchema::Ogrn) : std::nullopt;
    case 20:
      return code.starts_with("301")                              ? std::optional(FieldSchema::CorrespondentAccount)
             : code.starts_with("40") && !code.starts_with("401") ? std::optional(FieldSchema::Account)
                                                                  : std::nullopt;
    case 9:
      return code.starts_with("04") ? std::optional(FieldSchema::Bic) : std::optional(FieldSchema::Kpp);
    default:
      return std::nullopt;
  }
}

// Nine digits may be a BIC or a KPP of region 04: only what its own label cannot hold tells.
bool contradicts(FieldSchema label, FieldSchema kind, const std::string& code) {
  if (label == kind || label == FieldSchema::InnKpp) {
    return false;
  }
  if (label == FieldSchema::Kpp && kind == FieldSchema::Bic) {
    return code.substr(4, 2) != "01" || code.substr(6) != "001";
  }
  if (label == FieldSchema::Bic && kind == FieldSchema::Kpp) {
    return code.front() > '2';
  }
  return true;
}

bool is_code(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Inn:
    case FieldSchema::Kpp:
    case FieldSchema::Ogrn:
    case FieldSchema::Account:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Bic:
      return true;
    default:
      return false;
  }
}

// The label names a sole trader's number and not an organisation's beside it.
bool is_sole_traders_label(const std::string& label, const Lexicon& lexicon) {
  const auto names = lexicon.list("card_sole_trader_number_labels");
  std::size_t letters = 0;
  std::size_t named = 0;
  for (const Word& word : split_words(label)) {
    letters += word.kind == Word::Kind::Letters ? 1 : 0;
    named += matches_any(word.key, names) ? 1 : 0;
  }
  return named > 0 && named == letters;
}

Verdict ask_labels(const RuleHead& head, const Evidence& evidence, const CardSheet&) {
  std::vector<Finding> findings;
  bool any = false;
  for (const FilledSlot& filled : filled_slots(evidence)) {
    if (!is_code(filled.slot->schema)) {
      continue;
    }
    any = true;
    const FieldReading reading = reading_of(filled, head.lexicon());
    const std::string code = reading.normal_form.empty() ? normal_code(filled.value->raw) : reading.normal_form;
    const std::optional<FieldSchema> kind = kind_of_code(code);
    if (!kind) {
      continue;
    }
    if (contradicts(filled.slot->schema, *kind, code)) {
      findings.push_back(value_finding(head, evidence, filled, "", {{"what", words(head, "schema." + std::string(name_of(*kind)))}}));
    } else if (*kind == FieldSchema::Ogrn && code.size() == 13 && is_sole_traders_label(filled.slot->mark_text, head.lexicon())) {
      findings.push_back(value_finding(head, evidence, filled, "", {{"what", words(head, "card.ogrn-of-organisation")}}));
      findings.back().severity = Severity::Warning;
    }
  }
  return any ? verdict_of(std::move(findings)) : Verdict{Outcome::Inapplicable, {}, {}};
}

Verdict ask_short_name(const RuleHead& head, const Evidence& evidence, const CardSheet& card) {
  const std::vector<FilledSlot> slots = filled_slots(evidence, {FieldSchema::OrganisationName});
  const auto named = [&slots](std::string_view name) {
    return std::find_if(slots.begin(), slots.end(), [name](const FilledSlot& one) { return base_name(one.slot->name) == name; });
  };
  const auto full = named("client_name");
  if (card.form != CardForm::Organisation || full == slots.end()) {
    return Verdict{Outcome::Inapplicable, {}, {}};
  }
  if (named("client_short_name") != slots.end()) {
    return Verdict{};
  }
  return verdict_of({value_finding(head, evidence, *full, "")});
}

struct Question {
  std::string_view name;
  Answer answer;
};
constexpr std::array<Question, 4> kQuestions{
    {{"present", ask_present}, {"seen", ask_seen}, {"labels", ask_labels}, {"short-name", ask_short_name}}};

}  // namespace

Check make_card_content(Head head, TableReader& parameters) {
  const std::optional<std::size_t> asked = asked_of(parameters, kQuestions);
  if (!asked) {
    return {};
  }
  const std::size_t index = *asked;
  return [head, index](const Evidence& evidence) {
    const bool is_about_card = evidence.card != nullptr && evidence.document != nullptr;
    if (!is_about_card || (index != 0 && !holds_card(*evidence.card))) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    return kQuestions[index].answer(*head, evidence, *evidence.card);
  };
}

}  // namespace sverka
