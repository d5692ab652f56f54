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
  ScheduleRun(const ScheduleJob& job, Store& store, const AuditBench& bench, const NoticeOffice& office)
      : job_(job), store_(store), bench_(bench), office_(office) {}

  Result<ScheduleTally> run() {
    const Result<std::size_t> queued = queue_due_audits(store_, job_.clock(), job_.terms);
    if (!queued) {
      return fail(queued.error());
    }
    tally_.queued = *queued;
    for (bool more = true; more;) {
      if (const Result<void> sent = send_letters(); !sent) {
        return fail(sent.error());
      }
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

  Result<void> send_letters() {
    while (office_.can_send()) {
      const Result<std::optional<TakenLetter>> taken = take_letter(store_, job_.holder, job_.clock(), job_.terms);
      if (!taken) {
        return fail(taken.error());
      }
      if (!*taken) {
        break;
      }
      if (const Result<void> sent = send(**taken); !sent) {
        return sent;
      }
    }
    return {};
  }

  // The letter is written now, since its days begin today; what goes out stands in the store before the server hears of it.
  Result<void> send(const TakenLetter& taken) {
    const std::string moment = job_.clock();
    const std::int64_t notice = taken.notice.id;
    if (taken.violations.empty()) {
      return finish(notice, LetterFate::Refused, "notice-empty");
    }
    std::string evidence;
    {
      StoreWork work = store_.reading();
      const std::optional<AuditRun> run = find_audit(work, taken.notice.audit);
      evidence = run ? run->evidence : std::string();
    }
    const WrittenNotice written = write_letter(taken.notice, taken.resource, taken.violations, evidence, moment, office_);
    const Result<std::string> kept = store_.papers().keep(written.composed);
    if (!kept) {
      return fail(kept.error());
    }
    if (const Result<void> intended = intend_letter(store_, notice, job_.holder, *kept, written.days); !intended) {
      return intended.error().reason == "lease-lost" ? Result<void>() : intended;
    }
    const MailSettings& settings = office_.settings;
    // Well before the lease ends, so that nobody takes it for lost while it is under way.
    const std::int64_t most = std::max<std::int64_t>(1, std::min(settings.seconds, job_.terms.lease_seconds / 2));
    const MailAnswer answer = office_.module.send(
        {settings.server, settings.user, settings.password, settings.needs_tls, std::chrono::seconds(most), settings.authority},
        settings.from, taken.notice.recipient, written.composed);
    switch (answer.fate) {
      case MailFate::Taken:
        return finish(notice, LetterFate::Sent, "");
      case MailFate::Refused:
        return finish(notice, LetterFate::Refused, answer.said);
      case MailFate::NotTaken:
        return finish(notice, LetterFate::Later, answer.said);
      case MailFate::Unknown:
        break;
    }
    return finish(notice, LetterFate::InDoubt, answer.said);
  }

  Result<void> finish(std::int64_t notice, LetterFate fate, const std::string& problem) {
    const Result<void> finished = finish_letter(store_, notice, job_.holder, fate, problem, job_.clock());
    if (!finished && finished.error().reason != "lease-lost") {
      return finished;
    }
    ++(fate == LetterFate::Sent      ? tally_.letters
       : fate == LetterFate::Later   ? tally_.put_off
       : fate == LetterFate::Refused ? tally_.refused
                                     : tally_.in_doubt);
    return {};
  }

  const ScheduleJob& job_;
  Store& store_;
  const AuditBench& bench_;
  const NoticeOffice& office_;
  ScheduleTally tally_;
};

}  // namespace

Result<ScheduleTally> run_schedule(const ScheduleJob& job, Store& store, const AuditBench& bench, const NoticeOffice& office) {
  return ScheduleRun(job, store, bench, office).run();
}

}  // namespace sverka
