// Dates and their parts, amounts, sums in words, counts.

#include "programme/dates.hpp"
#include "programme/field_shapes.hpp"
#include "programme/money.hpp"
#include "programme/number_words.hpp"
#include "text/token.hpp"

namespace sverka {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

std::string_view from_word(std::string_view raw, std::span<const Word> words, std::size_t at) {
  return at < words.size() ? raw.substr(words[at].begin) : std::string_view{};
}

FieldReading read_whole_date(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  const bool prefixed = !words.empty() && matches_any(words[0].key, lexicon.list("date_prefixes"));
  const DateReading date = read_date(from_word(raw, words, prefixed ? 1 : 0), lexicon);
  switch (date.state) {
    case DateState::NotADate:
      return {false, "", "date-shape"};
    case DateState::Unfilled:
      return {false, "", "date-unfilled"};
    case DateState::Impossible:
      return {false, "", "date-impossible"};
    case DateState::Read:
      break;
  }
  const std::vector<Word> tail = split_words(date.tail);
  const bool misread = tail.size() == 1 && tail[0].kind == Word::Kind::Letters;
  return {true, to_iso(*date.date), date.two_digit_year ? "date-two-digit-year" : misread ? "date-tail" : ""};
}

// The one number of a value, quotes and "g." aside; -1 if there is none or more.
int only_number(std::span<const Word> words, const Lexicon& lexicon, std::size_t& digits) {
  int value = -1;
  for (const Word& word : words) {
    if (word.kind == Word::Kind::Digits) {
      if (value >= 0 || word.key.size() > 4) {
        return -1;
      }
      value = std::stoi(word.key);
      digits = word.key.size();
    } else if (word.kind == Word::Kind::Letters && !matches_any(word.key, lexicon.list("date_year_words"))) {
      return -1;
    }
  }
  return value;
}

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

FieldReading read_date_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon) {
  if (schema == FieldSchema::Date) {
    return read_whole_date(raw, lexicon);
  }
  const std::vector<Word> words = split_words(raw);
  if (schema == FieldSchema::Month) {
    const std::string_view key = words.size() == 1 ? std::string_view(words[0].key) : std::string_view{};
    const unsigned month = read_month(key, lexicon);
    const bool is_number = words.size() == 1 && words[0].kind == Word::Kind::Digits;
    return month != 0 ? FieldReading{true, two_digits(static_cast<int>(month)), ""}
                      : FieldReading{false, "", is_number ? "date-impossible" : "month-shape"};
  }
  std::size_t digits = 0;
  const int number = only_number(words, lexicon, digits);
  if (schema == FieldSchema::Day) {
    if (number < 0 || digits > 2) {
      return {false, "", "day-shape"};
    }
    return number >= 1 && number <= 31 ? FieldReading{true, two_digits(number), ""} : FieldReading{false, "", "date-impossible"};
  }
  // A template prints "20" before the blank, so two digits are as good as four.
  const int year = digits == 2 ? 2000 + number : number;
  const bool fits = number >= 0 && (digits == 2 || digits == 4) && year >= kFirstYear && year <= kLastYear;
  return fits ? FieldReading{true, std::to_string(year), ""} : FieldReading{false, "", "year-shape"};
}

namespace {

FieldReading read_sum_in_words_field(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  std::size_t at = 0;
  while (at < words.size() && (words[at].is("(") || words[at].is("\""))) {
    ++at;
  }
  const SumInWords sum = read_sum_in_words(words, at, lexicon);
  if (sum.count == 0) {
    return {false, "", "amount-words-unreadable"};
  }
  // The brackets may stand in the middle: "(five thousand) roubles 00 kopecks".
  std::size_t next = at + sum.count;
  std::int64_t kopecks = sum.kopecks;
  // "five hundred and fifty hundredths".
  if (const SpelledNumber number = read_spelled_number(words, at, lexicon); number.fraction && number.count > sum.count) {
    constexpr std::int64_t kThousandthsOfKopeck = 10;
    next = at + number.count;
    kopecks = number.thousandths / kThousandthsOfKopeck;
  }
  while (next < words.size() && (words[next].is(")") || words[next].is("\""))) {
    ++next;
  }
  if (!sum.currency) {
    const std::size_t currency = currency_length(words, next, lexicon);
    next += currency;
    if (currency > 0) {
      const Kopecks part = read_kopecks(words, next, lexicon);
      kopecks += part.kopecks;
      next += part.count;
    }
  }
  // A number word behind a complete number ("five hundred six hundred", "five hundred (one hundred)") makes another sum of it; those of a
  // statement of VAT do not.
  bool broken = false;
  for (std::size_t rest = next; rest < words.size() && !matches_any(words[rest].key, lexicon.list("vat_marks")); ++rest) {
    broken = broken || read_spelled_number(words, rest, lexicon).count > 0;
  }
  return broken ? FieldReading{false, "", "amount-words-unreadable"} : FieldReading{true, to_string(Money{kopecks}), ""};
}

// In thousandths -> "12", "0.1".
std::string count_text(std::int64_t thousandths) {
  std::string text = std::to_string(thousandths / 1000);
  if (const std::int64_t part = thousandths % 1000; part != 0) {
    std::string decimals = std::to_string(1000 + part).substr(1);
    while (decimals.ends_with('0')) {
      decimals.pop_back();
    }
    text += "." + decimals;
  }
  return text;
}

FieldReading read_count_field(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  if (phrase_length_at(words, 0, lexicon.list("unlimited_words")) == words.size()) {
    return {true, fold_spaces(raw), ""};
  }
  for (const StatedAmount& stated : find_stated_amounts(raw, lexicon)) {
    const std::int64_t unit = stated.kind == StatedAmount::Kind::Money ? 10 : 1;
    return stated.agrees ? FieldReading{true, count_text(stated.figures * unit), ""} : FieldReading{false, "", "number-words-differ"};
  }
  const Figures figures = read_figures(words, 0);
  if (figures.count > 0 && !figures.too_large) {
    return {true, count_text(figures.other >= 0 ? figures.other : figures.thousandths), ""};
  }
  const SpelledNumber spelled = read_spelled_number(words, 0, lexicon);
  return spelled.count > 0 ? FieldReading{true, count_text(spelled.thousandths), ""} : FieldReading{false, "", "number-shape"};
}

}  // namespace

FieldReading read_amount_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon) {
  if (schema == FieldSchema::AmountInWords) {
    return read_sum_in_words_field(raw, lexicon);
  }
  if (schema == FieldSchema::Number) {
    return read_count_field(raw, lexicon);
  }
  const std::optional<AmountValue> amount = read_amount_value(raw, lexicon);
  if (!amount) {
    return {false, "", "amount-shape"};
  }
  if (amount->too_large) {
    return {false, "", "amount-too-large"};
  }
  return {!amount->words_differ, to_string(amount->money), amount->words_differ ? "amount-words-differ" : ""};
}

}  // namespace sverka
