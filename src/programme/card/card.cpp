#include "programme/card/card.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "programme/card/card_labels.hpp"
#include "programme/card/card_values.hpp"

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
  CardReader(const std::vector<CardLine>& lines, const Lexicon& lexicon) : lines_(lines), lexicon_(lexicon), labels_(lexicon), values_(lexicon) {}

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
        read_flow(flow);
      } else {
        read_table(first, last);
      }
      first = last;
    }
    return values_.finish(lines_);
  }

 private:
  // A label that waits for its value, and what says that it is one.
  struct Waiting {
    const CardLabel* label = nullptr;
    PaperFact text;
  };

  PaperFact label_fact(const CardLine& line, const FoundCardLabel& found) const {
    return fact_of_words(line, found.first, found.phrase_last);
  }

  void read_flow(const std::vector<std::size_t>& flow) {
    Waiting waiting;
    bool runs_on = false;
    std::size_t previous = lines_.size();
    const auto give_up = [&] {
      if (waiting.label != nullptr) {
        values_.put(*waiting.label, waiting.text, {});
        waiting = {};
      }
    };
    for (const std::size_t index : flow) {
      const CardLine& line = lines_[index];
      std::vector<FoundCardLabel> found = labels_.in_line(line);
      // "Position:" and on the next line "General director": a value that reads as a label.
      const bool is_value = waiting.label != nullptr && found.size() == 1 && found.front().label->is_position &&
                            found.front().last >= line.words.size() && !found.front().has_colon;
      if (is_value) {
        found.clear();
      }
      const std::size_t lead_end = found.empty() ? line.words.size() : found.front().first;
      const PaperFact lead = fact_of_words(line, 0, lead_end);
      const bool has_lead = found.empty() || std::any_of(line.words.begin(), line.words.begin() + static_cast<std::ptrdiff_t>(lead_end),
                                                         [](const Word& word) { return word.kind == Word::Kind::Letters; });
      if (waiting.label != nullptr && lead.found() && has_lead) {
        values_.put(*waiting.label, waiting.text, {lead});
        waiting = {};
        runs_on = found.empty();
      } else if (lead.found() && has_lead) {
        const bool same_block = previous < lines_.size() && lines_[previous].line->block == line.line->block;
        if (runs_on && may_run_on(values_.last_field()) && (same_block || ends_open(previous))) {
          values_.append(lead);
        } else if (runs_on && values_.takes_as_bank(lead)) {
          runs_on = false;
        } else {
          runs_on = false;
        }
      }
      if (!found.empty()) {
        give_up();
      }
      for (std::size_t which = 0; which < found.size(); ++which) {
        const std::size_t end = which + 1 < found.size() ? found[which + 1].first : line.words.size();
        const PaperFact value = fact_of_words(line, found[which].last, end);
        const bool waits = !value.found() && which + 1 == found.size();
        if (waits) {
          waiting = {found[which].label, label_fact(line, found[which])};
        } else {
          values_.put(*found[which].label, label_fact(line, found[which]),
                      value.found() ? std::vector<PaperFact>{value} : std::vector<PaperFact>{});
        }
        runs_on = !waits;
      }
      previous = index;
    }
    give_up();
  }

  bool ends_open(std::size_t index) const {
    const std::string_view text = lines_[index].text();
    const std::size_t last = text.find_last_not_of(" \t");
    return last != std::string_view::npos && text[last] == ',';
  }

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
      const bool is_position = found.size() == 2 && found.front().label->is_position && found.back().label->fields.front() == CardField::Basis;
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

  void read_row(const std::vector<CardCell>& cells, const std::vector<CardCell>* below, std::size_t widest,
                std::vector<std::pair<std::uint32_t, std::uint32_t>>& taken) {
    // A row of heads over a row of values. A label whose cell beside it is a position is no head.
    const bool are_heads = cells.size() > 1 && std::all_of(cells.begin(), cells.end(), [this](const CardCell& cell) {
                             return is_label_only(cell);
                           }) && std::all_of(cells.begin(), cells.end(), [&](const CardCell& cell) { return cell_below(cell, below) != nullptr; });
    const bool are_stacked = cells.size() > 1 && std::all_of(cells.begin(), cells.end(), [this](const CardCell& cell) { return is_stacked(cell); });
    for (std::size_t at = 0; at < cells.size();) {
      const CardCell& cell = cells[at];
      const bool has_next = at + 1 < cells.size() && !are_stacked;
      const bool is_strict = is_label_only(cell) && !(are_stacked || (!has_next && is_stacked(cell)));
      const bool by_column = are_heads || (is_strict && !has_next && widest == 1);
      if (by_column) {
        const CardCell* value = cell_below(cell, below);
        if (value != nullptr) {
          taken.emplace_back(value->row, value->column);
        }
        put_cell(cell, value);
        ++at;
        continue;
      }
      const bool next_is_position = has_next && is_position_cell(cells[at + 1]);
      const bool next_is_label = has_next && is_label_only(cells[at + 1]) && !next_is_position;
      if (is_strict && (!has_next || next_is_label)) {
        put_cell(cell, nullptr);
        ++at;
        continue;
      }
      const bool is_label = has_next && !next_is_label && !holds_values(cell) && labels_.of_cell(words_of(cell)) != nullptr;
      if (is_label) {
        put_cell(cell, &cells[at + 1]);
        at += 2;
        continue;
      }
      read_flow(cell.lines);
      ++at;
    }
  }

  // A label with its value under it in one cell.
  bool is_stacked(const CardCell& cell) const {
    const bool is_value = cell.lines.size() > 1 && (!labels_.is_label_only(lines_[cell.lines[1]]) || is_position_line(lines_[cell.lines[1]]));
    return is_value && labels_.is_label_only(lines_[cell.lines[0]]) &&
           !lines_[cell.lines[1]].words.empty() && !lines_[cell.lines[1]].words.front().is("(");
  }

  // "General director" alone: a label of a name, and a value of a position.
  bool is_position_cell(const CardCell& cell) const {
    return cell.lines.size() == 1 && is_position_line(lines_[cell.lines.front()]);
  }

  bool is_position_line(const CardLine& line) const {
    const std::vector<FoundCardLabel> found = labels_.in_line(line);
    return found.size() == 1 && found.front().label->is_position && !found.front().has_colon;
  }

  // The labels of one cell with the value of another; null: there is none.
  void put_cell(const CardCell& cell, const CardCell* value) {
    std::vector<std::pair<const CardLabel*, PaperFact>> heads;
    for (const std::size_t index : cell.lines) {
      for (const FoundCardLabel& found : labels_.is_label_only(lines_[index]) ? labels_.in_line(lines_[index]) : std::vector<FoundCardLabel>{}) {
        heads.emplace_back(found.label, label_fact(lines_[index], found));
      }
    }
    // "Address by the place of registration" is one label, though its words hold two.
    const CardLabel* whole = labels_.of_cell(words_of(cell));
    const bool is_one = heads.size() < 2 || cell.lines.size() == 1 || value == nullptr || value->lines.size() != heads.size();
    if (whole != nullptr && is_one && (heads.size() < 2 || heads.size() != cell.lines.size())) {
      const CardLine& line = lines_[cell.lines.front()];
      const std::vector<FoundCardLabel> found = labels_.in_line(line);
      const bool is_first = whole->is_position && !found.empty() && found.front().label == whole;
      heads = {{whole, is_first ? label_fact(line, found.front()) : fact_of_line(line)}};
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
    read_flow(others);
  }

  const std::vector<CardLine>& lines_;
  const Lexicon& lexicon_;
  CardLabels labels_;
  CardValues values_;
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
  std::vector<CardLine> lines;
  lines.reserve(paper.size());
  for (const PaperLine& line : paper) {
    lines.push_back({&line, split_words(line.text)});
  }
  return CardReader(lines, lexicon).read();
}

}  // namespace sverka
