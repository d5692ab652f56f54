#include "store/schedule.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "base/hash.hpp"
#include "store/store.hpp"

namespace sverka {
namespace {

constexpr std::int64_t kMoscowSeconds = 3 * 3600;
constexpr std::int64_t kMinutesOfDay = 24 * 60;
constexpr int kYearsAhead = 9;  // from one 29 February to the next, over 2100

struct Field {
  unsigned least, most;
};

constexpr std::array<Field, 5> kFields{{{0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 7}}};

std::optional<unsigned> number_of_text(std::string_view text) {
  unsigned number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return text.size() <= 2 && problem == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// "*", "5", "1-5", each perhaps with "/2"; the bits of its numbers, 0 if it is none of these.
std::uint64_t bits_of_part(std::string_view part, Field field) {
  unsigned step = 1;
  const std::size_t slash = part.find('/');
  if (slash != std::string_view::npos) {
    const auto asked = number_of_text(part.substr(slash + 1));
    if (!asked || *asked == 0) {
      return 0;
    }
    step = *asked;
    part = part.substr(0, slash);
  }
  unsigned from = field.least, to = field.most;
  if (part != "*") {
    const std::size_t dash = part.find('-');
    const auto first = number_of_text(part.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : number_of_text(part.substr(dash + 1));
    if (!first || !last || *first < field.least || *last > field.most || *first > *last) {
      return 0;
    }
    from = *first;
    // "5/10" begins at 5 and goes on to the end.
    to = dash == std::string_view::npos && slash != std::string_view::npos ? field.most : *last;
  }
  std::uint64_t bits = 0;
  for (unsigned number = from; number <= to; number += step) {
    bits |= std::uint64_t{1} << number;
  }
  return bits;
}

std::uint64_t bits_of(std::string_view text, Field field) {
  std::uint64_t bits = 0;
  while (true) {
    const std::size_t comma = text.find(',');
    const std::uint64_t part = bits_of_part(text.substr(0, comma), field);
    if (part == 0) {
      return 0;
    }
    bits |= part;
    if (comma == std::string_view::npos) {
      return bits;
    }
    text.remove_prefix(comma + 1);
  }
}

bool has(std::uint64_t bits, unsigned number) {
  return (bits >> number & 1) != 0;
}

}  // namespace

Result<AuditSchedule> AuditSchedule::parse(std::string_view text) {
  AuditSchedule schedule;
  std::array<std::uint64_t*, 5> const sets{&schedule.minutes_, &schedule.hours_, &schedule.days_, &schedule.months_, &schedule.weekdays_};
  std::size_t count = 0;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string_view::npos; ++count) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::uint64_t bits = count < sets.size() ? bits_of(word, kFields[count]) : 0;
    if (bits == 0) {
      return fail(ErrorCode::Usage, std::string(text), "schedule-invalid");
    }
    *sets[count] = bits;
    schedule.any_day_ = count == 2 ? word.front() == '*' : schedule.any_day_;
    schedule.any_weekday_ = count == 4 ? word.front() == '*' : schedule.any_weekday_;
    at = text.find_first_not_of(' ', end);
  }
  if (count != sets.size()) {
    return fail(ErrorCode::Usage, std::string(text), "schedule-invalid");
  }
  if (has(schedule.weekdays_, 7)) {
    schedule.weekdays_ |= 1;
  }
  if (!schedule.first_minute_from(0)) {
    return fail(ErrorCode::Usage, std::string(text), "schedule-never");
  }
  return schedule;
}

bool AuditSchedule::is_on(std::chrono::sys_days day) const {
  const Date date(day);
  if (!has(months_, static_cast<unsigned>(date.month()))) {
    return false;
  }
  const bool by_day = has(days_, static_cast<unsigned>(date.day()));
  const bool by_weekday = has(weekdays_, std::chrono::weekday(day).c_encoding());
  return any_day_ || any_weekday_ ? by_day && by_weekday : by_day || by_weekday;
}

// In minutes since 1970 of Moscow's clock.
std::optional<std::int64_t> AuditSchedule::first_minute_from(std::int64_t minute) const {
  const std::int64_t first_day = minute / kMinutesOfDay;
  for (std::int64_t number = first_day; number < first_day + kYearsAhead * 366; ++number) {
    if (!is_on(std::chrono::sys_days(std::chrono::days(number)))) {
      continue;
    }
    for (std::int64_t of_day = number == first_day ? minute % kMinutesOfDay : 0; of_day < kMinutesOfDay; ++of_day) {
      if (has(hours_, static_cast<unsigned>(of_day / 60)) && has(minutes_, static_cast<unsigned>(of_day % 60))) {
        return number * kMinutesOfDay + of_day;
      }
    }
  }
  return std::nullopt;
}

std::string AuditSchedule::next_after(std::string_view moment, std::int64_t offset) const {
  const std::int64_t moscow = seconds_of(moment) + kMoscowSeconds - offset * 60;
  const std::int64_t next = first_minute_from(moscow / 60 + 1).value_or(0);
  return utc_after("1970-01-01T00:00:00Z", (next + offset) * 60 - kMoscowSeconds);
}

std::int64_t offset_of_host(std::string_view host, std::int64_t spread) {
  std::uint64_t number = 0;
  const std::string digits = sha256_hex(host).substr(0, 15);
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return spread <= 0 ? 0 : static_cast<std::int64_t>(number % static_cast<std::uint64_t>(spread));
}

std::int64_t seconds_of(std::string_view moment) {
  int year = 1970, hour = 0, minute = 0, second = 0;
  unsigned month = 1, day = 1;
  std::sscanf(std::string(moment).c_str(), "%d-%u-%uT%d:%d:%d", &year, &month, &day, &hour, &minute, &second);
  const std::chrono::sys_days date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
  return std::int64_t{date.time_since_epoch().count()} * 86400 + hour * 3600 + minute * 60 + second;
}

Date moscow_day(std::string_view moment) {
  const std::int64_t moscow = seconds_of(moment) + kMoscowSeconds;
  return Date(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(moscow))));
}

std::string moscow_midnight(Date day) {
  const std::int64_t seconds = std::int64_t{std::chrono::sys_days(day).time_since_epoch().count()} * 86400;
  return utc_after("1970-01-01T00:00:00Z", seconds - kMoscowSeconds);
}

}  // namespace sverka
