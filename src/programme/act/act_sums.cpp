// The table of services, the sums of an act, the sum in words and the statement on tax.
#include <algorithm>
#include <array>
#include <map>

#include "programme/act/act_rows.hpp"
#include "programme/ledger/cells.hpp"
#include "programme/number_words.hpp"

namespace sverka {

namespace {

struct ServiceTable {
  std::uint32_t table = 0, head = 0;  // its row of heads
  std::map<std::uint32_t, RowColumn> columns;
};

// The head of a narrow column may be cut inside of its words: "Quan tity".
bool is_head(const ActLine& line, std::span<const std::string> phrases) {
  constexpr std::size_t kMostWords = 12;
  constexpr std::size_t kLeastBytes = 8;
  if (line.words.size() > kMostWords) {
    return false;
  }
  if (has_words(line, phrases)) {
    return true;
  }
  std::string squeezed;
  for (const Word& word : line.words) {
    squeezed += word.kind == Word::Kind::Letters ? word.key : "";
  }
  return std::any_of(phrases.begin(), phrases.end(), [&squeezed](std::string phrase) {
    phrase.erase(std::remove_if(phrase.begin(), phrase.end(), [](char letter) { return letter == ' ' || letter == '*'; }), phrase.end());
    return phrase.size() >= kLeastBytes && squeezed.starts_with(phrase);
  });
}

// A row whose cells name what the columns hold: at least what was done and its sum.
std::vector<ServiceTable> service_tables(const std::vector<ActLine>& lines, const Lexicon& lexicon) {
  std::vector<ServiceTable> tables;
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first + 1;
    while (last < lines.size() && lines[first].same_row(lines[last])) {
      ++last;
    }
    ServiceTable table{lines[first].line->table, lines[first].line->row, {}};
    for (std::size_t index = first; index < last && lines[first].in_table(); ++index) {
      for (const ColumnWords& words : kColumnWords) {
        const bool taken =
            std::any_of(table.columns.begin(), table.columns.end(), [&words](const auto& one) { return one.second == words.column; });
        if (!taken && is_head(lines[index], lexicon.list(words.list))) {
          table.columns.emplace(lines[index].line->column, words.column);
          break;
        }
      }
    }
    const auto holds = [&table](RowColumn column) {
      return std::any_of(table.columns.begin(), table.columns.end(), [column](const auto& one) { return one.second == column; });
    };
    if (holds(RowColumn::Name) && (holds(RowColumn::Sum) || holds(RowColumn::Price))) {
      tables.push_back(std::move(table));
    }
    first = last;
  }
  return tables;
}

// The first sum of a line from a word on; a number with a unit other than roubles ("1 pcs", "20 %") is none.
std::optional<FoundMoney> first_money(const ActLine& line, std::size_t from, const Lexicon& lexicon) {
  for (std::size_t at = from; at < line.words.size(); ++at) {
    if (line.words[at].kind != Word::Kind::Digits) {
      continue;
    }
    const std::optional<FoundMoney> found = money_at(line, at, lexicon);
    if (!found) {
      continue;
    }
    const bool is_share = found->last < line.words.size() && line.words[found->last].is("%");
    const bool is_count = !found->has_currency && found->last < line.words.size() && line.words[found->last].kind == Word::Kind::Letters &&
                          found->fact.raw.find_first_of(",.") == std::string::npos && found->money.kopecks < 100'000;
    if (!is_share && !is_count) {
      return found;
    }
    at = found->last - 1;
  }
  return std::nullopt;
}

std::optional<std::int64_t> thousandths_of(const PaperFact& fact) {
  const std::vector<Word> words = split_words(fact.raw);
  const Figures figures = read_figures(words, 0);
  if (figures.count == 0 || figures.too_large) {
    return std::nullopt;
  }
  return figures.thousandths;
}

class SumReader {
 public:
  SumReader(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act) : lines_(lines), lexicon_(lexicon), act_(act) {}

  void read() {
    tables_ = service_tables(lines_, lexicon_);
    read_services();
    read_totals();
    read_words();
    read_vat();
    for (const ActLine& line : lines_) {
      for (std::size_t at = 0; at < line.words.size() && !act_.has_currency; ++at) {
        act_.has_currency = currency_length(line.words, at, lexicon_) != 0;
      }
    }
    if (!act_.rows.empty()) {
      act_.content = act_.rows.front().name;
      return;
    }
    const auto services = lexicon_.list("act_service_words");
    for (const ActLine& line : lines_) {
      if (!act_.content.found() && has_words(line, services) && line.words.size() > 3 && fact_of_line(line).raw != act_.title.raw) {
        act_.content = fact_of_line(line);
      }
    }
  }

 private:
  bool heads_column(const ActLine& line) const {
    return std::any_of(tables_.begin(), tables_.end(), [&line](const ServiceTable& table) {
      return line.in_table() && line.line->table == table.table && line.line->row == table.head;
    });
  }
  bool is_total(const ActLine& line) const { return has_words(line, lexicon_.list("act_total_words")); }
  bool is_vat(const ActLine& line) const { return has_words(line, lexicon_.list("act_vat_words")); }

  // Columns of tabs hold where no line wrapped; else the rows are read from their figures.
  void read_services() {
    bool are_tabs = true;
    for (const ServiceTable& table : tables_) {
      read_rows(table);
      are_tabs = are_tabs && std::any_of(lines_.begin(), lines_.end(), [&table](const ActLine& line) {
                   return line.line->table == table.table && is_made_of_tabs(*line.line);
                 });
    }
    const bool has_gaps = act_.rows.empty() || !act_.unread.empty();
    if (!are_tabs || !has_gaps) {
      say_unread_cells();
      return;
    }
    FlatServices flat = read_flat_services(lines_, lexicon_);
    if (flat.is_complete) {
      act_.rows = std::move(flat.rows);
      act_.unread.clear();
    } else if (flat.has_heads && act_.unread.empty()) {
      act_.rows = std::move(flat.rows);
      act_.unread.push_back({ActUnread::Services, flat.heads});
    }
    say_unread_cells();
  }

  // A figure of a row that is no number.
  void say_unread_cells() {
    if (!tables_.empty() && act_.rows.empty() && act_.unread.empty()) {
      const auto head = std::find_if(lines_.begin(), lines_.end(), [this](const ActLine& line) { return heads_column(line); });
      act_.unread.push_back({ActUnread::Services, fact_of_line(*head)});
    }
    const auto has_digit = [](const PaperFact& fact) { return fact.raw.find_first_of("0123456789") != std::string::npos; };
    for (const ActRow& row : act_.rows) {
      if (has_digit(row.quantity) && !row.quantity_thousandths) {
        act_.unread.push_back({ActUnread::Services, row.quantity});
      }
      if (has_digit(row.price) && !row.price_money) {
        act_.unread.push_back({ActUnread::Services, row.price});
      }
      if (has_digit(row.sum) && !row.sum_money) {
        act_.unread.push_back({ActUnread::Services, row.sum});
      }
    }
  }

  void read_rows(const ServiceTable& table) {
    for (std::size_t first = 0; first < lines_.size();) {
      std::size_t last = first + 1;
      while (last < lines_.size() && lines_[first].same_row(lines_[last])) {
        ++last;
      }
      const bool is_below = lines_[first].line->table == table.table && lines_[first].line->row > table.head;
      if (is_below && !read_row(table, first, last)) {
        return;
      }
      first = last;
    }
  }

  // False at the row of totals, where the services end.
  bool read_row(const ServiceTable& table, std::size_t first, std::size_t last) {
    ActRow row;
    bool has_words_before = false;
    for (std::size_t index = first; index < last; ++index) {
      const ActLine& line = lines_[index];
      const auto column = table.columns.find(line.line->column);
      const bool names = column != table.columns.end() && column->second == RowColumn::Name;
      const bool begins_total = phrase_length_at(line.words, 0, lexicon_.list("act_total_words")) != 0;
      if (!has_words_before && (begins_total || (!names && (is_total(line) || is_vat(line))))) {
        return false;
      }
      has_words_before = has_words_before || std::any_of(line.words.begin(), line.words.end(),
                                                         [](const Word& word) { return word.kind == Word::Kind::Letters; });
      if (column != table.columns.end()) {
        put_cell(row, column->second, line);
      }
    }
    // A row of column numbers, 1 2 3 4, is no service.
    const bool has_name = std::any_of(row.name.raw.begin(), row.name.raw.end(), [](char letter) {
      return (static_cast<unsigned char>(letter) & 0x80) != 0 || (letter >= 'A' && letter <= 'z');
    });
    const auto has_digit = [](const PaperFact& fact) { return fact.raw.find_first_of("0123456789") != std::string::npos; };
    const bool is_service = has_name && (row.sum.found() || row.price.found());
    const bool has_figures = has_digit(row.sum) || has_digit(row.price) || has_digit(row.quantity);
    if (is_service) {
      act_.rows.push_back(std::move(row));
    } else if (has_figures && !are_ordinals(first, last)) {
      act_.unread.push_back({ActUnread::Services, row.sum.found() ? row.sum : row.price.found() ? row.price : row.quantity});
    }
    return true;
  }

  // "1 2 3 4": the numbers of the columns.
  bool are_ordinals(std::size_t first, std::size_t last) const {
    return std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(first), lines_.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const ActLine& line) { return line.words.size() <= 1 && line.text().size() <= 3; });
  }

  void put_cell(ActRow& row, RowColumn column, const ActLine& line) {
    PaperFact fact = fact_of_line(line);
    switch (column) {
      case RowColumn::Name:
        row.name.raw += row.name.found() ? " " + fact.raw : "";
        row.name = row.name.found() ? row.name : fact;
        return;
      case RowColumn::Quantity:
        row.quantity = fact;
        row.quantity_thousandths = thousandths_of(fact);
        // "1 pcs" in one cell
        if (fact.found() && !row.unit.found() && line.words.size() > 1 && line.words.back().kind == Word::Kind::Letters) {
          row.unit = fact;
        }
        return;
      case RowColumn::Unit:
        row.unit = fact.raw == "-" ? row.unit : fact;
        return;
      case RowColumn::Price:
        row.price = fact;
        row.price_money = read_cell_money(fact.raw, lexicon_).money;
        return;
      case RowColumn::Sum:
        row.sum = fact;
        row.sum_money = read_cell_money(fact.raw, lexicon_).money;
        return;
    }
  }

  // The sum of a line of totals, or of the cells behind it in its row: the last of them.
  std::optional<FoundMoney> money_behind(std::size_t index, std::size_t from) const {
    std::optional<FoundMoney> found = first_money(lines_[index], from, lexicon_);
    for (std::size_t next = index + 1; next < lines_.size() && lines_[index].same_row(lines_[next]); ++next) {
      const std::optional<FoundMoney> other = first_money(lines_[next], 0, lexicon_);
      found = other ? other : found;
    }
    const bool ends_with_label = !found && !lines_[index].in_table() && from >= lines_[index].words.size();
    if (ends_with_label && index + 1 < lines_.size()) {
      found = first_money(lines_[index + 1], 0, lexicon_);
    }
    return found;
  }

  // The grand total is named by the strongest words; "total" before the tax is a subtotal.
  void read_totals() {
    int best = 0;
    for (std::size_t index = 0; index < lines_.size(); ++index) {
      const ActLine& line = lines_[index];
      const std::array<std::string_view, 3> kLists{"act_total_words", "act_stated_words", "act_grand_total_words"};
      for (std::size_t strength = 0; strength < kLists.size(); ++strength) {
        const PhraseMatch match = find_phrase(line.words, lexicon_.list(kLists[strength]));
        const bool taxes = match.count != 0 && is_vat(line) && strength == 0 &&
                           find_words(line, lexicon_.list("act_vat_words")) < match.first + match.count + 3 &&
                           !has_words(line, lexicon_.list("with_vat_words"));
        if (match.count == 0 || taxes) {
          continue;
        }
        const std::optional<FoundMoney> found = money_behind(index, match.first + match.count);
        if (!found) {
          continue;
        }
        if (strength == 0 && !act_.subtotal.found()) {
          act_.subtotal = found->fact;
          act_.subtotal_money = found->money;
        }
        if (static_cast<int>(strength) + 1 >= best) {
          best = static_cast<int>(strength) + 1;
          act_.total = found->fact;
          act_.total_money = found->money;
        }
      }
    }
    if (!act_.total.found() && act_.rows.size() == 1 && act_.rows.front().sum_money) {
      act_.total = act_.rows.front().sum;
      act_.total.value = to_string(*act_.rows.front().sum_money);
      act_.total_money = act_.rows.front().sum_money;
    }
  }

  // The last sum in words with its currency, or the one beside figures.
  void read_words() {
    for (const ActLine& line : lines_) {
      if (is_vat(line) && !is_total(line) && !has_words(line, lexicon_.list("act_stated_words"))) {
        continue;
      }
      for (std::size_t at = 0; at < line.words.size();) {
        const SumInWords sum = read_sum_in_words(line.words, at, lexicon_);
        const bool in_brackets = at > 0 && line.words[at - 1].is("(");
        if (sum.count == 0 || (!sum.currency && !in_brackets)) {
          at += std::max<std::size_t>(sum.count, 1);
          continue;
        }
        std::int64_t kopecks = sum.kopecks;
        std::size_t last = at + sum.count;
        // "(five thousand) roubles 50 kopecks": the kopecks stand behind the bracket.
        if (!sum.kopecks_given) {
          std::size_t behind = last;
          while (behind < line.words.size() && (line.words[behind].is(")") || currency_length(line.words, behind, lexicon_) != 0)) {
            behind += line.words[behind].is(")") ? 1 : currency_length(line.words, behind, lexicon_);
          }
          const Kopecks more = read_kopecks(line.words, behind, lexicon_);
          kopecks += more.count != 0 ? more.kopecks : 0;
          if (more.count == 0 && act_.total_money && act_.total_money->kopecks / 100 * 100 == kopecks) {
            kopecks = act_.total_money->kopecks;  // the kopecks are said in figures before the words
          }
          last = more.count != 0 ? behind + more.count : last;
        }
        act_.total_in_words = fact_of_words(line, at, last);
        act_.words_money = Money{kopecks};
        act_.total_in_words.value = to_string(Money{kopecks});
        at = last;
        return;
      }
    }
  }

  std::optional<int> rate_of(const ActLine& line) const {
    for (std::size_t at = 1; at < line.words.size(); ++at) {
      const bool is_share = line.words[at].is("%") && line.words[at - 1].kind == Word::Kind::Digits && line.words[at - 1].key.size() <= 2;
      // "20,00 %"
      const bool has_decimals = at > 2 && (line.words[at - 2].is(",") || line.words[at - 2].is(".")) && !line.words[at - 1].space_before &&
                                line.words[at - 3].kind == Word::Kind::Digits && line.words[at - 3].key.size() <= 2;
      if (is_share) {
        return std::stoi(line.words[has_decimals ? at - 3 : at - 1].key);
      }
    }
    return std::nullopt;
  }

  void read_vat() {
    for (std::size_t index = 0; index < lines_.size(); ++index) {
      const ActLine& line = lines_[index];
      if (!is_vat(line)) {
        continue;
      }
      const std::size_t at = find_words(line, lexicon_.list("act_vat_words"));
      const bool exempt = has_words(line, lexicon_.list("act_vat_exempt_words"));
      const bool may_head = line.in_table() && !exempt && !rate_of(line) && line.line->row <= 1;
      if (may_head || heads_column(line)) {
        continue;
      }
      std::size_t behind = at + 1;
      while (behind < line.words.size() && !line.words[behind].is("%") && line.words[behind].kind != Word::Kind::Digits) {
        ++behind;
      }
      const std::optional<int> rate = rate_of(line);
      behind = rate && behind + 1 < line.words.size() && line.words[behind + 1].is("%") ? behind + 2 : at + 1;
      const std::optional<FoundMoney> amount = exempt ? std::nullopt : money_behind(index, behind);
      if (act_.vat.statement.found() && !amount && !rate) {
        continue;
      }
      act_.vat.statement = fact_of_line(line);
      act_.vat.exempt = exempt;
      act_.vat.per_cent = rate;
      if (amount) {
        act_.vat.amount = amount->money;
      }
      if (amount || exempt) {
        return;
      }
    }
  }

  const std::vector<ActLine>& lines_;
  const Lexicon& lexicon_;
  ActPaper& act_;
  std::vector<ServiceTable> tables_;
};

}  // namespace

void read_act_sums(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act) {
  SumReader(lines, lexicon, act).read();
  find_unread_sums(lines, lexicon, act);
}

}  // namespace sverka
