// The pages of the register of acts (4.12): the list, one act with its scans, its check beside its text, and what is decided on it.
#pragma once

#include <string>

#include "server/desk_page.hpp"
#include "server/visit.hpp"

namespace sverka {

HttpReply show_acts(DeskContext& context, const Visit& visit);
HttpReply show_act(DeskContext& context, const Visit& visit);
HttpReply upload_act(DeskContext& context, const Visit& visit);
HttpReply take_act_decision(DeskContext& context, const Visit& visit);
HttpReply repeat_act_check(DeskContext& context, const Visit& visit);
HttpReply send_act_paper(DeskContext& context, const Visit& visit);
HttpReply send_act_page(DeskContext& context, const Visit& visit);
HttpReply send_act_report(DeskContext& context, const Visit& visit);

// What waits of acts, for the dashboard: counts by state and the overdue ones. Empty if nothing does.
std::string acts_of_dashboard(const DeskPage& page, StoreWork& work);

// Pieces that pages of acts and rewards share; HTML but where said.
std::string act_rows(const DeskPage& page, const std::vector<FiledAct>& acts, std::string_view label);
// "2026-08,2026-09" as 08.2026, 09.2026; plain text.
std::string period_words(const DeskPage& page, const std::string& periods);
std::string day_words(const DeskPage& page, const std::string& iso);
std::string money_cell(const DeskPage& page, std::int64_t kopecks);

}  // namespace sverka
