// The tables of a ledger as text: what is read, and every way in which a row can be wrong.
#include <gtest/gtest.h>

#include "programme/ledger/cells.hpp"
#include "programme/ledger/csv.hpp"
#include "programme/ledger/encoding.hpp"
#include "programme/ledger/stated_periods.hpp"
#include "support/ledger_tools.hpp"

namespace sverka {
namespace {

using test::ledger_tools;

const Lexicon& words() {
  return test::rule_data().lexicon;
}

TEST(LedgerCells, Dates) {
  for (const auto& [cell, iso] : std::vector<std::pair<std::string, std::string>>{{"2026-09-01", "2026-09-01"},
                                                                                  {"01.09.2026", "2026-09-01"},
                                                                                  {"1.9.2026", "2026-09-01"},
                                                                                  {"2024-02-29", "2024-02-29"},
                                                                                  {"2026-02-29", ""},
                                                                                  {"31.04.2026", ""},
                                                                                  {"2026-9-1", ""},
                                                                                  {"01.09.26", ""},
                                                                                  {"2026-09-01 ", ""},
                                                                                  {"abc", ""},
                                                                                  {"", ""}}) {
    const std::optional<Date> date = read_cell_date(cell);
    EXPECT_EQ(date ? to_iso(*date) : "", iso) << cell;
  }
}

// Moscow's clock where no offset stands; a date alone is 00:00; fractions are cut.
TEST(LedgerCells, Times) {
  const MoscowSeconds noon = midnight_of(*parse_iso_date("2026-09-01")) + 12 * 3600;
  for (const auto& [cell, seconds] :
       std::vector<std::pair<std::string, std::optional<MoscowSeconds>>>{{"2026-09-01T12:00", noon},
                                                                         {"2026-09-01T12:00:00", noon},
                                                                         {"2026-09-01T12:00:00.999", noon},
                                                                         {"2026-09-01T12:00+03:00", noon},
                                                                         {"2026-09-01T09:00Z", noon},
                                                                         {"2026-09-01T09:00+00:00", noon},
                                                                         {"2026-09-01T16:30:00+07:30", noon},
                                                                         {"2026-08-31T23:00-10:00", noon},
                                                                         {"01.09.2026 12:00", noon},
                                                                         {"2026-09-01 12:00:01", noon + 1},
                                                                         {"2026-09-01", noon - 12 * 3600},
                                                                         {"2026-09-01T24:00", std::nullopt},
                                                                         {"2026-09-01T12:60", std::nullopt},
                                                                         {"2026-09-01T12", std::nullopt},
                                                                         {"2026-09-01T12:00+3", std::nullopt},
                                                                         {"2026-09-01T12:00 MSK", std::nullopt},
                                                                         {"2026-02-30T12:00", std::nullopt}}) {
    EXPECT_EQ(read_cell_time(cell), seconds) << cell;
  }
}

TEST(LedgerCells, Money) {
  for (const auto& [cell, kopecks, problem] :
       std::vector<std::tuple<std::string, std::int64_t, std::string>>{{"5000", 500000, ""},
                                                                       {"5000.5", 500050, ""},
                                                                       {"5000,05", 500005, ""},
                                                                       {"5 000,00 руб.", 500000, ""},
                                                                       {"5\xC2\xA0"
                                                                        "000",
                                                                        500000, ""},
                                                                       {"2000-00", 200000, ""},
                                                                       {"1'000.10", 100010, ""},
                                                                       {"0", 0, ""},
                                                                       {"999999999999.99", 99999999999999, ""},
                                                                       {"-5", -1, "amount-negative"},
                                                                       {"\xE2\x88\x92"
                                                                        "5,00",
                                                                        -1, "amount-negative"},
                                                                       {"5.001", -1, "amount-decimals"},
                                                                       {"5 000,005", -1, "amount-decimals"},
                                                                       {"abc", -1, "amount"},
                                                                       {"5 тысяч долларов", -1, "amount"},
                                                                       {std::string("1\0", 2), -1, "amount"},
                                                                       {"1e5", -1, "amount"}}) {
    const CellMoney read = read_cell_money(cell, words());
    EXPECT_EQ(read.money ? read.money->kopecks : -1, kopecks) << cell;
    EXPECT_EQ(read.problem, problem) << cell;
  }
}

TEST(LedgerCells, Months) {
  EXPECT_EQ(to_text(read_cell_months("2026-09, 2026-08").value()), "2026-08,2026-09");
  for (const char* cell : {"", "2026-13", "2026-8", "2026-08,2026-08", "август 2026", "2026-08-01"}) {
    EXPECT_FALSE(read_cell_months(cell)) << cell;
  }
}

TEST(LedgerCsv, ReadsAsExcelWrites) {
  CsvReader reader("\"a\";b\r\n\r\n\" x;\"\"y\"\"\n2\"; 7 \r\n;;\r\nlast");
  CsvRecord record;
  ASSERT_TRUE(reader.next(record));
  EXPECT_EQ(record.fields, (std::vector<std::string_view>{"a", "b"}));
  ASSERT_TRUE(reader.next(record));
  EXPECT_EQ(record.line, 3u);
  EXPECT_EQ(record.fields, (std::vector<std::string_view>{"x;\"y\"\n2", "7"}));
  ASSERT_TRUE(reader.next(record));
  EXPECT_EQ(record.line, 6u);
  EXPECT_EQ(record.fields, (std::vector<std::string_view>{"last"}));
  EXPECT_FALSE(reader.next(record));
}

TEST(LedgerCsv, BrokenQuotesAreTold) {
  for (const char* text : {"a;\"b\nc", "a;\"b\"c"}) {
    CsvReader reader(text);
    CsvRecord record;
    ASSERT_TRUE(reader.next(record));
    EXPECT_EQ(record.broken_field, 2u) << text;
  }
}

TEST(LedgerEncoding, TablesAndStatements) {
  EXPECT_EQ(decode_table("\xEF\xBB\xBF\xD0\x90"), "А");
  EXPECT_EQ(decode_table("\xC0\xE1\xB8\xB9"), "Абё№");
  EXPECT_EQ(decode_statement("1CClientBankExchange\r\n\x8A=DOS\r\n\x80\xA1\xF1\xFC"), "1CClientBankExchange\r\nК=DOS\r\nАбё№");
  EXPECT_EQ(decode_statement("1CClientBankExchange\r\n\xCA=Windows\r\n\xC0"), "1CClientBankExchange\r\nК=Windows\r\nА");
}

TEST(StatedPeriods, AsPurposesNameThem) {
  for (const auto& [text, months] :
       std::vector<std::pair<std::string, std::string>>{{"Вознаграждение за сентябрь 2026 г. по оферте от 1 марта 2024 г.", "2026-09"},
                                                        {"за август и сентябрь 2026 года", "2026-08,2026-09"},
                                                        {"за август-сентябрь 2026 г.", "2026-08,2026-09"},
                                                        {"за июль - сентябрь 2026", "2026-07,2026-08,2026-09"},
                                                        {"за ноябрь 2026 - январь 2027 г.", "2026-11,2026-12,2027-01"},
                                                        {"за декабрь - январь 2027 г.", "2026-12,2027-01"},
                                                        {"Отчётный период: 09.2026", "2026-09"},
                                                        {"период 2026-08", "2026-08"},
                                                        {"с 01.09.2026 по 30.09.2026", "2026-09"},
                                                        {"01.08.2026 - 30.09.2026", "2026-08,2026-09"},
                                                        {"с «1» сентября 2026 г. по «30» сентября 2026 г.", "2026-09"},
                                                        {"за III квартал 2026 г.", "2026-07,2026-08,2026-09"},
                                                        {"в сентябре 2026 года", "2026-09"},
                                                        {"СЕНТЯБРЬ 2026", "2026-09"},
                                                        {"Акт № 9 от 20.10.2026", ""},
                                                        {"по договору от 20 октября 2026 г.", ""},
                                                        {"Оплата 5 000,00", ""},
                                                        {"", ""}}) {
    EXPECT_EQ(to_text(months_within(text, words())), months) << text;
  }
}

TEST(StatedPeriods, PartOfAMonthIsTold) {
  const auto found = find_periods("с 01.09.2026 по 15.09.2026", words());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(found[0].whole_months);
  EXPECT_TRUE(find_periods("с 01.09.2026 по 30.09.2026", words()).at(0).whole_months);
}

constexpr const char* kGood = R"(partners.csv
partner;name;inn
p1;ООО «Ромашка»;7707083893
statuses.csv
partner;status;from
p1;authorised;2024-01-01
clients.csv
client;name;partner;attached_on;detached_on;attached_by
c1;Клиент;p1;2026-01-12;;referral
payments.csv
payment;client;paid_at;amount;category
1;c1;2026-09-10T10:00;100;growth
)";

std::string errors_with(const std::string& more) {
  auto ledger = read_ledger(test::files_of(test::tables_of(kGood, more)), ledger_tools().terms());
  return ledger ? "" : test::errors_of(ledger.error());
}

TEST(LedgerTables, AGoodOneIsRead) {
  EXPECT_EQ(errors_with(""), "");
}

TEST(LedgerTables, HeaderAloneIsEmpty) {
  EXPECT_EQ(errors_with("payments.csv\npayment;client;paid_at;amount;category\n"), "");
}

// "where" is file:line:column; every bad row is listed.
TEST(LedgerTables, BadRows) {
  const std::string payments = "payments.csv\npayment;client;paid_at;amount;category\n";
  for (const auto& [tables, errors] : std::vector<std::pair<std::string, std::string>>{
           {payments + "1;c1;2026-09-10;x;growth\n", "payments.csv:2:4 ledger-amount x\n"},
           {payments + "\n;;;;\n1;c1;2026-09-10;-1;growth\n", "payments.csv:4:4 ledger-amount-negative -1\n"},
           {payments + "1;c1;2026-09-10;1.005;growth\n", "payments.csv:2:4 ledger-amount-decimals 1.005\n"},
           {payments + "1;c9;2026-09-10;1;growth\n", "payments.csv:2:2 ledger-unknown-client c9\n"},
           {payments + "1;c1;2026-09-31;1;growth\n", "payments.csv:2:3 ledger-time 2026-09-31\n"},
           {payments + "1;c1;2026-09-10;1;gold\n", "payments.csv:2:5 ledger-unknown-category gold\n"},
           {payments + "1;c1;2026-09-10;1;growth\n1;c1;2026-09-10;1;growth\n", "payments.csv:3:1 ledger-duplicate 1\n"},
           {payments + "1;;2026-09-10;;growth\n", "payments.csv:2:2 ledger-empty-cell client\npayments.csv:2:4 ledger-empty-cell amount\n"},
           {payments + "1;c1;2026-09-10;1;growth;x\n", "payments.csv:2:6 ledger-more-fields x\n"},
           {payments + "1;c9;x;y;z\n",
            "payments.csv:2:2 ledger-unknown-client c9\npayments.csv:2:3 ledger-time x\n"
            "payments.csv:2:4 ledger-amount y\npayments.csv:2:5 ledger-unknown-category z\n"},
           {payments + "1;c1;2026-09-10;\"1;growth\n", "payments.csv:2:4 ledger-quotes 1;growth\n"},
           {"payments.csv\nclient;paid_at;amount\n",
            "payments.csv ledger-missing-column payment\npayments.csv ledger-missing-column category\n"},
           {"payments.csv\npayment;client;paid_at;amount;amount;category\n", "payments.csv:1:5 ledger-column-twice amount\n"},
           {"statuses.csv\npartner;status;from\np1;golden;2026-01-01\n", "statuses.csv:2:2 ledger-unknown-status golden\n"},
           {"statuses.csv\npartner;status;from\np1;authorised;2026-01-01\np1;certified;01.01.2026\n",
            "statuses.csv:3:3 ledger-duplicate 01.01.2026\n"},
           {"clients.csv\nclient;name;partner;attached_on;detached_on\nc1;К;p1;2026-01-12;2026-01-11\n",
            "clients.csv:2:5 ledger-detached-before 2026-01-11\n"},
           {"clients.csv\nclient;name;partner;attached_on\nc1;К;p1;2026-01-12\nc1;К;p1;12.01.2026\n",
            "clients.csv:3:1 ledger-duplicate c1\n"},
           {"clients.csv\nclient;name;partner;attached_on;attached_by\nc1;К;p1;2026-01-12;3.6.5\n",
            "clients.csv:2:5 ledger-attached-by 3.6.5\n"},
           {"clients.csv\nclient;name;partner;attached_on\nc1;К;p7;2026-01-12\n", "clients.csv:2:3 ledger-unknown-partner p7\n"},
           {"clients.csv\nclient;name;partner;attached_on\nc1;К;p1;\n", "clients.csv:2:4 ledger-empty-cell attached_on\n"},
           {"payouts.csv\npayout;partner;debited_on;amount;periods\no1;p1;2026-10-20;1;2026-13\n",
            "payouts.csv:2:5 ledger-periods 2026-13\n"},
           {"partners.csv\n\n", "partners.csv ledger-empty-table\n"}}) {
    EXPECT_EQ(errors_with(tables), errors) << tables;
  }
}

TEST(LedgerTables, ClientsMayBeNobodysAndHaveSeveralRows) {
  EXPECT_EQ(errors_with(
                "clients.csv\nclient;name;partner;attached_on;detached_on\nc1;К;;;\nc1;К;p1;2026-01-12;2026-02-01\nc1;К;p1;2026-03-01;\n"),
            "");
}

TEST(LedgerTables, ColumnsInAnyOrderCommasAndOtherEncodings) {
  auto tables = test::tables_of(kGood);
  tables["payments.csv"] =
      "\xEF\xBB\xBF"
      "category,amount,Note,PAID_AT,client,payment\r\n\"Calls Growth\",\"1 000,50\",x,2026-09-10,c1,1\r\n";
  // "Ромашка" in windows-1251.
  tables["partners.csv"] = "partner;name;inn\np1;\xD0\xEE\xEC\xE0\xF8\xEA\xE0;7707083893\n";
  auto ledger = read_ledger(test::files_of(tables), ledger_tools().terms());
  ASSERT_TRUE(ledger) << test::errors_of(ledger.error());
  EXPECT_EQ(ledger->partners.at(0).name, "Ромашка");
  EXPECT_EQ(ledger->payments.at(0).amount, Money{100050});
  EXPECT_EQ(ledger_tools().rates.categories.at(ledger->payments.at(0).category).code, "calls_growth");
}

TEST(LedgerTables, UnknownColumnsAndFilesAreNoted) {
  auto tables = test::tables_of(kGood, "clients.csv\nclient;name;partner;attached_on;colour\nc1;К;p1;2026-01-12;red\n");
  tables["other.csv"] = "a;b\n";
  auto ledger = read_ledger(test::files_of(tables), ledger_tools().terms());
  ASSERT_TRUE(ledger);
  ASSERT_EQ(ledger->notes.size(), 2u);
  EXPECT_EQ(ledger->notes[0].code + " " + ledger->notes[0].where, "ledger-unknown-file other.csv");
  EXPECT_EQ(ledger->notes[1].code + " " + ledger->notes[1].where, "ledger-unknown-column clients.csv:1:5");
}

TEST(LedgerTables, MissingTablesAreTold) {
  auto tables = test::tables_of(kGood);
  tables.erase("statuses.csv");
  auto ledger = read_ledger(test::files_of(tables), ledger_tools().terms());
  ASSERT_FALSE(ledger);
  EXPECT_EQ(test::errors_of(ledger.error()), "statuses.csv ledger-missing-table\n");
}

TEST(LedgerTables, ErrorsAreCountedPastTheLimit) {
  std::string rows = "payments.csv\npayment;client;paid_at;amount;category\n";
  for (int index = 0; index < 250; ++index) {
    rows += std::to_string(index) + ";c1;2026-09-10;x;growth\n";
  }
  auto ledger = read_ledger(test::files_of(test::tables_of(kGood, rows)), ledger_tools().terms());
  ASSERT_FALSE(ledger);
  EXPECT_EQ(ledger.error().count, 250u);
  EXPECT_EQ(ledger.error().errors.size(), kMostLedgerErrors);
}

TEST(RateTable, EveryCategoryByCodeAndPrintedName) {
  const RewardRates& rates = ledger_tools().rates;
  ASSERT_EQ(rates.categories.size(), 16u);
  for (const auto& [text, code, per_cent] : std::vector<std::tuple<std::string, std::string, std::array<int, 3>>>{
           {"Growth", "growth", {30, 30, 50}},
           {"OPTIMAL", "optimal", {30, 30, 50}},
           {"premium*", "premium", {30, 30, 50}},
           {"Business  Basic", "business_basic", {30, 30, 50}},
           {"business_standard", "business_standard", {30, 30, 50}},
           {"Business Pro", "business_pro", {30, 30, 50}},
           {"calls growth", "calls_growth", {30, 30, 30}},
           {"Calls Optimal", "calls_optimal", {30, 30, 30}},
           {"Calls Premium", "calls_premium", {30, 30, 30}},
           {"звонки basic", "zvonki_basic", {30, 30, 30}},
           {"Звонки Standard", "zvonki_standard", {30, 30, 30}},
           {"Звонки Pro", "zvonki_pro", {30, 30, 30}},
           {"Дополнительный пакет уникальных пользователей", "extra_users", {30, 30, 50}},
           {"Дополнительный пакет минут понимания и синтеза речи*", "extra_minutes", {30, 30, 30}},
           {"telephony", "telephony", {0, 0, 0}},
           {"Developer", "developer", {0, 0, 0}}}) {
    const auto found = rates.find_category(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(rates.categories[*found].code, code) << text;
    EXPECT_EQ(rates.categories[*found].per_cent, per_cent) << text;
  }
  EXPECT_FALSE(rates.find_category("Growth Plus"));
}

}  // namespace
}  // namespace sverka
