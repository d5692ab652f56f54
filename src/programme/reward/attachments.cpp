#include "programme/reward/attachments.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sverka {

namespace {

constexpr std::int32_t kNever = 0x7FFFFFFF;

// Payments that count for an extension, by client: of a paid licence tariff, more than 0,00.
class PaidLicences {
 public:
  PaidLicences(const Ledger& ledger, const RewardRates& rates)
      : by_client_(ledger.clients.size(), ledger.payments.size(), [&](std::size_t row) {
          const PaymentRow& payment = ledger.payments[row];
          const bool counts = rates.categories[payment.category].paid_licence && payment.amount.kopecks > 0;
          return counts ? std::size_t{payment.client} : std::size_t{kNobody};
        }) {}

  std::span<const std::uint32_t> of(RowIndex client) const { return by_client_.of(client); }

 private:
  GroupedRows by_client_;
};

// Goes through the expiries of one partner's attachments in the order of time, with a window over the payments of its clients.
class ExpirySweep {
 public:
  ExpirySweep(const Ledger& ledger, const PaidLicences& licences, const RewardPolicy& policy, std::int32_t horizon,
              std::vector<AttachmentTerm>& terms)
      : ledger_(ledger),
        licences_(licences),
        policy_(policy),
        horizon_(horizon),
        terms_(terms),
        attached_(ledger.clients.size(), 0),
        paid_(ledger.clients.size(), 0) {}

  void judge(std::span<const std::uint32_t> attachments) {
    rows_ = attachments;
    expiries_.clear();
    for (const std::uint32_t row : attachments) {
      plan_expiry(row);
    }
    if (expiries_.empty()) {
      return;
    }
    prepare();
    while (!expiries_.empty()) {
      const auto [day, expiring] = std::move(*expiries_.begin());
      expiries_.erase(expiries_.begin());
      advance(day);
      judge_on(day, expiring);
    }
    for (const std::uint32_t row : rows_) {
      attached_[client_of(row)] = 0;
      paid_[client_of(row)] = 0;
    }
  }

 private:
  RowIndex client_of(std::uint32_t row) const { return ledger_.attachments[row].client; }

  std::int32_t detached_on(std::uint32_t row) const {
    const std::optional<Date>& date = ledger_.attachments[row].detached_on;
    return date ? day_number(*date) : kNever;
  }

  // The term runs to its next expiry, or to the detachment before it, which is judged by nobody.
  void plan_expiry(std::uint32_t row) {
    AttachmentTerm& term = terms_[row];
    const std::int32_t from = term.extended_on.empty() ? term.from : term.extended_on.back();
    const std::int32_t expiry = day_number(months_later(date_of_day(from), kAttachmentMonths));
    term.until = std::min(expiry, detached_on(row));
    if (term.until == expiry && expiry < detached_on(row) && expiry <= horizon_) {
      expiries_[expiry].push_back(row);
    }
  }

  void prepare() {
    const auto by = [this](auto day_of) {
      std::vector<std::uint32_t> rows(rows_.begin(), rows_.end());
      std::sort(rows.begin(), rows.end(), [&](std::uint32_t left, std::uint32_t right) { return day_of(left) < day_of(right); });
      return rows;
    };
    beginnings_ = by([this](std::uint32_t row) { return terms_[row].from; });
    detachments_ = by([this](std::uint32_t row) { return detached_on(row); });
    begun_ = detached_ = entered_ = left_ = 0;
    paying_ = 0;
    std::vector<RowIndex> clients;
    for (const std::uint32_t row : rows_) {
      clients.push_back(client_of(row));
    }
    std::sort(clients.begin(), clients.end());
    clients.erase(std::unique(clients.begin(), clients.end()), clients.end());
    payments_.clear();
    for (const RowIndex client : clients) {
      const auto paid = licences_.of(client);
      payments_.insert(payments_.end(), paid.begin(), paid.end());
    }
    std::sort(payments_.begin(), payments_.end(),
              [this](std::uint32_t left, std::uint32_t right) { return ledger_.payments[left].paid_at < ledger_.payments[right].paid_at; });
  }

  void change(std::vector<std::int32_t>& counts, RowIndex client, std::int32_t by) {
    const bool was = attached_[client] > 0 && paid_[client] > 0;
    counts[client] += by;
    const bool is = attached_[client] > 0 && paid_[client] > 0;
    paying_ += static_cast<int>(is) - static_cast<int>(was);
  }

  // To 00:00 of the day: who is attached then, and who paid in the twelve months before.
  void advance(std::int32_t day) {
    while (begun_ < beginnings_.size() && terms_[beginnings_[begun_]].from <= day) {
      const std::uint32_t row = beginnings_[begun_++];
      if (detached_on(row) > terms_[row].from) {
        change(attached_, client_of(row), 1);
      }
    }
    while (detached_ < detachments_.size() && detached_on(detachments_[detached_]) <= day) {
      const std::uint32_t row = detachments_[detached_++];
      const bool was_attached = !terms_[row].expired && detached_on(row) > terms_[row].from;
      change(attached_, client_of(row), was_attached ? -1 : 0);
    }
    const MoscowSeconds now = MoscowSeconds{day} * kSecondsOfDay;
    const MoscowSeconds window = midnight_of(months_later(date_of_day(day), -policy_.attach_paid_window_months));
    while (entered_ < payments_.size() && paid_at(entered_) < now) {
      change(paid_, ledger_.payments[payments_[entered_++]].client, 1);
    }
    while (left_ < entered_ && paid_at(left_) < window) {
      change(paid_, ledger_.payments[payments_[left_++]].client, -1);
    }
  }

  MoscowSeconds paid_at(std::size_t index) const { return ledger_.payments[payments_[index]].paid_at; }

  // Several expiries of one instant are judged together, each counting the others as still attached.
  void judge_on(std::int32_t day, const std::vector<std::uint32_t>& expiring) {
    const bool extends = paying_ >= kClientsForExtension && policy_.attach_extend != RewardPolicy::Extension::Never;
    for (const std::uint32_t row : expiring) {
      AttachmentTerm& term = terms_[row];
      if (extends && (policy_.attach_extend == RewardPolicy::Extension::EachExpiry || term.extended_on.empty())) {
        term.extended_on.push_back(day);
        plan_expiry(row);
      } else {
        term.expired = true;
        change(attached_, client_of(row), -1);
      }
    }
  }

  const Ledger& ledger_;
  const PaidLicences& licences_;
  const RewardPolicy& policy_;
  std::int32_t horizon_;
  std::vector<AttachmentTerm>& terms_;
  std::vector<std::int32_t> attached_, paid_;  // by client: attachments now, payments in the window
  std::span<const std::uint32_t> rows_;
  std::map<std::int32_t, std::vector<std::uint32_t>> expiries_;
  std::vector<std::uint32_t> beginnings_, detachments_, payments_;
  std::size_t begun_ = 0, detached_ = 0, entered_ = 0, left_ = 0;
  int paying_ = 0;  // clients that are attached and paid
};

}  // namespace

AttachmentBook::AttachmentBook(const Ledger& ledger, const RewardRates& rates, const RewardPolicy& policy, std::int32_t horizon)
    : terms_(ledger.attachments.size()),
      by_client_(ledger.clients.size(), ledger.attachments.size(), [&ledger](std::size_t row) { return ledger.attachments[row].client; }) {
  for (std::size_t row = 0; row < terms_.size(); ++row) {
    const AttachmentRow& attachment = ledger.attachments[row];
    if (attachment.partner != kNobody && attachment.attached_on) {
      terms_[row].from = day_number(*attachment.attached_on);
    }
  }
  const PaidLicences licences(ledger, rates);
  const GroupedRows by_partner(ledger.partners.size(), ledger.attachments.size(),
                               [&ledger](std::size_t row) { return ledger.attachments[row].partner; });
  ExpirySweep sweep(ledger, licences, policy, horizon, terms_);
  for (std::size_t partner = 0; partner < ledger.partners.size(); ++partner) {
    sweep.judge(by_partner.of(partner));
  }
  make_segments(ledger);
}

// While two attachments last, the earlier earns: a later one earns from where all earlier ones have ended.
void AttachmentBook::make_segments(const Ledger& ledger) {
  for (std::size_t client = 0; client < ledger.clients.size(); ++client) {
    segments_of_client_.push_back(static_cast<std::uint32_t>(segments_.size()));
    const std::span<std::uint32_t> rows = by_client_.of(client);
    std::sort(rows.begin(), rows.end(), [this](std::uint32_t left, std::uint32_t right) { return terms_[left].from < terms_[right].from; });
    std::int32_t covered = -kNever;
    for (const std::uint32_t row : rows) {
      const AttachmentTerm& term = terms_[row];
      if (ledger.attachments[row].partner == kNobody || term.until <= std::max(covered, term.from)) {
        continue;
      }
      segments_.push_back({std::max(covered, term.from), term.until, row});
      covered = term.until;
    }
  }
  segments_of_client_.push_back(static_cast<std::uint32_t>(segments_.size()));
}

std::optional<RowIndex> AttachmentBook::earning(RowIndex client, std::int32_t day) const {
  const auto first = segments_.begin() + segments_of_client_[client];
  const auto last = segments_.begin() + segments_of_client_[client + 1];
  const auto after = std::upper_bound(first, last, day, [](std::int32_t wanted, const Segment& segment) { return wanted < segment.from; });
  if (after == first || std::prev(after)->until <= day) {
    return std::nullopt;
  }
  return std::prev(after)->attachment;
}

}  // namespace sverka
