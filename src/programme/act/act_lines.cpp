#include "programme/act/act_lines.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "text/token.hpp"

namespace sverka {

namespace {

bool is_divider(char letter) {
  return letter == ' ' || letter == '\t' || letter == ',' || letter == ';' || letter == ':' || letter == '\n';
}

using Place = std::tuple<std::uint32_t, std::uint32_t>;  // table, and row or column

// The role whose word begins the line, with nothing before it but quotes and numbers; `rest` is the word behind it.
ActSide heading_of(const ActLine& line, const Lexicon& lexicon, std::size_t& rest) {
  std::size_t at = 0;
  while (at < line.words.size() &&
         (line.words[at].kind != Word::Kind::Letters || matches_any(line.words[at].key, lexicon.list("role_prefix_words")))) {
    ++at;
  }
  if (at >= line.words.size()) {
    return ActSide::None;
  }
  // "INN of the performer": the label of a value that the next cell holds.
  const std::size_t label = phrase_length_at(line.words, at, lexicon.list("label_of_party"));
  std::size_t role = at + label;
  while (label != 0 && role < line.words.size() && line.words[role].kind == Word::Kind::Sign) {
    ++role;
  }
  at = label != 0 && role < line.words.size() && side_named(line.words[role], lexicon) != ActSide::None ? role : at;
  const ActSide side = side_named(line.words[at], lexicon);
  rest = at + 1;
  while (rest < line.words.size() && line.words[rest].kind == Word::Kind::Sign) {
    ++rest;
  }
  return side;
}

// A table that follows the heads of columns at once, in a table of their own, goes on under them.
void carry_heads(const std::vector<ActLine>& lines, std::size_t index, std::map<Place, ActSide>& of_column) {
  if (index == 0 || !lines[index].in_table() || !lines[index - 1].in_table() || lines[index].line->table == lines[index - 1].line->table) {
    return;
  }
  std::vector<ActSide> heads;
  const std::uint32_t above = lines[index - 1].line->table;
  for (auto head = of_column.lower_bound({above, 0}); head != of_column.end() && std::get<0>(head->first) == above; ++head) {
    heads.push_back(head->second);
  }
  if (heads.size() == 2) {
    of_column[{lines[index].line->table, 1}] = heads[0];
    of_column[{lines[index].line->table, 2}] = heads[1];
  }
}

}  // namespace

PaperFact fact_of(const ActLine& line, std::size_t begin, std::size_t end) {
  const std::string_view text = line.text();
  end = std::min(end, text.size());
  while (begin < end && is_divider(text[begin])) {
    ++begin;
  }
  while (end > begin && is_divider(text[end - 1])) {
    --end;
  }
  PaperFact fact;
  fact.raw = fold_spaces(text.substr(begin, end - begin));
  fact.value = fact.raw;
  const PaperLine* place = line.line;
  const auto after =
      std::find_if(line.pieces.begin(), line.pieces.end(), [begin](const ActLine::Piece& piece) { return piece.begin > begin; });
  if (after != line.pieces.begin()) {
    const ActLine::Piece& piece = *std::prev(after);
    place = piece.line;
    begin -= piece.begin;
    end = std::min(end - piece.begin, place->text.size());
  }
  fact.block = place->block;
  fact.begin = place->offset + static_cast<std::uint32_t>(begin);
  fact.end = place->offset + static_cast<std::uint32_t>(end);
  return fact;
}

ActLine joined_line(std::span<const ActLine> lines, PaperLine& text) {
  ActLine joined;
  for (const ActLine& line : lines) {
    text.text += text.text.empty() ? "" : " ";
    joined.pieces.push_back({text.text.size(), line.line});
    text.text += line.text();
  }
  joined.line = &text;
  joined.words = split_words(text.text);
  return joined;
}

PaperFact fact_of_words(const ActLine& line, std::size_t first, std::size_t last) {
  last = std::min(last, line.words.size());
  if (first >= last) {
    return {};
  }
  return fact_of(line, line.words[first].begin, line.words[last - 1].end);
}

PaperFact fact_of_line(const ActLine& line) {
  return fact_of(line, 0, line.text().size());
}

std::size_t find_words(const ActLine& line, std::span<const std::string> phrases, std::size_t from) {
  const PhraseMatch match = find_phrase(line.words, phrases, from);
  return match.count == 0 ? line.words.size() : match.first;
}

bool has_words(const ActLine& line, std::span<const std::string> phrases) {
  return find_phrase(line.words, phrases).count != 0;
}

bool is_only(const ActLine& line, std::span<const std::string> phrases) {
  std::vector<Word> letters;
  std::copy_if(line.words.begin(), line.words.end(), std::back_inserter(letters),
               [](const Word& word) { return word.kind != Word::Kind::Sign; });
  return !letters.empty() && phrase_length_at(letters, 0, phrases) == letters.size();
}

ActSide side_named(const Word& word, const Lexicon& lexicon) {
  if (matches_any(word.key, lexicon.list("performer_words"))) {
    return ActSide::Performer;
  }
  return matches_any(word.key, lexicon.list("customer_words")) ? ActSide::Customer : ActSide::None;
}

std::vector<ActSide> sides_of(const std::vector<ActLine>& lines, const Lexicon& lexicon) {
  std::vector<ActSide> sides(lines.size(), ActSide::None);
  std::map<Place, ActSide> of_row, of_column;
  // Cells that hold a role and nothing else: two in one row head their columns, one heads its row.
  std::map<Place, std::vector<std::pair<std::uint32_t, ActSide>>> roles;
  for (const ActLine& line : lines) {
    std::size_t rest = 0;
    const ActSide side = heading_of(line, lexicon, rest);
    if (line.in_table() && side != ActSide::None) {
      roles[{line.line->table, line.line->row}].emplace_back(line.line->column, side);
    }
  }
  ActSide flow = ActSide::None;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    const ActLine& line = lines[index];
    carry_heads(lines, index, of_column);
    std::size_t rest = 0;
    const ActSide side = heading_of(line, lexicon, rest);
    const Place row{line.line->table, line.line->row};
    const Place column{line.line->table, line.line->column};
    if (!line.in_table()) {
      const bool is_heading = side != ActSide::None && (rest >= line.words.size() || line.words[rest - 1].is(":"));
      flow = is_heading ? side : flow;
      sides[index] = flow;
      continue;
    }
    if (side != ActSide::None) {
      const auto& in_row = roles[row];
      const bool heads_columns = std::any_of(in_row.begin(), in_row.end(), [side](const auto& one) { return one.second != side; });
      if (heads_columns) {
        of_column[column] = side;
      } else {
        of_row[row] = side;
        flow = side;
      }
      sides[index] = side;
      continue;
    }
    // The head of the nearest column to the left within the table.
    const auto found_row = of_row.find(row);
    ActSide by_column = ActSide::None;
    for (auto head = of_column.lower_bound({line.line->table, 0}); head != of_column.end(); ++head) {
      if (std::get<0>(head->first) != line.line->table || std::get<1>(head->first) > line.line->column) {
        break;
      }
      by_column = head->second;
    }
    sides[index] = found_row != of_row.end() ? found_row->second : by_column != ActSide::None ? by_column : flow;
  }
  return sides;
}

ActPaper read_act(const std::vector<PaperLine>& paper, const Lexicon& lexicon) {
  const std::vector<PaperLine> cells = act_cells(paper, lexicon);
  std::vector<ActLine> lines;
  lines.reserve(cells.size());
  for (const PaperLine& line : cells) {
    lines.push_back({&line, split_words(line.text), {}});
  }
  ActPaper act;
  read_act_head(lines, lexicon, act);
  read_act_parties(lines, lexicon, act);
  read_act_sums(lines, lexicon, act);
  read_act_signatures(lines, lexicon, act);
  return act;
}

}  // namespace sverka
