#include "programme/field_value.hpp"

#include <algorithm>

#include "programme/dates.hpp"
#include "programme/field_shapes.hpp"
#include "programme/value_abuse.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

bool may_be_absent(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Kpp:
    case FieldSchema::Basis:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Phone:
    case FieldSchema::Email:
    case FieldSchema::Site:
    case FieldSchema::Number:
    case FieldSchema::Text:
      return true;
    default:
      return false;
  }
}

bool is_letter_or_digit(const Word& word) {
  return word.kind != Word::Kind::Sign;
}

// Dashes alone, or "no", "is absent" in the lexicon's words.
bool is_absent(std::span<const Word> words, const Lexicon& lexicon) {
  const bool dashes = std::all_of(words.begin(), words.end(), [](const Word& word) { return word.is("-"); });
  return dashes || phrase_length_at(words, 0, lexicon.list("absent_words")) == words.size();
}

// A prompt or a blank that nobody replaced: three underscores by themselves, a bracketed prompt, "XXX".
bool has_mark_left(std::string_view raw, std::span<const Word> words, const Lexicon& lexicon) {
  for (std::size_t index = 0; index < words.size(); ++index) {
    if (words[index].is("_")) {
      std::size_t last = index;
      while (last + 1 < words.size() && words[last + 1].is("_") && !words[last + 1].space_before) {
        ++last;
      }
      const bool glued_before = index > 0 && is_letter_or_digit(words[index - 1]) && !words[index].space_before;
      const bool glued_after = last + 1 < words.size() && is_letter_or_digit(words[last + 1]) && !words[last + 1].space_before;
      if (last - index >= 2 && !glued_before && !glued_after) {
        return true;
      }
      index = last;
    } else if (words[index].kind == Word::Kind::Letters && matches_any(words[index].key, lexicon.list("placeholder_words"))) {
      return true;
    }
  }
  return raw.find("{{") != std::string_view::npos || (raw.starts_with('[') && raw.ends_with(']')) ||
         (raw.starts_with('<') && raw.ends_with('>'));
}

FieldReading read_by_schema(FieldSchema schema, std::string_view raw, const Lexicon& lexicon) {
  switch (schema) {
    case FieldSchema::Inn:
    case FieldSchema::Kpp:
    case FieldSchema::InnKpp:
    case FieldSchema::Ogrn:
    case FieldSchema::Account:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Bic:
      return read_code_field(schema, raw, lexicon);
    case FieldSchema::Date:
    case FieldSchema::Day:
    case FieldSchema::Month:
    case FieldSchema::Year:
      return read_date_field(schema, raw, lexicon);
    case FieldSchema::Amount:
    case FieldSchema::AmountInWords:
    case FieldSchema::Number:
      return read_amount_field(schema, raw, lexicon);
    case FieldSchema::Phone:
    case FieldSchema::Email:
    case FieldSchema::Site:
      return read_contact_field(schema, raw, lexicon);
    default:
      return read_text_field(schema, raw, lexicon);
  }
}

}  // namespace

FieldReading read_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon) {
  if (schema == FieldSchema::Choice || schema == FieldSchema::CheckBox || schema == FieldSchema::Signature ||
      schema == FieldSchema::Picture) {
    return {true, fold_spaces(raw), ""};
  }
  if (raw.size() > kLongestValue) {
    return {false, "", "too-long"};
  }
  const std::vector<Word> words = split_words(raw);
  const auto is_content = [](const Word& word) { return !word.is("_"); };
  if (std::none_of(words.begin(), words.end(), is_content)) {
    return {false, "", "empty"};
  }
  if (is_absent(words, lexicon)) {
    return may_be_absent(schema) ? FieldReading{true, "", ""} : FieldReading{false, "", "empty"};
  }
  if (schema != FieldSchema::Date && has_mark_left(raw, words, lexicon)) {
    return {false, "", "placeholder-left"};
  }
  const bool blanks_matter = schema == FieldSchema::Date || schema == FieldSchema::Email || schema == FieldSchema::Site;
  return read_by_schema(schema, blanks_matter ? fold_spaces(raw) : without_blanks(raw), lexicon);
}

std::string without_blanks(std::string_view raw) {
  std::string text(raw);
  std::replace(text.begin(), text.end(), '_', ' ');
  return fold_spaces(text);
}

namespace {

// What a blank of a permitted text takes: a number, a code, a date. No other words.
bool fits_blank(std::span<const Word> words, const Lexicon& lexicon) {
  constexpr std::size_t kMostWords = 12;
  if (words.empty() || words.size() > kMostWords) {
    return false;
  }
  return std::all_of(words.begin(), words.end(), [&](const Word& word) {
    const bool date_word = read_month(word.key, lexicon) != 0 || matches_any(word.key, lexicon.list("date_year_words"));
    return word.kind != Word::Kind::Letters || date_word || to_code_points(word.key).size() <= 3;
  });
}

bool fits_choice(std::span<const Word> choice, std::span<const Word> value, const Lexicon& lexicon) {
  while (!choice.empty() && !choice.front().is("_")) {
    if (value.empty() || value.front().key != choice.front().key) {
      return false;
    }
    choice = choice.subspan(1);
    value = value.subspan(1);
  }
  if (choice.empty()) {
    return value.empty();
  }
  while (!choice.empty() && choice.front().is("_")) {
    choice = choice.subspan(1);
  }
  for (std::size_t taken = 1; taken <= value.size(); ++taken) {
    if (!fits_blank(value.first(taken), lexicon)) {
      return false;
    }
    if (fits_choice(choice, value.subspan(taken), lexicon)) {
      return true;
    }
  }
  return false;
}

}  // namespace

FieldReading read_choice(std::span<const std::string> choices, std::string_view raw, const Lexicon& lexicon) {
  if (raw.size() > kLongestValue) {
    return {false, "", "too-long"};
  }
  const std::string text = without_blanks(raw);
  const std::vector<Word> value = split_words(text);
  for (const std::string& choice : choices) {
    const std::vector<Word> permitted = split_words(choice);
    if (fits_choice(permitted, value, lexicon)) {
      const bool has_blank = std::any_of(permitted.begin(), permitted.end(), [](const Word& word) { return word.is("_"); });
      return {true, has_blank ? text : fold_spaces(choice), ""};
    }
  }
  return {false, text, "choice-unknown"};
}

}  // namespace sverka
