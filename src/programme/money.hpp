// Money in kopecks; amounts in figures and in words, read and written.
//
// Words are turned into a number and numbers are compared: a sum in words may stand in any case. Words come
// from the lexicon (checks/data/lexicon/amounts.toml). Clauses 4.2, 4.5, 4.12, 5.7.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.hpp"

namespace sverka {

struct Money {
  std::int64_t kopecks = 0;
  auto operator<=>(const Money&) const = default;
};

constexpr Money kLargestAmount{99'999'999'999'999};  // 999 999 999 999,99

std::string to_string(Money money);                       // "5000.00", "-0.50"
std::optional<Money> parse_money(std::string_view text);  // what to_string writes, and nothing else

// Nothing if the result does not fit.
std::optional<Money> add(Money left, Money right);
std::optional<Money> subtract(Money left, Money right);
std::optional<Money> multiply(Money money, std::int64_t count);

// An amount that is the whole of `text`: group separators of every kind, kopecks after a comma, point, hyphen
// or equals sign or spelled out, currency before or after, or none. "5 000,00 rub.", "2000-00", "1'000 R".
// Nothing else may stand there. Not negative, not above kLargestAmount.
std::optional<Money> read_amount_in_figures(std::string_view text, const Lexicon& lexicon);

// A sum in words that is the whole of `text`, in any case: roubles, kopecks in figures or words; the word
// rouble may be left out. "five thousand roubles 00 kopecks", in Russian.
std::optional<Money> read_amount_in_words(std::string_view text, const Lexicon& lexicon);

// A count in words that is the whole of `text`; cardinal or ordinal, any case and gender; halves, tenths,
// hundredths. In thousandths: "three" is 3000, "one and a half" 1500.
std::optional<std::int64_t> read_count_in_words(std::string_view text, const Lexicon& lexicon);

enum class GrammaticalCase : std::uint8_t { Nominative, Genitive, Dative, Accusative };

// The sum in words, kopecks in two figures, no capital: "pyat' tysyach rublej 00 kopeek". Needs 0 <= money <=
// kLargestAmount.
std::string amount_in_words(Money money, GrammaticalCase grammatical_case, const Lexicon& lexicon);

// Figures with words beside them: "5 000 (pyat' tysyach) rublej 00 kopeek", "5 000,00 rub. (pyati tysyach
// rublej)", "pyat' tysyach (5 000) rublej", "10 (desyat') rabochih dnej", "1(odnomu)".
struct StatedAmount {
  enum class Kind : std::uint8_t { Money, Count };
  Kind kind = Kind::Count;
  std::int64_t figures = 0;  // kopecks, or thousandths of a count
  std::int64_t words = 0;
  bool agrees = true;                                // false: the figures, the words, or a second statement of the kopecks differ
  std::uint32_t figures_begin = 0, figures_end = 0;  // bytes of the text, half-open
  std::uint32_t words_begin = 0, words_end = 0;      // without the brackets
  std::uint32_t begin = 0, end = 0;                  // the whole expression with its currency
};

// Every such pair of `text`, in order, not overlapping. Brackets that do not hold a number in words claim
// nothing: "5 (dalee
// - Srok)". Linear.
std::vector<StatedAmount> find_stated_amounts(std::string_view text, const Lexicon& lexicon);

// What stands at the beginning of a value: an amount, with or without words and VAT statement, and what is
// left over.
struct AmountValue {
  Money money;
  bool words_differ = false;
  bool too_large = false;
  std::uint32_t end = 0;  // bytes that belong to the amount and to a VAT statement; the rest is foreign to it
};
std::optional<AmountValue> read_amount_value(std::string_view text, const Lexicon& lexicon);

}  // namespace sverka
