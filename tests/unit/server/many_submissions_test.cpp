// Ten thousand submissions and as many acts in the store leave every page quick, on both databases: the desk asked in one process.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "desk_in_process.hpp"
#include "store/cleaned.hpp"

namespace sverka {
namespace {

constexpr int kSubmissions = 10000;
constexpr auto kMedian = std::chrono::milliseconds(50);

class ManySubmissions : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    self_check_of_test();
    std::array<char, 32> name{"/tmp/sverka-many-XXXXXX"};
    folder_ = ::mkdtemp(name.data());
    if (GetParam() == StoreKind::Postgresql) {
      postgres_ = std::make_unique<PrivatePostgres>();
    }
    const Result<StoreModule> module = open_store_module(SVERKA_STORE_MODULE);
    ASSERT_TRUE(module) << module.error().detail;
    auto store =
        Store::open({postgres_ ? postgres_->fresh_database() : "sqlite:" + folder_ + "/s.db", folder_ + "/papers", *module, utc_now});
    ASSERT_TRUE(store) << store.error().detail;
    store_ = std::move(*store);
    fill();
    DeskTerms terms;
    terms.version = "test";
    terms.today = day_of_test;
    desk_ = std::make_unique<Desk>(*store_, self_check_of_test(), terms, [](const std::string&) {});
    import_ledger();
  }
  static std::string inn_of(int number) {
    constexpr int kWeights[] = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    const std::string digits = std::to_string(770000000 + number);
    int sum = 0;
    for (std::size_t index = 0; index < 9; ++index) {
      sum += kWeights[index] * (digits[index] - '0');
    }
    return digits + std::to_string(sum % 11 % 10);
  }
  // As many payouts as submissions, each with its act awaited, and twice as many payments.
  void import_ledger() {
    std::string partners = "partner;name;inn\n", statuses = "partner;status;from\n", clients = "client;name;partner;attached_on\n";
    std::string payments = "payment;client;paid_at;amount;category\n", payouts = "payout;partner;debited_on;received_on;amount;periods\n";
    for (int number = 1; number <= 20; ++number) {
      const std::string id = std::to_string(number);
      partners += "p" + id + ";Partner " + id + ";" + inn_of(number) + "\n";
      statuses += "p" + id + ";strategic;2025-01-01\n";
    }
    for (int number = 0; number < kSubmissions; ++number) {
      const std::string id = std::to_string(number), partner = std::to_string(number % 20 + 1);
      if (number < 1000) {
        clients += "c" + id + ";Client " + id + ";p" + partner + ";2025-11-01\n";
      }
      for (const char* const month : {"2026-09", "2026-10"}) {
        payments += "x" + id + month + ";c" + std::to_string(number % 1000) + ";" + month + "-05;1000,00;growth\n";
      }
      payouts += "o" + id + ";p" + partner + ";2026-11-" + (number % 2 == 0 ? "02" : "20") + ";;9000,00;2026-10\n";
    }
    HttpRequest request;
    request.method = "POST";
    request.path = request.target = "/ledgers";
    request.headers = {{"Cookie", std::string(kSessionCookie) + "=" + sessions_[0]},
                       {"X-CSRF-Token", (*find_session(*store_, sessions_[0]))->csrf}};
    request.form = {{"files", "partners.csv", partners},
                    {"files", "statuses.csv", statuses},
                    {"files", "clients.csv", clients},
                    {"files", "payments.csv", payments},
                    {"files", "payouts.csv", payouts}};
    const HttpReply reply = desk_->answer(request);
    ASSERT_EQ(reply.status, 303) << reply.body;
    StoreWork work = store_->writing();
    work.change("update acts set state = 'received', version = 1 where id % 4 = 0");
    ASSERT_TRUE(work.commit());
    StoreWork seen = store_->reading();
    ASSERT_EQ(number_of(seen.row("select count(*) from acts"), 0), kSubmissions);
  }
  void TearDown() override {
    desk_.reset();
    store_.reset();
    postgres_.reset();
    std::filesystem::remove_all(folder_);
  }

  void fill() {
    const Actor operator_of_test{0, "test"};
    for (int number = 1; number <= 20; ++number) {
      ASSERT_TRUE(add_partner(*store_, operator_of_test, {0, "Partner " + std::to_string(number), inn_of(number), ""}));
    }
    const User desk = *add_user(*store_, operator_of_test, {0, "desk", "Desk", Role::Desk, 0, "ru", true, false}, "long enough");
    const User partner = *add_user(*store_, operator_of_test, {0, "p", "P", Role::Partner, 3, "ru", true, false}, "long enough");
    const User admin = *add_user(*store_, operator_of_test, {0, "root", "R", Role::Admin, 0, "ru", true, false}, "long enough");
    sessions_ = {*begin_session(*store_, desk, {}), *begin_session(*store_, partner, {}), *begin_session(*store_, admin, {})};
    StoreWork work = store_->writing();
    for (std::int64_t id = 1; id <= kSubmissions; ++id) {
      const std::string client = "Client number " + std::to_string(id * 7919 % 10007);
      work.change(
          "insert into submissions (id, partner, title, state, sample, client_name, client_inn, agreement_number, version, "
          "accepted_version, "
          "conclusion, created_by, created_at, changed_at, revision, found_by) values (?, ?, 'a.docx', ?, '', ?, '7726453187', ?, 1, 0, "
          "'conforms', 1, ?, ?, 3, ?)",
          {id, id % 20 + 1, std::string(name_of(kSubmissionStates[static_cast<std::size_t>(id % 9)])), client, "N-" + std::to_string(id),
           work.now(), work.now(), found_by(client + " N-" + std::to_string(id))});
      work.change(
          "insert into versions (id, submission, number, purpose, paper, paper_name, card, card_name, uploaded_by, uploaded_at) "
          "values (?, ?, 1, 'draft', '', 'a.docx', '', '', 1, ?)",
          {id, id, work.now()});
      work.change(
          "insert into checks (id, version_id, partner, state, queued_at, attempts, conclusion, error_code, error_reason, error_where, "
          "report, page_ru, "
          "page_en, errors, warnings, questions, worker, leased_until) values (?, ?, ?, 'done', ?, 1, 'conforms', '', '', '', '', '', '', "
          "0, 0, 0, '', '')",
          {id, id, id % 20 + 1, work.now()});
      add_to_trail(work, operator_of_test, "submission.submitted", "submission/" + std::to_string(id), id % 20 + 1);
    }
    ASSERT_TRUE(work.commit());
  }

  std::string folder_;
  std::unique_ptr<PrivatePostgres> postgres_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Desk> desk_;
  std::array<std::string, 3> sessions_;
};

std::string name_of_kind(const testing::TestParamInfo<StoreKind>& one) {
  return one.param == StoreKind::Sqlite ? "Sqlite" : "Postgresql";
}

INSTANTIATE_TEST_SUITE_P(Both, ManySubmissions, testing::Values(StoreKind::Sqlite, StoreKind::Postgresql), name_of_kind);

struct AskedPage {
  std::size_t session;
  const char* path;
  HttpFields query;
};

TEST_P(ManySubmissions, EveryPageIsQuick) {
  const AskedPage pages[] = {{0, "/", {}},
                             {0, "/submissions", {}},
                             {0, "/submissions", {{"q", "client 4711"}}},
                             {0, "/submissions", {{"q", "nothing like it"}}},
                             {0, "/submissions", {{"state", "paid"}, {"conclusion", "conforms"}}},
                             {0, "/submissions", {{"before", "100"}}},
                             {0, "/submissions/5000", {}},
                             {0, "/acts", {}},
                             {0, "/acts", {{"state", "overdue"}}},
                             {0, "/acts", {{"before", "100"}}},
                             {0, "/acts/5000", {}},
                             {0, "/rewards", {{"period", "2026-10"}}},
                             {0, "/rewards/3", {{"period", "2026-10"}}},
                             {0, "/ledgers", {}},
                             {0, "/api/v1/acts", {{"limit", "200"}}},
                             {0, "/partners", {}},
                             {0, "/api/v1/submissions", {{"limit", "200"}}},
                             {0, "/api/v1/events", {{"after", "9000"}}},
                             {1, "/", {}},
                             {1, "/acts", {}},
                             {1, "/rewards/3", {{"period", "2026-10"}}},
                             {1, "/submissions", {}},
                             {1, "/submissions", {{"q", "77"}}},
                             {1, "/submissions/2", {}},
                             {1, "/api/v1/events", {}},
                             {2, "/users", {}},
                             {2, "/trail", {}},
                             {2, "/trail", {{"before", "3000"}}}};
  std::chrono::microseconds slowest{0};
  for (const AskedPage& one : pages) {
    HttpRequest request;
    request.method = "GET";
    request.path = request.target = one.path;
    request.query = one.query;
    request.peer = "127.0.0.1";
    request.headers = {{"Cookie", std::string(kSessionCookie) + "=" + sessions_[one.session]}};
    const auto median = [&] {
      std::vector<std::chrono::microseconds> times;
      for (int round = 0; round < 9; ++round) {
        const auto began = std::chrono::steady_clock::now();
        const HttpReply reply = desk_->answer(request);
        times.push_back(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began));
        EXPECT_EQ(reply.status, 200) << one.path << reply.body.substr(0, 300);
      }
      std::nth_element(times.begin(), times.begin() + 4, times.end());
      return times[4];
    };
    // What other programs take of the machine is not the page's: it is quick if it was once.
    std::chrono::microseconds quickest = median();
    for (int again = 0; again < 3 && quickest >= kMedian; ++again) {
      quickest = std::min(quickest, median());
    }
    slowest = std::max(slowest, quickest);
    EXPECT_LT(quickest, kMedian) << one.path << (one.query.empty() ? "" : "?" + one.query.front().first + "=" + one.query.front().second);
  }
  std::printf("the slowest page's median: %.1f ms\n", static_cast<double>(slowest.count()) / 1000);
}

}  // namespace
}  // namespace sverka
