// Slows down whoever guesses passwords: by account and by address, in the store, so that a restart forgets nothing and several servers
// count together. After some failures each further one makes the next try wait longer; a success forgets the account's.
//
// Only hashes of what was typed are kept: a password may have been typed as the login.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "store/store.hpp"

namespace sverka {

struct ThrottleTerms {
  std::int64_t free_of_account = 5;  // failures that cost nothing
  std::int64_t free_of_address = 20;
  std::int64_t first_wait = 10;  // seconds
  std::int64_t longest_wait = 900;
  std::int64_t forgotten_after = 3600;
  std::int64_t most_subjects = 20000;
};

class LoginThrottle {
 public:
  explicit LoginThrottle(Store& store, ThrottleTerms terms = {}) : store_(store), terms_(terms) {}

  // How long this pair must wait before it may try again; 0: now. Errors: those of the store.
  Result<std::chrono::seconds> wait(const std::string& account, const std::string& address);
  Result<void> failed(const std::string& account, const std::string& address);
  Result<void> succeeded(const std::string& account);

 private:
  void add(StoreWork& work, const std::string& subject, std::int64_t free);

  Store& store_;
  const ThrottleTerms terms_;
};

}  // namespace sverka
