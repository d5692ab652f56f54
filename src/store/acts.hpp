// The register of acts (4.12): for every payout to a partner of the desk the act that is due, when, and what came of it.
//
//   awaited -> received -> accepted | returned -> received ...; overdue: awaited past its due date; lapsed: the payout left the ledger
//
// Rows follow from the ledger; a scan is a version of its row, checked like any paper. An act whose scan the ledger's own register has is
// accepted without a paper.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"
#include "store/submissions.hpp"
#include "store/trail.hpp"

namespace sverka {

enum class ActState : std::uint8_t { Awaited, Overdue, Received, Returned, Accepted, Lapsed };
constexpr ActState kActStates[] = {ActState::Awaited,  ActState::Overdue,  ActState::Received,
                                   ActState::Returned, ActState::Accepted, ActState::Lapsed};

std::string_view name_of(ActState state);  // "overdue"
std::optional<ActState> parse_act_state(std::string_view name);

// What a ledger says of one payout. Dates as "2026-11-22"; kopecks; periods as "2026-08,2026-09".
struct DueAct {
  std::int64_t partner = 0;
  std::string payout, periods;
  std::int64_t amount = 0;
  std::string debited_on, received_on;
  std::string due_on;          // empty: past the calendar
  std::string ledger_scan_on;  // the ledger's own register has the scan; empty: it has none
};

struct FiledAct {
  std::int64_t id = 0;
  std::string partner_name;
  DueAct due;
  ActState state = ActState::Awaited;  // as of the day that it was asked for
  bool is_past_due = false;            // no scan that stands, and the due date is past
  std::string scan_on;                 // of the newest version
  std::int64_t version = 0;            // 0: no scan has come
  std::string conclusion;              // of the newest version; empty: not checked
  std::string changed_at;
  std::int64_t revision = 0;
};

struct ActVersion {
  std::int64_t id = 0, act = 0, number = 0;
  std::string paper, paper_name;  // SHA-256; name for people
  std::string uploaded_by, uploaded_at;
};

struct ActDecision {
  std::int64_t version = 0;
  DecisionKind kind = DecisionKind::Return;
  std::string reason, by, at;
};

// How many rows came new and how many lapsed.
struct RegisterChange {
  std::size_t added = 0, changed = 0, lapsed = 0;
};

// What the register was made of the last time.
struct RegisterState {
  std::int64_t ledger = 0, partners = 0;
  std::string day;

  bool operator==(const RegisterState&) const = default;
};
// As of now: the newest ledger, the newest partner, this day.
RegisterState wanted_register(StoreWork& work, const std::string& day);
RegisterState present_register(StoreWork& work);

// Brings the rows in step with what the ledger says; scans and decisions stay. One transaction. Errors: internal.
Result<RegisterChange> bring_up_register(Store& store, const RegisterState& state, const std::vector<DueAct>& due);

struct FiledActQuestion {
  std::int64_t partner = 0;       // 0: of everybody
  std::optional<ActState> state;  // nothing: all but lapsed
  std::int64_t before = 0;        // a page ends before this id; 0: the first
  std::size_t most = 50;
};
// Newest first. `day`: today.
std::vector<FiledAct> list_acts(StoreWork& work, const FiledActQuestion& question, const std::string& day);
std::optional<FiledAct> find_act(StoreWork& work, std::int64_t id, const std::string& day);
// By state, in the order of kActStates.
std::vector<std::int64_t> count_acts(StoreWork& work, std::int64_t partner, const std::string& day);
std::vector<ActVersion> list_act_versions(StoreWork& work, std::int64_t act);
std::optional<ActVersion> find_act_version(StoreWork& work, std::int64_t act, std::int64_t number);
std::vector<ActDecision> list_act_decisions(StoreWork& work, std::int64_t act);

// True in the states in which a scan is taken.
bool takes_scan(ActState state);
bool takes_decision(ActState state, DecisionKind kind);

struct ActScan {
  std::string_view bytes;
  std::string name;  // for people
};

// Each is one transaction; a scan is on the disk before its row, and its check is queued with it. Errors: usage "paper-needed",
// "wrong-state", "reason-needed", "stale", "check-first" (an act is not decided on before its check); limit_reached "queue-full",
// "daily-quota"; not_found "no-such-act"; internal.
Result<FiledAct> add_act_scan(Store& store, const Actor& actor, std::int64_t act, const ActScan& scan, const std::string& day,
                              const QueueTerms& terms, const RequestKey& request = {});
// A return, and whatever goes against a check, needs its reason.
Result<FiledAct> decide_act(Store& store, const Actor& actor, std::int64_t act, std::int64_t revision, DecisionKind kind,
                            const std::string& reason, const std::string& day, const RequestKey& request = {});
// The newest version once more, against the ledger of now.
Result<void> check_act_again(Store& store, const Actor& actor, std::int64_t act, const std::string& day);

// Scans that stand, received or accepted, as entries for the register of a ledger.
std::vector<FiledAct> standing_scans(StoreWork& work, const std::string& day);

std::string subject_of_act(std::int64_t id);

}  // namespace sverka
