#include "base/hash.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <cstdint>
#include <string>

#include "base/sha256_instructions.hpp"

namespace sverka {
namespace {

// FIPS 180-4, the examples of NIST.
TEST(Hash, Sha256) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hash, AZeroByteCounts) {
  EXPECT_NE(sha256_hex(std::string("a\0b", 3)), sha256_hex("a"));
}

// The instructions of the processor, where it has them, and the library, at every length about the ends of blocks.
TEST(Hash, IsTheSameByInstructions) {
  std::string bytes;
  for (int at = 0; at < 300; ++at) {
    bytes += static_cast<char>(at * 37 + 11);
  }
  for (std::size_t size = 0; has_sha256_instructions() && size <= bytes.size(); ++size) {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> expected{};
    crypto_hash_sha256(expected.data(), reinterpret_cast<const unsigned char*>(bytes.data()), size);
    EXPECT_EQ(sha256_by_instructions(std::string_view(bytes).substr(0, size)), expected) << size;
  }
}

}  // namespace
}  // namespace sverka
