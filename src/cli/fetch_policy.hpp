// The [fetch] section of the configuration as the fetcher takes it.
#pragma once

#include "base/result.hpp"
#include "checks/fetch_settings.hpp"
#include "fetch/fetcher.hpp"

namespace sverka {

// Errors: usage, "usage-address-range".
Result<FetchPolicy> policy_of(const FetchSettings& settings);

}  // namespace sverka
