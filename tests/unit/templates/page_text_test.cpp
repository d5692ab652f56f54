// What a page cannot say as a file of paragraphs does, and what is therefore no edit: numbers and bullets of clauses, words that a line
// end parts, a header that is shown once. In a DOCX each of them is one.
#include <gtest/gtest.h>

#include <string>

#include "document/notation.hpp"
#include "support/lexicon_files.hpp"
#include "templates/match.hpp"

namespace sverka {
namespace {

Document document_of(const std::string& notation) {
  auto document = parse_notation(notation);
  EXPECT_TRUE(document.has_value()) << notation;
  return document ? *document : Document{};
}

Template template_of(const std::string& notation) {
  auto sample = build_template(document_of(notation), {}, test::lexicon());
  EXPECT_TRUE(sample.has_value());
  return sample ? std::move(*sample) : Template{};
}

// A box for each word; a line ends where the text has "/".
Document page_of(const std::string& notation) {
  Document document = document_of("%format pdf\n%pages 1\n%part page\n" + notation);
  float line = 0;
  for (Block& block : document.blocks) {
    float x = 0;
    ++line;
    for (std::uint32_t at = 0; at < block.text.size();) {
      const bool line_end = block.text[at] == '/';
      if (line_end) {
        block.text.erase(at, 1);
        block.runs.back().text.end -= 1;
        x = 0;
        ++line;
      }
      if (!line_end && block.text[at] == ' ') {
        ++at;
        continue;
      }
      std::uint32_t end = at;
      while (end < block.text.size() && block.text[end] != ' ' && block.text[end] != '/') {
        ++end;
      }
      if (end > at) {
        block.boxes.push_back(WordBox{{at, end}, 1, {x, line * 10, x + 9, line * 10 + 8}});
      }
      x += 10;
      at = end;
    }
  }
  return document;
}

std::string deviations_of(const Document& document, const Template& sample) {
  const Alignment alignment = match(document, sample, test::lexicon());
  std::string lines;
  for (const Deviation& deviation : alignment.deviations) {
    lines += std::string(name_of(deviation.deviation_class)) + ": " + deviation.expected + " -> " + deviation.observed + "\n";
  }
  return lines;
}

const std::string kClauses = R"(
4.1.| Клиент платит вознаграждение Лицензиару ежемесячно по счёту
4.2.| Лицензиар выставляет счёт по пункту 4.1. Договора в течение пяти дней
•| только в рублях и только с расчётного счёта Клиента
)";

TEST(PageText, NumbersOfClausesAreTheirLabels) {
  const Template sample = template_of(kClauses);
  const std::string typed =
      "4.1. Клиент платит вознаграждение Лицензиару ежемесячно по счёту\n"
      "4.2. Лицензиар выставляет счёт по пункту 4.1. Договора в течение пяти дней\n"
      "▪ только в рублях и только с расчётного счёта Клиента\n";
  EXPECT_EQ(deviations_of(page_of(typed), sample), "");
  EXPECT_NE(deviations_of(document_of(typed), sample), "") << "a typed bullet is an edit of a DOCX";
}

TEST(PageText, AClauseThatWasTakenForTheEndOfTheOneBefore) {
  const Template sample = template_of(kClauses);
  EXPECT_EQ(deviations_of(page_of("4.1. Клиент платит вознаграждение Лицензиару ежемесячно по счёту /4.2. Лицензиар выставляет счёт по "
                                  "пункту 4.1. Договора в течение пяти дней\n• только в рублях и только с расчётного счёта Клиента\n"),
                          sample),
            "");
}

TEST(PageText, ANumberInTheTextThatWasTakenForAClause) {
  const Template sample = template_of(kClauses);
  EXPECT_EQ(deviations_of(page_of("4.1. Клиент платит вознаграждение Лицензиару ежемесячно по счёту\n4.2. Лицензиар выставляет счёт по "
                                  "пункту\n4.1. Договора в течение пяти дней\n• только в рублях и только с расчётного счёта Клиента\n"),
                          sample),
            "");
}

TEST(PageText, AnotherNumberIsAnEdit) {
  const Template sample = template_of(kClauses);
  EXPECT_NE(deviations_of(page_of("4.1. Клиент платит вознаграждение Лицензиару ежемесячно по счёту\n4.3. Лицензиар выставляет счёт по "
                                  "пункту 4.1. Договора в течение пяти дней\n• только в рублях и только с расчётного счёта Клиента\n"),
                          sample),
            "");
}

TEST(PageText, AWordThatALineEndParts) {
  const Template sample = template_of("Клиент платит вознаграждение в какой-либо валюте по договору");
  EXPECT_EQ(deviations_of(page_of("Клиент платит вознаграж-/дение в какой-/либо валюте по договору"), sample), "");
  EXPECT_NE(deviations_of(page_of("Клиент платит вознаграж-дение в какой-либо валюте по договору"), sample), "") << "within a line";
}

TEST(PageText, TheHeaderOfAPaperOfOnePage) {
  const Template sample = template_of("Клиент платит вознаграждение в рублях\n[header] Договор лицензии с Клиентом\n");
  EXPECT_EQ(deviations_of(page_of("Договор лицензии с Клиентом\nКлиент платит вознаграждение в рублях"), sample), "");
  EXPECT_NE(deviations_of(page_of("Клиент платит вознаграждение в рублях"), sample), "") << "the header is missing";
  EXPECT_NE(deviations_of(page_of("Договор лицензии без Клиента\nКлиент платит вознаграждение в рублях"), sample), "");
}

}  // namespace
}  // namespace sverka
