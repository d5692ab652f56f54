#include "checks/card_compare.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/signatory.hpp"
#include "programme/dates.hpp"
#include "programme/identifiers.hpp"
#include "programme/words.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

using Keys = std::vector<std::string>;

constexpr std::size_t kStemLetters = 4;
constexpr std::size_t kEndingLetters = 3;
constexpr std::size_t kPostCodeDigits = 6;

Keys keys_of(std::string_view raw) {
  Keys keys;
  for (const Word& word : split_words(raw)) {
    if (word.kind != Word::Kind::Sign) {
      keys.push_back(word.key);
    }
  }
  return keys;
}

// Forms of organisations as their abbreviations.
Keys organisation_keys(std::string_view raw, const Lexicon& lexicon) {
  Keys keys = keys_of(raw);
  for (const auto& [full, abbreviation] : organisation_forms(lexicon)) {
    const Keys form = keys_of(full);
    for (auto at = std::search(keys.begin(), keys.end(), form.begin(), form.end()); at != keys.end();
         at = std::search(keys.begin(), keys.end(), form.begin(), form.end())) {
      *at = abbreviation;
      keys.erase(at + 1, at + static_cast<std::ptrdiff_t>(form.size()));
    }
  }
  return keys;
}

bool is_form(const std::string& key, const Lexicon& lexicon) {
  const auto& forms = lexicon.pairs("organisation_form");
  return std::any_of(forms.begin(), forms.end(), [&key](const auto& form) { return form.second == key; });
}

Keys without_forms(Keys keys, const Lexicon& lexicon) {
  keys.erase(std::remove_if(keys.begin(), keys.end(), [&](const std::string& key) { return is_form(key, lexicon); }), keys.end());
  return keys;
}

std::string joined(const Keys& keys) {
  std::string text;
  for (const std::string& key : keys) {
    for (const char letter : key) {
      if (letter != '-') {
        text += letter;
      }
    }
  }
  return text;
}

Keys sorted(Keys keys) {
  std::sort(keys.begin(), keys.end());
  return keys;
}

bool only_ends_differ(const std::string& left, const std::string& right) {
  if (left == right) {
    return true;
  }
  const std::u32string one = to_code_points(left);
  const std::u32string other = to_code_points(right);
  const std::size_t least = std::min(one.size(), other.size());
  const auto common = static_cast<std::size_t>(
      std::mismatch(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(least), other.begin()).first - one.begin());
  return common >= kStemLetters && common + kEndingLetters >= std::max(one.size(), other.size());
}

bool only_ends_differ(const Keys& left, const Keys& right) {
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(),
                    [](const std::string& one, const std::string& other) { return only_ends_differ(one, other); });
}

CardAgreement from(NameMatch match) {
  switch (match) {
    case NameMatch::Equal:
      return CardAgreement::Same;
    case NameMatch::EqualByInitials:
      return CardAgreement::Note;
    case NameMatch::Near:
    case NameMatch::Unreadable:
      return CardAgreement::Question;
    case NameMatch::Different:
      return CardAgreement::Different;
  }
  return CardAgreement::Question;
}

// The words of a sole trader's name, with their capitals: what stands behind the form.
std::optional<std::string> person_of(std::string_view raw, const Lexicon& lexicon) {
  if (party_form_by_name(raw, lexicon) != PartyForm::SoleTrader) {
    return std::nullopt;
  }
  const std::vector<Word> words = split_words(raw);
  const std::size_t count = phrase_length_at(words, 0, lexicon.list("sole_trader_forms"));
  return count < words.size() ? std::optional<std::string>(raw.substr(words[count].begin)) : std::nullopt;
}

CardAgreement compare_organisations(std::string_view left, std::string_view right, const RuleData& data) {
  const Lexicon& lexicon = data.lexicon;
  const Keys one = organisation_keys(left, lexicon);
  const Keys other = organisation_keys(right, lexicon);
  if (one == other) {
    return CardAgreement::Same;
  }
  const std::optional<std::string> person = person_of(left, lexicon);
  const std::optional<std::string> other_person = person_of(right, lexicon);
  if (person || other_person) {
    // A form that is none, with a letter wrong in it, is more than a name.
    const bool both_are_names =
        keys_of(person.value_or(std::string(left))).size() == keys_of(other_person.value_or(std::string(right))).size();
    if (!both_are_names) {
      return CardAgreement::Question;
    }
    const NameMatch match =
        compare_names(person.value_or(std::string(left)), other_person.value_or(std::string(right)), data.name_rules, lexicon);
    if (match != NameMatch::Unreadable) {
      return from(match);
    }
  }
  if (sorted(one) == sorted(other)) {
    return CardAgreement::Note;
  }
  const Keys core = without_forms(one, lexicon);
  const Keys other_core = without_forms(other, lexicon);
  const bool one_has_no_form = core.size() == one.size() || other_core.size() == other.size();
  if (core == other_core && one_has_no_form) {
    return CardAgreement::Question;
  }
  if (joined(one) == joined(other) || only_ends_differ(one, other)) {
    return CardAgreement::Question;
  }
  return CardAgreement::Different;
}

// Without the words that every office shortens in its own way, and without the post code.
Keys loose_keys(std::string_view raw, const Lexicon& lexicon) {
  Keys keys = organisation_keys(raw, lexicon);
  const auto small = lexicon.list("address_words");
  keys.erase(std::remove_if(keys.begin(), keys.end(),
                            [&](const std::string& key) {
                              const bool is_number = key.find_first_not_of("0123456789") == std::string::npos;
                              return (is_number && key.size() == kPostCodeDigits) ||
                                     std::find(small.begin(), small.end(), key) != small.end();
                            }),
             keys.end());
  return sorted(std::move(keys));
}

CardAgreement compare_loosely(std::string_view left, std::string_view right, const Lexicon& lexicon) {
  if (keys_of(left) == keys_of(right)) {
    return CardAgreement::Same;
  }
  const Keys one = loose_keys(left, lexicon);
  return !one.empty() && one == loose_keys(right, lexicon) ? CardAgreement::Note : CardAgreement::Question;
}

// Words with every date in one form: "14 January 2026" and "14.01.2026".
Keys keys_with_dates(std::string_view raw, const Lexicon& lexicon) {
  constexpr std::size_t kLongestDate = 80;
  Keys keys;
  const std::vector<Word> words = split_words(raw);
  for (std::size_t at = 0; at < words.size();) {
    const bool may_begin = words[at].kind == Word::Kind::Digits || words[at].is("\"");
    const DateReading date = may_begin ? read_date(raw.substr(words[at].begin, kLongestDate), lexicon) : DateReading{};
    if (date.state == DateState::Read && date.date) {
      keys.push_back(to_iso(*date.date));
      const std::size_t end = words[at].begin + date.end;
      while (at < words.size() && words[at].begin < end) {
        ++at;
      }
      continue;
    }
    if (words[at].kind != Word::Kind::Sign) {
      keys.push_back(words[at].key);
    }
    ++at;
  }
  return keys;
}

CardAgreement compare_basis(std::string_view left, std::string_view right, const Lexicon& lexicon) {
  return only_ends_differ(keys_with_dates(left, lexicon), keys_with_dates(right, lexicon)) ? CardAgreement::Same : CardAgreement::Question;
}

CardAgreement compare_positions_of(std::string_view left, std::string_view right, const Lexicon& lexicon) {
  if (only_ends_differ(keys_of(left), keys_of(right))) {
    return CardAgreement::Same;
  }
  return compare_positions(left, right, lexicon) == NameMatch::Equal ? CardAgreement::Same : CardAgreement::Question;
}

// Lists of phones, addresses of mail or sites: one in common is enough.
CardAgreement compare_contacts(const FieldReading& left, const FieldReading& right) {
  const Keys one = [&] {
    Keys parts;
    std::string text = left.normal_form + ", ";
    for (std::size_t at = text.find(", "); at != std::string::npos; at = text.find(", ")) {
      parts.push_back(text.substr(0, at));
      text.erase(0, at + 2);
    }
    return parts;
  }();
  const std::string all = ", " + right.normal_form + ", ";
  const bool shares =
      std::any_of(one.begin(), one.end(), [&all](const std::string& part) { return all.find(", " + part + ", ") != std::string::npos; });
  return shares ? CardAgreement::Same : CardAgreement::Question;
}

std::string code_of(const FilledSlot& filled, const Lexicon& lexicon) {
  const FieldReading reading = reading_of(filled, lexicon);
  return reading.normal_form.empty() ? normal_code(filled.value->raw) : reading.normal_form;
}

}  // namespace

CardAgreement compare_people(std::string_view left, std::string_view right, const RuleData& data) {
  const Signatory one = read_signatory(left, data.lexicon);
  const Signatory other = read_signatory(right, data.lexicon);
  const std::string_view name = one.read ? std::string_view(one.name) : left;
  const std::string_view other_name = other.read ? std::string_view(other.name) : right;
  if (keys_of(name) == keys_of(other_name)) {
    return CardAgreement::Same;
  }
  return from(compare_names(name, other_name, data.name_rules, data.lexicon));
}

CardAgreement compare_with_card(const FilledSlot& agreement, const FilledSlot& card, const RuleData& data) {
  const std::string& left = agreement.value->raw;
  const std::string& right = card.value->raw;
  switch (card.slot->schema) {
    case FieldSchema::OrganisationName:
      return compare_organisations(left, right, data);
    case FieldSchema::PersonName:
      return compare_people(left, right, data);
    case FieldSchema::Position:
      return compare_positions_of(left, right, data.lexicon);
    case FieldSchema::Basis:
      return compare_basis(left, right, data.lexicon);
    case FieldSchema::Address:
    case FieldSchema::Bank:
      return compare_loosely(left, right, data.lexicon);
    case FieldSchema::Phone:
    case FieldSchema::Email:
    case FieldSchema::Site:
      return compare_contacts(read_field(card.slot->schema, left, data.lexicon), reading_of(card, data.lexicon));
    default:
      return code_of(agreement, data.lexicon) == code_of(card, data.lexicon) ? CardAgreement::Same : CardAgreement::Different;
  }
}

}  // namespace sverka
