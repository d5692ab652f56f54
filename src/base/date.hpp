// Calendar dates. Nothing here reads a clock: today is a value that the outermost layer hands in.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sverka {

using Date = std::chrono::year_month_day;

// "2026-11-22", and nothing else. An impossible date (2026-02-31) is no date.
std::optional<Date> parse_iso_date(std::string_view text);

// A date from its numbers, if there is such a day in years 1900 to 2199.
std::optional<Date> make_date(int year, unsigned month, unsigned day);

std::string to_iso(Date date);

}  // namespace sverka
