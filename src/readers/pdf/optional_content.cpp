#include "readers/pdf/optional_content.hpp"

#include <algorithm>

#include "document/document.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kGroups = 10000;
constexpr std::size_t kEvents = 1000;
constexpr std::size_t kConfigurations = 100;
constexpr std::size_t kCategories = 32;
constexpr std::size_t kOperands = 1000;  // of one condition
constexpr unsigned kDepth = 32;

bool has_view_intent(const Object& group) {
  const Object intent = group.get("Intent");
  if (!intent || intent.is("View") || intent.is("All")) {
    return true;
  }
  for (std::size_t i = 0; i < intent.size(); ++i) {
    if (intent.at(i).is("View") || intent.at(i).is("All")) {
      return true;
    }
  }
  return false;
}

}  // namespace

OptionalContent::OptionalContent(const File& file) {
  const Object properties = file.catalog().get("OCProperties");
  const Object all = properties.get("OCGs");
  const Object configuration = properties.get("D");
  const bool base = !configuration.get("BaseState").is("OFF");
  for (std::size_t i = 0; i < within(all.size(), kGroups); ++i) {
    const Object group = all.at(i);
    if (group.is_dictionary() && index_.emplace(group.identity(), groups_.size()).second) {
      groups_.push_back({group, group.get("Name").text(), base, base});
    }
  }
  const auto turn = [&](const Object& list, bool on) {
    for (std::size_t i = 0; i < within(list.size(), kGroups); ++i) {
      const Object group = list.at(i);
      if (const auto found = index_.find(group.identity()); found != index_.end()) {
        groups_[found->second].seen = on;
        groups_[found->second].printed = on;
      } else if (!on && group.is_dictionary() && index_.emplace(group.identity(), groups_.size()).second) {
        groups_.push_back({group, group.get("Name").text(), true, true, true});  // that is no group of the file: programs differ
      }
    }
  };
  turn(configuration.get("ON"), true);
  turn(configuration.get("OFF"), false);
  const Object events = configuration.get("AS");
  for (std::size_t i = 0; i < within(events.size(), kEvents); ++i) {
    apply_usage(events.at(i));
  }
  const Object others = properties.get("Configs");
  for (std::size_t i = 0; i < within(others.size(), kConfigurations); ++i) {
    const Object off = others.at(i).get("OFF");
    for (std::size_t k = 0; k < within(off.size(), kGroups); ++k) {
      if (const auto found = index_.find(off.at(k).identity()); found != index_.end() && groups_[found->second].seen) {
        groups_[found->second].conditional = true;
      }
    }
  }
  for (Group& group : groups_) {
    // A group of another intent has no say over what is seen (PDF 32000 8.11.2.3), but in many programs.
    if (!has_view_intent(group.object)) {
      group.conditional = group.conditional || !group.seen || !group.printed;
      group.seen = true;
      group.printed = true;
    }
  }
}

void OptionalContent::find_conditions(const Object& event) {
  const Object categories = event.get("Category");
  const Object groups = event.get("OCGs");
  for (std::size_t i = 0; i < within(groups.size(), kGroups); ++i) {
    const auto found = index_.find(groups.at(i).identity());
    const Object usage = groups.at(i).get("Usage");
    for (std::size_t k = 0; found != index_.end() && k < within(categories.size(), kCategories); ++k) {
      const std::string_view category = categories.at(k).name();
      const bool by_reader = (category == "Zoom" || category == "Language" || category == "User") && usage.get(category);
      const bool exported = category != "Export" || !usage.get("Export").get("ExportState").is("OFF");
      groups_[found->second].conditional = groups_[found->second].conditional || by_reader || !exported;
    }
  }
}

void OptionalContent::apply_usage(const Object& event) {
  find_conditions(event);
  const bool view = event.get("Event").is("View");
  if (!view && !event.get("Event").is("Print")) {
    return;
  }
  const Object categories = event.get("Category");
  const std::string_view wanted = view ? "View" : "Print";
  bool concerned = categories.is(wanted);
  for (std::size_t i = 0; i < within(categories.size(), kCategories); ++i) {
    concerned = concerned || categories.at(i).is(wanted);
  }
  const Object groups = event.get("OCGs");
  for (std::size_t i = 0; concerned && i < within(groups.size(), kGroups); ++i) {
    const Object usage = groups.at(i).get("Usage").get(wanted);
    const Object state = usage.get(view ? "ViewState" : "PrintState");
    const auto found = index_.find(groups.at(i).identity());
    if (found != index_.end() && state) {
      (view ? groups_[found->second].seen : groups_[found->second].printed) = !state.is("OFF");
    }
  }
}

bool OptionalContent::takes(std::size_t steps) const {
  cut_ = cut_ || steps > steps_;
  steps_ -= std::min(steps, steps_);
  return !cut_;
}

std::size_t OptionalContent::within(std::size_t size, std::size_t most) const {
  cut_ = cut_ || size > most;
  return std::min(size, most);
}

std::uint32_t OptionalContent::flags(const Object& group) const {
  if (!group.is_dictionary()) {
    return 0;
  }
  if (const auto known = known_flags_.find(group.identity()); known != known_flags_.end()) {
    return known->second;
  }
  const State found = state(group);
  const std::uint32_t flags = (found.seen ? 0u : kLayerOff) | (found.seen != found.printed ? kPrintDiffers : 0u);
  known_flags_.emplace(group.identity(), flags);
  return flags;
}

OptionalContent::State OptionalContent::state(const Object& group) const {
  if (group.get("Type").is("OCMD") || group.get("OCGs") || group.get("VE")) {
    return state_of_members(group);
  }
  return state_of_group(group);
}

OptionalContent::State OptionalContent::state_of_group(const Object& group) const {
  const auto found = index_.find(group.identity());
  return found == index_.end() ? State{} : State{groups_[found->second].seen, groups_[found->second].printed};
}

OptionalContent::State OptionalContent::state_of_members(const Object& members) const {
  if (const Object expression = members.get("VE"); expression.is_array()) {
    return state_of_expression(expression, 0);
  }
  const Object list = members.get("OCGs");
  std::vector<State> states;
  if (list.is_array() && takes(list.size())) {
    for (std::size_t i = 0; i < within(list.size(), kGroups); ++i) {
      if (const auto found = index_.find(list.at(i).identity()); found != index_.end()) {
        states.push_back({groups_[found->second].seen, groups_[found->second].printed});
      }
    }
  } else if (const auto found = index_.find(list.identity()); found != index_.end()) {
    states.push_back({groups_[found->second].seen, groups_[found->second].printed});
  }
  if (states.empty()) {
    return {};
  }
  const std::string_view policy = members.get("P").name();
  const auto decide = [&](bool State::*which) {
    const auto on = std::count_if(states.begin(), states.end(), [&](const State& one) { return one.*which; });
    const auto all = static_cast<std::ptrdiff_t>(states.size());
    return policy == "AllOn" ? on == all : policy == "AnyOff" ? on < all : policy == "AllOff" ? on == 0 : on > 0;
  };
  return {decide(&State::seen), decide(&State::printed)};
}

OptionalContent::State OptionalContent::state_of_expression(const Object& expression, unsigned depth) const {
  if (!expression.is_array()) {
    return state_of_group(expression);
  }
  if (expression.size() < 2 || !takes(expression.size()) || depth > kDepth) {
    cut_ = cut_ || depth > kDepth;
    return {};
  }
  const std::string_view word = expression.at(0).name();
  State result = state_of_expression(expression.at(1), depth + 1);
  if (word == "Not") {
    return {!result.seen, !result.printed};
  }
  for (std::size_t i = 2; i < within(expression.size(), kOperands); ++i) {
    const State other = state_of_expression(expression.at(i), depth + 1);
    const bool both = word == "And";
    result.seen = both ? result.seen && other.seen : result.seen || other.seen;
    result.printed = both ? result.printed && other.printed : result.printed || other.printed;
  }
  return result;
}

}  // namespace sverka::pdf
