// checks/data/link-policy.toml -> LinkPolicy. Nothing here opens a file.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "checks/ledger_data.hpp"
#include "web/link_policy.hpp"

namespace sverka {

// The defaults and the lists. Errors: bad_rule.
Result<LinkPolicy> load_link_policy(std::string_view toml, const std::string& file);

// Puts the switches of a configuration over the defaults: "link.engines", "copy.min_words"; a variable of the environment names a
// switch with underscores in place of points. Switches of other families belong to other jobs. Errors: usage, "policy-invalid": a
// value that the switch does not have, or a name of these families that is no switch.
Result<void> change_link_policy(LinkPolicy& policy, const PolicySettings& changed);

}  // namespace sverka
