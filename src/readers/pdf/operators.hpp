// Operators of content streams as numbers, for switches.
#pragma once

#include <cstdint>
#include <string_view>

namespace sverka::pdf {

// Up to three characters.
constexpr std::uint32_t operator_code(std::string_view word) {
  std::uint32_t code = 0;
  for (const char c : word) {
    code = (code << 8) | static_cast<unsigned char>(c);
  }
  return code;
}

}  // namespace sverka::pdf
