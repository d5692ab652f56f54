// What the addresses of the API have in common: JSON out, fields in, requests that are done once, pages of a list, revisions.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "report/json_text.hpp"
#include "server/visit.hpp"

namespace sverka {

HttpReply json_reply(int status, const JsonText& json);
// The same for a thing that has a revision: as its ETag, with the thing's address where it has one of its own.
HttpReply revision_reply(int status, const JsonText& json, std::int64_t revision, const std::string& location = {});

// What was written a moment ago cannot be read: 500.
HttpReply unread_reply(const DeskContext& context, const Visit& visit, const StoreWork& work);

// The end of a list whose "items" are open: the cursor of the next page, or null for 0.
HttpReply list_reply(JsonText& json, std::int64_t next);

// A number that is never negative as JsonText takes it.
std::size_t count_of(std::int64_t number);

// A field of the form, or of the JSON body; nothing if it is not there.
std::optional<std::string> field_if_any(const Visit& visit, std::string_view name);
// The same; empty if it is not there.
std::string field_of(const Visit& visit, std::string_view name);

// The request's Idempotency-Key with a hash of all that it asks.
RequestKey key_of(const Visit& visit);
// What a request that was done already is answered with, by the number of what came of it; nothing for a new one.
std::optional<HttpReply> repeated(DeskContext& context, const Visit& visit, const RequestKey& key,
                                  const std::function<HttpReply(std::int64_t)>& again);

// How many rows are asked for: "limit" of the query, within bounds.
std::size_t limit_of(const Visit& visit);

// The revision of If-Match, `"12"` or `W/"12"`; 0 without one.
std::int64_t revision_seen(const Visit& visit);
// 428: say which revision you saw.
HttpReply revision_problem(const DeskContext& context, const Visit& visit);

}  // namespace sverka
