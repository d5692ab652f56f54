// Tables of the pages: a region that scrolls sideways by itself, also from the keyboard, with a table in it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "server/desk_page.hpp"

namespace sverka {

// The head of a column. It stands on the side of what is below it: sums and counts on the right.
enum class Column : std::uint8_t { Text, Number, Omitted };
struct ColumnHead {
  ColumnHead(const char* sentence, Column what = Column::Text) : key(sentence), column(what) {}
  std::string_view key;  // of a sentence of the desk
  Column column;
};

// Up to the rows; table_end() closes it. `label`: the key of what the region is called.
std::string table_start(const DeskPage& page, std::string_view label, std::initializer_list<ColumnHead> heads,
                        std::string_view look = "list");
// `foot`: rows of sums, HTML.
std::string table_end(const std::string& foot = {});

}  // namespace sverka
