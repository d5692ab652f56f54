// What an answer means for the order of a crawl.
#pragma once

#include <cstdint>
#include <optional>

#include "web/frontier.hpp"
#include "web/site.hpp"

namespace sverka {

Reply reply_of(const FetchedAnswer& answer);

// The Retry-After header, seconds or a date, in milliseconds from `now`, which is in seconds since 1970; nothing without one.
std::optional<std::int64_t> retry_after_of(const FetchedAnswer& answer, std::int64_t now);

// A redirect that names where to.
bool is_followed(const FetchedAnswer& answer);

}  // namespace sverka
