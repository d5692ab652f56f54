#include "server/metrics.hpp"

#include <algorithm>
#include <cstdio>

namespace sverka {

void Metrics::answered(int status, std::chrono::microseconds spent) {
  by_class_[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))] += 1;
  const auto bucket = std::find_if(kBounds.begin(), kBounds.end(), [&](std::int64_t bound) { return spent.count() <= bound * 1000; });
  by_time_[static_cast<std::size_t>(bucket - kBounds.begin())] += 1;
  microseconds_ += static_cast<std::uint64_t>(spent.count());
}

void Metrics::checked(bool could_check) {
  (could_check ? checked_ : unchecked_) += 1;
}

std::string Metrics::text(std::int64_t waiting) const {
  std::string text = "# TYPE sverka_requests_total counter\n";
  for (std::size_t index = 1; index < by_class_.size(); ++index) {
    text += "sverka_requests_total{class=\"" + std::to_string(index) + "xx\"} " + std::to_string(by_class_[index].load()) + "\n";
  }
  text += "# TYPE sverka_request_seconds histogram\n";
  std::uint64_t sum = 0;
  for (std::size_t index = 0; index < by_time_.size(); ++index) {
    sum += by_time_[index].load();
    char bound[32] = "+Inf";
    if (index < kBounds.size()) {
      std::snprintf(bound, sizeof bound, "%g", static_cast<double>(kBounds[index]) / 1000.0);
    }
    text += "sverka_request_seconds_bucket{le=\"" + std::string(bound) + "\"} " + std::to_string(sum) + "\n";
  }
  char seconds[48];
  std::snprintf(seconds, sizeof seconds, "%.6f", static_cast<double>(microseconds_.load()) / 1e6);
  text += "sverka_request_seconds_sum " + std::string(seconds) + "\nsverka_request_seconds_count " + std::to_string(sum) + "\n";
  text += "# TYPE sverka_checks_total counter\nsverka_checks_total{result=\"checked\"} " + std::to_string(checked_.load()) +
          "\nsverka_checks_total{result=\"could_not_check\"} " + std::to_string(unchecked_.load()) + "\n";
  return text + "# TYPE sverka_checks_waiting gauge\nsverka_checks_waiting " + std::to_string(waiting) + "\n";
}

}  // namespace sverka
