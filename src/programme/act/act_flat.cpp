#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "programme/act/act_rows.hpp"
#include "programme/number_words.hpp"

namespace sverka {

namespace {

constexpr std::size_t kLinesOfHeads = 3;
constexpr std::size_t kWordsOfHeads = 24;
constexpr std::size_t kLinesOfServices = 200;
constexpr std::size_t kMostReadings = 64;  // of the figures of one row
constexpr std::size_t kUnitWords = 4;

bool is_letters(const Word& word) {
  return word.kind == Word::Kind::Letters;
}
bool is_digits(const Word& word) {
  return word.kind == Word::Kind::Digits;
}

// The columns that the words of a line name, in their order; empty where it names none, or says more than heads do.
std::vector<RowColumn> columns_of(const ActLine& line, const Lexicon& lexicon) {
  std::vector<RowColumn> columns;
  std::size_t letters = 0;
  std::size_t of_heads = 0;
  for (std::size_t at = 0; at < line.words.size();) {
    if (!is_letters(line.words[at])) {
      ++at;
      continue;
    }
    std::size_t longest = 0;
    RowColumn column = RowColumn::Name;
    for (const ColumnWords& words : kColumnWords) {
      const std::size_t count = phrase_length_at(line.words, at, lexicon.list(words.list));
      if (count > longest) {
        longest = count;
        column = words.column;
      }
    }
    const auto counted =
        std::count_if(line.words.begin() + static_cast<std::ptrdiff_t>(at),
                      line.words.begin() + static_cast<std::ptrdiff_t>(at + std::max<std::size_t>(longest, 1)), is_letters);
    letters += static_cast<std::size_t>(counted);
    of_heads += longest == 0 ? (currency_length(line.words, at, lexicon) != 0 ? 1 : 0) : static_cast<std::size_t>(counted);
    if (longest != 0 && std::find(columns.begin(), columns.end(), column) == columns.end()) {
      columns.push_back(column);
    }
    at += std::max<std::size_t>(longest, 1);
  }
  const auto holds = [&columns](RowColumn column) { return std::find(columns.begin(), columns.end(), column) != columns.end(); };
  const bool are_heads = columns.size() >= 3 && columns.front() == RowColumn::Name && of_heads * 2 > letters &&
                         (holds(RowColumn::Sum) || holds(RowColumn::Price));
  return are_heads ? columns : std::vector<RowColumn>();
}

bool begins_total(const ActLine& line, const Lexicon& lexicon) {
  std::size_t at = 0;
  while (at < line.words.size() && line.words[at].kind == Word::Kind::Sign) {
    ++at;
  }
  return phrase_length_at(line.words, at, lexicon.list("act_total_words")) != 0 ||
         phrase_length_at(line.words, at, lexicon.list("act_vat_words")) != 0;
}

// One way to read the figures of a row.
struct Reading {
  ActRow row;
  std::size_t first = 0, last = 0;  // words, half-open
  bool is_doubtful = false;         // two of its numbers may be one

  bool product_is_right() const {
    const std::optional<Money> product =
        row.quantity_thousandths && row.price_money ? multiply(*row.price_money, *row.quantity_thousandths) : std::nullopt;
    return product && row.sum_money && (product->kopecks + 500) / 1000 == row.sum_money->kopecks;
  }
};

class RowReader {
 public:
  RowReader(const ActLine& line, const std::vector<RowColumn>& columns, std::set<std::size_t> starts, std::set<std::size_t> line_starts,
            const Lexicon& lexicon)
      : line_(line), columns_(columns), starts_(std::move(starts)), line_starts_(std::move(line_starts)), lexicon_(lexicon) {}

  // False: some figures are left that no row has.
  bool read(std::vector<ActRow>& rows) {
    std::size_t from = 0;
    while (from < line_.words.size()) {
      readings_.clear();
      bool has_name = false;
      for (std::size_t at = from; at < line_.words.size() && (readings_.empty() || at < readings_.front().last); ++at) {
        has_name = has_name || is_letters(line_.words[at]);
        if (has_name && is_digits(line_.words[at]) && line_.words[at].space_before) {
          reading_ = Reading{};
          reading_.first = at;
          extend(at, 1);
        }
      }
      const Reading* best = choose();
      if (best == nullptr) {
        const bool are_ambiguous = !readings_.empty();
        return !are_ambiguous && !has_figures(from);
      }
      ActRow row = best->row;
      row.name = name_between(from, best->first);
      from = best->last;
      if (row.name.found()) {
        rows.push_back(std::move(row));
      }
    }
    return true;
  }

 private:
  bool has_figures(std::size_t from) const {
    return std::any_of(line_.words.begin() + static_cast<std::ptrdiff_t>(from), line_.words.end(),
                       [](const Word& word) { return is_digits(word); });
  }

  // The words of the service, without the number of its row.
  PaperFact name_between(std::size_t first, std::size_t last) const {
    while (first < last && !is_letters(line_.words[first]) && !line_.words[first].is("\"")) {
      ++first;
    }
    return fact_of_words(line_, first, last);
  }

  // The only reading, else the only one whose product is right.
  const Reading* choose() const {
    if (readings_.size() == 1 && !readings_.front().is_doubtful) {
      return &readings_.front();
    }
    const Reading* best = nullptr;
    for (const Reading& reading : readings_) {
      if (reading.product_is_right()) {
        if (best != nullptr && best->row.sum_money != reading.row.sum_money) {
          return nullptr;
        }
        best = best == nullptr ? &reading : best;
      }
    }
    return best;
  }

  // The columns behind the name from `which` on, at words from `at`.
  void extend(std::size_t at, std::size_t which) {
    if (readings_.size() >= kMostReadings) {
      return;
    }
    if (which == columns_.size()) {
      const bool ends = at >= line_.words.size() || line_starts_.count(at) != 0;
      if (ends) {
        reading_.last = at;
        readings_.push_back(reading_);
      }
      return;
    }
    switch (columns_[which]) {
      case RowColumn::Name:
        return;
      case RowColumn::Unit:
        extend_by_unit(at, which);
        return;
      case RowColumn::Quantity:
        extend_by_quantity(at, which);
        return;
      case RowColumn::Price:
      case RowColumn::Sum:
        extend_by_money(at, which);
        return;
    }
  }

  void extend_by_unit(std::size_t at, std::size_t which) {
    std::size_t end = at;
    while (end < line_.words.size() && end < at + kUnitWords && !is_digits(line_.words[end])) {
      ++end;
    }
    const bool ends_unit = end > at && (end >= line_.words.size() || is_digits(line_.words[end]) || line_starts_.count(end) != 0);
    if (!ends_unit) {
      return;
    }
    const PaperFact kept = reading_.row.unit;
    reading_.row.unit = fact_of_words(line_, at, end);
    extend(end, which + 1);
    reading_.row.unit = kept;
  }

  // Digits with their groups: each number of groups is a reading of its own, up to a gap that divides columns.
  void extend_by_quantity(std::size_t at, std::size_t which) {
    const Reading kept = reading_;
    for (const auto& [end, thousandths, goes_on] : numbers_at(at)) {
      reading_.is_doubtful = reading_.is_doubtful || goes_on;
      reading_.row.quantity = fact_of_words(line_, at, end);
      reading_.row.quantity_thousandths = thousandths;
      extend(end, which + 1);
      // "1 pcs" in the column of quantities.
      const bool has_unit = std::find(columns_.begin(), columns_.end(), RowColumn::Unit) == columns_.end();
      std::size_t behind = end;
      while (has_unit && behind < line_.words.size() && behind < end + kUnitWords && !is_digits(line_.words[behind])) {
        ++behind;
      }
      if (behind > end) {
        reading_.row.unit = fact_of_words(line_, end, behind);
        extend(behind, which + 1);
      }
      reading_ = kept;
    }
  }

  void extend_by_money(std::size_t at, std::size_t which) {
    const Reading kept = reading_;
    for (const auto& [end, thousandths, goes_on] : numbers_at(at)) {
      if (thousandths % 10 != 0) {
        continue;
      }
      reading_.is_doubtful = reading_.is_doubtful || goes_on;
      const bool is_price = columns_[which] == RowColumn::Price;
      const std::size_t behind = end + currency_length(line_.words, end, lexicon_);
      PaperFact fact = fact_of_words(line_, at, behind);
      const Money money{thousandths / 10};
      fact.value = to_string(money);
      (is_price ? reading_.row.price : reading_.row.sum) = fact;
      (is_price ? reading_.row.price_money : reading_.row.sum_money) = money;
      extend(behind, which + 1);
      reading_ = kept;
    }
  }

  struct Number {
    std::size_t end = 0;  // word behind it
    std::int64_t thousandths = 0;
    bool may_go_on = false;  // the next digits may be a group of it
  };

  // The numbers that begin at a word.
  std::vector<Number> numbers_at(std::size_t at) const {
    constexpr std::size_t kMostDigits = 12;
    constexpr std::int64_t kThousand = 1000;
    std::vector<Number> numbers;
    const std::vector<Word>& words = line_.words;
    std::string digits;
    const bool is_group_alone = at < words.size() && words[at].key.size() > 1 && words[at].key.front() == '0';
    for (std::size_t end = at; !is_group_alone && end < words.size() && is_digits(words[end]); ++end) {
      const bool is_group = end > at && words[end].key.size() == 3 && words[at].key.size() <= 3 && starts_.count(end) == 0;
      if (end > at && !is_group) {
        break;
      }
      digits += words[end].key;
      if (digits.size() > kMostDigits) {
        break;
      }
      std::int64_t value = std::stoll(digits) * kThousand;
      const bool has_mark = end + 2 < words.size() && (words[end + 1].is(",") || words[end + 1].is(".")) && !words[end + 1].space_before &&
                            is_digits(words[end + 2]) && !words[end + 2].space_before;
      if (!has_mark) {
        const bool is_glued = end + 1 < words.size() && !words[end + 1].space_before && !is_letters(words[end + 1]) &&
                              starts_.count(end + 1) == 0 && !words[end + 1].is("%");
        if (!is_glued) {
          const bool may_go_on = end + 1 < words.size() && is_digits(words[end + 1]) && words[end + 1].key.size() == 3 &&
                                 words[at].key.size() <= 3 && starts_.count(end + 1) == 0;
          numbers.push_back({end + 1, value, may_go_on});
        }
        continue;
      }
      const std::string& part = words[end + 2].key;
      const bool goes_on = end + 4 < words.size() && words[end + 3].kind == Word::Kind::Sign && !words[end + 3].space_before &&
                           is_digits(words[end + 4]) && !words[end + 4].space_before && starts_.count(end + 4) == 0;
      if (part.size() <= 3 && !goes_on) {
        value += std::stoll(part + std::string(3 - part.size(), '0'));
        numbers.push_back({end + 3, value, false});
      }
      break;
    }
    return numbers;
  }

  const ActLine& line_;
  const std::vector<RowColumn>& columns_;
  std::set<std::size_t> starts_;       // words that begin a cell
  std::set<std::size_t> line_starts_;  // words that begin a line
  const Lexicon& lexicon_;
  Reading reading_;
  std::vector<Reading> readings_;
};

// Lines as one, with the words that begin each cell and each line.
struct Joined {
  PaperLine text;
  ActLine line;
  std::set<std::size_t> cells, lines;
};

void join(std::span<const ActLine> lines, Joined& joined) {
  joined.line = joined_line(lines, joined.text);
  for (std::size_t piece = 0; piece < lines.size(); ++piece) {
    const std::size_t begin = joined.line.pieces[piece].begin;
    const auto word = std::lower_bound(joined.line.words.begin(), joined.line.words.end(), begin,
                                       [](const Word& one, std::size_t byte) { return one.begin < byte; });
    const auto number = static_cast<std::size_t>(word - joined.line.words.begin());
    const bool is_cell = piece > 0 && lines[piece].same_row(lines[piece - 1]) && lines[piece].line->column != lines[piece - 1].line->column;
    (is_cell ? joined.cells : joined.lines).insert(number);
  }
}

// Heads that stand outside of cells, in the first lines from `first` on; `behind` is the line behind them.
std::vector<RowColumn> heads_at(const std::vector<ActLine>& lines, std::size_t first, const Lexicon& lexicon, std::size_t& behind,
                                PaperFact& text) {
  std::vector<RowColumn> columns;
  std::size_t last = first;
  for (std::size_t count = 0; count < kLinesOfHeads && last < lines.size(); ++count) {
    const std::size_t row = last++;
    while (last < lines.size() && lines[row].same_row(lines[last]) && is_made_of_tabs(*lines[row].line)) {
      ++last;
    }
    const bool is_flat = !lines[row].in_table() || is_made_of_tabs(*lines[row].line);
    if (!is_flat || (count > 0 && begins_total(lines[row], lexicon))) {
      break;
    }
    Joined heads;
    join(std::span(lines).subspan(first, last - first), heads);
    const bool has_number = std::any_of(heads.line.words.begin(), heads.line.words.end(), is_digits);
    if (has_number || heads.line.words.size() > kWordsOfHeads) {
      break;
    }
    std::vector<RowColumn> found = columns_of(heads.line, lexicon);
    if (found.size() > columns.size()) {
      columns = std::move(found);
      behind = last;
      text = fact_of_words(heads.line, 0, heads.line.words.size());
    }
  }
  return columns;
}

}  // namespace

FlatServices read_flat_services(const std::vector<ActLine>& lines, const Lexicon& lexicon) {
  FlatServices services;
  for (std::size_t first = 0; first < lines.size(); ++first) {
    std::size_t behind = first;
    const std::vector<RowColumn> columns = heads_at(lines, first, lexicon, behind, services.heads);
    if (columns.empty()) {
      continue;
    }
    std::size_t last = behind;
    while (last < lines.size() && last < behind + kLinesOfServices && !begins_total(lines[last], lexicon)) {
      ++last;
    }
    services.has_heads = true;
    if (last > behind) {
      Joined rows;
      join(std::span(lines).subspan(behind, last - behind), rows);
      services.is_complete = RowReader(rows.line, columns, rows.cells, rows.lines, lexicon).read(services.rows) && !services.rows.empty();
    }
    return services;
  }
  return services;
}

}  // namespace sverka
