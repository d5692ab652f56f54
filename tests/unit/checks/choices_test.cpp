// Clause 5.3: a choice takes its permitted texts; their blanks take numbers, dates and names.
#include "checks/choices.hpp"

#include <gtest/gtest.h>

#include "support/checks_data.hpp"

namespace sverka {
namespace {

struct Chosen {
  const char* raw;
  const char* problem;
};

void expect_problems(const std::vector<std::string>& choices, std::span<const Chosen> cases) {
  for (const Chosen& chosen : cases) {
    EXPECT_EQ(choice_problem(choices, chosen.raw, test::rule_data().lexicon), chosen.problem) << chosen.raw;
  }
}

TEST(Choices, PapersOfAuthority) {
  const Chosen cases[] = {
      {"Устава", ""},
      {"Устава Общества", ""},
      {"доверенности № 5 от 10.01.2026", ""},
      {"доверенности от 10.01.2026 г. № 77/41-н/77-2026-1-15", ""},
      {"доверенности № 5 от 10.01.2026 г.", ""},
      {"доверенности номер 5 от 10.01.2026", ""},
      {"доверенности № 5 от 10.01.2026 (МЧД № 3f2a-11)", ""},
      {"доверенности № 5 от 10.01.2026, удостоверенной нотариусом г. Москвы Ивановым И. И.", ""},
      {"листа записи ЕГРИП от 12.05.2020", ""},
      {"доверенности № от", "choice-blank"},
      {"доверенности", "choice-unknown"},
      {"приказа № 5 от 10.01.2026", "choice-unknown"},
      {"любой бумаги", "choice-unknown"},
  };
  expect_problems({"Устава", "доверенности № ____ от ____", "листа записи ЕГРИП"}, cases);
}

TEST(Choices, BlanksTakeWhatTheyAskFor) {
  const Chosen cases[] = {
      {"предоплата 100 %", ""},
      {"отсрочка 30 дней", ""},
      {"отсрочка 30 (тридцать) дней", ""},
      {"отсрочка тридцать дней", ""},
      {"отсрочка 30 банковских дней", "choice-words"},
      {"отсрочка 30 календарных или 45 банковских дней", "choice-words"},
      {"отсрочка 30 или 45 дней", "choice-words"},
      {"отсрочка дней", "choice-blank"},
      {"предоплата 50 %", "choice-unknown"},
  };
  expect_problems({"предоплата 100 %", "отсрочка ____ дней"}, cases);
}

}  // namespace
}  // namespace sverka
