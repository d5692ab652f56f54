// Dates as agreements print them: a quoted day with the month's name, numbers, ISO, all in words ("the fifth of
// October two thousand twenty-six"), or a row of blanks nobody filled.
//
// Nothing here reads a clock. Month names: lists "months_genitive", "months_nominative" of the lexicon,
// January first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "text/lexicon.hpp"

namespace sverka {

enum class DateForm : std::uint8_t { MonthName, Numeric, Iso };

enum class DateState : std::uint8_t {
  Read,
  Impossible,  // 31.02.2026: the parts are there, the day is not
  Unfilled,    // blanks where the day, month or year should be
  NotADate,
};

struct DateReading {
  DateState state = DateState::NotADate;
  std::optional<Date> date;  // set if Read
  int year = 0;              // as read, with 2000 added to a two-digit year; 0 where blank
  unsigned month = 0;        // 1 to 12; 0 where blank
  unsigned day = 0;
  DateForm form = DateForm::MonthName;
  bool two_digit_year = false;  // a warning
  std::string tail;             // what follows the date and its "g." or "goda", trimmed: a misread "goda", or more
  std::uint32_t begin = 0;      // bytes of the text, half-open, "g." included
  std::uint32_t end = 0;
};

// The date at the beginning of `text` (spaces and quotes before it are passed over).
DateReading read_date(std::string_view text, const Lexicon& lexicon);

// 1 to 12 for a month's name in the genitive or nominative, any letter case, or its number; 0 for no month.
unsigned read_month(std::string_view text, const Lexicon& lexicon);

}  // namespace sverka
