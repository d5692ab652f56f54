#include "cli/options.hpp"

#include <chrono>
#include <cstdlib>

namespace sverka {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// The value of `--name value` or `--name=value` at `index`, if it is that option.
std::optional<std::string> value_at(const std::vector<std::string>& arguments, std::size_t index, const std::string& name) {
  const std::string& argument = arguments[index];
  if (argument == name && index + 1 < arguments.size()) {
    return arguments[index + 1];
  }
  if (argument.rfind(name + "=", 0) == 0) {
    return argument.substr(name.size() + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  if (name == "text") {
    return Format::Text;
  }
  if (name == "json") {
    return Format::Json;
  }
  if (name == "csv") {
    return Format::Csv;
  }
  if (name == "xlsx") {
    return Format::Xlsx;
  }
  return name == "html" ? std::optional<Format>(Format::Html) : std::nullopt;
}

ErrorManner error_manner(const std::vector<std::string>& arguments) {
  ErrorManner manner;
  manner.language = language_of({});
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (const auto language = value_at(arguments, i, "--lang")) {
      manner.language = language_of(*language);
    }
    if (const auto format = value_at(arguments, i, "--format")) {
      manner.json = manner.json || *format == "json";
    }
  }
  return manner;
}

Language language_of(std::string_view option) {
  std::string_view name = option;
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (name.empty()) {
      name = environment(variable);
    }
  }
  return name.substr(0, 2) == "en" ? Language::English : Language::Russian;
}

Result<Date> today_of(const std::string& option) {
  if (!option.empty()) {
    const std::optional<Date> date = parse_iso_date(option);
    if (!date) {
      return fail(ErrorCode::Usage, "--today", "usage-today", option);
    }
    return *date;
  }
  // Moscow keeps three hours ahead of UTC all year since 2014; no table of zones is needed.
  const auto moscow = std::chrono::system_clock::now() + std::chrono::hours(3);
  return Date(std::chrono::floor<std::chrono::days>(moscow));
}

}  // namespace sverka
