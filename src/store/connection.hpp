// SQL as the store sees it: a connection, statements with "?" for values, rows of numbers and texts. The libraries that speak to SQLite
// and PostgreSQL, and the one that hashes passwords, stand in a module (store/backend/) that is opened when there is a store.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace sverka {

// Nothing, a whole number, or UTF-8. No column of the store has another type.
using StoredCell = std::variant<std::monostate, std::int64_t, std::string>;
using StoredRow = std::vector<StoredCell>;

enum class StoreKind : std::uint8_t { Sqlite, Postgresql };

// One at a time may use it. Errors: internal, "store-failed", detail = what the library says. After an error inside a transaction the only
// thing to do is "rollback".
class Connection {
 public:
  virtual ~Connection() = default;
  // The rows of a "select", all at once: callers bound what they ask for.
  virtual Result<std::vector<StoredRow>> query(std::string_view sql, const std::vector<StoredCell>& values) = 0;
  // Any other statement: the number of rows that were changed.
  virtual Result<std::size_t> execute(std::string_view sql, const std::vector<StoredCell>& values) = 0;
  // False once the server is gone: it is thrown away then.
  virtual bool alive() const = 0;
};

struct StoreModule {
  // `url`: "sqlite:/path/to/file" or "postgresql://...". A file of SQLite is made if there is none. Errors: usage "store-url"; internal
  // "store-closed" (the database cannot be opened).
  Result<std::unique_ptr<Connection>> (*connect)(const std::string& url) = nullptr;
  // Argon2id with its salt and costs, as one text. About 60 ms and 64 MiB. Empty if there is no memory for it.
  std::string (*hash_password)(std::string_view password) = nullptr;
  bool (*password_matches)(const std::string& hashed, std::string_view password) = nullptr;
  // 64 hexadecimal digits that nobody can guess.
  std::string (*random_token)() = nullptr;
};

// Opens the module; `path` is of the shared library. Errors: unsupported "store-module-missing".
Result<StoreModule> open_store_module(const std::string& path);

// By the scheme of the address. Errors: usage "store-url".
Result<StoreKind> kind_of_store(std::string_view url);

constexpr const char* kDescribeStoreModule = "sverka_store_module";
using DescribeStoreModule = void (*)(StoreModule& module);

}  // namespace sverka
