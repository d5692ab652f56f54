// The reward of a month (sections 2 and 4 of the programme): accrual by client and category, carry-over, what is payable and when.
//
// Sums are exact, in kopecks; nothing depends on the order of rows. Cost: linear in the payments, but for sorting them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "programme/ledger/ledger.hpp"
#include "programme/reward/attachments.hpp"
#include "programme/reward/policy.hpp"
#include "programme/working_days.hpp"

namespace sverka {

// One line of a partner's month: amount = base x rate, rounded half up to the kopeck.
struct RewardRow {
  RowIndex client = kNobody;
  CategoryIndex category = 0;
  Money base;
  int per_cent = 0;
  Money amount;
};

// What a month gave. Payable is carried_in + accrued from 5 000,00 on, else 0, and all of it is carried out (4.5).
struct MonthReward {
  Month month;
  Money accrued, carried_in, payable, carried_out;
};

struct PartnerReward {
  RowIndex partner = kNobody;
  std::optional<PartnerStatus> status;  // on the period's last day
  std::vector<RewardRow> rows;          // by client's id, then category's code
  MonthReward sums;
  std::optional<Date> due_on;  // nothing if nothing is payable, or past the calendar
  bool suspended = false;      // set by LedgerView
};

// Statuses of partners by time.
class StatusBook {
 public:
  StatusBook() = default;
  explicit StatusBook(const Ledger& ledger);

  // The row in force on the day: the latest that began by then. Null if there is none.
  const StatusRow* on(const Ledger& ledger, RowIndex partner, Date day) const;
  // Rows of a partner by their beginning.
  std::span<const std::uint32_t> of(RowIndex partner) const { return by_partner_.of(partner); }

 private:
  GroupedRows by_partner_;
};

class RewardBook {
 public:
  // Errors: limit_reached, "reward-overflow" if a sum does not fit.
  static Result<RewardBook> compute(const Ledger& ledger, const RewardRates& rates, const RewardPolicy& policy,
                                    const AttachmentBook& attachments, const StatusBook& statuses, Month period);

  // Of every partner, by id. The due dates are not set.
  const std::vector<PartnerReward>& rewards() const { return rewards_; }
  // The month of the first payment of the ledger; nothing for a ledger without payments.
  std::optional<Month> first_month() const { return first_month_; }
  // Any month of a partner.
  MonthReward at(RowIndex partner, Month month) const;
  // The months of a partner with an accrual, in order.
  const std::vector<MonthReward>& months_of(RowIndex partner) const { return months_[partner]; }

 private:
  std::vector<PartnerReward> rewards_;
  std::vector<std::vector<MonthReward>> months_;  // by partner
  std::optional<Month> first_month_;
};

// base x per cent / 100, rounded half up.
Money share_of(Money base, int per_cent);

// The 20th of the next month, moved to the next working day (4.8). Nothing outside the calendar.
std::optional<Date> due_date(Month period, const RewardPolicy& policy, const WorkCalendar& calendar);

}  // namespace sverka
