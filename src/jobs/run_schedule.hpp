// One run of the schedule: queues the audits that are due, does what waits, looks at the due dates, sends the letters.
//
// Any number of runs may go on at once: what one has taken no other takes (store/audits.hpp, store/notices.hpp). A run ends when nothing
// waits any more. Letters go out between audits, so that a long audit holds none up.
#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"
#include "jobs/audit_resource.hpp"
#include "jobs/notice_letter.hpp"
#include "store/audits.hpp"
#include "store/store.hpp"

namespace sverka {

struct ScheduleJob {
  AuditTerms terms;
  std::string holder;                  // unlike every other run's, also after it
  std::function<std::string()> clock;  // what time it is, UTC; the leases go by the store's clock
};

struct ScheduleTally {
  std::size_t queued = 0;                                           // audits that were due
  std::size_t audited = 0;                                          // that ended with a report
  std::size_t failed = 0;                                           // that could not be done
  std::size_t overdue = 0;                                          // violations that became so
  std::size_t letters = 0, put_off = 0, refused = 0, in_doubt = 0;  // notices: sent, to be tried again, not to be tried, to be told of
};

// Errors: those of the store; what was done until then stays done.
Result<ScheduleTally> run_schedule(const ScheduleJob& job, Store& store, const AuditBench& bench, const NoticeOffice& office);

}  // namespace sverka
