#include <algorithm>
#include <span>
#include <string>

#include "programme/abuse_words.hpp"
#include "programme/dates.hpp"
#include "programme/names.hpp"
#include "programme/organisations.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

using Words = std::span<const Word>;

// Shorter words are prepositions and abbreviations.
constexpr std::size_t kShortest = 4;

std::size_t letters_of(const Word& word) {
  return word.kind == Word::Kind::Letters ? to_code_points(word.key).size() : 0;
}

bool listed(const Word& word, const Lexicon& lexicon, std::string_view list) {
  return word.kind == Word::Kind::Letters && matches_any(word.key, lexicon.list(list));
}

// The list of words in small letters that values of the kind have; empty for kinds that are not judged so.
std::string_view usual_words(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Address:
    case FieldSchema::City:
      return "words_of_addresses";
    case FieldSchema::Bank:
      return "words_of_banks";
    case FieldSchema::Basis:
      return "words_of_bases";
    default:
      return {};
  }
}

bool has_word_outside_list(FieldSchema schema, std::string_view raw, Words words, const Lexicon& lexicon) {
  const std::string_view usual = usual_words(schema);
  const std::vector<bool> quoted = quoted_words(raw, words);
  const Word* before = nullptr;  // the last word, signs passed over
  for (std::size_t at = 0; at < words.size(); ++at) {
    const Word& word = words[at];
    if (word.kind == Word::Kind::Sign) {
      continue;
    }
    const bool abbreviated = at + 1 < words.size() && words[at + 1].is(".") && !words[at + 1].space_before;
    // "ul. Krasnykh zor": a name of two words is written with one capital letter.
    const bool in_name = schema == FieldSchema::Address && before != nullptr && before->capital;
    const bool foreign = static_cast<unsigned char>(word.key.front()) < 0x80;  // of an address of mail or a site
    if (letters_of(word) >= kShortest && !foreign && !word.capital && !quoted[at] && !abbreviated && !in_name &&
        !listed(word, lexicon, usual)) {
      return true;
    }
    before = &word;
  }
  return false;
}

bool holds_loose_words(Words words, const Lexicon& lexicon) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return letters_of(word) >= kShortest && !word.capital && !listed(word, lexicon, "date_year_words") &&
           !listed(word, lexicon, "phone_words") && !listed(word, lexicon, "email_words") && !listed(word, lexicon, "position_words");
  });
}

// A date that the text begins with takes no other words; one that it ends with goes with a preposition or a number before it, or with
// whoever issued a passport on it.
bool has_words_beside_date(std::string_view raw, Words words, const Lexicon& lexicon) {
  if (std::any_of(words.begin(), words.end(), [&](const Word& word) { return listed(word, lexicon, "issuer_words"); })) {
    return false;
  }
  const DateReading first = read_date(raw, lexicon);
  if (first.state == DateState::Read) {
    const auto rest = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.begin >= first.end; });
    return holds_loose_words(words.subspan(static_cast<std::size_t>(rest - words.begin())), lexicon);
  }
  for (std::size_t at = 1; at < words.size(); ++at) {
    if (words[at].kind != Word::Kind::Digits || words[at - 1].kind != Word::Kind::Letters) {
      continue;
    }
    const DateReading last = read_date(raw.substr(words[at].begin), lexicon);
    if (last.state == DateState::Read && words[at].begin + last.end >= words.back().end) {
      return letters_of(words[at - 1]) >= kShortest;
    }
  }
  return false;
}

// A full name takes a position before it, or words behind a comma.
bool has_words_beside_person(std::string_view raw, Words words, const Lexicon& lexicon) {
  constexpr std::size_t kParts = 3;
  for (std::size_t at = 0; at + kParts <= words.size(); ++at) {
    const Words name = words.subspan(at, kParts);
    // "RF Sidorov Ivan": an abbreviation is no part of a name.
    const auto capitals = std::count_if(name.begin(), name.end(), [](const Word& word) { return word.all_capitals; });
    if (!std::all_of(name.begin(), name.end(), [](const Word& word) { return word.capital; }) ||
        (capitals > 0 && capitals < std::ssize(name)) ||
        !read_full_name(raw.substr(name.front().begin, name.back().end - name.front().begin), lexicon)) {
      continue;
    }
    const Words before = words.first(at);
    const Words behind = words.subspan(at + kParts);
    const bool loose_behind = !behind.empty() && behind.front().kind == Word::Kind::Letters && holds_loose_words(behind, lexicon);
    const bool loose_before =
        !before.empty() && !before.front().capital && letters_of(before.front()) < kShortest && holds_loose_words(before, lexicon);
    return loose_behind || loose_before;
  }
  return false;
}

// "with a 50 % discount", "on behalf of another": words that are usual each by itself, outside of names between quotes.
bool has_unusual_phrase(std::string_view raw, Words words, std::span<const std::string> phrases) {
  const std::vector<bool> quoted = quoted_words(raw, words);
  PhraseMatch match = find_phrase(words, phrases);
  while (match.count > 0 && quoted[match.first]) {
    match = find_phrase(words, phrases, match.first + 1);
  }
  return match.count > 0;
}

// Two names that no shortening makes one: "OOO Romashka, OOO Lyutik".
bool names_two_organisations(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<std::string> names = named_organisations(raw, lexicon);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return !is_same_organisation(names.front(), name, lexicon); });
}

}  // namespace

bool has_unusual_words(FieldSchema schema, std::string_view raw, Words words, const Lexicon& lexicon) {
  const bool of_party = schema == FieldSchema::Basis || schema == FieldSchema::OrganisationName || schema == FieldSchema::Position ||
                        schema == FieldSchema::PersonName;
  if (of_party && has_unusual_phrase(raw, words, lexicon.list("unusual_phrases_of_parties"))) {
    return true;
  }
  if (schema == FieldSchema::OrganisationName) {
    return names_two_organisations(raw, lexicon);
  }
  if (!usual_words(schema).empty()) {
    return has_word_outside_list(schema, raw, words, lexicon);
  }
  return schema == FieldSchema::Text && (has_unusual_phrase(raw, words, lexicon.list("unusual_phrases_of_texts")) ||
                                         has_words_beside_date(raw, words, lexicon) || has_words_beside_person(raw, words, lexicon));
}

}  // namespace sverka
