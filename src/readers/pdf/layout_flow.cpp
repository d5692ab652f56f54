#include "readers/pdf/layout_flow.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "readers/pdf/tables.hpp"

namespace sverka::pdf {
namespace {

constexpr float kMostPadding = 12.0F;  // points between a cell's border and its text

struct Region {
  std::size_t table = kNoCell, cell = kNoCell;
  bool operator<(const Region& other) const { return table != other.table ? table < other.table : cell < other.cell; }
};

Region region_at(const std::vector<RuledTable>& tables, float x, float y, std::size_t from) {
  for (std::size_t table = from; table < tables.size(); ++table) {
    const std::size_t cell = tables[table].find(x, y);
    if (cell != kNoCell) {
      return Region{table, cell};
    }
  }
  return Region{};
}

FlowItem item_of(TextLine line) {
  FlowItem item;
  item.top = line.baseline;
  item.line = std::move(line);
  return item;
}

// Lines that read from left to right in their places among the tables; the others after them.
void sort_flow(Flow& flow) {
  std::stable_sort(flow.begin(), flow.end(), [](const FlowItem& one, const FlowItem& other) {
    const bool turned = !one.table && !one.line.is_upright(), other_turned = !other.table && !other.line.is_upright();
    return turned != other_turned ? other_turned : !turned && one.top < other.top;
  });
}

class FlowMaking {
 public:
  explicit FlowMaking(const Page& page) : page_(page), tables_(ruled_tables(page.lines)) {}

  PageFlow run() {
    std::map<Region, std::vector<std::uint32_t>> regions;
    for (std::uint32_t index = 0; index < page_.glyphs.size(); ++index) {
      const Box& box = page_.glyphs[index].box;
      regions[region_at(tables_, (box.left + box.right) / 2, (box.top + box.bottom) / 2, 0)].push_back(index);
    }
    std::map<Region, Flow> flows;
    for (const auto& [region, glyphs] : regions) {
      Flow& flow = flows[region];
      for (TextLine& line : lines_of(page_, glyphs)) {
        flow.push_back(item_of(std::move(line)));
      }
    }
    // The innermost first: each table goes into the cell around it.
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      FlowItem item = table_of(table, flows);
      if (item.table->cells.empty()) {
        continue;
      }
      const Box& box = tables_[table].box;
      flows[region_at(tables_, (box.left + box.right) / 2, (box.top + box.bottom) / 2, table + 1)].push_back(std::move(item));
    }
    PageFlow page;
    page.page = page_.number;
    page.width = page_.size.width;
    page.height = page_.size.height;
    page.flow = std::move(flows[Region{}]);
    sort_flow(page.flow);
    add_rules(page);
    return page;
  }

 private:
  // Only cells with something in them.
  FlowItem table_of(std::size_t index, std::map<Region, Flow>& flows) const {
    const RuledTable& ruled = tables_[index];
    FlowItem item;
    item.top = ruled.box.top;
    item.table = std::make_unique<FlowTable>();
    item.table->ruled = true;
    item.table->top = ruled.box.top;
    item.table->bottom = ruled.box.bottom;
    item.table->edges = ruled.columns;
    for (std::size_t cell = 0; cell < ruled.cells.size(); ++cell) {
      const auto found = flows.find(Region{index, cell});
      if (found == flows.end() || found->second.empty()) {
        continue;
      }
      FlowCell made;
      made.row = ruled.cells[cell].row;
      made.column = ruled.cells[cell].column;
      made.flow = std::move(found->second);
      sort_flow(made.flow);
      set_limits(ruled.cells[cell].box, made);
      item.table->cells.push_back(std::move(made));
    }
    return item;
  }

  // A cell's padding is the same on both sides.
  static void set_limits(const Box& box, FlowCell& cell) {
    float padding = kMostPadding;
    for (const FlowItem& item : cell.flow) {
      if (!item.table && item.line.is_upright()) {
        padding = std::clamp(item.line.left - box.left, 0.0F, padding);
      }
    }
    cell.left = box.left + padding;
    cell.right = box.right - padding;
  }

  void add_rules(PageFlow& page) const {
    for (const Line& line : page_.lines) {
      const float x = (line.box.left + line.box.right) / 2, y = (line.box.top + line.box.bottom) / 2;
      if (line.horizontal && std::isfinite(x + y) && region_at(tables_, x, y, 0).table == kNoCell) {
        page.rules.push_back(line);
      }
    }
    std::stable_sort(page.rules.begin(), page.rules.end(), [](const Line& one, const Line& other) { return one.box.top < other.box.top; });
  }

  const Page& page_;
  std::vector<RuledTable> tables_;
};

}  // namespace

PageFlow flow_of(const Page& page) {
  return FlowMaking(page).run();
}

}  // namespace sverka::pdf
