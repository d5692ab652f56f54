// Rows of services whose columns are no cells.
#include "programme/act/act_rows.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/checks_data.hpp"

namespace sverka {
namespace {

// "quantity|unit|price|sum" of each row, and "?" where something was left.
std::string rows_of(const std::vector<std::string>& texts) {
  std::vector<PaperLine> lines;
  for (const std::string& text : texts) {
    PaperLine line;
    line.text = text;
    line.block = static_cast<std::uint32_t>(lines.size());
    lines.push_back(line);
  }
  const ActPaper act = read_act(lines, test::rule_data().lexicon);
  std::string said;
  for (const ActRow& row : act.rows) {
    said += row.quantity.raw + "|" + row.unit.raw + "|" + row.price.raw + "|" + row.sum.raw + "\n";
  }
  for (const ActGap& gap : act.unread) {
    said += gap.what == ActUnread::Services ? "?" : gap.what == ActUnread::Sum ? "? sum " + gap.text.raw : "? words";
  }
  return said;
}

const std::string kHeads = "№ Наименование услуг Кол-во Ед. Цена Сумма";

TEST(ActRows, AreReadFromTheirFigures) {
  EXPECT_EQ(rows_of({kHeads, "1 Услуги связи за сентябрь 2026 г. 1 усл. 9 500,00 9 500,00", "Итого: 9 500,00"}),
            "1|усл.|9 500,00|9 500,00\n");
  EXPECT_EQ(rows_of({kHeads, "1 Услуги связи 2 шт. 500 1000", "2 Услуги поиска 1 шт. 300 300", "Итого: 1300"}),
            "2|шт.|500|1000\n1|шт.|300|300\n");
}

TEST(ActRows, MayBeBrokenIntoLines) {
  EXPECT_EQ(rows_of({kHeads, "1 Услуги связи за сентябрь 2026 г. 1", "усл. 9 500,00 10 000,00", "Итого: 10 000,00"}),
            "1|усл.|9 500,00|10 000,00\n");
  EXPECT_EQ(rows_of({kHeads, "1 Услуги связи 1 усл. 15", "250,50 15 250,50", "Итого: 15 250,50"}), "1|усл.|15 250,50|15 250,50\n");
}

TEST(ActRows, AreSaidWhereTheyHaveNoOneReading) {
  EXPECT_EQ(rows_of({kHeads, "1 Услуги связи 1 усл. 10 250,00", "Итого: 10 250,00"}), "?");
  EXPECT_EQ(rows_of({kHeads, "1 Услуги связи один усл. 10 000,00", "Итого: 10 000,00"}), "?");
}

TEST(ActRows, ProseNamesNoColumns) {
  EXPECT_EQ(rows_of({"Стороны согласовали наименование услуг, их количество, цену и сумму в приложении к договору от той же даты.",
                     "Итого: 10 000,00"}),
            "");
}

TEST(ActRows, SumsThatNothingExplainsAreSaid) {
  EXPECT_EQ(rows_of({"Стоимость услуг составила 10 000,00 руб.", "Удержано 250,00 руб."}), "? sum 250,00 руб.");
  EXPECT_EQ(rows_of({"Стоимость услуг составила 10 000,00 руб.", "Оплачено 10 000,00 руб."}), "");
  EXPECT_EQ(rows_of({"Стоимость услуг составила 10 000,00 руб.", "Дестяь тсыяч рублей 00 копеек"}), "? words");
}

}  // namespace
}  // namespace sverka
