#include "store/schedule.hpp"

#include <gtest/gtest.h>

#include <set>

#include "store/store.hpp"

namespace sverka {
namespace {

struct NextRow {
  const char* schedule;
  const char* moment;  // UTC
  const char* next;    // UTC; Moscow is three hours ahead
  int offset = 0;
};

constexpr NextRow kNext[] = {
    {"0 3 * * *", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"},  // the very moment is not after itself
    {"0 3 * * *", "2026-11-21T23:59:59Z", "2026-11-22T00:00:00Z"},
    {"0 3 * * *", "2026-11-22T00:00:30Z", "2026-11-23T00:00:00Z"},
    {"0 1 * * *", "2026-11-22T21:30:00Z", "2026-11-22T22:00:00Z"},  // 00:30 in Moscow is the next day
    {"0 3 * * 1", "2026-11-22T09:00:00Z", "2026-11-23T00:00:00Z"},  // the 22nd is a Sunday
    {"0 3 * * 1", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"},
    {"0 3 * * 0", "2026-11-22T09:00:00Z", "2026-11-29T00:00:00Z"},
    {"0 3 * * 7", "2026-11-22T09:00:00Z", "2026-11-29T00:00:00Z"},
    {"0 12 1 * *", "2026-12-31T09:00:00Z", "2027-01-01T09:00:00Z"},   // over the year
    {"0 12 31 * *", "2026-01-31T09:00:00Z", "2026-03-31T09:00:00Z"},  // months that have none are left out
    {"0 12 30 * *", "2026-01-30T09:00:00Z", "2026-03-30T09:00:00Z"},
    {"0 12 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T09:00:00Z"},
    {"0 12 29 2 *", "2096-03-01T00:00:00Z", "2104-02-29T09:00:00Z"},  // 2100 has no such day
    {"*/15 * * * *", "2026-11-22T09:00:00Z", "2026-11-22T09:15:00Z"},
    {"*/15 * * * *", "2026-11-22T09:46:00Z", "2026-11-22T10:00:00Z"},
    {"5/20 * * * *", "2026-11-22T09:46:00Z", "2026-11-22T10:05:00Z"},
    {"30 2,14 * * *", "2026-11-22T09:00:00Z", "2026-11-22T11:30:00Z"},
    {"0 9-18/3 * * 1-5", "2026-11-20T15:30:00Z", "2026-11-23T06:00:00Z"},  // Friday evening to Monday
    {"0 4 * 1-6/2 *", "2026-11-22T09:00:00Z", "2027-01-01T01:00:00Z"},
    {"0 4 13 * 5", "2026-11-22T09:00:00Z", "2026-11-27T01:00:00Z"},  // both days given: either will do
    {"0 4 13 * 5", "2026-12-11T02:00:00Z", "2026-12-13T01:00:00Z"},
    {"  0   3 * * *  ", "2026-11-22T09:00:00Z", "2026-11-23T00:00:00Z"},
    // Nothing happens to the clock in Moscow when others change theirs.
    {"30 2 * * *", "2026-03-28T23:31:00Z", "2026-03-29T23:30:00Z"},
    {"30 2 * * *", "2026-10-24T23:31:00Z", "2026-10-25T23:30:00Z"},
    // Missed times are one: the next is after now.
    {"0 3 * * *", "2027-06-01T12:00:00Z", "2027-06-02T00:00:00Z"},
    // A moved one, also over midnight and when the plain time has passed.
    {"0 3 * * *", "2026-11-22T00:30:00Z", "2026-11-22T00:59:00Z", 59},
    {"0 3 * * *", "2026-11-22T00:59:00Z", "2026-11-23T00:59:00Z", 59},
    {"59 23 31 12 *", "2026-12-31T20:58:00Z", "2026-12-31T21:19:00Z", 20},
};

TEST(Schedule, TheNextTimeIsInMoscow) {
  for (const NextRow& row : kNext) {
    const Result<AuditSchedule> schedule = AuditSchedule::parse(row.schedule);
    ASSERT_TRUE(schedule) << row.schedule;
    EXPECT_EQ(schedule->next_after(row.moment, row.offset), row.next) << row.schedule << " after " << row.moment;
  }
}

TEST(Schedule, EveryTimeOfAYearComesOnceAndInOrder) {
  const Result<AuditSchedule> schedule = AuditSchedule::parse("15 6 * * 2,4");
  ASSERT_TRUE(schedule);
  std::string moment = "2026-01-01T00:00:00Z";
  int count = 0;
  for (std::string next; (next = schedule->next_after(moment, 0)) < "2027-01-01T00:00:00Z"; moment = next, ++count) {
    ASSERT_GT(next, moment);
    EXPECT_EQ(next.substr(11), "03:15:00Z");
  }
  EXPECT_EQ(count, 105);  // 52 Tuesdays and 53 Thursdays
}

TEST(Schedule, WhatIsNoScheduleIsRefused) {
  for (const char* text : {"",           "* * * *",       "* * * * * *", "60 * * * *",  "* 24 * * *", "* * 0 * *",   "* * 32 * *",
                           "* * * 13 *", "* * * * 8",     "5-1 * * * *", "*/0 * * * *", "a * * * *",  "1,, * * * *", "1- * * * *",
                           "-1 * * * *", "1/2/3 * * * *", "+1 * * * *",  "001 * * * *", "@daily",     "0 3 * * mon", "0\t3 * * *"}) {
    const Result<AuditSchedule> schedule = AuditSchedule::parse(text);
    ASSERT_FALSE(schedule) << text;
    EXPECT_EQ(schedule.error().reason, "schedule-invalid") << text;
  }
  for (const char* text : {"0 0 31 2 *", "0 0 30 2 *", "0 0 31 4,6,9,11 *"}) {
    const Result<AuditSchedule> schedule = AuditSchedule::parse(text);
    ASSERT_FALSE(schedule) << text;
    EXPECT_EQ(schedule.error().reason, "schedule-never") << text;
  }
}

TEST(Schedule, HostsAreSpreadAndEachKeepsItsPlace) {
  std::set<std::int64_t> offsets;
  for (int number = 0; number < 500; ++number) {
    const std::string host = "partner-" + std::to_string(number) + ".example";
    const std::int64_t offset = offset_of_host(host, 60);
    EXPECT_EQ(offset, offset_of_host(host, 60));
    EXPECT_GE(offset, 0);
    EXPECT_LT(offset, 60);
    offsets.insert(offset);
  }
  EXPECT_EQ(offsets.size(), 60u) << "some minutes of the hour are never used";
  EXPECT_EQ(offset_of_host("partner.example", 0), 0);
}

TEST(Schedule, ADayBeginsInMoscow) {
  EXPECT_EQ(to_iso(moscow_day("2026-11-22T20:59:59Z")), "2026-11-22");
  EXPECT_EQ(to_iso(moscow_day("2026-11-22T21:00:00Z")), "2026-11-23");
  EXPECT_EQ(moscow_midnight(*parse_iso_date("2026-11-23")), "2026-11-22T21:00:00Z");
  EXPECT_EQ(seconds_of("1970-01-02T00:00:01Z"), 86401);
}

}  // namespace
}  // namespace sverka
