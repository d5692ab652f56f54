#include "programme/ledger/stated_periods.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "programme/dates.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

constexpr std::int32_t kMostMonths = 36;

int number_of(const Word& word) {
  return word.key.size() > 4 ? 0 : std::stoi(word.key);
}

bool is_digits(const Word& word, std::size_t size) {
  return word.kind == Word::Kind::Digits && word.key.size() == size;
}

bool is_year(const Word& word) {
  return is_digits(word, 4) && number_of(word) >= 1900 && number_of(word) <= 2199;
}

struct NamedMonth {
  unsigned month = 0;
  int year = 0;  // 0: not said yet
  bool ends_range = false;
};

class PeriodFinder {
 public:
  PeriodFinder(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon), words_(split_words(text)) {}

  std::vector<StatedPeriod> find() {
    while (at_ < words_.size()) {
      if (!take_dates() && !take_quarter() && !take_figures() && !take_names()) {
        ++at_;
      }
    }
    return std::move(found_);
  }

 private:
  bool is_range_sign(std::size_t at) const {
    return at < words_.size() && (words_[at].is("-") || matches_any(words_[at].key, lexicon_.list("range_words")));
  }

  // The date that begins at a word, and the word behind it.
  std::optional<Date> date_at(std::size_t at, std::size_t& next) const {
    const Word& word = words_[at];
    if (word.kind != Word::Kind::Digits && !word.is("\"")) {
      return std::nullopt;
    }
    const DateReading reading = read_date(text_.substr(word.begin), lexicon_);
    if (reading.state != DateState::Read || !reading.date) {
      return std::nullopt;
    }
    next = at;
    while (next < words_.size() && words_[next].begin < word.begin + reading.end) {
      ++next;
    }
    return reading.date;
  }

  // A day alone is passed over; two days with a range sign between them are a period.
  bool take_dates() {
    std::size_t next = 0;
    const std::size_t first = at_;
    const std::optional<Date> begin = date_at(at_, next);
    if (!begin) {
      return false;
    }
    at_ = next;
    std::size_t end_at = 0;
    if (!is_range_sign(next) || next + 1 >= words_.size()) {
      return true;
    }
    const std::optional<Date> end = date_at(next + 1, end_at);
    const Month from = month_of(*begin);
    if (!end || month_of(*end) < from || month_of(*end).number - from.number > kMostMonths) {
      return true;
    }
    at_ = end_at;
    StatedPeriod period = months_between(from, month_of(*end));
    period.whole_months = *begin == from.first_day() && *end == month_of(*end).last_day();
    put(std::move(period), first);
    return true;
  }

  // "2026-09", "09.2026".
  bool take_figures() {
    if (at_ + 2 >= words_.size()) {
      return false;
    }
    const Word& left = words_[at_];
    const Word& mark = words_[at_ + 1];
    const Word& right = words_[at_ + 2];
    const bool joined = !mark.space_before && !right.space_before;
    const bool follows_figures = at_ > 0 && !left.space_before && words_[at_ - 1].kind != Word::Kind::Letters &&
                                 (words_[at_ - 1].is(".") || words_[at_ - 1].is("-") || words_[at_ - 1].is("/"));
    if (!joined || follows_figures) {
      return false;
    }
    int year = 0;
    int month = 0;
    if (is_year(left) && mark.is("-") && is_digits(right, 2)) {
      year = number_of(left);
      month = number_of(right);
    } else if (is_digits(left, 2) && (mark.is(".") || mark.is("/")) && is_year(right)) {
      year = number_of(right);
      month = number_of(left);
    }
    if (month < 1 || month > 12) {
      return false;
    }
    const std::size_t first = at_;
    at_ += 3;
    const Month named{year * 12 + month - 1};
    // "2026-08 - 2026-09": the range ends here.
    if (first > 0 && is_range_sign(first - 1) && !found_.empty() && found_.back().end == words_[first - 2].end) {
      StatedPeriod& before = found_.back();
      if (before.months.back() < named && named.number - before.months.front().number <= kMostMonths) {
        const std::uint32_t begin = before.begin;
        before = months_between(before.months.front(), named);
        before.begin = begin;
        before.end = right.end;
        return true;
      }
    }
    put(months_between(named, named), first);
    return true;
  }

  bool take_quarter() {
    const auto& quarters = lexicon_.numbers("quarters");
    const auto number = quarters.find(words_[at_].key);
    if (number == quarters.end()) {
      return false;
    }
    std::size_t next = at_ + 1;
    if (next < words_.size() && words_[next].is("-")) {
      next += 2;  // "3-j kvartal"
    }
    if (next + 1 >= words_.size() || !matches_any(words_[next].key, lexicon_.list("quarter_stems")) || !is_year(words_[next + 1])) {
      return false;
    }
    const Month first{number_of(words_[next + 1]) * 12 + static_cast<std::int32_t>(number->second - 1) * 3};
    const std::size_t begin = at_;
    at_ = next + 2;
    put(months_between(first, Month{first.number + 2}), begin);
    return true;
  }

  unsigned month_named(const Word& word) const { return word.kind == Word::Kind::Letters ? month_named(std::string_view(word.key)) : 0; }

  unsigned month_named(std::string_view key) const {
    for (const std::string_view list : {"months_nominative", "months_genitive", "months_prepositional"}) {
      const auto names = lexicon_.list(list);
      const auto found = std::find(names.begin(), names.end(), key);
      if (found != names.end()) {
        return static_cast<unsigned>(found - names.begin()) + 1;
      }
    }
    return 0;
  }

  // Two months that a hyphen makes one word: the months from one to the other.
  bool is_range_of_names(const Word& word) const {
    const std::size_t hyphen = word.key.find('-');
    return hyphen != std::string::npos && month_named(std::string_view(word.key).substr(0, hyphen)) != 0 &&
           month_named(std::string_view(word.key).substr(hyphen + 1)) != 0;
  }

  // Months by name up to the last year that is said for them.
  bool take_names() {
    if (month_named(words_[at_]) == 0 && !is_range_of_names(words_[at_])) {
      return false;
    }
    const std::size_t first = at_;
    std::vector<NamedMonth> months;
    std::size_t last_year = 0;
    std::size_t complete = 0;  // months with a year
    bool range = false;
    for (; at_ < words_.size(); ++at_) {
      const Word& word = words_[at_];
      if (const unsigned month = month_named(word)) {
        months.push_back({month, 0, range && !months.empty()});
        range = false;
      } else if (is_range_of_names(word)) {
        const std::size_t hyphen = word.key.find('-');
        months.push_back({month_named(std::string_view(word.key).substr(0, hyphen)), 0, false});
        months.push_back({month_named(std::string_view(word.key).substr(hyphen + 1)), 0, true});
      } else if (is_year(word) && complete < months.size()) {
        for (std::size_t index = complete; index < months.size(); ++index) {
          months[index].year = number_of(word);
        }
        complete = months.size();
        last_year = at_;
      } else if (is_range_sign(at_)) {
        range = true;
      } else if (!word.is(",") && !word.is(".") && !matches_any(word.key, lexicon_.list("and_words")) &&
                 !matches_any(word.key, lexicon_.list("date_year_words"))) {
        break;
      }
    }
    if (complete == 0) {
      return true;
    }
    months.resize(complete);
    at_ = last_year + 1;
    put(months_named(months), first);
    return true;
  }

  static StatedPeriod months_named(std::vector<NamedMonth>& months) {
    StatedPeriod period;
    for (std::size_t index = 0; index < months.size(); ++index) {
      const auto number = [&months](std::size_t one) {
        return Month{months[one].year * 12 + static_cast<std::int32_t>(months[one].month) - 1};
      };
      const Month to = number(index);
      if (months[index].ends_range) {
        Month from = number(index - 1);
        from.number -= to < from ? 12 : 0;  // "December - January 2027"
        if (to < from || to.number - from.number > kMostMonths) {
          continue;
        }
        period.months.pop_back();
        for (Month month = from; month <= to; month = month.next()) {
          period.months.push_back(month);
        }
      } else {
        period.months.push_back(to);
      }
    }
    std::sort(period.months.begin(), period.months.end());
    period.months.erase(std::unique(period.months.begin(), period.months.end()), period.months.end());
    return period;
  }

  static StatedPeriod months_between(Month from, Month to) {
    StatedPeriod period;
    for (Month month = from; month <= to; month = month.next()) {
      period.months.push_back(month);
    }
    return period;
  }

  void put(StatedPeriod period, std::size_t first) {
    period.begin = words_[first].begin;
    period.end = words_[at_ - 1].end;
    found_.push_back(std::move(period));
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Word> words_;
  std::size_t at_ = 0;
  std::vector<StatedPeriod> found_;
};

}  // namespace

std::vector<StatedPeriod> find_periods(std::string_view text, const Lexicon& lexicon) {
  return PeriodFinder(text, lexicon).find();
}

std::vector<Month> months_within(std::string_view text, const Lexicon& lexicon) {
  std::vector<Month> months;
  for (const StatedPeriod& period : find_periods(text, lexicon)) {
    months.insert(months.end(), period.months.begin(), period.months.end());
  }
  std::sort(months.begin(), months.end());
  months.erase(std::unique(months.begin(), months.end()), months.end());
  return months;
}

}  // namespace sverka
