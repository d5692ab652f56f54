#include "web/look_values.hpp"

namespace sverka {

namespace {

constexpr int kVarDepth = 8;
constexpr std::size_t kVarBytes = 2000;

std::string_view words_or_empty(std::string_view text) {
  while (text.starts_with(' ')) {
    text.remove_prefix(1);
  }
  return text;
}

}  // namespace

bool is_whole(std::string_view value) {
  return value == "inherit" || value == "initial" || value == "unset" || value == "revert" || value == "revert-layer";
}

std::string LookValues::operator[](Property property) const {
  std::string_view value = declared_[property];
  if (value.empty() && !declared_[Property::All].empty()) {
    value = declared_[Property::All] == "revert" ? std::string_view() : declared_[Property::All];
  }
  return value.find("var(") == std::string_view::npos ? std::string(value) : resolved(value, 0).value_or("");
}

std::optional<std::string> LookValues::resolved(std::string_view value, int depth) const {
  std::string out;
  while (true) {
    const std::size_t at = value.find("var(");
    out += value.substr(0, at);
    if (at == std::string_view::npos) {
      return out;
    }
    std::size_t close = at + 4;
    int open = 1;
    for (; close < value.size() && open > 0; ++close) {
      open += value[close] == '(' ? 1 : value[close] == ')' ? -1 : 0;
    }
    if (open != 0 || depth > kVarDepth || out.size() > kVarBytes) {
      return std::nullopt;
    }
    const auto part = variable(value.substr(at + 4, close - at - 5), depth);
    if (!part || out.size() + part->size() > kVarBytes) {
      return std::nullopt;
    }
    out += *part;
    value.remove_prefix(close);
  }
}

// "--name" or "--name, fallback".
std::optional<std::string> LookValues::variable(std::string_view inside, int depth) const {
  const std::size_t comma = inside.find(',');
  std::string_view name = inside.substr(0, comma);
  while (name.ends_with(' ')) {
    name.remove_suffix(1);
  }
  if (look_.custom != nullptr) {
    if (const auto found = look_.custom->find(name); found != look_.custom->end()) {
      return resolved(found->second, depth + 1);
    }
  }
  return comma == std::string_view::npos ? std::nullopt : resolved(words_or_empty(inside.substr(comma + 1)), depth + 1);
}

}  // namespace sverka
