#include "programme/working_days.hpp"

#include <gtest/gtest.h>

#include "table.hpp"
#include "words_of_russian.hpp"

namespace sverka {
namespace {

using test::calendar;

Date day(const std::string& iso) {
  return *parse_iso_date(iso);
}

TEST(WorkingDays, Vectors) {
  std::size_t judged = 0;
  for (const auto& row : test::read_table("tests/data/working_days.tsv")) {
    ASSERT_EQ(row.size(), 3u);
    EXPECT_EQ(to_iso(calendar().add_working_days(day(row[0]), 3).value()), row[1]) << row[0];
    EXPECT_EQ(to_iso(calendar().add_working_days(day(row[0]), 5).value()), row[2]) << row[0];
    ++judged;
  }
  EXPECT_GE(judged, 20u);
}

TEST(WorkingDays, DaysOfEachYear) {
  const std::pair<int, int> years[] = {{2022, 247}, {2023, 247}, {2024, 248}, {2025, 247}, {2026, 247}, {2027, 247}};
  for (const auto& [year, expected] : years) {
    int worked = 0;
    const std::chrono::sys_days end = std::chrono::sys_days(Date{std::chrono::year{year + 1}, std::chrono::January, std::chrono::day{1}});
    for (auto date = std::chrono::sys_days(Date{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}}); date < end;
         date += std::chrono::days(1)) {
      worked += calendar().is_working_day(Date(date)).value() ? 1 : 0;
    }
    EXPECT_EQ(worked, expected) << year;
  }
}

// 4.8: payouts by the 20th; these months' 20th is not worked.
TEST(WorkingDays, TwentiethThatShifts) {
  const std::pair<int, std::vector<unsigned>> years[] = {{2022, {2, 3, 8, 11}}, {2023, {5, 8}},     {2024, {1, 4, 7, 10}},
                                                         {2025, {4, 7, 9, 12}}, {2026, {6, 9, 12}}, {2027, {3, 6, 11}}};
  for (const auto& [year, months] : years) {
    std::vector<unsigned> shifted;
    for (unsigned month = 1; month <= 12; ++month) {
      const Date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{20}};
      if (calendar().working_day_on_or_after(date).value() != date) {
        shifted.push_back(month);
      }
    }
    EXPECT_EQ(shifted, months) << year;
  }
}

TEST(WorkingDays, NoAnswerPastTheHorizon) {
  EXPECT_FALSE(calendar().add_working_days(day("2027-12-29"), 3));
  EXPECT_FALSE(calendar().add_working_days(day("2027-12-29"), 5));
  EXPECT_FALSE(calendar().add_working_days(day("2021-12-31"), 1));
  EXPECT_FALSE(calendar().add_working_days(day("2028-01-01"), 1));
  EXPECT_FALSE(calendar().add_working_days(day("2026-01-12"), 0));
  EXPECT_FALSE(calendar().add_working_days(day("2026-01-12"), 1000000));
  EXPECT_FALSE(calendar().working_day_on_or_after(day("2027-12-31")));
  EXPECT_FALSE(calendar().is_working_day(day("2028-01-10")));
  EXPECT_TRUE(calendar().is_working_day(day("2024-12-28")).value());
}

TEST(WorkingDays, BadTablesAreRefused) {
  EXPECT_FALSE(WorkCalendar::parse("", "c.tsv"));
  for (const char* table : {"valid_from\t2026-01-01\nvalid_to\t2026-12-31\noff\t2026-01-32\n",
                            "valid_from\t2026-01-01\nvalid_to\t2026-12-31\noff\t2026-01-03\n",
                            "valid_from\t2026-01-01\nvalid_to\t2026-12-31\nholiday\t2026-01-05\n"}) {
    const auto calendar_read = WorkCalendar::parse(table, "c.tsv");
    ASSERT_FALSE(calendar_read) << table;
    EXPECT_EQ(calendar_read.error().where, "c.tsv:3");
  }
}

}  // namespace
}  // namespace sverka
