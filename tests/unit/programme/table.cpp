#include "table.hpp"

#include <sstream>

#include "words_of_russian.hpp"

namespace sverka::test {

std::vector<std::vector<std::string>> read_table(const std::string& path_in_source) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(read_text(path_in_source));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::vector<std::string> row;
    std::istringstream columns(line);
    for (std::string column; std::getline(columns, column, '\t');) {
      row.push_back(column);
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace sverka::test
