#include "programme/money.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "programme/words.hpp"
#include "table.hpp"
#include "words_of_russian.hpp"

namespace sverka {
namespace {

using test::lexicon;

constexpr GrammaticalCase kCases[] = {GrammaticalCase::Nominative, GrammaticalCase::Genitive, GrammaticalCase::Dative,
                                      GrammaticalCase::Accusative};

// "0.50", "2", "1000.5" of the table as kopecks.
std::int64_t kopecks_of(const std::string& amount) {
  const std::size_t point = amount.find('.');
  const std::string part = point == std::string::npos ? "" : amount.substr(point + 1);
  return std::stoll(amount.substr(0, point)) * 100 + (part.empty() ? 0 : std::stoll((part + "0").substr(0, 2)));
}

TEST(Money, Arithmetic) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(add(Money{500}, Money{-700})->kopecks, -200);
  EXPECT_FALSE(add(Money{kMost}, Money{1}));
  EXPECT_FALSE(add(Money{kLeast}, Money{-1}));
  EXPECT_FALSE(subtract(Money{kLeast}, Money{1}));
  EXPECT_FALSE(subtract(Money{0}, Money{kLeast}));
  EXPECT_FALSE(multiply(Money{kMost}, 2));
  EXPECT_EQ(multiply(Money{2550}, 4)->kopecks, 10200);
}

TEST(Money, Text) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {500000, "5000.00"}, {5, "0.05"}, {-50, "-0.50"}, {0, "0.00"}, {99'999'999'999'999, "999999999999.99"}};
  for (const auto& [kopecks, text] : cases) {
    EXPECT_EQ(to_string(Money{kopecks}), text);
    EXPECT_EQ(parse_money(text)->kopecks, kopecks);
  }
  EXPECT_EQ(to_string(Money{std::numeric_limits<std::int64_t>::min()}), "-92233720368547758.08");
  for (const char* text : {"", "5", "5.0", "5,00", "a.00", "5.000", ".00"}) {
    EXPECT_FALSE(parse_money(text)) << text;
  }
}

TEST(Money, WordVectorsInFourCases) {
  std::size_t read = 0;
  for (const auto& row : test::read_table("tests/data/amounts.tsv")) {
    ASSERT_EQ(row.size(), 5u);
    for (std::size_t column = 1; column < 5; ++column) {
      const auto money = read_amount_in_words(row[column], lexicon());
      ASSERT_TRUE(money) << row[column];
      EXPECT_EQ(money->kopecks, kopecks_of(row[0])) << row[column];
      // Kopecks after figures may stand in either form, so only the words before them are compared.
      const std::string written = fold_word(amount_in_words(*money, kCases[column - 1], lexicon()));
      const std::string expected = fold_word(row[column]);
      EXPECT_EQ(written.substr(0, written.find_first_of("0123456789")), expected.substr(0, expected.find_first_of("0123456789")));
      ++read;
    }
  }
  EXPECT_GE(read, 80u);
}

TEST(Money, WrittenAmountsReadBack) {
  std::mt19937_64 random(20261122);
  std::vector<std::int64_t> amounts{
      0,     1,      50,     99,     100,     101,       200,       1100,         1400,         2100,
      11100, 100000, 100100, 200000, 2100000, 100000000, 100000001, 100000000000, 200000000000, kLargestAmount.kopecks};
  for (int index = 0; index < 3000; ++index) {
    // Every size of number, not mostly the largest.
    std::int64_t limit = 10;
    for (std::uint64_t power = random() % 14; power > 0; --power) {
      limit *= 10;
    }
    amounts.push_back(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit)) % (kLargestAmount.kopecks + 1));
  }
  for (std::int64_t amount : amounts) {
    for (GrammaticalCase grammatical_case : kCases) {
      const std::string words = amount_in_words(Money{amount}, grammatical_case, lexicon());
      const auto read = read_amount_in_words(words, lexicon());
      ASSERT_TRUE(read) << words;
      EXPECT_EQ(read->kopecks, amount) << words;
    }
  }
}

TEST(Money, Figures) {
  const std::pair<const char*, std::int64_t> cases[] = {
      {"5 000,00 руб.", 500000},
      {"5000", 500000},
      {"5\u00A0000", 500000},
      {"5\u202F000", 500000},
      {"5\u2009000", 500000},
      {"5\u2007000", 500000},
      {"5'000", 500000},
      {"5\u2019000 ₽", 500000},
      {"2000-00", 200000},
      {"2000=00", 200000},
      {"2000.50", 200050},
      {"5 000 рублей 00 копеек", 500000},
      {"5 000 руб. 50 коп.", 500050},
      {"10 000 р.", 1000000},
      {"₽ 10 000", 1000000},
      {"1 250 000 рублей РФ", 125000000},
      {"1 000 российских рублей", 100000},
      {"1.000.000,00", 100000000},
      {"5.000", 500000},
      {"5,000.25", 500025},
      {"148 500,00", 14850000},
      {"0,50", 50},
      {"5 тыс. руб.", 500000},
      {"1,5 млн рублей", 150000000},
      {"999 999 999 999,99", 99'999'999'999'999},
      {"100 рублей Российской Федерации", 10000},
      {"7,5", 750},
  };
  for (const auto& [text, kopecks] : cases) {
    const auto money = read_amount_in_figures(text, lexicon());
    ASSERT_TRUE(money) << text;
    EXPECT_EQ(money->kopecks, kopecks) << text;
  }
  for (const char* text : {"", "-5000", "5000 рублей в месяц", "12.01.2026", "пять тысяч", "1000000000000000", "5 00", "5000,123",
                           "99999999999999999999999999", "5 000 долларов", "50%", "4.2.1"}) {
    EXPECT_FALSE(read_amount_in_figures(text, lexicon())) << text;
  }
}

TEST(Money, Words) {
  const std::pair<const char*, std::int64_t> cases[] = {
      {"тысяча рублей", 100000},
      {"Пять тысяч", 500000},
      {"пяти тысячам рублей", 500000},
      {"двадцать одну тысячу рублей", 2100000},
      {"трёхсот рублей", 30000},
      {"трехсот рублей", 30000},
      {"триста рублей пятьдесят копеек", 30050},
      {"одна тысяча один рубль 01 копейка", 100101},
      {"пятьдесят копеек", 50},
      {"сто сорок восемь тысяч пятьсот", 14850000},
      {"один миллион двести пятьдесят тысяч", 125000000},
      {"нуль рублей", 0},
      {"ПЯТЬ ТЫСЯЧ РУБЛЕЙ", 500000},
      {"пять тысяч рублей и 10 копеек", 500010},
      {"двадцать  пять\u00A0рублей", 2500},
      {"миллион рублей", 100000000},
      {"пять тысяч руб. 00 коп.", 500000},
      {"десяти тысяч российских рублей", 1000000},
      {"полтора миллиона рублей", 150000000},
  };
  for (const auto& [text, kopecks] : cases) {
    const auto money = read_amount_in_words(text, lexicon());
    ASSERT_TRUE(money) << text;
    EXPECT_EQ(money->kopecks, kopecks) << text;
  }
  for (const char* text :
       {"", "пять сто рублей", "двадцать десять рублей", "пять шесть рублей", "тысяча миллионов", "пять тысяч рублей ежемесячно", "рублей",
        "пятый рубль", "пять тысяч восемь сотен", "ноль пять рублей", "пять тысяч рублей сто копеек"}) {
    EXPECT_FALSE(read_amount_in_words(text, lexicon())) << text;
  }
}

TEST(Money, CountsInWords) {
  const std::pair<const char*, std::int64_t> cases[] = {
      {"три", 3000},
      {"трёх", 3000},
      {"десятого", 10000},
      {"двадцать пятого", 25000},
      {"полтора", 1500},
      {"ноль целых одна десятая", 100},
      {"одна десятая", 100},
      {"две целых пять десятых", 2500},
      {"пять сотых", 50},
      {"тридцати", 30000},
      {"третьего", 3000},
      {"двумя", 2000},
      {"две тысячи двадцать третьего", 2023000},
      {"ноль целых пять тысячных", 5},
      {"двое", 2000},
      {"сорока пяти", 45000},
      {"сто двадцать", 120000},
  };
  for (const auto& [text, thousandths] : cases) {
    const auto count = read_count_in_words(text, lexicon());
    ASSERT_TRUE(count) << text;
    EXPECT_EQ(*count, thousandths) << text;
  }
}

struct Stated {
  const char* text;
  StatedAmount::Kind kind;
  std::int64_t figures;
  std::int64_t words;
  bool agrees;
};

TEST(Money, FiguresBesideWords) {
  using K = StatedAmount::Kind;
  const Stated cases[] = {
      {"составляет5 000 (пять тысяч) рублей", K::Money, 500000, 500000, true},
      {"5 000 (Пять тысяч) рублей (НДС не облагается)", K::Money, 500000, 500000, true},
      {"5 000 (пять тысяч) рублей 00 копеек", K::Money, 500000, 500000, true},
      {"5 000,00 (пять тысяч) рублей 00 копеек", K::Money, 500000, 500000, true},
      {"5 000 (пять тысяч) рублей 50 копеек", K::Money, 500050, 500050, true},
      {"5 000,50 (пять тысяч) рублей 50 копеек", K::Money, 500050, 500050, true},
      {"5 000,50 (пять тысяч) рублей", K::Money, 500050, 500000, false},
      {"5 000,00 (пять тысяч) рублей 50 копеек", K::Money, 500000, 500050, false},
      {"менее 5 000,00 руб. (пяти тысяч рублей)", K::Money, 500000, 500000, true},
      {"равной 5 000,00 руб. (пяти тысячам рублей)", K::Money, 500000, 500000, true},
      {"5 000 руб. 50 коп. (пять тысяч рублей 50 копеек)", K::Money, 500050, 500050, true},
      {"5 000 руб. (пять тысяч рублей, НДС не облагается)", K::Money, 500000, 500000, true},
      {"50 000 (пять тысяч) рублей", K::Money, 5000000, 500000, false},
      {"5 000 (шесть тысяч) рублей", K::Money, 500000, 600000, false},
      {"5.000 (пять тысяч) рублей", K::Money, 500000, 500000, true},
      {"штраф в размере 100 000 (ста тысяч) рублей", K::Money, 10000000, 10000000, true},
      {"10 000 (десять тысяч) рублей - не позднее 30.04.2023", K::Money, 1000000, 1000000, true},
      {"пять тысяч (5 000) рублей 00 копеек", K::Money, 500000, 500000, true},
      {"пять тысяч (6 000) рублей", K::Money, 600000, 500000, false},
      {"5 тыс. (пять тысяч) рублей", K::Money, 500000, 500000, true},
      {"2 (два) рубля", K::Money, 200, 200, true},
      {"10 (десять) рабочих дней", K::Count, 10000, 10000, true},
      {"1(одному) календарному месяцу", K::Count, 1000, 1000, true},
      {"1 (одну) копию", K::Count, 1000, 1000, true},
      {"10 (пятнадцати) рабочих дней", K::Count, 10000, 15000, false},
      {"не позднее 5 (пятого) числа", K::Count, 5000, 5000, true},
      {"20-го (двадцатого) числа", K::Count, 20000, 20000, true},
      {"10-ти (десяти) дней", K::Count, 10000, 10000, true},
      {"30 (тридцать календарных дней)", K::Count, 30000, 30000, true},
      {"0,1 (ноль целых одна десятая) процента", K::Count, 100, 100, true},
      {"0,5 % (ноль целых пять десятых процента)", K::Count, 500, 500, true},
      {"1 (одна) десятая", K::Count, 1000, 1000, true},
      {"в двух (2) экземплярах", K::Count, 2000, 2000, true},
      {"двух (3) экземплярах", K::Count, 3000, 2000, false},
      {"24 (двадцати четырёх) часов", K::Count, 24000, 24000, true},
      {"3 дней (трёх дней)", K::Count, 3000, 3000, true},
  };
  for (const Stated& item : cases) {
    const auto found = find_stated_amounts(item.text, lexicon());
    ASSERT_EQ(found.size(), 1u) << item.text;
    EXPECT_EQ(found[0].kind, item.kind) << item.text;
    EXPECT_EQ(found[0].figures, item.figures) << item.text;
    EXPECT_EQ(found[0].words, item.words) << item.text;
    EXPECT_EQ(found[0].agrees, item.agrees) << item.text;
  }
}

TEST(Money, NothingElseIsAnAmount) {
  for (const char* text : {"5 (далее - Срок)",
                           "п. 5 (пять)",
                           "№ 15 (три листа)",
                           "статьёй 149 (первой)",
                           "12.01.2026 (двенадцатого января)",
                           "4.2 (один)",
                           "1/300 (одна трёхсотая)",
                           "5 (один из пяти)",
                           "ООО «Три» (3)",
                           "ул. Мира, д. 5 (первый подъезд)",
                           "в 2022 г. (первый год)",
                           "(пять)",
                           "5 ()",
                           "5 (",
                           "(",
                           "",
                           "один (или несколько)",
                           "пункт 5 (пять)",
                           "А-5 (пять)",
                           "5 (пять",
                           "Приложение № 2 (два)",
                           "10 (десять или двенадцать) дней",
                           "корп. 2 (два)"}) {
    EXPECT_TRUE(find_stated_amounts(text, lexicon()).empty()) << text;
  }
}

TEST(Money, PlacesAreBytesOfTheText) {
  const std::string text = "равной 5 000,00 руб. (пяти тысячам рублей), и 3 (трёх) дней";
  const auto found = find_stated_amounts(text, lexicon());
  ASSERT_EQ(found.size(), 2u);
  const auto cut = [&](std::uint32_t begin, std::uint32_t end) { return text.substr(begin, end - begin); };
  EXPECT_EQ(cut(found[0].figures_begin, found[0].figures_end), "5 000,00 руб.");
  EXPECT_EQ(cut(found[0].words_begin, found[0].words_end), "пяти тысячам рублей");
  EXPECT_EQ(cut(found[0].begin, found[0].end), "5 000,00 руб. (пяти тысячам рублей)");
  EXPECT_EQ(cut(found[1].begin, found[1].end), "3 (трёх)");
}

// Every amount printed both ways, as a template prints it, agrees; one figure changed, it does not.
TEST(Money, EveryWrittenPairAgrees) {
  std::mt19937_64 random(7);
  for (int index = 0; index < 500; ++index) {
    const std::int64_t roubles = static_cast<std::int64_t>(random() % 10'000'000);
    const std::string words = amount_in_words(Money{roubles * 100}, kCases[index % 4], lexicon());
    const std::string text = std::to_string(roubles) + ",00 (" + words + ")";
    const auto found = find_stated_amounts(text, lexicon());
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_TRUE(found[0].agrees) << text;
    const auto wrong = find_stated_amounts("1" + text, lexicon());
    ASSERT_EQ(wrong.size(), 1u) << text;
    EXPECT_FALSE(wrong[0].agrees) << text;
  }
}

}  // namespace
}  // namespace sverka
