// The threads that check what waits in the queue. What is running when the server stops is finished; what waits stays in the store and is
// taken up at the next start. While it runs it renews the leases of its checks, and takes over those of programs that are dead.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "store/checks_queue.hpp"
#include "store/worker_mark.hpp"

namespace sverka {

class CheckWorkers {
 public:
  // `run` checks one and gives what came of it. Called on many threads at once.
  using Run = std::function<Result<CheckOutcome>(const QueuedCheck& check)>;
  // What goes wrong with the store itself, for the log.
  using Complain = std::function<void(const Error& error)>;

  CheckWorkers(Store& store, QueueTerms terms, Run run, Complain complain);
  CheckWorkers(const CheckWorkers&) = delete;
  CheckWorkers& operator=(const CheckWorkers&) = delete;
  ~CheckWorkers();

  // Puts back what dead programs left running, and starts. Errors: those of the store and of WorkerMark::hold().
  Result<void> start(std::size_t threads);
  // Something may have come into the queue.
  void wake();
  // Waits for the running checks.
  void stop();

 private:
  void work();
  bool check_one();
  void keep_leases();
  void take_over();

  Store& store_;
  const QueueTerms terms_;
  const Run run_;
  const Complain complain_;
  std::mutex mutex_;  // of all down to `running_`
  std::condition_variable woken_;
  bool stopping_ = false;
  bool closing_ = false;            // and none is running any more
  std::set<std::int64_t> running_;  // the checks whose leases are renewed
  std::uint64_t news_ = 0;
  std::vector<std::thread> threads_;
  std::thread keeper_;
  WorkerMark mark_;
};

}  // namespace sverka
