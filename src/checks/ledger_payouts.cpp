// kind = "ledger-payouts": what was paid against what was payable, and when (4.5 to 4.10).
//
//   asks = "sum"            the payouts for the period are not what was payable for it (of earlier periods: less)
//          "below-minimum"  paid before 5 000,00 were reached
//          "late"           debited after the due date
//          "unpaid"         payable, past due and not paid as of today
//          "moved"          moved to the next period, 4.9
//          "account"        not to the partner's account
//          "currency"       not to an account in roubles
//          "due-date"       the due date is past the calendar
//
// {partner}, {periods}, {paid}, {payable}, {date}, {due}, {account}.
#include <algorithm>

#include "checks/ledger_checks.hpp"
#include "programme/identifiers.hpp"

namespace sverka {

namespace {

// Every group of payouts of every partner, whose months the payments of the ledger reach back to.
template <class Ask>
void ask_groups(const LedgerView& view, LedgerAnswer& answer, const Ask& ask) {
  if (!view.ledger->has_payouts() || !view.period) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    for (const PaidGroup& group : paid_groups(view, reward.partner)) {
      if (group.is_known) {
        answer.judged = true;
        ask(reward.partner, group);
      }
    }
  }
}

void ask_sum(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_groups(view, answer, [&](RowIndex partner, const PaidGroup& group) {
    const bool is_early = group.payable == Money{} && group.paid < kMinimumPayout;
    const Money expected = is_early ? group.accrued : group.payable;
    const bool is_less = group.paid < expected;
    const bool is_open = is_less && is_past(payment_term(view, partner, group.last_payable).due, view.today);
    const bool is_wrong = is_less ? is_open && !is_early : group.paid > expected;
    if (is_wrong && (holds(group, *view.period) || is_less)) {
      answer.findings.push_back(group_finding(head, view, partner, group, {}, "amount", to_string(expected), to_string(group.paid)));
    }
  });
  // A payout that fits no period.
  if (!view.ledger->has_payouts() || !view.period) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    for (const PaidGroup& group : paid_groups(view, reward.partner)) {
      const RowIndex row = group.payouts.front();
      if (group.months.empty() && month_of(view.ledger->payouts[row].debited_on).previous() == *view.period) {
        const MonthReward sums = view.rewards->at(reward.partner, *view.period);
        PaidGroup of_period = group;
        of_period.months = {*view.period};
        of_period.payable = sums.payable;
        answer.judged = true;
        answer.findings.push_back(
            group_finding(head, view, reward.partner, of_period, {}, "amount", to_string(sums.payable), to_string(group.paid)));
        answer.findings.back().outcome = Outcome::CannotTell;
      }
    }
  }
}

void ask_below_minimum(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_groups(view, answer, [&](RowIndex partner, const PaidGroup& group) {
    if (holds(group, *view.period) && group.payable == Money{} && group.paid > Money{} && group.paid < kMinimumPayout) {
      answer.findings.push_back(group_finding(head, view, partner, group, {}, "amount", to_string(kMinimumPayout), to_string(group.paid)));
    }
  });
}

void ask_late(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_groups(view, answer, [&](RowIndex partner, const PaidGroup& group) {
    const PaymentTerm term = payment_term(view, partner, group.last_payable);
    const Date debited = view.ledger->payouts[group.payouts.back()].debited_on;
    if (holds(group, *view.period) && group.payable > Money{} && term.due && debited > *term.due) {
      answer.findings.push_back(group_finding(head, view, partner, group, {{"date", said(debited)}, {"due", said(*term.due)}}, "debited_on",
                                              to_iso(*term.due), to_iso(debited)));
    }
  });
}

void ask_unpaid(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  if (!view.ledger->has_payouts() || !view.period) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    const std::vector<PaidGroup> groups = paid_groups(view, reward.partner);
    for (const MonthReward& month : view.rewards->months_of(reward.partner)) {
      const bool is_paid =
          std::any_of(groups.begin(), groups.end(), [&month](const PaidGroup& group) { return holds(group, month.month); });
      if (month.payable == Money{}) {
        continue;
      }
      answer.judged = true;
      const PaymentTerm term = payment_term(view, reward.partner, month.month);
      if (is_paid || reward.suspended || !is_past(term.due, view.today)) {
        continue;
      }
      Finding finding =
          ledger_finding(head, view, reward.partner, to_string(month.payable), to_string(Money{}),
                         {{"periods", said(std::vector<Month>{month.month})}, {"payable", said(month.payable)}, {"due", said(*term.due)}});
      add_row(finding, view, LedgerTable::Partners, view.ledger->partners[reward.partner].place, "partner");
      answer.findings.push_back(std::move(finding));
    }
  }
}

void ask_moved(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  if (!view.ledger->has_payouts() || !view.period) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    const PaymentTerm term = payment_term(view, reward.partner, *view.period);
    if (term.returned == kNobody) {
      continue;
    }
    answer.judged = true;
    if (term.is_moved && term.due) {
      Finding finding = ledger_finding(head, view, reward.partner, to_iso(*term.due), {},
                                       {{"periods", said(std::vector<Month>{*view.period})}, {"due", said(*term.due)}});
      add_payout(finding, view, term.returned, "debited_on");
      answer.findings.push_back(std::move(finding));
    }
  }
}

// Payouts of the period with an account.
template <class Ask>
void ask_accounts(const LedgerView& view, LedgerAnswer& answer, const Ask& ask) {
  if (!view.period) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    for (const PaidGroup& group : paid_groups(view, reward.partner)) {
      const bool of_period = holds(group, *view.period) || group.months.empty();
      for (const RowIndex row : group.payouts) {
        if (of_period && !view.ledger->payouts[row].account.empty()) {
          ask(reward.partner, row);
        }
      }
    }
  }
  static_cast<void>(answer);
}

void ask_account(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_accounts(view, answer, [&](RowIndex partner, RowIndex row) {
    const std::string& own = view.ledger->partners[partner].account;
    const PayoutRow& payout = view.ledger->payouts[row];
    if (own.empty()) {
      return;
    }
    answer.judged = true;
    if (payout.account == own) {
      return;
    }
    Finding finding = ledger_finding(head, view, partner, own, payout.account, {{"account", plain(payout.account)}});
    add_payout(finding, view, row, "account");
    // The register may hold the account of a later day.
    const auto rows = view.requisites.of(partner);
    const bool changed_since = std::any_of(
        rows.begin(), rows.end(), [&](std::uint32_t change) { return view.ledger->requisites[change].changed_on >= payout.debited_on; });
    finding.outcome = changed_since ? Outcome::CannotTell : finding.outcome;
    answer.findings.push_back(std::move(finding));
  });
}

// "Accrued and paid in roubles" (4.7): the currency stands in digits 6 to 8 of an account.
void ask_currency(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_accounts(view, answer, [&](RowIndex partner, RowIndex row) {
    const PayoutRow& payout = view.ledger->payouts[row];
    if (check_account_form(payout.account) == IdentifierVerdict::WrongLength) {
      return;
    }
    answer.judged = true;
    const std::string currency = payout.account.substr(5, 3);
    if (currency == "810" || currency == "643") {
      return;
    }
    Finding finding = ledger_finding(head, view, partner, "810", currency, {{"account", plain(payout.account)}});
    add_payout(finding, view, row, "account");
    answer.findings.push_back(std::move(finding));
  });
}

void ask_due_date(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  if (!view.period) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    if (reward.sums.payable == Money{}) {
      continue;
    }
    answer.judged = true;
    if (!reward.due_on) {
      Finding finding = ledger_finding(head, view, reward.partner, {}, to_iso(view.period->next()),
                                       {{"periods", said(std::vector<Month>{*view.period})}, {"date", said(view.calendar->valid_to())}});
      add_row(finding, view, LedgerTable::Partners, view.ledger->partners[reward.partner].place, "partner");
      answer.findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

Check make_ledger_payouts(Head head, TableReader& parameters) {
  return make_ledger_check(std::move(head), parameters,
                           {{"sum", ask_sum},
                            {"below-minimum", ask_below_minimum},
                            {"late", ask_late},
                            {"unpaid", ask_unpaid},
                            {"moved", ask_moved},
                            {"account", ask_account},
                            {"currency", ask_currency},
                            {"due-date", ask_due_date}});
}

}  // namespace sverka
