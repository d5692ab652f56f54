#include "checks/ledger_data.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "checks/toml.hpp"

namespace sverka {

namespace {

constexpr std::int64_t kHundred = 100;
constexpr std::size_t kMostCategories = 250;

int read_rate(TableReader& table, std::string_view key) {
  const std::int64_t rate = table.number(key, -1);
  if (rate < 0 || rate > kHundred) {
    table.refuse(key, in_quotes(key) + " must be a rate from 0 to 100");
    return 0;
  }
  return static_cast<int>(rate);
}

void read_statuses(TableReader table, RewardRates& rates) {
  for (std::size_t index = 0; index < kStatuses; ++index) {
    TableReader one = table.table(name_of(static_cast<PartnerStatus>(index)));
    rates.clauses[index] = one.text("clause", Need::Required);
    rates.status_names[index] = one.texts("names");
    one.finish();
  }
  table.finish();
}

void read_categories(TableReader table, RewardRates& rates) {
  for (const auto& entry : table.entries()) {
    TableReader one = table.table(entry.first);
    RewardRates::Category category;
    category.code = entry.first;
    category.names = one.texts("names");
    category.paid_licence = one.flag("paid_licence", false);
    category.telephony = one.flag("telephony", false);
    for (std::size_t index = 0; index < kStatuses; ++index) {
      category.per_cent[index] = read_rate(one, name_of(static_cast<PartnerStatus>(index)));
    }
    one.finish();
    rates.categories.push_back(std::move(category));
  }
  std::sort(rates.categories.begin(), rates.categories.end(), [](const auto& left, const auto& right) { return left.code < right.code; });
  if (rates.categories.size() > kMostCategories) {
    table.refuse("categories", "there are too many categories");
  }
}

// Nested tables as names with points.
void flatten(const TomlValue& value, const std::string& name, const std::string& file, PolicySettings& settings) {
  if (value.kind == TomlValue::Kind::Table) {
    for (const TomlEntry& entry : value.entries) {
      flatten(entry.second, name.empty() ? std::string(entry.first) : name + "." + std::string(entry.first), file, settings);
    }
    return;
  }
  std::string text(value.text);
  if (value.kind == TomlValue::Kind::Boolean) {
    text = value.boolean ? "true" : "false";
  } else if (value.kind == TomlValue::Kind::Integer) {
    text = std::to_string(value.integer);
  }
  settings[name] = {std::move(text), file + ":" + std::to_string(value.line) + ":" + std::to_string(value.column)};
}

// One switch: what it may be, and what that means. A number stands in place of values where any is allowed in a range.
struct PolicySwitch {
  std::string_view name;
  std::vector<std::string_view> values;
  void (*assign)(RewardPolicy&, std::size_t index);
};

void keep(RewardPolicy&, std::size_t) {}

// A switch with one value is a reading that has no other yet; it stands here so that it is not silent.
const std::vector<PolicySwitch>& switches() {
  static const std::vector<PolicySwitch> all{
      {"attach.start", {"registration"}, keep},
      {"attach.extend",
       {"each_expiry", "once", "never"},
       [](RewardPolicy& policy, std::size_t index) { policy.attach_extend = static_cast<RewardPolicy::Extension>(index); }},
      {"attach.paid_without_upgrade", {"question"}, keep},
      {"reattach.cancel_on_refusal", {"true"}, keep},
      {"status.at",
       {"period_end", "period_start"},
       [](RewardPolicy& policy, std::size_t index) { policy.status_at = static_cast<RewardPolicy::StatusMoment>(index); }},
      {"rate.literal", {"true"}, keep},
      {"period.tz", {"Europe/Moscow"}, keep},
      {"payout.minimum",
       {"inclusive", "exclusive"},
       [](RewardPolicy& policy, std::size_t index) { policy.minimum_is_inclusive = index == 0; }},
      {"payout.shift",
       {"gk193", "none"},
       [](RewardPolicy& policy, std::size_t index) { policy.payout_shift = static_cast<RewardPolicy::DueShift>(index); }},
      {"payout.move_requires",
       {"both", "either"},
       [](RewardPolicy& policy, std::size_t index) { policy.payout_move_requires = static_cast<RewardPolicy::MoveRequires>(index); }},
      {"act.multi_period", {"allow", "refuse"}, [](RewardPolicy& policy, std::size_t index) { policy.act_multi_period = index == 0; }},
      {"act.deadline", {"scan"}, keep},
      {"act.accept_upd", {"false", "true"}, [](RewardPolicy& policy, std::size_t index) { policy.act_accept_upd = index == 1; }},
      {"acts.skip_unpaid", {"true", "false"}, [](RewardPolicy& policy, std::size_t index) { policy.acts_skip_unpaid = index == 0; }},
      {"notice.email", {"accept", "question"}, [](RewardPolicy& policy, std::size_t index) { policy.notice_by_email = index == 0; }},
      {"money.rounding", {"half_up"}, keep},
  };
  return all;
}

struct PolicyNumber {
  std::string_view name;
  int least, most;
  int RewardPolicy::*member;
};
constexpr std::array<PolicyNumber, 2> kNumbers{{{"attach.paid_window_months", 1, 120, &RewardPolicy::attach_paid_window_months},
                                                {"rate.telephony", 0, 100, &RewardPolicy::telephony_per_cent}}};

std::string with_underscores(std::string_view name) {
  std::string variable(name);
  std::replace(variable.begin(), variable.end(), '.', '_');
  return variable;
}

bool is_called(std::string_view given, std::string_view name) {
  return given == name || given == with_underscores(name);
}

// The text before the first point: a switch "attach.expand" is a misspelt one, "link.engines" another job's.
bool is_family_of_ours(std::string_view given) {
  const std::string_view family = given.substr(0, given.find('.'));
  return given.find('.') != std::string_view::npos &&
         (std::any_of(switches().begin(), switches().end(),
                      [family](const PolicySwitch& one) { return one.name.substr(0, one.name.find('.')) == family; }) ||
          family == "rate");
}

enum class Applied : std::uint8_t { Set, Unknown, Refused };

Applied apply(std::string_view name, const std::string& value, RewardPolicy& policy) {
  for (const PolicySwitch& one : switches()) {
    if (is_called(name, one.name)) {
      const auto found = std::find(one.values.begin(), one.values.end(), value);
      if (found == one.values.end()) {
        return Applied::Refused;
      }
      one.assign(policy, static_cast<std::size_t>(found - one.values.begin()));
      return Applied::Set;
    }
  }
  for (const PolicyNumber& one : kNumbers) {
    if (is_called(name, one.name)) {
      int number = 0;
      const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
      if (problem != std::errc{} || end != value.data() + value.size() || number < one.least || number > one.most) {
        return Applied::Refused;
      }
      policy.*one.member = number;
      return Applied::Set;
    }
  }
  return is_family_of_ours(name) ? Applied::Refused : Applied::Unknown;
}

}  // namespace

Result<RewardRates> load_rates(std::string_view toml, const std::string& file) {
  const TomlSource source{file, ErrorCode::BadRule};
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  std::optional<Error> error;
  TableReader table(parsed->root, source, error);
  RewardRates rates;
  read_statuses(table.table("statuses"), rates);
  read_categories(table.table("categories"), rates);
  table.finish();
  if (error) {
    return fail(std::move(*error));
  }
  return rates;
}

Result<PolicySettings> load_policy(std::string_view toml, const std::string& file) {
  const Result<TomlTree> parsed = parse_toml(toml, {file, ErrorCode::BadRule});
  if (!parsed) {
    return fail(parsed.error());
  }
  return policy_settings(parsed->root, file);
}

PolicySettings policy_settings(const TomlValue& table, const std::string& file) {
  PolicySettings settings;
  flatten(table, "", file, settings);
  return settings;
}

Result<RewardPolicy> make_policy(PolicySettings defaults, const PolicySettings& changed) {
  RewardPolicy policy;
  for (const PolicySettings* settings : {&std::as_const(defaults), &changed}) {
    for (const auto& [name, setting] : *settings) {
      if (apply(name, setting.value, policy) == Applied::Refused) {
        return fail(ErrorCode::Usage, setting.where, "policy-invalid", name + " = " + setting.value);
      }
    }
  }
  return policy;
}

}  // namespace sverka
