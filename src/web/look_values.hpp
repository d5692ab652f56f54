// The values that one element declares, as look.hpp works with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/look.hpp"

namespace sverka {

// A keyword of the whole cascade: inherit, initial, unset, revert, revert-layer.
bool is_whole(std::string_view value);

// With var() put in, and the keywords of the whole cascade resolved as far as they matter. What it is made of outlives it.
class LookValues {
 public:
  LookValues(const Declared& declared, const Look& look) : declared_(declared), look_(look) {}

  // Empty: not declared, or invalid once var() is put in.
  std::string operator[](Property property) const;

 private:
  std::optional<std::string> resolved(std::string_view value, int depth) const;
  std::optional<std::string> variable(std::string_view inside, int depth) const;

  const Declared& declared_;
  const Look& look_;
};

}  // namespace sverka
