// Rewards of a month: attachment, rates, rounding, carry-over, due dates, suspension. Above each table, its clause.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "programme/ledger/cells.hpp"
#include "support/ledger_tools.hpp"

namespace sverka {
namespace {

using test::ledger_of;
using test::ledger_tools;
using test::tables_of;

constexpr const char* kBase = R"(partners.csv
partner;name;inn
p1;ООО «Ромашка»;7707083893
p2;ООО «Василёк»;7708503727
statuses.csv
partner;status;from
p1;strategic;2022-01-01
p2;authorised;2022-01-01
clients.csv
client;name;partner;attached_on;detached_on
c1;Первый;p1;2026-01-12;
c2;Второй;p2;2026-01-12;
payments.csv
payment;client;paid_at;amount;category
)";

std::string payments(const std::string& rows) {
  return "payments.csv\npayment;client;paid_at;amount;category\n" + rows;
}
std::string clients(const std::string& rows) {
  return "clients.csv\nclient;name;partner;attached_on;detached_on\n" + rows;
}

const PartnerReward& reward_of(const test::ExampleLedger& made, const std::string& partner) {
  for (const PartnerReward& reward : made.view.of_period) {
    if (made.ledger.partners[reward.partner].id == partner) {
      return reward;
    }
  }
  throw std::runtime_error("no partner " + partner);
}

// "accrued carried_in payable carried_out due", and "client category base rate amount" for each row.
std::string shown(const test::ExampleLedger& made, const std::string& partner) {
  const PartnerReward& reward = reward_of(made, partner);
  std::string text = to_string(reward.sums.accrued) + " " + to_string(reward.sums.carried_in) + " " + to_string(reward.sums.payable) + " " +
                     to_string(reward.sums.carried_out) + " " + (reward.due_on ? to_iso(*reward.due_on) : "-") +
                     (reward.suspended ? " suspended" : "");
  for (const RewardRow& row : reward.rows) {
    text += "; " + made.ledger.clients[row.client].id + " " + ledger_tools().rates.categories[row.category].code + " " +
            to_string(row.base) + " " + std::to_string(row.per_cent) + " " + to_string(row.amount);
  }
  return text;
}

std::string rewarded(const std::string& more, const std::string& partner, const std::string& period = "2026-09",
                     const std::string& today = "2026-11-22") {
  return shown(*ledger_of(tables_of(kBase, more), ledger_tools(), period, today), partner);
}

// 2.1.2, 2.4.2: a strategic partner's Growth 10 000 gives 5 000, Calls Growth 10 000 gives 3 000.
TEST(Reward, RatesByStatusAndCategory) {
  EXPECT_EQ(rewarded(payments("1;c1;2026-09-10;10000;growth\n"), "p1"),
            "5000.00 0.00 5000.00 0.00 2026-10-20; c1 growth 10000.00 50 5000.00");
  EXPECT_EQ(rewarded(payments("1;c1;2026-09-10;10000;calls_growth\n"), "p1"),
            "3000.00 0.00 0.00 3000.00 -; c1 calls_growth 10000.00 30 3000.00");
  EXPECT_EQ(rewarded(payments("1;c2;2026-09-10;100;telephony\n2;c2;2026-09-11;7;developer\n"), "p2"),
            "0.00 0.00 0.00 0.00 -; c2 developer 7.00 0 0.00; c2 telephony 100.00 0 0.00");
}

// Rounded half up by client and category, not by payment.
TEST(Reward, RoundsTheSum) {
  EXPECT_EQ(rewarded(payments("1;c2;2026-09-10;0.05;growth\n"), "p2"), "0.02 0.00 0.00 0.02 -; c2 growth 0.05 30 0.02");
  EXPECT_EQ(rewarded(payments("1;c2;2026-09-10;0.01;growth\n2;c2;2026-09-10;0.01;growth\n3;c2;2026-09-10;0.01;growth\n"), "p2"),
            "0.01 0.00 0.00 0.01 -; c2 growth 0.03 30 0.01");
  for (const auto& [base, rate, share] : std::vector<std::tuple<std::int64_t, int, std::int64_t>>{
           {5, 30, 2}, {1, 50, 1}, {1, 30, 0}, {99'999'999'999'999, 50, 50'000'000'000'000}, {0, 50, 0}, {100, 0, 0}}) {
    EXPECT_EQ(share_of(Money{base}, rate).kopecks, share) << base;
  }
}

// 4.4: "from 0:00 of the first day to 23:59 of the last", read as the half-open month in Moscow.
TEST(Reward, PeriodIsAHalfOpenMonthInMoscow) {
  for (const auto& [paid_at, counts] : std::vector<std::pair<std::string, bool>>{{"2026-08-31T23:59:59", false},
                                                                                 {"2026-09-01T00:00", true},
                                                                                 {"2026-09-30T23:59:59", true},
                                                                                 {"2026-10-01T00:00", false},
                                                                                 {"2026-08-31T20:59:59Z", false},
                                                                                 {"2026-08-31T21:00:00Z", true},
                                                                                 {"2026-09-30T20:59Z", true},
                                                                                 {"2026-09-30T21:00Z", false},
                                                                                 {"2026-10-01T08:59+12:00", true}}) {
    const std::string text = rewarded(payments("1;c2;" + paid_at + ";100;growth\n"), "p2");
    EXPECT_EQ(text.find("c2 growth") != std::string::npos, counts) << paid_at << ": " << text;
  }
}

// 4.5: 4 999,99 is carried, 5 000,00 is paid; 2 000 + 2 500 + 600 over three months pay 5 100 in the third.
TEST(Reward, MinimumAndCarryOver) {
  EXPECT_EQ(rewarded(payments("1;c1;2026-09-10;9999.97;growth\n"), "p1"), "4999.99 0.00 0.00 4999.99 -; c1 growth 9999.97 50 4999.99");
  const std::string three = payments("1;c1;2026-07-10;4000;growth\n2;c1;2026-08-10;5000;growth\n3;c1;2026-09-10;1200;growth\n");
  EXPECT_EQ(rewarded(three, "p1", "2026-06"), "0.00 0.00 0.00 0.00 -");
  EXPECT_EQ(rewarded(three, "p1", "2026-07"), "2000.00 0.00 0.00 2000.00 -; c1 growth 4000.00 50 2000.00");
  EXPECT_EQ(rewarded(three, "p1", "2026-08"), "2500.00 2000.00 0.00 4500.00 -; c1 growth 5000.00 50 2500.00");
  EXPECT_EQ(rewarded(three, "p1", "2026-09"), "600.00 4500.00 5100.00 0.00 2026-10-20; c1 growth 1200.00 50 600.00");
  EXPECT_EQ(rewarded(three, "p1", "2026-10"), "0.00 0.00 0.00 0.00 -");
  EXPECT_EQ(rewarded(payments("1;c1;2026-07-10;4000;growth\n"), "p1", "2027-03"), "0.00 2000.00 0.00 2000.00 -");
}

// 4.8: the 20th, on a day off the next working day; past the calendar there is no answer.
TEST(Reward, DueDates) {
  for (const auto& [period, due] : std::vector<std::pair<std::string, std::string>>{{"2026-08", "2026-09-21"},
                                                                                    {"2026-09", "2026-10-20"},
                                                                                    {"2026-11", "2026-12-21"},
                                                                                    {"2025-12", "2026-01-20"},
                                                                                    {"2027-11", "2027-12-20"},
                                                                                    {"2027-12", "-"}}) {
    const std::optional<Date> date = due_date(*parse_month(period), {}, ledger_tools().calendar);
    EXPECT_EQ(date ? to_iso(*date) : "-", due) << period;
  }
}

// The status on the period's last day decides; without one there are no rows.
TEST(Reward, StatusOfTheLastDay) {
  const std::string paid = payments("1;c1;2026-09-10;10000;growth\n");
  EXPECT_EQ(rewarded(paid + "statuses.csv\npartner;status;from\np1;strategic;2022-01-01\np1;certified;2026-09-30\n", "p1"),
            "3000.00 0.00 0.00 3000.00 -; c1 growth 10000.00 30 3000.00");
  EXPECT_EQ(rewarded(paid + "statuses.csv\npartner;status;from\np1;strategic;2022-01-01\np1;certified;2026-10-01\n", "p1"),
            "5000.00 0.00 5000.00 0.00 2026-10-20; c1 growth 10000.00 50 5000.00");
  EXPECT_EQ(rewarded(paid + "statuses.csv\npartner;status;from\np1;Стратегический;2026-10-01\n", "p1"), "0.00 0.00 0.00 0.00 -");
}

// 3.2: two years from 00:00 of attached_on; the anniversary and the day of detachment are not attached.
TEST(Attachment, Term) {
  for (const auto& [attached, detached, paid_at, counts] :
       std::vector<std::tuple<std::string, std::string, std::string, bool>>{{"2024-09-15", "", "2026-09-14T23:59:59", true},
                                                                            {"2024-09-15", "", "2026-09-15T00:00", false},
                                                                            {"2026-09-10", "", "2026-09-09T23:59:59", false},
                                                                            {"2026-09-10", "", "2026-09-10T00:00", true},
                                                                            {"2026-01-10", "2026-09-10", "2026-09-09T23:59", true},
                                                                            {"2026-01-10", "2026-09-10", "2026-09-10T00:00", false},
                                                                            {"2026-09-10", "2026-09-10", "2026-09-10T00:00", false},
                                                                            {"2024-02-29", "", "2026-02-28T23:59", true},
                                                                            {"2024-02-29", "", "2026-03-01T00:00", false}}) {
    const std::string period = paid_at.substr(0, 7);
    const std::string text =
        rewarded(clients("c1;К;p1;" + attached + ";" + detached + "\n") + payments("1;c1;" + paid_at + ";1;growth\n"), "p1", period);
    EXPECT_EQ(text.find("c1 growth") != std::string::npos, counts) << attached << " " << detached << " " << paid_at;
  }
}

// 3.3: three attached clients with a payment of a paid licence in the twelve months before an expiry extend it by two years.
struct ExtensionCase {
  const char* name;
  const char* clients;
  const char* payments;
  bool extended;
};
const ExtensionCase kExtensions[] = {
    {"the expiring client counts among the three", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\nc3;3;p1;2026-01-01;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2026-03-01;1;growth\n", true},
    {"two are not enough", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\n", "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\n", false},
    {"it need not have paid itself", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\nc3;3;p1;2026-01-01;\nc4;4;p1;2026-01-01;\n",
     "a;c4;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2026-03-01;1;growth\n", true},
    {"a payment of 0,00 does not count", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\nc3;3;p1;2026-01-01;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2026-03-01;0;growth\n", false},
    {"extra users are no licence", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\nc3;3;p1;2026-01-01;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2026-03-01;5;extra_users\n", false},
    {"the window's first instant counts", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\nc3;3;p1;2025-01-01;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2025-09-15T00:00;1;growth\n", true},
    {"a second before it does not", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\nc3;3;p1;2025-01-01;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2025-09-14T23:59:59;1;growth\n", false},
    {"the instant of the expiry does not count", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\nc3;3;p1;2026-01-01;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2026-09-15T00:00;1;growth\n", false},
    {"detached before", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\nc3;3;p1;2026-01-01;2026-09-15\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2026-03-01;1;growth\n", false},
    {"another partner's client", "c1;1;p1;2024-09-15;\nc2;2;p1;2026-01-01;\nc3;3;p2;2026-01-01;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2026-03-01;1;growth\n", false},
    {"expiries of one instant count each other", "c1;1;p1;2024-09-15;\nc2;2;p1;2024-09-15;\nc3;3;p1;2024-09-15;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2026-03-01;1;growth\n", true},
    {"one that expired the day before does not", "c1;1;p1;2024-09-15;\nc2;2;p1;2024-09-14;2026-09-14\nc3;3;p1;2026-01-01;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\nc;c3;2026-03-01;1;growth\n", false},
    {"one client with two rows is one client", "c1;1;p1;2024-09-15;\nc2;2;p1;2025-01-01;\nc2;2;p1;2026-01-01;\n",
     "a;c1;2026-03-01;1;growth\nb;c2;2026-03-01;1;growth\n", false},
};

TEST(Attachment, Extension) {
  for (const ExtensionCase& one : kExtensions) {
    const auto made = ledger_of(tables_of(kBase, clients(one.clients) + payments(one.payments)), ledger_tools(), "2026-10", "2026-11-22");
    const AttachmentTerm& term = made->view.attachments.terms()[0];
    EXPECT_EQ(!term.extended_on.empty(), one.extended) << one.name;
    EXPECT_EQ(to_iso(date_of_day(term.until)), one.extended ? "2028-09-15" : "2026-09-15") << one.name;
    EXPECT_EQ(term.expired, !one.extended) << one.name;
  }
}

TEST(Attachment, EachExpiryIsJudgedAnew) {
  std::string rows;
  for (int client = 1; client <= 3; ++client) {
    for (const char* day : {"2024-01-10", "2025-12-10"}) {
      rows += "x" + std::to_string(rows.size()) + ";c" + std::to_string(client) + ";" + day + ";1;growth\n";
    }
  }
  const auto made = ledger_of(tables_of(kBase, clients("c1;1;p1;2022-05-01;\nc2;2;p1;2022-06-01;\nc3;3;p1;2022-07-01;\n") + payments(rows)),
                              ledger_tools(), "2026-09", "2026-11-22");
  const AttachmentTerm& first = made->view.attachments.terms()[0];
  ASSERT_EQ(first.extended_on.size(), 2u);  // May 2024 and May 2026
  EXPECT_EQ(to_iso(date_of_day(first.until)), "2028-05-01");
}

// 3.4: while two attachments last, the earlier earns; after it has ended, the later one does.
TEST(Attachment, TheEarlierEarns) {
  const std::string two = clients("c1;К;p1;2026-01-12;2026-09-10\nc1;К;p2;2026-03-01;\n");
  const std::string paid = payments("1;c1;2026-09-09;100;growth\n2;c1;2026-09-10;10;growth\n");
  EXPECT_EQ(rewarded(two + paid, "p1"), "50.00 0.00 0.00 50.00 -; c1 growth 100.00 50 50.00");
  EXPECT_EQ(rewarded(two + paid, "p2"), "3.00 0.00 0.00 3.00 -; c1 growth 10.00 30 3.00");
}

std::string acts(const std::string& rows) {
  return "acts.csv\nact;partner;periods;amount;scan_received_on\n" + rows;
}
std::string payouts(const std::string& rows) {
  return "payouts.csv\npayout;partner;debited_on;received_on;amount;periods\n" + rows;
}

// 4.12: suspended if for each of the last three paid periods no scan has come and its deadline is past.
TEST(Reward, Suspension) {
  const std::string three = payouts("1;p1;2026-07-20;;1;2026-06\n2;p1;2026-08-20;;1;2026-07\n3;p1;2026-09-21;;1;2026-08\n");
  for (const auto& [name, tables, today, suspended] : std::vector<std::tuple<std::string, std::string, std::string, bool>>{
           {"no scans", three + acts(""), "2026-11-22", true},
           {"the last deadline is today", three + acts(""), "2026-09-28", false},
           {"the day after", three + acts(""), "2026-09-29", true},
           {"a late scan lifts it", three + acts("a;p1;2026-07;1;2026-11-20\n"), "2026-11-22", false},
           {"an act without a scan does not", three + acts("a;p1;2026-07;1;\n"), "2026-11-22", true},
           {"a scan that comes tomorrow has not come", three + acts("a;p1;2026-07;1;2026-11-23\n"), "2026-11-22", true},
           {"an older scan does not",
            payouts("0;p1;2026-06-22;;1;2026-05\n1;p1;2026-07-20;;1;2026-06\n2;p1;2026-08-20;;1;2026-07\n3;p1;2026-09-21;;1;2026-08\n") +
                acts("a;p1;2026-05;1;2026-06-23\n"),
            "2026-11-22", true},
           {"two periods", payouts("2;p1;2026-08-20;;1;2026-07\n3;p1;2026-09-21;;1;2026-08\n") + acts(""), "2026-11-22", false},
           {"a payout of two periods counts as two", payouts("2;p1;2026-08-20;;1;2026-06 2026-07\n3;p1;2026-09-21;;1;2026-08\n") + acts(""),
            "2026-11-22", true},
           {"unpaid months between do not break the row",
            payouts("1;p1;2026-03-20;;1;2026-02\n2;p1;2026-06-22;;1;2026-05\n3;p1;2026-09-21;;1;2026-08\n") + acts(""), "2026-11-22", true},
           {"no register of acts", three, "2026-11-22", false}}) {
    const std::string text = rewarded(tables, "p1", "2026-09", today);
    EXPECT_EQ(text.find("suspended") != std::string::npos, suspended) << name << ": " << text;
  }
}

constexpr const char* kStatement = R"(1CClientBankExchange
ВерсияФормата=1.03
Кодировка=Windows
Получатель=Кто угодно
СекцияРасчСчет
РасчСчет=40702810000000000001
КонецРасчСчет
СекцияДокумент=Платежное поручение
Номер=15
Дата=19.10.2026
Сумма=5100.00
ДатаСписано=20.10.2026
Плательщик=ИНН 7700000000 ООО "МАИНД КРАФТ"
ПлательщикИНН=7700000000
Получатель1=ООО "Ромашка"
ПолучательИНН=7707083893
ПолучательСчет=40702810800000073904
НазначениеПлатежа=Партнерское вознаграждение за август-сентябрь 2026 г. НДС не облагается
КонецДокумента
)";

TEST(Statements, PayoutsOfTheCompanyToPartners) {
  auto tables = tables_of(kBase);
  tables["bank.txt"] = std::string(kStatement) + "КонецФайла\n";
  const auto made = ledger_of(tables, ledger_tools(), "2026-09", "2026-11-22");
  ASSERT_EQ(made->ledger.payouts.size(), 1u);
  const PayoutRow& payout = made->ledger.payouts[0];
  EXPECT_EQ(payout.amount, Money{510000});
  EXPECT_EQ(to_iso(payout.debited_on), "2026-10-20");
  EXPECT_EQ(to_text(payout.periods), "2026-08,2026-09");
  EXPECT_EQ(payout.account, "40702810800000073904");
  ASSERT_EQ(made->ledger.notes.size(), 1u);
  EXPECT_EQ(made->ledger.notes[0].code, "ledger-company-by-name");
}

TEST(Statements, OneThatBreaksOffIsReadWithANote) {
  auto tables = tables_of(kBase);
  tables["bank.txt"] = kStatement;
  test::ExampleTools tools = ledger_tools();
  tools.company_inn = "7700000000";
  const auto made = ledger_of(tables, tools, "2026-09", "2026-11-22");
  EXPECT_EQ(made->ledger.payouts.size(), 1u);
  ASSERT_EQ(made->ledger.notes.size(), 1u);
  EXPECT_EQ(made->ledger.notes[0].code, "ledger-statement-no-end");
}

TEST(Statements, AnotherPayerIsNotTheCompany) {
  auto tables = tables_of(kBase);
  tables["bank.txt"] = std::string(kStatement) + "КонецФайла\n";
  test::ExampleTools tools = ledger_tools();
  tools.company_inn = "7711111111";
  EXPECT_TRUE(ledger_of(tables, tools, "2026-09", "2026-11-22")->ledger.payouts.empty());
}

TEST(Statements, ThePayoutOfTheTableIsTheSame) {
  auto tables = tables_of(kBase, payouts("o1;p1;2026-10-20;;5100;2026-09\n"));
  tables["bank.txt"] = std::string(kStatement) + "КонецФайла\n";
  tables["bank2.txt"] = tables["bank.txt"];
  const auto made = ledger_of(tables, ledger_tools(), "2026-09", "2026-11-22");
  ASSERT_EQ(made->ledger.payouts.size(), 1u);
  EXPECT_EQ(to_text(made->ledger.payouts[0].periods), "2026-09");
  EXPECT_EQ(made->ledger.payouts[0].id, "o1");
}

TEST(Statements, AReturnCancelsItsPayout) {
  auto tables = tables_of(kBase);
  tables["bank.txt"] = std::string(kStatement) +
                       "СекцияДокумент=Платежное поручение\nНомер=3\nДата=22.10.2026\nСумма=5100.00\nДатаПоступило=22.10.2026\n"
                       "Плательщик=АО \"Банк\"\nПолучатель=ООО \"Маинд Крафт\"\nПолучательИНН=7700000000\n"
                       "НазначениеПлатежа=Возврат по п/п N 15 от 19.10.2026, счет закрыт\nКонецДокумента\nКонецФайла\n";
  const auto made = ledger_of(tables, ledger_tools(), "2026-09", "2026-11-22");
  ASSERT_EQ(made->ledger.payouts.size(), 1u);
  ASSERT_TRUE(made->ledger.payouts[0].returned_on);
  EXPECT_TRUE(made->view.paid_payouts(0).empty());
}

TEST(Statements, APayeeMayStandWithItsInnInItsName) {
  auto tables = tables_of(kBase);
  std::string text = kStatement;
  const std::string key = "Получатель1=ООО \"Ромашка\"\nПолучательИНН=7707083893\n";
  text.replace(text.find(key), key.size(), "Получатель=ИНН 7707083893 ООО \"Ромашка\"\n");
  tables["bank.txt"] = text + "КонецФайла\n";
  EXPECT_EQ(ledger_of(tables, ledger_tools(), "2026-09", "2026-11-22")->ledger.payouts.size(), 1u);
}

TEST(Statements, APayeeWhoIsTwoPartnersIsNoted) {
  auto tables = tables_of(kBase);
  tables["partners.csv"] += "p9;Двойник;7707083893\n";
  tables["bank.txt"] = std::string(kStatement) + "КонецФайла\n";
  const auto made = ledger_of(tables, ledger_tools(), "2026-09", "2026-11-22");
  EXPECT_TRUE(made->ledger.payouts.empty());
  const auto& notes = made->ledger.notes;
  EXPECT_TRUE(std::any_of(notes.begin(), notes.end(), [](const LedgerNote& note) { return note.code == "ledger-statement-two-partners"; }));
}

TEST(Statements, AnUnreadableSumOfAPartnersPaymentIsAnError) {
  auto tables = tables_of(kBase);
  std::string text = kStatement;
  text.replace(text.find("5100.00"), 7, "5100.0x");
  tables["bank.txt"] = text;
  auto ledger = read_ledger(test::files_of(tables), ledger_tools().terms());
  ASSERT_FALSE(ledger);
  EXPECT_EQ(test::errors_of(ledger.error()), "bank.txt:11:1 ledger-amount 5100.0x\n");
}

// A ledger by chance: many clients, terms, extensions, categories, offsets.
std::map<std::string, std::vector<std::string>> random_rows(std::mt19937& chance, bool with_offsets) {
  const auto pick = [&chance](int most) { return static_cast<int>(chance() % static_cast<unsigned>(most)); };
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::map<std::string, std::vector<std::string>> rows;
  const char* statuses[] = {"authorised", "certified", "strategic"};
  const char* categories[] = {"growth", "calls_growth", "extra_users", "telephony", "premium", "zvonki_pro"};
  for (int partner = 0; partner < 6; ++partner) {
    const std::string id = "p" + std::to_string(partner);
    rows["partners.csv"].push_back(id + ";П;770708389" + std::to_string(partner));
    rows["statuses.csv"].push_back(id + ";" + statuses[pick(3)] + ";2022-01-01");
    rows["statuses.csv"].push_back(id + ";" + statuses[pick(3)] + ";2025-0" + std::to_string(1 + pick(9)) + "-15");
  }
  for (int client = 0; client < 40; ++client) {
    const std::string id = "c" + std::to_string(client);
    rows["clients.csv"].push_back(id + ";К;p" + std::to_string(pick(6)) + ";2023-" + two(1 + pick(12)) + "-" + two(1 + pick(28)) + ";");
    rows["clients.csv"].push_back(id + ";К;p" + std::to_string(pick(6)) + ";2025-" + two(1 + pick(12)) + "-" + two(1 + pick(28)) +
                                  ";2026-" + two(1 + pick(12)) + "-01");
    for (int payment = 0; payment < 12; ++payment) {
      const int hour = pick(24);
      const int behind = pick(3);  // hours behind Moscow, where the day allows
      const int offset = with_offsets ? behind : 0;
      const bool shifts = with_offsets && hour >= offset;
      std::string row = id + "x" + std::to_string(payment) + ";" + id + ";202" + std::to_string(4 + pick(3)) + "-" + two(1 + pick(12)) +
                        "-" + two(1 + pick(28)) + "T" + two(shifts ? hour - offset : hour) + ":" + two(pick(60)) +
                        (shifts ? "+0" + std::to_string(3 - offset) + ":00" : "") + ";" + std::to_string(pick(20000)) + "." +
                        two(pick(100)) + ";" + categories[pick(6)];
      rows["payments.csv"].push_back(row);
    }
  }
  return rows;
}

std::map<std::string, std::string> tables_from(const std::map<std::string, std::vector<std::string>>& rows) {
  std::map<std::string, std::string> tables{{"partners.csv", "partner;name;inn\n"},
                                            {"statuses.csv", "partner;status;from\n"},
                                            {"clients.csv", "client;name;partner;attached_on;detached_on\n"},
                                            {"payments.csv", "payment;client;paid_at;amount;category\n"}};
  for (const auto& [name, lines] : rows) {
    for (const std::string& line : lines) {
      tables[name] += line + "\n";
    }
  }
  return tables;
}

std::string all_shown(const std::map<std::string, std::string>& tables, const std::string& period) {
  const auto made = ledger_of(tables, ledger_tools(), period, "2026-12-30");
  std::string text;
  for (const PartnerReward& reward : made->view.of_period) {
    const std::string& id = made->ledger.partners[reward.partner].id;
    text += id + ": " + shown(*made, id) + "\n";
  }
  return text;
}

TEST(RewardProperties, NothingDependsOnTheOrderOfRows) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    std::mt19937 chance(seed);
    auto rows = random_rows(chance, false);
    const std::string period = "2026-0" + std::to_string(seed);
    const std::string first = all_shown(tables_from(rows), period);
    EXPECT_NE(first.find("growth"), std::string::npos);
    for (int again = 0; again < 3; ++again) {
      for (auto& [name, lines] : rows) {
        std::shuffle(lines.begin(), lines.end(), chance);
      }
      EXPECT_EQ(all_shown(tables_from(rows), period), first) << seed;
    }
  }
}

TEST(RewardProperties, NothingDependsOnTheOffsetThatATimeIsWrittenIn) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    std::mt19937 chance(seed), again(seed);
    const std::string with_offsets = all_shown(tables_from(random_rows(chance, true)), "2026-05");
    EXPECT_EQ(with_offsets, all_shown(tables_from(random_rows(again, false)), "2026-05"));
    EXPECT_NE(with_offsets.find("growth"), std::string::npos);
  }
}

// accrued + carried in = payable + carried out, and what is carried out is carried in next month.
TEST(RewardProperties, MoneyIsNeitherMadeNorLost) {
  std::mt19937 chance(7);
  const auto tables = tables_from(random_rows(chance, true));
  std::map<std::string, Money> carried;
  for (Month month = *parse_month("2024-01"); month <= *parse_month("2026-12"); month = month.next()) {
    const auto made = ledger_of(tables, ledger_tools(), to_iso(month), "2026-12-30");
    for (const PartnerReward& reward : made->view.of_period) {
      const std::string& id = made->ledger.partners[reward.partner].id;
      EXPECT_EQ(reward.sums.carried_in, carried[id]) << id << " " << to_iso(month);
      EXPECT_EQ(reward.sums.accrued.kopecks + reward.sums.carried_in.kopecks,
                reward.sums.payable.kopecks + reward.sums.carried_out.kopecks);
      EXPECT_TRUE(reward.sums.payable == Money{} || reward.sums.payable >= kMinimumPayout);
      Money rows;
      for (const RewardRow& row : reward.rows) {
        rows.kopecks += row.amount.kopecks;
      }
      EXPECT_EQ(rows, reward.sums.accrued);
      carried[id] = reward.sums.carried_out;
    }
  }
}

TEST(Policy, SwitchesChangeTheReading) {
  auto made =
      make_policy({}, {{"attach.extend", {"never", "x"}}, {"payout.minimum", {"exclusive", "x"}}, {"link.engines", {"google", "x"}}});
  ASSERT_TRUE(made);
  EXPECT_EQ(made->attach_extend, RewardPolicy::Extension::Never);
  EXPECT_FALSE(made->minimum_is_inclusive);
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"attach.extend", "always"}, {"attach.expand", "never"}, {"attach.paid_window_months", "0"}, {"rate.telephony", "x"}}) {
    const auto refused = make_policy({}, {{name, {value, "sverka.toml:3:1"}}});
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().where, "sverka.toml:3:1");
  }
  ASSERT_TRUE(make_policy({}, {{"attach_paid_window_months", {"6", "SVERKA_POLICY_ATTACH_PAID_WINDOW_MONTHS"}}}));
}

}  // namespace
}  // namespace sverka
