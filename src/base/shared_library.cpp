#include "base/shared_library.hpp"

#include <dlfcn.h>

namespace sverka {

Result<void*> open_module(const std::string& path, const char* missing_reason) {
  void* const module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) {
    const char* const problem = ::dlerror();
    return fail(ErrorCode::Unsupported, path, missing_reason, problem == nullptr ? "" : problem);
  }
  return module;
}

void* symbol_of_module(void* module, const char* name) {
  return ::dlsym(module, name);
}

}  // namespace sverka
