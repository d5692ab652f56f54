// A library of our own that is opened when there is work for it, and what it exports.
#pragma once

#include <string>

#include "base/result.hpp"

namespace sverka {

// Opens the shared library at `path` and never closes it: it is used until the process ends. Errors: unsupported with the reason given,
// where = the path, detail = what the loader says.
Result<void*> open_module(const std::string& path, const char* missing_reason);

void* symbol_of_module(void* module, const char* name);

// A function that the module exports; null without one.
template <class Function>
Function function_of_module(void* module, const char* name) {
  return reinterpret_cast<Function>(symbol_of_module(module, name));
}

// Both at once, for a module that exports one function.
template <class Function>
Result<Function> open_function(const std::string& path, const char* name, const char* missing_reason) {
  const Result<void*> module = open_module(path, missing_reason);
  if (!module) {
    return fail(module.error());
  }
  const Function function = function_of_module<Function>(*module, name);
  if (function == nullptr) {
    return fail(ErrorCode::Unsupported, path, missing_reason, name);
  }
  return function;
}

}  // namespace sverka
