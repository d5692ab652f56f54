// How long each client is attached to each partner (3.2, 3.3), and who earns by a payment (3.4).
//
// "A client who registered by the partner's referral link is attached to this partner for 2 years. Where the partner has 3 or more
// attached clients on paid tariffs, the term of each client is extended by 2 years more." Terms are half-open, from 00:00 in Moscow:
// the day of the anniversary and the day of detachment are not attached.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "programme/ledger/ledger.hpp"
#include "programme/reward/policy.hpp"
#include "programme/reward/rows.hpp"

namespace sverka {

// One attachment in days since 1970-01-01.
struct AttachmentTerm {
  std::int32_t from = 0;
  std::int32_t until = 0;                 // half-open
  bool expired = false;                   // it ended at the end of its term, and was not extended
  std::vector<std::int32_t> extended_on;  // the expiries at which it was
};

class AttachmentBook {
 public:
  AttachmentBook() = default;
  // Judges every expiry up to and including the day `horizon`; a term that ends later is not yet judged. Cost: linear in the
  // attachments and payments, but for sorting.
  AttachmentBook(const Ledger& ledger, const RewardRates& rates, const RewardPolicy& policy, std::int32_t horizon);

  // Parallel to Ledger::attachments. Rows of nobody have an empty term.
  const std::vector<AttachmentTerm>& terms() const { return terms_; }

  // The attachment that earns by a payment of the client on that day: of several, the earlier. Nothing if there is none.
  std::optional<RowIndex> earning(RowIndex client, std::int32_t day) const;

  // Attachments of a client by their beginning.
  std::span<const std::uint32_t> of_client(RowIndex client) const { return by_client_.of(client); }

 private:
  struct Segment {
    std::int32_t from = 0, until = 0;
    RowIndex attachment = kNobody;
  };

  void make_segments(const Ledger& ledger);

  std::vector<AttachmentTerm> terms_;
  GroupedRows by_client_;
  std::vector<Segment> segments_;
  std::vector<std::uint32_t> segments_of_client_;  // where each client's begin; one more than clients
};

}  // namespace sverka
