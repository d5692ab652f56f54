// Every reason that the source gives has its sentence for people. Best effort: reasons are found as string literals of fail() calls.
#include <gtest/gtest.h>

#include <set>

#include "audit/messages.hpp"
#include "document/names.hpp"
#include "programme/field_value.hpp"
#include "programme/identifiers.hpp"
#include "programme/value_abuse.hpp"
#include "support/checks_data.hpp"

namespace sverka {
namespace {

bool is_kebab(const std::string& text) {
  return text.find('-') != std::string::npos && !text.starts_with('-') &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

std::vector<std::string> literals(const std::string& code) {
  std::vector<std::string> all;
  for (std::size_t open = code.find('"'); open != std::string::npos; open = code.find('"', open + 1)) {
    std::size_t close = open + 1;
    while (close < code.size() && code[close] != '"') {
      close += code[close] == '\\' ? 2 : 1;
    }
    all.push_back(code.substr(open + 1, close - open - 1));
    open = close;
  }
  return all;
}

// Kebab-case literals inside each call of `function`, which ends at the statement's end.
std::set<std::string> keys_in_calls(const std::string& function) {
  std::set<std::string> keys;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(SVERKA_SOURCE_DIR) + "/src")) {
    if (entry.path().extension() != ".cpp") {
      continue;
    }
    const std::string code = test::text_of_file(entry.path());
    for (std::size_t at = code.find(function); at != std::string::npos; at = code.find(function, at + 1)) {
      for (const std::string& literal : literals(code.substr(at, code.find(';', at) - at))) {
        if (is_kebab(literal)) {
          keys.insert(literal);
        }
      }
    }
  }
  return keys;
}

TEST(Sentences, EveryReasonOfAnErrorHasOne) {
  const std::set<std::string> reasons = keys_in_calls("fail(ErrorCode::");
  EXPECT_GE(reasons.size(), 20u);
  for (const std::string& reason : reasons) {
    EXPECT_NE(test::rule_data().messages.find("error." + reason), nullptr) << reason;
  }
}

// Every schema is given values that are wrong in many ways; whatever it answers can be said.
TEST(Sentences, EveryProblemOfAFieldHasOne) {
  const char* values[] = {"",
                          "-",
                          "___",
                          "XXX",
                          "abc",
                          "7707083893",
                          "7707083894",
                          "77070",
                          "12345678901234567890",
                          "123456789",
                          "1234567890123",
                          "40702810900000073904",
                          "7707О83893",
                          "77ОВ01001",
                          "999999999",
                          "31.02.2026",
                          "12.11.26",
                          "12 ноября 2026 гола",
                          "«__» ______ 20__ г.",
                          "32",
                          "13",
                          "5 000 (шесть тысяч) рублей",
                          "999 999 999 999 999",
                          "шесть слов",
                          "Иванов И.И.",
                          "Иванов Иван Иванович",
                          "1",
                          "доверенности",
                          "доверенности № 5",
                          "доверенности от 12.03.2026",
                          "Устава",
                          "a@b",
                          "+7",
                          "site",
                          "7707083893/770",
                          "044525225",
                          "344525225",
                          "30101810400000000225",
                          "50101810400000000225",
                          "10 (пять)"};
  std::set<std::string> codes;
  for (int schema = 0; schema <= static_cast<int>(FieldSchema::Picture); ++schema) {
    for (const char* value : values) {
      const std::string code = read_field(static_cast<FieldSchema>(schema), value, test::rule_data().lexicon).problem_code;
      if (!code.empty()) {
        codes.insert(code);
      }
    }
  }
  EXPECT_GE(codes.size(), 30u);
  for (const std::string& code : codes) {
    EXPECT_NE(test::rule_data().messages.find("problem." + code), nullptr) << code;
  }
}

TEST(Sentences, EveryReasonOfAbuseHasOne) {
  for (const AbuseReason reason : {AbuseReason::Obligation, AbuseReason::SecondSentence, AbuseReason::ClauseNumber,
                                   AbuseReason::TooManyWords, AbuseReason::TooManyLines, AbuseReason::ForeignText}) {
    EXPECT_NE(test::rule_data().messages.find("abuse." + std::string(name_of(reason))), nullptr) << name_of(reason);
  }
}

TEST(Sentences, EveryFlagThatHidesHasOne) {
  for (std::uint32_t bit = 1; bit <= kNotSeenFlags; bit <<= 1) {
    if ((kNotSeenFlags & bit) != 0) {
      EXPECT_NE(test::rule_data().messages.find("flag." + names_of_flags(bit)), nullptr) << names_of_flags(bit);
    }
  }
}

TEST(Sentences, EveryVerdictThatFailsHasOne) {
  for (const IdentifierVerdict verdict :
       {IdentifierVerdict::WrongCheckDigit, IdentifierVerdict::WrongBank, IdentifierVerdict::WrongStructure}) {
    EXPECT_NE(test::rule_data().messages.find("identifier." + std::string(name_of(verdict))), nullptr) << name_of(verdict);
  }
}

}  // namespace
}  // namespace sverka
