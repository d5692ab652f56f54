// Work that may outlast the patience of whoever asked for it: it goes on in a thread of its own, and its reply is fetched later by a key
// that nobody can guess.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "server/http.hpp"

namespace sverka {

class LongChecks {
 public:
  // So much may be under way at once.
  explicit LongChecks(std::size_t most) : most_(most) {}
  LongChecks(const LongChecks&) = delete;
  LongChecks& operator=(const LongChecks&) = delete;
  // Waits for what is under way.
  ~LongChecks();

  struct Begun {
    std::optional<HttpReply> reply;  // it ended within the patience
    std::string key;                 // else where it goes on; empty with no reply: too much is under way
  };
  // Safe from many threads. What `work` throws is a reply with the status 500.
  Begun begin(std::function<HttpReply()> work, std::chrono::milliseconds patience);

  struct Found {
    bool is_known = false;
    std::optional<HttpReply> reply;  // nothing: it goes on
  };
  Found find(const std::string& key);

 private:
  struct Running {
    std::string key;
    std::optional<HttpReply> reply;
    std::chrono::steady_clock::time_point ended;
    bool is_left = false;  // nobody waits for it any more: its reply is kept for a while
    std::thread thread;
  };
  void tidy();

  const std::size_t most_;
  std::mutex mutex_;  // of the two below
  std::condition_variable ended_;
  std::list<Running> all_;
};

}  // namespace sverka
