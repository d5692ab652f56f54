#include "readers/pdf/walk.hpp"

#include <unordered_set>
#include <vector>

namespace sverka::pdf {

Walk walk(const Object& root, std::initializer_list<std::string_view> keys, std::size_t most,
          const std::function<void(const Object&)>& visit) {
  std::vector<Object> waiting = {root};
  std::unordered_set<const void*> seen;
  while (!waiting.empty()) {
    const Object node = waiting.back();
    waiting.pop_back();
    const bool is_list = node.is_array();
    if ((!is_list && !node.is_dictionary()) || !seen.insert(node.identity()).second) {
      continue;
    }
    const std::size_t more = is_list ? node.size() : keys.size();
    if (seen.size() > most || more > most || waiting.size() > most * keys.size()) {
      return Walk::Cut;
    }
    if (!is_list) {
      visit(node);
    }
    for (std::size_t left = more; left > 0; --left) {
      waiting.push_back(is_list ? node.at(left - 1) : node.get(keys.begin()[left - 1]));
    }
  }
  return Walk::Whole;
}

}  // namespace sverka::pdf
