#include "store/backend/passwords.hpp"

#include <sodium.h>

namespace sverka {
namespace {

bool ready() {
  static const bool is_ready = sodium_init() >= 0;
  return is_ready;
}

}  // namespace

std::string hash_password_by_argon2id(std::string_view password) {
  char hashed[crypto_pwhash_STRBYTES] = {};
  if (password.empty() || !ready() ||
      crypto_pwhash_str_alg(hashed, password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return {};
  }
  return hashed;
}

// No password is empty; an empty view may have no bytes to point at.
bool password_matches_argon2id(const std::string& hashed, std::string_view password) {
  return !password.empty() && ready() && hashed.size() < crypto_pwhash_STRBYTES &&
         crypto_pwhash_str_verify(hashed.c_str(), password.data(), password.size()) == 0;
}

std::string random_token_by_sodium() {
  unsigned char bytes[32] = {};
  char digits[2 * sizeof bytes + 1] = {};
  // Without its preparation libsodium still asks the kernel, and ends the process if the kernel has no answer.
  static_cast<void>(ready());
  randombytes_buf(bytes, sizeof bytes);
  sodium_bin2hex(digits, sizeof digits, bytes, sizeof bytes);
  return digits;
}

}  // namespace sverka
