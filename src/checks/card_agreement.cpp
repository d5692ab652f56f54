// kind = "card-agreement": an agreement beside the client card (5.4, 5.7). Inapplicable without a card.
//
//   asks = "present"  the file given as a card holds one
//          "fields"   what a card of this form must have
//          "values"   every datum that stands in both agrees
//
// {slot}, {value}: of the agreement; {expected}: the card's text; {what}: the sentence "card.<why>". Codes, accounts and names that
// differ fail; near names and other texts that differ are asked; order, abbreviations and post codes are notes.
#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "checks/asked.hpp"
#include "checks/card_compare.hpp"
#include "checks/card_sheet.hpp"
#include "checks/findings.hpp"
#include "checks/signatory.hpp"

namespace sverka {

namespace {

Location in_card(const CardSheet& card, const std::string& quote) {
  Location location;
  location.in_document = false;
  location.file = card.file;
  location.quote = quote;
  return location;
}

Verdict ask_present(const RuleHead& head, const CardSheet& card) {
  if (holds_card(card)) {
    return Verdict{};
  }
  Finding finding = new_finding(head, "", "", "", {{"what", words(head, card.is_readable ? "card.no-card" : "card.no-text")}});
  finding.locations.push_back(in_card(card, ""));
  if (!card.is_readable) {
    finding.outcome = Outcome::CannotTell;
  }
  return verdict_of({std::move(finding)});
}

Verdict ask_fields(const RuleHead& head, const CardSheet& card) {
  std::vector<Finding> findings;
  for (const SlotValue& value : card.alignment.values) {
    const Slot& slot = card.sample.slots[value.slot];
    if (value.state == SlotState::Filled || !slot.required) {
      continue;
    }
    Finding finding = new_finding(head, "", "", value.raw, {{"slot", slot_title(head, slot)}, {"value", plain(shortened(value.raw))}});
    finding.locations.push_back(in_card(card, slot.mark_text));
    findings.push_back(std::move(finding));
  }
  return verdict_of(std::move(findings));
}

// The card's field that a slot of the agreement holds: by its name, or by the name of a slot that must hold the same.
std::string field_name(const Evidence& evidence, const Slot& slot) {
  constexpr std::string_view kParty = "client_";
  const std::string_view base = base_name(slot.name);
  if (base.starts_with(kParty)) {
    return std::string(base.substr(kParty.size()));
  }
  for (const Agreement& agreement : evidence.sample->agreements) {
    const bool is_one = std::find(agreement.slots.begin(), agreement.slots.end(), slot.name) != agreement.slots.end();
    for (const std::string& other : agreement.slots) {
      if (is_one && other.starts_with(kParty)) {
        return std::string(base_name(other).substr(kParty.size()));
      }
    }
  }
  return {};
}

class Comparison {
 public:
  Comparison(const RuleHead& head, const Evidence& evidence) : head_(head), evidence_(evidence), card_(*evidence.card) {
    for (const SlotValue& value : card_.alignment.values) {
      const bool says_none = value.state == SlotState::Empty && !value.raw.empty();
      if (value.state == SlotState::Filled || says_none) {
        fields_.push_back({&card_.sample.slots[value.slot], &value, nullptr});
      }
    }
  }

  Verdict verdict() {
    for (const FilledSlot& filled : filled_slots(evidence_)) {
      const std::string name = field_name(evidence_, *filled.slot);
      if (!name.empty()) {
        judge(filled, name);
      }
    }
    return any_ ? verdict_of(std::move(findings_)) : Verdict{Outcome::Inapplicable, {}, {}};
  }

 private:
  std::vector<FilledSlot> fields_named(std::string_view name) const {
    std::vector<FilledSlot> named;
    std::copy_if(fields_.begin(), fields_.end(), std::back_inserter(named),
                 [name](const FilledSlot& one) { return base_name(one.slot->name) == "client_" + std::string(name); });
    return named;
  }

  void judge(const FilledSlot& filled, const std::string& name) {
    if (name == "inn_kpp" || filled.slot->schema == FieldSchema::InnKpp) {
      judge_both_codes(filled);
    } else if (name == "name" || name == "short_name") {
      judge_name(filled, name);
    } else if (name == "ogrn" || name == "ogrnip") {
      std::vector<FilledSlot> numbers = fields_named("ogrn");
      const std::vector<FilledSlot> others = fields_named("ogrnip");
      numbers.insert(numbers.end(), others.begin(), others.end());
      judge_best(filled, numbers);
    } else if (name == "signatory") {
      judge_signatory(filled);
    } else if (parse_card_field(name) && name != "form" && name != "other") {
      judge_best(filled, fields_named(name));
    }
  }

  void judge_best(const FilledSlot& filled, const std::vector<FilledSlot>& candidates) {
    const FilledSlot* best = nullptr;
    CardAgreement agreement = CardAgreement::Different;
    for (const FilledSlot& candidate : candidates) {
      const CardAgreement one =
          candidate.value->state == SlotState::Filled ? compare_with_card(filled, candidate, *head_.data) : against_none(filled);
      if (best == nullptr || one < agreement) {
        best = &candidate;
        agreement = one;
      }
    }
    if (best != nullptr) {
      say(filled, best->value->raw, agreement);
    }
  }

  // The card says that there is none: so must the agreement.
  CardAgreement against_none(const FilledSlot& filled) const {
    const FieldReading reading = reading_of(filled, head_.lexicon());
    return reading.well_formed && reading.normal_form.empty() ? CardAgreement::Same : CardAgreement::Question;
  }

  struct BestMatch {
    const FilledSlot* field = nullptr;
    CardAgreement agreement = CardAgreement::Different;
  };

  BestMatch best_of(const FilledSlot& filled, const std::vector<FilledSlot>& candidates) const {
    BestMatch best;
    for (const FilledSlot& candidate : candidates) {
      const CardAgreement one = compare_with_card(filled, candidate, *head_.data);
      if (best.field == nullptr || one < best.agreement) {
        best = {&candidate, one};
      }
    }
    return best;
  }

  // A name stands against the same name of the card, then against the other: an office may print either under either label. Where only
  // the other agrees, a person looks; where the card lacks the one that is asked for, the other proves little.
  void judge_name(const FilledSlot& filled, const std::string& name) {
    const std::vector<FilledSlot> own = fields_named(name);
    const std::vector<FilledSlot> others = fields_named(name == "name" ? "short_name" : "name");
    const BestMatch best = best_of(filled, own);
    const BestMatch other = best_of(filled, others);
    const bool own_agrees = best.field != nullptr && best.agreement <= CardAgreement::Note;
    if (own_agrees || other.field == nullptr) {
      if (best.field != nullptr) {
        say(filled, best.field->value->raw, best.agreement);
      }
    } else if (best.field == nullptr) {
      const bool is_of_form = other.agreement == CardAgreement::Different && both_of_one_form(filled, *other.field);
      say(filled, other.field->value->raw, is_of_form ? CardAgreement::Question : other.agreement);
    } else {
      const bool other_agrees = other.agreement <= CardAgreement::Note;
      say(filled, best.field->value->raw, other_agrees ? CardAgreement::Question : best.agreement);
    }
  }

  bool both_of_one_form(const FilledSlot& left, const FilledSlot& right) const {
    return party_form_by_name(left.value->raw, head_.lexicon()) == party_form_by_name(right.value->raw, head_.lexicon());
  }

  void judge_signatory(const FilledSlot& filled) {
    const Signatory signatory = read_signatory(filled.value->raw, head_.lexicon());
    const std::vector<FilledSlot> named = fields_named("signatory");
    if (!named.empty()) {
      judge_best(filled, named);
    } else if (card_.form == CardForm::SoleTrader || card_.form == CardForm::Person) {
      judge_own_name(filled, signatory);
    }
    const std::vector<FilledSlot> positions = fields_named("position");
    const bool holds_position = signatory.read && !signatory.position.empty() && !positions.empty() && card_.form == CardForm::Organisation;
    if (!holds_position) {
      return;
    }
    SlotValue value = *filled.value;
    value.raw = signatory.position;
    Slot slot = *filled.slot;
    slot.schema = FieldSchema::Position;
    judge_best({&slot, &value, nullptr}, positions);
  }

  // A sole trader signs for himself: his name stands in the name of the party.
  void judge_own_name(const FilledSlot& filled, const Signatory& signatory) {
    for (const FilledSlot& candidate : fields_named("name")) {
      const Signatory own = read_signatory(candidate.value->raw, head_.lexicon());
      if (own.read && signatory.read) {
        say(filled, candidate.value->raw, compare_people(signatory.name, own.name, *head_.data));
        return;
      }
    }
  }

  void judge_both_codes(const FilledSlot& filled) {
    const InnKpp codes = split_inn_kpp(filled.value->raw, head_.lexicon());
    for (const auto& [name, schema, code] :
         {std::tuple("inn", FieldSchema::Inn, codes.inn), std::tuple("kpp", FieldSchema::Kpp, codes.kpp)}) {
      if (code.empty()) {
        continue;
      }
      Slot slot = *filled.slot;
      slot.schema = schema;
      SlotValue value = *filled.value;
      value.raw = code;
      judge_best({&slot, &value, nullptr}, fields_named(name));
    }
  }

  void say(const FilledSlot& filled, const std::string& in_the_card, CardAgreement agreement) {
    any_ = true;
    if (agreement == CardAgreement::Same) {
      return;
    }
    const char* why = agreement == CardAgreement::Note       ? "card.differs-in-form"
                      : agreement == CardAgreement::Question ? "card.near"
                                                             : "card.differs";
    Finding finding = value_finding(head_, evidence_, filled, in_the_card, {{"what", words(head_, why)}});
    finding.locations.push_back(in_card(card_, in_the_card));
    if (agreement == CardAgreement::Question) {
      finding.outcome = Outcome::CannotTell;
      finding.severity = Severity::Warning;
    } else if (agreement == CardAgreement::Note) {
      finding.severity = Severity::Note;
    }
    findings_.push_back(std::move(finding));
  }

  const RuleHead& head_;
  const Evidence& evidence_;
  const CardSheet& card_;
  std::vector<FilledSlot> fields_;
  std::vector<Finding> findings_;
  bool any_ = false;
};

}  // namespace

Check make_card_agreement(Head head, TableReader& parameters) {
  const std::optional<std::size_t> question = asked_question(parameters, {"present", "fields", "values"});
  if (!question) {
    return {};
  }
  const std::size_t asked = *question;
  return [head, asked](const Evidence& evidence) {
    if (evidence.card == nullptr || (asked != 0 && !holds_card(*evidence.card))) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    if (asked == 0) {
      return ask_present(*head, *evidence.card);
    }
    if (asked == 1) {
      return ask_fields(*head, *evidence.card);
    }
    return was_compared(evidence) ? Comparison(*head, evidence).verdict() : not_compared();
  };
}

}  // namespace sverka
