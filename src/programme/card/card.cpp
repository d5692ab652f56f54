#include "programme/card/card.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "programme/card/card_flow.hpp"
#include "programme/card/card_parties.hpp"

namespace sverka {

namespace {

constexpr std::array<std::pair<CardField, std::string_view>, 20> kNames{{{CardField::Name, "name"},
                                                                         {CardField::ShortName, "short_name"},
                                                                         {CardField::Form, "form"},
                                                                         {CardField::Inn, "inn"},
                                                                         {CardField::Kpp, "kpp"},
                                                                         {CardField::Ogrn, "ogrn"},
                                                                         {CardField::LegalAddress, "legal_address"},
                                                                         {CardField::ActualAddress, "actual_address"},
                                                                         {CardField::PostalAddress, "postal_address"},
                                                                         {CardField::Account, "account"},
                                                                         {CardField::Bank, "bank"},
                                                                         {CardField::Bic, "bic"},
                                                                         {CardField::CorrespondentAccount, "correspondent_account"},
                                                                         {CardField::Signatory, "signatory"},
                                                                         {CardField::Position, "position"},
                                                                         {CardField::Basis, "basis"},
                                                                         {CardField::Phone, "phone"},
                                                                         {CardField::Email, "email"},
                                                                         {CardField::Site, "site"},
                                                                         {CardField::Other, "other"}}};

struct CardCell {
  std::uint32_t row = 0, column = 0;
  std::vector<std::size_t> lines;
};

// A number of its row.
bool is_ordinal(const CardLine& line) {
  std::size_t digits = 0;
  for (const Word& word : line.words) {
    if (word.kind == Word::Kind::Letters || (word.kind == Word::Kind::Digits && word.key.size() > 3)) {
      return false;
    }
    digits += word.kind == Word::Kind::Digits ? 1 : 0;
  }
  return digits > 0 || line.words.size() == 1;
}

class CardReader {
 public:
  CardReader(const std::vector<CardLine>& lines, const Lexicon& lexicon)
      : lines_(lines), labels_(lexicon), values_(lexicon), flow_(lines, labels_, values_) {}

  CardPaper read() {
    for (std::size_t first = 0; first < lines_.size();) {
      std::size_t last = first + 1;
      const std::uint32_t table = lines_[first].line->table;
      while (last < lines_.size() && lines_[last].line->table == table) {
        ++last;
      }
      if (table == 0) {
        std::vector<std::size_t> flow;
        for (std::size_t index = first; index < last; ++index) {
          flow.push_back(index);
        }
        flow_.read(flow);
      } else {
        read_table(first, last);
      }
      first = last;
    }
    return values_.finish(lines_, flow_.free_lines());
  }

 private:
  bool is_label_only(const CardCell& cell) const {
    return std::all_of(cell.lines.begin(), cell.lines.end(), [this](std::size_t index) { return labels_.is_label_only(lines_[index]); });
  }

  std::vector<Word> words_of(const CardCell& cell) const {
    std::vector<Word> words;
    for (const std::size_t index : cell.lines) {
      words.insert(words.end(), lines_[index].words.begin(), lines_[index].words.end());
    }
    return words;
  }

  // Every line of the cell holds a label with its value.
  bool holds_values(const CardCell& cell) const {
    return std::any_of(cell.lines.begin(), cell.lines.end(), [this](std::size_t index) {
      const std::vector<FoundCardLabel> found = labels_.in_line(lines_[index]);
      // "General director, who acts by the charter" is a label with its basis.
      const bool is_position =
          found.size() == 2 && found.front().label->is_position && found.back().label->fields.front() == CardField::Basis;
      return !found.empty() && !is_position && !labels_.is_label_only(lines_[index]) && (found.front().has_colon || found.size() > 1) &&
             found.back().last < lines_[index].words.size();
    });
  }

  void read_table(std::size_t first, std::size_t last) {
    std::map<std::uint32_t, std::vector<CardCell>> rows;
    std::size_t widest = 1;
    for (std::size_t index = first; index < last; ++index) {
      std::vector<CardCell>& cells = rows[lines_[index].line->row];
      if (cells.empty() || cells.back().column != lines_[index].line->column) {
        cells.push_back({lines_[index].line->row, lines_[index].line->column, {}});
      }
      cells.back().lines.push_back(index);
      widest = std::max(widest, cells.size());
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> taken;
    group_.reset();
    for (auto row = rows.begin(); row != rows.end(); ++row) {
      std::vector<CardCell> cells;
      for (const CardCell& cell : row->second) {
        const bool is_taken = std::find(taken.begin(), taken.end(), std::make_pair(cell.row, cell.column)) != taken.end();
        const bool numbers = row->second.size() > 1 && &cell == &row->second.front() && is_ordinal(lines_[cell.lines.front()]);
        if (!is_taken && !numbers) {
          cells.push_back(cell);
        }
      }
      const std::vector<CardCell>* below = std::next(row) == rows.end() ? nullptr : &std::next(row)->second;
      read_row(cells, below, widest, taken);
    }
  }

  const CardCell* cell_below(const CardCell& cell, const std::vector<CardCell>* below) const {
    if (below == nullptr) {
      return nullptr;
    }
    const auto found = std::find_if(below->begin(), below->end(), [&cell](const CardCell& one) { return one.column == cell.column; });
    const bool is_label = found != below->end() && is_label_only(*found) && !is_position_cell(*found);
    return found == below->end() || is_label || holds_values(*found) ? nullptr : &*found;
  }

  // A row of heads over a row of values. A label whose cell beside it is a position is no head.
  bool are_heads(const std::vector<CardCell>& cells, const std::vector<CardCell>* below) const {
    return cells.size() > 1 && std::all_of(cells.begin(), cells.end(),
                                           [&](const CardCell& cell) { return is_label_only(cell) && cell_below(cell, below) != nullptr; });
  }

  void read_row(const std::vector<CardCell>& cells, const std::vector<CardCell>* below, std::size_t widest,
                std::vector<std::pair<std::uint32_t, std::uint32_t>>& taken) {
    const bool by_heads = are_heads(cells, below);
    const bool are_stacked =
        cells.size() > 1 && std::all_of(cells.begin(), cells.end(), [this](const CardCell& cell) { return is_stacked(cell); });
    for (std::size_t at = 0; at < cells.size();) {
      const CardCell& cell = cells[at];
      const bool has_next = at + 1 < cells.size() && !are_stacked;
      const bool is_strict = is_label_only(cell) && !(are_stacked || (!has_next && is_stacked(cell)));
      if (by_heads || (is_strict && !has_next && widest == 1)) {
        const CardCell* value = cell_below(cell, below);
        if (value != nullptr) {
          taken.emplace_back(value->row, value->column);
        }
        put_cell(cell, value);
        ++at;
      } else if (cells.size() == 3 && at == 0 && !are_stacked && put_split_label(cell, cells[1], cells[2])) {
        at += 3;
      } else if (cells.size() == 2 && at == 0 && !are_stacked && widest > 2 && put_empty_split_label(cell, cells[1])) {
        at += 2;
      } else if (cells.size() == 2 && at == 0 && !are_stacked && put_under_group(cell, cells[1])) {
        at += 2;
      } else {
        at += read_cell(cell, has_next ? &cells[at + 1] : nullptr, is_strict);
      }
    }
  }

  // A cell, perhaps with the value in the next one. How many cells were read.
  std::size_t read_cell(const CardCell& cell, const CardCell* next, bool is_strict) {
    const bool next_is_label = next != nullptr && (is_stacked(*next) || (is_label_only(*next) && !is_position_cell(*next)));
    if (is_strict && (next == nullptr || next_is_label)) {
      put_cell(cell, nullptr);
      return 1;
    }
    // "Bank" over its value, and beside it "BIC 044525225": each cell is one of its own.
    const bool has_own_value = is_stacked(cell) || (begins_with_label(cell) && !is_label_only(cell));
    if (next != nullptr && has_own_value && begins_with_label(*next) && !is_label_only(*next)) {
      flow_.read(cell.lines);
      return 1;
    }
    if (next != nullptr && !next_is_label && !holds_values(cell) && labels_.of_cell(words_of(cell)) != nullptr) {
      put_cell(cell, next);
      return 2;
    }
    flow_.read(cell.lines);
    return 1;
  }

  bool begins_with_label(const CardCell& cell) const {
    const std::vector<FoundCardLabel> found = labels_.in_line(lines_[cell.lines.front()]);
    return !found.empty() && found.front().first == 0 && !found.front().label->is_position;
  }

  // "Account | settlement | 40702...", "Address | legal | ...": one label in two cells, in either order. Null if they make none.
  const CardLabel* split_label(const CardCell& group, const CardCell& rest) const {
    const std::vector<Word> words = words_of(group);
    const std::vector<Word> others = words_of(rest);
    const CardLabel* own = labels_.of_cell(others);
    const std::size_t longest = std::max(own == nullptr ? 0 : own->words.size(), labels_.length_of(words));
    for (const auto& [first, second] : {std::pair(&words, &others), std::pair(&others, &words)}) {
      std::vector<Word> both = *first;
      both.insert(both.end(), second->begin(), second->end());
      const CardLabel* label = labels_.of_cell(both);
      if (label != nullptr && label->words.size() > longest && label->words.size() > std::max(words.size(), others.size())) {
        return label;
      }
    }
    // "Bank | name": what the second cell asks for is the first's.
    const CardLabel* asked = own != nullptr && own->fields.front() == CardField::Name ? labels_.of_cell(words) : nullptr;
    return asked != nullptr && asked->fields.front() == CardField::Bank ? asked : nullptr;
  }

  // The first cell may stand for the rows below as well: those have no cell in its column.
  bool put_split_label(const CardCell& first, const CardCell& rest, const CardCell& value) {
    group_ = first;
    const CardLabel* label = split_label(first, rest);
    if (label == nullptr) {
      // A heading of rows beside a label of its own.
      const bool is_heading =
          labels_.of_cell(words_of(rest)) != nullptr && is_label_only(rest) && labels_.of_cell(words_of(value)) == nullptr;
      if (is_heading && !is_position_cell(rest) && is_heading_cell(first)) {
        put_cell(rest, &value);
        return true;
      }
      return false;
    }
    put_labelled(*label, rest, value);
    return true;
  }

  // "Account | settlement" and an empty cell.
  bool put_empty_split_label(const CardCell& first, const CardCell& rest) {
    const CardLabel* label = split_label(first, rest);
    if (label != nullptr) {
      group_ = first;
      values_.put(*label, fact_of_line(lines_[rest.lines.front()]), {});
    }
    return label != nullptr;
  }

  // A cell that a value could not be: short, without figures.
  bool is_heading_cell(const CardCell& cell) const {
    const std::vector<Word> words = words_of(cell);
    return words.size() <= 3 && std::all_of(words.begin(), words.end(), [](const Word& word) { return word.kind != Word::Kind::Digits; });
  }

  bool put_under_group(const CardCell& rest, const CardCell& value) {
    const CardLabel* label = group_ && group_->column < rest.column ? split_label(*group_, rest) : nullptr;
    if (label != nullptr) {
      put_labelled(*label, rest, value);
    }
    return label != nullptr;
  }

  void put_labelled(const CardLabel& label, const CardCell& text, const CardCell& value) {
    put_value(label, fact_of_line(lines_[text.lines.front()]), value);
  }

  // A label with its value under it in one cell.
  bool is_stacked(const CardCell& cell) const {
    const bool is_value =
        cell.lines.size() > 1 && (!labels_.is_label_only(lines_[cell.lines[1]]) || is_position_line(lines_[cell.lines[1]]));
    if (!is_value || !labels_.is_label_only(lines_[cell.lines[0]]) || lines_[cell.lines[1]].words.empty()) {
      return false;
    }
    // "(full)" under a label is more of it, "(495) 123-45-67" is a value.
    const std::vector<Word>& words = lines_[cell.lines[1]].words;
    return !words.front().is("(") ||
           std::any_of(words.begin(), words.end(), [](const Word& word) { return word.kind == Word::Kind::Digits; });
  }

  // "General director" alone: a label of a name, and a value of a position.
  bool is_position_cell(const CardCell& cell) const { return cell.lines.size() == 1 && is_position_line(lines_[cell.lines.front()]); }

  bool is_position_line(const CardLine& line) const {
    const std::vector<FoundCardLabel> found = labels_.in_line(line);
    return found.size() == 1 && found.front().label->is_position && !found.front().has_colon;
  }

  // The labels of one cell with the value of another; null: there is none.
  void put_cell(const CardCell& cell, const CardCell* value) {
    std::vector<std::pair<const CardLabel*, PaperFact>> heads;
    for (const std::size_t index : cell.lines) {
      for (const FoundCardLabel& found :
           labels_.is_label_only(lines_[index]) ? labels_.in_line(lines_[index]) : std::vector<FoundCardLabel>{}) {
        heads.emplace_back(found.label, fact_of_label(lines_[index], found));
      }
    }
    // "Address by the place of registration" is one label, though its words hold two.
    const CardLabel* whole = labels_.of_cell(words_of(cell));
    const bool is_one = heads.size() < 2 || cell.lines.size() == 1 || value == nullptr || value->lines.size() != heads.size();
    if (whole != nullptr && is_one && (heads.size() < 2 || heads.size() != cell.lines.size())) {
      const CardLine& line = lines_[cell.lines.front()];
      const std::vector<FoundCardLabel> found = labels_.in_line(line);
      const bool is_first = whole->is_position && !found.empty() && found.front().label == whole;
      heads = {{whole, is_first ? fact_of_label(line, found.front()) : fact_of_line(line)}};
    }
    if (value == nullptr) {
      for (const auto& [label, text] : heads) {
        values_.put(*label, text, {});
      }
      return;
    }
    if (heads.size() > 1 && heads.size() == value->lines.size()) {
      for (std::size_t at = 0; at < heads.size(); ++at) {
        values_.put(*heads[at].first, heads[at].second, {fact_of_line(lines_[value->lines[at]])});
      }
      return;
    }
    if (!heads.empty()) {
      put_value(*heads.front().first, heads.front().second, *value);
      if (heads.front().first->is_position) {
        values_.put_basis_of(fact_of_line(lines_[cell.lines.front()]));
      }
    }
  }

  // A cell's value; parts of it that have labels of their own are those labels'.
  void put_value(const CardLabel& label, const PaperFact& text, const CardCell& cell) {
    std::vector<PaperFact> own;
    std::vector<std::size_t> others;
    for (const std::size_t index : cell.lines) {
      const CardLine& line = lines_[index];
      std::vector<FoundCardLabel> found = labels_.in_line(line);
      const bool is_itself = found.size() == 1 && found.front().last >= line.words.size() && !found.front().has_colon;
      if (found.empty() || is_itself) {
        if (others.empty()) {
          own.push_back(fact_of_line(line));
        } else {
          others.push_back(index);
        }
        continue;
      }
      const PaperFact lead = fact_of_words(line, 0, found.front().first);
      const bool has_lead = std::any_of(line.words.begin(), line.words.begin() + static_cast<std::ptrdiff_t>(found.front().first),
                                        [](const Word& word) { return word.kind != Word::Kind::Sign; });
      if (has_lead && others.empty()) {
        own.push_back(lead);
      }
      others.push_back(index);
    }
    if (!own.empty() || others.empty()) {
      values_.put(label, text, own);
    }
    flow_.read(others);
  }

  const std::vector<CardLine>& lines_;
  std::optional<CardCell> group_;  // the first of three cells of a row
  CardLabels labels_;
  CardValues values_;
  CardFlow flow_;
};

}  // namespace

std::string_view name_of(CardField field) {
  const auto found = std::find_if(kNames.begin(), kNames.end(), [field](const auto& one) { return one.first == field; });
  return found == kNames.end() ? std::string_view() : found->second;
}

std::optional<CardField> parse_card_field(std::string_view name) {
  const auto found = std::find_if(kNames.begin(), kNames.end(), [name](const auto& one) { return one.second == name; });
  return found == kNames.end() ? std::nullopt : std::optional<CardField>(found->first);
}

const CardEntry* CardPaper::first(CardField field) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [field](const CardEntry& entry) { return entry.field == field && !entry.raw.empty(); });
  return found == entries.end() ? nullptr : &*found;
}

CardPaper read_card(const std::vector<PaperLine>& paper, const Lexicon& lexicon) {
  const std::vector<PaperLine> own = lines_of_client(paper, lexicon);
  std::vector<CardLine> lines;
  lines.reserve(own.size());
  for (const PaperLine& line : own) {
    lines.push_back({&line, words_of_line(line.text)});
  }
  return CardReader(lines, lexicon).read();
}

}  // namespace sverka
