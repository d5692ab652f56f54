#include "programme/reward/ledger_view.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sverka {

namespace {

// How far past the period and today terms are judged: every payment of the ledger is.
std::int32_t horizon_of(const Ledger& ledger, Date today, Month period) {
  std::int32_t horizon = std::max(day_number(today), day_number(period.last_day()));
  for (const PaymentRow& payment : ledger.payments) {
    horizon = std::max(horizon, day_number(date_of(payment.paid_at)));
  }
  return horizon;
}

LedgerView view_of(const LedgerView::Terms& terms) {
  LedgerView view;
  view.ledger = terms.ledger;
  view.rates = terms.rates;
  view.calendar = terms.calendar;
  view.lexicon = terms.lexicon;
  view.policy = terms.policy;
  view.company = terms.company;
  view.today = terms.today;
  const Ledger& ledger = *terms.ledger;
  const std::size_t partners = ledger.partners.size();
  view.payouts = GroupedRows(partners, ledger.payouts.size(), [&](std::size_t row) { return ledger.payouts[row].partner; });
  view.acts = GroupedRows(partners, ledger.acts.size(), [&](std::size_t row) { return ledger.acts[row].partner; });
  view.requisites = GroupedRows(partners, ledger.requisites.size(), [&](std::size_t row) { return ledger.requisites[row].partner; });
  return view;
}

// A payout that does not say its periods is for the month before its debit, as far as the order goes.
Month order_of(const PaidPeriod& period, const Ledger& ledger) {
  return period.month ? *period.month : month_of(ledger.payouts[period.payout].debited_on).previous();
}

bool is_act_for(const RegisteredAct& act, const PaidPeriod& period, const PayoutRow& payout) {
  if (period.month) {
    return std::binary_search(act.periods.begin(), act.periods.end(), *period.month);
  }
  constexpr int kMostMonthsBefore = 1;
  const bool fits_in_time = !act.date || *act.date >= months_later(payout.debited_on, -kMostMonthsBefore);
  return act.amount == payout.amount && fits_in_time;
}

}  // namespace

Result<LedgerView> LedgerView::of_month(const Terms& terms, Month period) {
  LedgerView view = view_of(terms);
  const Ledger& ledger = *view.ledger;
  view.period = period;
  view.attachments = AttachmentBook(ledger, *view.rates, view.policy, horizon_of(ledger, view.today, period));
  view.statuses = StatusBook(ledger);
  Result<RewardBook> book = RewardBook::compute(ledger, *view.rates, view.policy, view.attachments, view.statuses, period);
  if (!book) {
    return fail(book.error());
  }
  view.rewards = std::move(*book);
  view.of_period = view.rewards->rewards();
  const std::optional<Date> due = due_date(period, view.policy, *view.calendar);
  for (PartnerReward& reward : view.of_period) {
    if (reward.sums.payable > Money{}) {
      reward.due_on = due;
    }
    reward.suspended = ledger.has(LedgerTable::Acts) && view.overdue_in_a_row(view.paid_periods(reward.partner)) >= kPeriodsToSuspend;
  }
  return view;
}

LedgerView LedgerView::of_payouts(const Terms& terms) {
  return view_of(terms);
}

std::vector<RowIndex> LedgerView::paid_payouts(RowIndex partner) const {
  std::vector<RowIndex> paid;
  for (const std::uint32_t row : payouts.of(partner)) {
    const PayoutRow& payout = ledger->payouts[row];
    if (payout.debited_on <= today && !(payout.returned_on && *payout.returned_on <= today)) {
      paid.push_back(row);
    }
  }
  return paid;
}

std::optional<Date> LedgerView::scan_deadline(const PayoutRow& payout) const {
  return calendar->add_working_days(payout.received_on ? *payout.received_on : payout.debited_on, kScanWorkingDays);
}

std::vector<PaidPeriod> LedgerView::paid_periods(RowIndex partner) const {
  std::vector<PaidPeriod> periods;
  for (const RowIndex row : paid_payouts(partner)) {
    const std::vector<Month>& months = ledger->payouts[row].periods;
    if (months.empty()) {
      periods.push_back({std::nullopt, row, {}, kNobody, {}, false});
    }
    for (const Month month : months) {
      periods.push_back({month, row, {}, kNobody, {}, false});
    }
  }
  const auto debited = [this](const PaidPeriod& period) { return ledger->payouts[period.payout].debited_on; };
  std::sort(periods.begin(), periods.end(), [&](const PaidPeriod& left, const PaidPeriod& right) {
    return std::make_tuple(order_of(right, *ledger), right.month.has_value(), debited(right), right.payout) <
           std::make_tuple(order_of(left, *ledger), left.month.has_value(), debited(left), left.payout);
  });
  // A period paid in parts is one period; its last part counts.
  periods.erase(std::unique(periods.begin(), periods.end(),
                            [](const PaidPeriod& left, const PaidPeriod& right) { return left.month && left.month == right.month; }),
                periods.end());
  for (PaidPeriod& period : periods) {
    const PayoutRow& payout = ledger->payouts[period.payout];
    period.deadline = scan_deadline(payout);
    for (const std::uint32_t row : acts.of(partner)) {
      const RegisteredAct& act = ledger->acts[row];
      if (!is_act_for(act, period, payout)) {
        continue;
      }
      const bool has_come = act.scan_received_on && *act.scan_received_on <= today;
      if (has_come && (!period.scan_on || *act.scan_received_on < *period.scan_on)) {
        period.scan_on = act.scan_received_on;
        period.act = row;
      }
      period.act = period.act == kNobody ? row : period.act;
    }
    period.is_overdue = !period.scan_on && period.deadline && *period.deadline < today;
  }
  return periods;
}

std::size_t LedgerView::overdue_in_a_row(const std::vector<PaidPeriod>& periods) const {
  std::size_t count = 0;
  while (count < periods.size() && count < kPeriodsToSuspend && periods[count].is_overdue) {
    const bool follows =
        count == 0 || policy.acts_skip_unpaid || order_of(periods[count], *ledger).next() == order_of(periods[count - 1], *ledger);
    if (!follows) {
      break;
    }
    ++count;
  }
  return count;
}

}  // namespace sverka
