#include "programme/dates.hpp"

#include <gtest/gtest.h>

#include "words_of_russian.hpp"

namespace sverka {
namespace {

using test::lexicon;

struct ReadCase {
  const char* text;
  const char* iso;
  DateForm form;
  const char* tail;
};

TEST(Dates, EveryFormIsRead) {
  using F = DateForm;
  const ReadCase cases[] = {
      {"«12» ноября 2022 г.", "2022-11-12", F::MonthName, ""},
      {"« 12 » ноября 2022 г.", "2022-11-12", F::MonthName, ""},
      {"«18» Ноября 2023г.", "2023-11-18", F::MonthName, ""},
      {"«10» ноября 2019 г", "2019-11-10", F::MonthName, ""},
      {"«05» ноября 2018 г", "2018-11-05", F::MonthName, ""},
      {"«1» сентября 2024г.", "2024-09-01", F::MonthName, ""},
      {"\"1\" сентября 2024 года", "2024-09-01", F::MonthName, ""},
      {"“1” сентября 2024 года", "2024-09-01", F::MonthName, ""},
      {"„1“ сентября 2024 года", "2024-09-01", F::MonthName, ""},
      {"1 сентября 2024", "2024-09-01", F::MonthName, ""},
      {"29 февраля 2024 г.", "2024-02-29", F::MonthName, ""},
      {"12 МАЯ 2026 Г.", "2026-05-12", F::MonthName, ""},
      {"«_12_» __ноября__ 2026 г.", "2026-11-12", F::MonthName, ""},
      {"«12» ноября 20_26_ г.", "2026-11-12", F::MonthName, ""},
      {"« 12 » ноября 20 26 г.", "2026-11-12", F::MonthName, ""},
      {"12 ноября 20 26", "2026-11-12", F::MonthName, ""},
      {"«12» нояб. 2026 г.", "2026-11-12", F::MonthName, ""},
      {"пятого октября две тысячи двадцать шестого года", "2026-10-05", F::MonthName, ""},
      {"Двадцать первое декабря две тысячи двадцать пятого года", "2025-12-21", F::MonthName, ""},
      {"тридцать первого января 2027 года", "2027-01-31", F::MonthName, ""},
      {"10 November 2026", "2026-11-10", F::MonthName, ""},
      {"\"01\" Sept. 2026", "2026-09-01", F::MonthName, ""},
      {"31.07.2019", "2019-07-31", F::Numeric, ""},
      {"11.09.2024г.", "2024-09-11", F::Numeric, ""},
      {"1.9.2024", "2024-09-01", F::Numeric, ""},
      {"12/11/2026", "2026-11-12", F::Numeric, ""},
      {"12-11-2026", "2026-11-12", F::Numeric, ""},
      {"12. 11. 2026 г.", "2026-11-12", F::Numeric, ""},
      {"2024-09-11", "2024-09-11", F::Iso, ""},
      {"« 19 » ноября 2026 гола", "2026-11-19", F::MonthName, "гола"},
      {"30.04.2027, но не ранее оплаты", "2027-04-30", F::Numeric, ", но не ранее оплаты"},
  };
  for (const ReadCase& item : cases) {
    const DateReading date = read_date(item.text, lexicon());
    ASSERT_EQ(date.state, DateState::Read) << item.text;
    EXPECT_EQ(to_iso(*date.date), item.iso) << item.text;
    EXPECT_EQ(date.form, item.form) << item.text;
    EXPECT_EQ(date.tail, item.tail) << item.text;
    EXPECT_FALSE(date.two_digit_year) << item.text;
  }
}

TEST(Dates, TwoDigitYearIsSaid) {
  for (const char* text : {"12.11.26", "«12» ноября 26 г."}) {
    const DateReading date = read_date(text, lexicon());
    ASSERT_EQ(date.state, DateState::Read) << text;
    EXPECT_TRUE(date.two_digit_year) << text;
    EXPECT_EQ(to_iso(*date.date), "2026-11-12") << text;
  }
}

TEST(Dates, ImpossibleUnfilledAndNone) {
  for (const char* text : {"31.02.2026", "«31» апреля 2026 г.", "29.02.2025", "2026-13-01", "0.1.2026", "32.01.2026", "01.01.1026"}) {
    EXPECT_EQ(read_date(text, lexicon()).state, DateState::Impossible) << text;
  }
  for (const char* text : {"«___» ________ 20__ г.", "« » ноября 2000 года", "«12» ________ 2026 г.", "«12» ноября 20__ г.",
                           "«12» ноября ____ г.", "«12» ноября г.", "___ ноября 2026 г."}) {
    EXPECT_EQ(read_date(text, lexicon()).state, DateState::Unfilled) << text;
  }
  for (const char* text :
       {"", "ноября", "12", "12 ноября", "12 рублей 2026", "5 000", "12.11", "после оплаты", "4.2.1", "123.11.2026", "«»", "2026"}) {
    EXPECT_EQ(read_date(text, lexicon()).state, DateState::NotADate) << text;
  }
}

// Every day of the calendar's years, printed in each form, is read back.
TEST(Dates, EveryDayReadsBack) {
  const auto months = lexicon().list("months_genitive");
  ASSERT_EQ(months.size(), 12u);
  for (std::chrono::sys_days day = std::chrono::sys_days(Date{std::chrono::year{2023}, std::chrono::January, std::chrono::day{1}});
       day < std::chrono::sys_days(Date{std::chrono::year{2025}, std::chrono::January, std::chrono::day{1}}); day += std::chrono::days(1)) {
    const Date date(day);
    const std::string iso = to_iso(date);
    const std::string numeric = iso.substr(8) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
    const std::string named = "«" + iso.substr(8) + "» " + months[static_cast<unsigned>(date.month()) - 1] + " " + iso.substr(0, 4) + " г.";
    for (const std::string& text : {iso, numeric, named}) {
      const DateReading read = read_date(text, lexicon());
      ASSERT_TRUE(read.date) << text;
      EXPECT_EQ(*read.date, date) << text;
      EXPECT_EQ(read.end, text.size()) << text;
    }
  }
}

TEST(Dates, Months) {
  EXPECT_EQ(read_month("ноября", lexicon()), 11u);
  EXPECT_EQ(read_month("Май", lexicon()), 5u);
  EXPECT_EQ(read_month("03", lexicon()), 3u);
  EXPECT_EQ(read_month("13", lexicon()), 0u);
  EXPECT_EQ(read_month("нояьря", lexicon()), 0u);
  EXPECT_EQ(read_month("", lexicon()), 0u);
}

}  // namespace
}  // namespace sverka
