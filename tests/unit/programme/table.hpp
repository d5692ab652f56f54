// Rows of a table of tests/data: columns divided by tabs, remarks begin with #.
#pragma once

#include <string>
#include <vector>

namespace sverka::test {

std::vector<std::vector<std::string>> read_table(const std::string& path_in_source);

}  // namespace sverka::test
