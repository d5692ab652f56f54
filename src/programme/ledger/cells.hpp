// One cell of a ledger table: dates, times, sums, lists of months.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "programme/ledger/month.hpp"
#include "programme/money.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// White space of every kind dropped at both ends.
std::string_view trimmed(std::string_view cell);

// "2026-09-01" or "01.09.2026".
std::optional<Date> read_cell_date(std::string_view cell);

// "2026-09-01T10:30", with seconds, with an offset; a space in place of T, the date in either form, or the date alone, which is
// 00:00. Without an offset it is Moscow's clock; "Z" is +00:00; fractions of a second are cut.
std::optional<MoscowSeconds> read_cell_time(std::string_view cell);

// A sum as people write it: "5000.00", "5 000,00 rub.", "2000-00". `problem` is a key of bad-cell sentences: "amount",
// "amount-negative", "amount-decimals".
struct CellMoney {
  std::optional<Money> money;
  std::string_view problem;
};
CellMoney read_cell_money(std::string_view cell, const Lexicon& lexicon);

// "2026-08,2026-09", divided by commas, semicolons or spaces, each once; sorted. Nothing if one of them is no month or stands
// twice, or there is none.
std::optional<std::vector<Month>> read_cell_months(std::string_view cell);

// "2026-08,2026-09".
std::string to_text(const std::vector<Month>& months);

}  // namespace sverka
