// A small agreement with one finding of each sort, made by hand: what the report's forms are tested on.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "audit/finding.hpp"
#include "audit/messages.hpp"
#include "checks/load.hpp"
#include "document/document.hpp"
#include "report/write.hpp"

namespace sverka::test {

inline std::string text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The product's own sentences: the tests read the report as a person does.
inline const Messages& product_messages() {
  static const Messages messages = [] {
    Messages loaded;
    for (const char* name : {"messages.toml", "messages-report.toml"}) {
      const std::string path = std::string(SVERKA_SOURCE_DIR) + "/checks/data/" + name;
      const Result<void> result = load_messages(text_of_file(path), path, loaded);
      if (!result) {
        throw std::runtime_error(result.error().where + ": " + result.error().detail);
      }
    }
    return loaded;
  }();
  return messages;
}

struct Example {
  Document document;
  Template sample;
  Alignment alignment;
  Report report;
};

inline Block block(std::string text, std::string label = {}) {
  Block made;
  made.text = std::move(text);
  if (!made.text.empty()) {
    made.runs.push_back({{0, static_cast<std::uint32_t>(made.text.size())}, 0});
  }
  made.label = std::move(label);
  made.label_origin = made.label.empty() ? LabelOrigin::None : LabelOrigin::Numbering;
  return made;
}

inline TextRange range_of(const Block& in, const std::string& words) {
  const auto begin = static_cast<std::uint32_t>(in.text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

inline Finding finding_at(const Document& document, std::uint32_t index, TextRange range, std::string clause) {
  Finding finding;
  Location location;
  location.part = document.parts.at(document.blocks[index].part);
  location.page = document.blocks[index].page;
  location.clause = clause;
  location.quote = document.blocks[index].text.substr(range.begin, range.end - range.begin);
  location.place = {index, range};
  finding.locations.push_back(location);
  finding.clause = std::move(clause);
  finding.fingerprint = "0123456789abcdef";
  return finding;
}

inline void add_deviation(Example& example, Finding finding, DeviationClass deviation_class) {
  Deviation deviation;
  deviation.deviation_class = deviation_class;
  deviation.expected = finding.expected;
  deviation.observed = finding.observed;
  for (const Location& location : finding.locations) {
    deviation.places.push_back(location.place);
  }
  finding.deviation_class = deviation_class;
  example.alignment.deviations.push_back(std::move(deviation));
  example.report.findings.push_back(std::move(finding));
}

inline Document example_document() {
  Document document;
  document.format = "docx";
  document.pages = 2;
  document.parts = {"word/document.xml", "word/header1.xml"};
  document.blocks = {block("ЛИЦЕНЗИОННЫЙ ДОГОВОР № 17"),
                     block("Лицензиат оплачивает счёт в течение 15 (пятнадцати) рабочих дней.", "4.2."),
                     block("Договор вступает в силу с даты подписания.", "4.3."),
                     block("ИНН 7707083894"),
                     block("скидка 90 %"),
                     block("Наименование"),
                     block("Цена, руб."),
                     block("Лицензия Aimylоgic"),
                     block("5 000,00"),
                     block("Экземпляр Лицензиата")};
  document.blocks[0].outline_level = 1;
  document.blocks[1].page = 2;
  document.blocks[4].runs = {{{0, static_cast<std::uint32_t>(document.blocks[4].text.size())}, kHidden}};
  for (std::uint32_t i = 5; i < 9; ++i) {
    document.blocks[i].cell = {1, i < 7 ? 1u : 2u, i % 2 == 1 ? 1u : 2u, 1};
  }
  document.blocks[9].story = Story::Header;
  document.blocks[9].part = 1;
  return document;
}

inline Example example() {
  Example made;
  made.document = example_document();
  made.sample.identity = {"license-agreement", "2022-03", {}, {}, false};
  Slot inn;
  inn.name = "client_inn";
  inn.schema = FieldSchema::Inn;
  made.sample.slots.push_back(inn);
  const Document& document = made.document;

  Finding changed = finding_at(document, 1, range_of(document.blocks[1], "15 (пятнадцати)"), "4.2");
  changed.rule = "text-changed";
  changed.message = {"Текст пункта изменён", "The clause was changed"};
  changed.advice = {"Верните текст шаблона.", "Restore the template's text."};
  changed.source = {"5.6", "5.9"};
  changed.touches = {"term"};
  changed.expected = "10 (десяти)";
  changed.observed = "15 (пятнадцати)";
  changed.before = "счёт в течение";
  changed.after = "рабочих дней.";
  add_deviation(made, std::move(changed), DeviationClass::Changed);

  Finding removed = finding_at(document, 2, {77, 77}, "4.3");
  removed.rule = "text-removed";
  removed.message = {"Убран текст шаблона", "Text of the template was removed"};
  removed.source = {"5.6"};
  removed.expected = "Стороны обязаны хранить тайну.";
  add_deviation(made, std::move(removed), DeviationClass::Removed);

  Finding hidden = finding_at(document, 4, {0, static_cast<std::uint32_t>(document.blocks[4].text.size())}, "4.3");
  hidden.rule = "hidden-text";
  hidden.message = {"Текст, которого не видно", "Text that is not seen"};
  hidden.observed = "скидка 90 %";
  add_deviation(made, std::move(hidden), DeviationClass::Hidden);
  made.alignment.deviations.back().flags = kHidden;

  Finding look_alike = finding_at(document, 7, range_of(document.blocks[7], "Aimylоgic"), "");
  look_alike.rule = "look-alike";
  look_alike.outcome = Outcome::CannotTell;
  look_alike.message = {"Похожие буквы", "Look-alike letters"};
  look_alike.expected = "Aimylogic";
  look_alike.observed = "Aimylоgic";
  add_deviation(made, std::move(look_alike), DeviationClass::LookAlike);

  Finding inn_digit = finding_at(document, 3, range_of(document.blocks[3], "7707083894"), "");
  inn_digit.rule = "inn-check-digit";
  inn_digit.message = {"ИНН не сходится по контрольной цифре", "The INN fails its check digit"};
  inn_digit.source = {"5.7"};
  inn_digit.observed = "7707083894";
  made.report.findings.push_back(std::move(inn_digit));

  SlotValue value;
  value.state = SlotState::Filled;
  value.raw = "7707083894";
  value.places = {{3, range_of(document.blocks[3], "7707083894")}};
  made.alignment.values.push_back(value);

  Report& report = made.report;
  report.job = "agreement";
  report.today = *make_date(2026, 11, 22);
  report.subject = {"договор 17.docx", "docx", std::string(64, 'a'), 2};
  report.sample = made.sample.identity;
  report.conclusion = Conclusion::DoesNotConform;
  report.rules = {{"text-changed", Outcome::Failed}, {"look-alike", Outcome::CannotTell}, {"date-order", Outcome::Passed}};
  report.values.emplace("client_inn", Value{"", "", "", {}});
  report.values.emplace("client_inn", Value{"7707083894", "7707083894", "", {{3, range_of(document.blocks[3], "7707083894")}}});
  report.accounting = {30, 20, 2, 1, 2, 5};
  report.notes.push_back({"old-namespace", {"Старое пространство имён", "An old namespace"}});
  return made;
}

}  // namespace sverka::test
