// Trees and chains of a PDF file, which a hostile file bends into loops and makes of itself many times over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string_view>

#include "readers/pdf/object.hpp"

namespace sverka::pdf {

enum class Walk : std::uint8_t { Whole, Cut };

// Visits `root`, if it is a dictionary, and every dictionary that hangs on it by `keys`, directly or in arrays: each object once, in the
// order in which they stand, a node before what hangs on it. After `most` objects, arrays among them, it stops: Cut. What waits is bounded
// by `most` for each key. Linear.
Walk walk(const Object& root, std::initializer_list<std::string_view> keys, std::size_t most,
          const std::function<void(const Object&)>& visit);

}  // namespace sverka::pdf
