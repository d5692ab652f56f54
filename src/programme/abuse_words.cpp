#include "programme/abuse_words.hpp"

#include <algorithm>

#include "programme/dates.hpp"
#include "programme/field_shapes.hpp"
#include "programme/money.hpp"
#include "programme/names.hpp"
#include "programme/number_words.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

using Words = std::span<const Word>;

std::size_t letters_of(const Word& word) {
  return word.kind == Word::Kind::Letters ? to_code_points(word.key).size() : 0;
}

bool listed(const Word& word, const Lexicon& lexicon, std::string_view list) {
  return word.kind == Word::Kind::Letters && matches_any(word.key, lexicon.list(list));
}

bool has_digits(Words words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return word.kind == Word::Kind::Digits; });
}

bool is_mixed(const Word& word) {
  return word.kind == Word::Kind::Letters && mixes_alphabets(word.key);
}

// Words of mixed alphabets as what they look like, so that a Latin letter hides nothing. `seen` holds them if there are any.
Words as_seen(Words words, std::span<const std::string> phrases, std::vector<Word>& seen) {
  if (std::none_of(words.begin(), words.end(), is_mixed)) {
    return words;
  }
  seen.assign(words.begin(), words.end());
  for (Word& word : seen) {
    if (!is_mixed(word)) {
      continue;
    }
    const std::string shape = skeleton(word.key);
    for (const std::string& phrase : phrases) {
      for (std::size_t at = 0; at < phrase.size();) {
        const std::size_t space = std::min(phrase.find(' ', at), phrase.size());
        const std::string piece = phrase.substr(at, space - at);
        const bool prefix = piece.ends_with('*');
        const std::string stem = prefix ? piece.substr(0, piece.size() - 1) : piece;
        const std::string stem_shape = skeleton(stem);
        if (prefix ? shape.starts_with(stem_shape) : shape == stem_shape) {
          word.key = stem;
        }
        at = space + 1;
      }
    }
  }
  return seen;
}

bool is_reflexive_verb(const Word& word, const Lexicon& lexicon) {
  if (word.kind != Word::Kind::Letters || word.capital || listed(word, lexicon, "abuse_verb_endings_except")) {
    return false;
  }
  const auto endings = lexicon.list("abuse_verb_endings");
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return word.key.size() > ending.size() + 2 && word.key.ends_with(ending); });
}

}  // namespace

AbuseLists::AbuseLists(const Lexicon& words_of_language)
    : lexicon(words_of_language),
      phrases(lexicon.list("abuse_phrases")),
      words(lexicon.list("abuse_words")),
      words_of_texts(lexicon.list("abuse_words_of_texts")),
      exempt(lexicon.list("abuse_exempt")),
      exempt_of_bases(lexicon.list("abuse_exempt_of_bases")) {}

std::vector<Word> without_exempt(FieldSchema schema, Words words, const AbuseLists& lists) {
  const bool of_basis = schema == FieldSchema::Basis || schema == FieldSchema::PersonName;
  std::vector<Word> kept;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t count = lists.exempt.length_at(words, at);
    count = of_basis ? std::max(count, lists.exempt_of_bases.length_at(words, at)) : count;
    if (count == 0) {
      kept.push_back(words[at]);
    }
    at += count == 0 ? 1 : count;
  }
  return kept;
}

std::vector<bool> quoted_words(std::string_view raw, Words words) {
  constexpr std::size_t kLongestName = 12;
  std::vector<bool> quoted(words.size(), false);
  std::vector<std::size_t> open;
  for (std::size_t index = 0; index < words.size(); ++index) {
    if (words[index].kind != Word::Kind::Sign || !words[index].is("\"")) {
      continue;
    }
    const std::string_view sign = raw.substr(words[index].begin, words[index].end - words[index].begin);
    const bool straight = sign == "\"" || sign == "\xE2\x80\x9C";
    const bool at_word_start = index == 0 || words[index].space_before || words[index - 1].is("(") || words[index - 1].is("\"");
    const bool opens = sign == "\xC2\xAB" || sign == "\xE2\x80\x9E" || sign == "\xE2\x80\xB9" ||
                       (straight && at_word_start && index + 1 < words.size() && !words[index + 1].space_before);
    if (opens) {
      open.push_back(index);
    } else if (!open.empty()) {
      const std::size_t first = open.back();
      open.pop_back();
      for (std::size_t inner = first; inner <= index && index - first <= kLongestName; ++inner) {
        quoted[inner] = true;
      }
    }
  }
  return quoted;
}

bool has_abusive_phrase(Words words, const AbuseLists& lists) {
  std::vector<Word> seen;
  return lists.phrases.find(as_seen(words, lists.phrases.phrases(), seen)).count > 0;
}

bool has_abusive_word(FieldSchema schema, std::string_view raw, Words words, const AbuseLists& lists) {
  const PhraseIndex& listed_words = schema == FieldSchema::Text ? lists.words_of_texts : lists.words;
  std::vector<Word> mixed;
  const Words seen = as_seen(words, listed_words.phrases(), mixed);
  const std::vector<bool> quoted = quoted_words(raw, words);
  for (std::size_t at = 0; at < seen.size(); ++at) {
    if (!quoted[at] && is_reflexive_verb(seen[at], lists.lexicon)) {
      return true;
    }
  }
  PhraseMatch match = listed_words.find(seen);
  while (match.count > 0 && quoted[match.first]) {
    match = listed_words.find(seen, match.first + 1);
  }
  return match.count > 0;
}

bool is_cut_out_of_a_sentence(FieldSchema schema, Words words, const Lexicon& lexicon) {
  const auto is_sign = [](const Word& word) { return word.kind == Word::Kind::Sign; };
  while (!words.empty() && is_sign(words.front())) {
    words = words.subspan(1);
  }
  while (!words.empty() && is_sign(words.back())) {
    words = words.first(words.size() - 1);
  }
  if (words.size() < 2) {
    return false;
  }
  const bool free_beginning =
      schema == FieldSchema::Text || schema == FieldSchema::Date || schema == FieldSchema::Number || schema == FieldSchema::DocumentNumber;
  return (!words.back().capital && listed(words.back(), lexicon, "abuse_last_words")) ||
         (!free_beginning && listed(words.front(), lexicon, "abuse_first_words"));
}

namespace {

constexpr std::size_t kLongWord = 3;  // letters: shorter ones are signs of a code, abbreviations

// Behind the digits of a code: a bank in one breath with its account, or nothing.
bool foreign_in_code(FieldSchema schema, Words words, const Lexicon& lexicon) {
  const auto labels = lexicon.list(label_list(schema));
  const bool with_bank = schema == FieldSchema::Account || schema == FieldSchema::CorrespondentAccount || schema == FieldSchema::Bic;
  bool unknown = false;
  bool bank = false;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t label = label_length_at(words, at, labels);
    for (std::string_view list :
         {"label_inn", "label_kpp", "label_ogrn", "label_account", "label_correspondent_account", "label_bic", "label_okpo"}) {
      label = std::max(label, label_length_at(words, at, lexicon.list(list)));
    }
    label = std::max(label, phrase_length_at(words, at, lexicon.list("absent_words")));
    if (label > 0) {
      at += label;
      continue;
    }
    unknown = unknown || letters_of(words[at]) >= kLongWord;
    for (const std::string& part : lexicon.list("bank_parts")) {
      bank = bank || (words[at].kind == Word::Kind::Letters && words[at].key.find(part) != std::string::npos);
    }
    ++at;
  }
  return unknown && !(with_bank && bank);
}

bool foreign_in_date(FieldSchema schema, std::string_view raw, Words words, const Lexicon& lexicon) {
  if (schema == FieldSchema::Date) {
    const std::size_t first = !words.empty() && listed(words[0], lexicon, "date_prefixes") ? 1 : 0;
    const std::string_view text = first < words.size() ? raw.substr(words[first].begin) : std::string_view{};
    const DateReading date = read_date(text, lexicon);
    if (date.state != DateState::NotADate) {
      // One word may be a misread "goda"; more, or a figure, is not.
      const std::vector<Word> tail = split_words(date.tail);
      const auto letters = std::count_if(tail.begin(), tail.end(), [](const Word& word) { return letters_of(word) >= 2; });
      constexpr std::size_t kLongestMisread = 5;  // letters
      const bool long_word = std::any_of(tail.begin(), tail.end(), [](const Word& word) { return letters_of(word) > kLongestMisread; });
      return letters >= 2 || long_word;
    }
  }
  const auto unknown = std::count_if(words.begin(), words.end(), [&](const Word& word) {
    return letters_of(word) >= kLongWord && read_month(word.key, lexicon) == 0 && !listed(word, lexicon, "date_year_words");
  });
  return unknown >= 2;
}

// A misspelt number word or currency: begins like one that is known.
bool resembles_number_word(const Word& word, const Lexicon& lexicon) {
  constexpr std::size_t kBeginning = 6;  // bytes: three letters
  const std::string_view beginning = std::string_view(word.key).substr(0, kBeginning);
  const auto begins_so = [&](std::string_view known) { return known.size() >= kBeginning && known.starts_with(beginning); };
  for (std::string_view table : {"number_words", "scale_words", "ordinal_words", "denominator_words", "fractional_words"}) {
    for (const auto& [known, number] : lexicon.numbers(table)) {
      if (begins_so(known)) {
        return true;
      }
    }
  }
  for (std::string_view list : {"rouble_words", "kopeck_words", "whole_words"}) {
    for (const std::string& known : lexicon.list(list)) {
      if (known == word.key || begins_so(known)) {
        return true;
      }
    }
  }
  return false;
}

bool is_amount_word(const Word& word, const Lexicon& lexicon) {
  return letters_of(word) < 2 || listed(word, lexicon, "rouble_words") || listed(word, lexicon, "kopeck_words") ||
         listed(word, lexicon, "rouble_tails") || resembles_number_word(word, lexicon) ||
         lexicon.numbers("figure_scales").count(word.key) > 0;
}

bool foreign_in_amount(FieldSchema schema, std::string_view raw, Words words, const Lexicon& lexicon) {
  if (schema == FieldSchema::Amount) {
    if (const auto amount = read_amount_value(raw, lexicon)) {
      return std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.begin >= amount->end && letters_of(word) >= 2; });
    }
  }
  // A statement of VAT may follow a sum; its words count only together with one of its marks.
  const bool vat = std::any_of(words.begin(), words.end(), [&](const Word& word) { return listed(word, lexicon, "vat_marks"); });
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    const bool country = listed(word, lexicon, "country_words");
    return !is_amount_word(word, lexicon) && !country && !(vat && listed(word, lexicon, "vat_words"));
  });
}

bool foreign_in_number(Words words, const Lexicon& lexicon) {
  if (phrase_length_at(words, 0, lexicon.list("unlimited_words")) == words.size()) {
    return false;
  }
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return letters_of(word) >= kLongWord && !listed(word, lexicon, "count_units") && !is_amount_word(word, lexicon);
  });
}

bool foreign_in_contact(FieldSchema schema, std::string_view raw, Words words, const Lexicon& lexicon) {
  constexpr std::size_t kNameWords = 3;  // of a person to ask for
  std::size_t capitals = 0;
  for (const Word& word : words) {
    if (letters_of(word) < kLongWord) {
      continue;
    }
    if (schema != FieldSchema::Phone) {
      // The words of an address or a host are glued to a point, an "@" or a slash.
      const auto glue = [&](std::size_t at) {
        return at < raw.size() && std::string_view("@./:_-+").find(raw[at]) != std::string_view::npos;
      };
      if (glue(word.end) || (word.begin > 0 && glue(word.begin - 1))) {
        continue;
      }
    }
    if (listed(word, lexicon, schema == FieldSchema::Phone ? "phone_words" : "email_words")) {
      continue;
    }
    capitals += word.capital ? 1 : 0;
    if (!word.capital || capitals > kNameWords) {
      return true;
    }
  }
  return false;
}

bool foreign_in_document_number(Words words, const Lexicon& lexicon) {
  constexpr std::size_t kWordOfLanguage = 4;
  std::size_t unknown = 0;
  for (const Word& word : words) {
    // A small word inside of a code is glued to it; behind a bracket it is none the less a word.
    const Word* before = &word == words.data() ? nullptr : &word - 1;
    const bool apart = word.space_before || (before != nullptr && before->is("("));
    const bool small_word = letters_of(word) >= kWordOfLanguage && !word.capital && apart;
    const bool known = listed(word, lexicon, "document_number_words") || read_month(word.key, lexicon) != 0;
    const std::size_t at = static_cast<std::size_t>(&word - words.data());
    const bool condition = word.space_before && listed(word, lexicon, "abuse_first_words") &&
                           phrase_length_at(words, at, lexicon.list("without_number_words")) == 0;
    unknown += (small_word && !known) || condition ? 1 : 0;
  }
  return unknown >= 1;
}

// The words of a position that stand before a full name: "deputy director for legal matters Petrov Petr Petrovich". Positions hold words
// of any kind, but the first one tells that it is a position, and prepositions of conditions are in none.
std::size_t position_length(std::string_view raw, Words words, const Lexicon& lexicon) {
  constexpr std::size_t kLongestPosition = 12;
  if (words.empty() || !listed(words.front(), lexicon, "position_words")) {
    return 0;
  }
  for (std::size_t at = 1; at < words.size() && at <= kLongestPosition; ++at) {
    if (listed(words[at], lexicon, "abuse_first_words")) {
      return 0;
    }
    for (const std::size_t parts : {std::size_t{4}, std::size_t{3}}) {
      if (!words[at].capital || at + parts > words.size()) {
        continue;
      }
      const auto full = read_full_name(raw.substr(words[at].begin, words[at + parts - 1].end - words[at].begin), lexicon);
      if (full && !full->initials && full->gender != Gender::Unknown) {
        return at;
      }
    }
  }
  return 0;
}

bool foreign_in_person(std::string_view raw, Words words, const Lexicon& lexicon) {
  words = words.subspan(position_length(raw, words, lexicon));
  // "Ivanov Ivan Ivanovich, acting under the charter": what follows "acting" is a basis.
  const PhraseMatch acting = find_phrase(words, lexicon.list("acting_words"));
  const Words name = words.first(acting.first);
  std::size_t small = 0;
  std::size_t capitals = 0;
  for (const Word& word : name) {
    if (letters_of(word) < 2 || listed(word, lexicon, "name_particles") || listed(word, lexicon, "position_words")) {
      continue;
    }
    (word.capital ? capitals : small) += 1;
  }
  constexpr std::size_t kNameWords = 4;
  return (capitals > 0 && small > 1) || small > kNameWords || (capitals >= 2 && small == 1) || has_digits(name);
}

}  // namespace

bool has_foreign_text(FieldSchema schema, std::string_view raw, Words words, const Lexicon& lexicon) {
  // A sum or a date with an asterisk refers to a remark somewhere else.
  const bool figures =
      schema == FieldSchema::Amount || schema == FieldSchema::AmountInWords || schema == FieldSchema::Number || schema == FieldSchema::Date;
  if (figures && std::any_of(words.begin(), words.end(), [](const Word& word) { return word.is("*"); })) {
    return true;
  }
  switch (schema) {
    case FieldSchema::Inn:
    case FieldSchema::Kpp:
    case FieldSchema::InnKpp:
    case FieldSchema::Ogrn:
    case FieldSchema::Account:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Bic:
      return foreign_in_code(schema, words, lexicon);
    case FieldSchema::Date:
    case FieldSchema::Day:
    case FieldSchema::Month:
    case FieldSchema::Year:
      return foreign_in_date(schema, raw, words, lexicon);
    case FieldSchema::Amount:
    case FieldSchema::AmountInWords:
      return foreign_in_amount(schema, raw, words, lexicon);
    case FieldSchema::Number:
      return foreign_in_number(words, lexicon);
    case FieldSchema::Phone:
    case FieldSchema::Email:
    case FieldSchema::Site:
      return foreign_in_contact(schema, raw, words, lexicon);
    case FieldSchema::DocumentNumber:
      return foreign_in_document_number(words, lexicon);
    case FieldSchema::PersonName:
      return foreign_in_person(raw, words, lexicon);
    default:
      return false;
  }
}

}  // namespace sverka
