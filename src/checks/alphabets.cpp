#include "checks/alphabets.hpp"

#include <algorithm>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

bool is_latin(char32_t letter) {
  return (letter >= U'A' && letter <= U'Z') || (letter >= U'a' && letter <= U'z');
}
bool is_cyrillic(char32_t letter) {
  return letter >= 0x0400 && letter <= 0x052F;
}

std::string skeleton_of(char32_t letter) {
  return skeleton(to_utf8(std::u32string_view(&letter, 1)));
}

bool plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char sign) { return static_cast<unsigned char>(sign) < 0x80; });
}

void add(std::string& words, std::string_view word) {
  words += words.empty() ? "" : ", ";
  words += word;
}

}  // namespace

Alphabets::Alphabets(const Lexicon& lexicon) {
  for (const std::string& word : lexicon.list("look_alike_words")) {
    words_.insert(to_lower(word));
    skeletons_.insert(skeleton(word));
  }
  for (char32_t letter = U'a'; letter <= U'z'; ++letter) {
    latin_.insert(skeleton_of(letter));
    latin_.insert(skeleton_of(letter - U'a' + U'A'));
  }
  for (char32_t letter = 0x0410; letter <= 0x044F; ++letter) {
    cyrillic_.insert(skeleton_of(letter));
  }
}

SuspectWords Alphabets::suspects(std::string_view text) const {
  SuspectWords found;
  tokenize(text, [&](const Token& token, std::string_view key) {
    if (token.kind != TokenKind::Word) {
      return;
    }
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    if (plain_ascii(key) || !mixes_alphabets(key)) {
      // A word of one alphabet may still stand for a known word of the other.
      if (skeletons_.count(skeleton(key)) != 0 && words_.count(to_lower(key)) == 0) {
        add(found.look_alike, word);
      }
      return;
    }
    const std::u32string letters = to_code_points(key);
    const auto latin = std::count_if(letters.begin(), letters.end(), is_latin);
    const auto cyrillic = std::count_if(letters.begin(), letters.end(), is_cyrillic);
    const bool is_russian = cyrillic >= latin;
    const std::set<std::string>& doubles = is_russian ? cyrillic_ : latin_;
    const bool disguised = std::all_of(letters.begin(), letters.end(), [&](char32_t letter) {
      const bool own = is_russian ? is_cyrillic(letter) : is_latin(letter);
      return own || !is_letter(letter) || doubles.count(skeleton_of(letter)) != 0;
    });
    add(disguised ? found.look_alike : found.mixed, word);
  });
  return found;
}

}  // namespace sverka
