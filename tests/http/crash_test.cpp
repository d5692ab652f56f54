// The server killed at random moments under uploads and decisions, on both databases: what was acknowledged is there, nothing stands half
// written, the chain holds, and every check that waited is done after the restart.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "server_process.hpp"
#include "support/private_postgres.hpp"

namespace sverka {
namespace {

constexpr int kClients = 6;

// What the clients were told. A paper's text names it.
struct Acknowledged {
  std::mutex mutex;
  std::map<std::string, std::string> uploads;                       // id -> bytes
  std::map<std::string, std::string> withdrawn;                     // id -> "withdrawn"
  std::map<std::string, std::map<std::string, std::string>> scans;  // act -> version -> bytes
  std::map<std::string, int> returned;                              // act -> how often the desk returned it
  std::atomic<int> requests{0}, acknowledged{0}, returns{0};
};

class Crashes : public testing::TestWithParam<bool> {};

std::string name_of_database(const testing::TestParamInfo<bool>& one) {
  return one.param ? "Postgresql" : "Sqlite";
}

INSTANTIATE_TEST_SUITE_P(Both, Crashes, testing::Values(false, true), name_of_database);

// 1,000 are tried with SVERKA_CRASH_REQUESTS=1000; fewer in every run of the tests.
int wanted_acknowledged() {
  const char* asked = std::getenv("SVERKA_CRASH_REQUESTS");
  return asked == nullptr ? 200 : std::atoi(asked);
}

std::string id_of(const httplib::Result& answer) {
  const std::string place = answer->get_header_value("Location");
  return place.substr(place.rfind('/') + 1);
}

std::string number_in(const std::string& json, const std::string& name) {
  const std::size_t from = json.find("\"" + name + "\": ") + name.size() + 4;
  return json.substr(from, json.find_first_of(",}", from) - from);
}

constexpr int kActsOfEach = 3;

// The desk returns an act once it is checked; the partner may send the next scan.
void return_act(httplib::Client& client, const std::string& desk, const std::string& act, Acknowledged& told) {
  for (int attempt = 0; attempt < 20; ++attempt) {
    const auto seen = client.Get("/api/v1/acts/" + act, {{"Authorization", "Bearer " + desk}});
    if (!seen || seen->status != 200) {
      return;
    }
    const httplib::Headers match = {{"Authorization", "Bearer " + desk}, {"If-Match", "\"" + number_in(seen->body, "revision") + "\""}};
    const auto decided =
        client.Post("/api/v1/acts/" + act + "/decisions", match, R"({"kind": "return", "reason": "unreadable"})", "application/json");
    ++told.requests;
    if (decided && decided->status == 200) {
      const std::lock_guard lock(told.mutex);
      ++told.acknowledged;
      ++told.returned[act];
      ++told.returns;
      return;
    }
    // 412: its check ended meanwhile; 422: its check has not.
    if (!decided || (decided->status != 412 && decided->status != 422)) {
      EXPECT_TRUE(!decided || decided->status >= 500) << decided->status << decided->body;
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

// How often each act was returned, as the trail has it.
std::map<std::string, int> returns_in_trail(httplib::Client& client, const httplib::Headers& as) {
  std::map<std::string, int> counts;
  std::string after = "0";
  while (true) {
    const auto page = client.Get("/api/v1/events?limit=200&after=" + after, as);
    const std::string mark = "\"action\": \"act.returned\", \"subject\": \"act/";
    for (std::size_t at = page->body.find(mark); at != std::string::npos; at = page->body.find(mark, at + 1)) {
      const std::size_t from = at + mark.size();
      ++counts[page->body.substr(from, page->body.find('"', from) - from)];
    }
    const std::string next = number_in(page->body, "next");
    if (next == after || page->body.find("\"items\": []") != std::string::npos) {
      return counts;
    }
    after = next;
  }
}

// The scan of an act of this client's own; an act takes another scan as long as nobody decides on it.
void send_scan(httplib::Client& client, const httplib::Headers& as, const std::string& desk, int number, int round, Acknowledged& told) {
  const std::string act = std::to_string(number * kActsOfEach + round / 2 % kActsOfEach + 1);
  const std::string bytes = "scan " + std::to_string(number) + "-" + std::to_string(round) + std::string(5000, 'y');
  const auto sent = client.Post("/api/v1/acts/" + act + "/versions", as, {{"act", bytes, "act.docx", ""}});
  ++told.requests;
  if (sent && sent->status == 201) {
    const std::lock_guard lock(told.mutex);
    ++told.acknowledged;
    EXPECT_TRUE(told.scans[act].emplace(number_in(sent->body, "version"), bytes).second) << "two scans were given one number";
  } else {
    EXPECT_TRUE(!sent || sent->status >= 500 || sent->status == 429) << sent->status << sent->body;
    return;
  }
  if (round % 4 == 0) {
    return_act(client, desk, act, told);
  }
}

// A ledger with a payout for each act that the clients send.
void import_payouts(ServerProcess& server) {
  std::string payouts = "payout;partner;debited_on;received_on;amount;periods\n";
  for (int number = 0; number < kClients * kActsOfEach; ++number) {
    payouts += "o" + std::to_string(100 + number) + ";p1;2026-11-10;2026-11-10;9000,00;2026-10\n";
  }
  const auto file = [](const char* name, const std::string& text) { return httplib::MultipartFormData{"files", text, name, ""}; };
  const std::string desk = server.last_word({"user", "token", "d", "--scope", "write"});
  const auto imported =
      server.client().Post("/api/v1/ledgers", {{"Authorization", "Bearer " + desk}},
                           {file("partners.csv", "partner;name;inn\np1;Alpha;7726453187\n"),
                            file("statuses.csv", "partner;status;from\np1;strategic;2026-01-01\n"),
                            file("clients.csv", "client;name;partner;attached_on\nc1;C;p1;2026-01-01\n"),
                            file("payments.csv", "payment;client;paid_at;amount;category\n"), file("payouts.csv", payouts)});
  ASSERT_TRUE(imported && imported->status == 201) << (imported ? imported->body : "no answer");
}

// Uploads, and withdraws every third of what it has uploaded, until it is told to end. A refused connection is the server being away.
void ask(const std::atomic<int>& port, const std::string& token, const std::string& desk, int number, Acknowledged& told,
         const std::atomic<bool>& ended) {
  for (int round = 0; !ended; ++round) {
    httplib::Client client("127.0.0.1", port);
    client.set_connection_timeout(1);
    client.set_read_timeout(10);
    const httplib::Headers as = {{"Authorization", "Bearer " + token}};
    const std::string bytes = "paper " + std::to_string(number) + "-" + std::to_string(round) + std::string(20000, 'x');
    const auto made = client.Post("/api/v1/submissions", as, {{"agreement", bytes, "a.docx", ""}});
    ++told.requests;
    if (!made || made->status != 201) {
      EXPECT_TRUE(!made || made->status >= 500 || made->status == 429) << made->status << made->body;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      continue;
    }
    if (round % 2 == 0) {
      send_scan(client, as, desk, number, round, told);
    }
    const std::string id = id_of(made);
    {
      const std::lock_guard lock(told.mutex);
      ++told.acknowledged;
      EXPECT_TRUE(told.uploads.emplace(id, bytes).second) << "two uploads were given the number " << id;
    }
    if (round % 3 != 0) {
      continue;
    }
    for (int attempt = 0; attempt < 3; ++attempt) {
      const auto seen = client.Get("/api/v1/submissions/" + id, as);
      if (!seen || seen->status != 200) {
        break;
      }
      httplib::Headers match = as;
      match.emplace("If-Match", "\"" + number_in(seen->body, "revision") + "\"");
      const auto decided = client.Post("/api/v1/submissions/" + id + "/decisions", match, R"({"kind": "withdraw"})", "application/json");
      ++told.requests;
      if (decided && decided->status == 200) {
        const std::lock_guard lock(told.mutex);
        ++told.acknowledged;
        told.withdrawn.emplace(id, "withdrawn");
        break;
      }
      if (!decided || decided->status != 412) {
        break;
      }
    }
  }
}

TEST_P(Crashes, WhatWasAcknowledgedIsThereAndWhatWaitedIsDone) {
  std::unique_ptr<PrivatePostgres> postgres;
  if (GetParam()) {
    postgres = std::make_unique<PrivatePostgres>(PrivatePostgres::Durability::Full);
    ASSERT_TRUE(postgres->running());
  }
  ServerProcess server(postgres ? postgres->fresh_database() : "");
  server.run({"partner", "add", "Alpha", "--inn", "7726453187"});
  server.last_word({"user", "add", "d", "--role", "desk"});
  server.last_word({"user", "add", "a", "--role", "partner", "--partner", "Alpha"});
  const std::string token = server.last_word({"user", "token", "a", "--scope", "write"});
  const std::string desk = server.last_word({"user", "token", "d", "--scope", "write"});
  // A short queue: what waits must not grow so long that no act is checked, and returned, between two kills.
  const std::vector<std::string> wide = {"--config", server.folder() + "/sverka.toml"};
  std::ofstream(server.folder() + "/sverka.toml") << "[server]\nqueued = 120\ndaily = 100000\n";

  Acknowledged told;
  std::atomic<bool> ended{false};
  std::atomic<int> port{0};
  ASSERT_TRUE(server.start(wide)) << server.log();
  port = server.port();
  ASSERT_NO_FATAL_FAILURE(import_payouts(server));
  std::vector<std::thread> clients;
  for (int number = 0; number < kClients; ++number) {
    clients.emplace_back([&, number] { ask(port, token, desk, number, told, ended); });
  }
  std::mt19937 random(20261122);
  int kills = 0;
  while (told.acknowledged < wanted_acknowledged() || told.returns == 0 || kills < 3) {
    const int longest = 900 + 100 * kills;  // a busy machine ends no check within the first lives
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(30, longest)(random)));
    if (postgres && kills % 4 == 3) {
      postgres->stop("immediate");
      server.kill();
      postgres->start();
    } else {
      server.kill();
    }
    ++kills;
    ASSERT_TRUE(server.start(wide)) << server.log();
    port = server.port();
  }
  ended = true;
  for (std::thread& client : clients) {
    client.join();
  }
  server.kill();
  ASSERT_TRUE(server.start(wide)) << server.log();

  // Every check that waited is done.
  httplib::Client client("127.0.0.1", server.port());
  client.set_read_timeout(30);
  std::string waiting;
  for (int round = 0; round < 1200; ++round) {
    const std::string metrics = client.Get("/metrics")->body;
    waiting = metrics.substr(metrics.find("\nsverka_checks_waiting ") + 23);
    if (waiting == "0\n") {
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_EQ(waiting, "0\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(500));

  const httplib::Headers as = {{"Authorization", "Bearer " + token}};
  std::size_t seen = 0, unchecked = 0;
  for (const auto& [id, bytes] : told.uploads) {
    const auto one = client.Get("/api/v1/submissions/" + id, as);
    ASSERT_EQ(one->status, 200) << id << " was acknowledged and is not there";
    const auto paper = client.Get("/api/v1/submissions/" + id + "/versions/1/paper", as);
    EXPECT_TRUE(paper && paper->body == bytes) << id;
    const bool withdrawn = one->body.find("\"state\": \"withdrawn\"") != std::string::npos;
    EXPECT_TRUE(told.withdrawn.count(id) == 0 || withdrawn) << id << " " << one->body;
    unchecked += one->body.find("\"conclusion\": \"\"") != std::string::npos ? 1 : 0;
    ++seen;
  }
  EXPECT_EQ(unchecked, 0u);
  std::size_t scans = 0;
  for (const auto& [act, versions] : told.scans) {
    for (const auto& [version, bytes] : versions) {
      const auto paper = client.Get("/api/v1/acts/" + act + "/versions/" + version + "/paper", as);
      EXPECT_TRUE(paper && paper->body == bytes) << "act " << act << ", version " << version;
      ++scans;
    }
    const auto one = client.Get("/api/v1/acts/" + act, as);
    ASSERT_EQ(one->status, 200);
    EXPECT_EQ(number_in(one->body, "conclusion"), "\"could_not_check\"") << one->body;
  }
  std::map<std::string, int> returns = returns_in_trail(client, as);
  int returned = 0;
  for (const auto& [act, count] : told.returned) {
    EXPECT_GE(returns[act], count) << "act " << act;
    returned += count;
  }
  EXPECT_GT(returned, 0);
  EXPECT_GT(scans, 10u);
  EXPECT_GT(seen, 20u);
  EXPECT_GE(kills, 3);
  EXPECT_EQ(server.stop(), 0);
  std::string printed;
  EXPECT_EQ(server.run({"audit", "verify"}, &printed), 0) << printed;
  EXPECT_EQ(server.run({"doctor"}, &printed), 0) << printed;
  RecordProperty("requests", told.requests.load());
  std::printf("%d requests, %zu uploads, %zu scans of acts, %zu withdrawals and %d returned acts acknowledged, %d kills\n",
              told.requests.load(), told.uploads.size(), scans, told.withdrawn.size(), returned, kills);
}

}  // namespace
}  // namespace sverka
