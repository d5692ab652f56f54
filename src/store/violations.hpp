// What audits found a resource to break, followed from audit to audit by its fingerprint (8.7).
//
//   new -> notified -> open -> fixed | overdue -> fixed, or closed by an auditor with his reason
//
// A violation is fixed when its page is gone, or was judged without it twice; a page that was not reached says nothing. One that returns
// is new again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "store/resources.hpp"
#include "store/store.hpp"
#include "store/trail.hpp"

namespace sverka {

enum class ViolationState : std::uint8_t { New, Notified, Open, Overdue, Fixed, Closed };
constexpr ViolationState kViolationStates[] = {ViolationState::New,     ViolationState::Notified, ViolationState::Open,
                                               ViolationState::Overdue, ViolationState::Fixed,    ViolationState::Closed};

std::string_view name_of(ViolationState state);  // "new", "notified", "open", "overdue", "fixed", "closed"
std::optional<ViolationState> parse_violation_state(std::string_view name);

// A finding of one audit, whoever is responsible and whatever its outcome.
struct AuditFinding {
  std::int64_t number = 0;
  std::string rule, outcome, severity, responsible;
  std::string source;  // clauses, divided by ", "
  std::string url;     // of the page; empty: of the resource as a whole
  std::string message_ru, message_en, advice_ru, advice_en, quote;
  std::string articles;         // addresses of the copied ones, one a line
  std::int64_t fetched_at = 0;  // the page, in seconds since 1970; 0: not known
  std::string fingerprint;

  // What the partner answers for, and is told of.
  bool is_violation() const { return outcome == "failed" && severity != "note" && responsible == "partner"; }
};

struct Violation {
  std::int64_t id = 0, resource = 0;
  AuditFinding finding;  // as last seen
  ViolationState state = ViolationState::New;
  std::int64_t seen = 0;    // audits that saw it
  std::int64_t absent = 0;  // audits since then that judged its page and did not
  std::int64_t first_audit = 0, last_audit = 0;
  std::int64_t first_fetched = 0;
  std::string found_at;
  std::int64_t notice = 0;  // that the partner got; 0: none
  std::string due_on;       // "2026-12-02"
  std::string settled_at;   // when it was fixed or closed
  std::string closed_by, reason;
  std::int64_t revision = 0;

  // Two audits apart in time saw it: a notice may speak of it.
  bool is_confirmed() const { return seen >= 2; }
};

enum class PageSeen : std::uint8_t { Judged, Gone };

// What an audit saw, for those it did not see.
struct AuditedPages {
  std::map<std::string, PageSeen> pages;  // by address; others were not reached
  bool whole = true;                      // no limit cut the audit short
};

struct ViolationCounts {
  std::int64_t appeared = 0, remained = 0, mended = 0;
};

// Within the transaction that ends an audit.
ViolationCounts settle_violations(StoreWork& work, std::int64_t audit, const WebResource& resource,
                                  const std::vector<AuditFinding>& findings, const AuditedPages& pages, const std::string& moment);
// True if one more audit has to tell whether something is there, or gone.
bool needs_confirming(StoreWork& work, std::int64_t resource);

// Those past their due date that an audit begun after it did not find mended become overdue. How many.
Result<std::size_t> check_deadlines(Store& store, const std::string& moment);

// Errors: usage "reason-needed", "stale", "wrong-state"; not_found "no-such-violation", also of another resource.
Result<Violation> close_violation(Store& store, const Actor& actor, std::int64_t resource, std::int64_t violation, std::int64_t revision,
                                  const std::string& reason, const RequestKey& request = {});

struct ViolationQuestion {
  std::int64_t partner = 0, resource = 0;  // 0: of all
  std::vector<ViolationState> states;      // empty: all
  std::int64_t notice = 0;                 // 0: of any or none
  std::int64_t before = 0;                 // a page ends before this id
  std::size_t most = 50;
};
// Newest first.
std::vector<Violation> list_violations(StoreWork& work, const ViolationQuestion& question);
std::optional<Violation> find_violation(StoreWork& work, std::int64_t id);

// What a notice may be made of: new, confirmed, and in no notice that is on its way. Oldest first.
std::vector<Violation> list_violations_to_tell(StoreWork& work, std::int64_t resource, std::size_t most);
// Resources that have any, by id, with how many.
struct ResourceToNotify {
  std::int64_t resource = 0;
  std::string url, partner_name;
  std::int64_t violations = 0;
};
std::vector<ResourceToNotify> list_resources_to_notify(StoreWork& work, std::size_t most);
// Whether it stands in a notice that is prepared, queued or in doubt.
bool stands_in_notice(StoreWork& work, std::int64_t violation);
// By resource and state, in the order of kViolationStates; of one partner, or of all.
std::map<std::int64_t, std::vector<std::int64_t>> count_violations(StoreWork& work, std::int64_t partner);
// The earliest due date of what is notified or open, by resource.
std::map<std::int64_t, std::string> due_dates(StoreWork& work, std::int64_t partner);

}  // namespace sverka
