// A desk without HTTP under it, over a store of either kind: requests in, replies out, and the lines of its log.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/account_pages.hpp"
#include "server/desk.hpp"
#include "support/private_postgres.hpp"

namespace sverka {

inline Date day_of_test() {
  return {std::chrono::year(2026), std::chrono::month(11), std::chrono::day(22)};
}

// One for all tests of a program, on that day.
inline SelfCheck& self_check_of_test() {
  static const Result<std::unique_ptr<ReaderPool>> readers = ReaderPool::start({}, {});
  static const Places places{std::string(SVERKA_SOURCE_DIR) + "/checks", std::string(SVERKA_SOURCE_DIR) + "/templates"};
  static SelfCheckTerms terms{2, 16, "test", day_of_test};
  static const Result<std::unique_ptr<SelfCheck>> opened = SelfCheck::open(places, Configuration(), terms, **readers);
  return **opened;
}

class DeskInProcess : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    self_check_of_test();
    std::array<char, 32> name{"/tmp/sverka-desk-XXXXXX"};
    folder_ = ::mkdtemp(name.data());
    if (GetParam() == StoreKind::Postgresql) {
      postgres_ = std::make_unique<PrivatePostgres>();
    }
    const Result<StoreModule> module = open_store_module(SVERKA_STORE_MODULE);
    ASSERT_TRUE(module) << module.error().detail;
    url_ = postgres_ ? postgres_->fresh_database() : "sqlite:" + folder_ + "/s.db";
    auto store = Store::open({url_, folder_ + "/papers", *module, [this] { return now_ ? now_() : utc_now(); }});
    ASSERT_TRUE(store) << store.error().detail;
    store_ = std::move(*store);
    const Actor operator_of_test{0, "test"};
    ASSERT_TRUE(add_partner(*store_, operator_of_test, {0, "Alpha", "7726453187", ""}));
    const User desk = *add_user(*store_, operator_of_test, {0, "desk", "Desk", Role::Desk, 0, "en", true, false}, "long enough");
    const User partner = *add_user(*store_, operator_of_test, {0, "p", "P", Role::Partner, 1, "en", true, false}, "long enough");
    desk_session_ = *begin_session(*store_, desk, {});
    partner_session_ = *begin_session(*store_, partner, {});
    open_desk({});
  }
  void TearDown() override {
    desk_.reset();
    store_.reset();
    postgres_.reset();
    std::error_code problem;
    std::filesystem::remove_all(folder_, problem);
  }
  // The desk of these terms; no check runs until somebody starts it.
  void open_desk(DeskTerms terms) {
    desk_.reset();
    terms.version = "test";
    terms.today = [this] { return today_ ? today_() : day_of_test(); };
    desk_ = std::make_unique<Desk>(*store_, self_check_of_test(), std::move(terms), [this](const std::string& line) {
      const std::lock_guard lock(mutex_);
      log_.push_back(line);
    });
  }

  HttpRequest request_of(const std::string& method, const std::string& path, const std::string& session) const {
    HttpRequest request;
    request.method = method;
    request.path = request.target = path;
    request.peer = "127.0.0.1";
    request.headers = {{"Cookie", std::string(kSessionCookie) + "=" + session}};
    return request;
  }
  HttpReply get(const std::string& path, const std::string& session, const HttpFields& query = {}) {
    HttpRequest request = request_of("GET", path, session);
    request.query = query;
    return desk_->answer(std::move(request));
  }
  HttpReply post(const std::string& path, const std::string& session, std::vector<FormPart> form) {
    HttpRequest request = request_of("POST", path, session);
    request.form = std::move(form);
    request.headers.emplace_back("X-CSRF-Token", (*find_session(*store_, session))->csrf);
    return desk_->answer(std::move(request));
  }
  // A statement behind the desk's back.
  void run_sql(const std::string& sql) {
    StoreWork work = store_->writing();
    work.change(sql);
    ASSERT_TRUE(work.commit()) << sql;
  }
  // The lines of the log that speak of a fault, and forgets all of them.
  std::vector<std::string> faults() {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> found;
    for (const std::string& line : log_) {
      if (line.find("\"problem\": ") != std::string::npos) {
        found.push_back(line);
      }
    }
    log_.clear();
    return found;
  }
  static std::string header_of(const HttpReply& reply, const std::string& name) {
    for (const auto& [known, value] : reply.headers) {
      if (known == name) {
        return value;
      }
    }
    return {};
  }

  std::string folder_, url_, desk_session_, partner_session_;
  std::function<std::string()> now_;
  std::function<Date()> today_;
  std::unique_ptr<PrivatePostgres> postgres_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Desk> desk_;
  std::mutex mutex_;
  std::vector<std::string> log_;
};

inline std::string name_of_store_kind(const testing::TestParamInfo<StoreKind>& one) {
  return one.param == StoreKind::Sqlite ? "Sqlite" : "Postgresql";
}

}  // namespace sverka
