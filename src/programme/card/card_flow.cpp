#include "programme/card/card_flow.hpp"

#include <algorithm>

namespace sverka {

namespace {

// Texts that run on over lines.
bool may_run_on(CardField field) {
  switch (field) {
    case CardField::Name:
    case CardField::ShortName:
    case CardField::LegalAddress:
    case CardField::ActualAddress:
    case CardField::PostalAddress:
    case CardField::Bank:
    case CardField::Basis:
    case CardField::Position:
      return true;
    default:
      return false;
  }
}

bool has_letters(const CardLine& line, std::size_t last) {
  return std::any_of(line.words.begin(), line.words.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const Word& word) { return word.kind == Word::Kind::Letters; });
}

}  // namespace

PaperFact fact_of_label(const CardLine& line, const FoundCardLabel& found) {
  return fact_of_words(line, found.first, found.phrase_last);
}

void CardFlow::read(const std::vector<std::size_t>& flow) {
  waiting_ = {};
  runs_on_ = false;
  previous_ = lines_.size();
  for (const std::size_t index : flow) {
    const CardLine& line = lines_[index];
    const std::vector<FoundCardLabel> found = labels_of(line);
    take_lead(index, found);
    if (!found.empty()) {
      give_up();
      take_labels(line, found);
    }
    previous_ = index;
  }
  give_up();
}

// "Position:" and on the next line "General director": a value that reads as a label.
std::vector<FoundCardLabel> CardFlow::labels_of(const CardLine& line) const {
  std::vector<FoundCardLabel> found = labels_.in_line(line);
  const bool is_value = waiting_.label != nullptr && found.size() == 1 && found.front().label->is_position &&
                        found.front().last >= line.words.size() && !found.front().has_colon;
  return is_value ? std::vector<FoundCardLabel>() : found;
}

// What stands before the first label of a line: the value that a label above waits for, or more of the value before.
void CardFlow::take_lead(std::size_t index, const std::vector<FoundCardLabel>& found) {
  const CardLine& line = lines_[index];
  const std::size_t end = found.empty() ? line.words.size() : found.front().first;
  const PaperFact lead = fact_of_words(line, 0, end);
  if (!lead.found() || (!found.empty() && !has_letters(line, end))) {
    return;
  }
  if (waiting_.label != nullptr) {
    values_.put(*waiting_.label, waiting_.text, {lead});
    waiting_ = {};
    runs_on_ = found.empty();
    return;
  }
  const bool same_block = previous_ < lines_.size() && lines_[previous_].line->block == line.line->block;
  if (runs_on_ && may_run_on(values_.last_field()) && (same_block || ends_open(previous_))) {
    values_.append(lead);
    return;
  }
  const bool is_bank = runs_on_ && values_.takes_as_bank(lead);
  runs_on_ = false;
  if (!is_bank) {
    free_.insert(index);
  }
}

void CardFlow::take_labels(const CardLine& line, const std::vector<FoundCardLabel>& found) {
  for (std::size_t which = 0; which < found.size(); ++which) {
    const std::size_t end = which + 1 < found.size() ? found[which + 1].first : line.words.size();
    const PaperFact value = fact_of_words(line, found[which].last, end);
    const PaperFact text = fact_of_label(line, found[which]);
    const bool waits = !value.found() && which + 1 == found.size();
    if (waits) {
      waiting_ = {found[which].label, text};
    } else {
      values_.put(*found[which].label, text, value.found() ? std::vector<PaperFact>{value} : std::vector<PaperFact>{});
    }
    runs_on_ = !waits;
  }
}

// The label that still waits has no value.
void CardFlow::give_up() {
  if (waiting_.label != nullptr) {
    values_.put(*waiting_.label, waiting_.text, {});
    waiting_ = {};
  }
}

bool CardFlow::ends_open(std::size_t index) const {
  if (index >= lines_.size()) {
    return false;
  }
  const std::string_view text = lines_[index].text();
  const std::size_t last = text.find_last_not_of(" \t");
  return last != std::string_view::npos && text[last] == ',';
}

}  // namespace sverka
