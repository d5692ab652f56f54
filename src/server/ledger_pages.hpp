// The pages of ledgers and of the rewards that follow from them (section 4 of the programme).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "programme/ledger/ledger.hpp"
#include "server/visit.hpp"

namespace sverka {

HttpReply show_ledgers(DeskContext& context, const Visit& visit);
HttpReply import_ledger(DeskContext& context, const Visit& visit);
HttpReply send_ledger_file(DeskContext& context, const Visit& visit);
HttpReply show_rewards(DeskContext& context, const Visit& visit);
HttpReply show_statement(DeskContext& context, const Visit& visit);
HttpReply send_statement(DeskContext& context, const Visit& visit);

// The files of a request's form, by their names for people.
std::vector<LedgerFile> ledger_files_in(const HttpRequest& request);

// The month of the query, else the one before today's; nothing if the query names no month.
std::optional<Month> month_asked(const DeskContext& context, const Visit& visit);
// Of a report of LedgerKeeper::rewards(): the lines of one INN, or of everybody. Its findings, which name other rows of the ledger, are for
// the desk alone.
RewardStatement statement_of(const Report& report, const std::string& inn);
std::string statement_json(const RewardStatement& statement);

}  // namespace sverka
