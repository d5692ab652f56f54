// Smuggling in a slot: a value that holds more than a value.
//
// A slot is the one place of an agreement that may be filled freely, so it is the way in for a clause: an
// obligation, a condition, a second sentence, a reference to a clause, or text behind a code or a date that
// is otherwise right. Long names, addresses and powers of attorney are no abuse. Word lists:
// checks/data/lexicon/abuse.toml. Clauses 5.3, 5.6.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "programme/abuse_words.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

enum class AbuseReason : std::uint8_t {
  Obligation,  // a verb or phrase of duty, right, liability, condition or exception
  SecondSentence,
  ClauseNumber,
  TooManyWords,
  TooManyLines,
  ForeignText,   // words that no value of this kind has: text behind a code, a date, a sum
  CutOut,        // begins or ends as only a piece of a sentence does
  UnusualWords,  // words that a value of this kind seldom has: a person decides
};

// "obligation", "second-sentence", "clause-number", "too-many-words", "too-many-lines", "foreign-text",
// "cut-out", "unusual-words".
std::string_view name_of(AbuseReason reason);

// What is wrong with `raw` (line breaks kept, if there were any) as a value of this kind; the gravest reason
// if several. A value that is merely malformed is no abuse: read_field() judges that.
std::optional<AbuseReason> abuse_of(FieldSchema schema, std::string_view raw, const AbuseLists& lists);

// A value of more bytes is no value, and nothing of it is looked at: the cost of the rest may grow with the
// square of its length.
constexpr std::size_t kLongestValue = 8192;

// Words and lines beyond which no value of the kind goes.
struct ValueBounds {
  std::uint16_t words = 0;
  std::uint16_t lines = 0;
};
ValueBounds bounds_of(FieldSchema schema);

}  // namespace sverka
