// Lines of an act as words, and the texts between words: what the parts of read_act() share.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "programme/act/act.hpp"
#include "programme/words.hpp"

namespace sverka {

struct ActLine {
  // A line of the paper in a line that was joined of several: where it begins there.
  struct Piece {
    std::size_t begin = 0;
    const PaperLine* line = nullptr;
  };

  const PaperLine* line = nullptr;
  std::vector<Word> words;
  std::vector<Piece> pieces;  // of a joined line

  std::string_view text() const { return line->text; }
  bool in_table() const { return line->table != 0; }
  bool same_row(const ActLine& other) const { return in_table() && line->table == other.line->table && line->row == other.line->row; }
};

// The text from one byte of a line to another as a fact, trimmed of spaces and of the signs that divide values.
PaperFact fact_of(const ActLine& line, std::size_t begin, std::size_t end);
PaperFact fact_of_words(const ActLine& line, std::size_t first, std::size_t last);  // half-open
PaperFact fact_of_line(const ActLine& line);

// The paper with its columns told apart, as a page that was read by its places may not have them: tabs make cells, and so does a
// line of two roles for the lines of signatures below it; a role with a colon begins a line.
std::vector<PaperLine> act_cells(const std::vector<PaperLine>& paper, const Lexicon& lexicon);

// The line is a cell that tabs made.
bool is_made_of_tabs(const PaperLine& line);

// Neighbouring lines as one, divided by spaces; `text` keeps it. Facts of it stand in the line where they begin.
ActLine joined_line(std::span<const ActLine> lines, PaperLine& text);

// The index of the first word of one of the phrases from `from` on; words.size() if there is none.
std::size_t find_words(const ActLine& line, std::span<const std::string> phrases, std::size_t from = 0);
bool has_words(const ActLine& line, std::span<const std::string> phrases);
// Letters of the line are nothing but one of the phrases.
bool is_only(const ActLine& line, std::span<const std::string> phrases);

// The number, date, title and periods of the act.
void read_act_head(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act);
// The parties with their requisites.
void read_act_parties(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act);
// The table of services, sums, words and tax.
void read_act_sums(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act);
// The signature blocks.
void read_act_signatures(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act);

enum class ActSide : std::uint8_t { None, Performer, Customer };

// Whose the lines are: by the heading above them, by the head of their column, by the first cell of their row.
std::vector<ActSide> sides_of(const std::vector<ActLine>& lines, const Lexicon& lexicon);
// The role that a word names: performer or customer.
ActSide side_named(const Word& word, const Lexicon& lexicon);

}  // namespace sverka
