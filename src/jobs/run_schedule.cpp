#include "jobs/run_schedule.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "store/schedule.hpp"

namespace sverka {
namespace {

// Keeps the lease of an audit up while it runs.
class HeldLease {
 public:
  HeldLease(Store& store, std::int64_t audit, const std::string& holder, const AuditTerms& terms)
      : thread_([this, &store, audit, holder, terms] {
          const auto pause = std::chrono::milliseconds(std::max<std::int64_t>(terms.lease_seconds * 1000 / 4, 250));
          std::unique_lock lock(mutex_);
          while (!woken_.wait_for(lock, pause, [this] { return ended_; })) {
            lock.unlock();
            static_cast<void>(keep_audit(store, audit, holder, terms));
            lock.lock();
          }
        }) {}
  HeldLease(const HeldLease&) = delete;
  HeldLease& operator=(const HeldLease&) = delete;
  ~HeldLease() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    woken_.notify_all();
    thread_.join();
  }

 private:
  std::mutex mutex_;
  std::condition_variable woken_;
  bool ended_ = false;
  std::thread thread_;
};

class ScheduleRun {
 public:
  ScheduleRun(const ScheduleJob& job, Store& store, const AuditBench& bench) : job_(job), store_(store), bench_(bench) {}

  Result<ScheduleTally> run() {
    const Result<std::size_t> queued = queue_due_audits(store_, job_.clock(), job_.terms);
    if (!queued) {
      return fail(queued.error());
    }
    tally_.queued = *queued;
    for (bool more = true; more;) {
      const Result<bool> audited = audit_one();
      if (!audited) {
        return fail(audited.error());
      }
      more = *audited;
    }
    const Result<std::size_t> overdue = check_deadlines(store_, job_.clock());
    if (!overdue) {
      return fail(overdue.error());
    }
    tally_.overdue = *overdue;
    return tally_;
  }

 private:
  // False: none waits.
  Result<bool> audit_one() {
    const Result<std::optional<TakenAudit>> taken = take_audit(store_, job_.holder, job_.clock(), job_.terms);
    if (!taken) {
      return fail(taken.error());
    }
    if (!*taken) {
      return false;
    }
    const std::int64_t id = (*taken)->run.id;
    Result<AuditOutcome> outcome = [&] {
      const HeldLease lease(store_, id, job_.holder, job_.terms);
      return audit_resource(**taken, moscow_day(job_.clock()), store_, bench_);
    }();
    if (!outcome) {
      return fail(outcome.error());
    }
    const Result<void> finished = finish_audit(store_, id, job_.holder, *outcome, job_.clock(), job_.terms);
    // Another run has it by now: what this one found is not kept twice.
    if (!finished && finished.error().reason != "lease-lost") {
      return fail(finished.error());
    }
    ++(outcome->error_code.empty() ? tally_.audited : tally_.failed);
    return true;
  }

  const ScheduleJob& job_;
  Store& store_;
  const AuditBench& bench_;
  ScheduleTally tally_;
};

}  // namespace

Result<ScheduleTally> run_schedule(const ScheduleJob& job, Store& store, const AuditBench& bench) {
  return ScheduleRun(job, store, bench).run();
}

}  // namespace sverka
