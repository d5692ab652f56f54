#include "checks/fetch_settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace sverka {

namespace {

using Assign = void (*)(FetchSettings&, std::int64_t);

struct Number {
  std::string_view name;
  std::int64_t least, most;
  Assign assign;
};

std::uint32_t small(std::int64_t value) {
  return static_cast<std::uint32_t>(value);
}

constexpr std::array<Number, 8> kNumbers{
    {{"delay_ms", 0, 3600000, [](FetchSettings& to, std::int64_t value) { to.politeness.delay_ms = value; }},
     {"connections", 1, 16, [](FetchSettings& to, std::int64_t value) { to.politeness.side_by_side = small(value); }},
     {"pages", 1, 10000000, [](FetchSettings& to, std::int64_t value) { to.limits.pages = small(value); }},
     {"depth", 0, 1000, [](FetchSettings& to, std::int64_t value) { to.limits.depth = small(value); }},
     {"seconds", 1, 31536000, [](FetchSettings& to, std::int64_t value) { to.limits.seconds = value; }},
     {"bytes", 1, std::int64_t{1} << 50,
      [](FetchSettings& to, std::int64_t value) { to.limits.bytes = static_cast<std::uint64_t>(value); }},
     {"response_seconds", 1, 600, [](FetchSettings& to, std::int64_t value) { to.response_seconds = value; }},
     {"body_bytes", 1024, std::int64_t{1} << 30, [](FetchSettings& to, std::int64_t value) { to.body_bytes = value; }}}};

constexpr std::int64_t kLargestPort = 65535;

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, end);
    while (part.starts_with(' ')) {
      part.remove_prefix(1);
    }
    if (!part.empty()) {
      parts.push_back(part);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool assign_number(FetchSettings& settings, std::string_view name, std::int64_t value) {
  const auto number = std::find_if(kNumbers.begin(), kNumbers.end(), [name](const Number& one) { return one.name == name; });
  if (number == kNumbers.end() || value < number->least || value > number->most) {
    return false;
  }
  number->assign(settings, value);
  return true;
}

bool add_port(FetchSettings& settings, std::int64_t port) {
  if (port < 1 || port > kLargestPort) {
    return false;
  }
  settings.allow_port.push_back(static_cast<unsigned>(port));
  return true;
}

void read_ports(TableReader& table, const TomlValue& value, FetchSettings& settings) {
  for (const TomlValue& item : value.items) {
    if (item.kind != TomlValue::Kind::Integer || !add_port(settings, item.integer)) {
      table.refuse(item, "a port is a whole number from 1 to 65535");
    }
  }
}

bool assign_text(FetchSettings& settings, std::string_view name, const std::string& text) {
  // A line end would begin another header of the request.
  if (text.find_first_of("\r\n") != std::string::npos) {
    return false;
  }
  (name == "contact" ? settings.contact : name == "browser" ? settings.browser : settings.user_agent) = text;
  return true;
}

}  // namespace

void read_fetch(TableReader table, FetchSettings& settings) {
  for (const auto& [name, value] : table.entries()) {
    if (name == "allow_address") {
      settings.allow_address = table.texts(name);
    } else if (name == "shared_hosts") {
      settings.scope.shared_hosts = table.texts(name);
    } else if (name == "allow_port") {
      read_ports(table, value, settings);
    } else if (name == "subdomains") {
      settings.scope.subdomains = table.flag(name, false) ? Subdomains::Included : Subdomains::Apart;
    } else if (name == "compare_agents") {
      settings.compare_agents = table.flag(name, false) ? CompareAgents::Yes : CompareAgents::No;
    } else if (name == "contact" || name == "user_agent" || name == "browser") {
      if (!assign_text(settings, name, table.text(name))) {
        table.refuse(value, in_quotes(name) + " must be one line");
      }
    } else if (value.kind != TomlValue::Kind::Integer || !assign_number(settings, name, value.integer)) {
      table.refuse(value, in_quotes(name) + " is not a key of [fetch], or not within its limits");
    }
  }
}

bool override_fetch(FetchSettings& settings, std::string_view name, std::string_view value) {
  if (name == "allow_address" || name == "shared_hosts") {
    std::vector<std::string>& list = name == "allow_address" ? settings.allow_address : settings.scope.shared_hosts;
    list.clear();
    for (const std::string_view part : split(value)) {
      list.emplace_back(part);
    }
    return true;
  }
  if (name == "allow_port") {
    settings.allow_port.clear();
    const std::vector<std::string_view> parts = split(value);
    return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
      const std::optional<std::int64_t> port = whole_number(part);
      return port && add_port(settings, *port);
    });
  }
  if (name == "contact" || name == "user_agent" || name == "browser") {
    return assign_text(settings, std::string(name), std::string(value));
  }
  if (name == "compare_agents") {
    settings.compare_agents = value == "true" ? CompareAgents::Yes : CompareAgents::No;
    return value == "true" || value == "false";
  }
  if (name == "subdomains") {
    settings.scope.subdomains = value == "true" ? Subdomains::Included : Subdomains::Apart;
    return value == "true" || value == "false";
  }
  const std::optional<std::int64_t> number = whole_number(value);
  return number && assign_number(settings, name, *number);
}

std::string user_agent_of(const FetchSettings& settings) {
  if (!settings.user_agent.empty()) {
    return settings.user_agent;
  }
  return "Mozilla/5.0 (compatible; SverkaBot/0.1" + (settings.contact.empty() ? "" : "; +" + settings.contact) + ")";
}

}  // namespace sverka
