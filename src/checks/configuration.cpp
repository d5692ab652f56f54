#include "checks/configuration.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "checks/toml.hpp"

namespace sverka {

namespace {

constexpr std::string_view kPrefix = "SVERKA_";
constexpr std::int64_t kLargestSeconds = 86400;
constexpr std::int64_t kMostRetentionDays = 36500;

using Assign = void (*)(Configuration&, std::int64_t);

struct Limit {
  std::string_view name;
  Assign assign;
};

std::size_t size(std::int64_t number) {
  return static_cast<std::size_t>(number);
}

std::chrono::seconds seconds(std::int64_t number) {
  return std::chrono::seconds(std::min(number, kLargestSeconds));
}

constexpr std::array<Limit, 15> kLimits{
    {{"file_bytes", [](Configuration& to, std::int64_t number) { to.reading.file_bytes = size(number); }},
     {"entries", [](Configuration& to, std::int64_t number) { to.reading.entries = size(number); }},
     {"unpacked_bytes", [](Configuration& to, std::int64_t number) { to.reading.unpacked_bytes = size(number); }},
     {"part_bytes", [](Configuration& to, std::int64_t number) { to.reading.part_bytes = size(number); }},
     {"ratio", [](Configuration& to, std::int64_t number) { to.reading.ratio = size(number); }},
     {"xml_depth", [](Configuration& to, std::int64_t number) { to.reading.xml_depth = size(number); }},
     {"attributes", [](Configuration& to, std::int64_t number) { to.reading.attributes = size(number); }},
     {"nodes", [](Configuration& to, std::int64_t number) { to.reading.nodes = size(number); }},
     {"blocks", [](Configuration& to, std::int64_t number) { to.reading.blocks = size(number); }},
     {"text_bytes", [](Configuration& to, std::int64_t number) { to.reading.text_bytes = size(number); }},
     {"workers", [](Configuration& to, std::int64_t number) { to.isolation.workers = size(std::min<std::int64_t>(number, 64)); }},
     {"memory_bytes", [](Configuration& to, std::int64_t number) { to.isolation.memory_bytes = size(number); }},
     {"cpu_seconds", [](Configuration& to, std::int64_t number) { to.isolation.cpu = seconds(number); }},
     {"wall_seconds", [](Configuration& to, std::int64_t number) { to.isolation.wall = seconds(number); }},
     {"documents_per_child", [](Configuration& to, std::int64_t number) { to.isolation.documents_per_child = size(number); }}}};

constexpr std::array<Limit, 4> kServerNumbers{
    {{"workers", [](Configuration& to, std::int64_t number) { to.server.workers = number; }},
     {"queued", [](Configuration& to, std::int64_t number) { to.server.queued = number; }},
     {"daily", [](Configuration& to, std::int64_t number) { to.server.daily = number; }},
     {"patience_seconds", [](Configuration& to, std::int64_t number) { to.server.patience_seconds = std::min(number, kLargestSeconds); }}}};

template <class Limits>
const Limit* find_limit(const Limits& limits, std::string_view name) {
  const auto found = std::find_if(limits.begin(), limits.end(), [name](const Limit& limit) { return limit.name == name; });
  return found == limits.end() ? nullptr : &*found;
}

template <class Limits>
void read_numbers(TableReader table, const Limits& limits, Configuration& configuration) {
  for (const auto& [name, value] : table.entries()) {
    const Limit* limit = find_limit(limits, name);
    if (limit == nullptr) {
      table.refuse(value, "unknown key " + in_quotes(name));
    } else if (value.kind != TomlValue::Kind::Integer || value.integer < 1) {
      table.refuse(value, in_quotes(name) + " must be a whole number from 1");
    } else {
      limit->assign(configuration, value.integer);
    }
  }
}

// A variable that holds a number from 1.
template <class Limits>
bool override_number(Configuration& configuration, const Limits& limits, std::string_view name, std::string_view value) {
  const Limit* limit = find_limit(limits, name);
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (limit == nullptr || problem != std::errc{} || end != value.data() + value.size() || number < 1) {
    return false;
  }
  limit->assign(configuration, number);
  return true;
}

void read_paths(TableReader table, Configuration& configuration) {
  if (table.has("checks")) {
    configuration.checks_folder = table.text("checks");
  }
  if (table.has("templates")) {
    configuration.templates_folder = table.text("templates");
  }
  table.finish();
}

void read_store(TableReader table, Configuration& configuration) {
  if (table.has("url")) {
    configuration.store_url = table.text("url");
  }
  if (table.has("papers")) {
    configuration.papers_folder = table.text("papers");
  }
  if (table.has("retention_days")) {
    configuration.retention_days = table.number("retention_days", 0);
    if (configuration.retention_days < 1 || configuration.retention_days > kMostRetentionDays) {
      table.refuse("retention_days", "\"retention_days\" must be a whole number from 1 to 36500");
    }
  }
  table.finish();
}

void read_company(TableReader table, Configuration& configuration) {
  configuration.company.inn = table.text("inn");
  configuration.company.names = table.texts("names");
  configuration.fetch.scope.company_hosts = table.texts("hosts");
  table.finish();
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return lower;
}

}  // namespace

Result<Configuration> load_configuration(std::string_view toml, const std::string& file) {
  const TomlSource source{file, ErrorCode::Usage};
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  Configuration configuration;
  std::optional<Error> error;
  TableReader root(parsed->root, source, error);
  read_numbers(root.table("limits"), kLimits, configuration);
  read_paths(root.table("paths"), configuration);
  read_company(root.table("company"), configuration);
  read_store(root.table("store"), configuration);
  read_numbers(root.table("server"), kServerNumbers, configuration);
  read_fetch(root.table("fetch"), configuration.fetch);
  if (root.has("policy")) {
    const auto section = std::find_if(parsed->root.entries.begin(), parsed->root.entries.end(),
                                      [](const TomlEntry& entry) { return entry.first == "policy"; });
    root.table("policy").entries();
    configuration.policy = policy_settings(section->second, file);
  }
  read_schedule(root.table("schedule"), configuration.schedule);
  read_mail(root.table("mail"), configuration.mail);
  root.finish();
  if (error) {
    error->reason = "config-invalid";
    return fail(std::move(*error));
  }
  return configuration;
}

Result<void> override_configuration(Configuration& configuration, std::string_view variable, std::string_view value) {
  if (variable.substr(0, kPrefix.size()) != kPrefix) {
    return {};
  }
  const std::string name = lower_ascii(variable.substr(kPrefix.size()));
  if (name == "paths_checks") {
    configuration.checks_folder = std::string(value);
    return {};
  }
  if (name == "paths_templates") {
    configuration.templates_folder = std::string(value);
    return {};
  }
  if (name == "store_url") {
    configuration.store_url = std::string(value);
    return {};
  }
  if (name == "store_papers") {
    configuration.papers_folder = std::string(value);
    return {};
  }
  if (name == "company_inn") {
    configuration.company.inn = std::string(value);
    return {};
  }
  constexpr std::string_view kPolicyPrefix = "policy_";
  if (name.starts_with(kPolicyPrefix)) {
    configuration.policy[name.substr(kPolicyPrefix.size())] = {std::string(value), std::string(variable)};
    return {};
  }
  constexpr std::string_view kFetchPrefix = "fetch_";
  if (name.starts_with(kFetchPrefix)) {
    if (!override_fetch(configuration.fetch, std::string_view(name).substr(kFetchPrefix.size()), value)) {
      return fail(ErrorCode::Usage, std::string(variable), "environment-invalid", std::string(value));
    }
    return {};
  }
  constexpr std::string_view kSchedulePrefix = "schedule_";
  if (name.starts_with(kSchedulePrefix)) {
    if (!override_schedule(configuration.schedule, std::string_view(name).substr(kSchedulePrefix.size()), value)) {
      return fail(ErrorCode::Usage, std::string(variable), "environment-invalid", std::string(value));
    }
    return {};
  }
  constexpr std::string_view kMailPrefix = "mail_";
  if (name.starts_with(kMailPrefix)) {
    // The value may be a password: it is not repeated.
    return override_mail(configuration.mail, std::string_view(name).substr(kMailPrefix.size()), value)
               ? Result<void>()
               : fail(ErrorCode::Usage, std::string(variable), "environment-invalid");
  }
  for (const auto& [prefix, is_server] : {std::pair{std::string_view("limits_"), false}, std::pair{std::string_view("server_"), true}}) {
    if (!name.starts_with(prefix)) {
      continue;
    }
    const std::string_view key = std::string_view(name).substr(prefix.size());
    const bool good =
        is_server ? override_number(configuration, kServerNumbers, key, value) : override_number(configuration, kLimits, key, value);
    if (!good) {
      return fail(ErrorCode::Usage, std::string(variable), "environment-invalid", std::string(value));
    }
  }
  return {};
}

}  // namespace sverka
