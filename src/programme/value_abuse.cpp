#include "programme/value_abuse.hpp"

#include <algorithm>

#include "programme/words.hpp"
#include "text/utf8.hpp"

namespace sverka {

std::string_view name_of(AbuseReason reason) {
  switch (reason) {
    case AbuseReason::Obligation:
      return "obligation";
    case AbuseReason::SecondSentence:
      return "second-sentence";
    case AbuseReason::ClauseNumber:
      return "clause-number";
    case AbuseReason::TooManyWords:
      return "too-many-words";
    case AbuseReason::TooManyLines:
      return "too-many-lines";
    case AbuseReason::ForeignText:
      return "foreign-text";
    case AbuseReason::CutOut:
      return "cut-out";
    case AbuseReason::UnusualWords:
      return "unusual-words";
  }
  return "foreign-text";
}

ValueBounds bounds_of(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::OrganisationName:
      return {36, 5};
    case FieldSchema::PersonName:
      return {20, 4};
    case FieldSchema::Position:
      return {20, 4};
    case FieldSchema::Basis:
      return {45, 6};
    case FieldSchema::Address:
      return {45, 6};
    case FieldSchema::Bank:
      return {24, 5};
    case FieldSchema::Inn:
    case FieldSchema::Kpp:
    case FieldSchema::InnKpp:
    case FieldSchema::Ogrn:
      return {14, 3};
    case FieldSchema::Account:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Bic:
      return {24, 4};
    case FieldSchema::Date:
      return {8, 2};
    case FieldSchema::Day:
    case FieldSchema::Month:
    case FieldSchema::Year:
      return {3, 1};
    case FieldSchema::Amount:
    case FieldSchema::AmountInWords:
      return {45, 3};
    case FieldSchema::Number:
      return {14, 2};
    case FieldSchema::DocumentNumber:
      return {10, 2};
    case FieldSchema::Phone:
      return {16, 5};
    case FieldSchema::Email:
      return {14, 5};
    case FieldSchema::Site:
      return {10, 4};
    case FieldSchema::City:
      return {8, 2};
    case FieldSchema::Text:
    case FieldSchema::Choice:
    case FieldSchema::CheckBox:
    case FieldSchema::Signature:
    case FieldSchema::Picture:
      return {40, 6};
  }
  return {40, 6};
}

namespace {

using Words = std::span<const Word>;

std::size_t letters_of(const Word& word) {
  return word.kind == Word::Kind::Letters ? to_code_points(word.key).size() : 0;
}

bool sign_at(Words words, std::size_t at, std::string_view sign) {
  return at < words.size() && words[at].kind == Word::Kind::Sign && words[at].is(sign);
}

bool is_free(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Text:
    case FieldSchema::OrganisationName:
    case FieldSchema::Position:
    case FieldSchema::Basis:
    case FieldSchema::Address:
    case FieldSchema::Bank:
    case FieldSchema::City:
    case FieldSchema::PersonName:
      return true;
    default:
      return false;
  }
}

// A reference to a clause: "p. 5.2", "clause 5"; or a clause's own number before a sentence: "4.3. The
// Client".
bool has_clause_number(FieldSchema schema, Words words, const Lexicon& lexicon) {
  constexpr std::size_t kReach = 10;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].kind == Word::Kind::Letters && matches_any(words[at].key, lexicon.list("abuse_clause_words"))) {
      std::size_t number = at + 1;
      while (sign_at(words, number, ".") || sign_at(words, number, "#")) {
        ++number;
      }
      if (number >= words.size() || words[number].kind != Word::Kind::Digits) {
        continue;
      }
      const bool dotted = sign_at(words, number + 1, ".") && number + 2 < words.size() && words[number + 2].kind == Word::Kind::Digits &&
                          !words[number + 2].space_before;
      const bool settlement = letters_of(words[at]) <= 2 && (schema == FieldSchema::Address || schema == FieldSchema::City);
      bool of_a_law = false;
      for (std::size_t next = number + 1; next < words.size() && next < number + kReach; ++next) {
        of_a_law =
            of_a_law || (words[next].kind == Word::Kind::Letters && matches_any(words[next].key, lexicon.list("abuse_clause_owners")));
      }
      if (!of_a_law && (dotted || !settlement)) {
        return true;
      }
    }
    // Digits and points ending in a point, then a capital word.
    const bool starts = words[at].kind == Word::Kind::Digits && words[at].key.size() <= 2 && (at == 0 || words[at].space_before) &&
                        (at == 0 || !(words[at - 1].is("#") || words[at - 1].is(".") || letters_of(words[at - 1]) > 0));
    if (starts) {
      std::size_t end = at + 1;
      std::size_t parts = 1;
      while (sign_at(words, end, ".") && end + 1 < words.size() && words[end + 1].kind == Word::Kind::Digits &&
             !words[end + 1].space_before && words[end + 1].key.size() <= 2) {
        end += 2;
        ++parts;
      }
      const bool word_behind =
          sign_at(words, end, ".") && end + 1 < words.size() && words[end + 1].capital && letters_of(words[end + 1]) >= 3;
      if (parts >= 2 && word_behind) {
        return true;
      }
    }
  }
  return false;
}

// Words that may begin what looks like a new sentence in a value: labels and the parts of an address.
bool continues_a_value(Words words, std::size_t at, const Lexicon& lexicon) {
  for (std::string_view list : {"label_inn", "label_kpp", "label_ogrn", "label_account", "label_correspondent_account", "label_bic",
                                "label_bank", "label_phone", "label_email", "label_site", "label_address", "address_words"}) {
    if (phrase_length_at(words, at, lexicon.list(list)) > 0) {
      return true;
    }
  }
  return false;
}

std::size_t long_words_from(Words words, std::size_t at) {
  constexpr std::size_t kLong = 3;
  return static_cast<std::size_t>(std::count_if(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(),
                                                [](const Word& word) { return letters_of(word) >= kLong; }));
}

constexpr std::size_t kLongestAbbreviation = 5;  // letters

bool has_second_sentence(FieldSchema schema, std::string_view raw, Words words, const Lexicon& lexicon) {
  const std::vector<bool> quoted = quoted_words(raw, words);
  for (std::size_t at = 1; at + 1 < words.size(); ++at) {
    const bool semicolon = sign_at(words, at, ";");
    const bool stop = sign_at(words, at, ".") || sign_at(words, at, "!") || sign_at(words, at, "?");
    const Word& next = words[at + 1];
    if ((!semicolon && !stop) || quoted[at] || letters_of(next) == 0 || continues_a_value(words, at + 1, lexicon)) {
      continue;
    }
    if (semicolon) {
      // Two addresses, two contacts: capitals or labels behind the mark. A clause goes on in small letters.
      if (!next.capital && long_words_from(words, at + 1) >= 3) {
        return true;
      }
      continue;
    }
    const Word& before = words[at - 1];
    // "Arch. Makariou III Avenue": addresses abroad have abbreviations of their own.
    const bool foreign = schema == FieldSchema::Address && before.kind == Word::Kind::Letters &&
                         letters_of(before) <= kLongestAbbreviation && static_cast<unsigned char>(before.key.front()) < 0x80 &&
                         static_cast<unsigned char>(next.key.front()) < 0x80;
    const bool abbreviation = foreign || (before.kind == Word::Kind::Letters &&
                                          (letters_of(before) < 3 || matches_any(before.key, lexicon.list("sentence_abbreviations"))));
    const bool initial_follows = letters_of(next) == 1 && sign_at(words, at + 2, ".");
    if (abbreviation || initial_follows || !next.capital || !next.space_before) {
      continue;
    }
    const std::size_t least = before.kind == Word::Kind::Digits || schema == FieldSchema::Text ? 3 : 2;
    if (long_words_from(words, at + 1) >= least) {
      return true;
    }
  }
  return false;
}

std::size_t line_count(std::string_view raw) {
  std::size_t lines = 1;
  bool content = false;
  for (char letter : raw) {
    if (letter == '\n') {
      lines += content ? 1 : 0;
      content = false;
    } else if (letter != ' ' && letter != '\r' && letter != '\t' && letter != '_') {
      content = true;
    }
  }
  return content || lines == 1 ? lines : lines - 1;
}

}  // namespace

std::optional<AbuseReason> abuse_of(FieldSchema schema, std::string_view raw, const AbuseLists& lists) {
  const Lexicon& lexicon = lists.lexicon;
  if (schema == FieldSchema::Choice || schema == FieldSchema::CheckBox || schema == FieldSchema::Signature ||
      schema == FieldSchema::Picture) {
    return std::nullopt;
  }
  if (raw.size() > kLongestValue) {
    return AbuseReason::TooManyWords;
  }
  const std::vector<Word> all = split_words(raw);
  const std::vector<Word> words = without_exempt(schema, all, lists);
  if (has_abusive_phrase(words, lists)) {
    return AbuseReason::Obligation;
  }
  // The words of a free text may be judged only outside of names between quotes.
  if (schema != FieldSchema::Amount && schema != FieldSchema::AmountInWords && has_abusive_word(schema, raw, words, lists)) {
    return AbuseReason::Obligation;
  }
  if (has_clause_number(schema, schema == FieldSchema::Amount ? Words(words) : Words(all), lexicon)) {
    return AbuseReason::ClauseNumber;
  }
  if (is_free(schema) && has_second_sentence(schema, raw, all, lexicon)) {
    return AbuseReason::SecondSentence;
  }
  if (has_foreign_text(schema, raw, all, lexicon)) {
    return AbuseReason::ForeignText;
  }
  if (is_cut_out_of_a_sentence(schema, words, lexicon)) {
    return AbuseReason::CutOut;
  }
  const ValueBounds bounds = bounds_of(schema);
  const auto counted = std::count_if(all.begin(), all.end(), [](const Word& word) { return letters_of(word) >= 2; });
  if (counted > bounds.words) {
    return AbuseReason::TooManyWords;
  }
  if (line_count(raw) > bounds.lines) {
    return AbuseReason::TooManyLines;
  }
  return has_unusual_words(schema, raw, words, lexicon) ? std::optional<AbuseReason>(AbuseReason::UnusualWords) : std::nullopt;
}

}  // namespace sverka
