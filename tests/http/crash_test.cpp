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
  std::map<std::string, std::string> uploads;    // id -> bytes
  std::map<std::string, std::string> withdrawn;  // id -> "withdrawn"
  std::atomic<int> requests{0}, acknowledged{0};
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

// Uploads, and withdraws every third of what it has uploaded, until it is told to end. A refused connection is the server being away.
void ask(const std::atomic<int>& port, const std::string& token, int number, Acknowledged& told, const std::atomic<bool>& ended) {
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
  server.run({"partner", "add", "Alpha"});
  server.last_word({"user", "add", "a", "--role", "partner", "--partner", "Alpha"});
  const std::string token = server.last_word({"user", "token", "a", "--scope", "write"});
  const std::vector<std::string> wide = {"--config", server.folder() + "/sverka.toml"};
  std::ofstream(server.folder() + "/sverka.toml") << "[server]\nqueued = 100000\ndaily = 100000\n";

  Acknowledged told;
  std::atomic<bool> ended{false};
  std::atomic<int> port{0};
  ASSERT_TRUE(server.start(wide)) << server.log();
  port = server.port();
  std::vector<std::thread> clients;
  for (int number = 0; number < kClients; ++number) {
    clients.emplace_back([&, number] { ask(port, token, number, told, ended); });
  }
  std::mt19937 random(20261122);
  int kills = 0;
  while (told.acknowledged < wanted_acknowledged() || kills < 3) {
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(30, 900)(random)));
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
  EXPECT_GT(seen, 20u);
  EXPECT_GE(kills, 3);
  EXPECT_EQ(server.stop(), 0);
  std::string printed;
  EXPECT_EQ(server.run({"audit", "verify"}, &printed), 0) << printed;
  EXPECT_EQ(server.run({"doctor"}, &printed), 0) << printed;
  RecordProperty("requests", told.requests.load());
  std::printf("%d requests, %zu uploads and %zu decisions acknowledged, %d kills\n", told.requests.load(), told.uploads.size(),
              told.withdrawn.size(), kills);
}

}  // namespace
}  // namespace sverka
