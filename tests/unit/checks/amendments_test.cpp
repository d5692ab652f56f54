// Clause 5.6: an edit that the Company approved is accepted exactly: this text, this clause, this client's agreement.
#include <gtest/gtest.h>

#include "audit/rule.hpp"
#include "support/example_evidence.hpp"

namespace sverka {
namespace {

const std::string kTemplate = R"(=== template
Договор № {{agreement_number: document_number}}
1.| Лицензиар предоставляет Лицензиату право использования программы на срок действия договора.
2.| Лицензиат выплачивает вознаграждение не позднее 10 рабочих дней с даты выставления счета.
3.| Лицензиат не вправе передавать полученные права третьим лицам без согласия Лицензиара.
4.| Споры рассматриваются в Арбитражном суде города Москвы.
ИНН Клиента: {{client_inn: inn}}
=== document
)";

const std::string kDocument = R"(Договор № ЛД-15
1.| Лицензиар предоставляет Лицензиату право использования программы на срок действия договора.
2.| Лицензиат выплачивает вознаграждение не позднее 10 рабочих дней с даты выставления счета.
3.| Лицензиат не вправе передавать полученные права третьим лицам без согласия Лицензиара.
4.| Споры рассматриваются в Арбитражном суде города Москвы.
ИНН Клиента: 7707083893
)";

const std::string kApprovedText = "Лицензиат выплачивает вознаграждение не позднее 15 рабочих дней с даты выставления счета.";

struct Approval {
  std::string number = "ЛД-15", inn = "7707083893", clause = "2", text = kApprovedText;
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

Report run(const std::string& document, const Approval& approval) {
  const std::string input = kTemplate + document + "=== amendments\n[[amendments]]\nagreement_number = \"" + approval.number +
                            "\"\nclient_inn = \"" + approval.inn + "\"\nclause = \"" + approval.clause + "\"\ntext = \"" + approval.text +
                            "\"\napproved_by = \"A\"\napproved_on = \"2026-11-01\"\n";
  const auto made = test::evidence_of(input);
  return run_rules(test::agreement_rules(), made->evidence, "agreement");
}

const std::string& edited() {
  static const std::string document = replaced(kDocument, "10 рабочих", "15 рабочих");
  return document;
}

TEST(Amendments, AcceptExactlyTheApprovedText) {
  const Report report = run(edited(), {});
  EXPECT_EQ(report.conclusion, Conclusion::Conforms);
  EXPECT_TRUE(report.findings.empty());
  ASSERT_EQ(report.accepted.size(), 1u);
  EXPECT_EQ(report.accepted[0].clause, "2");
}

TEST(Amendments, AcceptTheTextInOtherTypographyOrWithItsNumber) {
  Approval approval;
  approval.text = "2. " + replaced(kApprovedText, "15 рабочих", "15\xC2\xA0рабочих");
  EXPECT_EQ(run(edited(), approval).conclusion, Conclusion::Conforms);
}

TEST(Amendments, AcceptNothingElse) {
  struct Row {
    const char* why;
    std::string document;
    Approval approval;
  };
  const std::vector<Row> rows = {
      {"another number of days", replaced(edited(), "15 рабочих", "20 рабочих"), {}},
      {"more than was approved", replaced(edited(), "счета.", "счета и акта."), {}},
      {"another clause edited too", replaced(edited(), "не вправе", "вправе"), {}},
      {"another clause approved", edited(), {"ЛД-15", "7707083893", "3", kApprovedText}},
      {"another agreement", edited(), {"ЛД-16", "7707083893", "2", kApprovedText}},
      {"another client", edited(), {"ЛД-15", "7736050003", "2", kApprovedText}},
      {"hidden text in the clause", replaced(edited(), "счета.", "{hidden:счета.}"), {}},
      {"a tracked change in the clause", replaced(edited(), "счета.", "{inserted:счета.}"), {}},
  };
  for (const Row& row : rows) {
    const Report report = run(row.document, row.approval);
    EXPECT_EQ(report.conclusion, Conclusion::DoesNotConform) << row.why;
    EXPECT_FALSE(report.findings.empty()) << row.why;
  }
}

TEST(Amendments, AreNotListedWhenNothingWasChanged) {
  EXPECT_TRUE(run(kDocument, {}).accepted.empty());
}

TEST(Amendments, LetAClauseBeLeftOutWhole) {
  const Approval left_out{"ЛД-15", "7707083893", "4", ""};
  const std::string without = replaced(kDocument, "4.| Споры рассматриваются в Арбитражном суде города Москвы.\n", "");
  const Report report = run(without, left_out);
  EXPECT_EQ(report.conclusion, Conclusion::Conforms) << (report.findings.empty() ? "" : report.findings[0].message.russian);
  EXPECT_EQ(report.accepted.size(), 1u);
  const std::string half = replaced(kDocument, " в Арбитражном суде города Москвы", "");
  EXPECT_EQ(run(half, left_out).conclusion, Conclusion::DoesNotConform);
}

}  // namespace
}  // namespace sverka
