// A text as words, the way the readers of amounts, dates and names need them: case folded, letters and digits
// apart.
//
// Unlike text/token.hpp it splits where a letter meets a digit ("2023g.", "1(one)") and does not join groups
// of digits: that a space divides thousands is a judgement of money.cpp.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.hpp"

namespace sverka {

struct Word {
  enum class Kind : std::uint8_t { Letters, Digits, Sign };
  Kind kind = Kind::Sign;
  std::string key;          // lower case, io (U+0451) as ie, letters composed, soft hyphens and zero-width characters dropped
  std::uint32_t begin = 0;  // bytes of the text, half-open
  std::uint32_t end = 0;
  bool space_before = false;  // any white space
  bool line_before = false;   // white space with a line break in it
  bool capital = false;       // begins with a capital letter
  bool all_capitals = false;  // two or more letters, no small one

  bool is(std::string_view text) const { return key == text; }
};

// Letters with inner hyphens or apostrophes are one word, digits 0 to 9 are one word, every other character
// is a sign. Quotes of every shape have the key "\"", dashes and hyphens "-", the number sign "#". Linear.
std::vector<Word> split_words(std::string_view text);

// The folding of Word::key, for one word of the lexicon or of a table.
std::string fold_word(std::string_view word);

// True if `key` is in the list; the words of the lexicon are kept folded. A pattern that ends in "*" stands
// for every word that begins so.
bool matches_any(std::string_view key, std::span<const std::string> patterns);

// The first occurrence of one of the phrases in `words` from `from` on: each phrase is words divided by
// spaces, each of which may end in "*". Gives the index of the first word and the number of words; {size, 0}
// if there is none.
struct PhraseMatch {
  std::size_t first = 0;
  std::size_t count = 0;
};
PhraseMatch find_phrase(std::span<const Word> words, std::span<const std::string> phrases, std::size_t from = 0);

// A list of phrases made ready to be looked for in many texts. The list must outlive it.
class PhraseIndex {
 public:
  explicit PhraseIndex(std::span<const std::string> phrases);
  std::span<const std::string> phrases() const { return phrases_; }
  // As find_phrase() and phrase_length_at().
  PhraseMatch find(std::span<const Word> words, std::size_t from = 0) const;
  std::size_t length_at(std::span<const Word> words, std::size_t at) const;

 private:
  static constexpr std::size_t kPlaces = 1024;
  static std::size_t place_of(std::string_view text);

  std::span<const std::string> phrases_;
  std::bitset<kPlaces> letters_;  // the first letters of the phrases: most words begin none of them
  bool any_ = false;              // any word may begin one
};

// How many words of a phrase stand at exactly `at`; 0 if none does.
std::size_t phrase_length_at(std::span<const Word> words, std::size_t at, std::span<const std::string> phrases);

}  // namespace sverka
