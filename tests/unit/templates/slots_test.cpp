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
  auto sample = build_template(*document, {}, test::lexicon());
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
