// The desk at its edges: addresses that are none, names as file systems allow them, two tabs, a session that ends, a clock that jumps, a
// database that is away or takes nothing.
#include <gtest/gtest.h>

#include "desk_in_process.hpp"
#include "store/checks_queue.hpp"
#include "store/doctor.hpp"
#include "store/submissions.hpp"
#include "store/trail.hpp"

namespace sverka {
namespace {

class DeskEdges : public DeskInProcess {
 protected:
  HttpReply upload(const std::string& name, const std::string& bytes = "one") {
    return post("/submissions", partner_session_, {{"agreement", name, bytes}});
  }
  Submission submission(std::int64_t id) {
    StoreWork work = store_->reading();
    return find_submission(work, id).value_or(Submission());
  }
  // Every queued check, as if its paper could not be read.
  void check_all() {
    for (auto taken = take_check(*store_, {}); taken && *taken; taken = take_check(*store_, {})) {
      CheckOutcome outcome;
      outcome.conclusion = "could_not_check";
      outcome.error_code = "damaged";
      ASSERT_TRUE(finish_check(*store_, (*taken)->id, outcome));
    }
  }
  std::size_t rows_of(const HttpReply& reply) {
    std::size_t count = 0;
    for (std::size_t at = reply.body.find("<td"); at != std::string::npos; at = reply.body.find("<td", at + 1)) {
      ++count;
    }
    return count;
  }
};

INSTANTIATE_TEST_SUITE_P(Both, DeskEdges, testing::Values(StoreKind::Sqlite, StoreKind::Postgresql), name_of_store_kind);

TEST_P(DeskEdges, WhoeverIsSignedInStaysSoAtAnAddressThatIsNone) {
  for (const std::string path : {"/nothing", "/submissions/", "/submissions/01", "/submissions/-1", "/submissions/9223372036854775808",
                                 "/submissions/1/..", "/rewards/1;x"}) {
    const HttpReply reply = get(path, desk_session_);
    EXPECT_EQ(reply.status, 404) << path;
    EXPECT_NE(reply.body.find("href=\"/account\">Desk</a>"), std::string::npos) << path;
    EXPECT_NE(reply.body.find("<html lang=\"en\">"), std::string::npos) << "his language: " << path;
  }
  EXPECT_EQ(get("/nothing", "").body.find("/account"), std::string::npos);
  const HttpReply api = get("/api/v1/nothing", desk_session_);
  EXPECT_EQ(api.status, 404);
  EXPECT_EQ(api.type, "application/problem+json");
}

TEST_P(DeskEdges, AnotherMethodIsToldWhichThereAre) {
  const std::pair<const char*, const char*> cases[] = {{"/logout", "POST"}, {"/users", "GET, HEAD, POST"}, {"/trail", "GET, HEAD"}};
  for (const auto& [path, allowed] : cases) {
    const HttpReply reply = desk_->problem(405, "method", request_of("PUT", path, desk_session_));
    EXPECT_EQ(header_of(reply, "Allow"), allowed) << path;
  }
  const HttpReply wrong = get("/logout", desk_session_);
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(header_of(wrong, "Allow"), "POST");
  EXPECT_EQ(post("/trail", desk_session_, {}).status, 405);
}

TEST_P(DeskEdges, NamesAsFileSystemsAllowThem) {
  std::string cyrillic;
  for (int letter = 0; letter < 125; ++letter) {
    cyrillic += "\xD0\xB4";
  }
  const std::pair<std::string, std::string> cases[] = {{"a\x01\x02"
                                                        "b\r\nX: y\x7F.docx",
                                                        "ab X: y.docx"},
                                                       {"../../etc/passwd", "passwd"},
                                                       {"C:\\papers\\contract.docx", "contract.docx"},
                                                       {"..", ".."},
                                                       {"", "upload"},
                                                       {"\x01", "upload"},
                                                       {cyrillic + ".docx", cyrillic.substr(0, 194) + ".docx"},
                                                       {std::string(251, 'x') + ".pdf", std::string(196, 'x') + ".pdf"},
                                                       {std::string(255, 'x'), std::string(200, 'x')},
                                                       {"\xE5\xA5\x91\xE7\xB4\x84.docx", "\xE5\xA5\x91\xE7\xB4\x84.docx"},
                                                       {"\xFF\xFE.docx", "\xEF\xBF\xBD\xEF\xBF\xBD.docx"},
                                                       {"<b>&\"'.docx", "<b>&\"'.docx"}};
  std::int64_t id = 0;
  for (const auto& [sent, kept] : cases) {
    ASSERT_EQ(upload(sent).status, 303) << sent;
    EXPECT_EQ(submission(++id).title, kept) << sent;
    EXPECT_EQ(get("/submissions/" + std::to_string(id), desk_session_).status, 200) << sent;
    const HttpReply back = get("/submissions/" + std::to_string(id) + "/versions/1/paper", desk_session_);
    EXPECT_EQ(back.status, 200);
    for (const char sign : header_of(back, "Content-Disposition")) {
      EXPECT_TRUE(sign >= 0x20 && sign < 0x7F) << sent;
    }
  }
  const HttpReply list = get("/submissions", desk_session_);
  EXPECT_EQ(list.status, 200);
  EXPECT_EQ(list.body.find("<b>&"), std::string::npos);
}

TEST_P(DeskEdges, SignsOfSqlAreLettersAndPagesEndWhereTheyEnd) {
  for (const std::string name : {"100%.docx", "a_b.docx", "it's.docx", "a!b.docx", "back\\slash", "plain.docx"}) {
    ASSERT_EQ(upload(name).status, 303);
  }
  const std::pair<const char*, int> cases[] = {{"%", 1},           {"_", 1},     {"'", 1},   {"!", 1},
                                               {"' or 1=1 --", 0}, {"100%.", 1}, {"a_b", 1}, {"a%b", 0}};
  const std::size_t columns = rows_of(get("/submissions", desk_session_)) / 6;
  ASSERT_GT(columns, 2u);
  for (const auto& [words, count] : cases) {
    EXPECT_EQ(rows_of(get("/submissions", desk_session_, {{"q", words}})), columns * static_cast<std::size_t>(count)) << words;
  }
  for (const std::string before : {"1", "-9223372036854775808", "0", "9223372036854775807", "99999999999999999999", "x", ""}) {
    const HttpReply page = get("/submissions", desk_session_, {{"before", before}});
    EXPECT_EQ(page.status, 200) << before;
    EXPECT_EQ(rows_of(page), before == "1" ? 0u : 6 * columns) << before;
  }
  for (const std::string limit : {"-1", "0", "1", "200", "201", "99999999999999999999", "x"}) {
    const HttpReply page = get("/api/v1/submissions", desk_session_, {{"limit", limit}});
    EXPECT_EQ(page.status, 200) << limit;
    EXPECT_EQ(page.body.find("\"next\": null") == std::string::npos, limit == "1") << limit << page.body;
  }
}

TEST_P(DeskEdges, OfTwoTabsThatDecideTheSecondIsToldThatItWasLate) {
  ASSERT_EQ(upload("a.docx").status, 303);
  check_all();
  const std::string revision = std::to_string(submission(1).revision);
  const auto decide_as = [&](const std::string& kind) {
    return post("/submissions/1/decisions", desk_session_, {{"kind", "", kind}, {"revision", "", revision}, {"reason", "", "so"}});
  };
  EXPECT_NE(header_of(decide_as("return"), "Location").find("done=decided"), std::string::npos);
  EXPECT_NE(header_of(decide_as("accept"), "Location").find("problem=stale"), std::string::npos);
  EXPECT_EQ(submission(1).state, SubmissionState::Returned);
  EXPECT_EQ(faults().size(), 0u) << "nobody is at fault";
}

TEST_P(DeskEdges, AnUploadWhoseSessionHasEndedLeadsToTheDoorAndLeavesNothing) {
  ASSERT_EQ(upload("a.docx").status, 303);
  HttpRequest late = request_of("POST", "/submissions", partner_session_);
  late.form = {{"agreement", "late.docx", "a late paper"}};
  late.headers.emplace_back("X-CSRF-Token", (*find_session(*store_, partner_session_))->csrf);
  ASSERT_TRUE(end_session(*store_, partner_session_));
  const HttpReply reply = desk_->answer(late);
  EXPECT_EQ(reply.status, 303);
  EXPECT_EQ(header_of(reply, "Location"), "/login");
  EXPECT_EQ(store_->papers().names().size(), 1u);
  late.path = late.target = "/api/v1/submissions";
  EXPECT_EQ(desk_->answer(late).status, 401);
}

TEST_P(DeskEdges, AClockThatJumpsBackLosesNothingAndPromisesNothing) {
  now_ = [] { return std::string("2026-11-22T12:00:00Z"); };
  partner_session_ = *begin_session(*store_, User{2, "p", "P", Role::Partner, 1, "en", true, false}, {});
  desk_session_ = *begin_session(*store_, User{1, "desk", "Desk", Role::Desk, 0, "en", true, false}, {});
  ASSERT_EQ(upload("a.docx").status, 303);
  now_ = [] { return std::string("2026-11-22T09:00:00Z"); };
  ASSERT_EQ(upload("b.docx", "two").status, 303);
  check_all();
  EXPECT_EQ(submission(1).conclusion, "could_not_check");
  EXPECT_EQ(submission(2).conclusion, "could_not_check");
  const HttpReply list = get("/submissions", desk_session_);
  EXPECT_LT(list.body.find("b.docx"), list.body.find("a.docx")) << "the newest first, whatever the clock said";
  const Result<TrailState> chain = verify_trail(*store_, std::nullopt);
  ASSERT_TRUE(chain);
  EXPECT_TRUE(chain->faults.empty());
  now_ = [] { return std::string("2026-12-22T12:00:01Z"); };
  EXPECT_EQ(get("/submissions", desk_session_).status, 303) << "the session has ended";
}

TEST_P(DeskEdges, ADatabaseThatTakesNothingIsStillRead) {
  ASSERT_EQ(upload("a.docx").status, 303);
  run_sql(GetParam() == StoreKind::Sqlite
              ? "create trigger nothing_new before insert on submissions begin select raise(fail, 'read-only'); end"
              : "create rule nothing_new as on update to trail_head do instead select 1/0");
  faults();
  for (const std::string path : {"/", "/submissions", "/submissions/1", "/api/v1/submissions"}) {
    EXPECT_EQ(get(path, desk_session_).status, 200) << path;
  }
  EXPECT_EQ(faults().size(), 0u);
  EXPECT_NE(header_of(upload("b.docx", "two"), "Location").find("problem=store-failed"), std::string::npos);
  EXPECT_EQ(post("/api/v1/submissions", partner_session_, {{"agreement", "c.docx", "three"}}).status, 500);
  EXPECT_EQ(faults().size(), 2u);
  EXPECT_EQ(get("/readyz", "").status, 200);
}

TEST_P(DeskEdges, ADatabaseThatComesBackIsUsedAtOnce) {
  if (GetParam() != StoreKind::Postgresql) {
    return;
  }
  ASSERT_EQ(upload("a.docx").status, 303);
  postgres_->stop("fast");  // this one keeps no log to come back from
  EXPECT_EQ(get("/submissions", desk_session_).status, 503);
  EXPECT_EQ(get("/readyz", "").status, 503);
  EXPECT_EQ(get("/healthz", "").status, 200);
  EXPECT_GE(faults().size(), 1u);
  postgres_->start();
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(get("/submissions", desk_session_).status, 200);
  }
  EXPECT_EQ(upload("b.docx", "two").status, 303);
  EXPECT_EQ(submission(2).title, "b.docx");
  EXPECT_EQ(faults().size(), 0u);
}

}  // namespace
}  // namespace sverka
