// When a resource is audited: five fields as cron has them, read in Moscow time, which keeps three hours ahead of UTC all year.
//
//   minute hour day-of-month month day-of-week
//   "0 3 * * 1"          Mondays at three            "0 */6 * * *"        every six hours
//   "30 2 1,15 * *"      the 1st and the 15th        "0 4 * 1-6/2 0"      Sundays of January, March and May
//
// Each field is "*", numbers, ranges and steps, divided by commas; Sunday is 0 or 7. As in cron, where both days are given either will do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"

namespace sverka {

class AuditSchedule {
 public:
  // Errors: usage "schedule-invalid"; "schedule-never" of days that no year has ("0 0 31 2 *").
  static Result<AuditSchedule> parse(std::string_view text);

  // The first time after the moment, moved by `offset` minutes. Both are UTC as utc_now() writes it. However many times lie between an
  // earlier one and the moment, the next is one.
  std::string next_after(std::string_view moment, std::int64_t offset) const;

 private:
  std::optional<std::int64_t> first_minute_from(std::int64_t minute) const;
  bool is_on(std::chrono::sys_days day) const;

  std::uint64_t minutes_ = 0, hours_ = 0, days_ = 0, months_ = 0, weekdays_ = 0;  // a bit for each number
  bool any_day_ = true, any_weekday_ = true;
};

// By how many minutes the audits of a host are moved, so that not all begin at once: of one host always the same, from 0 to before
// `spread`.
std::int64_t offset_of_host(std::string_view host, std::int64_t spread);

// Seconds since 1970 of "2026-11-22T09:15:30Z".
std::int64_t seconds_of(std::string_view moment);
// The day in Moscow.
Date moscow_day(std::string_view moment);
// The moment at which a day begins in Moscow.
std::string moscow_midnight(Date day);

}  // namespace sverka
