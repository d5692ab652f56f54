#include "programme/reward/reward.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sverka {

namespace {

// The part of a payment that somebody earns by. Ranks order as ids do.
struct EarnedPayment {
  RowIndex partner = 0;
  std::int32_t month = 0;
  RowIndex client_rank = 0;
  CategoryIndex category = 0;
  std::int64_t kopecks = 0;

  auto line() const { return std::tie(partner, month, client_rank, category); }
};

template <class Row>
std::vector<RowIndex> in_order_of_ids(const std::vector<Row>& rows) {
  std::vector<RowIndex> order(rows.size());
  std::iota(order.begin(), order.end(), RowIndex{0});
  std::sort(order.begin(), order.end(), [&rows](RowIndex left, RowIndex right) { return rows[left].id < rows[right].id; });
  return order;
}

std::vector<EarnedPayment> earned_payments(const Ledger& ledger, const AttachmentBook& attachments, const std::vector<RowIndex>& clients) {
  std::vector<RowIndex> rank(clients.size());
  for (RowIndex index = 0; index < clients.size(); ++index) {
    rank[clients[index]] = index;
  }
  std::vector<EarnedPayment> earned;
  earned.reserve(ledger.payments.size());
  for (const PaymentRow& payment : ledger.payments) {
    const std::int32_t day = day_number(date_of(payment.paid_at));
    const std::optional<RowIndex> attachment = attachments.earning(payment.client, day);
    if (attachment) {
      earned.push_back({ledger.attachments[*attachment].partner, month_of(payment.paid_at).number, rank[payment.client], payment.category,
                        payment.amount.kopecks});
    }
  }
  std::sort(earned.begin(), earned.end(), [](const EarnedPayment& left, const EarnedPayment& right) { return left.line() < right.line(); });
  return earned;
}

tl::unexpected<Error> overflow(const Ledger& ledger, RowIndex partner) {
  return fail(ErrorCode::LimitReached, ledger.partners[partner].id, "reward-overflow");
}

Date status_day(Month month, const RewardPolicy& policy) {
  return policy.status_at == RewardPolicy::StatusMoment::PeriodEnd ? month.last_day() : month.first_day();
}

bool reaches_minimum(Money sum, const RewardPolicy& policy) {
  return policy.minimum_is_inclusive ? sum >= kMinimumPayout : sum > kMinimumPayout;
}

// "If the reward of the period is less than 5 000,00 roubles, its payment is carried to the following periods until it reaches
// 5 000,00" (4.5).
bool settle(MonthReward& month, const RewardPolicy& policy) {
  const std::optional<Money> sum = add(month.carried_in, month.accrued);
  if (!sum) {
    return false;
  }
  const bool is_paid = reaches_minimum(*sum, policy);
  month.payable = is_paid ? *sum : Money{};
  month.carried_out = is_paid ? Money{} : *sum;
  return true;
}

int rate_of(const RewardRates::Category& category, PartnerStatus status, const RewardPolicy& policy) {
  return category.telephony ? policy.telephony_per_cent : category.per_cent[static_cast<std::size_t>(status)];
}

}  // namespace

StatusBook::StatusBook(const Ledger& ledger)
    : by_partner_(ledger.partners.size(), ledger.statuses.size(), [&ledger](std::size_t row) { return ledger.statuses[row].partner; }) {
  for (std::size_t partner = 0; partner < ledger.partners.size(); ++partner) {
    const std::span<std::uint32_t> rows = by_partner_.of(partner);
    std::sort(rows.begin(), rows.end(),
              [&ledger](std::uint32_t left, std::uint32_t right) { return ledger.statuses[left].from < ledger.statuses[right].from; });
  }
}

const StatusRow* StatusBook::on(const Ledger& ledger, RowIndex partner, Date day) const {
  const auto rows = by_partner_.of(partner);
  const auto after = std::upper_bound(rows.begin(), rows.end(), day,
                                      [&ledger](Date wanted, std::uint32_t row) { return wanted < ledger.statuses[row].from; });
  return after == rows.begin() ? nullptr : &ledger.statuses[*std::prev(after)];
}

Money share_of(Money base, int per_cent) {
  // In two parts, so that no base is too large.
  const std::int64_t whole = base.kopecks / 100 * per_cent;
  return Money{whole + (base.kopecks % 100 * per_cent + 50) / 100};
}

std::optional<Date> due_date(Month period, const RewardPolicy& policy, const WorkCalendar& calendar) {
  const Date first = period.next().first_day();
  const Date twentieth{first.year(), first.month(), std::chrono::day{kDueDay}};
  if (policy.payout_shift == RewardPolicy::DueShift::None) {
    return twentieth;
  }
  return calendar.working_day_on_or_after(twentieth);
}

Result<RewardBook> RewardBook::compute(const Ledger& ledger, const RewardRates& rates, const RewardPolicy& policy,
                                       const AttachmentBook& attachments, const StatusBook& statuses, Month period) {
  RewardBook book;
  const std::vector<RowIndex> clients = in_order_of_ids(ledger.clients);
  const std::vector<EarnedPayment> earned = earned_payments(ledger, attachments, clients);
  book.months_.resize(ledger.partners.size());
  std::vector<std::vector<RewardRow>> rows(ledger.partners.size());
  for (const PaymentRow& payment : ledger.payments) {
    const Month month = month_of(payment.paid_at);
    book.first_month_ = book.first_month_ ? std::min(*book.first_month_, month) : month;
  }

  for (std::size_t at = 0; at < earned.size();) {
    const RowIndex partner = earned[at].partner;
    const Month month{earned[at].month};
    const StatusRow* status = statuses.on(ledger, partner, status_day(month, policy));
    MonthReward sums{month, {}, {}, {}, {}};
    std::vector<MonthReward>& history = book.months_[partner];
    sums.carried_in = history.empty() ? Money{} : history.back().carried_out;
    while (at < earned.size() && earned[at].partner == partner && earned[at].month == month.number) {
      RewardRow row{clients[earned[at].client_rank], earned[at].category, {}, 0, {}};
      const EarnedPayment& first = earned[at];
      for (; at < earned.size() && earned[at].line() == first.line(); ++at) {
        const std::optional<Money> base = add(row.base, Money{earned[at].kopecks});
        if (!base) {
          return overflow(ledger, partner);
        }
        row.base = *base;
      }
      if (status == nullptr) {
        continue;
      }
      row.per_cent = rate_of(rates.categories[row.category], status->status, policy);
      row.amount = share_of(row.base, row.per_cent);
      const std::optional<Money> accrued = add(sums.accrued, row.amount);
      if (!accrued) {
        return overflow(ledger, partner);
      }
      sums.accrued = *accrued;
      if (month == period) {
        rows[partner].push_back(row);
      }
    }
    if (!settle(sums, policy)) {
      return overflow(ledger, partner);
    }
    history.push_back(sums);
  }

  for (const RowIndex partner : in_order_of_ids(ledger.partners)) {
    PartnerReward reward;
    reward.partner = partner;
    reward.rows = std::move(rows[partner]);
    reward.sums = book.at(partner, period);
    const StatusRow* status = statuses.on(ledger, partner, status_day(period, policy));
    if (status != nullptr) {
      reward.status = status->status;
    }
    book.rewards_.push_back(std::move(reward));
  }
  return book;
}

MonthReward RewardBook::at(RowIndex partner, Month month) const {
  const std::vector<MonthReward>& history = months_[partner];
  const auto after =
      std::upper_bound(history.begin(), history.end(), month, [](Month wanted, const MonthReward& one) { return wanted < one.month; });
  if (after == history.begin()) {
    return MonthReward{month, {}, {}, {}, {}};
  }
  const MonthReward& last = *std::prev(after);
  return last.month == month ? last : MonthReward{month, {}, last.carried_out, {}, last.carried_out};
}

}  // namespace sverka
