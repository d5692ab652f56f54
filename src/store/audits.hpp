// Audits of web resources: a queue of runs, and what came of each.
//
// The server only queues them; `sverka schedule run` takes them, under a lease that it keeps up while it works. A run whose program ended
// without a word is taken again when its lease has passed, and given up the third time. A host is audited by one run at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/resources.hpp"
#include "store/store.hpp"
#include "store/violations.hpp"

namespace sverka {

// Why a resource is audited: its schedule, a person, the days after a notice, or that one audit does not tell.
enum class AuditCause : std::uint8_t { Scheduled, Asked, Recheck, Confirming };
std::string_view name_of(AuditCause cause);  // "scheduled", "asked", "recheck", "confirming"

struct AuditRun {
  std::int64_t id = 0, resource = 0;
  std::string cause;                                  // name_of(AuditCause)
  std::string state;                                  // "queued", "running", "done", "failed", "withdrawn"
  std::string asked_by;                               // of one that a person asked for
  std::string queued_at, not_before;                  // it waits until then
  std::string started_at, ended_at;                   // empty: not yet
  std::string conclusion;                             // that of the report
  std::string error_code, error_reason, error_where;  // of one that failed
  std::string report, page_ru, page_en;               // SHA-256 among the papers
  std::string evidence;                               // the name of the folder of its answers
  std::int64_t pages = 0, errors = 0, warnings = 0, questions = 0;
  ViolationCounts violations;
};

struct AuditOutcome {
  std::string conclusion;
  std::string error_code, error_reason, error_where;  // with a code it failed: the rest is empty
  std::string report, page_ru, page_en, evidence;
  std::int64_t pages = 0;
  std::vector<AuditFinding> findings;
  AuditedPages seen;
};

// Puts an audit of every resource whose time has come into the queue, one however many times were missed, and of those that the days after
// a notice ask for. How many. `moment`: what time it is, UTC.
Result<std::size_t> queue_due_audits(Store& store, const std::string& moment, const AuditTerms& terms);
// Errors: usage "audit-waiting" (one waits or runs already), "resource-closed"; not_found "no-such-resource".
Result<AuditRun> ask_for_audit(Store& store, const Actor& actor, std::int64_t resource, const RequestKey& request = {});

struct TakenAudit {
  AuditRun run;
  WebResource resource;
  std::vector<std::string> open_pages;  // of violations that are neither fixed nor closed: to be looked at wherever links lead
};
// The oldest that may run now, for `holder`. Nothing if there is none.
Result<std::optional<TakenAudit>> take_audit(Store& store, const std::string& holder, const std::string& moment, const AuditTerms& terms);
// False: the lease was lost, another may have the audit.
Result<bool> keep_audit(Store& store, std::int64_t audit, const std::string& holder, const AuditTerms& terms);
// The pages and the report are papers that are kept already. Another audit is queued where one more look has to tell. Errors: usage
// "lease-lost": nothing of it is kept.
Result<void> finish_audit(Store& store, std::int64_t audit, const std::string& holder, const AuditOutcome& outcome,
                          const std::string& moment, const AuditTerms& terms);

std::optional<AuditRun> find_audit(StoreWork& work, std::int64_t id);
// Newest first, before this id; 0: from the newest.
std::vector<AuditRun> list_audits(StoreWork& work, std::int64_t resource, std::int64_t before, std::size_t most);
std::optional<AuditRun> newest_audit(StoreWork& work, std::int64_t resource);
std::vector<AuditFinding> list_audit_findings(StoreWork& work, std::int64_t audit);

// The findings of two audits of a resource beside each other, by fingerprint.
struct AuditComparison {
  std::vector<AuditFinding> appeared;  // only in the later
  std::vector<AuditFinding> remained;  // in both, as the later has them
  std::vector<AuditFinding> gone;      // only in the earlier
};
AuditComparison compare_audits(StoreWork& work, std::int64_t earlier, std::int64_t later);

std::string subject_of_audit(std::int64_t id);

}  // namespace sverka
