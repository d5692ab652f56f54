// What is found to fill in, and what each place is taken to hold. Clause 5.8: an office's own template works as it stands.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "document/notation.hpp"
#include "support/lexicon_files.hpp"
#include "templates/template.hpp"

namespace sverka {
namespace {

// "name:schema" of each slot, divided by spaces.
std::string slots_of(const std::string& notation) {
  auto document = parse_notation(notation);
  EXPECT_TRUE(document.has_value()) << notation;
  const TemplateManifest manifest;
  auto sample = build_template(*document, manifest, test::lexicon());
  EXPECT_TRUE(sample.has_value()) << notation;
  std::string found;
  for (const Slot& slot : sample->slots) {
    found += (found.empty() ? "" : " ") + slot.name + ":" + std::string(name_of(slot.schema)) + (slot.required ? "" : "?");
  }
  return found;
}

TEST(Slots, LinesThatWaitForAPen) {
  const char* const kBefore = "Исполнитель оказывает услуги, а Заказчик их оплачивает.\n";
  for (const char* line : {
           "Директор ______________ Иванов И.И.",
           "______________ Иванов И.И.",
           "_____________ И. И. Иванов",
           "Генеральный директор _____________ /Петров П.П./",
           "Директор ООО «Исполнитель» _____________ И.И. Иванов",
           "От Исполнителя: ______________ Петров П. П.",
           "___________________ (Петров П. П.)",
           "Подпись: ________________",
           "Заказчик: ____________ (подпись)",
           "____________________ М.П.",
           "Подписи Сторон\nИсполнитель ____________",
           "Арендодатель: _________________ С.П. Громова",
           "М.П. ________________",
           "Займодавец __________________ (Сидорова М. И.)",
       }) {
    EXPECT_EQ(slots_of(std::string(kBefore) + line + "\n"), "signature:signature?") << line;
  }
}

TEST(Slots, LinesThatWaitForAName) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"Адреса, реквизиты и подписи Сторон\nЗаказчик: ____________", "slot:text"},
      {"ООО «Исполнитель», действующее на основании Устава, с одной стороны, и ________, именуемое в дальнейшем «Заказчик», заключили "
       "договор.",
       "client_name:organisation_name"},
      {"ИП ________, именуемый в дальнейшем «Исполнитель», заключил договор.", "company_name:organisation_name"},
      {"________, именуем__ в дальнейшем «Исполнитель», и ________, именуем[ый/ая] в дальнейшем «Заказчик», заключили договор.",
       "company_name:organisation_name slot:choice client_name:organisation_name slot_2:choice"},
      {"Наименование груза: ________", "subject:text"},
      {"г. Тверь ________", "slot:text"},
      {"Заказчик: _________ С.П. Громова Арендатор: _________ [И.О. Фамилия]",
       "signature:signature? signature_2:signature? client_signatory:person_name"},
      {"Подрядчик ......... Заказчик .........", "signature:signature? signature_2:signature?"},
      {"Займодавец ________________ (_____________)", "signature:signature? slot:text"},
      {"________________ (_____________) ________________ (_____________)",
       "signature:signature? signature_2:signature? signature_3:signature? signature_4:signature?"},
      {"Подрядчик ......... Заказчик .........\nПодрядчик и Заказчик обязуются хранить в тайне всё, что узнали друг о друге при исполнении "
       "договора, "
       "в течение трёх лет после его прекращения.",
       "slot:text slot_2:text"},
  };
  for (const auto& [notation, expected] : cases) {
    EXPECT_EQ(slots_of(std::string(notation) + "\n"), expected) << notation;
  }
}

TEST(Slots, LinesThatWaitForSums) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"Договор N ____", "agreement_number:document_number"},
      {"1.| Срок оплаты составляет ____ дней.", "number:number"},
      {"1.| Пени уплачиваются в размере ____% за день.", "number:number"},
      {"1.| Цена составляет ____ рублей, в том числе НДС ___% - ____ (________) рублей.",
       "amount:amount number:number amount_2:amount amount_in_words:amount_in_words"},
  };
  for (const auto& [line, slots] : cases) {
    EXPECT_EQ(slots_of(line), slots) << line;
  }
}

TEST(Slots, NumbersAndDatesOfTheAgreementAndOfOtherPapers) {
  const std::string many = "Стороны договорились, как следует ниже.\n";
  std::string far;
  for (int line = 0; line < 13; ++line) {
    far += many;
  }
  const std::vector<std::pair<std::string, const char*>> cases = {
      {"ДОГОВОР ПОДРЯДА № ____ от «__» ________ 20__ г.", "agreement_number:document_number agreement_date:date"},
      {"г. ________ «__» ________ 20__ г.", "city:city agreement_date:date"},
      {"Гр. ________, паспорт № ________, выдан ________ «__» ________ ____ г.",
       "slot:text document_number:document_number slot_2:text date:date"},
      {far + "Приложение к Договору № ____ от «__» ________ 20__ г.", "agreement_number:document_number agreement_date:date"},
      {far + "Передано «__» ________ 20__ г.", "date:date"},
      {"Договор действует до «__» ________ 20__ г.", "date:date"},
      {"Лицензия № ____ выдана Агенту.", "document_number:document_number"},
      {"Дополнительное соглашение № ____\nк Договору № ____ от «__» ________ 20__ г.",
       "agreement_number:document_number document_number:document_number date:date"},
      {"г. Нижний Новгород «__» ________ 20__ г.", "agreement_date:date"},
  };
  for (const auto& [line, slots] : cases) {
    EXPECT_EQ(slots_of(line), slots) << line;
  }
}

TEST(Slots, BlanksJoinedBySignsAreOne) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"Телефон: +7 (____) ___-__-__, e-mail: ________@________", "client_phone:phone client_email:email"},
      {"Дата выдачи: __.__.____, код подразделения ___-___", "date:date slot:text"},
      {"________ (________) ________ (________)",
       "signature:signature? signature_2:signature? signature_3:signature? signature_4:signature?"},
  };
  for (const auto& [line, slots] : cases) {
    EXPECT_EQ(slots_of(line), slots) << line;
  }
}

TEST(Slots, LinesUnderALineAreForWhatDoesNotFit) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"Предмет: ____________\n____________\n____________", "slot:text slot_2:text? slot_3:text?"},
      {"Предмет: ____________ и прочее\n____________", "slot:text slot_2:text"},
      {"Предмет: ____________\n- ____________", "slot:text slot_2:text"},
  };
  for (const auto& [lines, slots] : cases) {
    EXPECT_EQ(slots_of(lines), slots) << lines;
  }
}

// Names of the values that each party has, whatever the form calls the parties.
TEST(Slots, PartiesAreWhomTheFormNames) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"________, именуемое в дальнейшем «Поставщик», и ________, именуемое в дальнейшем «Покупатель», заключили договор.\n"
       "<t1 r1 c1> Поставщик\n<t1 r1 c2> Покупатель\n<t1 r2 c1> ИНН ________\n<t1 r2 c2> ИНН ________\n",
       "company_name:organisation_name client_name:organisation_name company_inn:inn client_inn:inn"},
      {"ООО «Банк», именуемое «Раскрывающая сторона», и ________, именуемое «Получающая сторона», заключили соглашение.\n"
       "Получающая сторона: ИНН ________\n",
       "client_name:organisation_name client_inn:inn"},
      {"________, именуемое «Раскрывающая сторона», и ООО «Банк», именуемое «Получающая сторона», заключили соглашение.\n"
       "Раскрывающая сторона: ИНН ________\n",
       "client_name:organisation_name client_inn:inn"},
      {"________, именуемое «Исполнитель», ________, именуемое «Заказчик», и ________, именуемое «Обучающийся», заключили договор.\n"
       "Обучающийся: телефон ________\nЗаказчик: телефон ________\n",
       "company_name:organisation_name client_name:organisation_name third_name:organisation_name third_phone:phone client_phone:phone"},
      {"________ (далее - Арендодатель) и ________ (далее - Арендатор) заключили договор.\n"
       "Арендодатель:              Арендатор:\nИНН ________              ИНН ________\n",
       "slot:text slot_2:text company_inn:inn client_inn:inn"},
      {"Заказчик: ИНН ________\nПеревозчик: ИНН ________\n", "client_inn:inn company_inn:inn"},
      {"Гр. ________ (Ф.И.О.), ИНН ________, далее «Займодавец», и гр. ________ (Ф.И.О.), ИНН ________, далее «Заемщик».\n",
       "company_signatory:person_name company_inn:inn client_signatory:person_name client_inn:inn"},
      {"________ руб. __ коп.\n", "amount:amount slot:text"},
      {"________, именуемое «Сторона 1», и ________, именуемое «Сторона 2», вместе «Стороны», а отдельно «Сторона».\n"
       "Сторона 1: ИНН ________\nСторона 2: ИНН ________\n",
       "company_name:organisation_name client_name:organisation_name company_inn:inn client_inn:inn"},
      {"________, именуемый «Агент», именуемые вместе «Стороны».\nИНН ________\n", "client_name:organisation_name client_inn:inn"},
  };
  for (const auto& [lines, slots] : cases) {
    EXPECT_EQ(slots_of(lines), slots) << lines;
  }
}

TEST(Slots, RemarksInBracketsTell) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"именуемое «Исполнитель», действующего на основании Устава, и ________\n(фамилия, имя, отчество)\nименуем__ «Заказчик».\n",
       "client_signatory:person_name slot:choice"},
      {"Сумма по договору и ________\n(фамилия / телефон)\n", "client_phone:phone"},
      {"Сведения: ________\n(Ф.И.О. / наименование)\n", "slot:text"},
      {"Текст ________ (наименование организации) и ________ (Ф.И.О.)\n", "client_name:organisation_name client_signatory:person_name"},
      {"Передал ________, принял ________\n(должность) (наименование)\n", "client_position:position client_name:organisation_name"},
      {"<t1 r1 c1> Р/с 40702\n<t1 r1 c2> ________\n<t1 r1 c2> (телефон)\n", "client_phone:phone"},
      {"Ответственный: [Ф.И.О.]\n", "contact:person_name"},
      {"действующего на основании ________ (Устава / доверенности № ___ от ________), и\n",
       "client_basis:basis document_number:document_number? slot:text?"},
      {"в размере ________ (________) рублей\n", "amount:amount amount_in_words:amount_in_words"},
  };
  for (const auto& [lines, slots] : cases) {
    EXPECT_EQ(slots_of(lines), slots) << lines;
  }
}

TEST(Slots, LabelsOfCellsThatCallSeveralThings) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"<t1 r1 c1> Водитель (Ф.И.О., паспорт, телефон)\n<t1 r1 c2> ________\n", "slot:text"},
      {"<t1 r1 c1> Телефон\n<t1 r1 c2> ________\n", "client_phone:phone"},
      {"<t1 r1 c1> Дата и время загрузки\n<t1 r1 c2> ____.____.20__ г. с ___:___ до ___:___\n", "date:date slot:text slot_2:text"},
      {"<t1 r1 c1> Марка автомобиля / прицепа\n<t1 r1 c2> ________ / ________\n", "slot:text slot_2:text"},
      {"<t1 r1 c1> г. Москва\n<t1 r1 c2> «__» ________ 20 ____ г.\n", "agreement_date:date"},
      {"Срок освоения программы составляет ________.\n", "slot:text"},
  };
  for (const auto& [lines, slots] : cases) {
    EXPECT_EQ(slots_of(lines), slots) << lines;
  }
}

TEST(Slots, DottedLines) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"ИНН Заказчика: ............, далее по тексту.", "client_inn:inn"},
      {"ИНН Заказчика: ………….", "client_inn:inn"},
      {"1. Предмет договора .............. 5", ""},
      {"Перечень услуг... и прочее… не ограничен.", ""},
  };
  for (const auto& [notation, expected] : cases) {
    EXPECT_EQ(slots_of(std::string(notation) + "\n"), expected) << notation;
  }
}

TEST(Slots, EmptyCellsBesideALabel) {
  EXPECT_EQ(slots_of("Реквизиты Заказчика\n<t1 r1 c1> ИНН\n<t1 r1 c2>\n<t1 r2 c1> Юридический адрес:\n<t1 r2 c2>\n<t1 r3 c1> "
                     "Примечание\n<t1 r3 c2>\n"),
            "client_inn:inn? client_legal_address:address?");
  EXPECT_EQ(slots_of("Цены\n<t1 r1 c1> ИНН и иные сведения о Заказчике, которые он сообщает\n<t1 r1 c2>\n"), "");
}

}  // namespace
}  // namespace sverka
