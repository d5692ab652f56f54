#include "server/workers.hpp"

#include <chrono>
#include <utility>

namespace sverka {
namespace {

// Another program on the same database may have queued something.
constexpr std::chrono::seconds kLookAgain{5};
constexpr std::chrono::seconds kRenew{kLeaseSeconds / 4};
constexpr std::size_t kWorkerLetters = 16;

}  // namespace

CheckWorkers::CheckWorkers(Store& store, QueueTerms terms, Run run, Complain complain)
    : store_(store), terms_(terms), run_(std::move(run)), complain_(std::move(complain)) {}

CheckWorkers::~CheckWorkers() {
  stop();
}

Result<void> CheckWorkers::start(std::size_t threads) {
  Result<WorkerMark> mark = WorkerMark::hold(store_.papers().folder(), store_.module().random_token().substr(0, kWorkerLetters));
  if (!mark) {
    return fail(mark.error());
  }
  mark_ = std::move(*mark);
  const Result<std::size_t> back = requeue_checks(store_);
  if (!back) {
    return fail(back.error());
  }
  for (std::size_t index = 0; index < threads; ++index) {
    threads_.emplace_back([this] { work(); });
  }
  keeper_ = std::thread([this] { keep_leases(); });
  return {};
}

void CheckWorkers::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++news_;
  }
  woken_.notify_all();
}

void CheckWorkers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  for (std::thread& thread : threads_) {
    thread.join();
  }
  threads_.clear();
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  woken_.notify_all();
  if (keeper_.joinable()) {
    keeper_.join();
  }
}

void CheckWorkers::keep_leases() {
  auto next = std::chrono::steady_clock::now() + kRenew;
  std::unique_lock lock(mutex_);
  while (!closing_) {
    woken_.wait_until(lock, next, [&] { return closing_; });
    if (!closing_) {
      lock.unlock();
      take_over();
      lock.lock();
      next = std::chrono::steady_clock::now() + kRenew;
    }
  }
}

void CheckWorkers::take_over() {
  std::set<std::int64_t> running;
  {
    const std::lock_guard lock(mutex_);
    running = running_;
  }
  if (const Result<void> renewed = renew_leases(store_, mark_.worker(), running); !renewed) {
    complain_(renewed.error());
  }
  const Result<std::size_t> back = requeue_checks(store_);
  if (!back) {
    complain_(back.error());
  } else if (*back > 0) {
    wake();
  }
}

void CheckWorkers::work() {
  std::uint64_t seen = 0;
  while (true) {
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) {
        return;
      }
      seen = news_;
    }
    if (!check_one()) {
      std::unique_lock lock(mutex_);
      woken_.wait_for(lock, kLookAgain, [&] { return stopping_ || news_ != seen; });
    }
  }
}

// False: there was nothing to do, or the store does not answer.
bool CheckWorkers::check_one() {
  const Result<std::optional<QueuedCheck>> taken = take_check(store_, terms_, mark_.worker());
  if (!taken) {
    complain_(taken.error());
    return false;
  }
  if (!*taken) {
    return false;
  }
  {
    const std::lock_guard lock(mutex_);
    running_.insert((*taken)->id);
  }
  const Result<CheckOutcome> outcome = run_(**taken);
  const Result<void> finished =
      outcome ? finish_check(store_, (*taken)->id, *outcome, mark_.worker()) : Result<void>(fail(outcome.error()));
  {
    const std::lock_guard lock(mutex_);
    running_.erase((*taken)->id);
  }
  if (!finished) {
    // It stays leased, and is taken over when the lease has ended.
    complain_(finished.error());
    return false;
  }
  // A partner at his limit may now have another one checked.
  wake();
  return true;
}

}  // namespace sverka
