// Lines at the edges of pages, compared by what recurs in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "readers/pdf/layout_flow.hpp"

namespace sverka::pdf {

// The text with each number as one sign: what stays equal from page to page.
std::string shape_of(std::string_view text);

// Parts a line at the edge of a page where another type begins in it, if one part is what other pages have there as a line of its own: a
// stamp stands beside a header or a footer. Linear in the lines at the edges.
void part_margin_lines(std::vector<PageFlow>& pages);

}  // namespace sverka::pdf
