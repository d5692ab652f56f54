// A ledger with what follows from it as of a day: what rules look at.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "programme/ledger/ledger.hpp"
#include "programme/reward/attachments.hpp"
#include "programme/reward/policy.hpp"
#include "programme/reward/reward.hpp"
#include "programme/reward/rows.hpp"
#include "programme/working_days.hpp"

namespace sverka {

// A period that was paid, and the act for it (4.12).
struct PaidPeriod {
  std::optional<Month> month;    // nothing: the payout does not say what it was for
  RowIndex payout = kNobody;     // the last one for the period
  std::optional<Date> deadline;  // of the scan; nothing past the calendar
  RowIndex act = kNobody;        // of the register; the one whose scan came first, where one came
  std::optional<Date> scan_on;   // as of today
  bool is_overdue = false;       // no scan has come and its deadline is past
};

struct LedgerView {
  const Ledger* ledger = nullptr;
  const RewardRates* rates = nullptr;
  const WorkCalendar* calendar = nullptr;
  const Lexicon* lexicon = nullptr;
  RewardPolicy policy;
  CompanyIdentity company;
  Date today{};
  std::optional<Month> period;  // of a reward job
  AttachmentBook attachments;
  StatusBook statuses;
  std::optional<RewardBook> rewards;      // of a reward job
  std::vector<PartnerReward> of_period;   // with due dates and suspension
  GroupedRows payouts, acts, requisites;  // by partner

  // What follows from the ledger. Everything that is handed in must outlive the view. Errors: those of RewardBook::compute().
  struct Terms {
    const Ledger* ledger = nullptr;
    const RewardRates* rates = nullptr;
    const WorkCalendar* calendar = nullptr;
    const Lexicon* lexicon = nullptr;
    RewardPolicy policy;
    CompanyIdentity company;
    Date today{};
  };
  static Result<LedgerView> of_month(const Terms& terms, Month period);
  // Without rewards: for an act.
  static LedgerView of_payouts(const Terms& terms);

  // Payouts of the partner that were debited by today and did not come back.
  std::vector<RowIndex> paid_payouts(RowIndex partner) const;
  // When the scan of the act for a payout is due: five working days after the money came, or was debited where that is not known.
  std::optional<Date> scan_deadline(const PayoutRow& payout) const;
  // Periods that were paid by today, the latest first.
  std::vector<PaidPeriod> paid_periods(RowIndex partner) const;
  // "If scans of the acts for the last 3 periods in a row are not provided, payouts are suspended" (4.12): how many of the last paid
  // periods, at most three, are overdue one after another.
  std::size_t overdue_in_a_row(const std::vector<PaidPeriod>& periods) const;
};

}  // namespace sverka
