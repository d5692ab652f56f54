// Slows down whoever guesses passwords: by account and by address, in memory. After some failures each further one makes the next try wait
// longer; a success forgets the account's. A restart forgets all.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace sverka {

struct ThrottleTerms {
  std::size_t free_of_account = 5;  // failures that cost nothing
  std::size_t free_of_address = 20;
  std::chrono::seconds first_wait{10};
  std::chrono::seconds longest_wait{900};
  std::chrono::seconds forgotten_after{3600};
  std::size_t most_keys = 20000;
};

class LoginThrottle {
 public:
  using Clock = std::chrono::steady_clock;

  explicit LoginThrottle(ThrottleTerms terms = {}) : terms_(terms) {}

  // How long this pair must wait before it may try again; 0: now.
  std::chrono::seconds wait(const std::string& account, const std::string& address, Clock::time_point now);
  void failed(const std::string& account, const std::string& address, Clock::time_point now);
  void succeeded(const std::string& account);

 private:
  struct Failures {
    std::size_t count = 0;
    Clock::time_point last{}, until{};
  };
  void add(const std::string& key, std::size_t free, Clock::time_point now);
  void forget(Clock::time_point now);

  const ThrottleTerms terms_;
  std::mutex mutex_;
  std::map<std::string, Failures> failures_;
};

}  // namespace sverka
