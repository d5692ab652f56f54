// Every test of the store runs on both databases, each time on an empty one.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "store/accounts.hpp"
#include "store/checks_queue.hpp"
#include "store/schema.hpp"
#include "store/store.hpp"
#include "store/submissions.hpp"
#include "store/trail.hpp"
#include "support/private_postgres.hpp"

namespace sverka {

inline PrivatePostgres& postgres_of_tests() {
  static PrivatePostgres postgres;
  return postgres;
}

inline const StoreModule& store_module_of_tests() {
  static const Result<StoreModule> module = open_store_module(SVERKA_STORE_MODULE);
  if (!module) {
    ADD_FAILURE() << module.error().detail;
    std::abort();
  }
  return *module;
}

class StoreTest : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    std::array<char, 32> name{"/tmp/sverka-store-XXXXXX"};
    folder_ = ::mkdtemp(name.data());
    url_ = GetParam() == StoreKind::Sqlite ? "sqlite:" + folder_ + "/sverka.db" : postgres_of_tests().fresh_database();
    open();
  }
  void TearDown() override {
    store_.reset();
    std::error_code problem;
    std::filesystem::remove_all(folder_, problem);
  }

  StoreTerms terms() {
    return {url_, folder_ + "/papers", store_module_of_tests(), [this] { return now_; }};
  }
  void open() {
    store_.reset();
    Result<std::unique_ptr<Store>> opened = Store::open(terms());
    ASSERT_TRUE(opened) << opened.error().reason << ": " << opened.error().detail;
    store_ = std::move(*opened);
  }
  Store& store() { return *store_; }
  // Directly, past the store: what somebody with the database's password can do.
  std::vector<StoredRow> sql(const std::string& statement) {
    Result<std::unique_ptr<Connection>> connection = store_module_of_tests().connect(url_);
    EXPECT_TRUE(connection);
    if (!statement.starts_with("select")) {
      const Result<std::size_t> changed = (*connection)->execute(statement, {});
      EXPECT_TRUE(changed) << changed.error().detail;
      return {};
    }
    Result<std::vector<StoredRow>> rows = (*connection)->query(statement, {});
    EXPECT_TRUE(rows) << rows.error().detail;
    return rows ? *rows : std::vector<StoredRow>();
  }

  // A partner and a user of it; a desk member.
  struct People {
    PartnerCompany company;
    User partner, desk;
    Actor as_partner, as_desk;
  };
  People people(const std::string& suffix = "") {
    People some;
    some.company = *add_partner(store(), {0, "operator"}, {0, "Partner " + suffix, "7726453187", ""});
    some.partner =
        *add_user(store(), {0, "operator"}, {0, "p" + suffix, "P", Role::Partner, some.company.id, "ru", true, false}, "correct horse");
    some.desk = *add_user(store(), {0, "operator"}, {0, "d" + suffix, "D", Role::Desk, 0, "ru", true, false}, "correct horse");
    some.as_partner = {some.partner.id, some.partner.name};
    some.as_desk = {some.desk.id, some.desk.name};
    return some;
  }
  Submission submitted(const People& some, const std::string& bytes = "paper") {
    const Result<Submission> made = submit(store(), some.as_partner, some.partner.id, some.company.id, "", {bytes, {}, "a.docx", ""}, {});
    EXPECT_TRUE(made) << made.error().reason << made.error().detail;
    return made ? *made : Submission();
  }
  // Runs the queued checks, each with this conclusion.
  void check_all(const std::string& conclusion) {
    while (true) {
      const auto taken = take_check(store(), {});
      ASSERT_TRUE(taken) << taken.error().detail;
      if (!*taken) {
        return;
      }
      CheckOutcome outcome;
      outcome.conclusion = conclusion;
      const Result<void> done = finish_check(store(), (*taken)->id, outcome);
      ASSERT_TRUE(done) << done.error().detail;
    }
  }
  Submission reread(std::int64_t id) {
    StoreWork work = store().reading();
    return find_submission(work, id).value_or(Submission());
  }

  std::string now_ = "2026-11-22T09:00:00Z";
  std::string folder_, url_;

 private:
  std::unique_ptr<Store> store_;
};

inline std::string name_of_store(const testing::TestParamInfo<StoreKind>& info) {
  return info.param == StoreKind::Sqlite ? "Sqlite" : "Postgresql";
}

inline auto both_stores() {
  return testing::Values(StoreKind::Sqlite, StoreKind::Postgresql);
}

}  // namespace sverka
