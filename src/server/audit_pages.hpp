// Pages about audits: partners' web resources, runs and their comparison, violations and due dates (8.7).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/desk_page.hpp"
#include "server/visit.hpp"
#include "store/audits.hpp"

namespace sverka {

HttpReply show_resources(DeskContext& context, const Visit& visit);
HttpReply show_resource_form(DeskContext& context, const Visit& visit);
HttpReply create_resource(DeskContext& context, const Visit& visit);
HttpReply show_resource(DeskContext& context, const Visit& visit);
HttpReply alter_resource(DeskContext& context, const Visit& visit);
HttpReply start_audit(DeskContext& context, const Visit& visit);
HttpReply close_one_violation(DeskContext& context, const Visit& visit);
HttpReply show_overdue(DeskContext& context, const Visit& visit);
HttpReply show_audit(DeskContext& context, const Visit& visit);
HttpReply send_audit_page(DeskContext& context, const Visit& visit);
HttpReply send_audit_json(DeskContext& context, const Visit& visit);
HttpReply show_comparison(DeskContext& context, const Visit& visit);

// Of the dashboard: what waits for an auditor, or for a partner on his resources. Empty if nothing does.
std::string waiting_audits(const DeskPage& page, StoreWork& work);

}  // namespace sverka
