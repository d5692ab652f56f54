// Names of organisations as offices shorten them: "OOO" for the legal form, "TD" for "trading house", "im. ak." for "named after the
// academician", initials for the names of an entrepreneur.
//
// Pairs "organisation_form" of the lexicon give the forms, list "foreign_forms" the forms of other countries. Clause 5.7.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.hpp"

namespace sverka {

// True if one of the texts is the other one written out, or both are. Every word of the shorter text must be the word of the longer one in
// its place, its beginning before a full stop, or the first letters of several words, and no word of the longer one may be left over.
// A foreign name needs no translation of its form around it. Linear in the product of the lengths at worst; names are short.
bool is_same_organisation(std::string_view left, std::string_view right, const Lexicon& lexicon);

// The quoted names that stand right behind a legal form, without their quotes and other signs: "OOO <<TD <<Romashka>>" -> "TD Romashka".
// Each once, in order.
std::vector<std::string> named_organisations(std::string_view text, const Lexicon& lexicon);

}  // namespace sverka
