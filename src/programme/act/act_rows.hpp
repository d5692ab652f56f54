// The table of services of an act: its columns, and its rows where its columns are no cells.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "programme/act/act_lines.hpp"

namespace sverka {

enum class RowColumn : std::uint8_t { Name, Quantity, Unit, Price, Sum };

struct ColumnWords {
  RowColumn column;
  std::string_view list;
};
constexpr std::array<ColumnWords, 5> kColumnWords{{{RowColumn::Unit, "act_unit_words"},
                                                   {RowColumn::Quantity, "act_quantity_words"},
                                                   {RowColumn::Price, "act_price_words"},
                                                   {RowColumn::Sum, "act_sum_words"},
                                                   {RowColumn::Name, "act_name_words"}}};

// The table's heads stand in one or two lines that no ruled table holds, its rows in lines below them: a page that was read by its
// places, lines that tabs divide and that wrapped. A row is read where its figures have one reading only; of several that one
// counts whose product is right.
struct FlatServices {
  bool has_heads = false;
  bool is_complete = false;  // every figure below the heads, down to the totals, was read
  PaperFact heads;
  std::vector<ActRow> rows;
};

// Cost: linear in the text, but for the readings of one row, which are bounded.
FlatServices read_flat_services(const std::vector<ActLine>& lines, const Lexicon& lexicon);

// A sum in figures.
struct FoundMoney {
  Money money;
  PaperFact fact;
  bool has_currency = false;
  std::size_t last = 0;  // word behind it
};

// The one that begins at a word.
std::optional<FoundMoney> money_at(const ActLine& line, std::size_t at, const Lexicon& lexicon);

// Sums, in figures or words, that no row, total or tax is, and that say none of theirs again: as gaps of the act.
void find_unread_sums(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act);

}  // namespace sverka
