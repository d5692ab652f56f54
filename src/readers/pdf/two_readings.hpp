// What programs read differently: a key that a dictionary has twice, an object that one state of the file holds twice, a stream whose
// bytes are said to stand in another file. One of the two is shown here and the other there.
#pragma once

#include <string_view>

#include "readers/pdf/session.hpp"

namespace sverka::pdf {

// Adds an item "unmodelled" for each kind that is found. `bytes`: the file as it came. About linear.
void list_two_readings(Session& session, std::string_view bytes);

}  // namespace sverka::pdf
