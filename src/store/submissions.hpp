// Submissions: a partner's paper on its way through the desk, with its versions, checks and decisions.
//
//   submitted -> checked -> returned | accepted -> signed_by_company -> signed_by_client -> invoiced -> paid, or withdrawn
//
// A new draft puts a submission back to `submitted`. A signed copy is a version too, checked against the accepted one; it changes no state.
// Every change raises `revision`; whoever decides says which one he saw.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"
#include "store/trail.hpp"

namespace sverka {

enum class SubmissionState : std::uint8_t {
  Submitted,
  Checked,
  Returned,
  Accepted,
  SignedByCompany,
  SignedByClient,
  Invoiced,
  Paid,
  Withdrawn
};
enum class DecisionKind : std::uint8_t { Return, Accept, SignByCompany, SignByClient, Invoice, Pay, Withdraw };
enum class VersionPurpose : std::uint8_t { Draft, Signed };

constexpr SubmissionState kSubmissionStates[] = {
    SubmissionState::Submitted,       SubmissionState::Checked,        SubmissionState::Returned, SubmissionState::Accepted,
    SubmissionState::SignedByCompany, SubmissionState::SignedByClient, SubmissionState::Invoiced, SubmissionState::Paid,
    SubmissionState::Withdrawn};
constexpr DecisionKind kDecisionKinds[] = {DecisionKind::Accept,       DecisionKind::Return,  DecisionKind::SignByCompany,
                                           DecisionKind::SignByClient, DecisionKind::Invoice, DecisionKind::Pay,
                                           DecisionKind::Withdraw};

std::string_view name_of(SubmissionState state);  // "signed_by_company"
std::string_view name_of(DecisionKind kind);      // "sign_by_company"
std::string_view name_of(VersionPurpose purpose);
std::optional<SubmissionState> parse_submission_state(std::string_view name);
std::optional<DecisionKind> parse_decision_kind(std::string_view name);

// Where the decision leads from the state; nothing if it cannot be taken there.
std::optional<SubmissionState> state_after(SubmissionState state, DecisionKind kind);
// True in the states in which a new draft, or a signed copy, is taken.
bool takes(SubmissionState state, VersionPurpose purpose);

struct Submission {
  std::int64_t id = 0, partner = 0;
  std::string partner_name;
  std::string title;
  SubmissionState state = SubmissionState::Submitted;
  std::string sample;                                     // the template asked for: a name on the shelf; empty: by content
  std::string client_name, client_inn, agreement_number;  // as the last check found them
  std::int64_t version = 0;                               // the newest draft
  std::int64_t accepted_version = 0;                      // 0: none yet
  std::string conclusion;                                 // of the newest draft: "conforms", ..., "could_not_check"; empty: not checked yet
  std::string created_at, changed_at;
  std::int64_t revision = 0;
};

// What comes with a request. Papers are at most what the server takes; a card may be absent.
struct Upload {
  std::string_view paper, card;  // bytes
  std::string paper_name, card_name;
};

struct SubmissionVersion {
  std::int64_t id = 0, submission = 0, number = 0;
  VersionPurpose purpose = VersionPurpose::Draft;
  std::string paper, paper_name;  // SHA-256; name for people
  std::string card, card_name;    // empty: none
  std::string uploaded_by, uploaded_at;
};

struct Decision {
  std::int64_t version = 0;
  DecisionKind kind = DecisionKind::Return;
  SubmissionState from = SubmissionState::Submitted, to = SubmissionState::Submitted;
  std::string reason, by, at;
};

// How much is taken at a time.
struct QueueTerms {
  std::int64_t queued = 200;  // checks that wait, of everybody
  std::int64_t daily = 200;   // versions of a partner in 24 hours
  std::int64_t running_of_partner = 2;
};

// A request that a client may send again without its being done again: his key for it, and a hash of what it asked.
struct RequestKey {
  std::int64_t user = 0;
  std::string key, hash;  // without a key nothing is remembered
};
struct RememberedRequest {
  std::string hash;
  std::int64_t subject = 0;  // the number of what came of it
};
std::optional<RememberedRequest> find_request(StoreWork& work, std::int64_t user, const std::string& key);
// Within the transaction that does what was asked. Two requests with one key at once: the second breaks the table's key, and nothing of it
// is kept.
void remember_request(StoreWork& work, const RequestKey& request, std::int64_t subject);

// Each is one transaction, which remembers the request with what was done, committed after its papers are on the disk. Errors: usage
// "paper-needed", "wrong-state" (the submission cannot take this now), "reason-needed", "stale" (somebody changed it since `revision`);
// limit_reached "queue-full", "daily-quota"; not_found "no-such-submission"; internal.
Result<Submission> submit(Store& store, const Actor& actor, std::int64_t user, std::int64_t partner, const std::string& sample,
                          const Upload& upload, const QueueTerms& terms, const RequestKey& request = {});
Result<SubmissionVersion> add_version(Store& store, const Actor& actor, std::int64_t submission, VersionPurpose purpose,
                                      const Upload& upload, const QueueTerms& terms, const RequestKey& request = {});
// A return, and whatever goes against a check, needs its reason.
Result<Submission> decide(Store& store, const Actor& actor, std::int64_t submission, std::int64_t revision, DecisionKind kind,
                          const std::string& reason, const RequestKey& request = {});

struct SubmissionQuestion {
  std::int64_t partner = 0;             // 0: of everybody
  std::vector<SubmissionState> states;  // empty: all
  std::string words;                    // each must be found in title, client, number, partner
  std::string conclusion;
  std::int64_t before = 0;  // a page ends before this id; 0: the first
  std::size_t most = 50;
};
// Newest first.
std::vector<Submission> list_submissions(StoreWork& work, const SubmissionQuestion& question);
std::optional<Submission> find_submission(StoreWork& work, std::int64_t id);
// By state, in the order of kSubmissionStates.
std::vector<std::int64_t> count_by_state(StoreWork& work, std::int64_t partner);
std::vector<SubmissionVersion> list_versions(StoreWork& work, std::int64_t submission);
std::optional<SubmissionVersion> find_version(StoreWork& work, std::int64_t submission, std::int64_t number);
std::vector<Decision> list_decisions(StoreWork& work, std::int64_t submission);

}  // namespace sverka
