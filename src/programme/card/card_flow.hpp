// Lines of a card that no table divides, and lines of one cell: labels, the values behind and below them.
#pragma once

#include <set>
#include <vector>

#include "programme/card/card_labels.hpp"
#include "programme/card/card_values.hpp"

namespace sverka {

class CardFlow {
 public:
  CardFlow(const std::vector<CardLine>& lines, const CardLabels& labels, CardValues& values)
      : lines_(lines), labels_(labels), values_(values) {}

  // Neighbours in reading order, by their indices. A label at their end has no value.
  void read(const std::vector<std::size_t>& flow);
  // Lines that begin with no label and no value of one.
  const std::set<std::size_t>& free_lines() const { return free_; }

 private:
  // A label that waits for its value in the next line.
  struct Waiting {
    const CardLabel* label = nullptr;
    PaperFact text;
  };

  std::vector<FoundCardLabel> labels_of(const CardLine& line) const;
  void take_lead(std::size_t index, const std::vector<FoundCardLabel>& found);
  void take_labels(const CardLine& line, const std::vector<FoundCardLabel>& found);
  void give_up();
  bool ends_open(std::size_t index) const;

  const std::vector<CardLine>& lines_;
  const CardLabels& labels_;
  CardValues& values_;
  Waiting waiting_;
  bool runs_on_ = false;
  std::size_t previous_ = 0;  // the line before; lines_.size() for none
  std::set<std::size_t> free_;
};

// The label's own words.
PaperFact fact_of_label(const CardLine& line, const FoundCardLabel& found);

}  // namespace sverka
