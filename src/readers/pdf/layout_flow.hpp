// A page as lines and tables from top to bottom, before paragraphs are told apart.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "readers/pdf/lines.hpp"
#include "readers/pdf/page.hpp"

namespace sverka::pdf {

struct FlowTable;

// A line, or a table between lines.
struct FlowItem {
  TextLine line;
  std::unique_ptr<FlowTable> table;
  float top = 0;  // a line's baseline, a table's upper edge
};

using Flow = std::vector<FlowItem>;

struct FlowCell {
  std::uint32_t row = 0, column = 0;  // from 1
  float left = 0, right = 0;          // between which its text runs
  Flow flow;
};

struct FlowTable {
  bool ruled = false;
  float top = 0, bottom = 0;
  std::vector<float> edges;     // of its columns
  std::vector<FlowCell> cells;  // in reading order
};

struct PageFlow {
  std::uint32_t page = 0;
  float width = 0, height = 0;
  Flow flow;
  std::vector<Line> rules;  // horizontal lines that border no cell, from top to bottom
};

PageFlow flow_of(const Page& page);

// Splits neighbouring lines that stand in columns beside each other, without lines drawn around them, into cells. `right` is where
// text of the region ends. `open` is the table that the page before ends with, or null: its columns go on with less evidence; so do those
// of a last row that `next`, the first line of the page after, or null, goes on with.
void find_columns(Flow& flow, float right, const FlowTable* open, const TextLine* next);

}  // namespace sverka::pdf
