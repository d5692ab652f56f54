// The words of a value that betray a clause, and the words that do not belong to its kind: what abuse_of() is
// made of.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "programme/words.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// The lists that betray a clause, ready to be held against many values. The lexicon must outlive it.
struct AbuseLists {
  explicit AbuseLists(const Lexicon& words);
  const Lexicon& lexicon;
  PhraseIndex phrases, words, words_of_texts, exempt, exempt_of_bases;
};

// The words but those of harmless phrases ("acting director" has the stem of a duty in Russian): list
// "abuse_exempt", and "abuse_exempt_of_bases" for the papers that a signatory acts under.
std::vector<Word> without_exempt(FieldSchema schema, std::span<const Word> words, const AbuseLists& lists);

// Which words stand between quotes. Guillemets and curly quotes tell their side, straight ones by the space
// before them; quotes that do not pair, or hold more than a name does, quote nothing.
std::vector<bool> quoted_words(std::string_view raw, std::span<const Word> words);

// A phrase of list "abuse_phrases", in whatever quotes; look-alike letters of another alphabet do not hide
// it.
bool has_abusive_phrase(std::span<const Word> words, const AbuseLists& lists);

// A word of list "abuse_words" or a reflexive verb outside of quotes. A text (FieldSchema::Text) is judged by
// fewer words.
bool has_abusive_word(FieldSchema schema, std::string_view raw, std::span<const Word> words, const AbuseLists& lists);

// A first or a last word that no value of this kind has there: a preposition, a conjunction, a particle.
bool is_cut_out_of_a_sentence(FieldSchema schema, std::span<const Word> words, const Lexicon& lexicon);

// Words in small letters that an address, a bank's name, a city or a basis seldom has, outside of quotes; in a free text, words before or
// behind a whole date or a person's full name that do not go with it.
bool has_unusual_words(FieldSchema schema, std::string_view raw, std::span<const Word> words, const Lexicon& lexicon);

// Words behind a code, a date, a sum, a number or a name that are no part of it.
bool has_foreign_text(FieldSchema schema, std::string_view raw, std::span<const Word> words, const Lexicon& lexicon);

}  // namespace sverka
