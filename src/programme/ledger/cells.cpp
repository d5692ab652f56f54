#include "programme/ledger/cells.hpp"

#include <algorithm>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr int kMostOffsetHours = 18;

bool is_figure(char letter) {
  return letter >= '0' && letter <= '9';
}

// Takes figures from the front of a text.
class CellFront {
 public:
  explicit CellFront(std::string_view text) : rest_(text) {}

  // So many figures, at least `least`, at most `most`.
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    while (count < most && count < rest_.size() && is_figure(rest_[count])) {
      value = value * 10 + (rest_[count++] - '0');
    }
    if (count < least) {
      return std::nullopt;
    }
    rest_.remove_prefix(count);
    return value;
  }
  bool take(char letter) {
    if (rest_.empty() || rest_.front() != letter) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }
  void skip_figures() {
    while (!rest_.empty() && is_figure(rest_.front())) {
      rest_.remove_prefix(1);
    }
  }
  bool is_over() const { return rest_.empty(); }
  char front() const { return rest_.empty() ? '\0' : rest_.front(); }

 private:
  std::string_view rest_;
};

std::optional<Date> take_date(CellFront& figures, bool iso) {
  const auto first = figures.number(iso ? 4 : 1, iso ? 4 : 2);
  if (!first || !figures.take(iso ? '-' : '.')) {
    return std::nullopt;
  }
  const auto month = figures.number(iso ? 2 : 1, 2);
  if (!month || !figures.take(iso ? '-' : '.')) {
    return std::nullopt;
  }
  const auto last = figures.number(iso ? 2 : 4, iso ? 2 : 4);
  if (!last) {
    return std::nullopt;
  }
  return make_date(iso ? *first : *last, static_cast<unsigned>(*month), static_cast<unsigned>(iso ? *last : *first));
}

bool is_iso(std::string_view cell) {
  return cell.size() > 4 && cell[4] == '-';
}

// Seconds since midnight.
std::optional<int> take_clock(CellFront& figures) {
  const auto hours = figures.number(1, 2);
  if (!hours || *hours > 23 || !figures.take(':')) {
    return std::nullopt;
  }
  const auto minutes = figures.number(2, 2);
  if (!minutes || *minutes > 59) {
    return std::nullopt;
  }
  int seconds = 0;
  if (figures.take(':')) {
    const auto given = figures.number(2, 2);
    if (!given || *given > 59) {
      return std::nullopt;
    }
    seconds = *given;
    if (figures.take('.') || figures.take(',')) {
      if (!is_figure(figures.front())) {
        return std::nullopt;
      }
      figures.skip_figures();
    }
  }
  return (*hours * 60 + *minutes) * 60 + seconds;
}

// Seconds ahead of UTC; Moscow's own where none is given.
std::optional<int> take_offset(CellFront& figures) {
  if (figures.is_over()) {
    return kMoscowHours * 3600;
  }
  if (figures.take('Z') || figures.take('z')) {
    return 0;
  }
  const bool west = figures.front() == '-';
  if (!figures.take('+') && !figures.take('-')) {
    return std::nullopt;
  }
  const auto hours = figures.number(2, 2);
  int minutes = 0;
  if (hours && !figures.is_over()) {
    figures.take(':');
    const auto given = figures.number(2, 2);
    minutes = given ? *given : 60;
  }
  if (!hours || *hours > kMostOffsetHours || minutes > 59) {
    return std::nullopt;
  }
  const int seconds = (*hours * 60 + minutes) * 60;
  return west ? -seconds : seconds;
}

// "5000", "5000.5", "5000,00": what most cells hold. `decimals` counts what stands after the mark.
struct PlainMoney {
  std::int64_t kopecks = 0;
  std::size_t decimals = 0;
};
std::optional<PlainMoney> read_plain_money(std::string_view cell) {
  constexpr std::size_t kMostFigures = 12;
  const std::size_t mark = cell.find_first_of(".,");
  const std::string_view roubles = cell.substr(0, mark);
  const std::string_view rest = mark == std::string_view::npos ? std::string_view() : cell.substr(mark + 1);
  const bool has_mark = mark != std::string_view::npos;
  if (roubles.empty() || roubles.size() > kMostFigures || rest.empty() == has_mark ||
      !std::all_of(roubles.begin(), roubles.end(), is_figure) || !std::all_of(rest.begin(), rest.end(), is_figure)) {
    return std::nullopt;
  }
  PlainMoney plain;
  plain.decimals = rest.size();
  for (const char figure : roubles) {
    plain.kopecks = plain.kopecks * 10 + (figure - '0');
  }
  for (std::size_t index = 0; index < 2; ++index) {
    plain.kopecks = plain.kopecks * 10 + (index < rest.size() ? rest[index] - '0' : 0);
  }
  return plain;
}

bool begins_negative(std::string_view cell) {
  for (const std::string_view minus : {"-", "\xE2\x88\x92", "\xE2\x80\x93", "\xE2\x80\x94", "("}) {
    if (cell.starts_with(minus) && cell.find_first_of("0123456789") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// CellFront after the last comma or point, if so many stand at the end of the cell.
std::size_t decimals_at_end(std::string_view cell) {
  const std::size_t mark = cell.find_last_of(".,");
  if (mark == std::string_view::npos || !std::all_of(cell.begin() + static_cast<std::ptrdiff_t>(mark) + 1, cell.end(), is_figure)) {
    return 0;
  }
  return cell.size() - mark - 1;
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty()) {
    std::size_t at = 0;
    if (!is_space(next_code_point(cell, at))) {
      break;
    }
    cell.remove_prefix(at);
  }
  while (!cell.empty()) {
    std::size_t begin = cell.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(cell[begin]) & 0xC0) == 0x80) {
      --begin;
    }
    std::size_t at = begin;
    if (!is_space(next_code_point(cell, at))) {
      break;
    }
    cell = cell.substr(0, begin);
  }
  return cell;
}

std::optional<Date> read_cell_date(std::string_view cell) {
  CellFront figures(cell);
  const std::optional<Date> date = take_date(figures, is_iso(cell));
  return figures.is_over() ? date : std::nullopt;
}

std::optional<MoscowSeconds> read_cell_time(std::string_view cell) {
  CellFront figures(cell);
  const std::optional<Date> date = take_date(figures, is_iso(cell));
  if (!date) {
    return std::nullopt;
  }
  if (figures.is_over()) {
    return midnight_of(*date);
  }
  if (!figures.take('T') && !figures.take('t') && !figures.take(' ')) {
    return std::nullopt;
  }
  while (figures.take(' ')) {
  }
  const std::optional<int> clock = take_clock(figures);
  const std::optional<int> offset = clock ? take_offset(figures) : std::nullopt;
  if (!offset || !figures.is_over()) {
    return std::nullopt;
  }
  return midnight_of(*date) + *clock + kMoscowHours * 3600 - *offset;
}

CellMoney read_cell_money(std::string_view cell, const Lexicon& lexicon) {
  if (const std::optional<PlainMoney> plain = read_plain_money(cell)) {
    return plain->decimals > 2 ? CellMoney{std::nullopt, "amount-decimals"} : CellMoney{Money{plain->kopecks}, {}};
  }
  if (begins_negative(cell)) {
    return {std::nullopt, "amount-negative"};
  }
  const bool has_control = std::any_of(cell.begin(), cell.end(), [](char letter) { return letter >= 0 && letter < ' '; });
  if (has_control) {
    return {std::nullopt, "amount"};
  }
  // "1 000.500" could be a million and a half or a thousand and a half; in a table nothing is guessed.
  if (decimals_at_end(cell) > 2) {
    return {std::nullopt, "amount-decimals"};
  }
  const std::optional<Money> money = read_amount_in_figures(cell, lexicon);
  return money ? CellMoney{money, {}} : CellMoney{std::nullopt, "amount"};
}

std::optional<std::vector<Month>> read_cell_months(std::string_view cell) {
  std::vector<Month> months;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(",; "), cell.size());
    const std::string_view item = trimmed(cell.substr(0, end));
    cell = end == cell.size() ? std::string_view() : cell.substr(end + 1);
    if (item.empty()) {
      continue;
    }
    const std::optional<Month> month = parse_month(item);
    if (!month) {
      return std::nullopt;
    }
    months.push_back(*month);
  }
  std::sort(months.begin(), months.end());
  if (months.empty() || std::adjacent_find(months.begin(), months.end()) != months.end()) {
    return std::nullopt;
  }
  return months;
}

std::string to_text(const std::vector<Month>& months) {
  std::string text;
  for (const Month month : months) {
    text += (text.empty() ? "" : ",") + to_iso(month);
  }
  return text;
}

}  // namespace sverka
