#include <gtest/gtest.h>

#include <algorithm>

#include "report/difference.hpp"
#include "report/page_text.hpp"
#include "report/shown.hpp"
#include "unit/report/example_report.hpp"

namespace sverka::test {
namespace {

ReportOptions options(Language language = Language::Russian) {
  ReportOptions made;
  made.language = language;
  made.version = "0.1.0";
  made.width = 80;
  return made;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; begin = end + 1, end = text.find('\n', begin)) {
    lines.push_back(text.substr(begin, end - begin));
  }
  return lines;
}

TEST(TextReport, SaysWhatWhereWhyAndWhatToDo) {
  const std::string text = write_text(example().report, product_messages(), options());
  for (const char* part : {"Договор не соответствует шаблону",
                           "договор 17.docx (DOCX, 2 страницы)",
                           "license-agreement, редакция 2022-03",
                           "22.11.2026",
                           "4 нарушения, 1 вопрос",
                           "1. Текст пункта изменён",
                           "Где: п. 4.2, стр. 2",
                           "Должно быть: ... счёт в течение [-10-] ([-десяти-]) рабочих дней. ...",
                           "{+15+} ({+пятнадцати+})",
                           "п. 5.6, 5.9 Партнёрской программы; отвечает партнёр",
                           "Что сделать: Верните текст шаблона.",
                           "Затрагивает: срок",
                           "[text-changed]",
                           "Решает человек",
                           "«о» (U+043E) вместо «o» (U+006F)",
                           "Aimyl{+о+}gic",
                           "ИНН не сходится по контрольной цифре",
                           "ИНН Клиента  7707083894",
                           "Учтено слов и знаков: 30. По шаблону 20",
                           "выполнено 1, нарушено 1",
                           "Старое пространство имён"}) {
    EXPECT_TRUE(holds(text, part)) << part << "\n" << text;
  }
}

TEST(TextReport, SpeaksEnglish) {
  const std::string text = write_text(example().report, product_messages(), options(Language::English));
  for (const char* part : {"does not conform", "2 pages", "4 violations, 1 question", "Where: clause 4.2, page 2",
                           "the partner is responsible", "2026-11-22"}) {
    EXPECT_TRUE(holds(text, part)) << part << "\n" << text;
  }
}

TEST(TextReport, HasNoLineWiderThanItsWidth) {
  Example made = example();
  made.report.findings[0].observed = std::string(3000, 'x') + " " + made.report.findings[0].before;
  for (const unsigned width : {40u, 60u, 80u, 100u}) {
    ReportOptions narrow = options();
    narrow.width = width;
    for (const std::string& line : lines_of(write_text(made.report, product_messages(), narrow))) {
      EXPECT_LE(display_width(line), width) << line;
    }
  }
}

TEST(TextReport, IsShorterWhenQuiet) {
  ReportOptions brief = options();
  brief.detail = Detail::Brief;
  const std::string text = write_text(example().report, product_messages(), brief);
  EXPECT_TRUE(holds(text, "Текст пункта изменён"));
  EXPECT_FALSE(holds(text, "Учтено"));
  EXPECT_FALSE(holds(text, "Данные договора"));
}

// Whatever stands in a document or in a file's name, a terminal is not driven by it.
TEST(TextReport, DisarmsTheTerminal) {
  Example made = example();
  made.report.subject.name = "a\x1b]0;owned\x07.docx";
  made.report.findings[0].observed = "\x1b[2J\u009b31m\u202eabc\u200b";
  made.report.findings[0].clause = "\x1b[1m";
  made.report.findings[0].locations[0].clause = "\x1b[1m";
  const std::string text = write_text(made.report, product_messages(), options());
  EXPECT_FALSE(holds(text, "\x1b"));
  EXPECT_FALSE(holds(text, "\x07"));
  EXPECT_FALSE(holds(text, "\u009b"));
  EXPECT_FALSE(holds(text, "\u202e"));
  EXPECT_TRUE(holds(text, "<U+202E>"));
  EXPECT_TRUE(holds(text, "<U+200B>"));
}

TEST(TextReport, MarksByColourOnATerminal) {
  ReportOptions coloured = options();
  coloured.colour = true;
  const std::string text = write_text(example().report, product_messages(), coloured);
  EXPECT_TRUE(holds(text, "\x1b[31;9m"));
  EXPECT_TRUE(holds(text, "\x1b[32;4m"));
  EXPECT_FALSE(holds(text, "[-"));
}

TEST(Difference, MarksWholeTokens) {
  struct Case {
    const char* expected;
    const char* observed;
    const char* marked;
  };
  const Case cases[] = {{"в течение 10 дней", "в течение 15 дней", "в течение [10 ]{15 }дней"},
                        {"вправе требовать", "вправе не требовать", "вправе {не }требовать"},
                        {"ничего", "", "[ничего]"},
                        {"", "всё", "{всё}"},
                        {"одно и то же", "одно и то же", "одно и то же"}};
  for (const Case& example : cases) {
    std::string marked;
    for (const DifferencePart& part : difference(example.expected, example.observed)) {
      const bool same = part.change == Change::Same;
      const bool removed = part.change == Change::Removed;
      marked += (same ? "" : removed ? "[" : "{") + part.text + (same ? "" : removed ? "]" : "}");
    }
    EXPECT_EQ(marked, example.marked);
  }
}

TEST(Difference, IsBoundedForTextsWithNothingInCommon) {
  std::string left, right;
  for (int i = 0; i < 20000; ++i) {
    left += "a" + std::to_string(i) + " ";
    right += "b" + std::to_string(i + 50000) + " ";
  }
  const auto parts = difference(left, right);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].text, left);
  EXPECT_EQ(parts[1].text, right);
}

TEST(PageText, WrapsByDisplayWidthAndHangsUnderTheText) {
  PageText page(40, false);
  page.paragraph(2, {{Ink::Plain, "Имя: "}}, {{Ink::Plain, "один два три четыре пять шесть семь восемь"}});
  const std::string text = page.take();
  EXPECT_EQ(text, "  Имя: один два три четыре пять шесть\n       семь восемь\n");
}

TEST(Shown, KeepsLettersAndNamesWhatNobodySees) {
  EXPECT_EQ(shown("Ёлка и\tсосна"), "Ёлка и сосна");
  EXPECT_EQ(shown("a\u200bb\u00adc"), "a<U+200B>bc");
  EXPECT_EQ(shown("\U000E0041"), "<U+E0041>");
  EXPECT_EQ(display_width("Ёж"), 2u);
  EXPECT_EQ(display_width("и\u0306"), 1u);
  EXPECT_EQ(display_width("漢"), 2u);
}

TEST(ErrorText, NamesTheFileAndTheReason) {
  const Error error{ErrorCode::Damaged, "word/document.xml", "no-such-reason-yet", "line 3"};
  EXPECT_EQ(write_error_text(error, product_messages(), Language::English, "a.docx"),
            "sverka: a.docx: word/document.xml: The file is damaged (line 3)\n");
  EXPECT_EQ(write_error_text(error, Messages(), Language::English, "a.docx"),
            "sverka: a.docx: word/document.xml: no-such-reason-yet (line 3)\n");
}

}  // namespace
}  // namespace sverka::test
