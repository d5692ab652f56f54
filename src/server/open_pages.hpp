// What anybody may ask for: the self-check, the state of the server, the description of the API.
#pragma once

#include "server/visit.hpp"

namespace sverka {

// Who is signed in sees what waits for him; others the self-check.
HttpReply show_home(DeskContext& context, const Visit& visit);
HttpReply show_self_check(DeskContext& context, const Visit& visit);
HttpReply run_self_check(DeskContext& context, const Visit& visit);
HttpReply send_check_result(DeskContext& context, const Visit& visit);
HttpReply show_health(DeskContext& context, const Visit& visit);
// 503 while the store does not answer.
HttpReply show_readiness(DeskContext& context, const Visit& visit);
HttpReply send_openapi(DeskContext& context, const Visit& visit);

}  // namespace sverka
