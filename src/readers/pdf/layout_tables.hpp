// Tables that go on over page breaks.
#pragma once

#include <vector>

#include "readers/pdf/layout_flow.hpp"

namespace sverka::pdf {

// Where a page ends with a table and the next begins with one of the same columns, the second is added to the first: its rows get the
// numbers that follow, a row that the break has cut is put together again, and a repeated heading row becomes kPageField, since a
// person who copies the table would leave it out.
void join_tables(std::vector<PageFlow>& pages);

}  // namespace sverka::pdf
