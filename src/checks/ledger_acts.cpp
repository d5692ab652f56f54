// kind = "ledger-acts": the register of acts against what was paid (4.12).
//
//   asks = "late"           the scan came after five working days, or has not come though they are past
//          "missing"        no scans for the last two (a warning) or three paid periods in a row
//          "amount"         the act is for another sum than was received
//          "periods"        the act is for other periods than the payout
//
// {partner}, {periods}, {act}, {date}, {due}, {paid}, {amount}, {count}.
#include <algorithm>

#include "checks/ledger_checks.hpp"
#include "programme/ledger/cells.hpp"

namespace sverka {

namespace {

bool has_register(const LedgerView& view) {
  return view.ledger->has(LedgerTable::Acts) && view.period.has_value();
}

std::vector<Month> months_of(const LedgerView& view, const PaidPeriod& paid) {
  if (paid.month) {
    return {*paid.month};
  }
  return {month_of(view.ledger->payouts[paid.payout].debited_on).previous()};
}

void add_paid(Finding& finding, const LedgerView& view, const PaidPeriod& paid) {
  if (paid.act != kNobody) {
    add_act(finding, view, paid.act, "scan_received_on");
  }
  add_payout(finding, view, paid.payout, view.ledger->payouts[paid.payout].received_on ? "received_on" : "debited_on");
}

Finding late_finding(const RuleHead& head, const LedgerView& view, RowIndex partner, const PaidPeriod& paid) {
  const Sentence when = paid.scan_on ? fill(words(head, "ledger.scan-came"), SentenceValues{{"date", said(*paid.scan_on)}})
                                     : words(head, "ledger.scan-missing");
  Finding finding = ledger_finding(head, view, partner, to_iso(*paid.deadline), paid.scan_on ? to_iso(*paid.scan_on) : "",
                                   {{"periods", said(months_of(view, paid))}, {"due", said(*paid.deadline)}, {"when", when}});
  add_paid(finding, view, paid);
  return finding;
}

void ask_late(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  if (!has_register(view)) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    for (const PaidPeriod& paid : view.paid_periods(reward.partner)) {
      const bool of_period = months_of(view, paid).front() == *view.period;
      answer.judged = answer.judged || of_period;
      const bool came_late = paid.scan_on && paid.deadline && *paid.scan_on > *paid.deadline;
      if (paid.is_overdue || (of_period && came_late)) {
        answer.findings.push_back(late_finding(head, view, reward.partner, paid));
      } else if (of_period && !paid.deadline) {
        Finding finding = ledger_finding(head, view, reward.partner, {}, {},
                                         {{"periods", said(months_of(view, paid))},
                                          {"due", words(head, "ledger.past-calendar")},
                                          {"when", words(head, "ledger.not-judged")}});
        finding.outcome = Outcome::CannotTell;
        add_paid(finding, view, paid);
        answer.findings.push_back(std::move(finding));
      }
    }
  }
}

void ask_missing(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  if (!has_register(view)) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    const std::vector<PaidPeriod> periods = view.paid_periods(reward.partner);
    answer.judged = answer.judged || !periods.empty();
    const std::size_t count = view.overdue_in_a_row(periods);
    if (count + 1 < kPeriodsToSuspend) {
      continue;
    }
    std::vector<Month> months;
    for (std::size_t index = count; index-- > 0;) {
      const std::vector<Month> of_one = months_of(view, periods[index]);
      months.insert(months.end(), of_one.begin(), of_one.end());
    }
    Finding finding = ledger_finding(head, view, reward.partner, {}, to_text(months),
                                     {{"periods", said(months)}, {"count", plain(std::to_string(count))}});
    for (std::size_t index = 0; index < count; ++index) {
      add_paid(finding, view, periods[index]);
    }
    finding.severity = count < kPeriodsToSuspend ? Severity::Warning : finding.severity;
    answer.findings.push_back(std::move(finding));
  }
}

bool share_a_month(const std::vector<Month>& left, const std::vector<Month>& right) {
  return std::any_of(left.begin(), left.end(), [&right](Month month) { return std::binary_search(right.begin(), right.end(), month); });
}

// Acts of the register for the period, with the payouts that share a month with each.
template <class Ask>
void ask_acts(const LedgerView& view, LedgerAnswer& answer, const Ask& ask) {
  if (!has_register(view) || !view.ledger->has_payouts()) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    const std::vector<PaidGroup> groups = paid_groups(view, reward.partner);
    for (const std::uint32_t row : view.acts.of(reward.partner)) {
      const RegisteredAct& act = view.ledger->acts[row];
      if (!std::binary_search(act.periods.begin(), act.periods.end(), *view.period)) {
        continue;
      }
      std::vector<const PaidGroup*> shared;
      for (const PaidGroup& group : groups) {
        if (share_a_month(group.months, act.periods)) {
          shared.push_back(&group);
        }
      }
      if (!shared.empty()) {
        answer.judged = true;
        ask(reward.partner, row, shared);
      }
    }
  }
}

void ask_amount(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_acts(view, answer, [&](RowIndex partner, RowIndex row, const std::vector<const PaidGroup*>& groups) {
    const RegisteredAct& act = view.ledger->acts[row];
    Money paid;
    for (const PaidGroup* group : groups) {
      paid = add(paid, group->paid).value_or(paid);
    }
    if (act.amount == paid) {
      return;
    }
    Finding finding = ledger_finding(head, view, partner, to_string(paid), to_string(act.amount),
                                     {{"periods", said(act.periods)},
                                      {"act", plain(act.number.empty() ? act.id : act.number)},
                                      {"paid", said(paid)},
                                      {"amount", said(act.amount)}});
    add_act(finding, view, row, "amount");
    answer.findings.push_back(std::move(finding));
  });
}

void ask_periods(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_acts(view, answer, [&](RowIndex partner, RowIndex row, const std::vector<const PaidGroup*>& groups) {
    const RegisteredAct& act = view.ledger->acts[row];
    const bool fits = groups.size() == 1 && groups.front()->months == act.periods;
    if (fits && (view.policy.act_multi_period || act.periods.size() == 1)) {
      return;
    }
    Finding finding = ledger_finding(
        head, view, partner, to_text(groups.front()->months), to_text(act.periods),
        {{"periods", said(act.periods)}, {"act", plain(act.number.empty() ? act.id : act.number)}, {"paid", said(groups.front()->months)}});
    add_act(finding, view, row, "periods");
    answer.findings.push_back(std::move(finding));
  });
}

}  // namespace

Check make_ledger_acts(Head head, TableReader& parameters) {
  return make_ledger_check(std::move(head), parameters,
                           {{"late", ask_late}, {"missing", ask_missing}, {"amount", ask_amount}, {"periods", ask_periods}});
}

}  // namespace sverka
