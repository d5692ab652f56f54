// What is read from a card, layout by layout.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "programme/card/bank_directory.hpp"
#include "programme/card/card.hpp"
#include "support/checks_data.hpp"

namespace sverka {
namespace {

// Lines of text; "a | b | c" is a row of a table, "<br>" in a cell begins a line of it, an empty line ends a table.
std::vector<PaperLine> paper(const std::string& text) {
  std::vector<PaperLine> lines;
  std::istringstream stream(text);
  std::uint32_t table = 1, row = 0, block = 0;
  for (std::string line; std::getline(stream, line);) {
    if (line.find(" | ") == std::string::npos && !line.ends_with(" |")) {
      table += row > 0 ? 1 : 0;
      row = 0;
      if (!line.empty()) {
        PaperLine one;
        one.text = line;
        one.block = block++;
        lines.push_back(one);
      }
      continue;
    }
    ++row;
    std::uint32_t column = 1;
    const std::string cells = line.ends_with(" |") ? line.substr(0, line.size() - 2) : line;
    for (std::string rest = cells + " | "; !rest.empty(); ++column) {
      const std::size_t bar = rest.find(" |");
      std::string cell = rest.substr(0, bar);
      rest = rest.substr(std::min(rest.size(), bar + 3));
      cell += "<br>";
      for (std::size_t end = cell.find("<br>"); end != std::string::npos; end = cell.find("<br>")) {
        if (end > 0) {
          PaperLine one;
          one.text = cell.substr(0, end);
          one.block = block++;
          one.table = table;
          one.row = row;
          one.column = column;
          lines.push_back(one);
        }
        cell.erase(0, end + 4);
      }
    }
  }
  return lines;
}

// "inn=7707083893; kpp=": every entry, in order; an empty one stands behind a label without a value.
std::string read(const std::string& text) {
  std::string said;
  for (const CardEntry& entry : read_card(paper(text), test::rule_data().lexicon).entries) {
    said += (said.empty() ? "" : "; ") + std::string(name_of(entry.field)) + "=" + entry.raw;
  }
  return said;
}

struct Layout {
  const char* name;
  const char* text;
  const char* entries;
};

const Layout kLayouts[] = {
    {"two columns", "ИНН | 7707083893\nКПП | 773601001", "inn=7707083893; kpp=773601001"},
    {"four columns", "ИНН | 7707083893 | КПП | 773601001", "inn=7707083893; kpp=773601001"},
    {"numbered rows", "1 | ИНН | 7707083893\n2. | КПП | 773601001", "inn=7707083893; kpp=773601001"},
    {"heads over values", "ИНН | КПП\n7707083893 | 773601001", "inn=7707083893; kpp=773601001"},
    {"two codes in one cell", "ИНН/КПП | 7707083893/773601001", "inn=7707083893; kpp=773601001"},
    {"two codes divided by a space", "ИНН, КПП | 7707083893 773601001", "inn=7707083893; kpp=773601001"},
    {"labels on lines of a cell", "ИНН<br>КПП | 7707083893<br>773601001", "inn=7707083893; kpp=773601001"},
    {"label and value in each cell", "ИНН<br>7707083893 | КПП<br>773601001", "inn=7707083893; kpp=773601001"},
    {"a position under its label in a cell", "Должность<br>Генеральный директор | ФИО<br>Кравец Дмитрий Юрьевич",
     "position=Генеральный директор; signatory=Кравец Дмитрий Юрьевич"},
    {"whose datum it is", "Наименование Общества: ООО «Я»", "name=ООО «Я»; form=ООО"},
    {"a sole trader's pair", "ИНН/КПП | 500100732259/—", "inn=500100732259; kpp=—"},
    {"colon", "ИНН: 7707083893", "inn=7707083893"},
    {"no colon", "ИНН 7707083893 КПП 773601001", "inn=7707083893; kpp=773601001"},
    {"tab", "ИНН\t7707083893", "inn=7707083893"},
    {"dash", "БИК – 044525225", "bic=044525225"},
    {"value below", "ИНН:\n7707083893", "inn=7707083893"},
    {"no value", "КПП:\nОГРН: 1027700132195", "kpp=; ogrn=1027700132195"},
    {"empty cell", "КПП |\nОГРН | 1027700132195", "kpp=; ogrn=1027700132195"},
    {"a label with a star", "ИНН* | 7707083893", "inn=7707083893"},
    {"bracketed label", "Адрес (юридический): г. Уфа, ул. Мира, 1", "legal_address=г. Уфа, ул. Мира, 1"},
    {"long label", "Полное наименование организации в соответствии с уставом: ООО «Я»", "name=ООО «Я»; form=ООО"},
    {"label words inside a cell", "Наш расчётный счёт в банке |  40702810800000073904", "account=40702810800000073904"},
    {"account and bank", "р/с № 40702810800000073904 в ПАО «Береговой банк», БИК 044525225",
     "account=40702810800000073904; bank=ПАО «Береговой банк»; bic=044525225"},
    {"account, comma, bank", "Расчётный счёт | 40702810800000073904, ПАО «Береговой банк»",
     "account=40702810800000073904; bank=ПАО «Береговой банк»"},
    {"a label with the charter", "Полное наименование в соответствии с Уставом – ООО «Я»", "name=ООО «Я»; form=ООО"},
    {"one label in two cells", "Счёт | расчётный | 40702810800000073904\nБанк | наименование | ПАО «Береговой банк»",
     "account=40702810800000073904; bank=ПАО «Береговой банк»"},
    {"codes of the bank", "ИНН | 7707083893\nБанк | ПАО «Береговой банк»\nИНН | 7704152637\nКПП | 770401001",
     "inn=7707083893; bank=ПАО «Береговой банк»"},
    {"two parties", "Лицензиар | Лицензиат\nИНН 7704152637 | ИНН 7707083893", "inn=7707083893"},
    {"two parties, the client first", "Клиент | Компания\nИНН 7707083893 | ИНН 7704152637", "inn=7707083893"},
    {"a position that goes on", "Заместитель директора по развитию Кравец Дмитрий Юрьевич, действует на основании Устава",
     "basis=Устава; signatory=Кравец Дмитрий Юрьевич; position=Заместитель директора по развитию"},
    {"a position alone", "Должность, ФИО руководителя: Руководитель проектного офиса", "position=Руководитель проектного офиса"},
    {"a site with its scheme", "Сайт – https://romashka.example", "site=https://romashka.example"},
    {"a dash with nothing behind it", "Банк –\nБИК – 044525225", "bank=; bic=044525225"},
    {"both accounts by one label", "Сч. № 30101810400000000225\nСч. № 40702810800000073904",
     "correspondent_account=30101810400000000225; account=40702810800000073904"},
    {"bank block", "Банковские реквизиты | р/с 40702810800000073904<br>АО «Банк»<br>к/с 30101810400000000225<br>БИК 044525225",
     "account=40702810800000073904; bank=АО «Банк»; correspondent_account=30101810400000000225; bic=044525225"},
    {"heading of accounts", "Счёт 1\nР/с: 40702810800000073904", "account=40702810800000073904"},
    {"others' codes", "ИНН банка: 7707083893\nОКПО: 00032537", ""},
    {"one address for two", "Юридический и фактический адрес | г. Уфа", "legal_address=г. Уфа; actual_address=г. Уфа"},
    {"a director heads a name", "Генеральный директор | Кравец Дмитрий Юрьевич",
     "position=Генеральный директор; signatory=Кравец Дмитрий Юрьевич"},
    {"a director with his basis", "Генеральный директор, действующий на основании Устава | Кравец Дмитрий Юрьевич",
     "position=Генеральный директор; signatory=Кравец Дмитрий Юрьевич; basis=Устава"},
    {"position and name", "Руководитель (должность, ФИО) | Генеральный директор Кравец Дмитрий Юрьевич",
     "position=Генеральный директор; signatory=Кравец Дмитрий Юрьевич"},
    {"name, then position", "Подписант: Кравец Дмитрий Юрьевич, генеральный директор",
     "position=генеральный директор; signatory=Кравец Дмитрий Юрьевич"},
    {"position alone", "Должность руководителя: Генеральный директор", "position=Генеральный директор"},
    {"position below its label", "Должность:\nГенеральный директор\nФИО:\nКравец Дмитрий Юрьевич",
     "position=Генеральный директор; signatory=Кравец Дмитрий Юрьевич"},
    {"signatory in prose", "В лице: директора Кравца Дмитрия Юрьевича, действующего на основании Устава",
     "position=директора; signatory=Кравца Дмитрия Юрьевича; basis=Устава"},
    {"signature", "Директор ____________ / Кравец Д. Ю. /", "position=Директор; signatory=Кравец Д. Ю."},
    {"a sole trader's heading", "Индивидуальный предприниматель | Долгих Дарья Игоревна",
     "form=Индивидуальный предприниматель; name=Долгих Дарья Игоревна"},
    {"name without a label", "Карточка предприятия\nООО «Ромашка», г. Москва\nИНН 7707083893",
     "inn=7707083893; name=ООО «Ромашка»; form=ООО"},
    {"name in one paragraph", "ООО «Ромашка», ИНН 7707083893, КПП 773601001",
     "inn=7707083893; kpp=773601001; name=ООО «Ромашка»; form=ООО"},
    {"bank under a heading", "Наименование: ООО «Я»\nНаименование: АО «Береговой банк»",
     "name=ООО «Я»; bank=АО «Береговой банк»; form=ООО"},
    {"bank that begins with its label", "Банк | Банк ВТБ (ПАО)", "bank=Банк ВТБ (ПАО)"},
    {"contacts", "Телефон, e-mail: +7 495 730-21-40, buh@romashka.example", "phone=+7 495 730-21-40; email=buh@romashka.example"},
    {"contacts in a cell", "Контакты | тел. +7 495 730-21-40, e-mail: buh@romashka.example",
     "phone=+7 495 730-21-40; email=buh@romashka.example"},
    {"address over two lines", "Юридический адрес: 117105, г. Москва,\nВаршавское шоссе, д. 17",
     "legal_address=117105, г. Москва Варшавское шоссе, д. 17"},
    {"nothing", "Протокол совещания\nОбсудили план работ.", ""},
};

TEST(ReadCard, ALineUnderAValueIsNoPartOfIt) {
  EXPECT_EQ(read("ИНН___7707083893\nБанк___ПАО Сбербанк\nТелефон___+7 495 123-45-67"),
            "inn=7707083893; bank=ПАО Сбербанк; phone=+7 495 123-45-67");
  EXPECT_EQ(read("ИНН: ______7707083893____"), read("ИНН: 7707083893____"));
}

TEST(ReadCard, ReadsEveryLayout) {
  for (const Layout& layout : kLayouts) {
    EXPECT_EQ(read(layout.text), layout.entries) << layout.name;
  }
}

TEST(ReadCard, PlacesAreThoseOfTheValue) {
  const std::vector<PaperLine> lines = paper("Реквизиты: ИНН 7707083893, КПП 773601001");
  for (const CardEntry& entry : read_card(lines, test::rule_data().lexicon).entries) {
    ASSERT_EQ(entry.parts.size(), 1u);
    const PaperFact& part = entry.parts.front();
    EXPECT_EQ(lines[part.block].text.substr(part.begin, part.end - part.begin), entry.raw);
  }
}

TEST(ReadCard, EveryLabelOfTheListNamesFields) {
  for (const std::string& label : test::rule_data().lexicon.list("card_labels")) {
    const std::size_t bar = label.find(" | ");
    ASSERT_NE(bar, std::string::npos) << label;
    std::istringstream fields(label.substr(bar + 3));
    std::size_t count = 0;
    for (std::string field; fields >> field; ++count) {
      EXPECT_TRUE(parse_card_field(field) || field == "director" || field == "entrepreneur") << label;
    }
    EXPECT_GT(count, 0u) << label;
  }
}

constexpr const char* kDirectory = R"(<?xml version="1.0" encoding="WINDOWS-1251"?>
<!-- <BICDirectoryEntry BIC="000000000"> -->
<ed:ED807 xmlns:ed="urn:cbr-ru:ed:v2.0" BusinessDay="2026-11-20">
<ed:BICDirectoryEntry BIC='044525225'><ed:ParticipantInfo NameP="&quot;A&gt;B&quot; &amp; Co" PtType="20"><ed:RstrList Rstr="URRS"/></ed:ParticipantInfo>
<ed:Accounts Account="30101810400000000225" RegulationAccountType="CRSA" AccountStatus="ACAC"/>
<ed:Accounts Account="30101810400000000226" RegulationAccountType="CRSA" AccountStatus="ACDL"/>
<ed:Accounts Account="40101810400000000227" RegulationAccountType="BANA" AccountStatus="ACAC"/></ed:BICDirectoryEntry>
<ed:BICDirectoryEntry BIC="044525974"><ed:ParticipantInfo NameP="C" PtType="90"/></ed:BICDirectoryEntry></ed:ED807>)";

TEST(BankDirectory, ReadsWhatItKnows) {
  const auto directory = parse_bank_directory(kDirectory, "banks.xml");
  ASSERT_TRUE(directory);
  EXPECT_EQ(directory->business_day, "2026-11-20");
  ASSERT_EQ(directory->banks.size(), 2u);
  const BankRecord& bank = directory->banks.at("044525225");
  EXPECT_EQ(bank.name, "\"A>B\" & Co");
  EXPECT_EQ(bank.correspondent_accounts, std::vector<std::string>{"30101810400000000225"});
  EXPECT_TRUE(bank.has_lost_licence());
  EXPECT_TRUE(directory->banks.at("044525974").has_lost_licence());
  EXPECT_TRUE(directory->banks.at("044525974").correspondent_accounts.empty());
}

TEST(BankDirectory, DecodesWindows1251) {
  const std::string name = "\xC1\xE0\xED\xEA";
  const auto directory = parse_bank_directory("<ED807><BICDirectoryEntry BIC=\"1\"><ParticipantInfo NameP=\"" + name + "\"/>", "banks.xml");
  ASSERT_TRUE(directory);
  EXPECT_EQ(directory->banks.at("1").name, "Банк");
}

TEST(BankDirectory, RefusesWhatIsNone) {
  for (const std::string text : {"", "<", "<!--", "<ED807", "<a b=\"", "BIC,Name\n1,2\n", "<BICDirectoryEntry/>"}) {
    const auto directory = parse_bank_directory(text, "banks.xml");
    ASSERT_FALSE(directory) << text;
    EXPECT_EQ(directory.error().reason, "bank-directory");
  }
}

}  // namespace
}  // namespace sverka
