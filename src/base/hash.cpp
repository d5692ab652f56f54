#include "base/hash.hpp"

#include <sodium.h>

#include <array>
#include <cstdint>

#include "base/sha256_instructions.hpp"

namespace sverka {

std::string sha256_hex(std::string_view bytes) {
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
  if (has_sha256_instructions()) {
    digest = sha256_by_instructions(bytes);
  } else {
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace sverka
