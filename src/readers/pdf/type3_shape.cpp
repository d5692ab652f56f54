#include "readers/pdf/type3_shape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "readers/pdf/inline_image.hpp"
#include "readers/pdf/lexer.hpp"
#include "readers/pdf/operators.hpp"
#include "readers/pdf/raster.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kTokens = 20000;
constexpr std::size_t kPoints = 4000;
constexpr std::size_t kPixels = 1u << 20;
constexpr int kSteps = 4;    // of a curve
constexpr int kSamples = 3;  // across and down a cell
constexpr double kFarthest = 1e6;
constexpr double kReach = 2.5;  // ems from its place
constexpr std::size_t kDepth = 32;
constexpr double kHairline = 0.004;         // ems
constexpr std::uint64_t kPointsOfCell = 8;  // looked at in the time that a cell of the painter's picture takes

struct Bitmap {
  std::size_t width = 0, height = 0;
  bool zero_is_ink = true;
  std::string_view bytes;
  Matrix to_unit;  // from ems to the unit square

  bool is_ink(std::size_t x, std::size_t y) const {
    const std::size_t at = y * ((width + 7) / 8) + x / 8;
    const bool set = at < bytes.size() && (static_cast<unsigned char>(bytes[at]) >> (7 - x % 8) & 1) != 0;
    return set != zero_is_ink;
  }

  bool is_ink_at(Vector place) const {
    const Vector unit = to_unit.apply(place.x, place.y);
    if (!(unit.x >= 0 && unit.x < 1 && unit.y > 0 && unit.y <= 1)) {
      return false;
    }
    return is_ink(static_cast<std::size_t>(unit.x * static_cast<double>(width)),
                  std::min(height - 1, static_cast<std::size_t>((1 - unit.y) * static_cast<double>(height))));
  }
};

class Procedure {
 public:
  Procedure(const Matrix& to_em, std::uint64_t& work) : matrix_(to_em), work_(work) {}

  ProcedureShape run(std::string_view content) {
    Lexer lexer(content);
    std::size_t left = kTokens;
    for (ContentToken token = lexer.next(); token.type != TokenType::End && --left > 0; token = lexer.next()) {
      if (token.type == TokenType::Number) {
        numbers_.push_back(std::clamp(token.number, -kFarthest, kFarthest));
      } else if (token.type == TokenType::Word) {
        execute(operator_code(token.text.substr(0, 3)), lexer);
        numbers_.clear();
      }
      if (points_ > kPoints || saved_.size() > kDepth) {
        known_ = false;
        break;
      }
    }
    ProcedureShape result;
    result.reaches_far = far_;
    result.shape = known_ && left > 0 ? shape() : std::nullopt;
    result.undecided = !known_ || left == 0;
    return result;
  }

 private:
  double number(std::size_t index) const { return index < numbers_.size() ? numbers_[index] : 0; }

  void execute(std::uint32_t code, Lexer& lexer) {
    if (execute_path(code) || execute_paint(code)) {
      return;
    }
    switch (code) {
      case operator_code("q"):
        saved_.push_back({matrix_, width_});
        return;
      case operator_code("Q"):
        if (!saved_.empty()) {
          matrix_ = saved_.back().matrix;
          width_ = saved_.back().width;
          saved_.pop_back();
        }
        return;
      case operator_code("cm"):
        matrix_ = Matrix{number(0), number(1), number(2), number(3), number(4), number(5)} * matrix_;
        return;
      case operator_code("w"):
        width_ = number(0);
        return;
      case operator_code("BI"):
        draw(read_inline_image(lexer));
        return;
      case operator_code("d0"):
        coloured_ = true;
        return;
      case operator_code("Do"):
      case operator_code("sh"):
        far_ = true;
        [[fallthrough]];
      case operator_code("W"):
      case operator_code("W*"):
      case operator_code("BT"):
      case operator_code("gs"):
      case operator_code("d"):
        known_ = false;
        return;
      case operator_code("g"):
      case operator_code("rg"):
      case operator_code("k"):
      case operator_code("cs"):
      case operator_code("sc"):
      case operator_code("scn"):
      case operator_code("G"):
      case operator_code("RG"):
      case operator_code("K"):
      case operator_code("CS"):
      case operator_code("SC"):
      case operator_code("SCN"):
        // A procedure that says its own extent has the colour of the text, whatever else it names.
        known_ = known_ && !coloured_;
        return;
      default:
        return;
    }
  }

  bool execute_path(std::uint32_t code) {
    switch (code) {
      case operator_code("m"):
        begin();
        add(number(0), number(1));
        return true;
      case operator_code("l"):
        add(number(0), number(1));
        return true;
      case operator_code("h"):
        close();
        return true;
      case operator_code("c"):
        curve(matrix_.apply(number(0), number(1)), matrix_.apply(number(2), number(3)), matrix_.apply(number(4), number(5)));
        return true;
      case operator_code("v"):
        curve(current_, matrix_.apply(number(0), number(1)), matrix_.apply(number(2), number(3)));
        return true;
      case operator_code("y"):
        curve(matrix_.apply(number(0), number(1)), matrix_.apply(number(2), number(3)), matrix_.apply(number(2), number(3)));
        return true;
      case operator_code("re"):
        begin();
        add(number(0), number(1));
        add(number(0) + number(2), number(1));
        add(number(0) + number(2), number(1) + number(3));
        add(number(0), number(1) + number(3));
        close();
        return true;
      default:
        return false;
    }
  }

  bool execute_paint(std::uint32_t code) {
    switch (code) {
      case operator_code("n"):
        path_ = {};
        return true;
      case operator_code("f"):
      case operator_code("F"):
        paint(Fill::NonZero, Stroke::No);
        return true;
      case operator_code("f*"):
        paint(Fill::EvenOdd, Stroke::No);
        return true;
      case operator_code("s"):
        close();
        [[fallthrough]];
      case operator_code("S"):
        paint(Fill::No, Stroke::Yes);
        return true;
      case operator_code("b"):
        close();
        [[fallthrough]];
      case operator_code("B"):
        paint(Fill::NonZero, Stroke::Yes);
        return true;
      case operator_code("b*"):
        close();
        [[fallthrough]];
      case operator_code("B*"):
        paint(Fill::EvenOdd, Stroke::Yes);
        return true;
      default:
        return false;
    }
  }

  void begin() { path_.ends.push_back(path_.points.size()); }

  void close() {
    if (path_.ends.empty()) {
      return;
    }
    const std::size_t first = path_.ends.size() > 1 ? path_.ends[path_.ends.size() - 2] : 0;
    if (first < path_.points.size()) {
      add_point(path_.points[first]);
      begin();
    }
  }

  void add(double x, double y) { add_point(matrix_.apply(x, y)); }

  void add_point(Vector point) {
    current_ = point;
    far_ = far_ || std::abs(point.x) > kReach || std::abs(point.y) > kReach;
    if (path_.ends.empty()) {
      begin();
    }
    path_.points.push_back(point);
    path_.ends.back() = path_.points.size();
    ++points_;
  }

  enum class Fill : std::uint8_t { No, NonZero, EvenOdd };
  enum class Stroke : std::uint8_t { No, Yes };

  void paint(Fill fill, Stroke stroke) {
    if (stroke == Stroke::Yes) {
      stroke_path();
    }
    if (fill != Fill::No && !path_.points.empty()) {
      painted_.push_back({std::move(path_), fill == Fill::NonZero ? FillRule::NonZero : FillRule::EvenOdd});
    }
    path_ = {};
  }

  // Each piece as broad as the pen, with a pen's breadth at its ends: joins and caps tell no letters apart.
  void stroke_path() {
    const double breadth = std::max(kHairline, width_ * std::sqrt(std::abs(matrix_.determinant()))) / 2;
    std::size_t first = 0;
    for (const std::size_t end : path_.ends) {
      for (std::size_t at = first; at + 1 < end; ++at) {
        const Vector from = path_.points[at], to = path_.points[at + 1];
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        if (length <= 0) {
          continue;
        }
        const Vector along = {(to.x - from.x) / length * breadth, (to.y - from.y) / length * breadth};
        Polygons piece;
        piece.points = {{from.x - along.x - along.y, from.y - along.y + along.x},
                        {to.x + along.x - along.y, to.y + along.y + along.x},
                        {to.x + along.x + along.y, to.y + along.y - along.x},
                        {from.x - along.x + along.y, from.y - along.y - along.x}};
        piece.ends = {piece.points.size()};
        painted_.push_back({std::move(piece), FillRule::NonZero});
        points_ += 4;
      }
      first = end;
    }
  }

  void curve(Vector first, Vector second, Vector end) {
    const Vector from = current_;
    for (int i = 1; i <= kSteps; ++i) {
      const double t = static_cast<double>(i) / kSteps, u = 1 - t;
      const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      add_point({a * from.x + b * first.x + c * second.x + d * end.x, a * from.y + b * first.y + c * second.y + d * end.y});
    }
  }

  void draw(const InlineImage& image) {
    const double determinant = matrix_.a * matrix_.d - matrix_.b * matrix_.c;
    for (const double x : {0.0, 1.0}) {
      for (const double y : {0.0, 1.0}) {
        const Vector corner = matrix_.apply(x, y);
        far_ = far_ || std::abs(corner.x) > kReach || std::abs(corner.y) > kReach;
      }
    }
    const bool plain = image.filters.empty() && (image.is_stencil || image.bits == 1) && image.width > 0 && image.height > 0 &&
                       image.width <= kPixels / image.height && std::abs(determinant) > 1e-12;
    if (!plain || bitmap_ || !takes(image.width * image.height / kPointsOfCell)) {
      known_ = false;
      return;
    }
    const bool inverted = !image.decode.empty() && image.decode.front() > 0.5;
    const Matrix& m = matrix_;
    const Matrix inverse{m.d / determinant,
                         -m.b / determinant,
                         -m.c / determinant,
                         m.a / determinant,
                         (m.c * m.f - m.d * m.e) / determinant,
                         (m.b * m.e - m.a * m.f) / determinant};
    bitmap_ = Bitmap{image.width, image.height, !inverted, image.bytes, inverse};
    std::vector<Vector> corners;
    std::size_t left = image.width, right = 0, top = image.height, bottom = 0;
    for (std::size_t y = 0; y < image.height; ++y) {
      for (std::size_t x = 0; x < image.width; ++x) {
        if (bitmap_->is_ink(x, y)) {
          left = std::min(left, x);
          right = std::max(right, x + 1);
          top = std::min(top, y);
          bottom = std::max(bottom, y + 1);
        }
      }
    }
    if (left < right) {
      const auto corner = [&](std::size_t x, std::size_t y) {
        return m.apply(static_cast<double>(x) / static_cast<double>(image.width),
                       1 - static_cast<double>(y) / static_cast<double>(image.height));
      };
      ink_corners_ = {corner(left, top), corner(right, bottom)};
    }
  }

  bool is_ink(Vector place) const {
    return (bitmap_ && bitmap_->is_ink_at(place)) ||
           std::any_of(painted_.begin(), painted_.end(), [&](const Painted& one) { return is_within(one.polygons, one.rule, place); });
  }

  bool takes(std::uint64_t work) {
    known_ = known_ && work <= work_;
    work_ -= std::min(work, work_);
    return known_;
  }

  std::optional<GlyphShape> shape() {
    std::vector<Vector> points = ink_corners_;
    for (const Painted& one : painted_) {
      points.insert(points.end(), one.polygons.points.begin(), one.polygons.points.end());
    }
    constexpr int kAcross = static_cast<int>(kShapeSide) * kSamples;
    if (points.empty() || !takes(points.size() * kAcross * kAcross / kPointsOfCell)) {
      return std::nullopt;
    }
    double left = points.front().x, right = left, low = points.front().y, high = low;
    for (const Vector& point : points) {
      left = std::min(left, point.x);
      right = std::max(right, point.x);
      low = std::min(low, point.y);
      high = std::max(high, point.y);
    }
    if (!(right - left > 1e-6 && high - low > 1e-6 && right - left < 10 && high - low < 10)) {
      return std::nullopt;
    }
    GlyphShape result;
    std::array<int, kShapeSide* kShapeSide> counts = {};
    for (int row = 0; row < kAcross; ++row) {
      for (int column = 0; column < kAcross; ++column) {
        const Vector place = {left + (right - left) * (column + 0.5) / kAcross, high - (high - low) * (row + 0.5) / kAcross};
        const auto cell = static_cast<std::size_t>(row / kSamples) * kShapeSide + static_cast<std::size_t>(column / kSamples);
        counts[cell] += is_ink(place) ? 1 : 0;
      }
    }
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
      result.ink[cell] = static_cast<std::uint8_t>(counts[cell] * 15 / (kSamples * kSamples));
    }
    const auto hundredths = [](double value) { return static_cast<std::int16_t>(std::lround(std::clamp(value, -99.0, 99.0) * 100)); };
    result.low = hundredths(low);
    result.high = hundredths(high);
    result.width = hundredths(right - left);
    return result;
  }

  struct Saved {
    Matrix matrix;
    double width = 1;
  };
  struct Painted {
    Polygons polygons;
    FillRule rule = FillRule::NonZero;
  };

  Matrix matrix_;
  std::uint64_t& work_;
  double width_ = 1;
  std::vector<Saved> saved_;
  std::vector<double> numbers_;
  Polygons path_;  // the last polygon is open
  std::vector<Painted> painted_;
  std::optional<Bitmap> bitmap_;
  std::vector<Vector> ink_corners_;
  Vector current_;
  std::size_t points_ = 0;
  bool known_ = true;
  bool coloured_ = false;
  bool far_ = false;
};

}  // namespace

ProcedureShape shape_of_procedure(std::string_view content, const Matrix& to_em, std::uint64_t& work) {
  return Procedure(to_em, work).run(content);
}

}  // namespace sverka::pdf
