#include "programme/organisations.hpp"

#include <gtest/gtest.h>

#include "words_of_russian.hpp"

namespace sverka {
namespace {

struct Pair {
  const char* one;
  const char* other;
};

TEST(Organisations, OneNameWrittenOutAndShortened) {
  const Pair pairs[] = {
      {"ООО «Ромашка»", "Общество с ограниченной ответственностью \"РОМАШКА\""},
      {"ООО «ТД «Северный ветер»", "Общество с ограниченной ответственностью «Торговый дом «Северный ветер»"},
      {"ПАО «МРСК Юга»", "ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО «МЕЖРЕГИОНАЛЬНАЯ РАСПРЕДЕЛИТЕЛЬНАЯ СЕТЕВАЯ КОМПАНИЯ ЮГА»"},
      {"ФГБУ «НМИЦ им. ак. Е.Н. Мешалкина» Минздрава России",
       "Федеральное государственное бюджетное учреждение «Национальный медицинский исследовательский центр имени академика Е. Н. "
       "Мешалкина» "
       "Министерства здравоохранения Российской Федерации"},
      {"ИП Ли И. А.", "Индивидуальный предприниматель Ли Инна Анатольевна"},
      {"КФХ «Заря»", "Крестьянское (фермерское) хозяйство «Заря»"},
      {"Blue Harbour Trading Ltd.", "Компания с ограниченной ответственностью «Blue Harbour Trading Ltd.»"},
      {"Сидоров Иван Кузьмич (самозанятый)", "Гражданин РФ Сидоров Иван Кузьмич, применяющий специальный налоговый режим"},
      {"АО «НПО «КГСТ»", "Акционерное общество «Научно-производственное объединение «КГСТ»"},
  };
  for (const Pair& pair : pairs) {
    EXPECT_TRUE(is_same_organisation(pair.one, pair.other, test::lexicon())) << pair.one;
    EXPECT_TRUE(is_same_organisation(pair.other, pair.one, test::lexicon())) << pair.one;
  }
}

TEST(Organisations, AnotherNameIsAnotherOrganisation) {
  const Pair pairs[] = {
      {"ООО «Ромашка»", "АО «Ромашка»"},
      {"ООО «Ромашка»", "ООО «Ромашки»"},
      {"ООО «Ромашка»", "ООО «Ромашка плюс»"},
      {"ООО «ТД «Северный ветер»", "Общество с ограниченной ответственностью «Торговая группа «Северный ветер»"},
      {"ИП Ли И. А.", "Индивидуальный предприниматель Ли Анна Ивановна"},
      {"ИП Ли И. А.", "Индивидуальный предприниматель Ким Инна Анатольевна"},
      {"ООО «Я»", "ООО «Якорь»"},
      {"Blue Harbour Trading Ltd.", "Компания «Blue Harbour Shipping Ltd.»"},
      {"Сидоров Иван Кузьмич (самозанятый)", "Гражданин РФ Сидоров Иван Иванович"},
      {"ИП Сидоров Иван Кузьмич", "ООО «Сидоров Иван Кузьмич»"},
      {"ООО «Ромашка»", ""},
  };
  for (const Pair& pair : pairs) {
    EXPECT_FALSE(is_same_organisation(pair.one, pair.other, test::lexicon())) << pair.one;
    EXPECT_FALSE(is_same_organisation(pair.other, pair.one, test::lexicon())) << pair.one;
  }
}

TEST(Organisations, AdversarialNamesEndSoon) {
  std::string long_name;
  for (int count = 0; count < 2000; ++count) {
    long_name += "АА А. ";
  }
  EXPECT_FALSE(is_same_organisation(long_name, long_name + "Б", test::lexicon()));
}

}  // namespace
}  // namespace sverka
