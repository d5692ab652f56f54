// Reporting periods as a purpose of payment or an act names them: "for September 2026", "August - September 2026",
// "01.09.2026 - 30.09.2026", "2026-09", "III quarter of 2026".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "programme/ledger/month.hpp"
#include "text/lexicon.hpp"

namespace sverka {

struct StatedPeriod {
  std::vector<Month> months;         // sorted, each once
  bool whole_months = true;          // false: dates that do not begin and end with a month
  std::uint32_t begin = 0, end = 0;  // bytes of the text, half-open
};

// Every period of the text, in order. A date alone ("of 1 October 2026") is no period. Lists "months_genitive", "months_nominative",
// "months_prepositional", "range_words", "quarter_stems", numbers "quarters".
std::vector<StatedPeriod> find_periods(std::string_view text, const Lexicon& lexicon);

// All months of all periods of the text.
std::vector<Month> months_within(std::string_view text, const Lexicon& lexicon);

}  // namespace sverka
