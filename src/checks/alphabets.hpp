// Words of a text that are not what they look like.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "text/lexicon.hpp"

namespace sverka {

struct SuspectWords {
  std::string look_alike;  // divided by commas: letters of one alphabet replaced by their doubles of another
  std::string mixed;       // two alphabets in a word, but no double among them: it may be a brand
};

class Alphabets {
 public:
  // List "look_alike_words": words that people type in the other alphabet, forms of organisations and the like.
  explicit Alphabets(const Lexicon& lexicon);

  SuspectWords suspects(std::string_view text) const;

 private:
  std::set<std::string> words_, skeletons_;
  std::set<std::string> latin_, cyrillic_;  // skeletons of single letters
};

}  // namespace sverka
