// Records of a CSV table as Excel writes it: fields divided by ';' or ',', those with a quote, a divider or a line break in
// double quotes, an inner quote doubled.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

struct CsvRecord {
  std::uint32_t line = 0;                // on which it begins, from 1
  std::vector<std::string_view> fields;  // trimmed; views of the table, or of the reader
  std::uint32_t broken_field = 0;        // from 1: text after a closing quote, or a quote that nobody closed
};

// Reads one table, in one pass. The text must outlive the records.
class CsvReader {
 public:
  // The divider is the one of the two that the first record has more of outside of quotes; a first line "sep=;" names it.
  explicit CsvReader(std::string_view text);

  // The next record that is not blank; a row of empty fields is blank. False at the end. Fields of quoted text with doubled
  // quotes live until the next call.
  bool next(CsvRecord& record);

 private:
  std::string_view take_field(CsvRecord& record, bool& last);
  std::string_view take_quoted(CsvRecord& record);
  void end_line(std::size_t at);

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  char divider_ = ';';
  std::deque<std::string> unquoted_;
};

}  // namespace sverka
