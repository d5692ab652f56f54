#include "programme/field_value.hpp"

#include <gtest/gtest.h>

#include "words_of_russian.hpp"

namespace sverka {
namespace {

using S = FieldSchema;
using test::lexicon;

struct Right {
  S schema;
  const char* raw;
  const char* normal_form;
  const char* remark = "";
};

TEST(FieldValue, NormalForms) {
  const Right cases[] = {
      {S::Inn, "7716800949", "7716800949"},
      {S::Inn, "ИНН: 7716 800 949", "7716800949"},
      {S::Inn, "_7716800949_", "7716800949"},
      {S::Inn, "500100732259.", "500100732259"},
      {S::Kpp, "771601001", "771601001"},
      {S::Kpp, "__771601001", "771601001"},
      {S::Kpp, "—", ""},
      {S::Kpp, "нет", ""},
      {S::InnKpp, "7716800949/ 771601001", "7716800949/771601001"},
      {S::InnKpp, "ИНН 7716800949 КПП 771601001", "7716800949/771601001"},
      {S::InnKpp, "500100732259 / -", "500100732259"},
      {S::Ogrn, "1027700132195", "1027700132195"},
      {S::Ogrn, "ОГРНИП № 304500116000157", "304500116000157"},
      {S::Ogrn, "1027700132195 от 16.08.2002", "1027700132195"},
      {S::Account, "4070 2810 7400 0043 2537", "40702810740000432537"},
      {S::Account, "40702810740000432537___", "40702810740000432537"},
      {S::Account, "р/с 40702810740000432537 в ПАО Сбербанк", "40702810740000432537"},
      {S::Account, "03100643000000017300", "03100643000000017300"},
      {S::CorrespondentAccount, "К/с 30101810400000000225", "30101810400000000225"},
      {S::CorrespondentAccount, "40102810545370000003", "40102810545370000003"},
      {S::CorrespondentAccount, "отсутствует", ""},
      {S::Bic, "044525\u00A0225", "044525225"},
      {S::Date, "«12» ноября 2026 г.", "2026-11-12"},
      {S::Date, "«_12_» __ноября__ 2026 г.", "2026-11-12"},
      {S::Date, "от 12.11.2026", "2026-11-12"},
      {S::Date, "12.11.26", "2026-11-12", "date-two-digit-year"},
      {S::Date, "« 19 » ноября 2026 гола", "2026-11-19", "date-tail"},
      {S::Date, "«12» 11 2026 г.", "2026-11-12"},
      {S::Date, "« 5 » 03. 2026", "2026-03-05"},
      {S::Account, "40702.810.7.7000.0418326", "40702810770000418326"},
      {S::Kpp, "не присвоен", ""},
      {S::Basis, "доверенности номер 5 от 10.01.2026", "доверенности номер 5 от 10.01.2026"},
      {S::Day, "«5»", "05"},
      {S::Day, "_12_", "12"},
      {S::Month, "__ноября__", "11"},
      {S::Month, "Сентября", "09"},
      {S::Year, "26", "2026"},
      {S::Year, "2026 г.", "2026"},
      {S::Amount, "148 500", "148500.00"},
      {S::Amount, "148500,00", "148500.00"},
      {S::Amount, "5 000 (пять тысяч) рублей 00 копеек", "5000.00"},
      {S::Amount, "5 000 (пять тысяч) рублей 50 копеек", "5000.50"},
      {S::Amount, "10 000 руб., НДС не облагается", "10000.00"},
      {S::Amount, "Итого: 5 000,00", "5000.00"},
      {S::AmountInWords, "Сто сорок восемь тысяч пятьсот", "148500.00"},
      {S::AmountInWords, "(пять тысяч) рублей 50 копеек", "5000.50"},
      {S::AmountInWords, "сто сорок восемь тысяч пятьсот целых пятьдесят сотых", "148500.50"},
      {S::AmountInWords, "пять тысяч рублей, НДС не облагается", "5000.00"},
      {S::Number, "12", "12"},
      {S::Number, "5 000", "5000"},
      {S::Number, "_12_", "12"},
      {S::Number, "10 (десять)", "10"},
      {S::Number, "0,1", "0.1"},
      {S::Number, "двенадцать", "12"},
      {S::Number, "—", ""},
      {S::Phone, "+7 (495) 730-21-46", "+74957302146"},
      {S::Phone, "8 (843) 200-15-38, доб. 12", "+78432001538"},
      {S::Phone, "тел.: 8 (843) 200-15-38; +7 916 000-11-22", "+78432001538, +79160001122"},
      {S::Email, "Buh@Romashka.Example", "buh@romashka.example"},
      {S::Email, "e-mail: a@b.ru, c_d@e.ru", "a@b.ru, c_d@e.ru"},
      {S::Email, "почта@пример.рф", "почта@пример.рф"},
      {S::Site, "https://www.romashka.ru/", "romashka.ru"},
      {S::PersonName, "Кравца  Дмитрия Юрьевича", "Кравца Дмитрия Юрьевича"},
      {S::PersonName, "Генерального директора Кравца Дмитрия Юрьевича", "Кравца Дмитрия Юрьевича"},
      {S::PersonName, "Ли А.Я.", "Ли А.Я.", "person-name-initials"},
      {S::PersonName, "Нгуен Ван Хай", "Нгуен Ван Хай"},
      {S::Position, "Генерального директора", "Генерального директора"},
      {S::Basis, "Устава", "Устава"},
      {S::Basis, "доверенности № 77/41-н от 14.01.2026", "доверенности № 77/41-н от 14.01.2026"},
      {S::Basis, "доверенности б/н от «14» января 2026 г.", "доверенности б/н от «14» января 2026 г."},
      {S::Basis, "листа записи ЕГРИП", "листа записи ЕГРИП"},
      {S::Basis, "-", ""},
      {S::City, "г. Москва", "Москва"},
      {S::City, "Петропавловск-Камчатский", "Петропавловск-Камчатский"},
      {S::DocumentNumber, "2026/ЛД-00417-СПб/ДКС", "2026/ЛД-00417-СПб/ДКС"},
      {S::DocumentNumber, "7", "7"},
      {S::Address, "г. Уфа, ул. Мира, 1", "г. Уфа, ул. Мира, 1"},
      {S::OrganisationName, "ООО «Я»", "ООО «Я»"},
      {S::Bank, "АО «ББ»", "АО «ББ»"},
      {S::Text, "Мини", "Мини"},
      {S::Inn, "7701234500", "7701234500", "inn-placeholder"},
      {S::Kpp, "123456789", "123456789", "kpp-placeholder"},
  };
  for (const Right& item : cases) {
    const FieldReading reading = read_field(item.schema, item.raw, lexicon());
    if (std::string_view(item.remark) == "inn-placeholder") {
      continue;  // judged below, over all last digits
    }
    EXPECT_TRUE(reading.well_formed) << item.raw << ": " << reading.problem_code;
    EXPECT_EQ(reading.normal_form, item.normal_form) << item.raw;
    EXPECT_EQ(reading.problem_code, item.remark) << item.raw;
  }
  int placeholders = 0;
  for (char last = '0'; last <= '9'; ++last) {
    placeholders += read_field(S::Inn, std::string("770123450") + last, lexicon()).problem_code == "inn-placeholder" ? 1 : 0;
  }
  EXPECT_EQ(placeholders, 1);
}

struct Wrong {
  S schema;
  const char* raw;
  const char* problem;
};

TEST(FieldValue, Problems) {
  const Wrong cases[] = {
      {S::Inn, "", "empty"},
      {S::Inn, "____________", "empty"},
      {S::Inn, "—", "empty"},
      {S::Inn, "7725088528", "inn-check-digit"},
      {S::Inn, "771680094", "inn-length"},
      {S::Inn, "77168009А9", "inn-characters"},
      {S::Inn, "77168О0949", "inn-alphabet"},
      {S::Inn, "Ромашка", "inn-characters"},
      {S::InnKpp, "7716800949/77360100", "kpp-length"},
      {S::InnKpp, "7725088528/771601001", "inn-check-digit"},
      {S::Kpp, "7736АВ001", "kpp-alphabet"},
      {S::Kpp, "77360100", "kpp-length"},
      {S::Ogrn, "1234567890123", "ogrn-check-digit"},
      {S::Ogrn, "102770013219", "ogrn-length"},
      {S::Account, "4070281074000043253", "account-length"},
      {S::CorrespondentAccount, "40702810740000432537", "correspondent-account-structure"},
      {S::Bic, "344525225", "bic-structure"},
      {S::Bic, "04452522", "bic-length"},
      {S::Date, "31.02.2026", "date-impossible"},
      {S::Date, "«31» нояьря 2026 г.", "date-shape"},
      {S::Date, "«___» ________ 20__ г.", "date-unfilled"},
      {S::Date, "скоро", "date-shape"},
      {S::Day, "32", "date-impossible"},
      {S::Day, "пятое", "day-shape"},
      {S::Month, "нояьря", "month-shape"},
      {S::Month, "13", "date-impossible"},
      {S::Year, "206", "year-shape"},
      {S::Year, "3026", "year-shape"},
      {S::Amount, "по договорённости", "amount-shape"},
      {S::Amount, "-5000", "amount-shape"},
      {S::Amount, "50 000 (пять тысяч) рублей", "amount-words-differ"},
      {S::Amount, "9999999999999999", "amount-too-large"},
      {S::AmountInWords, "пятдесят рублей", "amount-words-unreadable"},
      {S::AmountInWords, "пятьсот шестьсот рублей", "amount-words-unreadable"},
      {S::AmountInWords, "5000", "amount-words-unreadable"},
      {S::AmountInWords, "сто сорок восемь тысяч пятьсот (сто)", "amount-words-unreadable"},
      {S::AmountInWords, "сто сорок восемь тысяч, пятьсот копеек", "amount-words-unreadable"},
      {S::Number, "много", "number-shape"},
      {S::Number, "10 (пять)", "number-words-differ"},
      {S::Phone, "123", "phone-shape"},
      {S::Phone, "позвоните нам", "phone-shape"},
      {S::Email, "buh.romashka.ru", "email-shape"},
      {S::Email, "buh@romashka", "email-shape"},
      {S::Email, "buh@@romashka.ru", "email-shape"},
      {S::Email, "@romashka.ru", "email-shape"},
      {S::Site, "ромашка", "site-shape"},
      {S::PersonName, "Иванова", "person-name-shape"},
      {S::PersonName, "генерального директора", "person-name-shape"},
      {S::Basis, "хорошего настроения", "basis-shape"},
      {S::Basis, "доверенности", "basis-number-missing"},
      {S::Basis, "доверенности от 12.01.2026", "basis-number-missing"},
      {S::Basis, "доверенности № 5", "basis-date-missing"},
      {S::Basis, "доверенности № ____ от ____", "placeholder-left"},
      {S::City, "г. 5", "city-shape"},
      {S::Address, "5", "address-shape"},
      {S::OrganisationName, "[наименование Клиента]", "placeholder-left"},
      {S::Address, "<указать>", "placeholder-left"},
      {S::Text, "{{client_name}}", "placeholder-left"},
      {S::PersonName, "ХХХ", "placeholder-left"},
      {S::OrganisationName, "123", "organisation-name-shape"},
  };
  for (const Wrong& item : cases) {
    const FieldReading reading = read_field(item.schema, item.raw, lexicon());
    EXPECT_FALSE(reading.well_formed) << item.raw;
    EXPECT_EQ(reading.problem_code, item.problem) << item.raw;
  }
  EXPECT_EQ(read_field(S::Text, std::string(10000, 'a'), lexicon()).problem_code, "too-long");
}

TEST(FieldValue, Choices) {
  const std::vector<std::string> choices{"Устава", "доверенности № ____ от ____", "листа записи ЕГРИП"};
  for (const char* raw : {"Устава", "устава", " Устава ", "доверенности № 5 от 12.01.2026", "доверенности №77/41-н от «14» января 2026 г.",
                          "листа записи ЕГРИП"}) {
    EXPECT_TRUE(read_choice(choices, raw, lexicon()).well_formed) << raw;
  }
  for (const char* raw : {"", "Устав", "Устава, при этом Клиент не платит", "доверенности № 5", "доверенности № 5 от оплаты", "приказа",
                          "доверенности № ____ от ____ и Устава"}) {
    EXPECT_EQ(read_choice(choices, raw, lexicon()).problem_code, "choice-unknown") << raw;
  }
}

}  // namespace
}  // namespace sverka
