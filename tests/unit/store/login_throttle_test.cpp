#include "store/login_throttle.hpp"

#include "store_fixture.hpp"

namespace sverka {
namespace {

class Throttle : public StoreTest {
 protected:
  std::int64_t wait(const std::string& account, const std::string& address) {
    const auto seconds = LoginThrottle(store()).wait(account, address);
    EXPECT_TRUE(seconds) << seconds.error().detail;
    return seconds ? seconds->count() : -1;
  }
  void fail_at(const std::string& account, const std::string& address, int times) {
    for (int number = 0; number < times; ++number) {
      ASSERT_TRUE(LoginThrottle(store()).failed(account, address));
    }
  }
};
INSTANTIATE_TEST_SUITE_P(Both, Throttle, both_stores(), name_of_store);

TEST_P(Throttle, WaitsGrowByAccountAndByAddressAndEnd) {
  fail_at("a", "1.1.1.1", 4);
  EXPECT_EQ(wait("a", "1.1.1.1"), 0);
  fail_at("a", "1.1.1.1", 1);
  EXPECT_EQ(wait("a", "2.2.2.2"), 10);
  fail_at("a", "1.1.1.1", 1);
  EXPECT_EQ(wait("a", "2.2.2.2"), 20);
  EXPECT_EQ(wait("b", "1.1.1.1"), 0) << "six failures of an address are not many";
  now_ = "2026-11-22T09:00:07Z";
  EXPECT_EQ(wait("a", "2.2.2.2"), 13);
  now_ = "2026-11-22T09:00:20Z";
  EXPECT_EQ(wait("a", "2.2.2.2"), 0);
  for (int number = 0; number < 40; ++number) {
    fail_at("x" + std::to_string(number), "3.3.3.3", 1);
  }
  EXPECT_EQ(wait("new", "3.3.3.3"), 900) << "many accounts from one address";
}

TEST_P(Throttle, ARestartForgetsNothingASuccessForgetsTheAccount) {
  fail_at("a", "1.1.1.1", 6);
  open();
  EXPECT_EQ(wait("a", "2.2.2.2"), 20);
  ASSERT_TRUE(LoginThrottle(store()).succeeded("a"));
  EXPECT_EQ(wait("a", "2.2.2.2"), 0);
  for (const StoredRow& row : sql("select subject from login_failures")) {
    EXPECT_EQ(text_of(row, 0).size(), 64u) << "no login and no address stands there";
  }
}

TEST_P(Throttle, WhatIsKeptIsBoundedAndOldFailuresGo) {
  ThrottleTerms terms;
  terms.most_subjects = 10;
  for (int number = 0; number < 60; ++number) {
    ASSERT_TRUE(LoginThrottle(store(), terms).failed("account " + std::to_string(number), "9.9.9.9"));
  }
  EXPECT_LE(number_of(sql("select count(*) from login_failures").front(), 0), 11);
  EXPECT_GT(wait("other", "9.9.9.9"), 0) << "the address that does it is not forgotten";
  now_ = "2026-11-22T10:30:00Z";
  fail_at("later", "8.8.8.8", 1);
  EXPECT_EQ(number_of(sql("select count(*) from login_failures").front(), 0), 2);
}

}  // namespace
}  // namespace sverka
