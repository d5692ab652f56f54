// Acts, rewards and ledgers over the API (desk_api.hpp says how it speaks).
#pragma once

#include "server/visit.hpp"

namespace sverka {

HttpReply api_list_acts(DeskContext& context, const Visit& visit);
HttpReply api_show_act(DeskContext& context, const Visit& visit);
HttpReply api_add_scan(DeskContext& context, const Visit& visit);
HttpReply api_decide_act(DeskContext& context, const Visit& visit);
HttpReply api_rewards(DeskContext& context, const Visit& visit);
HttpReply api_list_ledgers(DeskContext& context, const Visit& visit);
HttpReply api_import_ledger(DeskContext& context, const Visit& visit);

}  // namespace sverka
