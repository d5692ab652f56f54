#include "base/date.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace sverka {
namespace {

TEST(Date, ReadsIsoDatesAndNothingElse) {
  const struct {
    const char* text;
    bool good;
  } cases[] = {
      {"2026-11-22", true},  {"2024-02-29", true},   {"2000-02-29", true},   {"1900-01-01", true},     {"2199-12-31", true},
      {"2023-02-29", false}, {"2100-02-29", false},  {"2026-02-31", false},  {"2026-04-31", false},    {"2026-00-10", false},
      {"2026-13-10", false}, {"2026-10-00", false},  {"2026-10-32", false},  {"1899-12-31", false},    {"2200-01-01", false},
      {"", false},           {"2026-1-02", false},   {"2026-01-2", false},   {"26-01-02", false},      {"2026/01/02", false},
      {"20260102", false},   {" 2026-01-02", false}, {"2026-01-02 ", false}, {"2026-01-02T00", false}, {"+026-01-02", false},
      {"2026--1-02", false}, {"2026-01--2", false},  {"202a-01-02", false},  {"22.11.2026", false},
  };
  for (const auto& one : cases) {
    const auto date = parse_iso_date(one.text);
    EXPECT_EQ(date.has_value(), one.good) << one.text;
    if (date) {
      EXPECT_EQ(to_iso(*date), one.text);
    }
  }
}

TEST(Date, EveryDayOfTwoCenturiesComesBack) {
  using std::chrono::days;
  using std::chrono::sys_days;
  std::size_t count = 0;
  for (sys_days day = sys_days(*make_date(1900, 1, 1)); day <= sys_days(*make_date(2099, 12, 31)); day += days(1)) {
    const Date date = day;
    const auto parsed = parse_iso_date(to_iso(date));
    ASSERT_TRUE(parsed.has_value()) << to_iso(date);
    ASSERT_EQ(*parsed, date);
    ++count;
  }
  EXPECT_EQ(count, 73049u);
}

TEST(Date, IsMadeOfNumbers) {
  EXPECT_EQ(to_iso(*make_date(2026, 3, 5)), "2026-03-05");
  EXPECT_FALSE(make_date(2026, 2, 30).has_value());
  EXPECT_FALSE(make_date(2026, 0, 1).has_value());
  EXPECT_FALSE(make_date(2026, 1, 0).has_value());
  EXPECT_FALSE(make_date(0, 1, 1).has_value());
  EXPECT_FALSE(make_date(-1, 1, 1).has_value());
  // A month or a day that wraps round a byte is still none: 257 is not January.
  EXPECT_FALSE(make_date(2026, 257, 1).has_value());
  EXPECT_FALSE(make_date(2026, 1, 257).has_value());
}

}  // namespace
}  // namespace sverka
