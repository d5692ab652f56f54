// What stands behind labels, as entries of a card: values of several fields divided, names parted from positions.
#pragma once

#include <set>
#include <vector>

#include "programme/card/card_labels.hpp"

namespace sverka {

class CardValues {
 public:
  explicit CardValues(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // A value and its label's text; no parts: the label has no value.
  void put(const CardLabel& label, const PaperFact& text, const std::vector<PaperFact>& parts);
  // "General director, who acts by the charter" as a label: what he acts by stands in it.
  void put_basis_of(const PaperFact& label);
  // A line without a label under an account: its bank, if it names one and none was named yet.
  bool takes_as_bank(const PaperFact& line);
  // The next line of the last value.
  void append(const PaperFact& part);
  CardField last_field() const;

  // All entries; what no label named, the name of the party, its form and its signatory, is found in the lines that hold no label.
  CardPaper finish(const std::vector<CardLine>& lines, const std::set<std::size_t>& free_lines);

 private:
  void add(CardField field, const std::string& label, const std::vector<PaperFact>& parts);
  void add_account(const std::string& label, const std::vector<PaperFact>& parts);
  void add_signatory(const CardLabel& label, const PaperFact& text, const std::vector<PaperFact>& parts);
  void divide(const std::vector<CardField>& fields, const std::string& label, const std::vector<PaperFact>& parts);
  void find_name(const std::vector<CardLine>& lines);
  std::size_t end_of_name(const CardLine& line, std::size_t first) const;
  void drop_codes_of_bank();
  bool is_short_of(const PaperFact& name) const;
  void find_form();
  void find_signatory(const std::vector<CardLine>& lines, const std::set<std::size_t>& free_lines);
  bool is_value(const CardLine& line, std::size_t at) const;

  const Lexicon& lexicon_;
  CardPaper card_;
  CardField last_ = CardField::Other;
};

}  // namespace sverka
