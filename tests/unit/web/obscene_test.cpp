// Obscene words by whole words, in every disguise; and none among the words of a Russian dictionary but those that are.
#include "web/obscene.hpp"

#include <gtest/gtest.h>

#include <set>

#include "support/checks_data.hpp"
#include "text/token.hpp"
#include "web/names.hpp"

namespace sverka {
namespace {

const ObsceneWords& obscene() {
  static const ObsceneWords made = make_obscene_words(test::rule_data().lexicon, "obscene");
  return made;
}

std::string said(const std::string& text) {
  std::string all;
  for (const ObsceneUse& use : find_obscene(plain_text(text), obscene())) {
    all += (all.empty() ? "" : ";") + use.observed;
  }
  return all;
}

TEST(Obscene, IsFoundInDisguise) {
  for (const char* word : {"пиздец", "ПИЗДЕЦ", "пи3дец", "пиzдец", "пизд\u00ADец", "пиз\u200Bдец", "пиииздец", "п.и.з.д.е.ц", "п-и-з-д-е-ц",
                           "п*здец", "хуйня",  "хyйня",  "х*йня",  "**пиздец**",   "охуенный",     "нахуй",    "заебал",      "ёбнутый",
                           "выебал", "бл*дь",  "блядь",  "бля",    "мудак",        "пидорас",      "fuck",     "motherfucker"}) {
    EXPECT_NE(said(word), "") << word;
  }
}

TEST(Obscene, HarmlessWordsAreLetPass) {
  for (const char* text :
       {"команда командировка мандат корабля сабля усугубляет тихую Олеговна Нормандия Ричмонд",
        "рублях рубля оскорблять употреблять потребитель", "дебет мебель хлеб себе тебе ребёнок небеса EBITDA ЕБИТДА ЕБС ЕБРР",
        "застраховать страхующий психующий Астрахань врачебный",
        "бляха бляшка обляпать Минэкономразвития жребий хребет подчинённый член сук", "Scunthorpe shiitake Sussex analyse",
        "и т.д. и т.п. т.е. и.о. А.С. Пушкин", "2*2 = 4, 5*х, a*b", "***", "**Учётная запись** **Итого** *хлеб* _себя_",
        "у**ная б**а п*р*д", "5**ой 10*у", "e-mail, веб-бот, чат-бот", "колеблется грабли сабли"}) {
    EXPECT_EQ(said(text), "") << text;
  }
}

// Everything that the rules find among 146,000 words, by name: no more and no fewer.
TEST(Obscene, InADictionaryOnlyWhatIsSo) {
  std::istringstream lines(test::text_of_file("/usr/share/hunspell/ru_RU.dic"));
  std::string line, all;
  std::size_t words = 0;
  for (std::getline(lines, line); std::getline(lines, line); ++words) {
    all += line.substr(0, line.find('/')) + "\n\n";
  }
  ASSERT_GE(words, 100000u);
  const std::vector<PageParagraph> text = plain_text(all);
  std::set<std::string> found;
  for (const ObsceneUse& use : find_obscene(text, obscene())) {
    found.insert(use.observed);
  }
  EXPECT_EQ(found, (std::set<std::string>{"шлюха", "дрочивший", "дрочить", "блядь"}));
  std::string names;
  for (const NameUse& use : find_names(text, make_brand_rules(test::rule_data().lexicon), {})) {
    names += use.observed + " ";
  }
  EXPECT_EQ(names, "");
}

}  // namespace
}  // namespace sverka
