// One value of a slot: is it what its kind should be, and what is it in normal form?
//
// Lenient on form, since offices write one thing in many ways; strict on nonsense. What a value smuggles
// beside itself is value_abuse.hpp's business, what two values say together a rule's. Clauses 5.3, 5.7.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

struct FieldReading {
  bool well_formed = false;
  std::string normal_form;   // codes as digits, dates ISO, money "5000.00", else the text with its spaces folded
  std::string problem_code;  // why it is not well formed; or, if it is, what to ask about: "inn-placeholder",
                             // "date-two-digit-year". Empty: nothing to say.
};

// Problem codes are kebab-case, kind first: "inn-length", "date-impossible", "email-shape". A value that is
// absent on purpose (a dash, list "absent_words" of the lexicon) is well formed with an empty normal form
// where its kind may be absent. FieldSchema::Choice is read_choice()'s; here, like a signature or a picture,
// it is well formed whatever it is.
FieldReading read_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon);

// A choice against its permitted texts: typography and letter case aside it is one of them; a blank within a
// permitted text ("power of attorney No ____ of ____") takes a number or a date. Normal form: the permitted
// text if it has no blank, else the value. Problem "choice-unknown".
FieldReading read_choice(std::span<const std::string> choices, std::string_view raw, const Lexicon& lexicon);

// `raw` without the blanks that were left around what was filled in, spaces folded: "__november__" ->
// "november".
std::string without_blanks(std::string_view raw);

}  // namespace sverka
