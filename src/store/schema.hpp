// The tables, as numbered migrations. A database says which of them it has; the missing ones are applied at the start, in order and as a
// whole, and a number that this program does not know is refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace sverka {

struct Migration {
  std::int64_t number;
  std::string_view name;
  std::string_view script;  // statements divided by ";" at the ends of lines, understood by both databases
};

// In order, from 1, without a gap.
const std::vector<Migration>& migrations();

// Every table but the list of the migrations, so that a row comes after those it refers to.
const std::vector<std::string>& tables_of_schema();

// Brings the database up to `newest` (all of them). Errors: unsupported "store-newer", detail = both numbers; internal "store-failed".
Result<void> migrate(Connection& connection, StoreKind kind, std::string_view now, std::int64_t newest = 0);

// The number of the last migration of a database; 0 for an empty one. Errors: internal "store-failed".
Result<std::int64_t> schema_version(Connection& connection, StoreKind kind);

}  // namespace sverka
