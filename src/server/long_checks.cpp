#include "server/long_checks.hpp"

#include <sys/random.h>

#include <exception>
#include <system_error>
#include <utility>

namespace sverka {
namespace {

// 64 hexadecimal digits from the kernel; empty if it has none.
std::string unguessable_key() {
  constexpr char kDigits[] = "0123456789abcdef";
  unsigned char bytes[32] = {};
  if (::getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes)) {
    return {};
  }
  std::string key;
  for (const unsigned char byte : bytes) {
    key += {kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return key;
}

HttpReply reply_of(const LongWork& work) {
  try {
    return work.work();
  } catch (const std::exception& thrown) {
    return work.failed(thrown.what());
  } catch (...) {
    return work.failed("unknown");
  }
}

}  // namespace

LongChecks::~LongChecks() {
  for (Running& one : all_) {
    one.thread.join();
  }
}

LongChecks::Begun LongChecks::begin(LongWork work, std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  tidy();
  std::string key = unguessable_key();
  if (key.empty() || !has_room(work.bytes)) {
    return {};
  }
  const auto own = all_.emplace(all_.end());
  own->key = key;
  own->bytes = work.bytes;
  try {
    own->thread = std::thread([this, own, work = std::move(work)]() mutable {
      HttpReply reply = reply_of(work);
      work = {};  // and with it what it was asked with
      const std::lock_guard guard(mutex_);
      own->reply = std::move(reply);
      own->ended = std::chrono::steady_clock::now();
      ended_.notify_all();
    });
  } catch (const std::system_error&) {
    // The system has no thread for it: it is as if too much were under way.
    all_.erase(own);
    return {};
  }
  if (!ended_.wait_for(lock, patience, [&] { return own->reply.has_value(); })) {
    own->is_left = true;
    return {std::nullopt, std::move(key)};
  }
  Begun begun{std::move(own->reply), {}};
  std::thread done = std::move(own->thread);
  all_.erase(own);
  lock.unlock();
  done.join();
  return begun;
}

bool LongChecks::has_room(std::size_t bytes) const {
  std::size_t count = 0, held = bytes;
  for (const Running& one : all_) {
    count += one.reply ? 0 : 1;
    held += one.reply ? 0 : one.bytes;
  }
  return count < terms_.most && held <= terms_.bytes;
}

LongChecks::Found LongChecks::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  tidy();
  for (const Running& one : all_) {
    if (one.is_left && one.key == key) {
      return {true, one.reply};
    }
  }
  return {};
}

// Forgets replies that nobody fetched in time, and the oldest of too many. A thread whose reply is there has nothing left to do but to end.
void LongChecks::tidy() {
  const auto now = std::chrono::steady_clock::now();
  std::size_t kept = 0, bytes = 0;
  for (const Running& one : all_) {
    kept += one.is_left && one.reply ? 1 : 0;
    bytes += one.is_left && one.reply ? one.reply->body.size() : 0;
  }
  for (auto one = all_.begin(); one != all_.end();) {
    const bool too_many = kept > terms_.kept_replies || bytes > terms_.kept_bytes;
    if (one->is_left && one->reply && (now - one->ended > terms_.kept || too_many)) {
      --kept;
      bytes -= one->reply->body.size();
      std::thread done = std::move(one->thread);
      one = all_.erase(one);
      done.join();
    } else {
      ++one;
    }
  }
}

}  // namespace sverka
