// Whole reports: one edit gives one finding under its rule, and says what it touches; without a template nothing is claimed.
#include <gtest/gtest.h>

#include "audit/rule.hpp"
#include "support/example_evidence.hpp"

namespace sverka {
namespace {

const std::string kTemplate = R"(
Договор № {{agreement_number: document_number}} от {{agreement_date: date}}
1.| Лицензиар предоставляет Лицензиату право использования программы на срок действия договора.
2.| Лицензиат выплачивает вознаграждение не позднее 10 рабочих дней с даты выставления счета.
3.| Лицензиат не вправе передавать полученные права третьим лицам без согласия Лицензиара.
4.| Неустойка составляет 0,1 % от суммы задолженности за каждый день просрочки.
5.| Споры рассматриваются в Арбитражном суде города Москвы.
6.| Лицензиат дает согласие на обработку персональных данных своих работников.
Наименование: {{client_name: organisation_name}}
ИНН: {{client_inn: inn}}
)";

std::string filled() {
  std::string text = kTemplate;
  const std::pair<std::string, std::string> values[] = {{"{{agreement_number: document_number}}", "ЛД-15"},
                                                        {"{{agreement_date: date}}", "12 ноября 2026 г."},
                                                        {"{{client_name: organisation_name}}", "ООО «Ромашка»"},
                                                        {"{{client_inn: inn}}", "7707083893"}};
  for (const auto& [mark, value] : values) {
    text.replace(text.find(mark), mark.size(), value);
  }
  return text;
}

Report run(const std::string& document, const std::string& more = {}) {
  const auto made = test::evidence_of("=== template" + kTemplate + "=== document" + document + more);
  return run_rules(test::agreement_rules(), made->evidence, "agreement");
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

std::string said(const Report& report) {
  std::string all;
  for (const Finding& finding : report.findings) {
    all += "\n  " + finding.rule + ": " + finding.message.russian;
  }
  return all;
}

TEST(AgreementReport, ACorrectFillConforms) {
  const Report report = run(filled());
  EXPECT_EQ(report.conclusion, Conclusion::Conforms) << said(report);
  EXPECT_EQ(report.values.find("client_inn")->second.value, "7707083893");
  EXPECT_EQ(report.values.find("agreement_date")->second.value, "2026-11-12");
}

TEST(AgreementReport, OneEditIsOneFinding) {
  struct Row {
    const char* what;
    const char* with;
    const char* rule;
    const char* touch;
  };
  const Row rows[] = {
      {"10 рабочих", "15 рабочих", "text-changed", "term"},
      {"0,1 %", "1 %", "text-", "amount"},
      {"Лицензиат не вправе", "Лицензиат вправе", "text-removed", "negation"},
      {"согласия Лицензиара", "согласия Лицензиата", "text-changed", "party"},
      {"суде города Москвы", "суде города Твери", "text-changed", ""},
      {"Споры рассматриваются в Арбитражном суде", "Споры рассматриваются в третейском суде", "text-changed", "jurisdiction"},
      {"персональных данных", "любых данных", "text-changed", "personal_data"},
      {"Неустойка составляет", "Неустойка не может превышать и составляет", "text-added", "negation"},
      {"с даты выставления счета", "с {hidden:последней }даты выставления счета", "hidden-text", ""},
      {"с даты выставления счета", "с {inserted:последней }даты выставления счета", "tracked-changes", ""},
      {"третьим лицам", "тpeтьим лицам", "look-alike-letters", ""},
      {"третьим лицам", "тре\\u{200B}тьим лицам", "invisible-characters", ""},
      {"7707083893", "7707083894", "inn-checksum", ""},
      {"12 ноября 2026 г.", "32 ноября 2026 г.", "date-invalid", ""},
      {"ООО «Ромашка»", "ООО «Ромашка», обязанность которого по оплате прекращается", "slot-abuse", ""},
  };
  for (const Row& row : rows) {
    const Report report = run(replaced(filled(), row.what, row.with));
    ASSERT_EQ(report.findings.size(), 1u) << row.with << said(report);
    const Finding& finding = report.findings[0];
    EXPECT_TRUE(finding.rule.starts_with(row.rule)) << row.with << said(report);
    EXPECT_EQ(report.conclusion, Conclusion::DoesNotConform) << row.with;
    EXPECT_FALSE(finding.locations.empty()) << row.with;
    const bool touched = std::find(finding.touches.begin(), finding.touches.end(), row.touch) != finding.touches.end();
    EXPECT_TRUE(std::string(row.touch).empty() || touched) << row.with << " does not touch " << row.touch;
  }
}

TEST(AgreementReport, WithoutATemplateNothingIsClaimed) {
  const Report report = run(filled(), "=== choice\nnone\n");
  EXPECT_EQ(report.conclusion, Conclusion::NeedsReview);
  ASSERT_EQ(report.findings.size(), 1u) << said(report);
  EXPECT_EQ(report.findings[0].rule, "template-unknown");
  for (const RuleOutcome& rule : report.rules) {
    EXPECT_TRUE(rule.outcome == Outcome::CannotTell || rule.id == "text-unread" || rule.id.starts_with("card-") ||
                rule.id.starts_with("bank-"))
        << rule.id;
  }
}

TEST(AgreementReport, EveryRuleHasAnOutcome) {
  const Report report = run(filled());
  EXPECT_EQ(report.rules.size(), test::agreement_rules().size());
}

TEST(AgreementReport, IsTheSameEachTime) {
  const std::string document = replaced(replaced(filled(), "10 рабочих", "15 рабочих"), "7707083893", "7707083894");
  const Report first = run(document);
  const Report second = run(document);
  ASSERT_EQ(first.findings.size(), second.findings.size());
  for (std::size_t i = 0; i < first.findings.size(); ++i) {
    EXPECT_EQ(first.findings[i].fingerprint, second.findings[i].fingerprint);
    EXPECT_EQ(first.findings[i].message.russian, second.findings[i].message.russian);
  }
}

}  // namespace
}  // namespace sverka
