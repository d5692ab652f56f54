#include "server/page_table.hpp"

#include <gtest/gtest.h>

namespace sverka {
namespace {

const std::string kStart =
    "<table class=\"list\"><thead><tr><th scope=\"col\">No.</th><th scope=\"col\" class=\"sum\">Sum</th><th "
    "scope=\"col\">State</th></tr></thead><tbody>\n";

TEST(PageTable, CellsAreGivenTheWordsOfTheirColumn) {
  const std::string table =
      finished(kStart + "<tr class=\"error\"><td class=\"num\">1</td><td>5 < 6</td><td></td></tr>\n<tr><td>2</td></tr>");
  EXPECT_NE(table.find("<td data-of=\"No.\" class=\"num\">1</td><td data-of=\"Sum\">5 < 6</td><td data-of=\"State\"></td></tr>"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("<tr><td data-of=\"No.\">2</td></tr></tbody></table></div>"), std::string::npos) << table;
}

TEST(PageTable, ACellOverSeveralColumnsCountsAsThem) {
  const std::string table =
      finished(kStart + "<tr><th scope=\"row\" colspan=\"2\">All</th><td>7</td><td>too many</td></tr>", "<tr><td>8</td></tr>");
  EXPECT_NE(table.find("<tr><th scope=\"row\" colspan=\"2\">All</th><td data-of=\"State\">7</td><td>too "
                       "many</td></tr></tbody><tfoot><tr><td>8</td></tr></tfoot>"),
            std::string::npos)
      << table;
}

TEST(PageTable, WhatStandsBeforeTheTableIsLeftAlone) {
  const std::string before = "<table><thead><tr><th scope=\"col\">Other</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>";
  const std::string table = finished(before + kStart + "<tr><td>1</td></tr>");
  EXPECT_TRUE(table.starts_with(before)) << table;
  EXPECT_NE(table.find("<td data-of=\"No.\">1</td>"), std::string::npos) << table;
}

}  // namespace
}  // namespace sverka
