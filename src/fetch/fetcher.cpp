#include "fetch/fetcher.hpp"

#include <dlfcn.h>

namespace sverka {

// Never closed: what it made is used until the process ends.
Result<FetchModule> open_fetch_module(const std::string& path) {
  void* const opened = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  const auto describe =
      opened == nullptr ? nullptr : reinterpret_cast<DescribeFetchModule>(::dlsym(opened, kDescribeFetchModule));
  if (describe == nullptr) {
    const char* const problem = ::dlerror();
    return fail(ErrorCode::Unsupported, path, "fetch-module-missing", problem == nullptr ? "" : problem);
  }
  FetchModule module;
  describe(module);
  return module;
}

}  // namespace sverka
