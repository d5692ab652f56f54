// Names of the Company and the product: a table of writings and what is said of each. Misspellings are our own, as no public ones exist
// but "Aimilogic".
#include "web/names.hpp"

#include <gtest/gtest.h>

#include "support/checks_data.hpp"
#include "support/small_page.hpp"

namespace sverka {
namespace {

std::string_view word_of(const NameUse& use) {
  switch (use.fault) {
    case NameFault::None:
      return use.thing == NamedThing::Product ? "product" : "company";
    case NameFault::ProductShort:
      return "short";
    case NameFault::ProductCase:
      return "product-case";
    case NameFault::ProductMisspelled:
      return "product-misspelled";
    case NameFault::CompanyQuotes:
      return "quotes";
    case NameFault::CompanyCase:
      return "company-case";
    case NameFault::CompanyMisspelled:
      break;
  }
  return "company-misspelled";
}

const BrandRules& rules() {
  static const BrandRules made = make_brand_rules(test::rule_data().lexicon);
  return made;
}

std::string said_of(const std::vector<PageParagraph>& page) {
  std::string all;
  for (const NameUse& use : find_names(page, rules(), {})) {
    all += (all.empty() ? "" : "; ") + std::string(word_of(use)) + ": " + use.observed;
  }
  return all;
}

std::string said(const std::string& markup) {
  return said_of(page_text(test::small_page("<p>" + markup + "</p>"), {}));
}

struct Case {
  const char* text;
  const char* said;
};

TEST(Names, RightWritingsAreSilent) {
  const Case cases[] = {
      {"Платформа Aimylogic Ultimate для ботов", "product: Aimylogic Ultimate"},
      {"Платформа Aimylogic&nbsp;Ultimate.", "product: Aimylogic Ultimate"},
      {"Aimylogic<br>Ultimate", "product: Aimylogic Ultimate"},
      {"Aimy<b>logic</b> <i>Ultimate</i>", "product: Aimylogic Ultimate"},
      {"Aimy&shy;logic Ulti&shy;mate", "product: Aimylogic Ultimate"},
      {"Aimy\u200Blogic Ultimate", "product: Aimylogic Ultimate"},
      {"Партнёр компании Just AI с 2020 года", "company: Just AI"},
      {"бот (Just AI) отвечает", "company: Just AI"},
      {"«Just AI» отвечает", "company: Just AI"},
      {"договор с ООО «Маинд Крафт» подписан", "company: ООО «Маинд Крафт»"},
      {"с Обществом: общество с ограниченной ответственностью «Маинд Крафт»",
       "company: общество с ограниченной ответственностью «Маинд Крафт»"},
      {"Лицензиар JUST AI LIMITED предоставляет", "company: JUST AI"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(said(one.text), one.said) << one.text;
  }
}

TEST(Names, OfTheProductAreJudged) {
  const Case cases[] = {
      {"Делаем ботов на Aimylogic и не только", "short: Aimylogic"},
      {"Aimylogic, Ultimate и другие", "short: Aimylogic"},
      {"Aimylogic-бот отвечает", "short: Aimylogic"},
      {"AimyLogic умеет", "product-case: AimyLogic"},
      {"AIMYLOGIC ULTIMATE", "product-case: AIMYLOGIC ULTIMATE"},
      {"Aimylogic ultimate", "product-case: Aimylogic ultimate"},
      {"конструктор aimylogic подойдёт", "product-case: aimylogic"},
      {"Aimilogic для ботов", "product-misspelled: Aimilogic"},
      {"Курс по Aimylogik", "product-misspelled: Aimylogik"},
      {"AimyLogyc", "product-misspelled: AimyLogyc"},
      {"Aimy logic", "product-misspelled: Aimy logic"},
      {"Aimy-Logic", "product-misspelled: Aimy-Logic"},
      {"Aimylogc", "product-misspelled: Aimylogc"},
      {"Amylogic", "product-misspelled: Amylogic"},
      {"Aimyloigc", "product-misspelled: Aimyloigc"},
      {"Aimylogicc Ultimate", "product-misspelled: Aimylogicc Ultimate"},
      {"Aimylogic Ultimat", "product-misspelled: Aimylogic Ultimat"},
      {"AimylogicUltimate", "product-misspelled: AimylogicUltimate"},
      {"Aimylogic-Ultimate", "product-misspelled: Aimylogic-Ultimate"},
      {"Аймилоджик для бизнеса", "product-misspelled: Аймилоджик"},
      {"на Аймилоджике работает", "product-misspelled: Аймилоджике"},
      {"Эймилоджик", "product-misspelled: Эймилоджик"},
      {"бот в Эйми Лоджик", "product-misspelled: Эйми Лоджик"},
      {"Аимилогик Ультимейт", "product-misspelled: Аимилогик Ультимейт"},
      {"Аimylogic Ultimate", "product-misspelled: Аimylogic Ultimate"},
      {"Aimylogic Ultimatе", "product-misspelled: Aimylogic Ultimatе"},
      {"Aimylog1c", "product-misspelled: Aimylog1c"},
      {"Ａｉｍｙｌｏｇｉｃ", "product-misspelled: Ａｉｍｙｌｏｇｉｃ"},
      {"Aimylοgic", "product-misspelled: Aimylοgic"},
      {"Aimilogic.Это удобно", "product-misspelled: Aimilogic"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(said(one.text), one.said) << one.text;
  }
}

TEST(Names, OfTheCompanyAreJudged) {
  const Case cases[] = {
      {"Партнёр компании JUST AI с 2020 года", "company-case: JUST AI"},
      {"решения Just Ai для бизнеса", "company-case: Just Ai"},
      {"в just ai работают", "company-case: just ai"},
      {"решения JustAI для бизнеса", "company-misspelled: JustAI"},
      {"решения Just-AI для бизнеса", "company-misspelled: Just-AI"},
      {"компания justai сделала", "company-misspelled: justai"},
      {"решения Just Al для бизнеса", "company-misspelled: Just Al"},
      {"решения Just АI для бизнеса", "company-misspelled: Just АI"},
      {"решения Juѕt AI", "company-misspelled: Juѕt AI"},
      {"решения Jast AI для", "company-misspelled: Jast AI"},
      {"решения Just A.I. для", "company-misspelled: Just A.I"},
      {"компания Джаст ЭйАй сделала", "company-misspelled: Джаст ЭйАй"},
      {"компания Джаст Эй Ай сделала", "company-misspelled: Джаст Эй Ай"},
      {"Джаст АИ", "company-misspelled: Джаст АИ"},
      {"ООО \"Маинд Крафт\"", "quotes: ООО \"Маинд Крафт\""},
      {"ООО Маинд Крафт", "quotes: ООО Маинд Крафт"},
      {"ИНН Маинд Крафт", "quotes: Маинд Крафт"},
      {"ООО “Маинд Крафт”", "quotes: ООО “Маинд Крафт”"},
      {"ООО «МАИНД КРАФТ»", "company-case: МАИНД КРАФТ"},
      {"ООО «Маинд крафт»", "company-case: Маинд крафт"},
      {"ООО «Майнд Крафт»", "company-misspelled: Майнд Крафт"},
      {"ООО «МайндКрафт»", "company-misspelled: МайндКрафт"},
      {"ООО «Mind Craft»", "company-misspelled: Mind Craft"},
      {"компания Mind Craft", "company-misspelled: Mind Craft"},
      {"Mind Craft LLC is our vendor", "company-misspelled: Mind Craft"},
      {"A partner of “Mind Craft”, Ltd. since 2020", "company-misspelled: Mind Craft"},
      {"Maind Kraft LLC", "company-misspelled: Maind Kraft"},
      {"платформа Just.AI для бизнеса", "company-misspelled: Just.AI"},
      {"Партнёр «Just.AI».", "company-misspelled: Just.AI"},
      {"ООО «Маинд-Крафт»", "company-misspelled: Маинд-Крафт"},
      {"ООО «Мaинд Крафт»", "company-misspelled: Мaинд Крафт"},
      {"ООО «Маинт Крафт»", "company-misspelled: Маинт Крафт"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(said(one.text), one.said) << one.text;
  }
}

// What is near to a name and is none, or stands where no name is looked for.
// Spellings of the Company that no list has.
TEST(Names, OfTheCompanyAreFoundUnlisted) {
  for (const char* name :
       {"Juust AI", "Jusct AI", "Jusr AI", "Jyst AI", "Jst AI", "Jost AI", "Justt AI", "Jast-AI", "Джасд Эй Ай", "Джист ИИ", "Джост Ай"}) {
    const std::string text = std::string("платформа ") + name + " помогает бизнесу";
    EXPECT_NE(said(text).find("company-misspelled"), std::string::npos) << name << ": " << said(text);
  }
  for (const char* name : {"Jest AI", "Rust AI", "Best AI", "Trust AI", "Jasper AI", "Jet AI", "Jazz AI", "Joint AI", "Yandex AI", "Joy AI",
                           "Jarvis AI", "Judge AI", "just ask AI", "Джаз ИИ", "Джек ИИ", "Джой Ай", "Дождь ИИ", "Джоконда ИИ"}) {
    const std::string text = std::string("платформа ") + name + " помогает бизнесу";
    EXPECT_EQ(said(text), "") << name;
  }
}

TEST(Names, OthersAreLetPass) {
  const char* texts[] = {
      "It is not just AI, it is a team",
      "Adjust AI settings in the menu",
      "We just aim for the best",
      "just air",
      "It just ain't so",
      "data Maybe a = Just aid | Nothing",
      "Just ai tools will not save you",
      "JUST AI IS NOT ENOUGH",
      "More than just AI: a platform",
      "This isn't just ai",
      "Is it just AI hype?",
      "njust-ai adjust-air",
      "ClaimLogic and ReclaimLogic",
      "AttackAimLogic",
      "печи Вермилоджик",
      "Minecraft и Майнкрафт, сервер майнкрафта, в Майнкрафте",
      "Майн Крафт",
      "Mindcraft GmbH",
      "Mind Craft Studio makes games",
      "Mint Craft LLC brews beer",
      "Mind Craft is a studio. LLC is a legal form",
      "The mind craft LLC",
      "Mine Craft LLC",
      "Report in Just.AI format",
      "файл www.Just.AI и https://Just.AI/about",
      "пишите на hello@Just.AI",
      "файл Just.AI.pdf лежит",
      "код <code>Just.AI</code>",
      "файл Dogovor.PDF и сайт just.ai",
      "The main craft of a potter",
      "Aimybox, JAICP, JAICF, Caila и Jay",
      "Aimyvoice озвучит",
      "aimiLogic pump",
      "https://app.aimylogic.com/sys/aimilogic/ru/",
      "aimylogic.com",
      "help.aimilogic.com/docs",
      "напишите на info@aimilogic.com",
      "@aimilogic",
      "#AimyLogic",
      "/sys/aimylogic/ru/terms.pdf",
      "Aimilogic_price.pdf",
      "aimilogic-presentation.docx",
      "com.justai.aimybox",
      "just-ai/aimybox-android-sdk",
      "npm install aimylogic-sdk",
      "AiMyLogic::Client client;",
      "<code>aimilogic</code>",
      "<kbd>aimilogic</kbd> <samp>JustAI</samp>",
      "этимологический аналогичный идеология логика физиологический",
      "I'm illogical; Amy logic; Army Logic; AIM logic",
      "analogic methodologic Etymologic",
      "Джастин Бибер и Джаст Дэнс",
      "ремесло крафт пакет крафтовый бренд Крафт",
      "юстировка айсберг",
      "частый, частые звонки, частый ИИ, чистый",
      "ultimate",
  };
  for (const char* text : texts) {
    EXPECT_EQ(said(text), "") << text;
  }
}

TEST(Names, SurroundingsDecideInEnglish) {
  EXPECT_EQ(said("We love Just Ai a lot"), "");
  EXPECT_EQ(said("We build with Aimylogic Ultimate. We love Just Ai a lot"), "product: Aimylogic Ultimate; company-case: Just Ai");
  EXPECT_EQ(said("We build with Aimylogic Ultimate, not just AI"), "product: Aimylogic Ultimate");
  EXPECT_EQ(said("We build with Aimylogic Ultimate, just ai tools"), "product: Aimylogic Ultimate");
  const auto page = page_text(test::small_page("<p>We love JUST AI a lot</p>"), {});
  EXPECT_TRUE(find_names(page, rules(), {}).empty());
  EXPECT_EQ(find_names(page, rules(), {true}).size(), 1u);
}

TEST(Names, ForeignLettersAreTold) {
  const auto uses = find_names(page_text(test::small_page("<p>Аimylogiс Ultimate</p>"), {}), rules(), {});
  ASSERT_EQ(uses.size(), 1u);
  EXPECT_EQ(uses[0].foreign, (std::vector<char32_t>{0x0410, 0x0441}));
}

TEST(Names, HiddenTextIsNoUse) {
  std::vector<PageParagraph> page = page_text(test::small_page("<p>Aimilogic</p>"), {});
  page[0].seen = false;
  EXPECT_EQ(said_of(page), "");
}

TEST(Names, OtherPlacesAreLookedAt) {
  EXPECT_EQ(said_of(page_text(test::small_page("<title>Aimilogic</title><img alt='AimyLogic'><input placeholder='Аймилоджик'>"), {})),
            "product-misspelled: Aimilogic; product-case: AimyLogic; product-misspelled: Аймилоджик");
}

TEST(EditDistance, CountsExchangesAsOne) {
  EXPECT_EQ(edit_distance("abc", "abc", 2), 0u);
  EXPECT_EQ(edit_distance("abc", "acb", 2), 1u);
  EXPECT_EQ(edit_distance("abc", "ab", 2), 1u);
  EXPECT_EQ(edit_distance("abc", "xyz", 2), 3u);
  EXPECT_EQ(edit_distance("", "ab", 2), 2u);
}

TEST(Sound, IsOneForBothAlphabets) {
  EXPECT_EQ(sound_of("Aimylogic"), "aimilogik");
  EXPECT_EQ(sound_of("Аймилоджик"), "aimilogik");
  EXPECT_EQ(sound_of("Aimylodzhik"), "aimilogik");
  EXPECT_EQ(sound_of("Aimyllogick"), "aimilogik");
}

}  // namespace
}  // namespace sverka
