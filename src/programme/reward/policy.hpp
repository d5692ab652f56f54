// The readings of the programme where its text leaves a choice. Each is a switch with a default; none is silent.
#pragma once

#include <cstdint>

#include "programme/money.hpp"

namespace sverka {

struct RewardPolicy {
  enum class Extension : std::uint8_t { EachExpiry, Once, Never };
  enum class StatusMoment : std::uint8_t { PeriodEnd, PeriodStart };
  enum class DueShift : std::uint8_t { NextWorkingDay, None };
  enum class MoveRequires : std::uint8_t { Both, Either };

  Extension attach_extend = Extension::EachExpiry;         // attach.extend (3.3)
  int attach_paid_window_months = 12;                      // attach.paid_window_months (3.3)
  StatusMoment status_at = StatusMoment::PeriodEnd;        // status.at (2.4.3)
  int telephony_per_cent = 0;                              // rate.telephony (footnote *)
  bool minimum_is_inclusive = true;                        // payout.minimum (4.5)
  DueShift payout_shift = DueShift::NextWorkingDay;        // payout.shift (4.8)
  MoveRequires payout_move_requires = MoveRequires::Both;  // payout.move_requires (4.9)
  bool acts_skip_unpaid = true;                            // acts.skip_unpaid (4.12)
  bool act_multi_period = true;                            // act.multi_period (4.12)
  bool act_accept_upd = false;                             // act.accept_upd
  bool notice_by_email = true;                             // notice.email (4.11)
};

// "upon reaching the minimum sum of accruals, equal to 5 000,00 roubles" (4.5).
constexpr Money kMinimumPayout{500'000};
constexpr unsigned kDueDay = 20;              // 4.8
constexpr int kAttachmentMonths = 24;         // 3.2
constexpr int kClientsForExtension = 3;       // 3.3
constexpr int kScanWorkingDays = 5;           // 4.12
constexpr int kNoticeCalendarDays = 5;        // 4.11
constexpr std::size_t kPeriodsToSuspend = 3;  // 4.12

}  // namespace sverka
