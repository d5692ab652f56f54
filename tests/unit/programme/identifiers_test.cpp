#include "programme/identifiers.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "table.hpp"
#include "words_of_russian.hpp"

namespace sverka {
namespace {

using V = IdentifierVerdict;

TEST(Identifiers, PublishedVectors) {
  const std::map<std::string, std::function<V(const std::vector<std::string>&)>> checks{
      {"inn", [](const auto& row) { return check_inn(row[1]); }},
      {"ogrn", [](const auto& row) { return check_ogrn(row[1]); }},
      {"ogrnip", [](const auto& row) { return check_ogrnip(row[1]); }},
      {"kpp", [](const auto& row) { return check_kpp(row[1]); }},
      {"okpo", [](const auto& row) { return check_okpo(row[1]); }},
      {"snils", [](const auto& row) { return check_snils(normal_code(row[1])); }},
      {"corr", [](const auto& row) { return check_correspondent_account(row[1], row[2]); }},
      {"account", [](const auto& row) { return check_account(row[1], row[2]); }},
  };
  const std::map<std::string, std::pair<std::string, V>> expected{
      {"inn10_valid", {"inn", V::Ok}},
      {"inn12_valid", {"inn", V::Ok}},
      {"inn10_invalid", {"inn", V::WrongCheckDigit}},
      {"inn12_invalid", {"inn", V::WrongCheckDigit}},
      {"ogrn_valid", {"ogrn", V::Ok}},
      {"ogrn_invalid", {"ogrn", V::WrongCheckDigit}},
      {"ogrnip_valid", {"ogrnip", V::Ok}},
      {"ogrnip_invalid", {"ogrnip", V::WrongCheckDigit}},
      {"kpp_valid_format", {"kpp", V::Ok}},
      {"okpo_valid", {"okpo", V::Ok}},
      {"okpo_accidental_pass", {"okpo", V::LooksLikePlaceholder}},
      {"corr_account_bic_valid", {"corr", V::Ok}},
      {"corr_account_bic_key_ok_but_wrong_bank", {"corr", V::WrongBank}},
      {"corr_account_bic_invalid", {"corr", V::WrongCheckDigit}},
      {"account_bic_valid", {"account", V::Ok}},
      {"account_bic_invalid", {"account", V::WrongCheckDigit}},
      {"snils_published_examples_valid", {"snils", V::Ok}},
      {"snils_invalid", {"snils", V::WrongCheckDigit}},
  };
  std::size_t judged = 0;
  for (const auto& row : test::read_table("tests/data/requisites.tsv")) {
    const auto found = expected.find(row[0]);
    if (found == expected.end()) {
      continue;
    }
    EXPECT_EQ(name_of(checks.at(found->second.first)(row)), name_of(found->second.second)) << row[0] << ' ' << row[1];
    ++judged;
  }
  EXPECT_GE(judged, 74u);
}

TEST(Identifiers, VectorsWithoutAVerdictOfTheirOwn) {
  std::size_t judged = 0;
  for (const auto& row : test::read_table("tests/data/requisites.tsv")) {
    if (row[0] == "kpp_invalid_format") {
      EXPECT_FALSE(acceptable(check_kpp(row[1]))) << row[1];
    } else if (row[0] == "account_bic_rkc_valid") {
      EXPECT_TRUE(acceptable(check_account(row[1], row[2]))) << row[1];
    } else if (row[0] == "treasury_accounts_no_key") {
      EXPECT_EQ(check_account(row[1], row[2]), V::Skipped);
      EXPECT_EQ(check_correspondent_account(row[3], row[2]), V::Skipped);
    } else {
      continue;
    }
    ++judged;
  }
  EXPECT_EQ(judged, 6u);
}

TEST(Identifiers, BankOfRussiaAndTreasury) {
  EXPECT_EQ(check_account("40601810900001000022", "044106001"), V::Ok);
  EXPECT_EQ(check_account("40601810900001000023", "044106001"), V::WrongCheckDigit);
  EXPECT_EQ(check_account("03100643000000017300", "004525988"), V::Skipped);
  EXPECT_EQ(check_account("40102810545370000003", "044525000"), V::Skipped);
  EXPECT_EQ(check_correspondent_account("40102810045370000009", "017003983"), V::Skipped);
}

TEST(Identifiers, TrapsOfTheForm) {
  struct Case {
    V verdict;
    V expected;
  };
  const Case cases[] = {
      {check_inn(""), V::Empty},
      {check_inn("77070838931"), V::WrongLength},
      {check_inn("770708389\xD0\x97"), V::MixedAlphabet},
      {check_inn("7707A83893"), V::NotDigits},
      {check_inn("0000000000"), V::LooksLikePlaceholder},
      {check_kpp("7736АВ001"), V::MixedAlphabet},
      {check_kpp("7736ab001"), V::MixedAlphabet},
      {check_kpp("77360100"), V::WrongLength},
      {check_kpp("1234567890"), V::WrongLength},
      {check_kpp("A73601001"), V::NotDigits},
      {check_kpp("123456789"), V::LooksLikePlaceholder},
      {check_bic("344525225"), V::WrongStructure},
      {check_bic("044525010"), V::Unusual},
      {check_bic("044525225"), V::Ok},
      {check_bic("04452522"), V::WrongLength},
      {check_correspondent_account("40702810740000432537", "044525225"), V::WrongStructure},
      {check_account("4070281074000043253", "044525225"), V::WrongLength},
      {check_account("40702810740000432537", "44525225"), V::WrongLength},
      {check_register_number("304500116000157"), V::Ok},
      {check_register_number("1027700132195"), V::Ok},
      {check_register_number("10277001321951"), V::WrongLength},
  };
  int line = 0;
  for (const Case& item : cases) {
    EXPECT_EQ(name_of(item.verdict), name_of(item.expected)) << "row " << line;
    ++line;
  }
}

TEST(Identifiers, PlaceholdersThatPassByLuck) {
  for (const auto& [account, bic] : {std::pair{"40702810938000012345", "044525225"}, std::pair{"40702810623000023456", "044525593"},
                                     std::pair{"40702810123450009999", "044525593"}}) {
    EXPECT_EQ(check_account(account, bic), V::LooksLikePlaceholder) << account;
  }
  EXPECT_TRUE(looks_like_placeholder("1234567890"));
  EXPECT_TRUE(looks_like_placeholder("40702810900000000001"));
  EXPECT_TRUE(looks_like_placeholder("9999999999"));
  EXPECT_FALSE(looks_like_placeholder("30101810400000000225"));
  EXPECT_FALSE(looks_like_placeholder("771601001"));
}

// Every single wrong digit of an account is caught, and nearly every one of an INN.
TEST(Identifiers, OneWrongDigitOfAnAccountNeverPasses) {
  const std::string account = "40702810740000432537";
  for (std::size_t index = 0; index < account.size(); ++index) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string changed = account;
      changed[index] = digit;
      const V expected = digit == account[index] ? V::Ok : V::WrongCheckDigit;
      const V verdict = check_account(changed, "044525225");
      const bool treasury = changed.starts_with("03") || changed.starts_with("40102");
      EXPECT_TRUE(verdict == expected || treasury) << changed;
    }
  }
}

// A check digit is a function of the rest: whatever that is, exactly one ending passes.
TEST(Identifiers, ExactlyOneEndingPasses) {
  struct Kind {
    const char* name;
    const char* beginning;  // what such a code begins with
    std::size_t random;     // digits drawn behind it
    std::size_t control;    // digits that follow from the others, last
    std::function<V(const std::string&)> check;
  };
  const std::vector<Kind> kinds{
      {"inn of an organisation", "77", 7, 1, [](const std::string& code) { return check_inn(code); }},
      {"inn of a person", "50", 8, 2, [](const std::string& code) { return check_inn(code); }},
      {"ogrn", "1", 11, 1, [](const std::string& code) { return check_ogrn(code); }},
      {"ogrnip", "3", 13, 1, [](const std::string& code) { return check_ogrnip(code); }},
      {"okpo", "1", 6, 1, [](const std::string& code) { return check_okpo(code); }},
      {"okpo of a person", "1", 8, 1, [](const std::string& code) { return check_okpo(code); }},
      {"snils", "1", 8, 2, [](const std::string& code) { return check_snils(code); }},
      // The key of an account stands in the middle: the last digits are drawn first.
      {"account", "", 11, 1,
       [](const std::string& code) { return check_account("40702810" + code.substr(11) + code.substr(0, 11), "044525225"); }},
      {"correspondent account", "", 8, 1,
       [](const std::string& code) {
         return check_correspondent_account("30101810" + code.substr(8) + code.substr(0, 8) + "225", "044525225");
       }},
  };
  std::mt19937 random(402);
  for (const Kind& kind : kinds) {
    for (int round = 0; round < 300; ++round) {
      std::string code = kind.beginning;
      for (std::size_t index = 0; index < kind.random; ++index) {
        code += static_cast<char>('0' + random() % 10);
      }
      std::size_t passed = 0;
      const std::size_t endings = kind.control == 1 ? 10 : 100;
      for (std::size_t ending = 0; ending < endings; ++ending) {
        std::string control = std::to_string(ending);
        control.insert(0, kind.control - control.size(), '0');
        const V verdict = kind.check(code + control);
        ASSERT_TRUE(acceptable(verdict) || verdict == V::WrongCheckDigit) << kind.name << ' ' << code << control << ' ' << name_of(verdict);
        passed += acceptable(verdict) ? 1 : 0;
      }
      EXPECT_EQ(passed, 1u) << kind.name << ' ' << code;
    }
  }
}

TEST(Identifiers, NormalCode) {
  EXPECT_EQ(normal_code(" 044525\xC2\xA0"
                        "225 "),
            "044525225");
  EXPECT_EQ(normal_code("4070 2810 7400 0043 2537"), "40702810740000432537");
  EXPECT_EQ(normal_code("77\xC2\xAD"
                        "07-083893"),
            "7707083893");
  EXPECT_EQ(normal_code("7736АВ001"), "7736АВ001");
}

TEST(Identifiers, SplitsInnAndKpp) {
  struct Case {
    const char* raw;
    const char* inn;
    const char* kpp;
  };
  const Case cases[] = {
      {"7716800949/ 771601001", "7716800949", "771601001"},
      {"7716800949 771601001", "7716800949", "771601001"},
      {"ИНН/КПП 7716800949/771601001", "7716800949", "771601001"},
      {"ИНН: 7716800949, КПП: 771601001", "7716800949", "771601001"},
      {"ИНН 7716 800949 КПП 7716 01001", "7716800949", "771601001"},
      {"500100732259", "500100732259", ""},
      {"500100732259 / —", "500100732259", ""},
  };
  for (const Case& item : cases) {
    const InnKpp codes = split_inn_kpp(item.raw, test::lexicon());
    EXPECT_EQ(codes.inn, item.inn) << item.raw;
    EXPECT_EQ(codes.kpp, item.kpp) << item.raw;
  }
}

TEST(Identifiers, PartyAndAccount) {
  EXPECT_EQ(party_form_by_name("ООО «Ромашка»", test::lexicon()), PartyForm::Organisation);
  EXPECT_EQ(party_form_by_name("Индивидуальный предприниматель Долгих Дарья Игоревна", test::lexicon()), PartyForm::SoleTrader);
  EXPECT_EQ(party_form_by_name("ИП Долгих Д.И.", test::lexicon()), PartyForm::SoleTrader);
  EXPECT_EQ(check_account_kind(PartyForm::Organisation, "40802810500007432200"), V::Unusual);
  EXPECT_EQ(check_account_kind(PartyForm::Organisation, "40702810740000432537"), V::Ok);
  EXPECT_EQ(check_account_kind(PartyForm::SoleTrader, "40702810740000432537"), V::Unusual);
  EXPECT_EQ(check_account_kind(PartyForm::Organisation, "40702840740000432537"), V::Unusual);
  EXPECT_EQ(check_account_kind(PartyForm::Unknown, "03100643000000017300"), V::Ok);
}

}  // namespace
}  // namespace sverka
