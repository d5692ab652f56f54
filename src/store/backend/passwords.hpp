// Passwords and secrets over libsodium; see StoreModule.
#pragma once

#include <string>
#include <string_view>

namespace sverka {

std::string hash_password_by_argon2id(std::string_view password);
bool password_matches_argon2id(const std::string& hashed, std::string_view password);
std::string random_token_by_sodium();

}  // namespace sverka
