// Labels of a client card, and the parts of a line that they divide.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/card/card.hpp"
#include "programme/card/card_lines.hpp"

namespace sverka {

struct CardLabel {
  std::vector<std::string> words;
  std::vector<CardField> fields;
  bool is_position = false;  // the label itself is a position, its value the name
  bool is_form = false;      // the label itself is the form of a sole trader
};

// A label at words [first, last) of a line, with the punctuation that belongs to it.
struct FoundCardLabel {
  const CardLabel* label = nullptr;
  std::size_t first = 0, last = 0;
  std::size_t phrase_last = 0;  // behind the label's own words
  bool has_colon = false;
};

class CardLabels {
 public:
  explicit CardLabels(const Lexicon& lexicon);

  // The labels of a line that divide it: at its beginning, or inside it where a colon or a code follows.
  std::vector<FoundCardLabel> in_line(const CardLine& line) const;
  // The label that a cell before a value is, wherever in the cell its words stand; null if it is none.
  const CardLabel* of_cell(std::span<const Word> words) const;
  // Words of the label that a cell is; 0 if it is none.
  std::size_t length_of(std::span<const Word> words) const {
    const CardLabel* label = of_cell(words);
    return label == nullptr ? 0 : label->words.size();
  }
  // The line is a label and nothing else.
  bool is_label_only(const CardLine& line) const;

 private:
  FoundCardLabel at(std::span<const Word> words, std::size_t first) const;
  std::size_t behind_qualifier(std::span<const Word> words, std::size_t at) const;
  bool acts_follow(std::span<const Word> words, std::size_t at) const;
  bool leads(const CardLine& line, const FoundCardLabel& found, bool at_start) const;

  std::vector<CardLabel> labels_;
  std::vector<std::string> owners_;      // words that may follow any label
  std::vector<std::string> acts_;        // that introduce what somebody acts by
  std::vector<std::string> qualifiers_;  // words that go on with a label: "in accordance with"
  std::vector<std::string> tails_;       // words with a capital before the colon of a label
  std::multimap<std::string, std::size_t> by_first_word_;
};

}  // namespace sverka
