// The threads that check what waits in the queue. What is running when the server stops is finished; what waits stays in the store and is
// taken up at the next start.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/checks_queue.hpp"

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

  // Puts back what an earlier program left running, and starts.
  Result<void> start(std::size_t threads);
  // Something may have come into the queue.
  void wake();
  // Waits for the running checks.
  void stop();

 private:
  void work();
  bool check_one();

  Store& store_;
  const QueueTerms terms_;
  const Run run_;
  const Complain complain_;
  std::mutex mutex_;  // of the two below
  std::condition_variable woken_;
  bool stopping_ = false;
  std::uint64_t news_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace sverka
