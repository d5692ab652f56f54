// What the server counts about itself, in the text form of Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace sverka {

class Metrics {
 public:
  void answered(int status, std::chrono::microseconds spent);
  void checked(bool could_check);
  // `waiting`: checks in the queue.
  std::string text(std::int64_t waiting) const;

 private:
  static constexpr std::array<std::int64_t, 9> kBounds{1, 5, 10, 25, 50, 100, 250, 1000, 5000};  // milliseconds
  std::array<std::atomic<std::uint64_t>, 6> by_class_{};
  std::array<std::atomic<std::uint64_t>, 10> by_time_{};
  std::atomic<std::uint64_t> microseconds_{0}, checked_{0}, unchecked_{0};
};

}  // namespace sverka
