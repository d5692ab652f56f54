#include "readers/pdf/raster.hpp"

#include <algorithm>
#include <cmath>

namespace sverka::pdf {
namespace {

constexpr std::size_t kMostCells = 1500;      // across and down
constexpr std::uint32_t kUnknown = 1u << 31;
constexpr double kOpaque = 0.85;

struct Crossing {
  double x = 0;
  int turn = 0;
};

std::size_t cells_of(double length, double& cell) {
  const double safe = std::clamp(length, 1.0, 1e6);
  cell = std::max(cell, safe / static_cast<double>(kMostCells));
  return static_cast<std::size_t>(std::ceil(safe / cell));
}

struct Edge {
  double top = 0;
  double bottom = 0;
  double x = 0;      // at `top`
  double slope = 0;
  int turn = 0;
};

std::vector<Edge> edges_of(const Polygons& polygons) {
  std::vector<Edge> edges;
  std::size_t begin = 0;
  for (const std::size_t end : polygons.ends) {
    for (std::size_t i = begin; i < end; ++i) {
      const Vector& from = polygons.points[i];
      const Vector& to = polygons.points[i + 1 < end ? i + 1 : begin];
      if (from.y != to.y) {
        const bool down = from.y < to.y;
        const Vector& top = down ? from : to;
        const Vector& bottom = down ? to : from;
        edges.push_back({top.y, bottom.y, top.x, (bottom.x - top.x) / (bottom.y - top.y), down ? 1 : -1});
      }
    }
    begin = end;
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& one, const Edge& other) { return one.top < other.top; });
  return edges;
}

}  // namespace

Raster::Raster(PageExtent size) : base_{1, 1, 1, 0} {
  columns_ = cells_of(size.width, cell_width_);
  rows_ = cells_of(size.height, cell_height_);
}

void Raster::paint(const Box& box, const Paint& paint, std::uint32_t glyphs) {
  // A cell is painted if its middle is inside.
  const auto first = [](double edge, double cell, std::size_t most) {
    return static_cast<std::size_t>(std::clamp(std::ceil(edge / cell - 0.5), 0.0, static_cast<double>(most)));
  };
  const std::size_t top = first(box.top, cell_height_, rows_);
  const std::size_t bottom = first(box.bottom, cell_height_, rows_);
  const std::size_t left = first(box.left, cell_width_, columns_);
  const std::size_t right = first(box.right, cell_width_, columns_);
  if (top >= bottom || left >= right) {
    return;
  }
  if (top == 0 && left == 0 && bottom == rows_ && right == columns_) {
    if (paint.alpha >= kOpaque && paint.blend == Blend::Normal) {
      cells_.clear();
    }
    for (auto& row : cells_) {
      for (Cell& cell : row) {
        apply(cell, paint, glyphs);
      }
    }
    apply(base_, paint, glyphs);
    painted_ = true;
    return;
  }
  for (std::size_t row = top; row < bottom; ++row) {
    paint_span(row, left, right, paint, glyphs);
  }
}

void Raster::paint(const Polygons& polygons, FillRule rule, const Box& clip, const Paint& paint, std::uint32_t glyphs) {
  const std::vector<Edge> edges = edges_of(polygons);
  if (edges.empty() || is_empty(clip)) {
    return;
  }
  const auto row_of = [&](double y) {
    return static_cast<std::size_t>(std::clamp(std::ceil(y / cell_height_ - 0.5), 0.0, static_cast<double>(rows_)));
  };
  const auto column_of = [&](double x) {
    return static_cast<std::size_t>(std::clamp(std::ceil(x / cell_width_ - 0.5), 0.0, static_cast<double>(columns_)));
  };
  std::vector<std::size_t> active;
  std::vector<Crossing> crossings;
  std::size_t next = 0;
  double lowest = edges.front().bottom;
  for (const Edge& edge : edges) {
    lowest = std::max(lowest, edge.bottom);
  }
  const std::size_t end_row = row_of(std::min<double>(clip.bottom, lowest));
  for (std::size_t row = row_of(std::max<double>(clip.top, edges.front().top)); row < end_row; ++row) {
    const double y = (static_cast<double>(row) + 0.5) * cell_height_;
    for (; next < edges.size() && edges[next].top <= y; ++next) {
      active.push_back(next);
    }
    std::erase_if(active, [&](std::size_t index) { return edges[index].bottom <= y; });
    crossings.clear();
    for (const std::size_t index : active) {
      crossings.push_back({edges[index].x + (y - edges[index].top) * edges[index].slope, edges[index].turn});
    }
    std::sort(crossings.begin(), crossings.end(), [](const Crossing& one, const Crossing& other) { return one.x < other.x; });
    int winding = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
      winding += rule == FillRule::EvenOdd ? 1 : crossings[i].turn;
      const bool inside = rule == FillRule::EvenOdd ? winding % 2 != 0 : winding != 0;
      if (inside) {
        paint_span(row, column_of(std::max<double>(crossings[i].x, clip.left)),
                   column_of(std::min<double>(crossings[i + 1].x, clip.right)), paint, glyphs);
      }
    }
  }
}

std::vector<Raster::Cell>& Raster::row_at(std::size_t row) {
  if (cells_.empty()) {
    cells_.resize(rows_);
  }
  if (cells_[row].empty()) {
    cells_[row].assign(columns_, base_);
  }
  return cells_[row];
}

void Raster::paint_span(std::size_t row, std::size_t begin, std::size_t end, const Paint& paint, std::uint32_t glyphs) {
  if (begin >= end) {
    return;
  }
  painted_ = true;
  std::vector<Cell>& cells = row_at(row);
  for (std::size_t i = begin; i < end; ++i) {
    apply(cells[i], paint, glyphs);
  }
}

void Raster::apply(Cell& cell, const Paint& paint, std::uint32_t glyphs) {
  const bool unknown = (cell.covered & kUnknown) != 0;
  if (paint.blend == Blend::Multiply) {
    cell.red *= 1 - static_cast<float>(paint.alpha) * (1 - paint.colour.red);
    cell.green *= 1 - static_cast<float>(paint.alpha) * (1 - paint.colour.green);
    cell.blue *= 1 - static_cast<float>(paint.alpha) * (1 - paint.colour.blue);
    cell.covered |= paint.colour.known ? 0u : kUnknown;
    return;
  }
  if (paint.blend == Blend::Other) {
    cell.covered |= kUnknown;
    return;
  }
  if (paint.alpha >= kOpaque) {
    cell = {paint.colour.red, paint.colour.green, paint.colour.blue,
            (glyphs & ~kUnknown) | (paint.colour.known ? 0u : kUnknown)};
    return;
  }
  const PaintColour under = {cell.red, cell.green, cell.blue, !unknown};
  const PaintColour mixed = blended(under, paint.colour, paint.alpha);
  cell = {mixed.red, mixed.green, mixed.blue, (cell.covered & ~kUnknown) | (mixed.known ? 0u : kUnknown)};
}

Spot Raster::at(Vector place) const {
  const double column = place.x / cell_width_;
  const double row = place.y / cell_height_;
  const bool inside = column >= 0 && row >= 0 && column < static_cast<double>(columns_) && row < static_cast<double>(rows_);
  if (!inside) {
    return {};
  }
  const auto y = static_cast<std::size_t>(row);
  const Cell& cell = cells_.empty() || cells_[y].empty() ? base_ : cells_[y][static_cast<std::size_t>(column)];
  return {{cell.red, cell.green, cell.blue, (cell.covered & kUnknown) == 0}, cell.covered & ~kUnknown};
}

}  // namespace sverka::pdf
