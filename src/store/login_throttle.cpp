#include "store/login_throttle.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace sverka {
namespace {

constexpr std::int64_t kMostDoublings = 12;

std::string subject_of_account(const std::string& account) {
  return sha256_hex("account " + account);
}

std::string subject_of_address(const std::string& address) {
  return sha256_hex("address " + address);
}

}  // namespace

Result<std::chrono::seconds> LoginThrottle::wait(const std::string& account, const std::string& address) {
  StoreWork work = store_.reading();
  const StoredRow row =
      work.row("select coalesce(max(until_at), '') from login_failures where (subject = ? or subject = ?) and until_at > ?",
               {subject_of_account(account), subject_of_address(address), work.now()});
  const std::string now = work.now(), until = text_of(row, 0);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  // Moments of this form are ordered as texts are; their distance is at most the longest wait.
  std::int64_t low = 0, high = until.empty() ? 0 : terms_.longest_wait;
  while (low < high) {
    const std::int64_t middle = (low + high) / 2;
    if (utc_after(now, middle) < until) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::chrono::seconds(low);
}

Result<void> LoginThrottle::failed(const std::string& account, const std::string& address) {
  StoreWork work = store_.writing();
  add(work, subject_of_account(account), terms_.free_of_account);
  add(work, subject_of_address(address), terms_.free_of_address);
  // The old ones go; if that is not enough, the oldest of those that wait for nothing.
  work.change("delete from login_failures where last_at < ?", {utc_after(work.now(), -terms_.forgotten_after)});
  const std::int64_t count = number_of(work.row("select count(*) from login_failures"), 0);
  if (count > terms_.most_subjects) {
    work.change(
        "delete from login_failures where subject in (select subject from login_failures where until_at <= ? order by last_at limit ?)",
        {work.now(), count - terms_.most_subjects});
  }
  return work.commit();
}

Result<void> LoginThrottle::succeeded(const std::string& account) {
  {
    StoreWork work = store_.reading();
    const bool none = work.row("select subject from login_failures where subject = ?", {subject_of_account(account)}).empty();
    if (const Result<void> done = work.commit(); !done || none) {
      return done;
    }
  }
  StoreWork work = store_.writing();
  work.change("delete from login_failures where subject = ?", {subject_of_account(account)});
  return work.commit();
}

void LoginThrottle::add(StoreWork& work, const std::string& subject, std::int64_t free) {
  const StoredRow row = work.row("select failures, last_at from login_failures where subject = ?", {subject});
  const bool is_fresh = !row.empty() && text_of(row, 1) >= utc_after(work.now(), -terms_.forgotten_after);
  const std::int64_t failures = (is_fresh ? number_of(row, 0) : 0) + 1;
  const std::int64_t times = std::int64_t{1} << std::clamp<std::int64_t>(failures - free, 0, kMostDoublings);
  const std::string until =
      failures < free ? std::string() : utc_after(work.now(), std::min(terms_.first_wait * times, terms_.longest_wait));
  work.change("delete from login_failures where subject = ?", {subject});
  work.change("insert into login_failures (subject, failures, last_at, until_at) values (?, ?, ?, ?)",
              {subject, failures, work.now(), until});
}

}  // namespace sverka
