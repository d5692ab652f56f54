// kind = "ledger-differences": where a payout is not what was accrued, what the difference comes from.
//
//   asks = "telephony"       it is the share of telephony packages, which nothing is paid for (footnote * of the tables)
//          "out-of-period"   it is the share of payments within a day of the border of the period (4.4)
//          "spread"          it is a prepayment taken by parts and not when it was paid (4.6)
//
// The rule on the sum tells that there is a difference; these tell which rule of the programme explains it to the kopeck.
// {partner}, {client}, {periods}, {paid}, {payable}, {amount}, {day}, {count}.
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "checks/ledger_checks.hpp"

namespace sverka {

namespace {

constexpr std::size_t kMostRowsShown = 10;
constexpr std::array<int, 3> kPrepaidMonths{3, 6, 12};

// A share is rounded with others of its client and category, so that one payment makes it a kopeck more or less.
bool is_near(std::int64_t left, std::int64_t right, std::int64_t slack = 1) {
  return left - right <= slack && right - left <= slack;
}

// Payments by the partner who earns by them; gathered when the first difference asks for them.
class EarnedPayments {
 public:
  explicit EarnedPayments(const LedgerView& view) : view_(view) {}

  std::span<const std::uint32_t> of(RowIndex partner) {
    if (!by_partner_) {
      const Ledger& ledger = *view_.ledger;
      by_partner_ = GroupedRows(ledger.partners.size(), ledger.payments.size(), [&](std::size_t row) {
        const PaymentRow& payment = ledger.payments[row];
        const auto attachment = view_.attachments.earning(payment.client, day_number(date_of(payment.paid_at)));
        return attachment ? std::size_t{ledger.attachments[*attachment].partner} : std::size_t{kNobody};
      });
    }
    return by_partner_->of(partner);
  }

  // What a part of a payment gives by the status of its month.
  std::int64_t share(RowIndex partner, const PaymentRow& payment, int parts = 1) const {
    const RewardRates::Category& category = view_.rates->categories[payment.category];
    const Month month = month_of(payment.paid_at);
    const Date day = view_.policy.status_at == RewardPolicy::StatusMoment::PeriodEnd ? month.last_day() : month.first_day();
    const StatusRow* status = view_.statuses.on(*view_.ledger, partner, day);
    if (status == nullptr || category.telephony) {
      return 0;
    }
    return share_of(Money{payment.amount.kopecks / parts}, category.per_cent[static_cast<std::size_t>(status->status)]).kopecks;
  }

 private:
  const LedgerView& view_;
  std::optional<GroupedRows> by_partner_;
};

// Groups of the period that differ from what was accrued, with the difference in kopecks; less is told when its term is past.
template <class Ask>
void ask_differences(const LedgerView& view, LedgerAnswer& answer, const Ask& ask) {
  if (!view.ledger->has_payouts() || !view.period) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    for (const PaidGroup& group : paid_groups(view, reward.partner)) {
      if (!group.is_known || !holds(group, *view.period)) {
        continue;
      }
      answer.judged = true;
      const std::int64_t difference = group.paid.kopecks - group.accrued.kopecks;
      const bool is_open = difference < 0 && !is_past(payment_term(view, reward.partner, group.last_payable).due, view.today);
      if (difference != 0 && !is_open) {
        ask(reward.partner, group, difference);
      }
    }
  }
}

void add_payment(Finding& finding, const LedgerView& view, RowIndex row, std::string_view column) {
  if (finding.locations.size() < kMostRowsShown) {
    add_row(finding, view, LedgerTable::Payments, {view.ledger->payments_file, view.ledger->payments[row].line}, column);
  }
}

Finding difference_finding(const RuleHead& head, const LedgerView& view, RowIndex partner, const PaidGroup& group, SentenceValues values) {
  return group_finding(head, view, partner, group, std::move(values), "amount", to_string(group.accrued), to_string(group.paid));
}

std::vector<RowIndex> telephony_of(const LedgerView& view, const PaidGroup& group, std::span<const std::uint32_t> payments) {
  std::vector<RowIndex> rows;
  for (const std::uint32_t row : payments) {
    const PaymentRow& payment = view.ledger->payments[row];
    if (view.rates->categories[payment.category].telephony && holds(group, month_of(payment.paid_at))) {
      rows.push_back(row);
    }
  }
  return rows;
}

// "No reward is paid for telephony packages" (2.1.2, 2.3.2, 2.4.2, *).
void ask_telephony(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  if (view.policy.telephony_per_cent != 0) {
    return;
  }
  EarnedPayments earned(view);
  ask_differences(view, answer, [&](RowIndex partner, const PaidGroup& group, std::int64_t difference) {
    const std::vector<RowIndex> rows = telephony_of(view, group, earned.of(partner));
    std::map<RowIndex, Money> by_client;
    for (const RowIndex row : rows) {
      Money& sum = by_client[view.ledger->payments[row].client];
      sum = add(sum, view.ledger->payments[row].amount).value_or(sum);
    }
    std::vector<int> rates;
    for (const RewardRates::Category& category : view.rates->categories) {
      rates.insert(rates.end(), category.per_cent.begin(), category.per_cent.end());
    }
    const bool explains = difference > 0 && std::any_of(rates.begin(), rates.end(), [&](int rate) {
                            std::int64_t share = 0;
                            for (const auto& one : by_client) {
                              share += share_of(one.second, rate).kopecks;
                            }
                            return share > 0 && is_near(share, difference, static_cast<std::int64_t>(by_client.size()));
                          });
    if (explains) {
      answer.findings.push_back(difference_finding(head, view, partner, group, {{"amount", said(Money{difference})}}));
      for (const RowIndex row : rows) {
        add_payment(answer.findings.back(), view, row, "category");
      }
    }
  });
}

// Payments near the borders of a group's months: those outside that would add to it, those inside that would lack.
struct BorderPayment {
  RowIndex row = kNobody;
  std::int64_t share = 0;  // kopecks; below 0: of a payment that was left out
  bool is_by_utc = false;  // another month by the clock of Greenwich
};

std::vector<BorderPayment> border_payments(const LedgerView& view, const PaidGroup& group, RowIndex partner, EarnedPayments& earned) {
  std::vector<BorderPayment> found;
  const MoscowSeconds begin = midnight_of(group.months.front().first_day());
  const MoscowSeconds end = midnight_of(group.months.back().next().first_day());
  constexpr MoscowSeconds kHours = MoscowSeconds{kMoscowHours} * 3600;
  for (const std::uint32_t row : earned.of(partner)) {
    const PaymentRow& payment = view.ledger->payments[row];
    const MoscowSeconds at = payment.paid_at;
    const bool is_before = at >= begin - kSecondsOfDay && at < begin;
    const bool is_after = at >= end && at < end + kSecondsOfDay;
    const bool is_first = at >= begin && at < begin + kSecondsOfDay;
    const bool is_last = at >= end - kSecondsOfDay && at < end;
    const std::int64_t share = is_before || is_after || is_first || is_last ? earned.share(partner, payment) : 0;
    if (share != 0) {
      const bool is_by_utc = (is_after && at < end + kHours) || (is_first && at < begin + kHours);
      found.push_back({row, is_before || is_after ? share : -share, is_by_utc});
    }
  }
  return found;
}

// "Payments from 0:00 of the first day to 23:59 of the last day" (4.4).
void ask_out_of_period(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  EarnedPayments earned(view);
  ask_differences(view, answer, [&](RowIndex partner, const PaidGroup& group, std::int64_t difference) {
    const std::vector<BorderPayment> near = border_payments(view, group, partner, earned);
    std::vector<RowIndex> explaining;
    std::int64_t by_utc = 0;
    for (const BorderPayment& payment : near) {
      by_utc += payment.is_by_utc ? payment.share : 0;
      if (explaining.empty() && is_near(payment.share, difference)) {
        explaining = {payment.row};
      }
    }
    if (explaining.empty() && is_near(by_utc, difference, static_cast<std::int64_t>(near.size()))) {
      for (const BorderPayment& payment : near) {
        if (payment.is_by_utc) {
          explaining.push_back(payment.row);
        }
      }
    }
    if (explaining.empty()) {
      return;
    }
    const Date day = date_of(view.ledger->payments[explaining.front()].paid_at);
    answer.findings.push_back(difference_finding(head, view, partner, group, {{"day", said(day)}}));
    for (const RowIndex row : explaining) {
      add_payment(answer.findings.back(), view, row, "paid_at");
    }
  });
}

// Of a payment over so many months, the part that was taken in place of the whole, or that was taken again in a later month.
std::optional<int> months_spread(const PaidGroup& group, const PaymentRow& payment, RowIndex partner, const EarnedPayments& earned,
                                 std::int64_t difference) {
  const Month month = month_of(payment.paid_at);
  for (const int parts : kPrepaidMonths) {
    const std::int64_t whole = earned.share(partner, payment);
    const std::int64_t part = earned.share(partner, payment, parts);
    const bool is_taken_in_part = holds(group, month) && is_near(part - whole, difference);
    const bool is_taken_again = !holds(group, month) && month < group.months.front() && group.months.back().number - month.number < parts &&
                                is_near(part, difference);
    if (part > 0 && whole > part && (is_taken_in_part || is_taken_again)) {
      return parts;
    }
  }
  return std::nullopt;
}

// "A one-off payment for several months counts in the period in which it was made" (4.6).
void ask_spread(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  EarnedPayments earned(view);
  ask_differences(view, answer, [&](RowIndex partner, const PaidGroup& group, std::int64_t difference) {
    std::optional<RowIndex> spread;
    int months = 0;
    const auto key = [&view](RowIndex row) {
      const PaymentRow& payment = view.ledger->payments[row];
      return std::make_tuple(payment.paid_at, payment.amount, payment.line);
    };
    for (const std::uint32_t row : earned.of(partner)) {
      const std::optional<int> parts = months_spread(group, view.ledger->payments[row], partner, earned, difference);
      if (parts && (!spread || key(row) < key(*spread))) {
        spread = row;
        months = *parts;
      }
    }
    if (!spread) {
      return;
    }
    const PaymentRow& payment = view.ledger->payments[*spread];
    answer.findings.push_back(difference_finding(head, view, partner, group,
                                                 {{"client", said_client(view, payment.client)},
                                                  {"day", said(date_of(payment.paid_at))},
                                                  {"amount", said(payment.amount)},
                                                  {"count", plain(std::to_string(months))}}));
    add_client(answer.findings.back(), view, payment.client);
    add_payment(answer.findings.back(), view, *spread, "amount");
  });
}

}  // namespace

Check make_ledger_differences(Head head, TableReader& parameters) {
  return make_ledger_check(std::move(head), parameters,
                           {{"telephony", ask_telephony}, {"out-of-period", ask_out_of_period}, {"spread", ask_spread}});
}

}  // namespace sverka
