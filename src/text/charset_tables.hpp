// What bytes 128 to 255 mean in a one-byte encoding.
#pragma once

#include <array>
#include <string_view>

namespace sverka {

// By the encoding's name, see charset.hpp; null for one that has no table here.
const std::array<char16_t, 128>* upper_half_of(std::string_view encoding);

}  // namespace sverka
