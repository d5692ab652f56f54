// A damaged PDF rewritten as a clean one by libqpdf, which rebuilds broken tables of objects.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "readers/read.hpp"

namespace sverka::pdf {

struct Repaired {
  std::string bytes;
  bool was_encrypted = false;
};

// The whole file anew: no encryption, no object streams, the streams' data as they were. Errors: encrypted, damaged,
// limit_reached.
Result<Repaired> repair(std::string_view bytes, const ReadLimits& limits);

}  // namespace sverka::pdf
