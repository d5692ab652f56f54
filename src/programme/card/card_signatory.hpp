// Parts of the texts of a card: who signs, as what, by which document.
#pragma once

#include "programme/act/act.hpp"
#include "programme/words.hpp"

namespace sverka {

// Bytes [begin, end) of a fact's text, without the signs that divide values. Places are kept where the text is one piece of a line.
PaperFact part_of(const PaperFact& fact, std::size_t begin, std::size_t end);

bool is_position_word(const Word& word, const Lexicon& lexicon);

// A signatory's text as position, name and what he acts by; each may be missing.
struct SignatoryParts {
  PaperFact position, name, basis;
};

SignatoryParts parts_of_signatory(const PaperFact& fact, const Lexicon& lexicon);

}  // namespace sverka
