#include "fetch/fetcher.hpp"

#include "base/shared_library.hpp"

namespace sverka {

Result<FetchModule> open_fetch_module(const std::string& path) {
  const Result<DescribeFetchModule> describe = open_function<DescribeFetchModule>(path, kDescribeFetchModule, "fetch-module-missing");
  if (!describe) {
    return fail(describe.error());
  }
  FetchModule module;
  (*describe)(module);
  return module;
}

}  // namespace sverka
