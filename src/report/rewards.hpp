// The rewards of a month in every form of the report, each number with the clause behind it.
#pragma once

#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "audit/messages.hpp"
#include "report/finding_table.hpp"
#include "report/json_text.hpp"
#include "report/page_text.hpp"
#include "report/words.hpp"

namespace sverka {

// The key "period" and the key "rewards" of the JSON report.
void put_rewards(JsonText& json, const RewardStatement& statement);

void put_rewards(PageText& page, const RewardStatement& statement, const Words& words);

// Sections of a page, one a partner, each with its table.
std::string rewards_html(const RewardStatement& statement, const Words& words);

// The same as write_rewards_csv() writes, as it is: a writer makes it safe.
ReportTable rewards_table(const RewardStatement& statement);

// One line for each partner, client and category, and one for each partner without lines. UTF-8 with a byte order mark, divided by
// semicolons, money with a comma: what Excel opens in Russia. A cell that a spreadsheet would run as a formula is defused.
std::string write_rewards_csv(const RewardStatement& statement);

// "September 2026" as 09.2026 or 2026-09.
std::string month_words(Month month, Language language);
// "5 000,00" or "5,000.00".
std::string money_words(Money money, Language language);

// What is wrong with one row of a ledger, in words.
std::string ledger_fault_words(const Error& error, const Words& words);

// What is wrong with a ledger, every fault of it: {"error": {code, where, message, "rows": [{where, message}]}}.
std::string write_errors_json(const std::vector<Error>& errors, std::size_t count, const Messages& messages, Language language);
std::string write_errors_text(const std::vector<Error>& errors, std::size_t count, const Messages& messages, Language language);

}  // namespace sverka
