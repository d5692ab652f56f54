// The checks that wait, run and are done. A check belongs to one version, of a submission or of an act; a later one of the same version
// stands in its place.
//
// A check that runs is leased to the worker that took it. Several programs may work on one database: each renews its leases while it lives,
// and takes over a check of another only when that one is known to be dead or its lease has ended.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/acts.hpp"
#include "store/submissions.hpp"

namespace sverka {

struct PaperCheck {
  std::int64_t id = 0;
  std::string state;                                  // "queued", "running", "done"
  std::string conclusion;                             // of one that is done: that of the report, or "could_not_check"
  std::string error_code, error_reason, error_where;  // of a paper that could not be checked
  std::string report;                                 // SHA-256 of the JSON report among the papers
  std::string page_ru, page_en;                       // and of the page with the marked text
  std::int64_t errors = 0, warnings = 0, questions = 0;
  std::string queued_at, ended_at;
};

struct StoredFinding {
  std::int64_t number = 0;
  std::string rule, outcome, severity, deviation, touches, clause, source, responsible;
  std::string message_ru, message_en, advice_ru, advice_en, expected, observed;
  std::string clause_text;  // all of the paragraph that it stands in, as the document has it; what an amendment would approve
  std::string fingerprint;
};

// What a worker needs to run a check.
struct QueuedCheck {
  std::int64_t id = 0;
  Submission submission;
  SubmissionVersion version;
  std::optional<SubmissionVersion> accepted;  // of a signed copy: what it is held against
  // Of an act; then there is no submission.
  std::optional<FiledAct> act;
  std::optional<ActVersion> act_version;
};

// What came of it. The pages and the report are papers that are kept already.
struct CheckOutcome {
  std::string conclusion, error_code, error_reason, error_where, report, page_ru, page_en;
  std::string client_name, client_inn, agreement_number;  // as read; empty: not found
  std::vector<StoredFinding> findings;
};

// How long a check stays with a worker that does not renew it.
constexpr std::int64_t kLeaseSeconds = 60;

// The oldest check that may run now: no partner has more than `terms.running_of_partner` at a time. Nothing if there is none. `worker`:
// whose lease it is; empty in tests: nobody's.
Result<std::optional<QueuedCheck>> take_check(Store& store, const QueueTerms& terms, const std::string& worker = {});
// A draft's submission becomes `checked`, if it still waits for this very version. Errors: not_found "no-such-check", also if another
// worker has it by now; internal.
Result<void> finish_check(Store& store, std::int64_t check, const CheckOutcome& outcome, const std::string& worker = {});
// The worker lives and runs these: their leases begin anew.
Result<void> renew_leases(Store& store, const std::string& worker, const std::set<std::int64_t>& checks);
// What runs for a worker that is dead, or whose lease has ended, waits again. A check that ended three programs is given up as one that
// could not be done. How many wait again.
Result<std::size_t> requeue_checks(Store& store);
// The newest draft once more, under the amendments of now. Errors: not_found; usage "wrong-state".
Result<void> check_again(Store& store, const Actor& actor, std::int64_t submission);

// Puts a version into the queue, within a writing transaction.
void queue_check(StoreWork& work, std::int64_t version_id, std::int64_t partner);
void queue_act_check(StoreWork& work, std::int64_t act_version, std::int64_t partner);
// Why no more is taken now; nothing if there is room.
std::optional<Error> no_room_for_check(StoreWork& work, std::int64_t partner, const QueueTerms& terms);
// The newest check of a version; or the newest that is done, while another may be waiting.
enum class CheckWanted : std::uint8_t { Newest, Done };
std::optional<PaperCheck> find_check(StoreWork& work, std::int64_t version_id, CheckWanted wanted = CheckWanted::Newest);
std::optional<PaperCheck> find_act_check(StoreWork& work, std::int64_t act_version, CheckWanted wanted = CheckWanted::Newest);
std::vector<StoredFinding> list_findings(StoreWork& work, std::int64_t check);
std::int64_t count_waiting(StoreWork& work);

}  // namespace sverka
