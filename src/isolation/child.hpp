// The child: reads a length and bytes, runs the reader on them, writes a length and an encoded result, over
// and over.
#pragma once

#include <cstddef>
#include <cstdint>

#include "isolation/confined_pool.hpp"

namespace sverka {

// Both lengths on the wire are this, in the machine's own byte order.
using FrameLength = std::uint64_t;

// Exit status of a child that could not confine itself. It has read nothing.
constexpr int kUnconfinedStatus = 71;

// Confines the process, then serves until the other side of `socket` is gone. Never returns: a child of a
// fork must not run its parent's exit handlers.
[[noreturn]] void serve_reads(int socket, std::size_t memory_bytes, const ReadLimits& limits, const ConfinedReader& reader);

}  // namespace sverka
