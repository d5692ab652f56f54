#include "cli/fetch_policy.hpp"

#include <chrono>

namespace sverka {

Result<FetchPolicy> policy_of(const FetchSettings& settings) {
  FetchPolicy policy;
  for (const std::string& text : settings.allow_address) {
    const std::optional<AddressRange> range = parse_range(text);
    if (!range) {
      return fail(ErrorCode::Usage, text, "usage-address-range");
    }
    policy.allow_address.push_back(*range);
  }
  policy.allow_port = settings.allow_port;
  policy.user_agent = user_agent_of(settings);
  policy.response = std::chrono::seconds(settings.response_seconds);
  policy.body_bytes = static_cast<std::size_t>(settings.body_bytes);
  policy.connections_per_host = settings.politeness.side_by_side;
  return policy;
}

}  // namespace sverka
