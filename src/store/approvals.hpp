// What people add to a submission's findings: amendments that the Company approved (5.6), and a partner's answers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "audit/evidence.hpp"
#include "base/result.hpp"
#include "store/submissions.hpp"

namespace sverka {

struct ApprovedAmendment {
  std::int64_t id = 0;
  Amendment amendment;  // approved_on is a day in Moscow
  std::string consent;  // how the client agreed
  bool withdrawn = false;
};

struct FindingAnswer {
  std::string fingerprint, body, by, at;
};

// It is in force at the next check, which it puts into the queue. Errors: usage "consent-needed", "clause-needed", "agreement-unknown" (the
// last check found no number or no INN), "wrong-state"; not_found "no-such-submission".
Result<ApprovedAmendment> approve_amendment(Store& store, const Actor& actor, std::int64_t submission, const std::string& clause,
                                            const std::string& text, const std::string& consent);
Result<void> withdraw_amendment(Store& store, const Actor& actor, std::int64_t submission, std::int64_t id);
std::vector<ApprovedAmendment> list_amendments(StoreWork& work, std::int64_t submission);
// Those that are in force, of the submission alone.
std::vector<Amendment> amendments_in_force(StoreWork& work, std::int64_t submission);

Result<void> answer_finding(Store& store, const Actor& actor, std::int64_t submission, const std::string& fingerprint,
                            const std::string& body);
std::vector<FindingAnswer> list_answers(StoreWork& work, std::int64_t submission);

struct SavedView {
  std::int64_t id = 0;
  std::string name, query;  // "state=checked&q=..."
};
Result<void> save_view(Store& store, std::int64_t user, const std::string& name, const std::string& query);
// Errors: not_found "no-such-view", also for another's.
Result<void> remove_view(Store& store, std::int64_t user, std::int64_t id);
std::vector<SavedView> list_views(StoreWork& work, std::int64_t user);

}  // namespace sverka
