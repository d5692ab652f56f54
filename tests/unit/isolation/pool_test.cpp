#include "isolation/pool.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "document/notation.hpp"
#include "isolation/confined_pool.hpp"
#include "isolation/confinement.hpp"

namespace sverka {
namespace {

volatile int never = 0;

int recurse(int depth) {
  volatile char room[4096];
  room[0] = static_cast<char>(depth);
  return never == 1 ? room[0] : recurse(depth + 1) + room[0];
}

// Stands in for the readers: the bytes say what to do. Whatever is not an order is parsed as the text
// notation.
Result<Document> obedient_reader(std::string_view bytes, const ReadLimits&) {
  Document answer;
  answer.format = "docx";
  answer.parts = {"word/document.xml"};
  const auto say = [&](const std::string& text) {
    Block block;
    block.text = text;
    block.runs = {{{0, static_cast<std::uint32_t>(text.size())}, 0}};
    answer.blocks.push_back(block);
    return answer;
  };
  const std::string order(bytes.substr(0, 64));
  if (order == "segv") {
    std::raise(SIGSEGV);
    *reinterpret_cast<volatile int*>(static_cast<std::uintptr_t>(never)) = 1;
  } else if (order == "abort") {
    std::abort();
  } else if (order == "overflow the stack") {
    say(std::to_string(recurse(0)));
  } else if (order == "exit") {
    ::_exit(5);
  } else if (order == "spin") {
    while (never == 0) {
    }
  } else if (order == "sleep") {
    int pair = 0;
    while (true) {
      ::read(-1, &pair, 0);
      ::sched_yield();
    }
  } else if (order == "eat memory") {
    std::vector<std::string> eaten;
    while (true) {
      eaten.push_back(std::string(std::size_t{8} << 20, 'x'));
    }
  } else if (order == "throw") {
    throw std::runtime_error("thrown by the reader");
  } else if (order == "throw a number") {
    throw 7;
  } else if (order == "socket") {
    ::socket(AF_INET, SOCK_STREAM, 0);
  } else if (order == "fork") {
    if (::fork() == 0) {
      ::_exit(0);
    }
  } else if (order == "execute") {
    char name[] = "/bin/true";
    char* const arguments[] = {name, nullptr};
    ::execv(name, arguments);
  } else if (order == "kill parent") {
    ::kill(::getppid(), SIGKILL);
  } else if (order == "open") {
    const int descriptor = ::open("/etc/passwd", O_RDONLY);
    return say(descriptor < 0 ? std::string("refused ") + std::to_string(errno) : "opened");
  } else if (order == "create") {
    return say(::open("/tmp/escaped", O_CREAT | O_WRONLY, 0600) < 0 ? "refused" : "created");
  } else if (order == "descriptors") {
    std::string open;
    for (int number = 0; number < 100; ++number) {
      char byte = 0;
      if (::read(number, &byte, 0) == 0 || errno != EBADF || ::write(number, &byte, 0) == 0 || errno != EBADF) {
        open += std::to_string(number) + ", ";
      }
    }
    return say(open);
  } else if (order == "process") {
    return say(std::to_string(::getpid()));
  } else if (order == "unsound") {
    say("x");
    answer.blocks[0].runs[0].text.end = 7;
    return answer;
  } else if (order == "error") {
    return fail(ErrorCode::Encrypted, "part", "container-encrypted", "detail");
  } else if (order == "large") {
    return say(std::string(std::size_t{20} << 20, 'y'));
  } else if (order.substr(0, 4) == "size") {
    return say(std::to_string(bytes.size()));
  }
  return parse_notation(bytes);
}

bool memory_was_refused() {
  return false;
}

bool always_refused() {
  return true;
}

std::unique_ptr<ReaderPool> pool_with(const IsolationLimits& limits,
                                      const ConfinedReader& reader = {nullptr, obedient_reader, memory_was_refused}) {
  auto pool = start_confined_pool(limits, ReadLimits{}, reader);
  EXPECT_TRUE(pool.has_value());
  return pool ? *std::move(pool) : nullptr;
}

std::string text_of(const Result<Document>& result) {
  return result ? to_notation(*result) : "error " + result.error().reason + ": " + result.error().detail;
}

int open_descriptors() {
  int count = 0;
  DIR* const folder = ::opendir("/proc/self/fd");
  while (::readdir(folder) != nullptr) {
    ++count;
  }
  ::closedir(folder);
  return count;
}

std::vector<pid_t> children_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/task/" + std::to_string(process) + "/children");
  return {std::istream_iterator<pid_t>(file), {}};
}

// What the only pool of this process has forked.
pid_t first_child() {
  return children_of(::getpid()).at(0);
}
pid_t zygote() {
  return children_of(::getpid()).at(1);
}

char state_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  const std::size_t name_end = text.rfind(')');
  return name_end == std::string::npos ? ' ' : text[name_end + 2];
}

void expect_no_child_left() {
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST(Pool, GivesTheDocument) {
  const int before = open_descriptors();
  {
    const auto pool = pool_with({});
    for (const char* text : {"1.| Предмет\n", "{hidden:x}\n", "{{=text name=a|b=}}\n", ""}) {
      EXPECT_EQ(text_of(pool->read(text)), text);
    }
  }
  EXPECT_EQ(open_descriptors(), before);
  expect_no_child_left();
}

TEST(Pool, GivesTheReadersError) {
  const auto pool = pool_with({});
  const auto result = pool->read("error");
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::Encrypted);
  EXPECT_EQ(result.error().where, "part");
  EXPECT_EQ(result.error().reason, "container-encrypted");
  EXPECT_EQ(result.error().detail, "detail");
}

TEST(Pool, LargeDocumentsPassBothWays) {
  IsolationLimits limits;
  const auto pool = pool_with(limits);
  std::string bytes = "size";
  bytes.resize(std::size_t{20} << 20, 'x');
  EXPECT_EQ(text_of(pool->read(bytes)), std::to_string(bytes.size()) + "\n");
  const auto large = pool->read("large");
  ASSERT_TRUE(large.has_value());
  EXPECT_EQ(large->blocks.at(0).text, std::string(std::size_t{20} << 20, 'y'));
  bytes.resize(ReadLimits{}.file_bytes + 1);
  EXPECT_EQ(pool->read(bytes).error().code, ErrorCode::TooLarge);
}

TEST(Pool, AnswersAreBounded) {
  IsolationLimits limits;
  limits.answer_bytes = 1000000;
  const auto pool = pool_with(limits);
  const auto result = pool->read("large");
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::LimitReached);
  EXPECT_EQ(result.error().reason, "reader-answer-too-large");
  EXPECT_EQ(text_of(pool->read("x")), "x\n");
}

// Each of these ends in an error that says what happened, and the next document is read as if nothing had.
TEST(Pool, NothingThatAReaderDoesHurtsTheNextDocument) {
  struct Case {
    const char* order;
    ErrorCode code;
    const char* reason;
    const char* detail;
  };
  const Case cases[] = {
      {"abort", ErrorCode::Internal, "reader-crashed", "SIGABRT"},
      {"segv", ErrorCode::Internal, "reader-crashed", "SIGSEGV"},
      {"overflow the stack", ErrorCode::Internal, "reader-crashed", "SIGSEGV"},
      {"exit", ErrorCode::Internal, "reader-crashed", "exit 5"},
      {"socket", ErrorCode::Internal, "reader-crashed", "SIGSYS"},
      {"fork", ErrorCode::Internal, "reader-crashed", "SIGSYS"},
      {"execute", ErrorCode::Internal, "reader-crashed", "SIGSYS"},
      {"kill parent", ErrorCode::Internal, "reader-crashed", "SIGSYS"},
      {"throw", ErrorCode::Internal, "reader-crashed", "thrown by the reader"},
      {"throw a number", ErrorCode::Internal, "reader-crashed", "exception"},
      {"unsound", ErrorCode::Internal, "wire-broken", "a document at byte 32"},
      {"spin", ErrorCode::Timeout, "reader-cpu", "200 ms"},
  };
  IsolationLimits limits;
  limits.workers = 1;
  limits.cpu = std::chrono::milliseconds(200);
  const auto pool = pool_with(limits);
  for (const Case& one : cases) {
    const std::string order = one.order;
    const auto result = pool->read(order);
    ASSERT_FALSE(result.has_value()) << order;
    EXPECT_EQ(result.error().code, one.code) << order << " " << result.error().detail;
    EXPECT_EQ(result.error().reason, one.reason) << order;
    const bool reported = is_sanitized_build() && std::string_view(one.detail).substr(0, 4) == "SIGS";
    if (!reported) {
      EXPECT_EQ(result.error().detail, one.detail) << order;
    }
    EXPECT_EQ(text_of(pool->read("после")), "после\n") << order;
  }
}

TEST(Pool, ARetiredPoolReadsNothingMore) {
  const auto pool = pool_with({});
  EXPECT_EQ(text_of(pool->read("before")), "before\n");
  pool->retire();
  const auto result = pool->read("after");
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().reason, "reader-unavailable");
}

#ifndef __SANITIZE_ADDRESS__  // whose own address space cannot be limited
TEST(Pool, MemoryIsLimited) {
  IsolationLimits limits;
  limits.memory_bytes = std::size_t{256} << 20;
  const auto pool = pool_with(limits);
  const auto result = pool->read("eat memory");
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::LimitReached);
  EXPECT_EQ(result.error().reason, "reader-memory");
  EXPECT_EQ(text_of(pool->read("после")), "после\n");
}
#endif

TEST(Pool, NoFileIsOpened) {
  const auto pool = pool_with({});
  EXPECT_EQ(text_of(pool->read("open")), "refused " + std::to_string(EACCES) + "\n");
  EXPECT_EQ(text_of(pool->read("create")), "refused\n");
}

// Three streams that lead nowhere, and the socket.
TEST(Pool, AChildHoldsNothingOfItsParent) {
  const int held = ::open("/dev/null", O_RDONLY);
  const auto pool = pool_with({});
  const auto second = pool_with({});
  for (ReaderPool* const one : {pool.get(), second.get()}) {
    const std::string open = text_of(one->read("descriptors"));
    EXPECT_EQ(std::count(open.begin(), open.end(), ','), 4) << open;
  }
  ::close(held);
}

TEST(Pool, TheWallClockEndsWhatTheCpuClockDoesNot) {
  IsolationLimits limits;
  limits.wall = std::chrono::milliseconds(150);
  const auto pool = pool_with(limits);
  const auto begin = std::chrono::steady_clock::now();
  const auto result = pool->read("sleep");
  const auto took = std::chrono::steady_clock::now() - begin;
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::Timeout);
  EXPECT_EQ(result.error().reason, "reader-timeout");
  EXPECT_GE(took, std::chrono::milliseconds(150));
  EXPECT_LT(took, std::chrono::seconds(5));
  EXPECT_EQ(text_of(pool->read("x")), "x\n");
}

// The CPU clock is of one document, not of the child's life.
TEST(Pool, TheCpuClockBeginsAnewForEachDocument) {
  IsolationLimits limits;
  limits.workers = 1;
  limits.cpu = std::chrono::milliseconds(100);
  const auto pool = pool_with(limits);
  const std::string process = text_of(pool->read("process"));
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(400);
  const std::string text(200000, 'x');
  while (std::chrono::steady_clock::now() < end) {
    ASSERT_TRUE(pool->read(text).has_value());
  }
  EXPECT_EQ(text_of(pool->read("process")), process);
}

TEST(Pool, RefusedMemoryIsNeverHalfADocument) {
  const auto pool = pool_with({}, {nullptr, obedient_reader, always_refused});
  const auto result = pool->read("x");
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::LimitReached);
  EXPECT_EQ(result.error().reason, "reader-memory");
}

TEST(Pool, FiveHundredCrashesInARow) {
  const auto pool = pool_with({});
  const pid_t first = first_child();
  const int before = open_descriptors();
  const int rounds = is_sanitized_build() ? 50 : 500;  // a sanitized process takes long to fork
  for (int round = 0; round < rounds; ++round) {
    const auto result = pool->read(round % 2 == 0 ? "exit" : "abort");
    ASSERT_FALSE(result.has_value());
    ASSERT_EQ(result.error().reason, "reader-crashed") << round;
  }
  EXPECT_EQ(text_of(pool->read("после")), "после\n");
  EXPECT_LE(open_descriptors(), before + 1);
  EXPECT_NE(::kill(first, 0), 0);
  const auto children = children_of(children_of(::getpid()).at(0));
  EXPECT_EQ(children.size(), 1u);
  for (const pid_t child : children) {
    EXPECT_NE(state_of(child), 'Z');
  }
}

TEST(Pool, ChildrenAreReplacedAfterTheirNumberOfDocuments) {
  IsolationLimits limits;
  limits.workers = 1;
  limits.documents_per_child = 3;
  const auto pool = pool_with(limits);
  std::vector<std::string> processes;
  for (int round = 0; round < 9; ++round) {
    processes.push_back(text_of(pool->read("process")));
  }
  for (std::size_t index = 0; index < processes.size(); ++index) {
    EXPECT_EQ(processes[index], processes[index / 3 * 3]);
    if (index >= 3) {
      EXPECT_NE(processes[index], processes[index - 3]);
    }
  }
}

TEST(Pool, ManyThreadsReadAtOnce) {
  IsolationLimits limits;
  limits.workers = 3;
  limits.documents_per_child = 7;
  const auto pool = pool_with(limits);
  const pid_t forks = zygote();
  std::vector<std::thread> threads;
  std::vector<int> wrong(8, 0);
  for (std::size_t thread = 0; thread < wrong.size(); ++thread) {
    threads.emplace_back([&, thread] {
      for (int round = 0; round < 60; ++round) {
        const std::string text = "{tiny:" + std::to_string(thread) + "} " + std::to_string(round) + "\n";
        if (round % 10 == 9) {
          wrong[thread] += text_of(pool->read("exit")) == "error reader-crashed: exit 5" ? 0 : 1;
        } else {
          wrong[thread] += text_of(pool->read(text)) == text ? 0 : 1;
        }
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(wrong, std::vector<int>(8, 0));
  EXPECT_LE(children_of(forks).size(), limits.workers);
}

TEST(Pool, WithoutItsZygoteItReadsOnWithTheFirstChild) {
  const auto pool = pool_with({});
  ::kill(zygote(), SIGKILL);
  for (int round = 0; round < 3; ++round) {
    ASSERT_TRUE(pool->read("x").has_value());
  }
  EXPECT_EQ(text_of(pool->read("exit")), "error reader-unavailable: ");
}

TEST(Pool, WithoutItsZygoteItSaysSo) {
  const auto pool = pool_with({});
  EXPECT_EQ(text_of(pool->read("exit")), "error reader-crashed: exit 5");
  ASSERT_TRUE(pool->read("x").has_value());
  ::kill(children_of(::getpid()).at(0), SIGKILL);  // the first child is buried
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  Result<Document> result = pool->read("x");
  while (result.has_value() && std::chrono::steady_clock::now() < end) {
    result = pool->read("x");
  }
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().reason, "reader-unavailable");
}

TEST(Pool, ChildrenEndWithTheCaller) {
  int numbers[2];
  ASSERT_EQ(::pipe(numbers), 0);
  const pid_t caller = ::fork();
  if (caller == 0) {
    ::close(numbers[0]);
    const auto pool = pool_with({});
    const bool good = pool->read("x").has_value();
    const pid_t processes[] = {good ? zygote() : -1, first_child()};
    if (::write(numbers[1], processes, sizeof processes) > 0) {
      ::kill(::getpid(), SIGKILL);
    }
    ::_exit(1);
  }
  ::close(numbers[1]);
  pid_t processes[2] = {-1, -1};
  EXPECT_EQ(::read(numbers[0], processes, sizeof processes), static_cast<ssize_t>(sizeof processes));
  ::close(numbers[0]);
  ::waitpid(caller, nullptr, 0);
  for (const pid_t process : processes) {
    ASSERT_GT(process, 0);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    const auto is_gone = [process] { return ::kill(process, 0) != 0 || state_of(process) == 'Z'; };
    while (!is_gone() && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_TRUE(is_gone());
  }
}

// Children that outlived the zygote would become the first process's, which in a container is the caller
// itself.
TEST(Pool, NoChildOutlivesThePool) {
  auto pool = pool_with({});
  std::vector<pid_t> children = {first_child(), zygote()};
  ASSERT_FALSE(pool->read("exit").has_value());
  ASSERT_TRUE(pool->read("x").has_value());
  const auto forked = children_of(children[1]);
  ASSERT_EQ(forked.size(), 1u);
  children.push_back(forked[0]);
  pool.reset();
  for (const pid_t child : children) {
    EXPECT_EQ(::kill(child, 0), -1);
    EXPECT_EQ(errno, ESRCH);
  }
}

TEST(Pool, ManyPoolsStartAndEnd) {
  const int before = open_descriptors();
  for (int round = 0; round < 20; ++round) {
    const auto first = pool_with({});
    const auto second = pool_with({});
    if (round % 2 == 0) {
      EXPECT_EQ(text_of(second->read("x")), "x\n");
    }
  }
  EXPECT_EQ(open_descriptors(), before);
  expect_no_child_left();
}

}  // namespace
}  // namespace sverka
