// checks/data/rates.toml and policy.toml -> rates and policy. Nothing here opens a file.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "checks/toml.hpp"
#include "programme/ledger/rates.hpp"
#include "programme/reward/policy.hpp"

namespace sverka {

// [statuses.NAME] clause, names; [categories.CODE] names, paid_licence, telephony and a rate for each status. Errors: bad_rule.
Result<RewardRates> load_rates(std::string_view toml, const std::string& file);

// Switches by their full names, with the place where each was set: "attach.extend" -> "once".
struct PolicySetting {
  std::string value;
  std::string where;
};
using PolicySettings = std::map<std::string, PolicySetting, std::less<>>;

// Of a table: nested tables give names with points.
PolicySettings policy_settings(const TomlValue& table, const std::string& file);

// The defaults. Errors: bad_rule.
Result<PolicySettings> load_policy(std::string_view toml, const std::string& file);

// The policy of the defaults with `changed` put over them. A variable of the environment names a switch with underscores in place of
// points. Errors: usage, "policy-invalid": a value that the switch does not have, or a name of its family that is no switch; names
// of other families belong to other jobs.
Result<RewardPolicy> make_policy(PolicySettings defaults, const PolicySettings& changed);

}  // namespace sverka
