// Hints never hide a word or a name that a rule would have found, and do leave most words of Russian unread.
#include "web/text_hints.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "support/checks_data.hpp"
#include "web/names.hpp"
#include "web/obscene.hpp"

namespace sverka {
namespace {

std::vector<std::string> dictionary() {
  std::istringstream lines(test::text_of_file("/usr/share/hunspell/ru_RU.dic"));
  std::string line;
  std::vector<std::string> words;
  for (std::getline(lines, line); std::getline(lines, line);) {
    words.push_back(line.substr(0, line.find('/')));
  }
  return words;
}

bool may_stand(const std::string& phrase, const std::string& text) {
  BeginningSet set;
  set.add(phrase);
  return set.may_stand_in(hints_of(plain_text(text)).front());
}

TEST(TextHints, TellWherePhrasesMayStand) {
  EXPECT_TRUE(may_stand("лучший", "Наш Лучший бот"));
  EXPECT_TRUE(may_stand("самый быстр*", "САМЫЙ БЫСТРЫЙ сервис"));
  EXPECT_TRUE(may_stand("# 1 на рынке", "мы № 1 на рынке"));
  EXPECT_TRUE(may_stand("надежн*", "надёжный"));
  EXPECT_TRUE(may_stand("веб-сайт*", "нашего веб-сайта"));
  EXPECT_TRUE(may_stand("risk free", "«Risk free»!"));
  EXPECT_TRUE(may_stand("рулетк*", "рул\u00ADетка"));
  EXPECT_TRUE(may_stand("вино", "вин\u200Bо"));
  EXPECT_TRUE(may_stand("пиво", "п.и.в.о"));
  EXPECT_TRUE(may_stand("пиво", "пивo"));  // the last letter is Latin
  EXPECT_TRUE(may_stand("ab*", "anything"));
  EXPECT_FALSE(may_stand("лучший", "Случайный лук растёт 24 дня — «тихо», 5 ₽…"));
  EXPECT_FALSE(may_stand("самый быстр*", "самый тихий"));
  EXPECT_FALSE(may_stand("Business Pro", "про бизнес"));
}

TEST(TextHints, LeaveMostWordsOfADictionaryUnread) {
  const std::vector<std::string> words = dictionary();
  ASSERT_GE(words.size(), 100000u);
  for (const char* list : {"obscene", "rude"}) {
    const ObsceneWords obscene = make_obscene_words(test::rule_data().lexicon, list);
    std::size_t read = 0;
    std::string some;
    for (const std::string& word : words) {
      if (obscene.hints.may_stand_in(hints_of(plain_text(word)).front())) {
        some += read++ % 100 == 0 ? word + " " : "";
      }
    }
    EXPECT_LT(read, words.size() / 100) << list << ": " << some;
  }
}

// What is found with hints is what is found without.
TEST(TextHints, HideNothing) {
  std::string all =
      "Аймилоджик Aimilogic Aimy logic Aimy-logic aimylogik Эмилоджик АЙМИЛОДЖИК Just Al JustAI just ai Джаст Эй Ай Маинд-Крафт ООО "
      "\"Маинд Крафт\" "
      "MaindCraft Aimуlogic пиzдец х*йня п.и.з.д.е.ц охуенный в компании Jast AI Yust AI\n\n";
  for (const std::string& word : dictionary()) {
    all += word + (word.size() % 7 == 0 ? "\n\n" : " ");
  }
  const std::vector<PageParagraph> text = plain_text(all);
  const std::vector<TextHints> hints = hints_of(text);
  const Lexicon& lexicon = test::rule_data().lexicon;
  for (const char* list : {"obscene", "rude"}) {
    const ObsceneWords obscene = make_obscene_words(lexicon, list);
    const std::vector<ObsceneUse> with = find_obscene(text, obscene, hints), without = find_obscene(text, obscene);
    ASSERT_EQ(with.size(), without.size()) << list;
    EXPECT_GT(with.size(), 3u);
  }
  const BrandRules rules = make_brand_rules(lexicon);
  for (const bool speaks : {false, true}) {
    const std::vector<NameUse> with = find_names(text, rules, {speaks}, hints), without = find_names(text, rules, {speaks});
    ASSERT_EQ(with.size(), without.size());
    EXPECT_GT(with.size(), 8u);
  }
}

}  // namespace
}  // namespace sverka
