// Columns and headings of an act that its reader did not see as such.
#include <algorithm>

#include "programme/act/act_lines.hpp"

namespace sverka {

namespace {

constexpr std::uint32_t kTabbedTables = 0x40000000;  // past the tables of any document
constexpr std::uint32_t kSignatureTables = 0x60000000;
constexpr std::size_t kSignatureLines = 6;  // below a line of two roles
constexpr std::size_t kLongCell = 80;       // bytes: prose that a tab divides is no row of two cells

struct TabbedCell {
  std::size_t begin = 0, end = 0;
  std::uint32_t column = 1;
};

// The texts between the tabs of a line outside of tables; none for a line that is no row.
std::vector<TabbedCell> tabbed_cells(const PaperLine& line) {
  std::vector<TabbedCell> cells;
  std::uint32_t column = 1;
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin <= line.text.size() && line.table == 0;) {
    const std::size_t end = std::min(line.text.find('\t', begin), line.text.size());
    if (line.text.find_first_not_of(" \t", begin) < end) {
      cells.push_back({begin, end, column});
      longest = std::max(longest, end - begin);
    }
    ++column;
    begin = end + 1;
  }
  const bool is_row = cells.size() > 2 || (cells.size() == 2 && longest <= kLongCell);
  return is_row ? cells : std::vector<TabbedCell>();
}

// Neighbouring lines in columns that tabs make are rows of a table; one such line alone is a line.
std::vector<PaperLine> with_tabbed_tables(const std::vector<PaperLine>& paper) {
  std::vector<PaperLine> lines;
  std::uint32_t table = kTabbedTables;
  std::uint32_t row = 0;
  bool follows = false;  // the line before is a row
  for (std::size_t index = 0; index < paper.size(); ++index) {
    const PaperLine& line = paper[index];
    const std::vector<TabbedCell> cells = tabbed_cells(line);
    const bool is_followed = index + 1 < paper.size() && !tabbed_cells(paper[index + 1]).empty();
    if (cells.empty() || (!follows && !is_followed)) {
      lines.push_back(line);
      follows = false;
      continue;
    }
    table += follows ? 0 : 1;
    row = follows ? row + 1 : 1;
    for (const TabbedCell& cell : cells) {
      PaperLine part = line;
      part.text = line.text.substr(cell.begin, cell.end - cell.begin);
      part.offset = line.offset + static_cast<std::uint32_t>(cell.begin);
      part.table = table;
      part.row = row;
      part.column = cell.column;
      lines.push_back(std::move(part));
    }
    follows = true;
  }
  return lines;
}

PaperLine part_of(const PaperLine& line, std::size_t begin, std::size_t end) {
  PaperLine part = line;
  part.text = line.text.substr(begin, end - begin);
  part.offset = line.offset + static_cast<std::uint32_t>(begin);
  return part;
}

// "... of 20.10.2026 Performer: LLC ..." is two lines, and so is a sentence with a heading in capitals at its end.
std::vector<PaperLine> with_roles_apart(const std::vector<PaperLine>& paper, const Lexicon& lexicon) {
  std::vector<PaperLine> lines;
  for (const PaperLine& line : paper) {
    const std::vector<Word> words = split_words(line.text);
    std::size_t begin = 0;
    for (std::size_t at = 1; at < words.size(); ++at) {
      const bool heads = at + 1 < words.size() ? words[at + 1].is(":") : words[at].all_capitals && words.size() > 3;
      if (!words[at].space_before || !heads || side_named(words[at], lexicon) == ActSide::None) {
        continue;
      }
      const bool has_prefix = words[at - 1].capital && matches_any(words[at - 1].key, lexicon.list("role_prefix_words"));
      const std::size_t cut = words[has_prefix ? at - 1 : at].begin;
      if (cut > begin && (has_prefix || words[at].capital)) {
        lines.push_back(part_of(line, begin, cut));
        begin = cut;
      }
    }
    lines.push_back(begin == 0 ? line : part_of(line, begin, line.text.size()));
  }
  return lines;
}

// "Performer Customer" and nothing else.
bool heads_two_columns(const PaperLine& line, const Lexicon& lexicon, std::size_t& second) {
  const std::vector<Word> words = split_words(line.text);
  if (line.table != 0 || words.size() != 2) {
    return false;
  }
  const ActSide left = side_named(words[0], lexicon);
  const ActSide right = side_named(words[1], lexicon);
  second = words[1].begin;
  return left != ActSide::None && right != ActSide::None && left != right;
}

// Where the right half of a line of signatures begins: the second blank, else the tab nearest to the middle.
std::size_t middle_of(const std::string& text) {
  const std::size_t blank = text.find("___");
  const std::size_t behind = blank == std::string::npos ? blank : text.find_first_not_of('_', blank);
  const std::size_t other = behind == std::string::npos ? behind : text.find("___", behind);
  if (other != std::string::npos) {
    return other;
  }
  std::size_t best = std::string::npos;
  const auto distance = [&text](std::size_t at) { return at * 2 > text.size() ? at * 2 - text.size() : text.size() - at * 2; };
  for (std::size_t tab = text.find('\t'); tab != std::string::npos; tab = text.find('\t', tab + 1)) {
    best = best == std::string::npos || distance(tab) < distance(best) ? tab : best;
  }
  return best;
}

// The lines below a line of two roles, each half under its role. A line that has no halves says its words of both.
std::vector<PaperLine> with_signature_columns(const std::vector<PaperLine>& paper, const Lexicon& lexicon) {
  std::vector<PaperLine> lines;
  std::uint32_t table = kSignatureTables;
  std::uint32_t row = 0;
  std::size_t left = 0;
  for (const PaperLine& line : paper) {
    std::size_t middle = 0;
    if (heads_two_columns(line, lexicon, middle)) {
      ++table;
      row = 0;
      left = kSignatureLines;
    } else if (left == 0 || line.table != 0) {
      left = 0;
      lines.push_back(line);
      continue;
    } else {
      --left;
      middle = middle_of(line.text);
    }
    ++row;
    const bool is_divided = middle != std::string::npos;
    for (const bool is_right : {false, true}) {
      PaperLine half = is_divided ? part_of(line, is_right ? middle : 0, is_right ? line.text.size() : middle) : line;
      half.table = table;
      half.row = row;
      half.column = is_right ? 2 : 1;
      half.has_picture = line.has_picture && !is_right;
      lines.push_back(std::move(half));
    }
  }
  return lines;
}

}  // namespace

bool is_made_of_tabs(const PaperLine& line) {
  return line.table >= kTabbedTables && line.table < kSignatureTables;
}

std::vector<PaperLine> act_cells(const std::vector<PaperLine>& paper, const Lexicon& lexicon) {
  return with_tabbed_tables(with_signature_columns(with_roles_apart(paper, lexicon), lexicon));
}

}  // namespace sverka
