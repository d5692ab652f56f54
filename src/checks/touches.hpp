// What an edit touches: amount, term, date, negation, party, liability, jurisdiction, personal data, other.
//
// By plain word lists (checks/data/lexicon/touches.toml, lists "touches_amount" and so on): a word's beginning ends in "*". A
// number counts by the words after it. A person sorts hundreds of findings by it; no rule depends on it.
#pragma once

#include <string>
#include <vector>

#include "templates/match.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// Sorted in the order above, never empty. `document` gives the words after a number.
std::vector<std::string> touches(const Deviation& deviation, const Document& document, const Lexicon& lexicon);

}  // namespace sverka
