#include "programme/ledger/month.hpp"

#include <chrono>

namespace sverka {

namespace {

constexpr std::int32_t kFirstYear = 1900;
constexpr std::int32_t kLastYear = 2199;

Date day_of_month(Month month, unsigned day) {
  return Date{std::chrono::year{month.number / 12}, std::chrono::month{static_cast<unsigned>(month.number % 12) + 1},
              std::chrono::day{day}};
}

}  // namespace

Date Month::first_day() const {
  return day_of_month(*this, 1);
}

Date Month::last_day() const {
  return date_of_day(day_number(next().first_day()) - 1);
}

Month month_of(Date date) {
  return Month{static_cast<int>(date.year()) * 12 + static_cast<std::int32_t>(static_cast<unsigned>(date.month())) - 1};
}

std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') {
    return std::nullopt;
  }
  std::int32_t year = 0;
  std::int32_t month = 0;
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (index == 4) {
      continue;
    }
    if (text[index] < '0' || text[index] > '9') {
      return std::nullopt;
    }
    std::int32_t& number = index < 4 ? year : month;
    number = number * 10 + (text[index] - '0');
  }
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) {
    return std::nullopt;
  }
  return Month{year * 12 + month - 1};
}

std::string to_iso(Month month) {
  return to_iso(month.first_day()).substr(0, 7);
}

Date months_later(Date date, int months) {
  const Month month{month_of(date).number + months};
  const Date same = day_of_month(month, static_cast<unsigned>(date.day()));
  return same.ok() ? same : month.next().first_day();
}

std::int32_t day_number(Date date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

Date date_of_day(std::int32_t day) {
  return Date(std::chrono::sys_days(std::chrono::days(day)));
}

MoscowSeconds midnight_of(Date date) {
  return MoscowSeconds{day_number(date)} * kSecondsOfDay;
}

Date date_of(MoscowSeconds moment) {
  const MoscowSeconds day = moment >= 0 ? moment / kSecondsOfDay : -((-moment + kSecondsOfDay - 1) / kSecondsOfDay);
  return date_of_day(static_cast<std::int32_t>(day));
}

Month month_of(MoscowSeconds moment) {
  return month_of(date_of(moment));
}

}  // namespace sverka
