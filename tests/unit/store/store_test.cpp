#include "store/store.hpp"

#include <thread>

#include "store_fixture.hpp"

namespace sverka {
namespace {

class StoreItself : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(Both, StoreItself, both_stores(), name_of_store);

TEST(StoreUrl, OnlyTwoKindsAreKnownAndNoneIsRepeatedInAnError) {
  EXPECT_EQ(*kind_of_store("sqlite:a.db"), StoreKind::Sqlite);
  EXPECT_EQ(*kind_of_store("postgresql://u:p@h/d"), StoreKind::Postgresql);
  for (const char* url : {"", "sqlite:", "mysql://root:secret@x", "/a/b"}) {
    const auto kind = kind_of_store(url);
    ASSERT_FALSE(kind) << url;
    EXPECT_EQ(kind.error().reason, "store-url");
    EXPECT_EQ(kind.error().detail.find("secret"), std::string::npos);
  }
}

TEST(StoreClock, SecondsCarryIntoDaysMonthsAndYears) {
  EXPECT_EQ(utc_after("2026-12-31T23:59:59Z", 1), "2027-01-01T00:00:00Z");
  EXPECT_EQ(utc_after("2024-03-01T00:00:00Z", -1), "2024-02-29T23:59:59Z");
  EXPECT_EQ(utc_after("2026-11-22T21:30:00Z", 3 * 3600).substr(0, 10), "2026-11-23");
}

TEST_P(StoreItself, EveryKindOfValueComesBackAsItWasGiven) {
  StoreWork work = store().writing();
  const std::string odd = "a ? 'quote' :colon \\ \"two\" \xD0\x91\xD1\x83\xD0\xBC\xD0\xB0\xD0\xB3\xD0\xB0";
  work.change(
      "insert into trail (number, at, who, who_name, action, subject, partner, detail, previous, hash) values (?, ?, ?, ?, '?', ?, ?, ?, "
      "?, ?)",
      {std::int64_t{9000000000}, odd, -1, "", "s", 0, odd, "", ""});
  const StoredRow row = work.row("select number, at, who, who_name, action, detail from trail where at = ?", {odd});
  ASSERT_FALSE(work.failed());
  EXPECT_EQ(number_of(row, 0), 9000000000);
  EXPECT_EQ(text_of(row, 1), odd);
  EXPECT_EQ(number_of(row, 2), -1);
  EXPECT_EQ(text_of(row, 3), "");
  EXPECT_EQ(text_of(row, 4), "?");
  EXPECT_EQ(text_of(row, 5), odd);
}

TEST_P(StoreItself, WithoutACommitNothingIsKeptAndTheFirstErrorStays) {
  {
    StoreWork work = store().writing();
    work.change("insert into partners (id, name, inn, email, created_at) values (1, 'x', '', '', '')");
    EXPECT_EQ(work.rows("select id from partners").size(), 1u);
  }
  StoreWork work = store().writing();
  EXPECT_TRUE(work.rows("select id from partners").empty());
  work.change("insert into nowhere (id) values (1)");
  EXPECT_TRUE(work.failed());
  EXPECT_EQ(work.change("insert into partners (id, name, inn, email, created_at) values (1, 'x', '', '', '')"), 0u);
  const Result<void> done = work.commit();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().reason, "store-failed");
  EXPECT_NE(done.error().detail.find("nowhere"), std::string::npos);
}

TEST_P(StoreItself, ManyWritersStandInALineAndNumbersAreNotGivenTwice) {
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([this, thread] {
      for (int number = 0; number < 10; ++number) {
        const auto added = add_partner(store(), {0, "t"}, {0, "P" + std::to_string(thread) + "-" + std::to_string(number), "", ""});
        EXPECT_TRUE(added) << added.error().detail;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  StoreWork work = store().reading();
  EXPECT_EQ(number_of(work.row("select count(*) from partners"), 0), 80);
  EXPECT_EQ(number_of(work.row("select max(id) from partners"), 0), 80);
  const auto state = verify_trail(store(), std::nullopt);
  ASSERT_TRUE(state);
  EXPECT_TRUE(state->faults.empty());
  EXPECT_EQ(state->rows, 80);
}

TEST_P(StoreItself, AnEarlierSchemaIsBroughtUpAndKeepsItsRows) {
  const std::string url = GetParam() == StoreKind::Sqlite ? "sqlite:" + folder_ + "/old.db" : postgres_of_tests().fresh_database();
  {
    auto connection = store_module_of_tests().connect(url);
    ASSERT_TRUE(connection);
    ASSERT_TRUE(migrate(**connection, GetParam(), now_, 1));
    ASSERT_TRUE((*connection)->execute("insert into partners (id, name, inn, email, created_at) values (1, 'Old', '', '', '')", {}));
    EXPECT_EQ(*schema_version(**connection, GetParam()), 1);
  }
  url_ = url;
  open();
  StoreWork work = store().reading();
  EXPECT_EQ(number_of(work.row("select max(number) from schema_versions"), 0), migrations().back().number);
  EXPECT_EQ(text_of(work.row("select name from partners"), 0), "Old");
  EXPECT_EQ(number_of(work.row("select count(*) from schema_versions"), 0), static_cast<std::int64_t>(migrations().size()));
  EXPECT_GE(migrations().size(), 2u);
  EXPECT_EQ(number_of(work.row(GetParam() == StoreKind::Sqlite ? "select count(*) from sqlite_master where name = 'checks_by_day'"
                                                               : "select count(*) from pg_indexes where indexname = 'checks_by_day'"),
                      0),
            1);
}

TEST_P(StoreItself, ANewerSchemaIsRefusedByItsNumber) {
  {
    auto connection = store_module_of_tests().connect(url_);
    ASSERT_TRUE((*connection)->execute("insert into schema_versions (number, name, applied_at) values (999, 'future', '')", {}));
  }
  const auto opened = Store::open(terms());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().reason, "store-newer");
  EXPECT_EQ(opened.error().code, ErrorCode::Unsupported);
  EXPECT_NE(opened.error().detail.find("999"), std::string::npos);
}

TEST(Schema, MigrationsAreNumberedFromOneWithoutAGap) {
  std::int64_t expected = 1;
  for (const Migration& migration : migrations()) {
    EXPECT_EQ(migration.number, expected++);
    EXPECT_FALSE(migration.script.empty());
  }
}

TEST(StoreClosed, ADatabaseThatCannotBeOpenedIsSaidAndNoPasswordWithIt) {
  for (const char* url : {"sqlite:/nowhere/at/all/x.db", "postgresql://u:secret@127.0.0.1:1/x?connect_timeout=2"}) {
    const auto connection = store_module_of_tests().connect(url);
    ASSERT_FALSE(connection) << url;
    EXPECT_EQ(connection.error().reason, "store-closed");
    EXPECT_EQ(connection.error().detail.find("secret"), std::string::npos) << connection.error().detail;
  }
}

TEST_P(StoreItself, AConnectionThatDiedIsReplaced) {
  if (GetParam() == StoreKind::Postgresql) {
    sql("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()");
  }
  StoreWork work = store().reading();
  EXPECT_EQ(number_of(work.row("select count(*) from partners"), 0), 0);
  EXPECT_TRUE(work.commit());
}

}  // namespace
}  // namespace sverka
