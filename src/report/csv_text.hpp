// Tables as CSV that Excel opens in Russia: UTF-8 with a byte order mark, divided by semicolons.
#pragma once

#include <string>
#include <vector>

namespace sverka {

constexpr const char* kCsvMark = "\xEF\xBB\xBF";

// Text that a spreadsheet would run as a formula gets an apostrophe before it.
std::string csv_cell(const std::string& text);
// Of cells that are written already.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace sverka
