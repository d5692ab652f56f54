// Notices to partners (8.7) as pages and in the API: making them of violations, the letter before it goes, and what became of it.
#pragma once

#include <string>
#include <vector>

#include "server/desk_page.hpp"
#include "server/visit.hpp"
#include "store/notices.hpp"

namespace sverka {

HttpReply show_notices(DeskContext& context, const Visit& visit);
HttpReply make_notice(DeskContext& context, const Visit& visit);
HttpReply show_notice(DeskContext& context, const Visit& visit);
HttpReply decide_on_notice(DeskContext& context, const Visit& visit);
// The letter as a file of mail: what was sent, else as it would be sent today.
HttpReply send_letter_file(DeskContext& context, const Visit& visit);

HttpReply api_list_notices(DeskContext& context, const Visit& visit);
HttpReply api_make_notice(DeskContext& context, const Visit& visit);
HttpReply api_show_notice(DeskContext& context, const Visit& visit);
HttpReply api_decide_on_notice(DeskContext& context, const Visit& visit);

// On the page of a resource: the form that makes a notice of its confirmed violations, and the notices there are.
std::string notices_of_resource(const DeskPage& page, StoreWork& work, const WebResource& resource);

// A table of notices with their resources.
std::string notice_table(const DeskPage& page, StoreWork& work, const std::vector<Notice>& notices);

// A partner reads what was sent to him; what is prepared, or did not go, is the auditor's.
bool may_read(const User& user, const Notice& notice);

}  // namespace sverka
