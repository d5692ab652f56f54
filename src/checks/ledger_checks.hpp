// What the kinds of checks over a ledger share: a question of a rule, its answer, findings with the rows they speak of.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/findings.hpp"
#include "checks/kind.hpp"
#include "programme/reward/ledger_view.hpp"

namespace sverka {

struct LedgerAnswer {
  std::vector<Finding> findings;
  bool judged = false;  // there was something to judge
};

// A question that a rule can ask of a ledger, by the name that its parameter `asks` has.
struct LedgerQuestion {
  std::string_view name;
  void (*answer)(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer);
};

// A check that asks one of the questions. Without a ledger, or with nothing to judge, it is inapplicable.
Check make_ledger_check(Head head, TableReader& parameters, const std::vector<LedgerQuestion>& questions);

// Money and dates as a sentence of each language prints them.
Sentence said(Money money);
Sentence said(Date date);
Sentence said(const std::vector<Month>& months);

// {partner} and {client} of a message: the name with the id.
Sentence said_partner(const LedgerView& view, RowIndex partner);
Sentence said_client(const LedgerView& view, RowIndex client);

// One finding about a partner. Ids of the rows it is about, and where they stand, are added by the functions below.
Finding ledger_finding(const RuleHead& head, const LedgerView& view, RowIndex partner, std::string expected, std::string observed,
                       SentenceValues values);
void add_client(Finding& finding, const LedgerView& view, RowIndex client);
void add_row(Finding& finding, const LedgerView& view, LedgerTable table, const LedgerPlace& place, std::string_view column);
void add_payout(Finding& finding, const LedgerView& view, RowIndex payout, std::string_view column);
void add_act(Finding& finding, const LedgerView& view, RowIndex act, std::string_view column);

// The last of the days is past as of today; nothing is known of a day that is nothing.
bool is_past(const std::optional<Date>& day, Date today);

// A payout with the periods that it is for: its own, or, where it has none, the period whose sum and time fit.
struct AssignedPayout {
  RowIndex row = kNobody;
  std::vector<Month> months;
};

// Payouts of a partner that share a period, and what was payable for those periods.
struct PaidGroup {
  std::vector<RowIndex> payouts;  // by debit date
  std::vector<Month> months;      // sorted
  Money paid, payable, accrued;   // accrued: with what was carried into the first month
  Month last_payable;             // the last month of them for which something was payable
  bool is_known = false;          // the ledger's payments reach back to its months
};
std::vector<PaidGroup> paid_groups(const LedgerView& view, RowIndex partner);
bool holds(const PaidGroup& group, Month month);

// One finding about a group, with every payout of it. {periods}, {paid} and {payable} are set.
Finding group_finding(const RuleHead& head, const LedgerView& view, RowIndex partner, const PaidGroup& group, SentenceValues values,
                      std::string_view column, std::string expected, std::string observed);

// By when the reward of a month had to be paid to the partner: the 20th, or the next period's 20th where the payment was moved (4.9).
struct PaymentTerm {
  std::optional<Date> due;
  bool is_moved = false;
  RowIndex returned = kNobody;  // the payout that came back
};
PaymentTerm payment_term(const LedgerView& view, RowIndex partner, Month month);

}  // namespace sverka
