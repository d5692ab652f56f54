// One document's way into a child and its answer's way out, under both clocks.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "isolation/zygote.hpp"

namespace sverka {

enum class ExchangeEnd {
  Answered,        // `answer` is whole; its content is still not to be trusted
  ChildGone,       // the child died, or closed its socket
  WallClock,       // it is still running, and has to be killed
  CpuClock,        // the same
  AnswerTooLarge,  // the same
};

struct Exchange {
  ExchangeEnd end = ExchangeEnd::ChildGone;
  std::string answer;
};

struct ExchangeLimits {
  std::chrono::nanoseconds cpu{};
  std::chrono::nanoseconds wall{};
  std::size_t answer_bytes = 0;
};

// `meanwhile`, if given, is run between the sending and the wait for an answer.
Exchange exchange_with(const ChildProcess& child, std::string_view bytes, const ExchangeLimits& limits,
                       const std::function<void()>& meanwhile);

}  // namespace sverka
