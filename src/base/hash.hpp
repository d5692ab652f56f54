// SHA-256, for naming bytes: the checked file, a picture, a finding's fingerprint.
#pragma once

#include <string>
#include <string_view>

namespace sverka {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace sverka
