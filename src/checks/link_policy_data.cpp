#include "checks/link_policy_data.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "checks/toml.hpp"

namespace sverka {

namespace {

// A switch with the outcomes that its words mean.
struct OutcomeSwitch {
  std::string_view name;
  LinkOutcome LinkPolicy::*member;
  std::vector<std::pair<std::string_view, LinkOutcome>> values;
};

const std::vector<OutcomeSwitch>& outcome_switches() {
  constexpr auto kPassed = LinkOutcome::Passed, kNote = LinkOutcome::PassedWithNote, kQuestion = LinkOutcome::CannotTell,
                 kWarning = LinkOutcome::FailedWarning, kError = LinkOutcome::FailedError;
  static const std::vector<OutcomeSwitch> all = {
      {"link.ugc_sponsored", &LinkPolicy::ugc_sponsored, {{"failed", kError}, {"cannot_tell", kQuestion}}},
      {"link.header_and_robots", &LinkPolicy::header_and_robots, {{"W", kWarning}, {"E", kError}, {"cannot_tell", kQuestion}}},
      {"link.shortener", &LinkPolicy::shortener, {{"failed", kError}, {"cannot_tell", kQuestion}}},
      {"link.company_redirect", &LinkPolicy::company_redirect, {{"passed", kPassed}, {"failed", kError}}},
      {"link.canonical_to_source", &LinkPolicy::canonical_to_source, {{"passed", kNote}, {"failed", kError}}},
      {"link.canonical_elsewhere", &LinkPolicy::canonical_elsewhere, {{"cannot_tell", kQuestion}, {"failed", kError}}},
      {"link.platform", &LinkPolicy::platform, {{"cannot_tell", kQuestion}, {"failed", kError}, {"passed", kPassed}}},
      {"link.position", &LinkPolicy::position, {{"W", kWarning}, {"E", kError}}},
      {"link.page_footer", &LinkPolicy::page_footer, {{"cannot_tell", kQuestion}, {"passed", kPassed}, {"failed", kError}}}};
  return all;
}

bool set_number(const std::string& value, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc() && end == value.data() + value.size() && number >= 1 && number <= 100000;
}

// The place of the value in the list, if it is there.
std::optional<std::size_t> place_of(const std::string& value, std::initializer_list<std::string_view> values) {
  const auto* const found = std::find(values.begin(), values.end(), value);
  return found == values.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - values.begin()));
}

constexpr std::array<std::string_view, 8> kOtherSwitches = {"link.engines",   "link.last_line",      "copy.multipage",
                                                            "copy.min_words", "copy.question_words", "copy.sparse_words",
                                                            "copy.density",   "copy.sparse_density"};

// The switch that is meant, with points; empty if none is.
std::string_view switch_of(const std::string& given) {
  const auto is_meant = [&](std::string_view name) {
    std::string variable(name);
    std::replace(variable.begin(), variable.end(), '.', '_');
    return given == name || given == variable;
  };
  for (const OutcomeSwitch& one : outcome_switches()) {
    if (is_meant(one.name)) {
      return one.name;
    }
  }
  const auto* const other = std::find_if(kOtherSwitches.begin(), kOtherSwitches.end(), is_meant);
  return other == kOtherSwitches.end() ? std::string_view() : *other;
}

// False for a value that the switch does not have.
bool set_switch(LinkPolicy& policy, std::string_view name, const std::string& value) {
  policy.values[std::string(name)] = value;
  for (const OutcomeSwitch& one : outcome_switches()) {
    if (one.name == name) {
      const auto found = std::find_if(one.values.begin(), one.values.end(), [&](const auto& pair) { return pair.first == value; });
      if (found != one.values.end()) {
        policy.*one.member = found->second;
      }
      return found != one.values.end();
    }
  }
  if (name == "copy.min_words") {
    return set_number(value, policy.copies.min_words);
  }
  const std::array<std::pair<std::string_view, std::uint32_t CopyPolicy::*>, 4> kNumbers = {
      {{"copy.question_words", &CopyPolicy::question_words},
       {"copy.sparse_words", &CopyPolicy::sparse_words},
       {"copy.density", &CopyPolicy::density},
       {"copy.sparse_density", &CopyPolicy::sparse_density}}};
  for (const auto& [key, member] : kNumbers) {
    if (name == key) {
      return set_number(value, policy.copies.*member);
    }
  }
  if (name == "link.engines") {
    const auto place = place_of(value, {"both", "google", "yandex", "any"});
    policy.engines = static_cast<LinkEngines>(place.value_or(0));
    return place.has_value();
  }
  const auto place = name == "link.last_line" ? place_of(value, {"forbid", "allow"}) : place_of(value, {"separate", "join"});
  (name == "link.last_line" ? policy.last_line : policy.join_parts) = place.value_or(1) == 1;
  return place.has_value();
}

}  // namespace

Result<LinkPolicy> load_link_policy(std::string_view toml, const std::string& file) {
  const TomlSource source{file, ErrorCode::BadRule};
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  std::optional<Error> error;
  TableReader table(parsed->root, source, error);
  LinkPolicy policy;
  for (const std::string family : {"link", "copy"}) {
    TableReader switches = table.table(family);
    for (const TomlEntry& entry : switches.entries()) {
      const std::string name = family + "." + std::string(entry.first);
      const TomlValue& value = entry.second;
      const std::string text = value.kind == TomlValue::Kind::Integer ? std::to_string(value.integer) : std::string(value.text);
      if (switch_of(name) != name || !set_switch(policy, name, text)) {
        switches.refuse(value, in_quotes(name) + " has no such value");
      }
    }
  }
  TableReader lists = table.table("lists");
  policy.shorteners = lists.texts("shorteners");
  policy.platforms = lists.texts("platforms");
  policy.open_platforms = lists.texts("open_platforms");
  policy.redirect_paths = lists.texts("redirect_paths");
  policy.source_words = lists.texts("source_words");
  policy.comment_names = lists.texts("comment_names");
  policy.frame_names = lists.texts("frame_names");
  policy.footer_names = lists.texts("footer_names");
  policy.missing_page_words = lists.texts("missing_page_words");
  lists.finish();
  table.finish();
  if (error) {
    return fail(std::move(*error));
  }
  return policy;
}

Result<void> change_link_policy(LinkPolicy& policy, const PolicySettings& changed) {
  for (const auto& [name, setting] : changed) {
    const std::string_view meant = switch_of(name);
    const bool ours = !meant.empty() || name.starts_with("link.") || name.starts_with("copy.");
    if (ours && (meant.empty() || !set_switch(policy, meant, setting.value))) {
      return fail(ErrorCode::Usage, setting.where, "policy-invalid", name + " = " + setting.value);
    }
  }
  return {};
}

}  // namespace sverka
