// Audits and notices from end to end, on both databases: a resource is registered at the desk, audited by the schedule against a site of
// the loopback, its partner is written to, and the due date comes. And the schedule killed at random moments while it sends: no letter
// goes twice, none is lost without a word.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <set>
#include <thread>

#include "server_process.hpp"
#include "support/mail_server.hpp"
#include "support/private_postgres.hpp"
#include "support/site_server.hpp"

namespace sverka {
namespace {

constexpr const char* kBad =
    "<!doctype html><html lang=ru><title>\xD0\x9C\xD1\x8B</title><body><p>\xD0\x9D\xD0\xB0\xD1\x88 "
    "\xD1\x81\xD0\xB5\xD1\x80\xD0\xB2\xD0\xB8\xD1\x81 "
    "\xD0\x94\xD0\xB6\xD0\xB0\xD1\x81\xD1\x82 \xD0\x90 \xD0\x98.</p></body></html>";  // the Company's name, misspelt
constexpr const char* kGood =
    "<!doctype html><html "
    "lang=ru><title>\xD0\x9C\xD1\x8B</title><body><p>\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82.</p></body></html>";

std::string field(const std::string& json, const std::string& name) {
  const std::size_t at = json.find("\"" + name + "\": ");
  const std::size_t from = at + name.size() + 4;
  return at == std::string::npos ? std::string() : json.substr(from, json.find_first_of(",}", from) - from);
}

class Notices : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (GetParam()) {
      postgres_ = std::make_unique<PrivatePostgres>(PrivatePostgres::Durability::Full);
      ASSERT_TRUE(postgres_->running());
    }
    desk_ = std::make_unique<ServerProcess>(postgres_ ? postgres_->fresh_database() : "");
    desk_->run({"partner", "add", "Alpha", "--email", "alpha@partner.example"});
    desk_->last_word({"user", "add", "auditor", "--role", "auditor"});
    desk_->last_word({"user", "add", "a", "--role", "partner", "--partner", "Alpha"});
    auditor_ = desk_->last_word({"user", "token", "auditor", "--scope", "write"});
    partner_ = desk_->last_word({"user", "token", "a", "--scope", "write"});
  }
  // The desk, with a schedule that fetches from the loopback and confirms at once.
  void start(const std::string& mail) {
    std::ofstream(desk_->folder() + "/sverka.toml")
        << "[fetch]\nallow_address = [\"127.0.0.1/32\"]\nallow_port = [" << site_.port()
        << "]\ndelay_ms = 0\nseconds = 30\n[schedule]\nconfirm_minutes = 0\nspread_minutes = 0\n"
        << "lease_seconds = 2\n[mail]\nserver = \"" << mail << "\"\nfrom = \"desk@example.com\"\ntls = \"none\"\n";
    ASSERT_TRUE(desk_->start({"--config", config()})) << desk_->log();
  }
  std::string config() const { return desk_->folder() + "/sverka.toml"; }

  std::string ask(const std::string& method, const std::string& path, const std::string& body = "", int status = 200,
                  const std::string& match = "", const std::string& token = "") {
    httplib::Headers headers = {{"Authorization", "Bearer " + (token.empty() ? auditor_ : token)}};
    if (!match.empty()) {
      headers.emplace("If-Match", "\"" + match + "\"");
    }
    const auto answer = method == "GET" ? desk_->client().Get("/api/v1" + path, headers)
                                        : desk_->client().Post("/api/v1" + path, headers, body, "application/json");
    EXPECT_TRUE(answer && answer->status == status) << method << " " << path << ": " << (answer ? answer->body : "no answer");
    return answer ? answer->body : std::string();
  }
  // The numbers of a new resource; of its newest notice.
  std::string registered(const std::string& path = "/") {
    return field(ask("POST", "/resources", R"({"partner": 1, "url": ")" + site_.url(path) + R"(", "schedule": "0 3 * * *"})", 201), "id");
  }
  int schedule(const std::string& today = "", std::string* printed = nullptr) {
    std::vector<std::string> words = {"schedule", "run", "--config", config(), "--lang", "en"};
    if (!today.empty()) {
      words.insert(words.end(), {"--today", today});
    }
    return desk_->run(words, printed);
  }
  std::string state_of(const std::string& resource) { return field(ask("GET", "/violations?resource=" + resource), "state"); }
  std::string decide(const std::string& resource, const std::string& notice, const std::string& kind, int status = 200) {
    const std::string path = "/resources/" + resource + "/notices/" + notice;
    const std::string body = ask("GET", path);
    return ask("POST", path + "/decisions", R"({"kind": ")" + kind + "\"}", status,
               body.substr(body.rfind("\"revision\": ") + 12, body.rfind('}') - body.rfind("\"revision\": ") - 12));
  }

  std::unique_ptr<PrivatePostgres> postgres_;
  std::unique_ptr<ServerProcess> desk_;
  test::SiteServer site_;
  test::MailServer mail_;
  std::string auditor_, partner_;
};

INSTANTIATE_TEST_SUITE_P(Both, Notices, testing::Values(false, true),
                         [](const testing::TestParamInfo<bool>& one) { return one.param ? "Postgresql" : "Sqlite"; });

std::string day_after(const std::string& iso, int days) {
  int year = 0;
  unsigned month = 0, day = 0;
  std::sscanf(iso.c_str(), "%d-%u-%u", &year, &month, &day);
  const std::chrono::year_month_day moved(
      std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)) + std::chrono::days(days));
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()),
                static_cast<unsigned>(moved.day()));
  return text;
}

std::string today() {
  return day_after("1970-01-01",
                   static_cast<int>(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count()));
}

TEST_P(Notices, FromTheRegistrationToTheDueDateAndWhatIsMendedAndWhatIsNot) {
  bool mended = false;
  site_.route("/mends/", [&](const test::SiteRequest&, test::SiteConnection& to) { to.answer(200, mended ? kGood : kBad); });
  site_.page("/never/", kBad);
  start(mail_.url());
  const std::string mends = registered("/mends/"), never = registered("/never/");
  for (const std::string& one : {mends, never}) {
    ask("POST", "/resources/" + one + "/audits", "", 202);
  }
  std::string printed;
  EXPECT_EQ(schedule("", &printed), 0) << printed;
  EXPECT_NE(printed.find("Audited: 4"), std::string::npos) << "one audit and one that confirms it, of each: " << printed;
  for (const std::string& one : {mends, never}) {
    EXPECT_EQ(state_of(one), "\"new\"");
    const std::string notice = field(ask("POST", "/resources/" + one + "/notices", "", 201), "id");
    ask("GET", "/resources/" + one + "/notices/" + notice, "", 404, "", partner_);
    decide(one, notice, "send");
  }
  EXPECT_EQ(schedule("", &printed), 0) << printed;
  EXPECT_EQ(mail_.letters().size(), 2u) << printed;
  for (const std::string& letter : mail_.letters()) {
    EXPECT_NE(letter.find("To: alpha@partner.example\r\n"), std::string::npos);
    EXPECT_NE(letter.find("Subject: =?"), std::string::npos);
    EXPECT_NE(letter.find("Content-Type: multipart/alternative"), std::string::npos);
  }
  const std::string sent = ask("GET", "/notices?resource=" + mends, "", 200, "", partner_);
  const std::string sent_on = field(sent, "sent_on").substr(1, 10), due_on = field(sent, "due_on").substr(1, 10);
  EXPECT_GE(due_on, day_after(sent_on, 10));
  EXPECT_EQ(state_of(mends), "\"notified\"");
  // The third day: both still there.
  schedule(day_after(sent_on, 3), &printed);
  EXPECT_EQ(state_of(mends), "\"open\"") << printed;
  mended = true;
  // The last day passes; the day after it, one has put things right, in two audits, and one has not.
  schedule(due_on, &printed);
  EXPECT_EQ(state_of(never), "\"open\"") << printed;
  schedule(day_after(due_on, 1), &printed);
  EXPECT_EQ(state_of(mends), "\"fixed\"") << printed;
  EXPECT_EQ(state_of(never), "\"overdue\"") << printed;
  EXPECT_NE(ask("GET", "/violations?state=overdue", "", 200, "", partner_).find("\"resource\": " + never), std::string::npos);
  EXPECT_EQ(mail_.letters().size(), 2u) << "nothing is sent twice";
  EXPECT_EQ(desk_->run({"audit", "verify"}, &printed), 0) << printed;
  EXPECT_EQ(desk_->run({"doctor"}, &printed), 0) << printed;
  EXPECT_EQ(desk_->stop(), 0);
}

TEST_P(Notices, ABodyThatSaysNothingChangesNothingAndWhatIsNotNamedStays) {
  site_.page("/", kBad);
  start(mail_.url());
  const std::string one = registered();
  const auto resource = [&] { return ask("GET", "/resources/" + one); };
  const auto change = [&](const std::string& body, int status) {
    return ask("POST", "/resources/" + one, body, status, field(resource(), "revision"));
  };
  EXPECT_EQ(field(change(R"({"email": "mail@partner.example"})", 200), "schedule"), "\"0 3 * * *\"");
  EXPECT_EQ(field(change(R"({"active": false})", 200), "email"), "\"mail@partner.example\"");
  EXPECT_EQ(field(change(R"({"schedule": "0 4 * * *"})", 200), "active"), "false") << "it stays closed";
  const std::string before = resource();
  for (const char* const body : {"[]", "{", "null", " ", "{\"email\": {}}", R"({"email": "x@y.example"}{})", R"({"active": "yes"})",
                                 R"({"active": 1})", R"({"active": ""})"}) {
    EXPECT_NE(change(body, 400).find("bad-request"), std::string::npos) << body;
  }
  EXPECT_EQ(resource(), before);
  EXPECT_EQ(field(change(R"({"active": true, "email": null})", 200), "email"), "\"mail@partner.example\"");
  ask("POST", "/resources/" + one, R"({"active": false})", 412, "1");

  ask("POST", "/resources/" + one + "/audits", "", 202);
  std::string printed;
  EXPECT_EQ(schedule("", &printed), 0) << printed;
  const std::string notices = "/resources/" + one + "/notices";
  for (const char* const body : {"[1]", "{\"violations\": [1]}", "{\"violations\": \"1 x\"}", "{\"violations\": -1}", "{,}"}) {
    ask("POST", notices, body, 400);
  }
  EXPECT_EQ(ask("GET", "/notices").find("\"id\""), std::string::npos) << "no notice was made of a body that says nothing";
  const std::string list = ask("GET", "/violations?resource=" + one);
  const std::string id = list.substr(list.find("{\"id\": ") + 7, list.find(',', list.find("{\"id\": ")) - list.find("{\"id\": ") - 7);
  const std::string made = ask("POST", notices, R"({"violations": ")" + id + ", " + id + " " + id + "\"}", 201);
  EXPECT_NE(made.find("\"violations\": [{\"id\": " + id + ", \"state\": \"new\"}]"), std::string::npos) << made;

  // What was sent is shown as it was sent, or not at all.
  decide(one, "1", "send");
  EXPECT_EQ(schedule("", &printed), 0) << printed;
  EXPECT_NE(ask("GET", notices + "/1/letter").find("multipart/alternative"), std::string::npos);
  std::filesystem::remove_all(desk_->folder() + "/papers");
  std::filesystem::create_directory(desk_->folder() + "/papers");
  EXPECT_NE(ask("GET", notices + "/1/letter", "", 500).find("paper-missing"), std::string::npos);
  EXPECT_EQ(desk_->stop(), 0);
}

TEST_P(Notices, AnAddressThatTheConfigurationDoesNotAllowIsNotAskedWhoeverRegistersIt) {
  site_.page("/", kBad);
  start("");
  std::ofstream(config()) << "[fetch]\nallow_port = [" << site_.port() << "]\n";
  const std::string one =
      field(ask("POST", "/resources", R"({"partner": 1, "url": ")" + site_.url() + R"(", "allow_address": "127.0.0.1/32"})", 201), "id");
  ask("POST", "/resources/" + one + "/audits", R"({"allow_address": "127.0.0.1/32"})", 202);
  std::string printed;
  EXPECT_EQ(schedule("", &printed), 3) << printed;
  const std::string run = ask("GET", "/resources/" + one + "/audits/1");
  EXPECT_EQ(field(run, "state"), "\"failed\"") << run;
  EXPECT_EQ(field(run, "error"), "\"fetch-address-refused\"") << run;
  EXPECT_TRUE(site_.targets().empty());
  EXPECT_EQ(desk_->stop(), 0);
}

TEST_P(Notices, AServerOfMailMayRefuseAskToWaitOrFallSilent) {
  site_.page("/", kBad);
  start(mail_.url());
  const std::string one = registered();
  ask("POST", "/resources/" + one + "/audits", "", 202);
  EXPECT_EQ(schedule(), 0);
  const std::string notice = field(ask("POST", "/resources/" + one + "/notices", "", 201), "id");
  const auto state = [&] { return field(ask("GET", "/resources/" + one + "/notices/" + notice), "state"); };
  decide(one, notice, "send");
  mail_.set_manner(test::MailManner::Greylist);
  EXPECT_EQ(schedule(), 0);
  EXPECT_EQ(state(), "\"queued\"");
  EXPECT_NE(ask("GET", "/resources/" + one + "/notices/" + notice).find("451"), std::string::npos);
  mail_.set_manner(test::MailManner::HangUp);
  EXPECT_EQ(schedule(day_after(today(), 40)), 0) << "the pause has passed";
  EXPECT_EQ(state(), "\"queued\"") << "the letter was not asked for";
  mail_.set_manner(test::MailManner::RefuseRecipient);
  EXPECT_EQ(schedule(day_after(today(), 50)), 3);
  EXPECT_EQ(state(), "\"failed\"");
  decide(one, notice, "send_again");
  mail_.set_manner(test::MailManner::TakeAndSayNothing);
  EXPECT_EQ(schedule(), 3);
  EXPECT_EQ(state(), "\"in_doubt\"");
  EXPECT_EQ(mail_.letters().size(), 1u);
  mail_.set_manner(test::MailManner::Take);
  schedule();
  schedule();
  EXPECT_EQ(mail_.letters().size(), 1u) << "what may have gone is not sent again by itself";
  decide(one, notice, "sent_by_hand");
  EXPECT_EQ(state(), "\"sent\"");
  EXPECT_EQ(state_of(one), "\"notified\"");
  EXPECT_EQ(desk_->stop(), 0);
}

// Letters that are sent by runs which are killed at random moments. More of them with SVERKA_CRASH_LETTERS=40.
TEST_P(Notices, KilledWhileItSendsNoLetterGoesTwiceAndNoneIsLostInSilence) {
  const char* const wanted = std::getenv("SVERKA_CRASH_LETTERS");
  const int letters = wanted == nullptr ? 16 : std::atoi(wanted);
  for (int number = 0; number < letters; ++number) {
    site_.page("/" + std::to_string(number) + "/", kBad);
  }
  start(mail_.url());
  std::vector<std::string> resources;
  for (int number = 0; number < letters; ++number) {
    resources.push_back(registered("/" + std::to_string(number) + "/"));
    ask("POST", "/resources/" + resources.back() + "/audits", "", 202);
  }
  std::string printed;
  ASSERT_EQ(schedule("", &printed), 0) << printed;
  for (const std::string& one : resources) {
    decide(one, field(ask("POST", "/resources/" + one + "/notices", "", 201), "id"), "send");
  }
  mail_.set_pause(std::chrono::milliseconds(20));
  std::mt19937 random(20261123);
  int kills = 0;
  for (; kills < 30 && mail_.letters().size() < static_cast<std::size_t>(letters); ++kills) {
    const pid_t child = desk_->begin({"schedule", "run", "--config", config()});
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(120, 700)(random)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  mail_.set_pause(std::chrono::milliseconds(0));
  // Two at once, and once more when the last lease has passed.
  const pid_t other = desk_->begin({"schedule", "run", "--config", config()});
  schedule();
  ::waitpid(other, nullptr, 0);
  std::this_thread::sleep_for(std::chrono::milliseconds(3100));
  schedule();
  std::map<std::string, int> taken = mail_.taken();
  int sent = 0, in_doubt = 0, lost = 0;
  std::string cursor;
  const std::string list = ask("GET", "/notices?limit=200");
  for (std::size_t at = list.find("\"message_id\": \""); at != std::string::npos; at = list.find("\"message_id\": \"", at + 1)) {
    const std::string id = list.substr(at + 15, list.find('"', at + 15) - at - 15);
    const std::size_t begins = list.rfind("{\"id\": ", at);
    const std::string state = field(list.substr(begins), "state");
    EXPECT_LE(taken[id], 1) << id << " went out twice";
    if (state == "\"sent\"") {
      ++sent;
      EXPECT_EQ(taken[id], 1) << id << " is called sent and never came";
    } else {
      EXPECT_EQ(state, "\"in_doubt\"") << id << ": neither sent nor put to a person";
      ++in_doubt;
      lost += taken[id] == 0 ? 1 : 0;
    }
  }
  EXPECT_EQ(sent + in_doubt, letters);
  EXPECT_GE(kills, 3);
  std::printf("%d kills: %d letters sent, %d in doubt of which %d had come\n", kills, sent, in_doubt, in_doubt - lost);
  // What a person sends again goes under the same name, once.
  for (const std::string& one : resources) {
    const std::string notices = ask("GET", "/notices?resource=" + one);
    if (field(notices.substr(notices.find("{\"id\"")), "state") == "\"in_doubt\"") {
      decide(one, field(notices.substr(notices.find("{\"id\"")), "id"), "send_again");
    }
  }
  schedule();
  EXPECT_EQ(mail_.taken().size(), static_cast<std::size_t>(letters));
  EXPECT_EQ(ask("GET", "/notices?state=sent&limit=200").find("\"next\": \""), std::string::npos);
  EXPECT_EQ(desk_->run({"audit", "verify"}, &printed), 0) << printed;
  EXPECT_EQ(desk_->run({"doctor"}, &printed), 0) << printed;
  EXPECT_EQ(desk_->stop(), 0);
}

}  // namespace
}  // namespace sverka
