// What fails on the desk's side leaves a line of its own in the log, under the number that the answer names, with nothing of what was sent.
#include <gtest/gtest.h>

#include <stdexcept>

#include "desk_in_process.hpp"
#include "server/fault_log.hpp"

namespace sverka {
namespace {

using DeskFaults = DeskInProcess;

INSTANTIATE_TEST_SUITE_P(Both, DeskFaults, testing::Values(StoreKind::Sqlite, StoreKind::Postgresql), name_of_store_kind);

TEST(FaultLog, HoldsNothingThatSomebodySent) {
  const std::pair<const char*, const char*> cases[] = {
      {"UNIQUE constraint failed: users.login", "UNIQUE constraint failed: users.login"},
      {"ERROR:  duplicate key value violates unique constraint \"users_login\"\nDETAIL:  Key (login)=(petrov) already exists.",
       "ERROR:  duplicate key value violates unique constraint '...'"},
      {"invalid input syntax for type bigint: \"8 916 123-45-67\"", "invalid input syntax for type bigint: '...'"},
      {"near `petrov", "near '...'"},
      {"cannot open [/var/lib/sverka/papers/ab]", "cannot open [/var/lib/sverka/papers/ab]"},
      {"\xD0\x9F\xD0\xB5\xD1\x82\xD1\x80\xD0\xBE\xD0\xB2 failed", "? failed"},
      {"a\x1b[31mb", "a?[31mb"},
      {"", ""}};
  for (const auto& [message, kept] : cases) {
    EXPECT_EQ(fit_for_log(message), kept) << message;
  }
  EXPECT_LE(fit_for_log(std::string(10000, 'x')).size(), 310u);
  EXPECT_EQ(fault_line("2026-11-22T09:00:00Z", {"8f1c", "POST", "/submissions", 500}, {"store-failed", "", "no 'x'", false}),
            "{\"at\": \"2026-11-22T09:00:00Z\", \"request\": \"8f1c\", \"method\": \"POST\", \"path\": \"/submissions\", \"status\": 500, "
            "\"problem\": \"store-failed\", \"where\": \"\", \"detail\": \"no '...'\"}");
  EXPECT_EQ(fault_line("2026-11-22T09:00:00Z", {}, {"store-failed", "", "", false}).find("request"), std::string::npos);
}

TEST_P(DeskFaults, WhatAHandlerThrowsIsInTheLogUnderTheNumberOfTheAnswer) {
  today_ = []() -> Date { throw std::runtime_error("no day for \"Petrov\""); };
  for (const std::string path : {"/acts", "/api/v1/acts"}) {
    const HttpReply reply = get(path, desk_session_);
    EXPECT_EQ(reply.status, 500);
    const std::string id = header_of(reply, "X-Request-Id");
    ASSERT_EQ(id.size(), 16u);
    EXPECT_NE(reply.body.find(id), std::string::npos) << reply.body;
    const std::vector<std::string> lines = faults();
    ASSERT_EQ(lines.size(), 1u) << path;
    EXPECT_NE(lines[0].find("\"request\": \"" + id + "\", \"method\": \"GET\", \"path\": \"" + path + "\", \"status\": 500"),
              std::string::npos)
        << lines[0];
    EXPECT_NE(lines[0].find("\"detail\": \"no day for '...'\""), std::string::npos) << lines[0];
  }
}

TEST_P(DeskFaults, AStatementThatTheDatabaseRefusesIsLoggedWithoutItsValues) {
  run_sql("create unique index one_title on submissions (title)");
  ASSERT_EQ(post("/api/v1/submissions", partner_session_, {{"agreement", "Petrov.docx", "one"}}).status, 201);
  faults();
  const HttpReply again = post("/api/v1/submissions", partner_session_, {{"agreement", "Petrov.docx", "two"}});
  EXPECT_EQ(again.status, 500);
  const std::string id = header_of(again, "X-Request-Id");
  EXPECT_NE(again.body.find("\"request\": \"" + id + "\""), std::string::npos) << again.body;
  std::vector<std::string> lines = faults();
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("\"request\": \"" + id + "\""), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("\"problem\": \"store-failed\""), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("constraint"), std::string::npos) << "it says what happened: " << lines[0];
  EXPECT_EQ(lines[0].find("Petrov"), std::string::npos) << lines[0];

  const HttpReply form = post("/submissions", partner_session_, {{"agreement", "Petrov.docx", "three"}});
  EXPECT_EQ(form.status, 303);
  const std::string number = header_of(form, "X-Request-Id"), place = header_of(form, "Location");
  EXPECT_NE(place.find("problem=store-failed&request=" + number), std::string::npos) << place;
  lines = faults();
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(number), std::string::npos);
  EXPECT_EQ(lines[0].find("Petrov"), std::string::npos) << lines[0];
  const HttpReply shown = get("/submissions/new", partner_session_, {{"problem", "store-failed"}, {"request", number}});
  EXPECT_NE(shown.body.find("administrator: " + number), std::string::npos) << shown.body;
  const HttpReply forged = get("/submissions/new", partner_session_, {{"problem", "store-failed"}, {"request", "call-8-800-555"}});
  EXPECT_EQ(forged.body.find("8-800"), std::string::npos) << "nobody writes on our page";
}

TEST_P(DeskFaults, APageThatCouldNotBeReadIsNoEmptyPage) {
  ASSERT_EQ(post("/api/v1/submissions", partner_session_, {{"agreement", "a.docx", "one"}}).status, 201);
  run_sql("alter table submissions rename to gone");
  faults();
  for (const std::string path : {"/", "/submissions", "/submissions/1", "/api/v1/submissions"}) {
    const HttpReply reply = get(path, desk_session_);
    EXPECT_GE(reply.status, 500) << path;
    const std::string id = header_of(reply, "X-Request-Id");
    EXPECT_NE(reply.body.find(id), std::string::npos) << path << reply.body;
    const std::vector<std::string> lines = faults();
    ASSERT_EQ(lines.size(), 1u) << path;
    EXPECT_NE(lines[0].find(id), std::string::npos);
    EXPECT_NE(lines[0].find("store-failed"), std::string::npos) << lines[0];
  }
  run_sql("alter table gone rename to submissions");
  EXPECT_EQ(get("/submissions", desk_session_).status, 200);
  run_sql("alter table sessions rename to gone");
  faults();
  EXPECT_EQ(get("/healthz", desk_session_).status, 200) << "it lives";
  EXPECT_EQ(get("/assets/desk.css", desk_session_).status, 200);
  EXPECT_EQ(faults().size(), 0u);
  EXPECT_EQ(get("/submissions", desk_session_).status, 503);
  EXPECT_EQ(faults().size(), 1u);
}

TEST_P(DeskFaults, APaperThatIsGoneOrChangedIsSaid) {
  ASSERT_EQ(post("/api/v1/submissions", partner_session_, {{"agreement", "a.docx", "one"}}).status, 201);
  const std::vector<std::string> names = store_->papers().names();
  ASSERT_EQ(names.size(), 1u);
  const std::string file = folder_ + "/papers/" + names[0].substr(0, 2) + "/" + names[0];
  std::filesystem::resize_file(file, 2);
  EXPECT_EQ(get("/submissions/1/versions/1/paper", desk_session_).status, 500);
  std::vector<std::string> lines = faults();
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("\"problem\": \"paper-changed\", \"where\": \"" + names[0] + "\""), std::string::npos) << lines[0];
  std::filesystem::remove(file);
  const HttpReply missing = get("/submissions/1/versions/1/paper", desk_session_);
  EXPECT_EQ(missing.status, 500);
  lines = faults();
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("\"problem\": \"paper-missing\""), std::string::npos) << lines[0];
  EXPECT_NE(missing.body.find(header_of(missing, "X-Request-Id")), std::string::npos);
}

TEST_P(DeskFaults, WhatWhoeverAsksDoesWrongIsNoFault) {
  EXPECT_EQ(get("/submissions/77", desk_session_).status, 404);
  EXPECT_EQ(post("/api/v1/submissions", partner_session_, {}).status, 422);
  EXPECT_EQ(post("/submissions", partner_session_, {}).status, 303);
  EXPECT_EQ(post("/api/v1/checks/agreement", partner_session_, {{"file", "a.docx", "PK\x03\x04 no zip"}}).status / 100, 4);
  EXPECT_EQ(get("/api/v1/submissions/77", desk_session_).body.find("request"), std::string::npos);
  EXPECT_EQ(faults().size(), 0u);
}

}  // namespace
}  // namespace sverka
