// What somebody with a browser, an account or a token tries against the desk: requests at the same moment, addresses that lead elsewhere,
// bodies that say nothing sensible. tests/http/ATTACKS.md lists these and their outcomes.
#include <gtest/gtest.h>

#include <algorithm>
#include <barrier>
#include <set>
#include <thread>

#include "server_process.hpp"

namespace sverka {
namespace {

constexpr const char* kPaper = "fixtures/agreement/ok-ao/agreement.docx";

class Outsider : public testing::Test {
 protected:
  void SetUp() override {
    server_.run({"partner", "add", "Alpha", "--inn", "7726453187"});
    password_ = server_.last_word({"user", "add", "desk", "--role", "desk", "--name", "Person"});
    server_.run({"user", "add", "a", "--role", "partner", "--name", "Partner", "--partner", "Alpha"});
    desk_ = server_.last_word({"user", "token", "desk", "--scope", "write"});
    partner_ = server_.last_word({"user", "token", "a", "--scope", "write"});
    ASSERT_TRUE(server_.start()) << server_.log();
  }
  void TearDown() override {
    EXPECT_EQ(server_.client().Get("/healthz")->status, 200);
    EXPECT_EQ(server_.run({"audit", "verify"}), 0);
    EXPECT_EQ(server_.stop(), 0) << server_.log();
  }

  static httplib::Headers bearer(const std::string& token, httplib::Headers more = {}) {
    more.emplace("Authorization", "Bearer " + token);
    return more;
  }
  httplib::Result submit(httplib::Headers more = {}) {
    return server_.client().Post("/api/v1/submissions", bearer(partner_, std::move(more)), {{"agreement", bytes_of(kPaper), "a.docx", ""}});
  }
  static std::string field(const std::string& json, const std::string& name) {
    const std::size_t at = json.find("\"" + name + "\": ");
    const std::size_t from = at + name.size() + 4;
    return at == std::string::npos ? std::string() : json.substr(from, json.find_first_of(",}", from) - from);
  }
  // The revision of the submission once it is checked.
  std::string revision_of(const std::string& id) {
    std::string body;
    for (int round = 0; round < 200; ++round) {
      body = server_.client().Get("/api/v1/submissions/" + id, bearer(desk_))->body;
      if (field(body, "state") != "\"submitted\"") {
        break;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return field(body, "revision");
  }
  // What each of `count` callers got, all let go at one moment.
  template <typename Work>
  static std::vector<httplib::Result> at_once(std::size_t count, const Work& work) {
    std::vector<httplib::Result> answers;
    for (std::size_t number = 0; number < count; ++number) {
      answers.emplace_back(nullptr, httplib::Error::Unknown);
    }
    std::barrier start(static_cast<std::ptrdiff_t>(count));
    std::vector<std::thread> callers;
    for (std::size_t number = 0; number < count; ++number) {
      callers.emplace_back([&, number] {
        start.arrive_and_wait();
        answers[number] = work(number);
      });
    }
    for (std::thread& one : callers) {
      one.join();
    }
    return answers;
  }

  ServerProcess server_;
  std::string password_, desk_, partner_;
};

TEST_F(Outsider, ARequestSentTwelveTimesAtOnceUnderOneKeyIsDoneOnceAndAnsweredToAll) {
  std::set<std::string> places;
  for (const httplib::Result& one : at_once(12, [&](std::size_t) { return submit({{"Idempotency-Key", "twelve"}}); })) {
    ASSERT_TRUE(one);
    EXPECT_EQ(one->status, 201) << one->body;
    places.insert(one->get_header_value("Location"));
  }
  EXPECT_EQ(places.size(), 1u);
  EXPECT_EQ(server_.client().Get("/api/v1/submissions/2", bearer(desk_))->status, 404);
}

TEST_F(Outsider, OfDecisionsAtOneMomentOneIsTaken) {
  const std::string id = field(submit()->body, "id"), tag = "\"" + revision_of(id) + "\"";
  const char* const kinds[] = {"accept", "return", "withdraw"};
  std::vector<int> statuses;
  for (const httplib::Result& one : at_once(15, [&](std::size_t number) {
         const std::string body = std::string(R"({"reason": "r", "kind": ")") + kinds[number % 3] + "\"}";
         return server_.client().Post("/api/v1/submissions/" + id + "/decisions",
                                      bearer(number % 3 == 2 ? partner_ : desk_, {{"If-Match", tag}}), body, "application/json");
       })) {
    ASSERT_TRUE(one);
    statuses.push_back(one->status);
  }
  EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 200), 1);
  EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 412), 14);
}

// The one decision is what both are told, although the second comes with a revision that is gone.
TEST_F(Outsider, ADecisionSentTwiceAtOnceUnderOneKeyIsTakenOnce) {
  const std::string id = field(submit()->body, "id"), tag = "\"" + revision_of(id) + "\"";
  for (const httplib::Result& one : at_once(6, [&](std::size_t) {
         return server_.client().Post("/api/v1/submissions/" + id + "/decisions",
                                      bearer(desk_, {{"If-Match", tag}, {"Idempotency-Key", "decision"}}),
                                      R"({"kind": "return", "reason": "r"})", "application/json");
       })) {
    ASSERT_TRUE(one);
    EXPECT_EQ(one->status, 200) << one->body;
    EXPECT_EQ(field(one->body, "state"), "\"returned\"");
  }
}

TEST_F(Outsider, SigningInLeadsNowhereElse) {
  FormBrowser browser(server_);
  ASSERT_TRUE(browser.enter("desk", password_));
  for (const char* back :
       {"//evil.example", "/\t/evil.example", "/\\evil.example", "\\\\evil.example", "/\n/evil.example", "/\x7F/evil.example",
        "http://evil.example", "javascript:alert(1)", " //evil.example", "/a\r\nSet-Cookie: x=y"}) {
    FormBrowser fresh(server_);
    fresh.get("/login");
    const auto entered = fresh.post("/login", {{"login", "desk", "", ""}, {"password", "my own password", "", ""}, {"back", back, "", ""}});
    ASSERT_TRUE(entered);
    EXPECT_EQ(entered->get_header_value("Location"), "/") << back;
    EXPECT_EQ(entered->get_header_value("Set-Cookie").find("x=y"), std::string::npos);
  }
  FormBrowser fresh(server_);
  const auto entered =
      fresh.post("/login", {{"login", "desk", "", ""}, {"password", "my own password", "", ""}, {"back", "/submissions/1", "", ""}});
  EXPECT_EQ(entered->get_header_value("Location"), "/submissions/1");
}

// A session that somebody else has set in the browser is not the one that is signed in.
TEST_F(Outsider, ASessionIsNotChosenByAnybodyElse) {
  const std::string chosen(64, 'a');
  const auto entered = server_.client().Post("/login", {{"Cookie", "sverka_session=" + chosen}},
                                             {{"login", "desk", "", ""}, {"password", password_, "", ""}});
  ASSERT_EQ(entered->status, 303);
  EXPECT_EQ(entered->get_header_value("Set-Cookie").find(chosen), std::string::npos);
  EXPECT_EQ(server_.client().Get("/account", {{"Cookie", "sverka_session=" + chosen}})->get_header_value("Location"),
            "/login?back=/account");
}

TEST_F(Outsider, ABodyThatSaysNothingSensibleIsRefusedInWords) {
  const std::string id = field(submit()->body, "id"), tag = "\"" + revision_of(id) + "\"";
  const std::string deep(100000, '['), many = [] {
    std::string text = "{";
    for (int number = 0; number < 200; ++number) {
      text += (number == 0 ? "\"" : ", \"") + std::to_string(number) + "\": 1";
    }
    return text + "}";
  }();
  for (const std::string& body :
       {deep, many, std::string("{\"kind\": \"return\", \"kind\": \"accept\"}"),
        std::string("{\"kind\": \"return\", \"reason\": \"\\ud800\"}"), std::string("{\"kind\": \"return\", \"reason\": \"\xFF\xFE\"}"),
        std::string("{\"kind\": \"return\", \"reason\": {\"a\": 1}}"), std::string("{\"kind\": \"return\", \"reason\": \"x\""),
        std::string("\xEF\xBB\xBF{}"), std::string("null"), std::string("[]"),
        std::string("{\"kind\": \"return\", \"reason\": \"a\\u0000b\"}"), std::string("{\"kind\": 1e300}"),
        std::string("{\"kind\": null}")}) {
    const auto answer =
        server_.client().Post("/api/v1/submissions/" + id + "/decisions", bearer(desk_, {{"If-Match", tag}}), body, "application/json");
    ASSERT_TRUE(answer) << body.substr(0, 60);
    EXPECT_EQ(answer->status, 400) << body.substr(0, 60) << "\n" << answer->body;
    EXPECT_EQ(answer->get_header_value("Content-Type"), "application/problem+json");
  }
  EXPECT_EQ(field(server_.client().Get("/api/v1/submissions/" + id, bearer(desk_))->body, "state"), "\"checked\"");
}

TEST_F(Outsider, AFormThatIsNoFormIsRefused) {
  const std::string part =
      "--b\r\nContent-Disposition: form-data; name=\"agreement\"; filename=\"a.docx\"\r\n\r\n" + bytes_of(kPaper) + "\r\n";
  std::string of_lines = part + "--b--\r\n";
  for (std::size_t at = 0; (at = of_lines.find("\r\n", at)) != std::string::npos;) {
    of_lines.replace(at, 2, "\n");
  }
  const std::pair<const char*, std::string> forms[] = {
      {"multipart/form-data; boundary=b", part},
      {"multipart/form-data; boundary=b", part.substr(0, 30)},
      {"multipart/form-data; boundary=b", of_lines},
      {"multipart/form-data; boundary=b", "--b\r\nX-" + std::string(9000, 'y') + ": z\r\n\r\nx\r\n--b--\r\n"},
      {"multipart/form-data; boundary=b", ""},
      {"multipart/form-data", part + "--b--\r\n"},
      {"multipart/form-data; boundary=other", part + "--b--\r\n"},
  };
  for (const auto& [type, body] : forms) {
    const auto answer = server_.client().Post("/api/v1/submissions", bearer(partner_), body, type);
    ASSERT_TRUE(answer) << type << body.substr(0, 60);
    EXPECT_EQ(answer->status, body.empty() ? 422 : 400) << type << "\n" << body.substr(0, 60) << answer->body;
  }
  EXPECT_EQ(server_.client().Get("/api/v1/submissions/1", bearer(desk_))->status, 404);
}

// What is shown beside the text is the template of the report, whatever the address asks for.
TEST_F(Outsider, TheTemplateStandsBesideTheTextOfWhoMaySeeIt) {
  const std::string id = field(submit()->body, "id");
  revision_of(id);
  FormBrowser desk(server_);
  ASSERT_TRUE(desk.enter("desk", password_));
  const std::string both = desk.get("/submissions/" + id + "?view=template")->body;
  const std::size_t sample = both.find("<div class=\"panes together\">");
  ASSERT_NE(sample, std::string::npos);
  const std::size_t text = both.find("<section class=\"doc\" id=\"text\">");
  ASSERT_LT(sample, text);
  const std::string left = both.substr(sample, text - sample);
  EXPECT_NE(left.find("<span class=\"slot"), std::string::npos);
  EXPECT_EQ(left.find("4101192842"), std::string::npos) << "the template holds nothing of the client";
  EXPECT_NE(both.find("4101192842", text), std::string::npos);
  for (const char* view : {"%3Cscript%3E", "..%2F..%2Fetc%2Fpasswd", "Template", ""}) {
    const std::string page = desk.get("/submissions/" + id + "?view=" + view)->body;
    EXPECT_EQ(page.find("panes together"), std::string::npos) << view;
    EXPECT_EQ(page.find("<script>"), std::string::npos) << view;
  }
  server_.run({"partner", "add", "Beta"});
  const std::string other = server_.last_word({"user", "add", "c", "--role", "partner", "--name", "Third", "--partner", "Beta"});
  FormBrowser foreign(server_);
  ASSERT_TRUE(foreign.enter("c", other));
  EXPECT_EQ(foreign.get("/submissions/" + id + "?view=template")->status, 404);
}

}  // namespace
}  // namespace sverka
