// What the module exports (store/connection.hpp).
#include "store/backend/passwords.hpp"
#include "store/backend/soci_connection.hpp"

extern "C" __attribute__((visibility("default"))) void sverka_store_module(sverka::StoreModule& module) {
  module.connect = sverka::connect_by_soci;
  module.hash_password = sverka::hash_password_by_argon2id;
  module.password_matches = sverka::password_matches_argon2id;
  module.random_token = sverka::random_token_by_sodium;
}
