// The desk over HTTP: who may do what, and the whole path of a submission.
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <set>
#include <thread>

#include "server/routes.hpp"
#include "server_process.hpp"

namespace sverka {
namespace {

class DeskOverHttp : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server() = new ServerProcess();
    ServerProcess& one = *server();
    one.run({"partner", "add", "Alpha", "--inn", "7726453187"});
    one.run({"partner", "add", "Beta"});
    const std::vector<std::array<std::string, 3>> people = {
        {"a", "partner", "Alpha"}, {"b", "partner", "Beta"}, {"desk", "desk", ""}, {"auditor", "auditor", ""}, {"admin", "admin", ""}};
    std::map<std::string, std::string> passwords;
    for (const auto& [login, role, partner] : people) {
      std::vector<std::string> words = {"user", "add", login, "--role", role, "--name", "Person-" + login + "."};
      if (!partner.empty()) {
        words.insert(words.end(), {"--partner", partner});
      }
      passwords[login] = one.last_word(words);
    }
    ASSERT_TRUE(one.start()) << one.log();
    browsers().emplace("", FormBrowser(one));
    for (const auto& [login, password] : passwords) {
      browsers().emplace(login, FormBrowser(one));
      ASSERT_TRUE(browser(login).enter(login, password)) << login << one.log();
      tokens()[login] = one.last_word({"user", "token", login, "--scope", "write"});
    }
  }
  static void TearDownTestSuite() {
    EXPECT_EQ(server()->stop(), 0) << server()->log();
    delete server();
    browsers().clear();
  }

  static ServerProcess*& server() {
    static ServerProcess* server = nullptr;
    return server;
  }
  static std::map<std::string, FormBrowser>& browsers() {
    static std::map<std::string, FormBrowser> all;
    return all;
  }
  static FormBrowser& browser(const std::string& login) { return browsers().at(login); }
  static std::map<std::string, std::string>& tokens() {
    static std::map<std::string, std::string> all;
    return all;
  }
  static httplib::Headers as(const std::string& login, httplib::Headers more = {}) {
    more.emplace("Authorization", "Bearer " + tokens()[login]);
    return more;
  }
  static httplib::MultipartFormDataItems paper(const std::string& path, const std::string& name = "paper.docx") {
    return {{"agreement", bytes_of(path), name, ""}, {"template", "license-agreement", "", ""}};
  }
  // The number of a new submission of Alpha's, or 0.
  static std::string submit(const std::string& path, const std::string& login = "a") {
    const auto made = server()->client().Post("/api/v1/submissions", as(login), paper(path));
    if (!made || made->status != 201) {
      ADD_FAILURE() << (made ? made->body : "no answer");
      return "0";
    }
    const std::string place = made->get_header_value("Location");
    return place.substr(place.rfind('/') + 1);
  }
  // The JSON of the submission once it has left this state.
  static std::string once_it_left(const std::string& id, const std::string& state) {
    std::string body;
    for (int round = 0; round < 200; ++round) {
      body = server()->client().Get("/api/v1/submissions/" + id, as("desk"))->body;
      if (body.find("\"state\": \"" + state + "\"") == std::string::npos) {
        return body;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return body;
  }
  // A ledger in which Alpha was paid twice, its INN as the first partner's; `more` are rows of payments.csv.
  static httplib::Result import_ledger(const std::string& inn, const std::string& more = "") {
    const auto file = [](const char* name, const std::string& text) { return httplib::MultipartFormData{"files", text, name, ""}; };
    return server()->client().Post(
        "/api/v1/ledgers", as("desk"),
        {file("partners.csv", "partner;name;inn\np1;Alpha;" + inn + "\np2;Other;500100732259\n"),
         file("statuses.csv", "partner;status;from\np1;strategic;2026-01-01\np2;authorised;2026-01-01\n"),
         file("clients.csv", "client;name;partner;attached_on\nc1;=First;p1;2026-01-01\nc2;Second;p2;2026-01-01\n"),
         file("payments.csv",
              "payment;client;paid_at;amount;category\nx1;c1;2026-10-05;20000,00;growth\nx2;c2;2026-10-06;9000,00;premium\n" + more),
         file("payouts.csv",
              "payout;partner;debited_on;received_on;amount;periods\no8;p1;2026-09-20;2026-09-20;8000,00;2026-08\n"
              "o9;p1;2026-11-20;2026-11-20;9000,00;2026-10\nq1;p2;2026-11-20;2026-11-20;9000,00;2026-10\n")});
  }
  static httplib::Result send_act(const std::string& id, const std::string& login,
                                  const char* path = "fixtures/act/ok-accounting/act.docx") {
    return server()->client().Post("/api/v1/acts/" + id + "/versions", as(login), {{"act", bytes_of(path), "act.docx", ""}});
  }
  static std::string once_act_checked(const std::string& id) {
    std::string body;
    for (int round = 0; round < 200; ++round) {
      body = server()->client().Get("/api/v1/acts/" + id, as("desk"))->body;
      if (field(body, "conclusion") != "\"\"") {
        break;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return body;
  }
  static std::string field(const std::string& json, const std::string& name) {
    const std::size_t at = json.find("\"" + name + "\": ");
    const std::size_t from = at + name.size() + 4;
    return at == std::string::npos ? std::string() : json.substr(from, json.find_first_of(",}", from) - from);
  }
  static httplib::Result decide(const std::string& id, const std::string& kind, const std::string& reason,
                                const std::string& login = "desk") {
    const std::string revision = field(server()->client().Get("/api/v1/submissions/" + id, as(login))->body, "revision");
    return server()->client().Post("/api/v1/submissions/" + id + "/decisions", as(login, {{"If-Match", "\"" + revision + "\""}}),
                                   R"({"kind": ")" + kind + R"(", "reason": ")" + reason + "\"}", "application/json");
  }
  // Waits until no check of the newest version is waiting or running.
  static std::string findings(const std::string& id, const std::string& login = "desk") {
    std::string body;
    for (int round = 0; round < 200; ++round) {
      body = server()->client().Get("/api/v1/submissions/" + id + "/findings?lang=en", as(login))->body;
      if (field(body, "check") == "\"done\"") {
        return body;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return body;
  }
};

constexpr const char* kRight = "fixtures/agreement/ok-ao/agreement.docx";
constexpr const char* kAmended = "fixtures/agreement/amendment-approved/agreement.docx";

// Y: let in; L: sent to the login, or 401; H: 404; F: 403. In the order nobody, partner A, partner B, desk, auditor, admin. Submission 1,
// with version 1, is A's, and so is resource 1 with audit 1.
struct RouteRow {
  const char* method;
  const char* pattern;
  const char* path;
  const char* who;
};

constexpr RouteRow kRouteTable[] = {
    {"GET", "/", "/", "YYYYYY"},
    {"GET", "/healthz", "/healthz", "YYYYYY"},
    {"GET", "/readyz", "/readyz", "YYYYYY"},
    {"GET", "/assets/{word}", "/assets/desk.css", "YYYYYY"},
    {"GET", "/check", "/check", "YYYYYY"},
    {"POST", "/check", "/check", "YYYYYY"},
    {"POST", "/api/v1/checks/{word}", "/api/v1/checks/agreement", "YYYYYY"},
    {"GET", "/api/v1/checks/results/{word}", "/api/v1/checks/results/nothing", "HHHHHH"},
    {"GET", "/api/v1/openapi.json", "/api/v1/openapi.json", "YYYYYY"},
    {"GET", "/login", "/login", "YYYYYY"},
    {"POST", "/login", "/login", "YYYYYY"},
    {"GET", "/account", "/account", "LYYYYY"},
    {"POST", "/account/password", "/account/password", "LYYYYY"},
    {"POST", "/account/language", "/account/language", "LYYYYY"},
    {"POST", "/account/tokens", "/account/tokens", "LYYYYY"},
    {"POST", "/account/tokens/{n}/revoke", "/account/tokens/999/revoke", "LHHHHH"},
    {"GET", "/submissions", "/submissions", "LYYYFF"},
    {"GET", "/submissions/new", "/submissions/new", "LYYYFF"},
    {"POST", "/submissions", "/submissions", "LYYYFF"},
    {"GET", "/submissions/{submission}", "/submissions/1", "LYHYHH"},
    {"POST", "/submissions/{submission}/versions", "/submissions/1/versions", "LYHYHH"},
    {"POST", "/submissions/{submission}/signed", "/submissions/1/signed", "LYHYHH"},
    {"POST", "/submissions/{submission}/decisions", "/submissions/1/decisions", "LYHYHH"},
    {"POST", "/submissions/{submission}/check", "/submissions/1/check", "LHHYHH"},
    {"POST", "/submissions/{submission}/amendments", "/submissions/1/amendments", "LHHYHH"},
    {"POST", "/submissions/{submission}/amendments/{n}/withdraw", "/submissions/1/amendments/99/withdraw", "LHHHHH"},
    {"POST", "/submissions/{submission}/answers", "/submissions/1/answers", "LYHYHH"},
    {"GET", "/submissions/{submission}/versions/{n}/paper", "/submissions/1/versions/1/paper", "LYHYHH"},
    {"GET", "/submissions/{submission}/versions/{n}/card", "/submissions/1/versions/1/card", "LHHHHH"},
    {"GET", "/submissions/{submission}/versions/{n}/report.html", "/submissions/1/versions/1/report.html", "LYHYHH"},
    {"GET", "/submissions/{submission}/versions/{n}/report.json", "/submissions/1/versions/1/report.json", "LYHYHH"},
    {"POST", "/views", "/views", "LYYYFF"},
    {"POST", "/views/{n}/remove", "/views/999/remove", "LHHHHH"},
    {"GET", "/resources", "/resources", "LYYFYF"},
    {"GET", "/resources/new", "/resources/new", "LFFFYF"},
    {"POST", "/resources", "/resources", "LFFFYF"},
    {"GET", "/resources/{resource}", "/resources/1", "LYHHYH"},
    {"POST", "/resources/{resource}", "/resources/1", "LHHHYH"},
    {"POST", "/resources/{resource}/audits", "/resources/1/audits", "LHHHYH"},
    {"GET", "/resources/{resource}/audits/{n}", "/resources/1/audits/1", "LYHHYH"},
    {"GET", "/resources/{resource}/audits/{n}/report.html", "/resources/1/audits/1/report.html", "LHHHHH"},
    {"GET", "/resources/{resource}/audits/{n}/report.json", "/resources/1/audits/1/report.json", "LHHHHH"},
    {"GET", "/resources/{resource}/compare", "/resources/1/compare", "LHHHHH"},
    {"POST", "/resources/{resource}/violations/{n}/close", "/resources/1/violations/99/close", "LHHHHH"},
    {"POST", "/resources/{resource}/notices", "/resources/1/notices", "LHHHYH"},
    {"GET", "/resources/{resource}/notices/{n}", "/resources/1/notices/99", "LHHHHH"},
    {"GET", "/resources/{resource}/notices/{n}/letter.eml", "/resources/1/notices/99/letter.eml", "LHHHHH"},
    {"POST", "/resources/{resource}/notices/{n}/decisions", "/resources/1/notices/99/decisions", "LHHHYH"},
    {"GET", "/notices", "/notices", "LYYFYF"},
    {"GET", "/overdue", "/overdue", "LYYFYF"},
    {"GET", "/acts", "/acts", "LYYYFF"},
    {"GET", "/acts/{act}", "/acts/1", "LYHYHH"},
    {"POST", "/acts/{act}/versions", "/acts/1/versions", "LYHYHH"},
    {"POST", "/acts/{act}/decisions", "/acts/1/decisions", "LHHYHH"},
    {"POST", "/acts/{act}/check", "/acts/1/check", "LHHYHH"},
    {"GET", "/acts/{act}/versions/{n}/paper", "/acts/1/versions/1/paper", "LYHYHH"},
    {"GET", "/acts/{act}/versions/{n}/report.html", "/acts/1/versions/1/report.html", "LYHYHH"},
    {"GET", "/acts/{act}/versions/{n}/report.json", "/acts/1/versions/1/report.json", "LYHYHH"},
    {"GET", "/rewards", "/rewards", "LYYYFF"},
    {"GET", "/rewards/{partner}", "/rewards/1", "LYHYHH"},
    {"GET", "/rewards/{partner}/{word}", "/rewards/1/statement.json", "LYHYHH"},
    {"GET", "/ledgers", "/ledgers", "LFFYFF"},
    {"POST", "/ledgers", "/ledgers", "LFFYFF"},
    {"GET", "/ledgers/{n}/{word}", "/ledgers/1/payouts.csv", "LHHYHH"},
    {"GET", "/partners", "/partners", "LFFYFY"},
    {"POST", "/partners", "/partners", "LFFYFY"},
    {"GET", "/users", "/users", "LFFFFY"},
    {"POST", "/users", "/users", "LFFFFY"},
    {"POST", "/users/{n}/password", "/users/999/password", "LHHHHH"},
    {"POST", "/users/{n}/close", "/users/999/close", "LHHHHH"},
    {"POST", "/users/{n}/open", "/users/999/open", "LHHHHH"},
    {"GET", "/trail", "/trail", "LFFFFY"},
    {"GET", "/api/v1/me", "/api/v1/me", "LYYYYY"},
    {"GET", "/api/v1/submissions", "/api/v1/submissions", "LYYYFF"},
    {"POST", "/api/v1/submissions", "/api/v1/submissions", "LYYYFF"},
    {"GET", "/api/v1/submissions/{submission}", "/api/v1/submissions/1", "LYHYHH"},
    {"POST", "/api/v1/submissions/{submission}/versions", "/api/v1/submissions/1/versions", "LYHYHH"},
    {"POST", "/api/v1/submissions/{submission}/signed", "/api/v1/submissions/1/signed", "LYHYHH"},
    {"POST", "/api/v1/submissions/{submission}/decisions", "/api/v1/submissions/1/decisions", "LYHYHH"},
    {"POST", "/api/v1/submissions/{submission}/amendments", "/api/v1/submissions/1/amendments", "LHHYHH"},
    {"GET", "/api/v1/submissions/{submission}/findings", "/api/v1/submissions/1/findings", "LYHYHH"},
    {"GET", "/api/v1/submissions/{submission}/versions/{n}/report", "/api/v1/submissions/1/versions/1/report", "LYHYHH"},
    {"GET", "/api/v1/submissions/{submission}/versions/{n}/paper", "/api/v1/submissions/1/versions/1/paper", "LYHYHH"},
    {"GET", "/api/v1/resources", "/api/v1/resources", "LYYFYF"},
    {"POST", "/api/v1/resources", "/api/v1/resources", "LFFFYF"},
    {"GET", "/api/v1/resources/{resource}", "/api/v1/resources/1", "LYHHYH"},
    {"POST", "/api/v1/resources/{resource}", "/api/v1/resources/1", "LHHHYH"},
    {"GET", "/api/v1/resources/{resource}/audits", "/api/v1/resources/1/audits", "LYHHYH"},
    {"POST", "/api/v1/resources/{resource}/audits", "/api/v1/resources/1/audits", "LHHHYH"},
    {"GET", "/api/v1/resources/{resource}/audits/{n}", "/api/v1/resources/1/audits/1", "LYHHYH"},
    {"GET", "/api/v1/resources/{resource}/audits/{n}/report", "/api/v1/resources/1/audits/1/report", "LHHHHH"},
    {"GET", "/api/v1/violations", "/api/v1/violations", "LYYFYF"},
    {"POST", "/api/v1/resources/{resource}/violations/{n}/close", "/api/v1/resources/1/violations/99/close", "LHHHYH"},
    {"GET", "/api/v1/acts", "/api/v1/acts", "LYYYFF"},
    {"GET", "/api/v1/acts/{act}", "/api/v1/acts/1", "LYHYHH"},
    {"POST", "/api/v1/acts/{act}/versions", "/api/v1/acts/1/versions", "LYHYHH"},
    {"POST", "/api/v1/acts/{act}/decisions", "/api/v1/acts/1/decisions", "LHHYHH"},
    {"GET", "/api/v1/acts/{act}/versions/{n}/report", "/api/v1/acts/1/versions/1/report", "LYHYHH"},
    {"GET", "/api/v1/acts/{act}/versions/{n}/paper", "/api/v1/acts/1/versions/1/paper", "LYHYHH"},
    {"GET", "/api/v1/rewards", "/api/v1/rewards", "LYYYFF"},
    {"GET", "/api/v1/ledgers", "/api/v1/ledgers", "LFFYFF"},
    {"POST", "/api/v1/ledgers", "/api/v1/ledgers", "LFFYFF"},
    {"GET", "/api/v1/notices", "/api/v1/notices", "LYYFYF"},
    {"POST", "/api/v1/resources/{resource}/notices", "/api/v1/resources/1/notices", "LHHHYH"},
    {"GET", "/api/v1/resources/{resource}/notices/{n}", "/api/v1/resources/1/notices/99", "LHHHHH"},
    {"GET", "/api/v1/resources/{resource}/notices/{n}/letter", "/api/v1/resources/1/notices/99/letter", "LHHHHH"},
    {"POST", "/api/v1/resources/{resource}/notices/{n}/decisions", "/api/v1/resources/1/notices/99/decisions", "LHHHYH"},
    {"GET", "/api/v1/events", "/api/v1/events", "LYYYFY"},
    {"POST", "/logout", "/logout", "LYYYYY"},
};

char outcome_of(const httplib::Result& answer, const std::string& path) {
  if (!answer) {
    return '?';
  }
  const bool to_login =
      answer->status == 303 && answer->get_header_value("Location").starts_with("/login") && path != "/logout" && path != "/login";
  return to_login || (answer->status == 401 && path != "/login") ? 'L'
         : answer->status == 404                                 ? 'H'
         : answer->status == 403                                 ? 'F'
         : answer->status == 405                                 ? '?'
                                                                 : 'Y';
}

TEST_F(DeskOverHttp, ARouteLetsInThoseOfItsRowAndShowsOthersNothing) {
  const std::string id = submit(kRight);
  ASSERT_EQ(id, "1");
  const auto resource = server()->client().Post("/api/v1/resources", as("auditor"),
                                                R"({"partner": 1, "url": "https://alpha-resource.example/"})", "application/json");
  ASSERT_EQ(resource->status, 201) << resource->body;
  ASSERT_EQ(server()->client().Post("/api/v1/resources/1/audits", as("auditor"))->status, 202);
  ASSERT_NE(once_it_left(id, "submitted").find("\"checked\""), std::string::npos);
  ASSERT_EQ(import_ledger("7726453187")->status, 201);
  ASSERT_EQ(send_act("1", "a")->status, 201);
  ASSERT_NE(once_act_checked("1").find("\"received\""), std::string::npos);
  std::set<std::string> tried;
  const char* const logins[] = {"", "a", "b", "desk", "auditor", "admin"};
  for (const RouteRow& row : kRouteTable) {
    tried.insert(std::string(row.method) + " " + row.pattern);
    for (std::size_t index = 0; index < std::size(logins); ++index) {
      if (std::string(row.path) == "/logout") {
        continue;  // below, since it ends the session
      }
      FormBrowser& visitor = browser(logins[index]);
      const auto answer = std::string(row.method) == "GET" ? visitor.get(row.path) : visitor.post(row.path, {{"nothing", "x", "", ""}});
      EXPECT_EQ(outcome_of(answer, row.path), row.who[index])
          << row.method << " " << row.path << " as \"" << logins[index]
          << "\": " << (answer ? std::to_string(answer->status) + " " + answer->body.substr(0, 200) : "");
      if (answer && row.who[index] != 'Y') {
        for (const char* secret : {"Alpha", "paper.docx", "Person-a.", "7726453187", "alpha-resource"}) {
          const bool own = std::string(logins[index]) == "a";
          EXPECT_TRUE(own || answer->body.find(secret) == std::string::npos) << row.path << " tells " << logins[index] << " of " << secret;
        }
      }
    }
  }
  for (const Route& route : routes()) {
    EXPECT_EQ(tried.count(std::string(route.method) + " " + std::string(route.pattern)), 1u)
        << route.pattern << " is in no row of this table";
  }
  EXPECT_EQ(tried.size(), routes().size());
}

TEST_F(DeskOverHttp, APartnerSeesHisOwnCompanyAlone) {
  const std::string mine = submit(kRight, "a"), theirs = submit(kRight, "b");
  const std::string list = server()->client().Get("/api/v1/submissions?limit=200", as("a"))->body;
  EXPECT_NE(list.find("\"id\": " + mine + ","), std::string::npos);
  EXPECT_EQ(list.find("\"id\": " + theirs + ","), std::string::npos);
  EXPECT_EQ(list.find("Beta"), std::string::npos);
  const std::string page = browser("a").get("/submissions")->body;
  EXPECT_EQ(page.find("/submissions/" + theirs + "\""), std::string::npos);
  once_it_left(theirs, "submitted");
  const std::string events = server()->client().Get("/api/v1/events?limit=200", as("a"))->body;
  EXPECT_NE(events.find("submission/" + mine + "\""), std::string::npos);
  EXPECT_EQ(events.find("submission/" + theirs + "\""), std::string::npos);
  // Nor may he submit in another's name.
  auto form = paper(kRight);
  form.push_back({"partner", "2", "", ""});
  const auto made = server()->client().Post("/api/v1/submissions", as("a"), form);
  EXPECT_EQ(made->status, 201);
  EXPECT_NE(made->body.find("Alpha"), std::string::npos);
}

TEST_F(DeskOverHttp, ARightAgreementGoesFromUploadToPaymentWithItsSignedCopyChecked) {
  const std::string id = submit(kRight);
  const std::string checked = once_it_left(id, "submitted");
  EXPECT_EQ(field(checked, "conclusion"), "\"conforms\"");
  EXPECT_NE(field(checked, "agreement_number"), "\"\"");
  EXPECT_EQ(decide(id, "accept", "", "a")->status, 403) << "a partner decides nothing but to withdraw";
  EXPECT_EQ(decide(id, "accept", "")->status, 200);
  EXPECT_EQ(decide(id, "sign_by_company", "")->status, 200);
  EXPECT_EQ(decide(id, "sign_by_client", "")->status, 422) << "no signed copy, no reason";

  // A copy with another sum is no copy of what was accepted; the accepted one itself is.
  const auto other = server()->client().Post("/api/v1/submissions/" + id + "/signed", as("a"), paper(kAmended, "signed.docx"));
  ASSERT_EQ(other->status, 201) << other->body;
  FormBrowser& desk = browser("desk");
  const auto shown = [&](const std::string& version) {
    for (int round = 0; round < 200; ++round) {
      const std::string body = desk.get("/submissions/" + id + "?version=" + version + "&lang=en")->body;
      if (body.find("data-refresh") == std::string::npos) {
        return body;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return std::string();
  };
  EXPECT_NE(shown("2").find("conclusion does_not_conform"), std::string::npos);
  EXPECT_EQ(decide(id, "sign_by_client", "")->status, 422);
  ASSERT_EQ(server()->client().Post("/api/v1/submissions/" + id + "/signed", as("a"), paper(kRight, "signed.docx"))->status, 201);
  const std::string same = shown("3");
  EXPECT_NE(same.find("conclusion conforms"), std::string::npos) << findings(id);
  EXPECT_EQ(decide(id, "sign_by_client", "")->status, 200);
  EXPECT_EQ(decide(id, "invoice", "")->status, 200);
  EXPECT_EQ(decide(id, "pay", "")->status, 200);
  EXPECT_EQ(decide(id, "withdraw", "", "a")->status, 409);
  std::string printed;
  EXPECT_EQ(server()->run({"audit", "verify"}, &printed), 0) << printed;
  EXPECT_EQ(server()->run({"doctor"}, &printed), 0) << printed;
}

TEST_F(DeskOverHttp, AnAmendmentMadeFromAFindingIsInForceAtTheNextCheck) {
  const std::string id = submit(kAmended);
  EXPECT_EQ(field(once_it_left(id, "submitted"), "conclusion"), "\"does_not_conform\"");
  const std::string before = findings(id);
  EXPECT_NE(before.find("\"clause\": \"7.2\""), std::string::npos) << before;
  // The form on the page holds the clause's whole text as it stands: approving it changes nothing else.
  const std::string page = browser("desk").get("/submissions/" + id)->body;
  const std::size_t form = page.find("name=\"clause\" value=\"7.2\"");
  ASSERT_NE(form, std::string::npos);
  const std::size_t area = page.find("name=\"text\"", form), from = page.find('>', area) + 1;
  const std::string text = page.substr(from, page.find("</textarea>", from) - from);
  EXPECT_NE(text.find("0,05"), std::string::npos) << text;
  const auto approved = browser("desk").post("/submissions/" + id + "/amendments",
                                             {{"clause", "7.2", "", ""}, {"text", text, "", ""}, {"consent", "letter of 10.11", "", ""}});
  EXPECT_EQ(approved->get_header_value("Location"), "/submissions/" + id + "?done=approved");
  const std::string after = findings(id);
  EXPECT_EQ(after.find("\"clause\": \"7.2\""), std::string::npos) << after;
  EXPECT_EQ(field(server()->client().Get("/api/v1/submissions/" + id, as("desk"))->body, "conclusion"), "\"conforms\"");
}

// Clause 4.12, through the API and the pages.
TEST_F(DeskOverHttp, AnActGoesFromThePayoutToItsAcceptanceAndAPartnerSeesHisOwn) {
  const auto refused = import_ledger("7726453187", "x3;nobody;2026-10-06;10,00;premium\nx4;c1;2026-10-06;1,005;premium\n");
  ASSERT_EQ(refused->status, 422);
  EXPECT_NE(refused->body.find("payments.csv:4:2"), std::string::npos) << refused->body;
  EXPECT_NE(refused->body.find("payments.csv:5:4"), std::string::npos) << refused->body;
  ASSERT_EQ(import_ledger("7726453187")->status, 201);
  const std::string register_of_a = server()->client().Get("/api/v1/acts", as("a"))->body;
  EXPECT_NE(register_of_a.find("\"payout\": \"o9\""), std::string::npos) << register_of_a;
  EXPECT_NE(register_of_a.find("\"due_on\": \"2026-11-27\""), std::string::npos) << "five working days after the money came";
  EXPECT_EQ(server()->client().Get("/api/v1/acts", as("b"))->body, "{\"items\": [], \"next\": null}\n");

  // The act of another partner, of another sum, is held against this row and fails.
  ASSERT_EQ(send_act("2", "a")->status, 201);
  const std::string checked = once_act_checked("2");
  EXPECT_EQ(field(checked, "conclusion"), "\"does_not_conform\"");
  const std::string report = server()->client().Get("/api/v1/acts/2/versions/1/report", as("a"))->body;
  EXPECT_NE(report.find("{\"rule\": \"act-partner\", \"outcome\": \"failed\""), std::string::npos) << report;
  const auto ask = [&](const std::string& login, const char* body, const std::string& revision) {
    return server()->client().Post("/api/v1/acts/2/decisions", as(login, {{"If-Match", "\"" + revision + "\""}}), body, "application/json");
  };
  const std::string revision = field(checked, "revision");
  EXPECT_EQ(ask("a", R"({"kind": "accept", "reason": "x"})", revision)->status, 404);
  EXPECT_EQ(ask("desk", R"({"kind": "accept"})", revision)->status, 422) << "against the check only with a reason";
  EXPECT_EQ(ask("desk", R"({"kind": "return", "reason": "another's act"})", "1")->status, 412);
  EXPECT_EQ(ask("desk", R"({"kind": "return", "reason": "another's act"})", revision)->status, 200);
  EXPECT_NE(server()->client().Get("/api/v1/events?limit=200", as("a"))->body.find("another's act"), std::string::npos);
  const std::string page = browser("a").get("/acts/2?lang=en")->body;
  EXPECT_NE(page.find("another&#39;s act"), std::string::npos) << page;
  ASSERT_EQ(send_act("2", "a")->status, 201);
  const std::string again = field(once_act_checked("2"), "revision");
  EXPECT_EQ(ask("desk", R"({"kind": "accept", "reason": "by telephone"})", again)->status, 200);
  EXPECT_EQ(send_act("2", "a")->status, 409);
  EXPECT_NE(server()->client().Get("/api/v1/acts?state=accepted", as("desk"))->body.find("\"payout\": \"o9\""), std::string::npos);
}

TEST_F(DeskOverHttp, TheStatementOfAMonthIsThePartnersOwn) {
  ASSERT_EQ(import_ledger("7726453187")->status, 201);
  const std::string mine = server()->client().Get("/api/v1/rewards?period=2026-10", as("a"))->body;
  EXPECT_NE(mine.find("\"payable\": \"10000.00\""), std::string::npos) << mine;
  EXPECT_EQ(mine.find("500100732259"), std::string::npos);
  const std::string all = server()->client().Get("/api/v1/rewards?period=2026-10", as("desk"))->body;
  EXPECT_NE(all.find("500100732259"), std::string::npos);
  EXPECT_EQ(server()->client().Get("/api/v1/rewards?period=nonsense", as("a"))->status, 400);
  const std::string csv = browser("a").get("/rewards/1/statement.csv?period=2026-10")->body;
  EXPECT_NE(csv.find("p1;7726453187;strategic;c1;growth;20000,00;50;10000,00"), std::string::npos) << csv;
  EXPECT_EQ(csv.find("p2"), std::string::npos);
  const auto workbook = browser("a").get("/rewards/1/statement.xlsx?period=2026-10");
  EXPECT_EQ(workbook->status, 200);
  EXPECT_TRUE(workbook->body.starts_with("PK")) << "a workbook is a zip";
  const std::string page = browser("a").get("/rewards/1?period=2026-10&lang=en")->body;
  EXPECT_NE(page.find("=First"), std::string::npos);
  EXPECT_EQ(page.find("Second"), std::string::npos);
  EXPECT_EQ(browser("b").get("/rewards/1?period=2026-10")->status, 404);
}

TEST_F(DeskOverHttp, TwoPeopleDoNotOverwriteEachOther) {
  const std::string id = submit(kRight);
  once_it_left(id, "submitted");
  const std::string path = "/api/v1/submissions/" + id + "/decisions";
  const std::string tag = server()->client().Get("/api/v1/submissions/" + id, as("desk"))->get_header_value("ETag");
  const auto ask = [&](const std::string& match, const char* body) {
    httplib::Headers headers = as("desk");
    if (!match.empty()) {
      headers.emplace("If-Match", match);
    }
    return server()->client().Post(path, headers, body, "application/json");
  };
  EXPECT_EQ(ask("", R"({"kind": "accept"})")->status, 428);
  EXPECT_EQ(ask("\"1\"", R"({"kind": "accept"})")->status, 412);
  EXPECT_EQ(ask(tag, R"({"kind": "steal"})")->status, 400);
  EXPECT_EQ(ask(tag, R"({"kind": {"a": 1}})")->status, 400);
  const auto done = ask(tag, R"({"kind": "accept"})");
  EXPECT_EQ(done->status, 200) << done->body;
  EXPECT_NE(done->get_header_value("ETag"), tag);
  EXPECT_EQ(ask(tag, R"({"kind": "return", "reason": "x"})")->status, 412);
}

TEST_F(DeskOverHttp, ARequestWithAKeyIsDoneOnce) {
  const auto send = [&](const char* key, const char* path) {
    return server()->client().Post("/api/v1/submissions", as("a", {{"Idempotency-Key", key}}), paper(path));
  };
  const auto first = send("k-1", kRight), again = send("k-1", kRight), other = send("k-1", kAmended), fresh = send("k-2", kRight);
  EXPECT_EQ(first->status, 201);
  EXPECT_EQ(again->status, 201);
  EXPECT_EQ(first->get_header_value("Location"), again->get_header_value("Location"));
  EXPECT_EQ(other->status, 422);
  EXPECT_EQ(field(other->body, "code"), "\"key-of-another\"");
  EXPECT_NE(fresh->get_header_value("Location"), first->get_header_value("Location"));
}

TEST_F(DeskOverHttp, ListsArePagedByACursor) {
  for (int number = 0; number < 5; ++number) {
    submit(kRight, "b");
  }
  std::set<std::string> seen;
  std::string cursor;
  int pages = 0;
  do {
    const std::string body =
        server()->client().Get("/api/v1/submissions?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor), as("b"))->body;
    for (std::size_t at = 0; (at = body.find("{\"id\": ", at)) != std::string::npos; ++at) {
      // The partner is an object with an id, too.
      const bool is_partner = body.substr(0, at).ends_with("\"partner\": ");
      EXPECT_TRUE(is_partner || seen.insert(body.substr(at, 14)).second) << body.substr(at, 14);
    }
    cursor = body.ends_with("\"next\": null}\n") ? "" : field(body.substr(body.rfind("\"next\"")), "next").substr(1);
    cursor = cursor.substr(0, cursor.find('"'));
  } while (!cursor.empty() && ++pages < 50);
  EXPECT_GE(seen.size(), 5u);
  EXPECT_GE(pages, 2);
}

TEST_F(DeskOverHttp, AFormFromElsewhereOrWithoutItsTokenDoesNothing) {
  FormBrowser& desk = browser("desk");
  desk.get("/account");
  const httplib::MultipartFormDataItems form = {{"name", "Forged", "", ""}, {"csrf", desk.csrf(), "", ""}};
  const auto ask = [&](httplib::Headers headers, const httplib::MultipartFormDataItems& fields) {
    headers.emplace("Cookie", desk.cookie());
    return server()->client().Post("/partners", headers, fields)->status;
  };
  EXPECT_EQ(ask({}, {{"name", "Forged", "", ""}}), 403);
  EXPECT_EQ(ask({}, {{"name", "Forged", "", ""}, {"csrf", std::string(64, '0'), "", ""}}), 403);
  EXPECT_EQ(ask({}, {{"name", "Forged", "", ""}, {"csrf", browser("admin").csrf(), "", ""}}), 403);
  EXPECT_EQ(ask({{"Origin", "http://evil.example"}}, form), 403);
  EXPECT_EQ(ask({{"Sec-Fetch-Site", "cross-site"}}, form), 403);
  EXPECT_EQ(browser("desk").get("/partners")->body.find("Forged"), std::string::npos);
  EXPECT_EQ(ask({{"Sec-Fetch-Site", "same-origin"}}, form), 303);
  // A token that may only read.
  const std::string reader = server()->last_word({"user", "token", "a", "--scope", "read"});
  EXPECT_EQ(server()->client().Post("/api/v1/submissions", {{"Authorization", "Bearer " + reader}}, paper(kRight))->status, 403);
  EXPECT_EQ(server()->client().Get("/api/v1/me", {{"Authorization", "Bearer " + reader}})->status, 200);
  EXPECT_EQ(server()->client().Get("/api/v1/me", {{"Authorization", "Bearer svk_" + std::string(64, '0')}})->status, 401);
}

TEST_F(DeskOverHttp, GuessingPasswordsIsSlowedDownAndSecretsAreNotLogged) {
  FormBrowser guesser(*server());
  int last = 0;
  for (int number = 0; number < 7; ++number) {
    last = guesser.post("/login", {{"login", "nobody-at-all", "", ""}, {"password", "secret-guess", "", ""}})->status;
  }
  EXPECT_EQ(last, 429);
  const std::string log = server()->log();
  EXPECT_NE(log.find("\"path\": \"/login\""), std::string::npos);
  for (const std::string& secret :
       {std::string("secret-guess"), std::string("my own password"), tokens()["desk"], browser("desk").cookie(), browser("desk").csrf()}) {
    EXPECT_EQ(log.find(secret), std::string::npos);
  }
}

TEST_F(DeskOverHttp, EveryPageForbidsWhatItDoesNotNeed) {
  for (const char* path : {"/", "/account", "/submissions", "/submissions/new", "/partners", "/nothing"}) {
    const auto page = browser("desk").get(path);
    const std::string policy = page->get_header_value("Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos) << path;
    EXPECT_NE(policy.find("script-src 'self'"), std::string::npos) << path;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << path;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos) << path;
    EXPECT_EQ(page->get_header_value("X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(page->get_header_value("X-Frame-Options"), "DENY") << path;
    EXPECT_EQ(page->get_header_value("Cache-Control"), "no-store") << path;
    EXPECT_FALSE(page->get_header_value("X-Request-Id").empty()) << path;
    EXPECT_EQ(page->body.find(" style=\""), std::string::npos) << path;
    EXPECT_EQ(page->body.find("onclick"), std::string::npos) << path;
  }
  FormBrowser fresh(*server());
  const auto login = fresh.get("/login");
  EXPECT_EQ(login->get_header_value("Set-Cookie"), "") << "nobody gets a session before he signs in";
}

TEST_F(DeskOverHttp, AHostileNameIsShownAndSentBackWithoutHarm) {
  const auto made = server()->client().Post("/api/v1/submissions", as("a"),
                                            {{"agreement", "not a document", "..\\..\\<img src=x onerror=alert(1)>\xD1\x84.docx", ""}});
  ASSERT_EQ(made->status, 201);
  const std::string place = made->get_header_value("Location").substr(7);
  once_it_left(place.substr(place.rfind('/') + 1), "submitted");
  const auto page = browser("desk").get(place);
  EXPECT_EQ(page->body.find("<img"), std::string::npos);
  EXPECT_NE(page->body.find("conclusion could_not_check"), std::string::npos);
  const auto back = browser("desk").get(place + "/versions/1/paper");
  EXPECT_EQ(back->body, "not a document");
  EXPECT_EQ(back->get_header_value("Content-Type"), "application/octet-stream");
  // The client shows it decoded; that it is sent encoded is what keeps the name inside the value.
  EXPECT_TRUE(back->get_header_value("Content-Disposition").starts_with("attachment; filename*=UTF-8''<img src"));
  EXPECT_NE(back->get_header_value("Content-Security-Policy").find("sandbox"), std::string::npos);
}

TEST_F(DeskOverHttp, MetricsAreForThisMachineAndTheStateIsTold) {
  const auto here = server()->client().Get("/metrics");
  EXPECT_EQ(here->status, 200);
  EXPECT_NE(here->body.find("sverka_requests_total{class=\"2xx\"}"), std::string::npos);
  EXPECT_NE(here->body.find("sverka_checks_waiting "), std::string::npos);
  EXPECT_EQ(server()->client().Get("/metrics", {{"X-Real-IP", "10.0.0.1"}})->status, 404);
  EXPECT_EQ(server()->client().Get("/readyz")->status, 200);
}

// The last: it ends sessions.
TEST_F(DeskOverHttp, SigningOutEndsTheSession) {
  FormBrowser& visitor = browser("auditor");
  visitor.get("/account");
  const std::string before = visitor.cookie();
  EXPECT_EQ(visitor.post("/logout", {})->get_header_value("Location"), "/login");
  EXPECT_EQ(server()->client().Get("/account", {{"Cookie", before}})->status, 303);
}

}  // namespace
}  // namespace sverka
