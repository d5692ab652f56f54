// Signing in and out, and what a user sets for himself.
#pragma once

#include "server/visit.hpp"

namespace sverka {

constexpr const char* kSessionCookie = "sverka_session";

HttpReply show_login(DeskContext& context, const Visit& visit);
HttpReply sign_in(DeskContext& context, const Visit& visit);
HttpReply sign_out(DeskContext& context, const Visit& visit);
HttpReply show_account(DeskContext& context, const Visit& visit);
HttpReply change_password(DeskContext& context, const Visit& visit);
HttpReply change_language(DeskContext& context, const Visit& visit);
HttpReply create_token(DeskContext& context, const Visit& visit);
HttpReply revoke_own_token(DeskContext& context, const Visit& visit);

}  // namespace sverka
