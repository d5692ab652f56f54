// Numbers inside a row of words: "five thousand", "twenty-first", "5 000,00", "roub." -- the grammar that
// money.cpp and stated_amounts.cpp share. Positions and counts are indices of words, not bytes. A count of 0
// means: nothing there.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "programme/words.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// A number spelled out, in any case and gender.
struct SpelledNumber {
  std::int64_t thousandths = 0;
  std::size_t count = 0;
  bool ordinal = false;  // its last word is an ordinal
  bool fraction = false;
};
SpelledNumber read_spelled_number(std::span<const Word> words, std::size_t at, const Lexicon& lexicon);

// A number in figures with its group separators and decimals. "5.000" may be five or five thousand: `other`
// holds the second reading. A date or a clause number (12.01.2026, 4.2.1) is no number.
struct Figures {
  std::int64_t thousandths = 0;
  std::int64_t other = -1;  // in thousandths; -1: there is one reading only
  std::size_t count = 0;
  std::size_t decimals = 0;  // digits after the decimal mark
  bool point = false;        // the decimal mark is a point
  bool too_large = false;    // more than twelve digits before the mark
};
Figures read_figures(std::span<const Word> words, std::size_t at);

// The currency with its full stop and its country: "rub.", "roubles of the RF". In words.
std::size_t currency_length(std::span<const Word> words, std::size_t at, const Lexicon& lexicon);

// Roubles and kopecks in figures, with or without currency: "5 000,50 rub.", "5 000 rub. 50 kop.", "R 5
// thousand".
struct SumInFigures {
  std::int64_t kopecks = 0;
  std::int64_t other = -1;  // of an ambiguous "5.000"
  std::size_t count = 0;
  bool currency = false;
  bool kopecks_given = false;
  bool well_formed = false;  // false: a number, but no sum (three decimals)
  bool too_large = false;
  Figures figures;
};
SumInFigures read_sum_in_figures(std::span<const Word> words, std::size_t at, const Lexicon& lexicon);

// "fifty kopecks" or "50 kop." in words or figures; with a leading "and" or comma.
struct Kopecks {
  std::int64_t kopecks = 0;
  std::size_t count = 0;
};
Kopecks read_kopecks(std::span<const Word> words, std::size_t at, const Lexicon& lexicon);

struct SumInWords {
  std::int64_t kopecks = 0;
  std::size_t count = 0;
  bool currency = false;
  bool kopecks_given = false;
};
SumInWords read_sum_in_words(std::span<const Word> words, std::size_t at, const Lexicon& lexicon);

}  // namespace sverka
