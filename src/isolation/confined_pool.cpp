#include "isolation/confined_pool.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <mutex>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "document/wire.hpp"
#include "isolation/child.hpp"
#include "isolation/confinement.hpp"
#include "isolation/exchange.hpp"
#include "isolation/zygote.hpp"

namespace sverka {
namespace {

constexpr int kAttempts = 2;

std::string cause_of_death(int status) {
  if (WIFEXITED(status)) {
    return "exit " + std::to_string(WEXITSTATUS(status));
  }
  const char* const name = WIFSIGNALED(status) ? ::sigabbrev_np(WTERMSIG(status)) : nullptr;
  return name == nullptr ? "status " + std::to_string(status) : "SIG" + std::string(name);
}

struct Child {
  ChildProcess process;
  std::size_t documents = 0;
};

class ConfinedPool : public ChildPool {
 public:
  ConfinedPool(const IsolationLimits& isolation, const ReadLimits& reading, Zygote zygote)
      : isolation_(isolation), reading_(reading), zygote_(std::move(zygote)) {}

  Result<void> ask(std::string_view request, const std::function<void()>& meanwhile, const Decode& decode) override;

  void retire() override {
    {
      const std::lock_guard lock(mutex_);
      idle_.clear();
    }
    const std::lock_guard lock(zygote_mutex_);
    zygote_.dismiss();
  }

 private:
  // Holds one of the places for children while it lives.
  class Place;

  Result<void> ask_in_place(std::string_view request, const std::function<void()>& meanwhile, const Decode& decode);
  Result<Child> take_child();
  void give_back(Child child);
  std::optional<int> bury(Child child);
  Result<void> conclude(const Exchange& exchange, Child child, const Decode& decode);
  Error death_of(Child child);

  const IsolationLimits isolation_;
  const ReadLimits reading_;
  std::mutex mutex_;  // of the two below
  std::condition_variable place_free_;
  std::size_t taken_places_ = 0;
  std::vector<Child> idle_;
  std::mutex zygote_mutex_;
  Zygote zygote_;
};

// The pool of documents: what the children answer is an encoded document.
class DocumentPool : public ReaderPool {
 public:
  DocumentPool(std::unique_ptr<ChildPool> children, std::size_t memory_bytes)
      : children_(std::move(children)), memory_bytes_(memory_bytes) {}

  Result<Document> read(std::string_view bytes, const std::function<void()>& meanwhile) override {
    Result<Document> result;
    const Result<void> asked = children_->ask(bytes, meanwhile, [&](std::string_view answer) {
      result = decode_result(answer, memory_bytes_);
      return result.has_value();
    });
    if (!asked) {
      return fail(asked.error());
    }
    return result;
  }

  void retire() override { children_->retire(); }

 private:
  std::unique_ptr<ChildPool> children_;
  std::size_t memory_bytes_;
};

class ConfinedPool::Place {
 public:
  explicit Place(ConfinedPool& pool) : pool_(pool) {
    std::unique_lock lock(pool_.mutex_);
    pool_.place_free_.wait(lock, [&] { return pool_.taken_places_ < std::max<std::size_t>(pool_.isolation_.workers, 1); });
    ++pool_.taken_places_;
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() {
    {
      const std::lock_guard lock(pool_.mutex_);
      --pool_.taken_places_;
    }
    pool_.place_free_.notify_one();
  }

 private:
  ConfinedPool& pool_;
};

Result<void> ConfinedPool::ask(std::string_view bytes, const std::function<void()>& meanwhile, const Decode& decode) {
  if (bytes.size() > reading_.file_bytes) {
    return fail(ErrorCode::TooLarge, {}, "file-too-large",
                std::to_string(bytes.size()) + " bytes, the limit is " + std::to_string(reading_.file_bytes));
  }
  const Place place(*this);
  try {
    return ask_in_place(bytes, meanwhile, decode);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::LimitReached, {}, "reader-memory", "the caller has none left");
  }
}

Result<void> ConfinedPool::ask_in_place(std::string_view bytes, const std::function<void()>& meanwhile, const Decode& decode) {
  const ExchangeLimits limits{isolation_.cpu, isolation_.wall, isolation_.answer_bytes};
  for (int attempt = 1;; ++attempt) {
    Result<Child> child = take_child();
    if (!child) {
      return fail(std::move(child).error());
    }
    const Exchange exchange = exchange_with(child->process, bytes, limits, attempt == 1 ? meanwhile : std::function<void()>());
    if (exchange.end != ExchangeEnd::ChildGone) {
      return conclude(exchange, *std::move(child), decode);
    }
    Error death = death_of(*std::move(child));
    if (attempt == kAttempts || death.reason != "reader-crashed") {
      return fail(std::move(death));
    }
  }
}

Result<Child> ConfinedPool::take_child() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Child child = std::move(idle_.back());
      idle_.pop_back();
      return child;
    }
  }
  const std::lock_guard lock(zygote_mutex_);
  auto process = zygote_.fork_child();
  if (!process) {
    return fail(ErrorCode::Internal, {}, "reader-unavailable");
  }
  return Child{*std::move(process), 0};
}

void ConfinedPool::give_back(Child child) {
  ++child.documents;
  if (child.documents >= isolation_.documents_per_child) {
    bury(std::move(child));
    return;
  }
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(child));
}

std::optional<int> ConfinedPool::bury(Child child) {
  const std::lock_guard lock(zygote_mutex_);
  return zygote_.bury_child(child.process.id);
}

Result<void> ConfinedPool::conclude(const Exchange& exchange, Child child, const Decode& decode) {
  switch (exchange.end) {
    case ExchangeEnd::WallClock:
      bury(std::move(child));
      return fail(ErrorCode::Timeout, {}, "reader-timeout", std::to_string(isolation_.wall.count()) + " ms");
    case ExchangeEnd::CpuClock:
      bury(std::move(child));
      return fail(ErrorCode::Timeout, {}, "reader-cpu", std::to_string(isolation_.cpu.count()) + " ms");
    case ExchangeEnd::AnswerTooLarge:
      bury(std::move(child));
      return fail(ErrorCode::LimitReached, {}, "reader-answer-too-large");
    case ExchangeEnd::Answered:
    case ExchangeEnd::ChildGone:
      break;
  }
  std::optional<Error> said = read_error(exchange.answer);
  if (!said && !decode(exchange.answer)) {
    bury(std::move(child));
    return {};
  }
  // After these the child's memory is in a state that nobody has tested, or all in pieces.
  if (said && (said->code == ErrorCode::Internal || said->code == ErrorCode::LimitReached)) {
    bury(std::move(child));
  } else {
    give_back(std::move(child));
  }
  return said ? Result<void>(fail(*std::move(said))) : Result<void>();
}

Error ConfinedPool::death_of(Child child) {
  const auto status = bury(std::move(child));
  if (!status) {
    return {ErrorCode::Internal, {}, "reader-unavailable", {}};
  }
  if (WIFEXITED(*status) && WEXITSTATUS(*status) == kUnconfinedStatus) {
    return {ErrorCode::Internal, {}, "reader-unconfined", {}};
  }
  return {ErrorCode::Internal, {}, "reader-crashed", cause_of_death(*status)};
}

}  // namespace

Result<std::unique_ptr<ChildPool>> ChildPool::start(const IsolationLimits& isolation, const ReadLimits& reading,
                                                    const ConfinedReader& reader) {
  if (!can_confine()) {
    return fail(ErrorCode::Internal, {}, "reader-unconfined", "the kernel has no seccomp filters that kill");
  }
  auto zygote = Zygote::start(isolation.memory_bytes, reading, reader);
  if (!zygote) {
    return fail(ErrorCode::Internal, {}, "reader-unavailable", std::strerror(errno));
  }
  return std::make_unique<ConfinedPool>(isolation, reading, *std::move(zygote));
}

Result<std::unique_ptr<ReaderPool>> start_confined_pool(const IsolationLimits& isolation, const ReadLimits& reading,
                                                        const ConfinedReader& reader) {
  auto children = ChildPool::start(isolation, reading, reader);
  if (!children) {
    return fail(std::move(children).error());
  }
  return std::make_unique<DocumentPool>(*std::move(children), isolation.memory_bytes);
}

}  // namespace sverka
