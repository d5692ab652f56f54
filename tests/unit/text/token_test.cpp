#include "text/token.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sverka {
namespace {

std::string keys(std::string_view text) {
  std::string joined;
  for (const TokenKey& token : tokenize(text)) {
    joined += (joined.empty() ? "" : "|") + token.key;
  }
  return joined;
}

TEST(Token, KeysOfTypography) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"5 000,00 руб.", "5000|,|00|руб|."},
      {"5\u00A0000,00\u202Fруб.", "5000|,|00|руб|."},
      {"10 000 000", "10000000"},
      {"2026 100", "2026|100"},
      {"1 0000", "1|0000"},
      {"«Ромашка»", "\"|Ромашка|\""},
      {"“Ромашка”", "\"|Ромашка|\""},
      {"какой–то — текст", "какой|-|то|-|текст"},
      {"№ 5", "N|5"},
      {"N 5", "N|5"},
      {"и т. д…", "и|т|.|д|..."},
      {"и т. д...", "и|т|.|д|..."},
      {"расчётный счет", "расчетный|счет"},
      {"до\u00ADговор", "договор"},
      {"до\u200Bговор", "договор"},
      {"составляет5 000", "составляет|5000"},
      {"1(одному)", "1|(|одному|)"},
      {"\u0438\u0306", "й"},
      {"е\u0308лка", "елка"},
      {"____ 20__ г.", "_|20|_|г|."},
      {"a--b", "a|-|b"},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(keys(text), expected) << text;
  }
}

TEST(Token, EveryByteThatIsNotSpaceIsInExactlyOneToken) {
  const std::string text = "Сумма\u200B 5 000,00 \u2060 руб.\u00AD (пять) x\u0301…";
  std::uint32_t last = 0;
  for (const TokenKey& token : tokenize(text)) {
    ASSERT_GE(token.token.begin, last);
    for (std::uint32_t at = last; at < token.token.begin; ++at) {
      EXPECT_EQ(text[at], ' ');
    }
    last = token.token.end;
  }
  EXPECT_EQ(last, text.size());
}

TEST(Token, InvisibleCharactersAreMarked) {
  EXPECT_TRUE(tokenize("до\u200Bговор")[0].token.invisible);
  EXPECT_TRUE(tokenize("\u202Eдоговор")[0].token.invisible);
  EXPECT_TRUE(tokenize("a \u2060 b")[1].token.invisible);
  EXPECT_EQ(tokenize("a \u2060 b")[1].key, "");
  EXPECT_FALSE(tokenize("до\u00ADговор")[0].token.invisible);
}

TEST(Token, SkeletonsOfLookAlikes) {
  EXPECT_EQ(skeleton("Договор"), skeleton("Дoгoвop"));
  EXPECT_EQ(skeleton("НДС"), skeleton("HДC"));
  EXPECT_EQ(skeleton("Лицензиар"), skeleton("Лицензиαр"));
  EXPECT_EQ(skeleton("𝐀bc"), skeleton("abc"));
  EXPECT_NE(skeleton("Договор"), skeleton("Договоры"));
}

TEST(Token, MixedAlphabets) {
  EXPECT_TRUE(mixes_alphabets("Дoговор"));
  EXPECT_TRUE(mixes_alphabets("Aimylоgic"));
  EXPECT_FALSE(mixes_alphabets("IT-услуги"));
  EXPECT_FALSE(mixes_alphabets("Договор"));
  EXPECT_FALSE(mixes_alphabets("Just"));
}

TEST(Token, Case) {
  EXPECT_EQ(to_upper("Договор ёж abc"), "ДОГОВОР ЁЖ ABC");
  EXPECT_EQ(to_lower("ДОГОВОР Ё ABC"), "договор ё abc");
}

TEST(Token, FoldSpaces) {
  EXPECT_EQ(fold_spaces("  a\u00A0\n b\u200Bc "), "a bc");
}

}  // namespace
}  // namespace sverka
