#include "document/picture_look.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace sverka {
namespace {

constexpr int kCellBits = 12;       // 4,096 cells
constexpr int kLeastBits = 3;       // across or down
constexpr std::size_t kBlock = 4;   // cells across and down that share a colour
constexpr double kLeastPixels = 2;  // across and down a cell: of fewer, scaling decides what the cell is
constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-";

// Of 255. Recompression moves the mean of a cell by a few, scaling the cells along an edge by more; a letter in an empty place moves
// its cells by a quarter.
constexpr double kSameDifference = 26;
constexpr double kSameInFewCells = 8;  // where a letter is not larger than a cell
constexpr std::size_t kFewCells = 1024;
constexpr double kClearDifference = 45;
constexpr std::size_t kClearCells = 3;       // of those that are left when halved across and down
constexpr std::size_t kManyClearCells = 24;  // of a picture with pixels enough for all cells
constexpr std::size_t kManyCells = 2048;
constexpr double kSameColour = 30;
constexpr double kSameMean = 7;

std::size_t power_at_most(std::size_t limit, int bits) {
  std::size_t power = std::size_t{1} << bits;
  while (power > limit && power > 1) {
    power /= 2;
  }
  return power;
}

int bits_across(double width, double height) {
  const double balance = std::log2(std::max(width, 1.0) / std::max(height, 1.0)) / 2;
  return std::clamp(static_cast<int>(std::lround(kCellBits / 2.0 + balance)), kLeastBits, kCellBits - kLeastBits);
}

char digit_of(double value) {
  return kDigits[static_cast<std::size_t>(std::clamp(value / 4, 0.0, 63.0))];
}

std::optional<double> value_of(char digit) {
  const std::size_t at = kDigits.find(digit);
  return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<double>(at) * 4 + 2);
}

// Lightness and two differences of colour, the latter around 128.
struct Tone {
  double light = 255;
  double red = 128;
  double blue = 128;
};

Tone tone_of(const PictureCell& cell, double opacity) {
  const double paper = 255 - cell.opacity * opacity;
  const double red = cell.red * opacity + paper;
  const double green = cell.green * opacity + paper;
  const double blue = cell.blue * opacity + paper;
  const double light = 0.299 * red + 0.587 * green + 0.114 * blue;
  return {light, 128 + (red - light) / 2, 128 + (blue - light) / 2};
}

struct Plane {
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::vector<double> values;

  double at(std::size_t x, std::size_t y) const { return values[y * columns + x]; }
};

struct Look {
  Plane light;
  Plane red;
  Plane blue;
};

std::size_t blocks(std::size_t cells) {
  return std::max<std::size_t>(1, cells / kBlock);
}

bool take_plane(std::string_view& text, std::size_t columns, std::size_t rows, Plane& plane) {
  if (text.size() < columns * rows) {
    return false;
  }
  plane = {columns, rows, {}};
  plane.values.reserve(columns * rows);
  for (std::size_t i = 0; i < columns * rows; ++i) {
    const auto value = value_of(text[i]);
    if (!value) {
      return false;
    }
    plane.values.push_back(*value);
  }
  text.remove_prefix(columns * rows);
  return true;
}

std::optional<Look> parse_look(std::string_view text) {
  const auto bits = [&](std::size_t at) { return at < text.size() ? kDigits.find(text[at]) : std::string_view::npos; };
  if (bits(0) > kCellBits || bits(1) > kCellBits || bits(0) + bits(1) > kCellBits) {
    return std::nullopt;
  }
  const std::size_t columns = std::size_t{1} << bits(0);
  const std::size_t rows = std::size_t{1} << bits(1);
  text.remove_prefix(2);
  Look look;
  const bool whole = take_plane(text, columns, rows, look.light) && take_plane(text, blocks(columns), blocks(rows), look.red) &&
                     take_plane(text, blocks(columns), blocks(rows), look.blue);
  return whole && text.empty() ? std::optional(std::move(look)) : std::nullopt;
}

// To fewer cells: both counts are powers of two.
Plane pooled(const Plane& plane, std::size_t columns, std::size_t rows) {
  const std::size_t across = plane.columns / columns;
  const std::size_t down = plane.rows / rows;
  Plane result{columns, rows, std::vector<double>(columns * rows)};
  for (std::size_t y = 0; y < plane.rows; ++y) {
    for (std::size_t x = 0; x < plane.columns; ++x) {
      result.values[y / down * columns + x / across] += plane.at(x, y) / static_cast<double>(across * down);
    }
  }
  return result;
}

void bring_together(Plane& one, Plane& other) {
  const std::size_t columns = std::min(one.columns, other.columns);
  const std::size_t rows = std::min(one.rows, other.rows);
  one = pooled(one, columns, rows);
  other = pooled(other, columns, rows);
}

// How far the value is outside of what the other picture has in the cell and beside it: a shift of a part of a cell is nothing.
double distance(const Plane& plane, std::size_t x, std::size_t y, double value) {
  const double own = plane.at(x, y);
  double low = own;
  double high = own;
  const auto widen = [&](std::size_t column, std::size_t row) {
    if (column < plane.columns && row < plane.rows) {
      // The neighbour's share of a cell that is shifted by less than half of one.
      const double mixed = own + (plane.at(column, row) - own) * 0.4;
      low = std::min(low, mixed);
      high = std::max(high, mixed);
    }
  };
  widen(x - 1, y);
  widen(x + 1, y);
  widen(x, y - 1);
  widen(x, y + 1);
  return std::max({0.0, low - value, value - high});
}

struct Difference {
  double largest = 0;
  double mean = 0;
  std::size_t clear = 0;
};

Difference difference(const Plane& one, const Plane& other) {
  Difference result;
  for (std::size_t y = 0; y < one.rows; ++y) {
    for (std::size_t x = 0; x < one.columns; ++x) {
      const double here = std::min(distance(one, x, y, other.at(x, y)), distance(other, x, y, one.at(x, y)));
      result.largest = std::max(result.largest, here);
      result.clear += here > kClearDifference ? 1 : 0;
      result.mean += std::abs(one.at(x, y) - other.at(x, y)) / static_cast<double>(one.values.size());
    }
  }
  return result;
}

// Stretched to the tones of `model`, or turned into its negative: a grey print of a coloured picture has the same shapes.
Plane in_tones_of(const Plane& model, Plane plane) {
  const auto count = static_cast<double>(plane.values.size());
  double sum = 0, sum_model = 0, squares = 0, products = 0;
  for (std::size_t i = 0; i < plane.values.size(); ++i) {
    sum += plane.values[i];
    sum_model += model.values[i];
    squares += plane.values[i] * plane.values[i];
    products += plane.values[i] * model.values[i];
  }
  const double spread = squares - sum * sum / count;
  const double slope = spread < 1 ? 0 : (products - sum * sum_model / count) / spread;
  for (double& value : plane.values) {
    value = (value - sum / count) * slope + sum_model / count;
  }
  return plane;
}

bool is_near(const Difference& found, double largest) {
  return found.largest <= largest && found.mean <= kSameMean;
}

}  // namespace

PictureSummary::PictureSummary(std::size_t width, std::size_t height, const Box& part)
    : width_(std::max<std::size_t>(width, 1)), height_(std::max<std::size_t>(height, 1)), part_(part) {
  const double across = std::max(1.0, static_cast<double>(part.right - part.left) * static_cast<double>(width_));
  const double down = std::max(1.0, static_cast<double>(part.bottom - part.top) * static_cast<double>(height_));
  const int bits = bits_across(across, down);
  columns_ = power_at_most(static_cast<std::size_t>(across / kLeastPixels), bits);
  rows_ = power_at_most(static_cast<std::size_t>(down / kLeastPixels), kCellBits - bits);
  sums_.resize(columns_ * rows_);
}

void PictureSummary::add_row(const std::vector<PictureCell>& pixels) {
  // Borders of pixels in cells, along one axis.
  const auto scaled = [](std::size_t at, std::size_t size, float low, float high, std::size_t cells) {
    const double share = static_cast<double>(at) / static_cast<double>(size);
    return std::clamp((share - low) / (high - low), 0.0, 1.0) * static_cast<double>(cells);
  };
  const double top = scaled(row_, height_, part_.top, part_.bottom, rows_);
  const double bottom = scaled(row_ + 1, height_, part_.top, part_.bottom, rows_);
  ++row_;
  for (auto y = static_cast<std::size_t>(top); y < rows_ && static_cast<double>(y) < bottom; ++y) {
    const double height = std::min(bottom, static_cast<double>(y + 1)) - std::max(top, static_cast<double>(y));
    double left = scaled(0, width_, part_.left, part_.right, columns_);
    for (std::size_t i = 0; i < std::min(pixels.size(), width_); ++i) {
      const double right = scaled(i + 1, width_, part_.left, part_.right, columns_);
      for (auto x = static_cast<std::size_t>(left); x < columns_ && static_cast<double>(x) < right; ++x) {
        const double weight = height * (std::min(right, static_cast<double>(x + 1)) - std::max(left, static_cast<double>(x)));
        Sum& sum = sums_[y * columns_ + x];
        sum.red += weight * pixels[i].red;
        sum.green += weight * pixels[i].green;
        sum.blue += weight * pixels[i].blue;
        sum.opacity += weight * pixels[i].opacity;
      }
      left = right;
    }
  }
}

PictureGrid PictureSummary::grid() const {
  PictureGrid grid{columns_, rows_, {}};
  grid.cells.reserve(sums_.size());
  const auto byte = [](double value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5, 0.0, 255.0)); };
  for (const Sum& sum : sums_) {
    grid.cells.push_back({byte(sum.red), byte(sum.green), byte(sum.blue), byte(sum.opacity)});
  }
  return grid;
}

PictureGrid part_of(const PictureGrid& grid, const Box& part) {
  if (grid.cells.empty() || part.right <= part.left || part.bottom <= part.top) {
    return {};
  }
  PictureSummary summary(grid.columns, grid.rows, part);
  for (std::size_t y = 0; y < grid.rows; ++y) {
    const auto begin = grid.cells.begin() + static_cast<std::ptrdiff_t>(y * grid.columns);
    summary.add_row({begin, begin + static_cast<std::ptrdiff_t>(grid.columns)});
  }
  return summary.grid();
}

PictureGrid turned(const PictureGrid& grid, PictureTurn turn) {
  PictureGrid result = grid;
  const bool across = turn == PictureTurn::Half || turn == PictureTurn::MirroredAcross;
  const bool down = turn == PictureTurn::Half || turn == PictureTurn::MirroredDown;
  for (std::size_t y = 0; y < grid.rows; ++y) {
    for (std::size_t x = 0; x < grid.columns; ++x) {
      const std::size_t row = down ? grid.rows - 1 - y : y;
      const std::size_t column = across ? grid.columns - 1 - x : x;
      result.cells[row * grid.columns + column] = grid.cells[y * grid.columns + x];
    }
  }
  return result;
}

std::string look_of(const PictureGrid& grid, double opacity) {
  if (grid.cells.empty() || grid.cells.size() != grid.columns * grid.rows) {
    return {};
  }
  const std::size_t across = blocks(grid.columns);
  const std::size_t down = blocks(grid.rows);
  std::vector<double> reds(across * down);
  std::vector<double> blues(across * down);
  std::string look;
  look += kDigits[static_cast<std::size_t>(std::lround(std::log2(grid.columns)))];
  look += kDigits[static_cast<std::size_t>(std::lround(std::log2(grid.rows)))];
  const double share = static_cast<double>(reds.size()) / static_cast<double>(grid.cells.size());
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const Tone tone = tone_of(grid.cells[i], std::clamp(opacity, 0.0, 1.0));
    const std::size_t block = i / grid.columns * down / grid.rows * across + i % grid.columns * across / grid.columns;
    reds[block] += tone.red * share;
    blues[block] += tone.blue * share;
    look += digit_of(tone.light);
  }
  for (const std::vector<double>* const plane : {&reds, &blues}) {
    for (const double value : *plane) {
      look += digit_of(value);
    }
  }
  return look;
}

PictureLikeness likeness(std::string_view one, std::string_view other) {
  if (!one.empty() && one == other) {
    return PictureLikeness::Same;
  }
  std::optional<Look> first = parse_look(one);
  std::optional<Look> second = parse_look(other);
  if (!first || !second) {
    return PictureLikeness::Undecided;
  }
  bring_together(first->light, second->light);
  bring_together(first->red, second->red);
  bring_together(first->blue, second->blue);
  const Difference light = difference(first->light, second->light);
  const bool colours =
      is_near(difference(first->red, second->red), kSameColour) && is_near(difference(first->blue, second->blue), kSameColour);
  const std::size_t cells = first->light.values.size();
  if (is_near(light, cells < kFewCells ? kSameInFewCells : kSameDifference)) {
    return colours ? PictureLikeness::Same : PictureLikeness::Undecided;
  }
  const Difference in_tone = difference(first->light, in_tones_of(first->light, second->light));
  if (is_near(in_tone, kSameDifference)) {
    return PictureLikeness::Undecided;
  }
  // What is gone with half of the cells across and down may be the work of scaling.
  const auto halved = [](const Plane& plane) {
    return pooled(plane, std::max<std::size_t>(plane.columns / 2, 1), std::max<std::size_t>(plane.rows / 2, 1));
  };
  const Difference coarse = difference(halved(first->light), halved(second->light));
  const bool in_many_cells = cells >= kManyCells && light.clear >= kManyClearCells;
  return in_many_cells || coarse.clear >= kClearCells || coarse.mean > 3 * kSameMean ? PictureLikeness::Different
                                                                                     : PictureLikeness::Undecided;
}

}  // namespace sverka
