#include "readers/pdf/tables.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sverka::pdf {
namespace {

constexpr float kSameRule = 1.5F;  // points between lines that are one
constexpr float kSameEdge = 4.0F;  // points between lines of the grid: both sides of a double border are one
constexpr float kTouch = 3.0F;     // points that lines may miss each other by
constexpr float kShortest = 4.0F;  // points: what is shorter borders no cell
constexpr std::size_t kMostLines = 20000;
constexpr std::size_t kMostPairs = 4u << 20;
constexpr std::size_t kMostCells = 40000;

// `at` across, from `begin` to `end` along.
struct Rule {
  float at = 0, begin = 0, end = 0;
};

// Lines of one direction, those that continue each other joined. Ordered by `at`.
std::vector<Rule> rules_of(const std::vector<Line>& lines, bool horizontal) {
  std::vector<Rule> rules;
  for (const Line& line : lines) {
    const Box& box = line.box;
    if (line.horizontal != horizontal || !std::isfinite(box.left + box.right + box.top + box.bottom)) {
      continue;
    }
    rules.push_back(horizontal ? Rule{(box.top + box.bottom) / 2, box.left, box.right}
                               : Rule{(box.left + box.right) / 2, box.top, box.bottom});
  }
  std::sort(rules.begin(), rules.end(), [](const Rule& one, const Rule& other) { return one.at < other.at; });
  std::vector<Rule> joined;
  for (std::size_t begin = 0; begin < rules.size();) {
    std::size_t end = begin + 1;
    while (end < rules.size() && rules[end].at - rules[begin].at <= kSameRule) {
      ++end;
    }
    std::sort(rules.begin() + static_cast<std::ptrdiff_t>(begin), rules.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Rule& one, const Rule& other) { return one.begin < other.begin; });
    const std::size_t first = joined.size();
    for (std::size_t at = begin; at < end; ++at) {
      if (joined.size() > first && rules[at].begin <= joined.back().end + kTouch) {
        joined.back().end = std::max(joined.back().end, rules[at].end);
      } else {
        joined.push_back(rules[at]);
      }
    }
    begin = end;
  }
  joined.erase(std::remove_if(joined.begin(), joined.end(), [](const Rule& rule) { return rule.end - rule.begin < kShortest; }),
               joined.end());
  return joined;
}

class Groups {
 public:
  explicit Groups(std::size_t size) : parents_(size) { std::iota(parents_.begin(), parents_.end(), std::size_t{0}); }
  std::size_t find(std::size_t at) {
    while (parents_[at] != at) {
      at = parents_[at] = parents_[parents_[at]];
    }
    return at;
  }
  void join(std::size_t one, std::size_t other) { parents_[std::max(find(one), find(other))] = std::min(find(one), find(other)); }

 private:
  std::vector<std::size_t> parents_;
};

bool meet(const Rule& horizontal, const Rule& vertical) {
  return vertical.at >= horizontal.begin - kTouch && vertical.at <= horizontal.end + kTouch && horizontal.at >= vertical.begin - kTouch &&
         horizontal.at <= vertical.end + kTouch;
}

std::vector<float> edges_of(const std::vector<Rule>& rules) {
  std::vector<float> edges;
  for (const Rule& rule : rules) {
    if (edges.empty() || rule.at - edges.back() > kSameEdge) {
      edges.push_back(rule.at);
    }
  }
  return edges;
}

std::size_t edge_near(const std::vector<float>& edges, float at) {
  const auto next = std::lower_bound(edges.begin(), edges.end(), at - kSameEdge - 0.01F);
  return std::min(static_cast<std::size_t>(next - edges.begin()), edges.size() - 1);
}

class Grid {
 public:
  Grid(const std::vector<Rule>& horizontal, const std::vector<Rule>& vertical) {
    table_.rows = edges_of(horizontal);
    table_.columns = edges_of(vertical);
    if (table_.rows.size() < 2 || table_.columns.size() < 2) {
      return;
    }
    rows_ = table_.rows.size() - 1;
    columns_ = table_.columns.size() - 1;
    if (rows_ * columns_ < 2 || rows_ * columns_ > kMostCells) {
      return;
    }
    table_.box = Box{table_.columns.front(), table_.rows.front(), table_.columns.back(), table_.rows.back()};
    join_cells(horizontal, vertical);
  }

  bool is_table() const { return table_.cells.size() > 1; }
  RuledTable take() { return std::move(table_); }

 private:
  // Cells that no line parts are one.
  void join_cells(const std::vector<Rule>& horizontal, const std::vector<Rule>& vertical) {
    std::vector<bool> above(rows_ * columns_, false), left(rows_ * columns_, false);
    for (const Rule& rule : horizontal) {
      const std::size_t row = edge_near(table_.rows, rule.at);
      for (std::size_t column = 0; row < rows_ && column < columns_; ++column) {
        const float middle = (table_.columns[column] + table_.columns[column + 1]) / 2;
        if (rule.begin <= middle && middle <= rule.end) {
          above[row * columns_ + column] = true;
        }
      }
    }
    for (const Rule& rule : vertical) {
      const std::size_t column = edge_near(table_.columns, rule.at);
      for (std::size_t row = 0; column < columns_ && row < rows_; ++row) {
        const float middle = (table_.rows[row] + table_.rows[row + 1]) / 2;
        if (rule.begin <= middle && middle <= rule.end) {
          left[row * columns_ + column] = true;
        }
      }
    }
    Groups groups(rows_ * columns_);
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        const std::size_t cell = row * columns_ + column;
        if (row > 0 && !above[cell]) {
          groups.join(cell, cell - columns_);
        }
        if (column > 0 && !left[cell]) {
          groups.join(cell, cell - 1);
        }
      }
    }
    number_cells(groups);
  }

  void number_cells(Groups& groups) {
    table_.cell_of.assign(rows_ * columns_, 0);
    std::vector<std::uint32_t> numbers(rows_ * columns_, kNone);
    for (std::size_t cell = 0; cell < rows_ * columns_; ++cell) {
      const std::size_t row = cell / columns_, column = cell % columns_;
      const Box box{table_.columns[column], table_.rows[row], table_.columns[column + 1], table_.rows[row + 1]};
      std::uint32_t& number = numbers[groups.find(cell)];
      if (number == kNone) {
        number = static_cast<std::uint32_t>(table_.cells.size());
        table_.cells.push_back(RuledCell{box, static_cast<std::uint32_t>(row + 1), static_cast<std::uint32_t>(column + 1)});
      }
      Box& whole = table_.cells[number].box;
      whole = Box{std::min(whole.left, box.left), std::min(whole.top, box.top), std::max(whole.right, box.right),
                  std::max(whole.bottom, box.bottom)};
      table_.cell_of[cell] = number;
    }
  }

  RuledTable table_;
  std::size_t rows_ = 0, columns_ = 0;
};

float area(const Box& box) {
  return (box.right - box.left) * (box.bottom - box.top);
}

}  // namespace

std::size_t RuledTable::find(float x, float y) const {
  if (x < box.left || x >= box.right || y < box.top || y >= box.bottom) {
    return kNoCell;
  }
  const auto column = std::upper_bound(columns.begin(), columns.end(), x) - columns.begin() - 1;
  const auto row = std::upper_bound(rows.begin(), rows.end(), y) - rows.begin() - 1;
  return cell_of[static_cast<std::size_t>(row) * (columns.size() - 1) + static_cast<std::size_t>(column)];
}

std::vector<RuledTable> ruled_tables(const std::vector<Line>& lines) {
  if (lines.size() > kMostLines) {
    return {};
  }
  const std::vector<Rule> horizontal = rules_of(lines, true), vertical = rules_of(lines, false);
  if (horizontal.empty() || vertical.empty() || horizontal.size() * vertical.size() > kMostPairs) {
    return {};
  }
  Groups groups(horizontal.size() + vertical.size());
  for (std::size_t across = 0; across < horizontal.size(); ++across) {
    for (std::size_t down = 0; down < vertical.size(); ++down) {
      if (meet(horizontal[across], vertical[down])) {
        groups.join(across, horizontal.size() + down);
      }
    }
  }
  std::vector<std::vector<Rule>> across_of(horizontal.size() + vertical.size()), down_of(across_of.size());
  for (std::size_t at = 0; at < horizontal.size(); ++at) {
    across_of[groups.find(at)].push_back(horizontal[at]);
  }
  for (std::size_t at = 0; at < vertical.size(); ++at) {
    down_of[groups.find(horizontal.size() + at)].push_back(vertical[at]);
  }
  std::vector<RuledTable> tables;
  for (std::size_t group = 0; group < across_of.size(); ++group) {
    if (across_of[group].size() < 2 || down_of[group].size() < 2) {
      continue;
    }
    Grid grid(across_of[group], down_of[group]);
    if (grid.is_table()) {
      tables.push_back(grid.take());
    }
  }
  std::stable_sort(tables.begin(), tables.end(),
                   [](const RuledTable& one, const RuledTable& other) { return area(one.box) < area(other.box); });
  return tables;
}

}  // namespace sverka::pdf
