// Whether what was written into a choice is one of its permitted texts. Clause 5.3.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.hpp"

namespace sverka {

// Words that a row of underscores in a permitted text stands for, at most.
constexpr std::size_t kChoiceBlank = 12;

// The problem code of a value; empty if it is one of `choices`, letter case aside:
//   "choice-unknown"  none of them
//   "choice-blank"    one of them, whose blanks were left empty
//   "choice-words"    one of them, whose blanks hold words where numbers, dates and names are due ("30 or 45 bank days")
// A paper that gives authority to sign may be named more fully than the permitted text does: "power of attorney No. 5 of 10.01.2026,
// attested by a notary" for "power of attorney No. ____ of ____"; whether those words belong there is abuse_of()'s to say.
std::string choice_problem(const std::vector<std::string>& choices, std::string_view raw, const Lexicon& lexicon);

// True if the first word of `choice` that names a paper of authority (list "basis_words") begins the value as well, and the value reads
// as a basis.
bool names_the_paper_of(std::string_view choice, std::string_view raw, const Lexicon& lexicon);

}  // namespace sverka
