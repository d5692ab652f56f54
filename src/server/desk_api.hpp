// The API of the desk, /api/v1: JSON out, forms or flat JSON in, problem details of RFC 9457 for what went wrong. openapi.cpp describes it.
//
// A POST with an Idempotency-Key is done once: sent again it answers what came of it, with another body it is refused. A decision names the
// revision that was seen, as If-Match. Lists end with "next", which is the "cursor" of the following page.
#pragma once

#include "server/visit.hpp"

namespace sverka {

HttpReply api_me(DeskContext& context, const Visit& visit);
HttpReply api_list_submissions(DeskContext& context, const Visit& visit);
HttpReply api_submit(DeskContext& context, const Visit& visit);
HttpReply api_show_submission(DeskContext& context, const Visit& visit);
HttpReply api_add_version(DeskContext& context, const Visit& visit);
HttpReply api_add_signed_copy(DeskContext& context, const Visit& visit);
HttpReply api_decide(DeskContext& context, const Visit& visit);
HttpReply api_approve(DeskContext& context, const Visit& visit);
HttpReply api_list_findings(DeskContext& context, const Visit& visit);
HttpReply api_list_events(DeskContext& context, const Visit& visit);

// An error of the store as problem details in the visitor's language.
HttpReply api_problem(const DeskContext& context, const Visit& visit, const Error& error);

}  // namespace sverka
