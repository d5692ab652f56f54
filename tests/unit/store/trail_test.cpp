#include "store/trail.hpp"

#include "store_fixture.hpp"

namespace sverka {
namespace {

class Trail : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    for (int number = 1; number <= 5; ++number) {
      StoreWork work = store().writing();
      add_to_trail(work, {number, "U"}, "a", "s/" + std::to_string(number), number % 2, "{}");
      ASSERT_TRUE(work.commit());
    }
  }
  std::vector<std::pair<std::int64_t, std::string>> faults(const std::optional<KnownHash>& known = std::nullopt) {
    const auto state = verify_trail(store(), known);
    EXPECT_TRUE(state);
    std::vector<std::pair<std::int64_t, std::string>> list;
    for (const TrailFault& fault : state->faults) {
      list.emplace_back(fault.number, fault.reason);
    }
    return list;
  }
};
using Faults = std::vector<std::pair<std::int64_t, std::string>>;
INSTANTIATE_TEST_SUITE_P(Both, Trail, both_stores(), name_of_store);

TEST_P(Trail, AnUntouchedChainHasNoFaultAndTellsItsNewestHash) {
  const auto state = verify_trail(store(), std::nullopt);
  ASSERT_TRUE(state);
  EXPECT_EQ(state->rows, 5);
  EXPECT_EQ(state->newest.size(), 64u);
  EXPECT_TRUE(state->faults.empty());
  EXPECT_EQ(faults(KnownHash{5, state->newest}), Faults());
}

struct Tampering {
  const char* what;
  std::vector<std::string> statements;
  std::int64_t first;
  const char* reason;
};

TEST_P(Trail, WhateverIsDoneToARowIsFound) {
  const Tampering cases[] = {
      {"a detail is changed", {"update trail set detail = '{\"x\": 1}' where number = 3"}, 3, "trail-changed"},
      {"a name is changed", {"update trail set who_name = 'V' where number = 1"}, 1, "trail-changed"},
      {"a time is changed", {"update trail set at = '2020-01-01T00:00:00Z' where number = 5"}, 5, "trail-changed"},
      {"a row is taken out", {"delete from trail where number = 2"}, 2, "trail-missing"},
      {"the last row is taken out", {"delete from trail where number = 5"}, 4, "trail-head"},
      {"the first row is taken out", {"delete from trail where number = 1"}, 1, "trail-missing"},
      {"two rows change places",
       {"update trail set number = 100 where number = 2", "update trail set number = 2 where number = 3",
        "update trail set number = 3 where number = 100"},
       2,
       "trail-changed"},
      {"a row is put before the first",
       {"insert into trail select -3, at, who, who_name, action, subject, partner, detail, '', hash from trail where number = 1"},
       1,
       "trail-missing"},
      {"two parts of a row are moved over", {"update trail set action = 'as', subject = '/3' where number = 3"}, 3, "trail-changed"},
  };
  for (const Tampering& one : cases) {
    TearDown();
    SetUp();
    for (const std::string& statement : one.statements) {
      sql(statement);
    }
    const Faults found = faults();
    ASSERT_FALSE(found.empty()) << one.what;
    EXPECT_EQ(found.front(), std::pair(one.first, std::string(one.reason))) << one.what;
  }
}

TEST_P(Trail, AChainThatWasMadeAnewIsFoundByAHashKeptElsewhere) {
  const auto before = verify_trail(store(), std::nullopt);
  ASSERT_TRUE(before);
  sql("delete from trail where number > 3");
  sql("update trail_head set number = 3, hash = (select hash from trail where number = 3)");
  for (int number = 4; number <= 6; ++number) {
    StoreWork work = store().writing();
    add_to_trail(work, {number, "Forger"}, "a", "s", 0, "{}");
    ASSERT_TRUE(work.commit());
  }
  EXPECT_EQ(faults(), Faults());
  EXPECT_EQ(faults(KnownHash{5, before->newest}), (Faults{{5, "trail-rewritten"}}));
  EXPECT_EQ(faults(KnownHash{70, before->newest}), (Faults{{70, "trail-rewritten"}}));
}

TEST_P(Trail, AFeedHasOnlyThePartnersOwnRowsInOrder) {
  StoreWork work = store().reading();
  const auto feed = read_trail(work, {0, 0, 1, "", 2, TrailScope::Everything});
  ASSERT_EQ(feed.size(), 2u);
  EXPECT_EQ(feed[0].number, 1);
  EXPECT_EQ(feed[1].number, 3);
  EXPECT_EQ(read_trail(work, {3, 0, 1, "", 10, TrailScope::Everything}).size(), 1u);
  const auto newest = read_trail(work, {0, 6, 0, "", 2, TrailScope::Everything});
  ASSERT_EQ(newest.size(), 2u);
  EXPECT_EQ(newest[0].number, 5);
  EXPECT_EQ(read_trail(work, {0, 0, 0, "s/4", 10, TrailScope::Everything}).size(), 1u);
}

}  // namespace
}  // namespace sverka
