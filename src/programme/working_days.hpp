// Working days of a five-day week, inside the years that the calendar covers and nowhere else.
//
// A term starts the day after its event; the event's own day is not counted. Outside the calendar there is no
// answer: a guess by weekdays would be wrong just where it matters. Clauses 3.6, 4.8, 4.12.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.hpp"
#include "base/result.hpp"

namespace sverka {

class WorkCalendar {
 public:
  // A table of lines "word<TAB>date": valid_from, valid_to, off (a weekday that is not worked), work (a
  // weekend day that is), short (worked, an hour less). Lines that begin with # are remarks. Errors: bad_rule
  // "calendar", where = file:line.
  static Result<WorkCalendar> parse(std::string_view table, const std::string& file);

  Date valid_from() const { return valid_from_; }
  Date valid_to() const { return valid_to_; }
  bool covers(Date date) const;

  // Nothing outside the calendar.
  std::optional<bool> is_working_day(Date date) const;

  // The `count`-th working day after `event`. Nothing if the event is outside the calendar or the count
  // leaves it, or count is not positive. Cost: the days passed over.
  std::optional<Date> add_working_days(Date event, int count) const;

  // `date` itself if it is worked, else the first working day after it: the end of a term in calendar days.
  std::optional<Date> working_day_on_or_after(Date date) const;

 private:
  std::unordered_map<std::int32_t, bool> exceptions_;  // days since 1970-01-01 -> worked
  Date valid_from_{}, valid_to_{};
};

}  // namespace sverka
