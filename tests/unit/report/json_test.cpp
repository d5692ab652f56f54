#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "unit/report/example_report.hpp"

namespace sverka::test {
namespace {

using nlohmann::json;

ReportOptions options() {
  ReportOptions made;
  made.version = "0.1.0";
  return made;
}

json report_of(const Example& made) {
  return json::parse(write_json(made.report, &made.document, options()));
}

TEST(JsonReport, HasTheKeysOfTheContract) {
  const json report = report_of(example());
  EXPECT_EQ(report["sverka"], "0.1.0");
  EXPECT_EQ(report["job"], "agreement");
  EXPECT_EQ(report["today"], "2026-11-22");
  EXPECT_EQ(report["subject"]["name"], "договор 17.docx");
  EXPECT_EQ(report["subject"]["format"], "docx");
  EXPECT_EQ(report["subject"]["pages"], 2);
  EXPECT_EQ(report["template"], json({{"name", "license-agreement"}, {"edition", "2022-03"}}));
  EXPECT_EQ(report["conclusion"], "does_not_conform");
  EXPECT_EQ(report["rules"][2], json({{"id", "date-order"}, {"outcome", "passed"}}));
  EXPECT_EQ(report["accounting"]["tokens"], 30);
  EXPECT_EQ(report["accounting"]["deviating"], 5);
  EXPECT_EQ(report["notes"][0]["code"], "old-namespace");
}

TEST(JsonReport, FindingsCarryClassPlaceAndTexts) {
  const json finding = report_of(example())["findings"][0];
  EXPECT_EQ(finding["rule"], "text-changed");
  EXPECT_EQ(finding["outcome"], "failed");
  EXPECT_EQ(finding["severity"], "error");
  EXPECT_EQ(finding["class"], "changed");
  EXPECT_EQ(finding["touches"], json::array({"term"}));
  EXPECT_EQ(finding["source"], json::array({"5.6", "5.9"}));
  EXPECT_EQ(finding["responsible"], "partner");
  EXPECT_EQ(finding["message"], "Текст пункта изменён");
  EXPECT_EQ(finding["clause"], "4.2");
  EXPECT_EQ(finding["expected"], "10 (десяти)");
  EXPECT_EQ(finding["observed"], "15 (пятнадцати)");
  EXPECT_EQ(finding["fingerprint"], "0123456789abcdef");
  const json expected_place = {{"part", "word/document.xml"}, {"page", 2}, {"clause", "4.2"}, {"quote", "15 (пятнадцати)"}};
  EXPECT_EQ(finding["locations"], json::array({expected_place}));
}

TEST(JsonReport, AValueThatOccursTwiceIsTheFirstFilledOne) {
  const json value = report_of(example())["values"]["client_inn"];
  EXPECT_EQ(value["raw"], "7707083894");
  EXPECT_EQ(value["value"], "7707083894");
  EXPECT_EQ(value["location"]["part"], "word/document.xml");
  EXPECT_EQ(value["location"]["quote"], "7707083894");
}

TEST(JsonReport, WithoutTemplateSaysNull) {
  Example made = example();
  made.report.sample.reset();
  EXPECT_TRUE(report_of(made)["template"].is_null());
}

TEST(JsonReport, IsOneLineOfValidUtf8WhateverTheDocumentHolds) {
  Example made = example();
  made.report.findings[0].observed = "line\nbreak \"quote\" \\ \x01 \x1b[2J \u2028 \u202e \xff\xfe \U000E0041";
  const std::string text = write_json(made.report, &made.document, options());
  EXPECT_EQ(text.find('\n'), std::string::npos);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\u202e"), std::string::npos);
  EXPECT_EQ(json::parse(text)["findings"][0]["observed"], "line\nbreak \"quote\" \\ \x01 \x1b[2J \u2028 \u202e \ufffd\ufffd \U000E0041");
}

TEST(JsonReport, SameReportSameBytes) {
  const Example made = example();
  EXPECT_EQ(write_json(made.report, &made.document, options()), write_json(example().report, &made.document, options()));
}

TEST(JsonError, HasCodeWhereAndMessage) {
  const Error error{ErrorCode::LimitReached, "word/document.xml", "none", ""};
  const json told = json::parse(write_error_json(error, product_messages(), Language::English, "a.docx"));
  EXPECT_EQ(told["error"]["code"], "limit_reached");
  EXPECT_EQ(told["error"]["where"], "word/document.xml");
  EXPECT_EQ(told["error"]["message"], "The file outgrows a limit");
  EXPECT_EQ(told["subject"]["name"], "a.docx");
}

}  // namespace
}  // namespace sverka::test
