// Partners, users and the trail: what the desk and the administrator keep.
#pragma once

#include "server/visit.hpp"

namespace sverka {

HttpReply show_partners(DeskContext& context, const Visit& visit);
HttpReply create_partner(DeskContext& context, const Visit& visit);
HttpReply show_users(DeskContext& context, const Visit& visit);
HttpReply create_user(DeskContext& context, const Visit& visit);
HttpReply reset_password(DeskContext& context, const Visit& visit);
HttpReply close_user(DeskContext& context, const Visit& visit);
HttpReply open_user(DeskContext& context, const Visit& visit);
HttpReply show_trail(DeskContext& context, const Visit& visit);

}  // namespace sverka
