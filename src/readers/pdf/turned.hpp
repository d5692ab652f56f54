// Pages whose text runs down, up or upside down as they are shown: they are read as if somebody had turned them.
#pragma once

#include <vector>

#include "document/document.hpp"
#include "readers/pdf/page.hpp"

namespace sverka::pdf {

// How a page was turned for reading, in quarters clockwise of its text: 0 where it stands upright.
struct Turn {
  std::uint8_t quarters = 0;
  PageExtent shown;  // its size as it is shown
};

// Turns the page if nearly all of its letters run in one direction that is not from left to right.
Turn turn_upright(Page& page);

// A place on the page as it is shown, on the turned one; and back.
Box to_turned(const Turn& turn, const Box& box);
Box to_shown(const Turn& turn, const Box& box);

}  // namespace sverka::pdf
