// The fetcher over libcurl's multi interface.
#pragma once

#include <memory>

#include "fetch/fetcher.hpp"

namespace sverka {

std::unique_ptr<Fetcher> make_curl_fetcher(const FetchPolicy& policy);

}  // namespace sverka
