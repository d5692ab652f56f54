#include "server/throttle.hpp"

#include <algorithm>

namespace sverka {
namespace {

constexpr std::size_t kMostDoublings = 12;

std::string key_of_account(const std::string& account) {
  return "a" + account;
}

std::string key_of_address(const std::string& address) {
  return "n" + address;
}

}  // namespace

std::chrono::seconds LoginThrottle::wait(const std::string& account, const std::string& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  std::chrono::seconds longest{0};
  for (const std::string& key : {key_of_account(account), key_of_address(address)}) {
    const auto found = failures_.find(key);
    if (found != failures_.end() && found->second.until > now) {
      longest = std::max(longest, std::chrono::ceil<std::chrono::seconds>(found->second.until - now));
    }
  }
  return longest;
}

void LoginThrottle::failed(const std::string& account, const std::string& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  add(key_of_account(account), terms_.free_of_account, now);
  add(key_of_address(address), terms_.free_of_address, now);
}

void LoginThrottle::succeeded(const std::string& account) {
  const std::lock_guard lock(mutex_);
  failures_.erase(key_of_account(account));
}

void LoginThrottle::add(const std::string& key, std::size_t free, Clock::time_point now) {
  if (failures_.size() >= terms_.most_keys) {
    forget(now);
  }
  Failures& failures = failures_[key];
  if (now - failures.last > terms_.forgotten_after) {
    failures.count = 0;
  }
  failures.last = now;
  ++failures.count;
  if (failures.count >= free) {
    const auto times = static_cast<std::chrono::seconds::rep>(std::size_t{1} << std::min(failures.count - free, kMostDoublings));
    failures.until = now + std::min(terms_.first_wait * times, terms_.longest_wait);
  }
}

// The old ones; if that is not enough, those that wait for nothing.
void LoginThrottle::forget(Clock::time_point now) {
  std::erase_if(failures_, [&](const auto& one) { return now - one.second.last > terms_.forgotten_after; });
  if (failures_.size() >= terms_.most_keys) {
    std::erase_if(failures_, [&](const auto& one) { return one.second.until <= now; });
  }
  if (failures_.size() >= terms_.most_keys) {
    failures_.erase(failures_.begin());
  }
}

}  // namespace sverka
