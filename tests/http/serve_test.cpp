// The server as the program starts it, asked over HTTP.
#include <gtest/gtest.h>
#include <httplib.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

extern char** environ;

namespace sverka {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(std::string(SVERKA_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Serve : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::array<char, 32> name{"/tmp/sverka-serve-XXXXXX"};
    folder() = ::mkdtemp(name.data());
    ::setenv("SVERKA_STORE_URL", ("sqlite:" + folder() + "/sverka.db").c_str(), 1);
    ::signal(SIGPIPE, SIG_IGN);  // a server that has read enough closes while the client still sends
    std::array<int, 2> out{};
    ASSERT_EQ(::pipe(out.data()), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_addclose(&actions, out[0]);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", 1, 0);
    std::vector<std::string> words = {SVERKA_BINARY, "serve", "--listen", "127.0.0.1:0", "--today", "2026-11-22"};
    std::vector<char*> arguments;
    for (std::string& word : words) {
      arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    ASSERT_EQ(::posix_spawn(&process(), SVERKA_BINARY, &actions, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(out[1]);
    std::string line;
    for (char sign = 0; ::read(out[0], &sign, 1) == 1 && sign != '\n';) {
      line += sign;
    }
    ::close(out[0]);
    const std::size_t colon = line.rfind(':');
    ASSERT_NE(colon, std::string::npos) << line;
    port() = std::atoi(line.c_str() + colon + 1);
    ASSERT_GT(port(), 0);
  }

  // Asked to end, it ends, and with code 0.
  static void TearDownTestSuite() {
    ::kill(process(), SIGTERM);
    int status = 0;
    ::waitpid(process(), &status, 0);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    std::filesystem::remove_all(folder());
  }

  static std::string& folder() {
    static std::string folder;
    return folder;
  }

  static pid_t& process() {
    static pid_t process = 0;
    return process;
  }
  static int& port() {
    static int port = 0;
    return port;
  }
  static httplib::Client client() {
    httplib::Client client("127.0.0.1", port());
    client.set_read_timeout(30);
    return client;
  }
  static httplib::MultipartFormDataItems form(const std::string& path) {
    return {{"file", bytes_of(path), "paper.docx", "application/octet-stream"}, {"template", "license-agreement", "", ""}};
  }
};

TEST_F(Serve, AnAgreementIsAnsweredWithItsReport) {
  const auto right = client().Post("/api/v1/checks/agreement", form("fixtures/agreement/ok-ao/agreement.docx"));
  ASSERT_TRUE(right);
  EXPECT_EQ(right->status, 200);
  EXPECT_EQ(right->get_header_value("Content-Type"), "application/json");
  EXPECT_NE(right->body.find("\"conclusion\": \"conforms\""), std::string::npos) << right->body.substr(0, 400);

  const auto page = client().Post("/check?lang=en", {{"kind", "agreement", "", ""},
                                                     {"file", bytes_of("fixtures/agreement/ok-ao/agreement.docx"), "../../<b>.docx", ""}});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 200);
  EXPECT_EQ(page->get_header_value("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page->body.find("<b>.docx"), std::string::npos);
  EXPECT_EQ(page->body.find("../"), std::string::npos);
}

TEST_F(Serve, CardsAndActsAreCheckedToo) {
  const auto card = client().Post("/api/v1/checks/card", form("templates/client-card/client-card.docx"));
  ASSERT_TRUE(card);
  EXPECT_EQ(card->status, 200);
  EXPECT_NE(card->body.find("\"job\": \"card\""), std::string::npos);
  const auto act = client().Post("/api/v1/checks/act", form("templates/act/2026-11/template.docx"));
  ASSERT_TRUE(act);
  EXPECT_EQ(act->status, 200);
  EXPECT_NE(act->body.find("\"job\": \"act\""), std::string::npos);
}

struct Asked {
  const char* what;
  const char* path;
  httplib::MultipartFormDataItems form;
  int status;
  const char* code;
};

TEST_F(Serve, WhatCannotBeCheckedIsAProblemWithACode) {
  const Asked cases[] = {
      {"no file", "/api/v1/checks/agreement", {{"x", "1", "", ""}}, 400, "no-file"},
      {"a plain text", "/api/v1/checks/agreement", {{"file", "hello, world", "a.docx", ""}}, 415, "unsupported"},
      {"a cut archive",
       "/api/v1/checks/agreement",
       {{"file", bytes_of("fixtures/agreement/ok-ao/agreement.docx").substr(0, 5000), "a.docx", ""}},
       422,
       "damaged"},
      {"an unknown template",
       "/api/v1/checks/agreement",
       {{"file", "x", "a.docx", ""}, {"template", "../../etc", "", ""}},
       400,
       "not_found"},
      {"an unknown job", "/api/v1/checks/passport", {{"file", "x", "a", ""}}, 404, "no-page"},
  };
  for (const Asked& one : cases) {
    const auto answer = client().Post(one.path, one.form);
    ASSERT_TRUE(answer) << one.what;
    EXPECT_EQ(answer->status, one.status) << one.what << answer->body;
    EXPECT_EQ(answer->get_header_value("Content-Type"), "application/problem+json") << one.what;
    EXPECT_NE(answer->body.find("\"code\": \"" + std::string(one.code) + "\""), std::string::npos) << one.what << answer->body;
  }
}

TEST_F(Serve, RequestsThatTheLibraryWouldMishandleAreRefused) {
  auto asked = client();
  EXPECT_EQ(asked.Get("/nothing")->status, 404);
  EXPECT_EQ(asked.Delete("/")->status, 405);
  EXPECT_EQ(asked.Get("/" + std::string(2000, 'a'))->status, 414);
  EXPECT_EQ(asked.Get("/", {{"Range", "bytes=0-1"}})->status, 400);
  EXPECT_EQ(asked.Get("/", {{"REMOTE_ADDR", "10.0.0.1"}})->status, 400);
  EXPECT_EQ(asked.Post("/check", "a=b", "application/x-www-form-urlencoded")->status, 415);
  httplib::Headers many;
  for (int i = 0; i < 200; ++i) {
    many.emplace("X-" + std::to_string(i), "1");
  }
  EXPECT_EQ(asked.Get("/", many)->status, 431);
  const auto healthy = asked.Get("/healthz");
  ASSERT_TRUE(healthy);
  EXPECT_EQ(healthy->status, 200);
}

TEST_F(Serve, MoreThanTheLimitIsNotRead) {
  const auto answer = client().Post("/api/v1/checks/agreement", {{"file", std::string(std::size_t{40} << 20, 'x'), "a.docx", ""}});
  if (answer) {  // the server may close before all of it is sent
    EXPECT_EQ(answer->status, 413);
  }
  EXPECT_EQ(client().Get("/healthz")->status, 200);
}

TEST_F(Serve, ManyAtOnceAreAllAnswered) {
  const std::string paper = bytes_of("fixtures/agreement/ok-ao/agreement.docx");
  std::vector<int> statuses(24);
  std::vector<std::thread> threads;
  for (int& status : statuses) {
    threads.emplace_back([&status, &paper] {
      const auto answer = client().Post("/api/v1/checks/agreement", {{"file", paper, "a.docx", ""}});
      status = answer ? answer->status : 0;
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const int status : statuses) {
    EXPECT_TRUE(status == 200 || status == 503) << status;
  }
  EXPECT_GE(std::count(statuses.begin(), statuses.end(), 200), 10);
}

}  // namespace
}  // namespace sverka
