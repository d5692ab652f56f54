#include "store/connection.hpp"

#include "base/shared_library.hpp"

namespace sverka {

Result<StoreModule> open_store_module(const std::string& path) {
  const Result<DescribeStoreModule> describe = open_function<DescribeStoreModule>(path, kDescribeStoreModule, "store-module-missing");
  if (!describe) {
    return fail(describe.error());
  }
  StoreModule module;
  (*describe)(module);
  return module;
}

Result<StoreKind> kind_of_store(std::string_view url) {
  if (url.starts_with("sqlite:") && url.size() > 7) {
    return StoreKind::Sqlite;
  }
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    return StoreKind::Postgresql;
  }
  // An address may hold a password: it is not repeated.
  return fail(ErrorCode::Usage, "store.url", "store-url");
}

}  // namespace sverka
