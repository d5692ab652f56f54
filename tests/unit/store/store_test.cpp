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

// From every schema that ever was: a partner, and a check that ran, go through each later migration.
TEST_P(StoreItself, EveryEarlierSchemaIsBroughtUpAndKeepsItsRows) {
  for (const Migration& from : migrations()) {
    if (from.number == migrations().back().number) {
      break;
    }
    SCOPED_TRACE(from.name);
    const std::string url = GetParam() == StoreKind::Sqlite ? "sqlite:" + folder_ + "/from-" + std::to_string(from.number) + ".db"
                                                            : postgres_of_tests().fresh_database();
    {
      auto connection = store_module_of_tests().connect(url);
      ASSERT_TRUE(connection);
      ASSERT_TRUE(migrate(**connection, GetParam(), now_, from.number));
      EXPECT_EQ(*schema_version(**connection, GetParam()), from.number);
      for (const char* const row :
           {"insert into partners (id, name, inn, email, created_at) values (1, 'Old', '', '', '')",
            "insert into users (id, login, name, role, partner, password, language, active, must_change, created_at) values (1, 'u', 'U', "
            "'desk', null, '', '', 1, 0, '')",
            "insert into submissions (id, partner, title, state, sample, client_name, client_inn, agreement_number, version, "
            "accepted_version, conclusion, created_by, created_at, changed_at, revision, found_by) values (1, 1, 'a.docx', 'submitted', "
            "'', "
            "'', '', '', 1, 0, '', 1, '', '', 1, '')",
            "insert into versions (id, submission, number, purpose, paper, paper_name, card, card_name, uploaded_by, uploaded_at) values "
            "(1, 1, 1, 'draft', 'p', 'a.docx', '', '', 1, '')",
            "insert into checks (id, version_id, partner, state, queued_at, attempts, conclusion, error_code, error_reason, error_where, "
            "report, page_ru, page_en, errors, warnings, questions) values (7, 1, 1, 'running', 'then', 1, '', '', '', '', '', '', '', 0, "
            "0, 0)",
            "insert into findings (check_id, number, rule, outcome, severity, class, touches, clause, source, responsible, message_ru, "
            "message_en, advice_ru, advice_en, expected, observed, clause_text, fingerprint) values (7, 1, 'r', '', '', '', '', '', '', "
            "'', "
            "'', '', '', '', '', '', '', '')"}) {
        const auto done = (*connection)->execute(row, {});
        ASSERT_TRUE(done) << done.error().detail;
      }
    }
    url_ = url;
    open();
    StoreWork work = store().reading();
    EXPECT_EQ(number_of(work.row("select max(number) from schema_versions"), 0), migrations().back().number);
    EXPECT_EQ(number_of(work.row("select count(*) from schema_versions"), 0), static_cast<std::int64_t>(migrations().size()));
    EXPECT_EQ(text_of(work.row("select name from partners"), 0), "Old");
    const StoredRow check = work.row("select version_id, state, queued_at, worker from checks where id = 7");
    EXPECT_EQ(number_of(check, 0), 1);
    EXPECT_EQ(text_of(check, 1), "running");
    EXPECT_EQ(text_of(check, 2), "then");
    EXPECT_EQ(text_of(check, 3), "");
    ASSERT_EQ(list_findings(work, 7).size(), 1u);
    EXPECT_EQ(list_findings(work, 7).front().rule, "r");
    for (const std::string& table : tables_of_schema()) {
      work.row("select count(*) from " + table);
      EXPECT_FALSE(work.failed()) << table;
    }
    const char* const index = GetParam() == StoreKind::Sqlite ? "select count(*) from sqlite_master where name = 'checks_by_day'"
                                                              : "select count(*) from pg_indexes where indexname = 'checks_by_day'";
    EXPECT_EQ(number_of(work.row(index), 0), 1);
    ASSERT_TRUE(work.commit());
    // What ran under the earlier program is nobody's now, and runs again.
    const auto back = requeue_checks(store());
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, 1u);
    EXPECT_TRUE(*take_check(store(), {}));
  }
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

TEST(StoreAddress, OfPostgresqlNeedsNoQuery) {
  const auto opened = Store::open(
      {postgres_of_tests().fresh_database_in_short(), testing::TempDir() + "sverka-papers-in-short", store_module_of_tests(), utc_now});
  ASSERT_TRUE(opened) << opened.error().reason << opened.error().detail;
  EXPECT_FALSE((*opened)->reading().row("select count(*) from users").empty());
  std::filesystem::remove_all(testing::TempDir() + "sverka-papers-in-short");
}

}  // namespace
}  // namespace sverka
