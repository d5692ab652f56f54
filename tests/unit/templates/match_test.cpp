// Clauses 5.6 and 5.7: every edit of fixed text is found and named, a correct fill and its typography raise nothing.
#include "templates/match.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "document/notation.hpp"
#include "support/lexicon_files.hpp"

namespace sverka {
namespace {

Document document_of(const std::string& notation) {
  auto document = parse_notation(notation);
  EXPECT_TRUE(document.has_value()) << (document ? "" : document.error().detail) << "\n" << notation;
  return document ? *document : Document{};
}

Template template_of(const std::string& notation, const TemplateManifest& manifest = {}) {
  auto sample = build_template(document_of(notation), manifest, test::lexicon());
  EXPECT_TRUE(sample.has_value());
  return sample ? std::move(*sample) : Template{};
}

void expect_accounting(const Alignment& alignment) {
  const Accounting& sum = alignment.accounting;
  EXPECT_EQ(sum.tokens, sum.fixed + sum.slot + sum.typographic + sum.layout + sum.deviating);
  EXPECT_EQ(sum.tokens, alignment.tokens.size());
}

// "class clause: expected -> observed", a line each.
std::string deviations_of(const Alignment& alignment) {
  std::string lines;
  for (const Deviation& deviation : alignment.deviations) {
    lines += std::string(name_of(deviation.deviation_class)) + " " + deviation.clause + ": " + deviation.expected + " -> " +
             deviation.observed + (deviation.only_ending ? " (ending)" : "") + (deviation.inside_slot ? " (slot)" : "") + "\n";
  }
  return lines;
}

// Russian reads badly in the framework's own messages.
void expect_text(const std::string& found, const std::string& expected, const std::string& what = {}) {
  EXPECT_TRUE(found == expected) << what << "\nfound:\n" << found << "expected:\n" << expected;
}

std::string values_of(const Alignment& alignment, const Template& sample) {
  static const char* kStates[] = {"", " EMPTY", " UNTOUCHED", " MISSING"};
  std::string lines;
  for (const SlotValue& value : alignment.values) {
    lines += sample.slots[value.slot].name + "=" + value.raw + kStates[static_cast<int>(value.state)] + "\n";
  }
  return lines;
}

const std::string kTemplate = R"(
ДОГОВОР № {{agreement_number}}
г. Москва «___» __________ 20__ г.
ООО «Маинд Крафт», именуемое в дальнейшем «Лицензиар», и {{client_name}}, именуемое в дальнейшем «Лицензиат», в лице {{client_signatory}}, действующего на основании {{client_basis}}, заключили настоящий Договор.
1.| Предмет
1.1.| Лицензиар предоставляет Лицензиату право использования Программы на условиях простой лицензии.
1.2.| Лицензиат не вправе передавать права третьим лицам.
2.| Вознаграждение
2.1.| Размер вознаграждения составляет {{amount}} ({{amount_in_words}}) рублей.
2.2.| Оплата производится в течение 10 (десяти) рабочих дней с даты счёта.
2.3.| Вознаграждение не возвращается.
3.| Реквизиты
<t1 r1 c1> ИНН
<t1 r1 c2> ____________
<t1 r2 c1> КПП
<t1 r2 c2> [КПП Лицензиата]
Лицензиат: __________ / ФИО /
)";

const std::string kFill = R"(
ДОГОВОР № 17/2026
г. Москва «12» ноября 2026 г.
ООО «Маинд Крафт», именуемое в дальнейшем «Лицензиар», и ООО «Ромашка», именуемое в дальнейшем «Лицензиат», в лице генерального директора Иванова Ивана Ивановича, действующего на основании Устава, заключили настоящий Договор.
1.| Предмет
1.1.| Лицензиар предоставляет Лицензиату право использования Программы на условиях простой лицензии.
1.2.| Лицензиат не вправе передавать права третьим лицам.
2.| Вознаграждение
2.1.| Размер вознаграждения составляет 5 000,00 (пять тысяч) рублей.
2.2.| Оплата производится в течение 10 (десяти) рабочих дней с даты счёта.
2.3.| Вознаграждение не возвращается.
3.| Реквизиты
<t1 r1 c1> ИНН
<t1 r1 c2> 7707083893
<t1 r2 c1> КПП
<t1 r2 c2> 770701001
Лицензиат: __________ / ФИО /
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(Match, CorrectFillHasNoDeviationsAndAllValues) {
  const Template sample = template_of(kTemplate);
  const Alignment alignment = match(document_of(kFill), sample, test::lexicon());
  expect_accounting(alignment);
  expect_text(deviations_of(alignment), "");
  EXPECT_EQ(alignment.template_found, alignment.template_tokens);
  expect_text(values_of(alignment, sample),
              "agreement_number=17/2026\n"
              "agreement_date=«12» ноября 2026 г.\n"
              "client_name=ООО «Ромашка»\n"
              "client_signatory=генерального директора Иванова Ивана Ивановича\n"
              "client_basis=Устава\n"
              "amount=5 000,00\n"
              "amount_in_words=пять тысяч\n"
              "client_inn=7707083893\n"
              "client_kpp=770701001\n"
              "signature=__________ UNTOUCHED\n");
}

TEST(Match, EditsOfFixedTextAreNamed) {
  struct Case {
    std::string from, to, expected;
  };
  const std::vector<Case> cases = {
      {"не вправе", "вправе", "removed 1.2: не -> \n"},
      {"10 (десяти)", "15 (пятнадцати)", "changed 2.2: 10 (десяти -> 15 (пятнадцати\n"},
      {"10 (десяти)", "15 (десяти)", "changed 2.2: 10 -> 15\n"},
      {"простой лицензии", "исключительной лицензии", "changed 1.1: простой -> исключительной\n"},
      {"рабочих дней с", "рабочих дней, с", "added 2.2:  -> ,\n"},
      {"Лицензиар предоставляет Лицензиату", "Лицензиат предоставляет Лицензиару",
       "changed 1.1: Лицензиар предоставляет Лицензиату -> Лицензиат предоставляет Лицензиару\n"},
      {"не возвращается.", "не возвращается. Лицензиар обязан вернуть аванс.", "added 2.3:  -> Лицензиар обязан вернуть аванс.\n"},
      {"Вознаграждение не", "Вoзнаграждение не", "look-alike 2.3: Вознаграждение -> Вoзнаграждение\n"},
      {"Вознаграждение не", "Возна\u200Bграждение не", "look-alike 2.3: Вознаграждение -> Возна\u200Bграждение\n"},
      {"Вознаграждение не", "Вознаграждение {hidden:не}", "hidden 2.3: не -> не\n"},
      {"Вознаграждение не возвращается", "Вознаграждение {deleted:не} возвращается", "pending-change 2.3: не -> \n"},
      {"10 (десяти)", "{deleted:10}{inserted:15} (десяти)", "pending-change 2.2: 10 -> 15\n"},
      {"10 (десяти)", "1O (десяти)", "look-alike 2.2: 10 -> 1O\n"},
      {"2.2.| Оплата", "2.3.| Оплата", "numbering 2.3: 2.2. -> 2.3.\n"},
      {"2.2.| Оплата", "2.2)| Оплата", "numbering 2.1 2.2): 2.2. -> 2.2)\n"},
      {"именуемое в дальнейшем «Лицензиат»", "именуемая в дальнейшем «Лицензиат»", "changed : именуемое -> именуемая (ending)\n"},
      {"ООО «Ромашка», именуемое", "ООО «Pомашка», именуемое", "look-alike : ООО «Ромашка» -> \n"},
      {"<t1 r1 c1> ИНН\n<t1 r1 c2> 7707083893\n", "<t1 r1 c1> ИНН\n<t1 r1 c1> 7707083893\n", ""},
  };
  const Template sample = template_of(kTemplate);
  for (const Case& edit : cases) {
    const Alignment alignment = match(document_of(replaced(kFill, edit.from, edit.to)), sample, test::lexicon());
    expect_accounting(alignment);
    if (edit.from.starts_with("ООО «Ромашка»")) {
      expect_text(deviations_of(alignment), "look-alike :  -> Pомашка (slot)\n");
    } else {
      expect_text(deviations_of(alignment), edit.expected, edit.to);
    }
  }
}

TEST(Match, ValuesOfTwoColumnsOfALineArePartedAtTheGap) {
  const Template sample = template_of("Продавец:              Покупатель:\n________________              ________________\n");
  for (const auto& [line, values] : std::vector<std::pair<std::string, std::string>>{
           {"ИП Зайцева О. И.              ООО «Ромашка»", "slot=ИП Зайцева О. И.\nslot_2=ООО «Ромашка»\n"},
           {"__ИП Зайцева О. И.__              ___ООО «Ромашка»___", "slot=ИП Зайцева О. И.\nslot_2=ООО «Ромашка»\n"},
       }) {
    const Alignment alignment = match(document_of("Продавец:              Покупатель:\n" + line + "\n"), sample, test::lexicon());
    expect_accounting(alignment);
    expect_text(values_of(alignment, sample), values, line);
  }
}

TEST(Match, ADashOnTheLineSaysThatThereIsNothing) {
  const Template sample = template_of("Телефон: ____________\nАдрес: ____________\n");
  const Alignment alignment = match(document_of("Телефон: _____—_____\nАдрес: _____-_____\n"), sample, test::lexicon());
  expect_accounting(alignment);
  ASSERT_EQ(alignment.values.size(), 2u);
  EXPECT_NE(alignment.values[0].state, SlotState::Untouched);
  EXPECT_EQ(alignment.values[1].state, SlotState::Untouched);
}

TEST(Match, ACommaBetweenDigitsIsNoCommaBetweenWords) {
  const Template sample = template_of("Груз: ____________, ______ т, ______ м³.\n");
  const Alignment alignment = match(document_of("Груз: техника на паллетах, 18,5 т, 82 м³.\n"), sample, test::lexicon());
  expect_accounting(alignment);
  expect_text(values_of(alignment, sample), "slot=техника на паллетах\nslot_2=18,5\nslot_3=82\n");
}

TEST(Match, APartOfANumberThatIsRaisedIsAnotherNumber) {
  const Template sample = template_of(kTemplate);
  for (const auto& [value, is_found] : std::vector<std::pair<std::string, bool>>{{"5{vertical: 000},00", true},
                                                                                 {"5 {vertical:000},00", true},
                                                                                 {"500{vertical:0}", true},
                                                                                 {"{vertical:5} 000,00", true},
                                                                                 {"{vertical:5 000,00}", false},
                                                                                 {"5 000,00", false}}) {
    const Alignment alignment = match(document_of(replaced(kFill, "5 000,00", value)), sample, test::lexicon());
    expect_accounting(alignment);
    EXPECT_EQ(!alignment.deviations.empty(), is_found) << value << deviations_of(alignment);
    for (const Deviation& deviation : alignment.deviations) {
      EXPECT_EQ(deviation.deviation_class, DeviationClass::Hidden) << value;
    }
  }
}

TEST(Match, ClausesAddedRemovedMovedAndDuplicated) {
  const Template sample = template_of(kTemplate);
  const std::string clause = "2.3.| Вознаграждение не возвращается.\n";
  const std::string other = "2.2.| Оплата производится в течение 10 (десяти) рабочих дней с даты счёта.\n";
  const auto deviations = [&](const std::string& document) {
    const Alignment alignment = match(document_of(document), sample, test::lexicon());
    expect_accounting(alignment);
    return deviations_of(alignment);
  };
  expect_text(deviations(replaced(kFill, clause, "")), "removed 2.3: 2.3. Вознаграждение не возвращается. -> \n");
  expect_text(deviations(replaced(kFill, clause, clause + "2.4.| Проценты начисляются.\n")), "added 2.4:  -> 2.4. Проценты начисляются.\n");
  expect_text(deviations(replaced(kFill, clause, clause + clause)), "added 2.3:  -> 2.3. Вознаграждение не возвращается.\n");
  expect_text(deviations(replaced(kFill, other,
                                  "2.2.| Новое условие о пенях.\n2.3.| Оплата производится в течение 10 (десяти) "
                                  "рабочих дней с даты счёта.\n")),
              "added 2.2:  -> 2.2. Новое условие о пенях.\nnumbering 2.3: 2.2. -> 2.3.\n");
  const std::string swapped = replaced(replaced(kFill, other, ""), clause,
                                       "2.2.| Вознаграждение не возвращается.\n2.3.| Оплата производится в течение 10 (десяти) "
                                       "рабочих дней с даты счёта.\n");
  EXPECT_NE(deviations(swapped).find("moved "), std::string::npos) << deviations(swapped);
}

TEST(Match, TypographyIsSilent) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"«Лицензиар»", "\"Лицензиар\""},
      {"счёта", "счета"},
      {"№ 17", "N 17"},
      {"5 000,00", "5000,00"},
      {"Вознаграждение не", "Вознаграждение  \u00A0не"},
      {"возвращается", "воз\u00ADвращается"},
      {"1.| Предмет", "1.| П р е д м е т"},
      {"1.1.| Лицензиар", "1.1. Лицензиар"},
      {"ДОГОВОР №", "{caps:Договор} №"},
      {"Предмет", "Предме\\\n"},
  };
  const Template sample = template_of(kTemplate);
  for (const auto& [from, to] : cases) {
    if (from == "Предмет") {
      continue;
    }
    const Alignment alignment = match(document_of(replaced(kFill, from, to)), sample, test::lexicon());
    expect_accounting(alignment);
    expect_text(deviations_of(alignment), "", to);
  }
}

TEST(Match, SlotsKeepTheirBounds) {
  const Template sample = template_of(kTemplate);
  const auto run = [&](const std::string& from, const std::string& to) {
    const Alignment alignment = match(document_of(replaced(kFill, from, to)), sample, test::lexicon());
    expect_accounting(alignment);
    return deviations_of(alignment) + values_of(alignment, sample);
  };
  EXPECT_NE(run("7707083893", "__7707083893__").find("client_inn=7707083893\n"), std::string::npos);
  EXPECT_NE(run("«12» ноября 2026 г.", "«_12_» _ноября_ 202_6_ г.").find("agreement_date=« 12 » ноября 2026 г.\n"), std::string::npos);
  EXPECT_NE(run("7707083893", "77__.07_").find("client_inn=77.07\n"), std::string::npos);
  EXPECT_NE(run("7707083893", "____________").find("client_inn=____________ UNTOUCHED\n"), std::string::npos);
  EXPECT_NE(run("7707083893", "").find("client_inn= EMPTY\n"), std::string::npos);
  EXPECT_NE(run("770701001", "[КПП Лицензиата]").find("client_kpp=[КПП Лицензиата] UNTOUCHED\n"), std::string::npos);
  EXPECT_NE(run("«12» ноября 2026 г.", "12.11.2026").find("agreement_date=12.11.2026\n"), std::string::npos);
  EXPECT_NE(run("«12» ноября 2026 г.", "«___» __________ 20__ г.").find("UNTOUCHED"), std::string::npos);
  EXPECT_NE(run("5 000,00 (", "5 000,00 долларов США (").find("added 2.1:  -> долларов США"), std::string::npos);
  EXPECT_TRUE(run("770701001", "770701001 и не менее").starts_with("added 3:  -> и не менее\n"));
  EXPECT_TRUE(run("770701001", "770701001 и не менее того, что будет начислено сверх того за год")
                  .starts_with("added 3:  -> и не менее того, что"));
  // A value does not run on into the next paragraph.
  EXPECT_NE(
      run("Устава, заключили настоящий Договор.\n", "Устава, заключили настоящий Договор.\nЛицензиар платит штраф.\n").find("added : "),
      std::string::npos);
}

TEST(Match, ALetterOfAHouseBelongsToItsAddress) {
  const Template sample = template_of("Адрес: ____________, срок ____ дней.\nСпоры рассматриваются в суде.\n");
  const std::pair<const char*, const char*> cases[] = {
      {"г. Уфа, ул. Мира, д. 1а, срок 5 дней.", ""},
      {"г. Уфа, ул. Мира, 1и, срок 5 дней.", ""},
      {"г. Уфа, ул. Мира, дом 12 а, срок 5 дней.", ""},
      {"г. Уфа, ул. Мира, д. 12, срок 5 и дней.", "added :  -> и\n"},
      {"г. Уфа, ул. Мира, д. 12 не, срок 5 дней.", "added :  -> не\n"},
      {"г. Уфа, ул. Мира а, срок 5 дней.", "added :  -> а\n"},
  };
  for (const auto& [value, deviations] : cases) {
    const Document read = document_of("Адрес: " + std::string(value) + "\nСпоры рассматриваются в суде.\n");
    const Alignment alignment = match(read, sample, test::lexicon());
    expect_accounting(alignment);
    expect_text(deviations_of(alignment), deviations, value);
  }
}

TEST(Match, ANameEndsThePositionBeforeIt) {
  const Template sample =
      template_of("Клиент в лице {{client_position: position}} {{client_signatory: person_name}}, действующего на основании Устава.\n");
  const std::pair<const char*, const char*> cases[] = {
      {"директора Кравца Дмитрия Юрьевича", "директора|Кравца Дмитрия Юрьевича"},
      {"вице-президента по ИТ Кравца Дмитрия Юрьевича", "вице-президента по ИТ|Кравца Дмитрия Юрьевича"},
      {"директора по развитию (CDO) Кравца Дмитрия Юрьевича", "директора по развитию (CDO)|Кравца Дмитрия Юрьевича"},
      {"генерального директора управляющей организации ООО «УК «Альфа» Кравца Дмитрия Юрьевича",
       "генерального директора управляющей организации ООО «УК «Альфа»|Кравца Дмитрия Юрьевича"},
      {"директора Кравца Д. Ю.", "директора|Кравца Д. Ю."},
      {"ДИРЕКТОРА КРАВЦА ДМИТРИЯ ЮРЬЕВИЧА", "ДИРЕКТОРА|КРАВЦА ДМИТРИЯ ЮРЬЕВИЧА"},
  };
  for (const auto& [value, parts] : cases) {
    const Document read = document_of("Клиент в лице " + std::string(value) + ", действующего на основании Устава.\n");
    const Alignment alignment = match(read, sample, test::lexicon());
    expect_accounting(alignment);
    expect_text(deviations_of(alignment), "", value);
    expect_text(alignment.values[0].raw + "|" + alignment.values[1].raw, parts);
  }
}

TEST(Match, ASpareLineTakesOnlyWhatWasWrittenOnIt) {
  const Template sample = template_of("Предмет: ____________\n____________\nСпоры рассматриваются в суде.\n");
  const std::pair<const char*, const char*> cases[] = {
      {"Предмет: поставка белой муки\nСпоры рассматриваются в суде.\n", "slot=поставка белой муки\nslot_2= EMPTY\n"},
      {"Предмет: поставка белой муки\n____________\nСпоры рассматриваются в суде.\n",
       "slot=поставка белой муки\nslot_2=____________ UNTOUCHED\n"},
      {"Предмет: поставка белой\nмуки\nСпоры рассматриваются в суде.\n", "slot=поставка белой\nslot_2=муки\n"},
  };
  for (const auto& [document, values] : cases) {
    const Document read = document_of(document);
    const Alignment alignment = match(read, sample, test::lexicon());
    expect_text(values_of(alignment, sample), values, document);
    expect_text(deviations_of(alignment), "", document);
  }
}

TEST(Match, RepeatedRows) {
  const std::string sample_text = R"(
<t1 r1 c1> Тариф
<t1 r1 c2> Цена
<t1 r2 c1> {{tariff}}
<t1 r2 c2> {{price: amount}} руб.
Итого: {{amount}} руб.
)";
  TemplateManifest manifest;
  manifest.repeated_rows = {{"tariff", "price"}};
  const Template sample = template_of(sample_text, manifest);
  const Alignment alignment = match(document_of(R"(
<t1 r1 c1> Тариф
<t1 r1 c2> Цена
<t1 r2 c1> Growth
<t1 r2 c2> 10 000 руб.
<t1 r3 c1> Optimal
<t1 r3 c2> 20 000 руб.
<t1 r4 c1> Premium
<t1 r4 c2> 30 000 руб.
Итого: 60 000 руб.
)"),
                                    sample, test::lexicon());
  expect_accounting(alignment);
  expect_text(deviations_of(alignment), "");
  EXPECT_EQ(alignment.values.size(), 7u);
  EXPECT_EQ(alignment.values[0].raw, "Growth");
  EXPECT_EQ(alignment.values[2].raw, "Premium");
}

TEST(Match, AnotherDocumentIsSaidFast) {
  const Template sample = template_of(kTemplate);
  const Alignment alignment = match(document_of("Рецепт борща\nВзять свёклу и капусту.\n"), sample, test::lexicon());
  expect_accounting(alignment);
  EXPECT_TRUE(alignment.another_document);
}

TEST(Match, TemplateConformsToItself) {
  const Template sample = template_of(kTemplate);
  const Alignment alignment = match(document_of(kTemplate), sample, test::lexicon());
  expect_accounting(alignment);
  expect_text(deviations_of(alignment), "");
  for (const SlotValue& value : alignment.values) {
    EXPECT_EQ(value.state, SlotState::Untouched) << sample.slots[value.slot].name << " " << value.raw;
  }
}

TEST(Match, ResemblanceTellsTemplatesApart) {
  const Template sample = template_of(kTemplate);
  EXPECT_GT(resemblance(document_of(kFill), sample), 0.9);
  EXPECT_LT(resemblance(document_of("Рецепт борща. Взять свёклу и капусту, сварить."), sample), 0.1);
}

}  // namespace
}  // namespace sverka
