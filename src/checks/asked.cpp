#include "checks/asked.hpp"

namespace sverka {

std::optional<std::size_t> asked_question(TableReader& parameters, const std::vector<std::string_view>& names) {
  const std::size_t index = parameters.choice("asks", names, names.size());
  if (index < names.size()) {
    return index;
  }
  parameters.refuse("asks", "\"asks\" must name a question of this kind of check");
  return std::nullopt;
}

}  // namespace sverka
