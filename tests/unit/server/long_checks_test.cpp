#include "server/long_checks.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <fstream>
#include <future>
#include <stdexcept>
#include <thread>

namespace sverka {
namespace {

using std::chrono::milliseconds;

HttpReply said(int status, const std::string& body) {
  return {status, "text/plain", {}, body};
}

LongWork of(std::function<HttpReply()> work, std::size_t bytes = 0) {
  return {std::move(work), [](const std::string& what) { return said(500, what); }, bytes};
}

// Work that goes on until the gate is opened.
class Gate {
 public:
  LongWork behind(const std::string& body, std::size_t bytes = 0) {
    return of(
        [open = open_, body] {
          open.wait();
          return said(200, body);
        },
        bytes);
  }
  void open() { gate_.set_value(); }

 private:
  std::promise<void> gate_;
  std::shared_future<void> open_ = gate_.get_future().share();
};

std::string body_of(LongChecks& checks, const std::string& key) {
  for (int round = 0; round < 2000; ++round) {
    if (const LongChecks::Found found = checks.find(key); !found.is_known || found.reply) {
      return found.reply ? found.reply->body : "forgotten";
    }
    std::this_thread::sleep_for(milliseconds(5));
  }
  return "goes on";
}

TEST(LongChecks, WhatEndsWithinThePatienceIsAnsweredAtOnce) {
  LongChecks checks({});
  const auto quick = checks.begin(of([] { return said(200, "quick"); }), std::chrono::seconds(30));
  ASSERT_TRUE(quick.reply);
  EXPECT_EQ(quick.reply->body, "quick");
  EXPECT_TRUE(quick.key.empty());
}

TEST(LongChecks, WhatOutlastsThePatienceIsFetchedByItsKeyMoreThanOnce) {
  LongChecks checks({});
  Gate gate;
  const auto first = checks.begin(gate.behind("slow"), milliseconds(1)), second = checks.begin(gate.behind("other"), milliseconds(1));
  EXPECT_FALSE(first.reply);
  EXPECT_EQ(first.key.size(), 64u);
  EXPECT_NE(first.key, second.key);
  EXPECT_TRUE(checks.find(first.key).is_known);
  EXPECT_FALSE(checks.find(first.key).reply);
  for (const std::string& wrong : {std::string(64, '0'), std::string(), first.key.substr(1), first.key + "0"}) {
    EXPECT_FALSE(checks.find(wrong).is_known) << wrong;
  }
  gate.open();
  EXPECT_EQ(body_of(checks, first.key), "slow");
  EXPECT_EQ(body_of(checks, second.key), "other");
  EXPECT_EQ(body_of(checks, first.key), "slow");
}

TEST(LongChecks, ThereIsRoomForSoManyAndForSoManyBytes) {
  LongCheckTerms terms;
  terms.most = 2;
  terms.bytes = 100;
  {
    LongChecks checks(terms);
    Gate gate;
    EXPECT_FALSE(checks.begin(gate.behind("1"), milliseconds(0)).key.empty());
    EXPECT_FALSE(checks.begin(gate.behind("2"), milliseconds(0)).key.empty());
    const auto third = checks.begin(gate.behind("3"), milliseconds(0));
    EXPECT_TRUE(!third.reply && third.key.empty()) << "no more than two at once";
    gate.open();
  }
  LongChecks checks(terms);
  Gate gate;
  const auto large = checks.begin(gate.behind("large", 80), milliseconds(0));
  EXPECT_FALSE(large.key.empty());
  const auto beside = checks.begin(gate.behind("beside", 21), milliseconds(0));
  EXPECT_TRUE(!beside.reply && beside.key.empty()) << "80 and 21 bytes are more than 100";
  gate.open();
  EXPECT_EQ(body_of(checks, large.key), "large");
  const auto again = checks.begin(of([] { return said(200, "again"); }, 100), std::chrono::seconds(30));
  EXPECT_TRUE(again.reply) << "what has ended holds nothing";
}

TEST(LongChecks, WhatIsThrownIsAnsweredAndKept) {
  LongChecks checks({});
  const auto thrown = checks.begin(of([]() -> HttpReply { throw std::runtime_error("x"); }), std::chrono::seconds(30));
  ASSERT_TRUE(thrown.reply);
  EXPECT_EQ(thrown.reply->status, 500);
  EXPECT_EQ(thrown.reply->body, "x");
  const auto other = checks.begin(of([]() -> HttpReply { throw 5; }), std::chrono::seconds(30));
  ASSERT_TRUE(other.reply);
  EXPECT_EQ(other.reply->body, "unknown");
  const auto late = checks.begin(of([]() -> HttpReply {
                                   std::this_thread::sleep_for(milliseconds(50));
                                   throw std::runtime_error("late");
                                 }),
                                 milliseconds(0));
  EXPECT_EQ(body_of(checks, late.key), "late");
}

TEST(LongChecks, RepliesThatNobodyFetchesAreForgotten) {
  LongCheckTerms terms;
  terms.kept_replies = 2;
  terms.kept_bytes = 8;
  LongChecks checks(terms);
  const auto left = [&](const std::string& body) {
    Gate gate;
    const std::string key = checks.begin(gate.behind(body), milliseconds(0)).key;
    gate.open();
    EXPECT_EQ(body_of(checks, key), body);
    return key;
  };
  const std::string first = left("1"), second = left("2"), third = left("3");
  EXPECT_EQ(body_of(checks, first), "forgotten");
  EXPECT_EQ(body_of(checks, second), "2");
  const std::string large = left("8 bytes.");
  EXPECT_EQ(body_of(checks, second), "forgotten");
  EXPECT_EQ(body_of(checks, third), "forgotten") << "nine bytes are more than eight";
  EXPECT_EQ(body_of(checks, large), "8 bytes.");
  terms.kept = milliseconds(0);
  LongChecks hasty(terms);
  Gate gate;
  const std::string key = hasty.begin(gate.behind("soon gone"), milliseconds(0)).key;
  gate.open();
  std::string now = "goes on";
  for (int round = 0; round < 2000 && now != "forgotten"; ++round) {
    now = body_of(hasty, key);
    std::this_thread::sleep_for(milliseconds(5));
  }
  EXPECT_EQ(now, "forgotten");
}

#if !defined(__SANITIZE_ADDRESS__)
// A system without a thread to give: the place is free again, and whoever ends the rest ends it well.
void run_out_of_threads() {
  LongCheckTerms terms;
  terms.most = 10000;
  LongChecks checks(terms);
  Gate gate;
  std::ifstream status("/proc/self/statm");
  rlim_t pages = 0;
  status >> pages;
  const rlimit limit{pages * 4096 + (rlim_t{64} << 20), RLIM_INFINITY};
  ::setrlimit(RLIMIT_AS, &limit);
  int begun = 0;
  std::string last;
  for (; begun < 1000; ++begun) {
    const std::string key = checks.begin(gate.behind("x"), milliseconds(0)).key;
    if (key.empty()) {
      break;
    }
    last = key;
  }
  gate.open();
  const bool last_is_there = body_of(checks, last) == "x";
  const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
  ::setrlimit(RLIMIT_AS, &none);
  const bool again = checks.begin(of([] { return said(200, "y"); }), std::chrono::seconds(30)).reply.has_value();
  const bool good = begun > 0 && begun < 1000 && last_is_there && again;
  std::exit(good ? 0 : 1);
}

TEST(LongChecksDeathTest, WithoutAThreadItIsAsIfTooMuchWereUnderWay) {
  EXPECT_EXIT(run_out_of_threads(), testing::ExitedWithCode(0), "");
}
#endif

}  // namespace
}  // namespace sverka
