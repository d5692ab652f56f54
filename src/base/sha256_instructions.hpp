// SHA-256 by the instructions that processors have for it: a site's audit names every page by its bytes, and without them that is a
// twentieth of its time.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sverka {

// True if this processor has them.
bool has_sha256_instructions();

// FIPS 180-4. Only where has_sha256_instructions().
std::array<std::uint8_t, 32> sha256_by_instructions(std::string_view bytes);

}  // namespace sverka
