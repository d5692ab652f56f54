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

struct LongCheckTerms {
  std::size_t most = 18;                           // under way at once
  std::size_t bytes = std::size_t{256} << 20;      // of what they were asked with, together
  std::size_t kept_replies = 64;                   // that wait to be fetched
  std::size_t kept_bytes = std::size_t{64} << 20;  // of these
  std::chrono::milliseconds kept{10 * 60 * 1000};  // each
};

struct LongWork {
  std::function<HttpReply()> work;
  // What whoever asked is told if the work throws, by what was thrown.
  std::function<HttpReply(const std::string& what)> failed;
  std::size_t bytes = 0;  // what the two hold as long as the work runs
};

class LongChecks {
 public:
  explicit LongChecks(const LongCheckTerms& terms) : terms_(terms) {}
  LongChecks(const LongChecks&) = delete;
  LongChecks& operator=(const LongChecks&) = delete;
  // Waits for what is under way.
  ~LongChecks();

  struct Begun {
    std::optional<HttpReply> reply;  // it ended within the patience
    std::string key;                 // else where it goes on; empty with no reply: too much is under way
  };
  // Safe from many threads.
  Begun begin(LongWork work, std::chrono::milliseconds patience);

  struct Found {
    bool is_known = false;
    std::optional<HttpReply> reply;  // nothing: it goes on
  };
  Found find(const std::string& key);

 private:
  struct Running {
    std::string key;
    std::size_t bytes = 0;
    std::optional<HttpReply> reply;
    std::chrono::steady_clock::time_point ended;
    bool is_left = false;  // nobody waits for it any more: its reply is kept for a while
    std::thread thread;
  };
  bool has_room(std::size_t bytes) const;
  void tidy();

  const LongCheckTerms terms_;
  std::mutex mutex_;  // of the two below
  std::condition_variable ended_;
  std::list<Running> all_;
};

}  // namespace sverka
