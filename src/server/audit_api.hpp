// The API of audits, beside desk_api.hpp and with its manners.
#pragma once

#include "server/visit.hpp"

namespace sverka {

HttpReply api_list_resources(DeskContext& context, const Visit& visit);
HttpReply api_register_resource(DeskContext& context, const Visit& visit);
HttpReply api_show_resource(DeskContext& context, const Visit& visit);
HttpReply api_change_resource(DeskContext& context, const Visit& visit);
HttpReply api_list_audits(DeskContext& context, const Visit& visit);
// 202: it waits for the next run of the schedule.
HttpReply api_start_audit(DeskContext& context, const Visit& visit);
HttpReply api_show_audit(DeskContext& context, const Visit& visit);
HttpReply api_list_violations(DeskContext& context, const Visit& visit);
HttpReply api_close_violation(DeskContext& context, const Visit& visit);

}  // namespace sverka
