// A connection over SOCI to SQLite or PostgreSQL.
#pragma once

#include "store/connection.hpp"

namespace sverka {

Result<std::unique_ptr<Connection>> connect_by_soci(const std::string& url);

}  // namespace sverka
