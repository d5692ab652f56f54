// What a site job adds to the reports: pages, copies, the comparison with an earlier audit, the letter, the tables.
#include <gtest/gtest.h>

#include "audit/messages.hpp"
#include "report/finding_table.hpp"
#include "report/follow_up.hpp"
#include "report/notice.hpp"
#include "report/write.hpp"
#include "support/checks_data.hpp"

namespace sverka {
namespace {

Finding finding(const std::string& fingerprint, const std::string& url, const std::string& clause) {
  Finding made;
  made.rule = "rule-" + fingerprint;
  made.fingerprint = fingerprint;
  made.source = {clause};
  made.message = {"Message " + fingerprint, "Message " + fingerprint};
  made.advice = {"Advice", "Advice"};
  made.observed = "observed";
  Location place;
  place.in_document = false;
  place.url = url;
  place.selector = "p:nth-of-type(2)";
  place.quote = "=cmd()\x1b[31m<b>";
  made.locations = {place};
  return made;
}

Report report() {
  Report made;
  made.job = "site";
  made.today = *parse_iso_date("2026-11-23");
  made.subject = {"https://p.ru/", "site", std::string(64, 'a'), 3};
  made.conclusion = Conclusion::DoesNotConform;
  made.findings = {finding("aa", "https://p.ru/1", "8.4"), finding("bb", "https://p.ru/2", "7.3")};
  Finding question = finding("cc", "https://p.ru/2", "8.5");
  question.outcome = Outcome::CannotTell;
  made.findings.push_back(question);
  SiteStatement site;
  site.pages = {{"https://p.ru/1", "https://p.ru/1", 200, "utf-8", "source", "yes", "no", "yes", ""},
                {"https://p.ru/2", "https://p.ru/2", 200, "windows-1251", "source", "yes", "yes", "yes", ""},
                {"https://p.ru/gone", "https://p.ru/gone", 404, "", "", "yes", "yes", "yes", "page-status"},
                {"https://p.ru/down", "https://p.ru/down", 0, "", "", "yes", "yes", "yes", "fetch-timeout"}};
  ReportedCopy copy{"https://p.ru/1", "https://company.example/article?a=1&b=2", "copy", 321, 0.5349, "failed", "L04", {}};
  copy.links.push_back({"/x\"y", "L04", "failed", "a"});
  site.copies = {copy};
  made.site = site;
  return made;
}

const Messages& messages() {
  return test::rule_data().messages;
}

TEST(SiteReport, JsonHasPagesAndCopies) {
  const std::string json = write_json(report(), nullptr, {});
  for (const char* part :
       {"\"pages\": [{\"url\": \"https://p.ru/1\", \"final_url\": \"https://p.ru/1\", \"status\": 200, \"charset\": \"utf-8\", "
        "\"dom\": \"source\", \"google\": \"yes\", \"yandex\": \"no\", \"own\": \"yes\"}",
        "\"not_judged\": \"fetch-timeout\"", "\"class\": \"copy\", \"matched_words\": 321, \"share\": 0.535, \"outcome\": \"failed\"",
        "\"href\": \"/x\\\"y\"", "\"selector\": \"p:nth-of-type(2)\""}) {
    EXPECT_NE(json.find(part), std::string::npos) << part << "\n" << json;
  }
}

TEST(SiteReport, TextAndPageNameWhatWasNotAudited) {
  ReportOptions options;
  options.language = Language::English;
  const std::string text = write_text(report(), messages(), options);
  EXPECT_NE(text.find("Pages audited: 2 of 4"), std::string::npos) << text;
  EXPECT_NE(text.find("https://p.ru/down"), std::string::npos);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  const std::string page = write_html(report(), nullptr, nullptr, nullptr, messages(), options);
  EXPECT_NE(page.find("https://company.example/article?a=1&amp;b=2"), std::string::npos);
  EXPECT_EQ(page.find("<b>\""), std::string::npos);
}

TEST(FollowUp, TellsNewOpenFixedAndNotChecked) {
  Report earlier = report();
  earlier.findings = {finding("aa", "https://p.ru/1", "8.4"), finding("x1", "https://p.ru/2", "7.3"),
                      finding("x2", "https://p.ru/gone", "7.3"), finding("x3", "https://p.ru/down", "7.3"),
                      finding("x4", "https://p.ru/unknown", "7.3")};
  const auto read = read_report_json(write_json(earlier, nullptr, {}), "earlier.json");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->day, "2026-11-23");
  const FollowUp beside = follow_up(report(), *read);
  EXPECT_EQ(beside.still_open, std::set<std::string>{"aa"});
  std::map<std::string, FollowUpState> gone;
  for (const FollowUp::Earlier& one : beside.gone) {
    gone[one.finding.fingerprint] = one.state;
  }
  EXPECT_EQ(gone, (std::map<std::string, FollowUpState>{{"x1", FollowUpState::Fixed},
                                                        {"x2", FollowUpState::Fixed},
                                                        {"x3", FollowUpState::NotChecked},
                                                        {"x4", FollowUpState::NotChecked}}));
  ReportOptions options;
  options.follow_up = &beside;
  const std::string json = write_json(report(), nullptr, options);
  EXPECT_NE(json.find("\"fingerprint\": \"aa\", \"status\": \"open\""), std::string::npos) << json;
  EXPECT_NE(json.find("\"fingerprint\": \"bb\", \"status\": \"new\""), std::string::npos);
  EXPECT_NE(json.find("\"fixed\": [{\"rule\": \"rule-x1\""), std::string::npos);
  EXPECT_NE(write_text(report(), messages(), options).find("Message x1"), std::string::npos);
}

TEST(FollowUp, WhatIsNoReportIsRefused) {
  for (const char* text : {"", "[]", "{}", "{\"findings\": 5}", "{\"findings\": [", "\xff"}) {
    EXPECT_FALSE(read_report_json(text, "f")) << text;
  }
  const auto odd = read_report_json("{\"findings\": [5, {}, {\"fingerprint\": 7, \"locations\": [3]}]}", "f");
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->findings.size(), 2u);
}

TEST(Notice, NamesPagesPlacesClausesAndTheTerm) {
  NoticeTerms terms{*parse_iso_date("2026-11-23"), *parse_iso_date("2026-12-03"), {{"https://p.ru/1", 1795400000}}};
  const std::string text = write_notice_text(report(), terms, messages());
  for (const char* part : {"https://p.ru/1", "https://p.ru/2", "8.4", "7.3", "Message aa", "Message bb", "03.12.2026", "Advice",
                           "<a href=\"https://company.example/article?a=1&amp;b=2\">", "23.11.2026"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  EXPECT_EQ(text.find("Message cc"), std::string::npos) << "a question is not put to the partner";
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  const std::string page = write_notice_html(report(), terms, messages());
  EXPECT_EQ(page.find("<b>\xC2"), std::string::npos);
  EXPECT_NE(page.find("&lt;a href=&quot;https://company.example/article?a=1&amp;amp;b=2&quot;&gt;"), std::string::npos) << page;
}

TEST(Notice, NothingToWriteOf) {
  Report clean = report();
  EXPECT_TRUE(has_violations(clean));
  clean.findings.erase(clean.findings.begin(), clean.findings.begin() + 2);
  EXPECT_FALSE(has_violations(clean));
}

TEST(FindingTable, CsvDefusesFormulas) {
  const std::string csv = write_findings_csv(report(), messages(), {});
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFurl;clause;rule;"));
  EXPECT_NE(csv.find(";'=cmd()"), std::string::npos) << csv;
  EXPECT_EQ(csv.find('\x1b'), std::string::npos);
  const auto tables = site_tables(report(), messages(), {});
  ASSERT_EQ(tables.size(), 3u);
  EXPECT_EQ(tables[0].rows.size(), 4u);
  for (const ReportTable& table : tables) {
    for (const auto& row : table.rows) {
      EXPECT_EQ(row.size(), table.rows[0].size()) << table.name;
    }
  }
}

}  // namespace
}  // namespace sverka
