#include "base/sha256_instructions.hpp"

#include <cstddef>
#include <cstring>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace sverka {

#if defined(__x86_64__)

namespace {

constexpr std::size_t kBlock = 64;

// FIPS 180-4, 4.2.2 and 5.3.3.
alignas(16) constexpr std::array<std::uint32_t, 64> kRounds = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
constexpr std::array<std::uint32_t, 8> kStart = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

__m128i lanes(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return _mm_set_epi32(static_cast<int>(a), static_cast<int>(b), static_cast<int>(c), static_cast<int>(d));
}

// The eight words of the state as the instructions hold them.
struct State {
  __m128i abef = lanes(kStart[0], kStart[1], kStart[4], kStart[5]);
  __m128i cdgh = lanes(kStart[2], kStart[3], kStart[6], kStart[7]);
};

[[gnu::target("sha,sse4.1,ssse3")]] void add_blocks(State& state, const char* bytes, std::size_t count) {
  const __m128i big_endian = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
  for (; count > 0; --count, bytes += kBlock) {
    __m128i words[4];
    const State before = state;
    for (std::size_t step = 0; step < 16; ++step) {  // of four rounds each
      __m128i& now = words[step % 4];
      if (step < 4) {
        now = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * step));
        now = _mm_shuffle_epi8(now, big_endian);
      } else {
        const __m128i last = words[(step + 3) % 4];
        now = _mm_add_epi32(_mm_sha256msg1_epu32(now, words[(step + 1) % 4]), _mm_alignr_epi8(last, words[(step + 2) % 4], 4));
        now = _mm_sha256msg2_epu32(now, last);
      }
      const __m128i sum = _mm_add_epi32(now, _mm_load_si128(reinterpret_cast<const __m128i*>(kRounds.data() + 4 * step)));
      state.cdgh = _mm_sha256rnds2_epu32(state.cdgh, state.abef, sum);
      state.abef = _mm_sha256rnds2_epu32(state.abef, state.cdgh, _mm_shuffle_epi32(sum, 0x0E));
    }
    state.abef = _mm_add_epi32(state.abef, before.abef);
    state.cdgh = _mm_add_epi32(state.cdgh, before.cdgh);
  }
}

void put_word(std::array<std::uint8_t, 32>& digest, std::size_t at, std::uint32_t word) {
  for (std::size_t byte = 0; byte < 4; ++byte) {
    digest[4 * at + byte] = static_cast<std::uint8_t>(word >> (24 - 8 * byte));
  }
}

}  // namespace

bool has_sha256_instructions() {
  static const bool has = [] {
    unsigned a = 0, b = 0, c = 0, d = 0;
    constexpr unsigned kSsse3 = 1u << 9, kSse41 = 1u << 19, kSha = 1u << 29;
    const bool usual = __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & kSsse3) != 0 && (c & kSse41) != 0;
    return usual && __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & kSha) != 0;
  }();
  return has;
}

std::array<std::uint8_t, 32> sha256_by_instructions(std::string_view bytes) {
  State state;
  const std::size_t whole = bytes.size() / kBlock;
  add_blocks(state, bytes.data(), whole);
  // 5.1.1: a one bit, zeros, and the length in bits.
  std::array<char, 2 * kBlock> rest{};
  const std::string_view left = bytes.substr(whole * kBlock);
  left.copy(rest.data(), left.size());
  rest[left.size()] = static_cast<char>(0x80);
  const std::size_t blocks = left.size() + 9 > kBlock ? 2 : 1;
  std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (std::size_t at = blocks * kBlock; bits != 0; bits >>= 8) {
    rest[--at] = static_cast<char>(bits & 0xFF);
  }
  add_blocks(state, rest.data(), blocks);

  std::array<std::uint32_t, 4> abef{}, cdgh{};  // the last lane first
  std::memcpy(abef.data(), &state.abef, sizeof abef);
  std::memcpy(cdgh.data(), &state.cdgh, sizeof cdgh);
  std::array<std::uint8_t, 32> digest{};
  const std::array<std::uint32_t, 8> words = {abef[3], abef[2], cdgh[3], cdgh[2], abef[1], abef[0], cdgh[1], cdgh[0]};
  for (std::size_t at = 0; at < words.size(); ++at) {
    put_word(digest, at, words[at]);
  }
  return digest;
}

#else

bool has_sha256_instructions() {
  return false;
}

std::array<std::uint8_t, 32> sha256_by_instructions(std::string_view) {
  return {};
}

#endif

}  // namespace sverka
