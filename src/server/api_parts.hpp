// What the addresses of the API have in common: JSON out, fields in, requests that are done once, pages of a list, revisions.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "report/json_text.hpp"
#include "server/json_fields.hpp"
#include "server/visit.hpp"

namespace sverka {

HttpReply json_reply(int status, const JsonText& json);

// A number that is never negative as JsonText takes it.
std::size_t count_of(std::int64_t number);
// 0 for what is no whole number.
std::int64_t number_of_text(std::string_view text);

// The fields of the JSON body; nothing without a body, or of another shape.
std::optional<JsonFields> body_fields(const Visit& visit);
// A field of the form, or of the JSON body.
std::string field_of(const Visit& visit, const std::optional<JsonFields>& fields, std::string_view name);

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
