#include "server/workers.hpp"

#include <chrono>
#include <utility>

namespace sverka {
namespace {

// Another program on the same database may have queued something.
constexpr std::chrono::seconds kLookAgain{5};

}  // namespace

CheckWorkers::CheckWorkers(Store& store, QueueTerms terms, Run run, Complain complain)
    : store_(store), terms_(terms), run_(std::move(run)), complain_(std::move(complain)) {}

CheckWorkers::~CheckWorkers() {
  stop();
}

Result<void> CheckWorkers::start(std::size_t threads) {
  const Result<std::size_t> back = requeue_checks(store_);
  if (!back) {
    return fail(back.error());
  }
  for (std::size_t index = 0; index < threads; ++index) {
    threads_.emplace_back([this] { work(); });
  }
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
  const Result<std::optional<QueuedCheck>> taken = take_check(store_, terms_);
  if (!taken) {
    complain_(taken.error());
    return false;
  }
  if (!*taken) {
    return false;
  }
  const Result<CheckOutcome> outcome = run_(**taken);
  const Result<void> finished = outcome ? finish_check(store_, (*taken)->id, *outcome) : Result<void>(fail(outcome.error()));
  if (!finished) {
    complain_(finished.error());
    return false;
  }
  // A partner at his limit may now have another one checked.
  wake();
  return true;
}

}  // namespace sverka
