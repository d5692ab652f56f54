#include "programme/working_days.hpp"

#include <chrono>

namespace sverka {
namespace {

std::int32_t day_number(Date date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

Date next_day(Date date) {
  return Date(std::chrono::sys_days(date) + std::chrono::days(1));
}

bool is_weekend(Date date) {
  const std::chrono::weekday weekday{std::chrono::sys_days(date)};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

}  // namespace

Result<WorkCalendar> WorkCalendar::parse(std::string_view table, const std::string& file) {
  WorkCalendar calendar;
  bool has_from = false;
  bool has_to = false;
  std::size_t line_number = 0;
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    std::string_view line = table.substr(0, end);
    table = end == std::string_view::npos ? std::string_view{} : table.substr(end + 1);
    ++line_number;
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    const std::string where = file + ":" + std::to_string(line_number);
    const std::size_t tab = line.find('\t');
    const std::string_view word = line.substr(0, tab);
    const auto date = tab == std::string_view::npos ? std::nullopt : parse_iso_date(line.substr(tab + 1));
    if (!date) {
      return fail(ErrorCode::BadRule, where, "calendar", "a word, a tab and a date are due");
    }
    if (word == "valid_from") {
      calendar.valid_from_ = *date;
      has_from = true;
    } else if (word == "valid_to") {
      calendar.valid_to_ = *date;
      has_to = true;
    } else if (word == "off" || word == "work") {
      const bool worked = word == "work";
      if (is_weekend(*date) != worked) {
        return fail(ErrorCode::BadRule, where, "calendar", "the day of the week already says so");
      }
      calendar.exceptions_[day_number(*date)] = worked;
    } else if (word != "short") {
      return fail(ErrorCode::BadRule, where, "calendar", "unknown word");
    }
  }
  if (!has_from || !has_to || calendar.valid_to_ < calendar.valid_from_) {
    return fail(ErrorCode::BadRule, file, "calendar", "valid_from and valid_to are due");
  }
  return calendar;
}

bool WorkCalendar::covers(Date date) const {
  return date.ok() && valid_from_ <= date && date <= valid_to_;
}

std::optional<bool> WorkCalendar::is_working_day(Date date) const {
  if (!covers(date)) {
    return std::nullopt;
  }
  const auto exception = exceptions_.find(day_number(date));
  return exception == exceptions_.end() ? !is_weekend(date) : exception->second;
}

std::optional<Date> WorkCalendar::add_working_days(Date event, int count) const {
  if (!covers(event) || count <= 0) {
    return std::nullopt;
  }
  Date date = event;
  while (count > 0) {
    date = next_day(date);
    const std::optional<bool> working = is_working_day(date);
    if (!working) {
      return std::nullopt;
    }
    count -= *working ? 1 : 0;
  }
  return date;
}

std::optional<Date> WorkCalendar::working_day_on_or_after(Date date) const {
  while (true) {
    const std::optional<bool> working = is_working_day(date);
    if (!working) {
      return std::nullopt;
    }
    if (*working) {
      return date;
    }
    date = next_day(date);
  }
}

}  // namespace sverka
