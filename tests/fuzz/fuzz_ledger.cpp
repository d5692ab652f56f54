// Any bytes as one file of a ledger whose other tables are in order: the first byte says which. What is refused says where; what is
// read gives rewards in which no money is made or lost, and the same from the same bytes.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "support/ledger_tools.hpp"

namespace {

using namespace sverka;

constexpr std::array<std::string_view, 8> kFiles{"partners.csv", "statuses.csv", "clients.csv",    "payments.csv",
                                                 "payouts.csv",  "acts.csv",     "requisites.csv", "statement.txt"};

void expect(bool holds) {
  if (!holds) {
    std::abort();
  }
}

std::map<std::string, std::string> good_tables() {
  return {{"partners.csv", "partner;name;inn;account\np1;One;7707083893;40702810800000073904\np2;Two;7708503727;\n"},
          {"statuses.csv", "partner;status;from\np1;strategic;2024-01-01\np2;authorised;2024-01-01\n"},
          {"clients.csv", "client;name;partner;attached_on\nc1;A;p1;2024-09-10\nc2;B;p2;2026-01-01\n"},
          {"payments.csv", "payment;client;paid_at;amount;category\n1;c1;2026-09-01T10:00;20000;growth\n"},
          {"payouts.csv", "payout;partner;debited_on;amount;periods\no1;p1;2026-10-20;10000;2026-09\n"},
          {"acts.csv", "act;partner;periods;amount\na1;p1;2026-09;10000\n"},
          {"requisites.csv", "partner;changed_on\np1;2026-09-01\n"}};
}

void expect_sound(const LedgerErrors& wrong) {
  expect(wrong.count >= wrong.errors.size() && !wrong.errors.empty() && wrong.errors.size() <= kMostLedgerErrors);
  for (const Error& error : wrong.errors) {
    expect(error.code == ErrorCode::BadLedger && !error.where.empty() && !error.reason.empty());
  }
}

void expect_sound(const LedgerView& view) {
  expect(view.of_period.size() == view.ledger->partners.size());
  for (const PartnerReward& reward : view.of_period) {
    const MonthReward& sums = reward.sums;
    expect(sums.carried_in.kopecks + sums.accrued.kopecks == sums.payable.kopecks + sums.carried_out.kopecks);
    expect(sums.payable == Money{} || sums.payable >= kMinimumPayout);
    expect(sums.carried_out < kMinimumPayout);
    Money accrued;
    for (const RewardRow& row : reward.rows) {
      expect(row.amount == share_of(row.base, row.per_cent));
      accrued = Money{accrued.kopecks + row.amount.kopecks};
    }
    expect(accrued == sums.accrued);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const test::ExampleTools& tools = test::ledger_tools();
  std::map<std::string, std::string> tables = good_tables();
  tables[std::string(kFiles[data[0] % kFiles.size()])] = std::string(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto ledger = read_ledger(test::files_of(tables), tools.terms());
  if (!ledger) {
    expect_sound(ledger.error());
    return 0;
  }
  const auto view = LedgerView::of_month(
      {&*ledger, &tools.rates, &tools.calendar, tools.lexicon, tools.policy, tools.terms().company, *parse_iso_date("2026-11-22")},
      *parse_month("2026-09"));
  if (view) {
    expect_sound(*view);
  }
  return 0;
}
