#include "checks/card_sheet.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "checks/fields.hpp"
#include "checks/paper_lines.hpp"
#include "programme/field_value.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

constexpr std::string_view kParty = "client_";
constexpr std::size_t kMostOfField = 50;

FieldSchema schema_of(CardField field) {
  switch (field) {
    case CardField::Name:
    case CardField::ShortName:
      return FieldSchema::OrganisationName;
    case CardField::Inn:
      return FieldSchema::Inn;
    case CardField::Kpp:
      return FieldSchema::Kpp;
    case CardField::Ogrn:
      return FieldSchema::Ogrn;
    case CardField::LegalAddress:
    case CardField::ActualAddress:
    case CardField::PostalAddress:
      return FieldSchema::Address;
    case CardField::Account:
      return FieldSchema::Account;
    case CardField::Bank:
      return FieldSchema::Bank;
    case CardField::Bic:
      return FieldSchema::Bic;
    case CardField::CorrespondentAccount:
      return FieldSchema::CorrespondentAccount;
    case CardField::Signatory:
      return FieldSchema::PersonName;
    case CardField::Position:
      return FieldSchema::Position;
    case CardField::Basis:
      return FieldSchema::Basis;
    case CardField::Phone:
      return FieldSchema::Phone;
    case CardField::Email:
      return FieldSchema::Email;
    case CardField::Site:
      return FieldSchema::Site;
    case CardField::Form:
    case CardField::Other:
      break;
  }
  return FieldSchema::Text;
}

bool is_of_bank(CardField field) {
  return field == CardField::Account || field == CardField::Bank || field == CardField::Bic || field == CardField::CorrespondentAccount;
}

std::string code_in(const CardPaper& card, CardField field) {
  const CardEntry* entry = card.first(field);
  return entry == nullptr ? std::string() : normal_code(entry->raw);
}

bool says_any(const CardPaper& card, CardField field, std::span<const std::string> phrases) {
  return std::any_of(card.entries.begin(), card.entries.end(), [&](const CardEntry& entry) {
    return entry.field == field && find_phrase(split_words(entry.raw), phrases).count != 0;
  });
}

// The words of the form and of the name come before the length of the INN: that may be the error.
CardForm form_of(const CardPaper& card, const Lexicon& lexicon) {
  if (says_any(card, CardField::Form, lexicon.list("self_employed_words")) ||
      says_any(card, CardField::Name, lexicon.list("self_employed_words"))) {
    return CardForm::Person;
  }
  for (const CardField field : {CardField::Form, CardField::Name, CardField::ShortName}) {
    const CardEntry* entry = card.first(field);
    const PartyForm said = entry == nullptr ? PartyForm::Unknown : party_form_by_name(entry->raw, lexicon);
    if (said != PartyForm::Unknown) {
      return said == PartyForm::SoleTrader ? CardForm::SoleTrader : CardForm::Organisation;
    }
  }
  switch (party_form_by_inn(code_in(card, CardField::Inn))) {
    case PartyForm::Organisation:
      return CardForm::Organisation;
    case PartyForm::SoleTrader:
      return code_in(card, CardField::Account).starts_with("40817") ? CardForm::Person : CardForm::SoleTrader;
    default:
      return CardForm::Unknown;
  }
}

std::set<CardField> required_of(CardForm form, const CardPaper& card, const Lexicon& lexicon) {
  const std::string_view list = form == CardForm::SoleTrader ? "card_required_sole_trader"
                                : form == CardForm::Person   ? "card_required_person"
                                                             : "card_required_organisation";
  std::set<CardField> required;
  for (const std::string& name : lexicon.list(list)) {
    if (const auto field = parse_card_field(name)) {
      required.insert(*field);
    }
  }
  // Payees of the treasury and clients of the Bank of Russia have no correspondent account of a bank.
  const std::string bic = code_in(card, CardField::Bic);
  const bool is_central = bic.size() == 9 && (bic.ends_with("000") || bic.ends_with("001") || bic.ends_with("002"));
  if (is_central || check_account(code_in(card, CardField::Account), bic) == IdentifierVerdict::Skipped) {
    required.erase(CardField::CorrespondentAccount);
  }
  return required;
}

class Sheet {
 public:
  Sheet(const CardPaper& card, const Document& document, const Lexicon& lexicon) : card_(card), document_(document), lexicon_(lexicon) {}

  CardSheet make(std::string file) {
    sheet_.file = std::move(file);
    sheet_.form = form_of(card_, lexicon_);
    required_ = required_of(sheet_.form, card_, lexicon_);
    for (const CardEntry& entry : card_.entries) {
      if (!is_empty(entry, read_field(schema_of(entry.field), entry.raw, lexicon_))) {
        with_value_.insert(entry.field);
      }
    }
    for (const CardEntry& entry : card_.entries) {
      add(entry);
    }
    sheet_.fields = found_.size();
    if (holds_card(sheet_)) {
      add_missing();
    }
    count_tokens();
    return std::move(sheet_);
  }

 private:
  std::string name_for(const CardEntry& entry) {
    std::string name(name_of(entry.field));
    const std::size_t digits = normal_code(entry.raw).size();
    const bool is_person = digits == 15 || (digits != 13 && sheet_.form == CardForm::SoleTrader);
    name = std::string(kParty) + name + (entry.field == CardField::Ogrn && is_person ? "ip" : "");
    const unsigned count = ++named_[name];
    return count == 1 ? name : name + "_" + std::to_string(count);
  }

  // "None" and a dash are values of no kind; so is a label with nothing behind it, unless another place has the value.
  static bool is_empty(const CardEntry& entry, const FieldReading& reading) {
    return entry.raw.empty() || (reading.well_formed && reading.normal_form.empty()) ||
           (!reading.well_formed && reading.problem_code == "empty");
  }

  void add(const CardEntry& entry) {
    const FieldSchema schema = schema_of(entry.field);
    const FieldReading reading = read_field(schema, entry.raw, lexicon_);
    const bool empty = is_empty(entry, reading);
    if (empty && (card_has_value(entry.field) || seen_empty_.count(entry.field) != 0)) {
      return;
    }
    // What differs that often is said already; to compare all with all would be dear.
    if (++count_[entry.field] > kMostOfField) {
      return;
    }
    const std::string normal = reading.normal_form.empty() ? entry.raw : reading.normal_form;
    if (!empty && !is_of_bank(entry.field) && !seen_.emplace(entry.field, normal).second) {
      return;
    }
    if (empty) {
      seen_empty_.insert(entry.field);
    } else {
      found_.insert(entry.field);
    }
    Slot slot;
    slot.name = name_for(entry);
    slot.schema = schema;
    slot.schema_guessed = false;
    slot.mark_text = entry.label;
    slot.required = is_required(entry.field);
    SlotValue value;
    value.slot = static_cast<std::uint32_t>(sheet_.sample.slots.size());
    value.occurrence = is_of_bank(entry.field) ? named_[std::string(kParty) + std::string(name_of(entry.field))] - 1 : 0;
    value.state = empty ? SlotState::Empty : SlotState::Filled;
    value.raw = entry.raw;
    for (const PaperFact& part : entry.parts) {
      value.places.push_back(Place{part.block, {part.begin, part.end}});
    }
    sheet_.sample.slots.push_back(std::move(slot));
    sheet_.alignment.values.push_back(std::move(value));
  }

  bool card_has_value(CardField field) const { return with_value_.count(field) != 0; }

  // A full or a short name will do; a sole trader's own name says who signs.
  bool is_required(CardField field) const {
    if (field == CardField::Name && card_has_value(CardField::ShortName)) {
      return false;
    }
    return required_.count(field) != 0;
  }

  void add_missing() {
    for (const CardField field : required_) {
      if (found_.count(field) != 0 || seen_empty_.count(field) != 0 || !is_required(field)) {
        continue;
      }
      CardEntry nothing;
      nothing.field = field;
      Slot slot;
      slot.name = name_for(nothing);
      slot.schema = schema_of(field);
      slot.schema_guessed = false;
      SlotValue value;
      value.slot = static_cast<std::uint32_t>(sheet_.sample.slots.size());
      value.state = SlotState::Missing;
      sheet_.sample.slots.push_back(std::move(slot));
      sheet_.alignment.values.push_back(std::move(value));
    }
  }

  // Every token is of a value or of the words around it.
  void count_tokens() {
    std::multimap<std::uint32_t, TextRange> values;
    for (const SlotValue& value : sheet_.alignment.values) {
      for (const Place& place : value.places) {
        values.emplace(place.block, place.range);
      }
    }
    Accounting& counted = sheet_.alignment.accounting;
    for (std::uint32_t index = 0; index < document_.blocks.size(); ++index) {
      const auto range = values.equal_range(index);
      const auto first = range.first;
      const auto last = range.second;
      tokenize(document_.blocks[index].text, [&](const Token& token, std::string_view) {
        const bool in_value = std::any_of(
            first, last, [&token](const auto& value) { return token.begin >= value.second.begin && token.end <= value.second.end; });
        ++counted.tokens;
        ++(in_value ? counted.slot : counted.fixed);
      });
    }
  }

  const CardPaper& card_;
  const Document& document_;
  const Lexicon& lexicon_;
  CardSheet sheet_;
  std::set<CardField> required_, found_, seen_empty_, with_value_;
  std::map<CardField, std::size_t> count_;
  std::set<std::pair<CardField, std::string>> seen_;
  std::map<std::string, unsigned> named_;
};

// "Obshchestvo s ogranichennoj otvetstvennost'yu" -> "OOO".
std::string normal_form_of_organisation(const std::string& raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  std::string best;
  std::size_t longest = 0;
  for (const auto& [full, abbreviation] : lexicon.pairs("organisation_form")) {
    const std::vector<std::string> phrases{full, abbreviation};
    for (std::size_t at = 0; at < words.size(); ++at) {
      const std::size_t count = phrase_length_at(std::span<const Word>(words), at, phrases);
      if (count > longest) {
        longest = count;
        best = abbreviation;
      }
    }
  }
  return best.empty() ? fold_spaces(raw) : to_upper(best);
}

}  // namespace

CardSheet make_card_sheet(const Document& document, std::string file, const Lexicon& lexicon) {
  const CardPaper card = read_card(lines_of(document, PaperStories::WithMargins), lexicon);
  CardSheet sheet = Sheet(card, document, lexicon).make(std::move(file));
  const bool has_text = std::any_of(document.blocks.begin(), document.blocks.end(),
                                    [](const Block& block) { return block.text.find_first_not_of(" \t\n") != std::string::npos; });
  sheet.is_readable = has_text;
  return sheet;
}

std::multimap<std::string, Value> card_values(const CardSheet& sheet, const Lexicon& lexicon) {
  std::multimap<std::string, Value> values;
  for (const SlotValue& filled : sheet.alignment.values) {
    if (filled.state == SlotState::Missing) {
      continue;
    }
    const Slot& slot = sheet.sample.slots[filled.slot];
    Value value;
    value.raw = filled.raw;
    value.value = filled.state != SlotState::Filled  ? std::string()
                  : slot.schema == FieldSchema::Text ? normal_form_of_organisation(filled.raw, lexicon)
                                                     : read_field(slot.schema, filled.raw, lexicon).normal_form;
    value.places = filled.places;
    values.emplace(std::string(base_name(slot.name)), std::move(value));
  }
  return values;
}

}  // namespace sverka
