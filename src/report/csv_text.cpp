#include "report/csv_text.hpp"

#include <string_view>

namespace sverka {

std::string csv_cell(const std::string& text) {
  std::string cell = text;
  if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos) {
    cell.insert(cell.begin(), '\'');
  }
  if (cell.find_first_of(";\"\n\r") == std::string::npos) {
    return cell;
  }
  std::string quoted = "\"";
  for (const char letter : cell) {
    quoted += letter;
    quoted += letter == '"' ? "\"" : "";
  }
  return quoted + "\"";
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    line += (line.empty() && &cell == &cells.front() ? "" : ";") + cell;
  }
  return line + "\r\n";
}

}  // namespace sverka
