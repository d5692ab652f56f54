// The question that a rule asks of its kind of check: the parameter "asks".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "checks/toml.hpp"

namespace sverka {

// Its index among the names; nothing, and the rule is refused, if it names none of them.
std::optional<std::size_t> asked_question(TableReader& parameters, const std::vector<std::string_view>& names);

// The same for questions that have a `name`.
template <class Questions>
std::optional<std::size_t> asked_of(TableReader& parameters, const Questions& questions) {
  std::vector<std::string_view> names;
  for (const auto& question : questions) {
    names.push_back(question.name);
  }
  return asked_question(parameters, names);
}

}  // namespace sverka
