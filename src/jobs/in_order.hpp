// Many pieces of work on several threads, their results taken in the order of the pieces.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace sverka {

// Calls make(i) for i in [0, count) on `workers` threads and take(i, result) in order on the calling thread.
// At most `window` results wait to be taken: workers pause when they are so far ahead, and memory stays
// bounded. A single piece is made on the calling thread. The first exception of make() or take() is thrown again when all threads have
// ended.
template <class Make, class Take>
void run_in_order(std::size_t count, std::size_t workers, std::size_t window, const Make& make, const Take& take) {
  using Made = decltype(make(std::size_t{}));
  if (count == 1) {
    take(0, make(0));
    return;
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Made> waiting;
  std::size_t next = 0;
  std::size_t taken = 0;
  std::exception_ptr problem;

  const auto work = [&] {
    std::unique_lock<std::mutex> lock(mutex);
    while (true) {
      changed.wait(lock, [&] { return problem || next >= count || next < taken + window; });
      if (problem || next >= count) {
        return;
      }
      const std::size_t index = next++;
      lock.unlock();
      try {
        Made made = make(index);
        lock.lock();
        waiting.emplace(index, std::move(made));
      } catch (...) {
        if (!lock.owns_lock()) {
          lock.lock();
        }
        problem = problem ? problem : std::current_exception();
      }
      changed.notify_all();
    }
  };

  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < std::min(std::max<std::size_t>(workers, 1), count); ++i) {
    threads.emplace_back(work);
  }
  std::unique_lock<std::mutex> lock(mutex);
  while (taken < count) {
    changed.wait(lock, [&] { return problem || waiting.count(taken) != 0; });
    if (problem) {
      break;
    }
    Made made = std::move(waiting.at(taken));
    waiting.erase(taken);
    lock.unlock();
    try {
      take(taken, std::move(made));
      lock.lock();
    } catch (...) {
      lock.lock();
      problem = problem ? problem : std::current_exception();
    }
    ++taken;
    changed.notify_all();
  }
  lock.unlock();
  for (std::thread& thread : threads) {
    thread.join();
  }
  if (problem) {
    std::rethrow_exception(problem);
  }
}

}  // namespace sverka
