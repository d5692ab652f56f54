#include "programme/names.hpp"

#include <gtest/gtest.h>

#include "table.hpp"
#include "words_of_russian.hpp"

namespace sverka {
namespace {

using test::lexicon;
using test::name_rules;
using M = NameMatch;

TEST(Names, GenitiveVectors) {
  std::size_t judged = 0;
  for (const auto& row : test::read_table("tests/data/requisites.tsv")) {
    if (row[0] != "names_genitive") {
      continue;
    }
    const auto name = read_full_name(row[1], lexicon());
    ASSERT_TRUE(name) << row[1];
    EXPECT_EQ(name->gender, row[2] == "m" ? Gender::Male : Gender::Female) << row[1];
    EXPECT_EQ(decline(*name, NameCase::Genitive, name_rules()), row[3]);
    EXPECT_EQ(compare_names(row[1], row[3], name_rules(), lexicon()), M::Equal) << row[1];
    EXPECT_NE(case_of_mention(row[1], row[3], name_rules(), lexicon()), MentionCase::Nominative) << row[1];
    ++judged;
  }
  EXPECT_GE(judged, 12u);
}

TEST(Names, OtherCases) {
  const auto name = read_full_name("Кравец Дмитрий Юрьевич", lexicon());
  ASSERT_TRUE(name);
  EXPECT_EQ(decline(*name, NameCase::Dative, name_rules()), "Кравцу Дмитрию Юрьевичу");
  EXPECT_EQ(decline(*name, NameCase::Instrumental, name_rules()), "Кравцом Дмитрием Юрьевичем");
  EXPECT_EQ(name_rules().decline("ИВАНОВ", NamePart::Surname, Gender::Male, NameCase::Genitive), "ИВАНОВА");
}

TEST(Names, PartsAndOrder) {
  const auto reversed = read_full_name("Иван Иванович Иванов", lexicon());
  ASSERT_TRUE(reversed);
  EXPECT_EQ(reversed->surname, "Иванов");
  EXPECT_TRUE(reversed->surname_last);
  const auto trap = read_full_name("Мицкевич Ада Яновна", lexicon());
  ASSERT_TRUE(trap);
  EXPECT_EQ(trap->surname, "Мицкевич");
  EXPECT_EQ(trap->gender, Gender::Female);
  const auto initials = read_full_name("И.И. Иванов", lexicon());
  ASSERT_TRUE(initials);
  EXPECT_TRUE(initials->initials);
  EXPECT_EQ(initials->surname, "Иванов");
  const auto turkic = read_full_name("Алиев Вагиф Али оглы", lexicon());
  ASSERT_TRUE(turkic);
  EXPECT_EQ(turkic->gender, Gender::Male);
  for (const char* text : {"", "Иванов", "Иванов 5", "Иванов, Иван", "один два три четыре пять", "Иванов И.И. И.", "ООО «Ромашка»"}) {
    EXPECT_FALSE(read_full_name(text, lexicon())) << text;
  }
}

TEST(Names, Comparison) {
  struct Case {
    const char* left;
    const char* right;
    M expected;
  };
  const Case cases[] = {
      {"Иванов Иван Иванович", "Иванова Ивана Ивановича", M::Equal},
      {"Иванова Ивана Ивановича", "Иванов Иван Иванович", M::Equal},
      {"Иванов Иван Иванович", "Ивана Ивановича Иванова", M::Equal},
      {"ИВАНОВ ИВАН ИВАНОВИЧ", "Иванов Иван Иванович", M::Equal},
      {"Пётр Алёхин", "Петр Алехин", M::Equal},
      {"Алехин Пётр Семёнович", "Алёхина Петра Семеновича", M::Equal},
      {"Иванов Иван Иванович", "Иванов И.И.", M::EqualByInitials},
      {"Петрова Анна-Мария Викторовна", "Петрова А.-М. В.", M::EqualByInitials},
      {"Мюллера Ганса-Петера", "Мюллер Г.-П.", M::EqualByInitials},
      {"Чернявский Александр Михайлович", "Чернявскии\u0306 А.М.", M::EqualByInitials},
      {"Иванова Ивана Ивановича", "И. И. Иванов", M::EqualByInitials},
      {"Ли А.Я.", "Ли Анны Яновны", M::EqualByInitials},
      {"Заяц Пётр Никитич", "Зайца Петра Никитича", M::Near},
      {"Салтыкова-Щедрина Любовь Ильинична", "Салтыковой-Щедриной Любови Ильиничны", M::Equal},
      {"Дюма Александр Александрович", "Дюма Александра Александровича", M::Equal},
      {"Иванов Иван Иванович", "Петров Иван Иванович", M::Different},
      {"Иванов Иван Иванович", "Иванов Иван Петрович", M::Different},
      {"Иванов Иван Иванович", "Иванов Пётр Иванович", M::Different},
      {"Иванов Иван Иванович", "Иванова Ивана", M::Near},
      {"Лукин Иван Иванович", "Лузин Иван Иванович", M::Different},
      {"Иванов Иван Иванович", "Ивановский Иван Иванович", M::Different},
      {"Иванов Иван Иванович", "Петров И.И.", M::Different},
      {"Иванов Иван Иванович", "Иванов П.И.", M::Different},
      {"Кузнецова Анна Ивановна", "Кузнецов Антон Иванович", M::Different},
      {"Иванов Иван Иванович", "_____", M::Unreadable},
  };
  for (const Case& item : cases) {
    EXPECT_EQ(compare_names(item.left, item.right, name_rules(), lexicon()), item.expected) << item.left << " / " << item.right;
  }
}

TEST(Names, NominativeInThePreambleIsSeen) {
  EXPECT_EQ(case_of_mention("Иванов Иван Иванович", "Иванов Иван Иванович", name_rules(), lexicon()), MentionCase::Nominative);
  EXPECT_EQ(case_of_mention("Иванов Иван Иванович", "Иванова Ивана Ивановича", name_rules(), lexicon()), MentionCase::Genitive);
  EXPECT_EQ(case_of_mention("Иванов Иван Иванович", "Иванову Ивану Ивановичу", name_rules(), lexicon()), MentionCase::Neither);
  EXPECT_EQ(case_of_mention("Иванов Иван Иванович", "Иванов И.И.", name_rules(), lexicon()), MentionCase::Neither);
}

TEST(Names, Positions) {
  const std::pair<const char*, const char*> same[] = {
      {"Генеральный директор", "Генерального директора"},
      {"директор", "Директора"},
      {"Председатель правления", "председателя правления"},
      {"Заместитель генерального директора по развитию", "заместителя генерального директора по развитию"},
      {"Управляющая", "управляющей"},
      {"индивидуальный предприниматель", "индивидуального предпринимателя"},
  };
  for (const auto& [left, right] : same) {
    EXPECT_EQ(compare_positions(left, right, lexicon()), M::Equal) << left << " / " << right;
  }
  EXPECT_EQ(compare_positions("Генеральный директор", "Финансовый директор", lexicon()), M::Different);
  EXPECT_EQ(compare_positions("Директор", "Заместитель директора", lexicon()), M::Different);
  EXPECT_EQ(compare_positions("", "Директор", lexicon()), M::Unreadable);
}

TEST(Names, BadTablesAreRefused) {
  EXPECT_FALSE(NameRules::parse("", "x.tsv"));
  const auto broken = NameRules::parse("# remark\nlastname\tword\n", "x.tsv");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().where, "x.tsv:2");
  EXPECT_EQ(broken.error().code, ErrorCode::BadRule);
}

}  // namespace
}  // namespace sverka
