// Tables of the pages: a region that scrolls sideways by itself, also from the keyboard, with a table in it. On a narrow screen the cells
// of a row stand under each other, each with the words of its column before it.
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

// Up to the rows; finished() closes it. `label`: the key of what the region is called.
std::string table_start(const DeskPage& page, std::string_view label, std::initializer_list<ColumnHead> heads,
                        std::string_view look = "list");
// The table from table_start() with its rows ("<tr>...</tr>", cells "<td>" of our own making), closed. Each cell is given the words of its
// column as data-of. `foot`: rows of sums, HTML, which name themselves.
std::string finished(const std::string& table, const std::string& foot = {});

}  // namespace sverka
