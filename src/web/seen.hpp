// How what is said of one node from several sides goes together.
#pragma once

#include "web/visibility.hpp"

namespace sverka {

// The order is that of combining: a descendant is at least as little seen as what it stands in.
inline int weight_of(Seen seen) {
  return seen == Seen::Yes ? 0 : seen == Seen::Collapsed ? 1 : seen == Seen::Unknown ? 2 : 3;
}

inline Seen less_seen(Seen one, Seen other) {
  return weight_of(one) >= weight_of(other) ? one : other;
}

// What two worlds say together.
inline Seen agreed(Seen one, Seen other) {
  if (one == other) {
    return one;
  }
  const bool shown = weight_of(one) <= 1 && weight_of(other) <= 1;
  return shown ? Seen::Collapsed : Seen::Unknown;
}

}  // namespace sverka
