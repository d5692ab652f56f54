#include "isolation/exchange.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <optional>

#include "isolation/child.hpp"

namespace sverka {
namespace {

using std::chrono::nanoseconds;

constexpr std::size_t kFirstAnswerBytes = 64u << 10;

std::optional<nanoseconds> time_of(clockid_t clock) {
  timespec time{};
  if (::clock_gettime(clock, &time) != 0) {
    return std::nullopt;
  }
  return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

// Both clocks of one document. The child has one thread, so its CPU clock is never faster than the wall: it
// need not be asked before the rest of its allowance has passed on the wall.
class Clocks {
 public:
  Clocks(pid_t child, const ExchangeLimits& limits) {
    has_cpu_clock_ = ::clock_getcpuclockid(child, &cpu_clock_) == 0;
    cpu_end_ = has_cpu_clock_ ? time_of(cpu_clock_).value_or(nanoseconds(0)) + limits.cpu : nanoseconds(0);
    wall_end_ = time_of(CLOCK_MONOTONIC).value_or(nanoseconds(0)) + limits.wall;
  }

  // Waits until the socket is ready for `events`. Nothing if it is, else which clock ran out.
  std::optional<ExchangeEnd> wait(int socket, short events) const {
    while (true) {
      nanoseconds left = wall_end_ - time_of(CLOCK_MONOTONIC).value_or(wall_end_);
      if (left <= nanoseconds(0)) {
        return ExchangeEnd::WallClock;
      }
      // A child that is just dying has no CPU clock any more; then the socket is about to say so.
      const auto used = has_cpu_clock_ ? time_of(cpu_clock_) : std::nullopt;
      if (used && *used >= cpu_end_) {
        return ExchangeEnd::CpuClock;
      }
      if (used) {
        left = std::min(left, cpu_end_ - *used);
      }
      const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(left).count() + 1;
      pollfd waiting{socket, events, 0};
      if (::poll(&waiting, 1, static_cast<int>(std::min<long long>(milliseconds, 1 << 30))) > 0) {
        return std::nullopt;
      }
    }
  }

 private:
  clockid_t cpu_clock_{};
  bool has_cpu_clock_ = false;
  nanoseconds cpu_end_{};
  nanoseconds wall_end_{};
};

bool may_try_again() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

// Nothing if all was sent.
std::optional<ExchangeEnd> send_bytes(int socket, std::string_view bytes, const Clocks& clocks, int flags) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL | flags);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (!may_try_again()) {
      return ExchangeEnd::ChildGone;
    } else if (const auto end = clocks.wait(socket, POLLOUT)) {
      return end;
    }
  }
  return std::nullopt;
}

std::optional<ExchangeEnd> receive_bytes(int socket, char* bytes, std::size_t size, const Clocks& clocks) {
  while (size > 0) {
    const ssize_t count = ::recv(socket, bytes, size, MSG_DONTWAIT);
    if (count > 0) {
      bytes += count;
      size -= static_cast<std::size_t>(count);
    } else if (count == 0 || !may_try_again()) {
      return ExchangeEnd::ChildGone;
    } else if (const auto end = clocks.wait(socket, POLLIN)) {
      return end;
    }
  }
  return std::nullopt;
}

// The announced length is the child's word only: memory is taken as bytes really come.
std::optional<ExchangeEnd> receive_answer(int socket, const Clocks& clocks, std::size_t limit, std::string& answer) {
  FrameLength length = 0;
  if (const auto end = receive_bytes(socket, reinterpret_cast<char*>(&length), sizeof length, clocks)) {
    return end;
  }
  if (length > limit) {
    return ExchangeEnd::AnswerTooLarge;
  }
  for (std::size_t filled = 0; filled < length;) {
    const std::size_t next = std::min<std::size_t>(length, std::max(kFirstAnswerBytes, 2 * filled));
    answer.resize(next);
    if (const auto end = receive_bytes(socket, answer.data() + filled, next - filled, clocks)) {
      return end;
    }
    filled = next;
  }
  return std::nullopt;
}

}  // namespace

Exchange exchange_with(const ChildProcess& child, std::string_view bytes, const ExchangeLimits& limits,
                       const std::function<void()>& meanwhile) {
  const Clocks clocks(child.id, limits);
  const int socket = child.socket.number();
  const FrameLength length = bytes.size();
  const std::string_view head(reinterpret_cast<const char*>(&length), sizeof length);
  Exchange exchange;
  auto end = send_bytes(socket, head, clocks, bytes.empty() ? 0 : MSG_MORE);
  if (!end) {
    end = send_bytes(socket, bytes, clocks, 0);
  }
  if (!end && meanwhile) {
    meanwhile();
  }
  if (!end) {
    end = receive_answer(socket, clocks, limits.answer_bytes, exchange.answer);
  }
  exchange.end = end.value_or(ExchangeEnd::Answered);
  return exchange;
}

}  // namespace sverka
