#include "checks/compare_values.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/signatory.hpp"
#include "programme/identifiers.hpp"
#include "programme/money.hpp"
#include "programme/organisations.hpp"
#include "programme/words.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

// Folded words without signs.
std::vector<std::string> letters_and_digits(std::string_view raw) {
  std::vector<std::string> keys;
  for (const Word& word : split_words(raw)) {
    if (word.kind != Word::Kind::Sign) {
      keys.push_back(word.key);
    }
  }
  return keys;
}

Sameness from(NameMatch match) {
  switch (match) {
    case NameMatch::Equal:
    case NameMatch::EqualByInitials:
      return Sameness::Same;
    case NameMatch::Near:
    case NameMatch::Unreadable:
      return Sameness::Doubtful;
    case NameMatch::Different:
      return Sameness::Different;
  }
  return Sameness::Doubtful;
}

Sameness compare_people(std::string_view left, std::string_view right, const RuleData& data) {
  const Signatory one = read_signatory(left, data.lexicon);
  const Signatory other = read_signatory(right, data.lexicon);
  return from(compare_names(one.read ? one.name : left, other.read ? other.name : right, data.name_rules, data.lexicon));
}

// Order, abbreviations and post codes of addresses differ from office to office: a difference is never more than a question.
Sameness compare_loosely(std::string_view left, std::string_view right, const Lexicon& lexicon) {
  const auto words_of = [&](std::string_view raw) {
    std::vector<std::string> keys = letters_and_digits(raw);
    const auto small = lexicon.list("address_words");
    keys.erase(std::remove_if(keys.begin(), keys.end(),
                              [&](const std::string& key) { return std::find(small.begin(), small.end(), key) != small.end(); }),
               keys.end());
    std::sort(keys.begin(), keys.end());
    return keys;
  };
  return words_of(left) == words_of(right) ? Sameness::Same : Sameness::Doubtful;
}

std::optional<Money> money_of(const FilledSlot& filled, const Lexicon& lexicon) {
  if (filled.slot->schema == FieldSchema::AmountInWords) {
    return read_amount_in_words(filled.value->raw, lexicon);
  }
  const std::optional<AmountValue> amount = read_amount_value(filled.value->raw, lexicon);
  return amount ? std::optional<Money>(amount->money) : std::nullopt;
}

bool is_amount(FieldSchema schema) {
  return schema == FieldSchema::Amount || schema == FieldSchema::AmountInWords;
}

std::string inn_of(const FilledSlot& filled, const Lexicon& lexicon) {
  return filled.slot->schema == FieldSchema::InnKpp ? split_inn_kpp(filled.value->raw, lexicon).inn : normal_code(filled.value->raw);
}

bool holds_inn(FieldSchema schema) {
  return schema == FieldSchema::Inn || schema == FieldSchema::InnKpp;
}

bool is_code_or_date(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Inn:
    case FieldSchema::Kpp:
    case FieldSchema::InnKpp:
    case FieldSchema::Ogrn:
    case FieldSchema::Account:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Bic:
    case FieldSchema::Date:
    case FieldSchema::Day:
    case FieldSchema::Month:
    case FieldSchema::Year:
    case FieldSchema::Number:
    case FieldSchema::DocumentNumber:
    case FieldSchema::Email:
    case FieldSchema::Phone:
    case FieldSchema::Site:
      return true;
    default:
      return false;
  }
}

Sameness compare_normal_forms(const FilledSlot& left, const FilledSlot& right, const Lexicon& lexicon) {
  const FieldReading one = reading_of(left, lexicon);
  const FieldReading other = reading_of(right, lexicon);
  if (one.well_formed && other.well_formed) {
    return one.normal_form == other.normal_form ? Sameness::Same : Sameness::Different;
  }
  return letters_and_digits(left.value->raw) == letters_and_digits(right.value->raw) ? Sameness::Same : Sameness::Different;
}

bool has_cyrillic(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_code_point(text, at);
    if (0x0400 <= letter && letter <= 0x04FF) {
      return true;
    }
  }
  return false;
}

}  // namespace

Sameness compare_values(const FilledSlot& left, const FilledSlot& right, const RuleData& data) {
  const Lexicon& lexicon = data.lexicon;
  const std::string& one = left.value->raw;
  const std::string& other = right.value->raw;
  if (one == other || letters_and_digits(one) == letters_and_digits(other)) {
    return Sameness::Same;
  }
  const FieldSchema schema = left.slot->schema;
  if (schema != right.slot->schema) {
    if (is_amount(schema) && is_amount(right.slot->schema)) {
      const auto money = money_of(left, lexicon);
      const auto other_money = money_of(right, lexicon);
      return money && other_money ? (*money == *other_money ? Sameness::Same : Sameness::Different) : Sameness::Doubtful;
    }
    if (holds_inn(schema) && holds_inn(right.slot->schema)) {
      return inn_of(left, lexicon) == inn_of(right, lexicon) ? Sameness::Same : Sameness::Different;
    }
    return Sameness::Doubtful;
  }
  if (is_code_or_date(schema)) {
    return compare_normal_forms(left, right, lexicon);
  }
  if (!is_amount(schema) && has_cyrillic(one) != has_cyrillic(other)) {
    return Sameness::Doubtful;  // the columns of a bilingual agreement: which names are one, a person knows
  }
  switch (schema) {
    case FieldSchema::Amount:
    case FieldSchema::AmountInWords: {
      const auto money = money_of(left, lexicon);
      return money && money == money_of(right, lexicon) ? Sameness::Same : Sameness::Different;
    }
    case FieldSchema::PersonName:
      return compare_people(one, other, data);
    case FieldSchema::Position:
      return from(compare_positions(one, other, lexicon));
    case FieldSchema::OrganisationName:
      return is_same_organisation(one, other, lexicon) ? Sameness::Same : Sameness::Different;
    case FieldSchema::Address:
    case FieldSchema::Bank:
      return compare_loosely(one, other, lexicon);
    case FieldSchema::Basis:
    case FieldSchema::Text:
    case FieldSchema::City:
      return from(compare_positions(one, other, lexicon)) == Sameness::Different ? Sameness::Different : Sameness::Doubtful;
    default:
      return Sameness::Different;
  }
}

}  // namespace sverka
