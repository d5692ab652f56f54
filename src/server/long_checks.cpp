#include "server/long_checks.hpp"

#include <sys/random.h>

#include <exception>
#include <utility>

namespace sverka {
namespace {

constexpr std::chrono::minutes kKept{10};
constexpr std::size_t kMostKept = 64;

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

HttpReply reply_of(const std::function<HttpReply()>& work) {
  try {
    return work();
  } catch (const std::exception&) {
    HttpReply reply;
    reply.status = 500;
    return reply;
  }
}

}  // namespace

LongChecks::~LongChecks() {
  for (Running& one : all_) {
    one.thread.join();
  }
}

LongChecks::Begun LongChecks::begin(std::function<HttpReply()> work, std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  tidy();
  std::size_t under_way = 0;
  for (const Running& one : all_) {
    under_way += one.reply ? 0 : 1;
  }
  std::string key = unguessable_key();
  if (under_way >= most_ || key.empty()) {
    return {};
  }
  const auto own = all_.emplace(all_.end());
  own->key = key;
  own->thread = std::thread([this, own, work = std::move(work)] {
    HttpReply reply = reply_of(work);
    const std::lock_guard guard(mutex_);
    own->reply = std::move(reply);
    own->ended = std::chrono::steady_clock::now();
    ended_.notify_all();
  });
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
  std::size_t kept = 0;
  for (const Running& one : all_) {
    kept += one.is_left && one.reply ? 1 : 0;
  }
  for (auto one = all_.begin(); one != all_.end();) {
    if (one->is_left && one->reply && (now - one->ended > kKept || kept > kMostKept)) {
      --kept;
      std::thread done = std::move(one->thread);
      one = all_.erase(one);
      done.join();
    } else {
      ++one;
    }
  }
}

}  // namespace sverka
