// What an edit touches, by plain word lists and by the units after numbers.
#include <gtest/gtest.h>

#include "checks/touches.hpp"
#include "programme/words.hpp"
#include "support/checks_data.hpp"

namespace sverka {
namespace {

std::string touched(const std::string& expected, const std::string& observed, const std::string& after = "") {
  Document document;
  Block block;
  block.text = observed + " " + after;
  document.blocks.push_back(block);
  Deviation deviation;
  deviation.expected = expected;
  deviation.observed = observed;
  deviation.places = {Place{0, TextRange{0, static_cast<std::uint32_t>(observed.size())}}};
  std::string all;
  for (const std::string& name : touches(deviation, document, test::rule_data().lexicon)) {
    all += (all.empty() ? "" : " ") + name;
  }
  return all;
}

TEST(Touches, TellsByWords) {
  struct Row {
    const char* expected;
    const char* observed;
    const char* after;
    const char* touches;
  };
  const Row rows[] = {
      {"10", "15", "рабочих дней", "term"},
      {"10", "15", "(десять) рабочих дней", "term"},
      {"0,1", "0,01", "% от суммы", "amount"},
      {"5 000", "6 000", "рублей", "amount"},
      {"12", "13", "ноября 2026 г.", "date"},
      {"10", "11", "настоящего Договора", "other"},
      {"не", "", "вправе", "negation"},
      {"может", "обязан", "передать", "negation"},
      {"Лицензиара", "Лицензиата", "", "party"},
      {"", "Лицензиар не несёт ответственности за убытки", "", "negation party liability"},
      {"Москвы", "Твери", "", "other"},
      {"Арбитражном суде", "третейском суде", "", "jurisdiction"},
      {"персональных данных", "данных", "", "personal_data"},
      {"пять", "шесть", "процентов", "amount"},
      {"синий", "красный", "", "other"},
      {",", "", "", "other"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(touched(row.expected, row.observed, row.after), row.touches) << row.expected << " -> " << row.observed;
  }
}

// touches() compares the lists as they stand.
TEST(Touches, TheListsAreFolded) {
  std::size_t words = 0;
  for (const char* list :
       {"touches_amount", "touches_term", "touches_date", "touches_negation", "touches_party", "touches_liability", "touches_jurisdiction",
        "touches_personal_data", "touches_units_amount", "touches_units_term", "touches_units_date"}) {
    for (const std::string& phrase : test::rule_data().lexicon.list(list)) {
      std::string folded;
      for (const Word& word : split_words(phrase)) {
        folded += (folded.empty() || word.is("*") ? "" : " ") + word.key;
      }
      EXPECT_EQ(folded, phrase) << list;
      ++words;
    }
  }
  EXPECT_GE(words, 200u);
}

}  // namespace
}  // namespace sverka
