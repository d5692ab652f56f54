// The forms for templates and rules, and that no form shows the key of a sentence instead of the sentence.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "unit/report/example_report.hpp"

namespace sverka::test {
namespace {

using nlohmann::json;

Template small_template() {
  Template sample;
  sample.identity = {"own.docx", "", {}, {}, true};
  sample.document.parts = {"word/document.xml"};
  sample.document.blocks = {block("Договор"), block("ИНН ____________, КПП ____", "1."), block("Лицензиар вправе всё.", "2.")};
  Slot inn;
  inn.name = "client_inn";
  inn.schema = FieldSchema::Inn;
  inn.mark_text = "____________";
  inn.clause = "1";
  Slot basis;
  basis.name = "client_basis";
  basis.schema = FieldSchema::Choice;
  basis.schema_guessed = false;
  basis.required = false;
  basis.mark = SlotMark::Braces;
  basis.choices = {"Устава", "доверенности"};
  sample.slots = {inn, basis};
  for (const std::int32_t slot : {-1, 0, -1, 1, -1}) {
    TemplateElement element;
    element.slot = slot;
    sample.elements.push_back(element);
  }
  sample.repeated = {{1, 4}};
  sample.agreements = {{{"client_inn", "requisites_inn"}}};
  sample.defects = {{"adjacent-slots", 1, "____"}, {"template-has-ole-object", 2, "x"}};
  return sample;
}

const std::vector<std::string> kClauses = {"", "1", "2"};

Rule small_rule() {
  Rule rule;
  rule.id = "text-changed";
  rule.scope = "agreement";
  rule.kind = "deviations";
  rule.title = {"Заменены слова", "Words were replaced"};
  rule.why = {"Потому что.", "Because."};
  rule.message = {"{observed} вместо {expected}", "{observed} instead of {expected}"};
  rule.advice = {"Верните.", "Restore."};
  rule.source = {"5.6", "5.9"};
  rule.examples = {{"Без правок", Outcome::Passed, "=== document\nтекст"}, {"С правкой", Outcome::Failed, "=== document\nдругой"}};
  return rule;
}

ReportOptions options(Language language = Language::Russian) {
  ReportOptions made;
  made.language = language;
  made.version = "0.1.0";
  return made;
}

TEST(TemplateView, TextShowsSlotsClausesAndDefects) {
  const std::string text = write_template_text(small_template(), kClauses, product_messages(), options());
  for (const char* part :
       {"own.docx", "Пункты: 2", "Поля: 2", "client_inn (ИНН Клиента): ИНН, inn (угадан), обязательно, подчёркивания, п. 1",
        "| доверенности", "необязательно", "client_inn, client_basis", "client_inn, requisites_inn", "два поля стоят рядом",
        "ole-object"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
}

TEST(TemplateView, JsonHasTheSame) {
  const json seen = json::parse(write_template_json(small_template(), kClauses, options()));
  EXPECT_EQ(seen["fixed_tokens"], 3);
  EXPECT_EQ(seen["slots"][0]["name"], "client_inn");
  EXPECT_EQ(seen["slots"][0]["schema"], "inn");
  EXPECT_EQ(seen["slots"][0]["schema_guessed"], true);
  EXPECT_EQ(seen["slots"][1]["choices"], json::array({"Устава", "доверенности"}));
  EXPECT_EQ(seen["clauses"][0]["clause"], "1");
  EXPECT_EQ(seen["repeated"][0]["slots"], json::array({"client_inn", "client_basis"}));
  EXPECT_EQ(seen["defects"][0]["code"], "adjacent-slots");
}

TEST(RulesView, ListsAndExplains) {
  const std::string table = write_rules_text({small_rule()}, product_messages(), options());
  EXPECT_NE(table.find("text-changed  5.6, 5.9  нарушение"), std::string::npos) << table;
  const std::string one = write_rule_text(small_rule(), product_messages(), options());
  for (const char* part :
       {"Заменены слова", "Потому что.", "{observed} вместо {expected}", "п. 5.6, 5.9", "С правкой: нарушено", "другой"}) {
    EXPECT_NE(one.find(part), std::string::npos) << part << "\n" << one;
  }
  const json list = json::parse(write_rules_json({small_rule()}, options()));
  EXPECT_EQ(list["rules"][0]["source"], json::array({"5.6", "5.9"}));
  const json explained = json::parse(write_rule_json(small_rule(), options(Language::English)));
  EXPECT_EQ(explained["why"], "Because.");
  EXPECT_EQ(explained["examples"][1]["outcome"], "failed");
}

TEST(Sentences, NoFormShowsAKey) {
  Example made = example();
  Amendment amendment;
  amendment.clause = "4.2";
  made.report.accepted.push_back(amendment);
  made.report.findings[0].touches = {"amount", "term", "date", "negation", "party", "liability", "jurisdiction", "personal_data", "other"};
  made.report.findings[1].severity = Severity::Warning;
  made.report.findings[2].severity = Severity::Note;
  made.report.findings[3].observed = "Aimy\u200blogic";
  for (std::uint8_t story = 0; story <= static_cast<std::uint8_t>(Story::Unseen); ++story) {
    for (const HeaderUse use : {HeaderUse::Default, HeaderUse::First, HeaderUse::Even}) {
      Block other = block("текст");
      other.story = static_cast<Story>(story);
      other.header_use = use;
      other.runs[0].flags = 0xFFFFFFFFu;
      made.document.blocks.push_back(other);
    }
  }
  made.report.findings[0].locations[0].part = "word/header1.xml";
  made.report.findings[1].locations[0].part = "word/media/image1.png";
  Template sample = small_template();
  sample.identity.in_force_from = make_date(2022, 3, 1);
  for (const Language language : {Language::Russian, Language::English}) {
    const Messages& messages = product_messages();
    const ReportOptions with = options(language);
    const std::string all = write_text(made.report, messages, with) +
                            write_html(made.report, &made.document, &made.sample, &made.alignment, messages, with) +
                            write_template_text(sample, kClauses, messages, with) + write_template_text(Template(), {}, messages, with) +
                            write_rules_text({small_rule()}, messages, with) + write_rule_text(small_rule(), messages, with);
    for (const char* prefix : {"report.", "flag.", "schema.", "defect."}) {
      const std::size_t at = all.find(prefix);
      EXPECT_EQ(at, std::string::npos) << all.substr(at == std::string::npos ? 0 : at, 60);
    }
  }
}

}  // namespace
}  // namespace sverka::test
