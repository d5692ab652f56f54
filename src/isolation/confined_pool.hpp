// The pool with the reader as a parameter: tests put readers in its place that crash, hang or try to get out.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "isolation/pool.hpp"

namespace sverka {

// What a child runs. All three are called in the zygote's children or the zygote only, never in the caller's
// process.
struct ConfinedReader {
  void (*prepare)() = nullptr;  // once, before the confinement
  Result<Document> (*read)(std::string_view bytes, const ReadLimits& limits) = nullptr;
  bool (*ran_out_of_memory)() = nullptr;  // after a read: then its result is not to be believed
};

Result<std::unique_ptr<ReaderPool>> start_confined_pool(const IsolationLimits& isolation,
                                                        const ReadLimits& reading,
                                                        const ConfinedReader& reader);

}  // namespace sverka
