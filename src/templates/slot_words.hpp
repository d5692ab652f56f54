// What the words around a slot say that it takes: the lists slot_words and slot_words_after of the lexicon.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/lexicon.hpp"

namespace sverka {

struct SlotGuess {
  std::string schema;
  std::string name;
  std::size_t end = 0;     // where its words end in the searched text
  std::size_t length = 0;  // of its words
  bool follows = false;    // they stand behind the slot
  bool found() const { return !schema.empty(); }
};

// Lower case, io as e, spaces folded: how the words of slots are written.
std::string fold_label(std::string_view text);

// Texts are folded labels. The lexicon outlives it.
class SlotWords {
 public:
  explicit SlotWords(const Lexicon& lexicon);

  // Of the rules whose words stand whole in the text, the one that ends last; the longer of two that end together.
  SlotGuess last_in(std::string_view text) const;
  // How many kinds of values the text calls, side by side: "name, passport, telephone" calls three.
  std::size_t kinds_in(std::string_view text) const;
  // The rule whose words the text after a slot begins with.
  SlotGuess first_after(std::string_view text) const;

 private:
  struct Rule {
    std::string_view words, schema, name;
  };

  static Rule split(std::string_view entry);
  // The longest rule whose words begin here, null if none does.
  const Rule* longest_at(std::string_view text, std::size_t at) const;

  std::unordered_map<std::uint16_t, std::vector<Rule>> before_;  // by the first two bytes of the words: a Russian letter
  std::vector<Rule> after_;
};

}  // namespace sverka
