// A calendar month: the reporting period of the programme (4.2).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace sverka {

struct Month {
  std::int32_t number = 0;  // months since year 0: year * 12 + month - 1

  auto operator<=>(const Month&) const = default;
  Month next() const { return Month{number + 1}; }
  Month previous() const { return Month{number - 1}; }
  Date first_day() const;
  Date last_day() const;
};

Month month_of(Date date);

// "2026-09", and nothing else; years 1900 to 2199.
std::optional<Month> parse_month(std::string_view text);
std::string to_iso(Month month);

// The same day so many months on. A month without that day gives the first day of the month after it: 29 February and two
// years are 1 March.
Date months_later(Date date, int months);

// Days since 1970-01-01.
std::int32_t day_number(Date date);
Date date_of_day(std::int32_t day);

// A moment in Moscow, in seconds of its local clock since 1970-01-01 00:00. Moscow has been three hours ahead of UTC since
// October 2014, before the first ledger.
using MoscowSeconds = std::int64_t;
constexpr MoscowSeconds kSecondsOfDay = 86400;
constexpr int kMoscowHours = 3;

MoscowSeconds midnight_of(Date date);
Date date_of(MoscowSeconds moment);
Month month_of(MoscowSeconds moment);

}  // namespace sverka
