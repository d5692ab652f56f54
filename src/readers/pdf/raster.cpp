#include "readers/pdf/raster.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sverka::pdf {
namespace {

constexpr std::size_t kMostCells = 1500;  // across and down
constexpr std::uint32_t kUnknown = 1u << 31;
constexpr std::uint32_t kPainted = 1u << 30;
constexpr double kOpaque = 0.85;
constexpr double kLostContrast = 1.35;  // of black letters to what lies around them

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
  double x = 0;  // at `top`
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

// One channel of a separable blend mode (PDF 32000 11.3.5.2).
double blended_channel(Blend mode, double under, double over) {
  switch (mode) {
    case Blend::Multiply:
      return under * over;
    case Blend::Screen:
      return under + over - under * over;
    case Blend::Overlay:
      return blended_channel(Blend::HardLight, over, under);
    case Blend::Darken:
      return std::min(under, over);
    case Blend::Lighten:
      return std::max(under, over);
    case Blend::ColorDodge:
      return under <= 0 ? 0 : over >= 1 ? 1 : std::min(1.0, under / (1 - over));
    case Blend::ColorBurn:
      return under >= 1 ? 1 : over <= 0 ? 0 : 1 - std::min(1.0, (1 - under) / over);
    case Blend::HardLight:
      return over <= 0.5 ? under * 2 * over : blended_channel(Blend::Screen, under, 2 * over - 1);
    case Blend::SoftLight: {
      const double light = under <= 0.25 ? ((16 * under - 12) * under + 4) * under : std::sqrt(under);
      return over <= 0.5 ? under - (1 - 2 * over) * under * (1 - under) : under + (2 * over - 1) * (light - under);
    }
    case Blend::Difference:
      return std::abs(under - over);
    case Blend::Exclusion:
      return under + over - 2 * under * over;
    default:
      return over;
  }
}

}  // namespace

Blend blend_named(std::string_view name) {
  constexpr std::pair<std::string_view, Blend> kNames[] = {
      {"Normal", Blend::Normal},       {"Compatible", Blend::Normal},   {"Multiply", Blend::Multiply},   {"Screen", Blend::Screen},
      {"Overlay", Blend::Overlay},     {"Darken", Blend::Darken},       {"Lighten", Blend::Lighten},     {"ColorDodge", Blend::ColorDodge},
      {"ColorBurn", Blend::ColorBurn}, {"HardLight", Blend::HardLight}, {"SoftLight", Blend::SoftLight}, {"Difference", Blend::Difference},
      {"Exclusion", Blend::Exclusion}};
  for (const auto& [known, mode] : kNames) {
    if (known == name) {
      return mode;
    }
  }
  return Blend::Other;
}

PaintColour painted_over(const PaintColour& under, bool is_paper, const Paint& paint) {
  if (paint.blend == Blend::Normal || is_paper) {
    return blended(under, paint.colour, paint.alpha);
  }
  PaintColour mixed = paint.colour;
  mixed.red = static_cast<float>(blended_channel(paint.blend, under.red, paint.colour.red));
  mixed.green = static_cast<float>(blended_channel(paint.blend, under.green, paint.colour.green));
  mixed.blue = static_cast<float>(blended_channel(paint.blend, under.blue, paint.colour.blue));
  mixed.known = under.known && paint.colour.known && paint.blend != Blend::Other;
  return blended(under, mixed, paint.alpha);
}

bool is_within(const Polygons& polygons, FillRule rule, Vector place) {
  int winding = 0;
  std::size_t begin = 0;
  for (const std::size_t end : polygons.ends) {
    for (std::size_t i = begin; i < end; ++i) {
      const Vector& from = polygons.points[i];
      const Vector& to = polygons.points[i + 1 < end ? i + 1 : begin];
      if ((from.y <= place.y) != (to.y <= place.y)) {
        const double x = from.x + (place.y - from.y) * (to.x - from.x) / (to.y - from.y);
        winding += x <= place.x ? 0 : rule == FillRule::EvenOdd || from.y < to.y ? 1 : -1;
      }
    }
    begin = end;
  }
  return rule == FillRule::EvenOdd ? winding % 2 != 0 : winding != 0;
}

Raster::Raster(PageExtent size) : base_{1, 1, 1, 0, kNone, 0} {
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
        paint_span(row, column_of(std::max<double>(crossings[i].x, clip.left)), column_of(std::min<double>(crossings[i + 1].x, clip.right)),
                   paint, glyphs);
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
  const bool is_paper = (cell.covered & kPainted) == 0;
  const PaintColour under = {cell.red, cell.green, cell.blue, (cell.covered & kUnknown) == 0};
  const PaintColour mixed = painted_over(under, is_paper, paint);
  const std::uint32_t covered = cell.covered & ~(kUnknown | kPainted);
  const std::uint32_t state = kPainted | (mixed.known ? 0u : kUnknown);
  if (paint.alpha >= kOpaque && paint.blend == Blend::Normal) {
    cell = {mixed.red, mixed.green, mixed.blue, 0, kNone, (glyphs & ~(kUnknown | kPainted)) | state};
    return;
  }
  // Letters under glass stay; under many panes, or under a blend that makes all alike, they do not.
  const float before = cell.veiled == kNone ? 0 : cell.ink;
  const PaintColour ink = painted_over({before, before, before, true}, false, paint);
  cell = {mixed.red,      mixed.green, mixed.blue, (ink.red + ink.green + ink.blue) / 3, cell.veiled == kNone ? glyphs : cell.veiled,
          covered | state};
  if (mixed.known && ink.known && contrast({cell.ink, cell.ink, cell.ink, true}, mixed) < kLostContrast) {
    cell.covered = std::max(covered, std::min(cell.veiled, glyphs)) | state;
    cell.veiled = kNone;
  }
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
  return {{cell.red, cell.green, cell.blue, (cell.covered & kUnknown) == 0},
          (cell.covered & kPainted) == 0,
          cell.covered & ~(kUnknown | kPainted)};
}

}  // namespace sverka::pdf
