// Path operators of the interpreter: what is drawn without letters, and what it does to letters.
#include <algorithm>
#include <cmath>

#include "readers/pdf/interpreter.hpp"
#include "readers/pdf/operators.hpp"

namespace sverka::pdf {
namespace {

constexpr float kThin = 3.5F;       // points: the other measure of a line
constexpr float kLineRatio = 3.0F;  // length to thickness
constexpr float kShortestLine = 2.0F;
constexpr std::size_t kLines = 60000;  // of one page
constexpr std::size_t kShapes = 5000;
constexpr float kSmallestShape = 2.0F;
constexpr float kShapeGap = 6.0F;  // shapes nearer than this are one picture
constexpr float kLongestMark = 9.0F;
constexpr std::size_t kMarks = 50000;  // of one page
constexpr double kMarkContrast = 1.3;
constexpr double kFineStroke = 1.3;     // points
constexpr double kOpaqueStroke = 0.85;  // alpha
constexpr std::size_t kWipes = 3000;    // of one page
constexpr float kInkHeight = 0.45F;     // of a letter's size: that of small letters
constexpr float kWipedShare = 0.4F;     // of it
constexpr int kCurveSteps = 6;
constexpr std::uint64_t kCrossingCost = 16;  // in painted cells
constexpr std::size_t kClipPoints = 4000;
constexpr unsigned kClipDepth = 16;  // of clips within each other
constexpr double kStraight = 0.3;    // points off the axis

bool is_same_point(const Vector& one, const Vector& other) {
  return std::abs(one.x - other.x) < 0.01 && std::abs(one.y - other.y) < 0.01;
}

// Programs close a rectangle by a line to its first corner, by the operator, or by both.
bool is_rectangle(const Polygons& path, std::size_t begin, std::size_t end) {
  Vector corners[4];
  std::size_t size = 0;
  for (std::size_t at = begin; at < end; ++at) {
    const Vector& point = path.points[at];
    if (size > 0 && (is_same_point(point, corners[size - 1]) || (size == 4 && is_same_point(point, corners[0])))) {
      continue;
    }
    if (size == 4) {
      return false;
    }
    corners[size++] = point;
  }
  if (size != 4) {
    return false;
  }
  for (std::size_t i = 0; i < 4; ++i) {
    const Vector& from = corners[i];
    const Vector& to = corners[(i + 1) % 4];
    if (std::abs(from.x - to.x) > 0.05 && std::abs(from.y - to.y) > 0.05) {
      return false;
    }
  }
  return true;
}

Box hull_of(const Polygons& path, std::size_t begin, std::size_t end) {
  Box box = box_of(path.points[begin], path.points[begin]);
  for (std::size_t i = begin + 1; i < end; ++i) {
    box = hull(box, box_of(path.points[i], path.points[i]));
  }
  return box;
}

float length_of(const Box& box) {
  return std::max(box.right - box.left, box.bottom - box.top);
}

}  // namespace

bool Interpreter::execute_path(std::uint32_t code) {
  const Matrix& matrix = state_.matrix;
  switch (code) {
    case operator_code("m"):
      move_to(number(0), number(1));
      return true;
    case operator_code("l"):
      line_to(number(0), number(1));
      return true;
    case operator_code("c"):
      curve_to(matrix.apply(number(0), number(1)), matrix.apply(number(2), number(3)), matrix.apply(number(4), number(5)));
      return true;
    case operator_code("v"):
      curve_to(current_, matrix.apply(number(0), number(1)), matrix.apply(number(2), number(3)));
      return true;
    case operator_code("y"):
      curve_to(matrix.apply(number(0), number(1)), matrix.apply(number(2), number(3)), matrix.apply(number(2), number(3)));
      return true;
    case operator_code("re"):
      add_rectangle();
      return true;
    case operator_code("h"):
      close_subpath();
      return true;
    case operator_code("W"):
    case operator_code("W*"):
      clip_pending_ = true;
      clip_rule_ = code == operator_code("W") ? FillRule::NonZero : FillRule::EvenOdd;
      return true;
    default:
      return execute_paint(code);
  }
}

bool Interpreter::execute_paint(std::uint32_t code) {
  switch (code) {
    case operator_code("n"):
      end_path();
      return true;
    case operator_code("s"):
      close_subpath();
      [[fallthrough]];
    case operator_code("S"):
      paint_path(false, true, FillRule::NonZero);
      return true;
    case operator_code("f"):
    case operator_code("F"):
      paint_path(true, false, FillRule::NonZero);
      return true;
    case operator_code("f*"):
      paint_path(true, false, FillRule::EvenOdd);
      return true;
    case operator_code("b"):
      close_subpath();
      [[fallthrough]];
    case operator_code("B"):
      paint_path(true, true, FillRule::NonZero);
      return true;
    case operator_code("b*"):
      close_subpath();
      [[fallthrough]];
    case operator_code("B*"):
      paint_path(true, true, FillRule::EvenOdd);
      return true;
    default:
      return false;
  }
}

void Interpreter::add_point(Vector shown) {
  if (session_.budget.points == 0) {
    session_.budget.exceeded = true;
    return;
  }
  --session_.budget.points;
  shown.x = coordinate(shown.x);
  shown.y = coordinate(shown.y);
  current_ = shown;
  path_.points.push_back(shown);
  if (path_.ends.empty()) {
    path_.ends.push_back(0);
  }
  path_.ends.back() = path_.points.size();
}

void Interpreter::move_to(double x, double y) {
  if (path_.ends.empty() || path_.ends.back() > (path_.ends.size() > 1 ? path_.ends[path_.ends.size() - 2] : 0)) {
    path_.ends.push_back(path_.points.size());
  }
  add_point(state_.matrix.apply(x, y));
  start_ = current_;
}

void Interpreter::line_to(double x, double y) {
  if (path_.points.empty()) {
    move_to(x, y);
    return;
  }
  add_point(state_.matrix.apply(x, y));
}

void Interpreter::curve_to(Vector first, Vector second, Vector end) {
  const Vector from = current_;
  path_curved_ = true;
  for (int i = 1; i <= kCurveSteps; ++i) {
    const double t = static_cast<double>(i) / kCurveSteps;
    const double u = 1 - t;
    const double a = u * u * u;
    const double b = 3 * u * u * t;
    const double c = 3 * u * t * t;
    const double d = t * t * t;
    add_point({a * from.x + b * first.x + c * second.x + d * end.x, a * from.y + b * first.y + c * second.y + d * end.y});
  }
}

void Interpreter::add_rectangle() {
  const double x = number(0);
  const double y = number(1);
  const double width = number(2);
  const double height = number(3);
  move_to(x, y);
  line_to(x + width, y);
  line_to(x + width, y + height);
  line_to(x, y + height);
  close_subpath();
}

void Interpreter::close_subpath() {
  if (path_.points.empty()) {
    return;
  }
  add_point(start_);
  path_.ends.push_back(path_.points.size());
}

void Interpreter::paint_path(bool fill, bool stroke, FillRule rule) {
  if (!path_.points.empty()) {
    if (fill) {
      fill_path(rule);
    }
    if (stroke) {
      stroke_path();
    }
  }
  end_path();
}

void Interpreter::end_path() {
  if (clip_pending_) {
    Box box = {0, 0, 0, 0};
    if (!path_.points.empty()) {
      box = hull_of(path_, 0, path_.points.size());
      keep_clip_shape();
    }
    state_.clip = intersection(state_.clip, box);
  }
  clip_pending_ = false;
  path_curved_ = false;
  path_.points.clear();
  path_.ends.clear();
}

// Whatever is finer than the limit counts as its hull: of text that is drawn within it this is said.
void Interpreter::keep_clip_shape() {
  const bool single = path_.ends.size() == 1 || (path_.ends.size() == 2 && path_.ends[0] == path_.ends[1]);
  if (single && is_rectangle(path_, 0, path_.points.size())) {
    return;
  }
  if (path_.points.size() > kClipPoints) {
    state_.clip_is_coarse = true;
    return;
  }
  state_.clip_shape = std::make_shared<ClipShape>(ClipShape{path_, clip_rule_, state_.clip_shape});
}

bool Interpreter::is_cut_away(Vector place) {
  unsigned depth = 0;
  for (const ClipShape* shape = state_.clip_shape.get(); shape != nullptr; shape = shape->outer.get(), ++depth) {
    if (depth >= kClipDepth) {
      session_.unmodelled(page_.number, "clip-shape");
      return false;
    }
    if (session_.budget.cells < shape->polygons.points.size()) {
      session_.budget.exceeded = true;
      return false;
    }
    session_.budget.cells -= shape->polygons.points.size();
    if (!is_within(shape->polygons, shape->rule, place)) {
      return true;
    }
  }
  return false;
}

// What stands in a layer that the screen does not show covers nothing there.
bool Interpreter::paints_screen() const {
  return ((base_flags_ | layer_flags()) & kLayerOff) == 0;
}

bool Interpreter::takes_cells(const Box& box, std::uint64_t crossings) {
  const Box seen = intersection(intersection(box, state_.clip), paper_);
  if (is_empty(seen)) {
    return false;
  }
  const auto cells =
      static_cast<std::uint64_t>(area(seen) / 2) + static_cast<std::uint64_t>(seen.bottom - seen.top) + 1 + crossings * kCrossingCost;
  if (cells > session_.budget.cells) {
    session_.budget.exceeded = true;
    return false;
  }
  session_.budget.cells -= cells;
  return true;
}

void Interpreter::paint_raster(const Polygons& polygons, FillRule rule, const Paint& paint) {
  if (polygons.points.empty() || !paints_screen() || paint.alpha <= 0.01 || state_.masked) {
    return;
  }
  if (paint.blend == Blend::Other && !page_.glyphs.empty()) {
    session_.unmodelled(page_.number, "blend-mode");  // lightness of the one with the colour of the other: letters may be gone
  }
  const Box box = hull_of(polygons, 0, polygons.points.size());
  // Each edge is looked at in every row that it crosses.
  double crossings = 0;
  for (std::size_t i = 1; i < polygons.points.size(); ++i) {
    const auto row = [&](double y) { return std::clamp<double>(y, paper_.top, paper_.bottom); };
    crossings += std::abs(row(polygons.points[i].y) - row(polygons.points[i - 1].y));
  }
  if (!takes_cells(box, static_cast<std::uint64_t>(crossings))) {
    return;
  }
  const auto glyphs = static_cast<std::uint32_t>(page_.glyphs.size());
  const bool single = polygons.ends.size() == 1 || (polygons.ends.size() == 2 && polygons.ends[0] == polygons.ends[1]);
  if (single && is_rectangle(polygons, 0, polygons.points.size())) {
    raster_.paint(intersection(box, state_.clip), paint, glyphs);
  } else {
    raster_.paint(polygons, rule, intersection(state_.clip, paper_), paint, glyphs);
  }
}

void Interpreter::fill_path(FillRule rule) {
  const Paint paint = paint_of(state_.fill);
  if (state_.fill.tiled) {
    keep_shape(hull_of(path_, 0, path_.points.size()));
  }
  std::size_t begin = 0;
  for (const std::size_t end : path_.ends) {
    if (end > begin) {
      keep_filled(begin, end, paint);
    }
    begin = end;
  }
  paint_raster(path_, rule, paint);
}

void Interpreter::keep_filled(std::size_t begin, std::size_t end, const Paint& paint) {
  const Box box = hull_of(path_, begin, end);
  if (is_rectangle(path_, begin, end)) {
    const float thin = std::min(box.right - box.left, box.bottom - box.top);
    const float length = length_of(box);
    if (thin <= kThin && length >= kLineRatio * thin && length >= kShortestLine) {
      keep_line(box, paint);
      keep_wipe(box, paint);
    }
    if (length <= kLongestMark) {
      keep_mark(box, paint);
    }
  } else {
    keep_shape(box);
    if (length_of(box) <= kLongestMark) {
      keep_mark(box, paint);
    }
  }
}

void Interpreter::stroke_path() {
  const Paint paint = paint_of(state_.stroke);
  const Matrix& matrix = state_.matrix;
  const double scale = std::sqrt(std::abs(matrix.determinant()));
  const double width = std::clamp(state_.line_width * scale, 0.2, 2000.0);
  std::size_t begin = 0;
  for (const std::size_t end : path_.ends) {
    for (std::size_t i = begin; i + 1 < end; ++i) {
      stroke_segment(path_.points[i], path_.points[i + 1], width, paint);
    }
    begin = end;
  }
  if (path_curved_) {
    const Box box = hull_of(path_, 0, path_.points.size());
    keep_shape(box);
    // A wave along a line of text strikes it out as a straight stroke does.
    if (width <= kThin && box.bottom - box.top <= kThin && box.right - box.left >= kLineRatio * kThin) {
      keep_line({box.left, (box.top + box.bottom) / 2, box.right, (box.top + box.bottom) / 2 + static_cast<float>(width)}, paint);
    }
  }
}

void Interpreter::stroke_segment(Vector from, Vector to, double width, const Paint& paint) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  if (length <= 0) {
    return;
  }
  const Vector side = {-(to.y - from.y) / length * width / 2, (to.x - from.x) / length * width / 2};
  const Polygons quad = {{{from.x + side.x, from.y + side.y},
                          {to.x + side.x, to.y + side.y},
                          {to.x - side.x, to.y - side.y},
                          {from.x - side.x, from.y - side.y}},
                         {4}};
  const bool straight = std::abs(from.x - to.x) < kStraight || std::abs(from.y - to.y) < kStraight;
  if (straight && !path_curved_ && width <= kThin && length >= kShortestLine) {
    keep_line(hull_of(quad, 0, 4), paint);
  } else if (!path_curved_ && length >= kShortestLine && width <= kThin) {
    keep_shape(hull_of(quad, 0, 4));
  }
  if (!path_curved_ && length <= kLongestMark && width <= kThin) {
    keep_mark(hull_of(quad, 0, 4), paint);
  }
  if (straight) {
    keep_wipe(hull_of(quad, 0, 4), paint);
  }
  paint_raster(quad, FillRule::NonZero, paint);
}

// Strokes finer than the painter's picture can show, in a colour of blank paper: many of them wipe out letters.
void Interpreter::keep_wipe(const Box& box, const Paint& paint) {
  const Box seen = intersection(intersection(box, state_.clip), paper_);
  const double thin = std::min(box.right - box.left, box.bottom - box.top);
  if (thin < kFineStroke && !is_empty(seen) && paints_screen() && paint.alpha >= kOpaqueStroke &&
      contrast(paint.colour, kWhite) < kMarkContrast) {
    if (wipes_.size() >= kWipes) {
      session_.unmodelled(page_.number, "many-fine-strokes");
      return;
    }
    wipes_.push_back({seen, static_cast<std::uint32_t>(page_.glyphs.size())});
  }
}

// How much of the glyph's ink lies under such strokes, of what is drawn before them.
bool Interpreter::is_wiped_out(const Glyph& glyph, std::size_t index) const {
  const Box ink = {glyph.origin.x, glyph.origin.y - kInkHeight * glyph.size, glyph.advance.x, glyph.origin.y};
  if (is_empty(ink)) {
    return false;
  }
  float across = 0;
  float down = 0;
  for (const Wipe& wipe : wipes_) {
    const Box common = intersection(ink, wipe.box);
    if (wipe.glyphs <= index || is_empty(common)) {
      continue;
    }
    const bool level = wipe.box.right - wipe.box.left > wipe.box.bottom - wipe.box.top;
    (level ? down : across) += level ? common.bottom - common.top : common.right - common.left;
  }
  return down > kWipedShare * (ink.bottom - ink.top) || across > kWipedShare * (ink.right - ink.left);
}

void Interpreter::keep_line(const Box& box, const Paint& paint) {
  const Box seen = intersection(intersection(box, state_.clip), paper_);
  const bool empty = seen.right < seen.left || seen.bottom < seen.top;
  if (empty || !paints_screen() || paint.alpha < 0.05) {
    return;
  }
  if (page_.lines.size() >= kLines) {
    session_.unmodelled(page_.number, "many-lines");
    return;
  }
  // At several places: the middle may be where it crosses a line that is drawn already.
  const auto differs = [&](double part) {
    const Vector place = {seen.left + (seen.right - seen.left) * part, seen.top + (seen.bottom - seen.top) * part};
    return contrast(paint.colour, raster_.at(place).colour) >= 1.05;
  };
  if (paint.blend == Blend::Normal && !differs(0.5) && !differs(0.29) && !differs(0.83)) {
    return;
  }
  page_.lines.push_back({seen, box.right - box.left >= box.bottom - box.top});
}

void Interpreter::keep_mark(const Box& box, const Paint& paint) {
  const Box seen = intersection(intersection(box, state_.clip), paper_);
  if (is_empty(seen) || !paints_screen() || paint.alpha < 0.1) {
    return;
  }
  if (page_.marks.size() >= kMarks) {
    session_.unmodelled(page_.number, "many-marks");
    return;
  }
  const Vector middle = {(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2};
  const Spot spot = raster_.at(middle);
  if (contrast(painted_over(spot.colour, spot.is_paper, paint), spot.colour) >= kMarkContrast) {
    page_.marks.push_back(seen);
  }
}

// Neighbouring shapes are one picture: a logo has hundreds of paths.
void Interpreter::keep_shape(const Box& box) {
  const Box seen = intersection(intersection(box, state_.clip), paper_);
  if (is_empty(seen) || (seen.right - seen.left < kSmallestShape && seen.bottom - seen.top < kSmallestShape)) {
    return;
  }
  const std::uint32_t flags = base_flags_ | layer_flags();
  if (!page_.pictures.empty()) {
    Picture& last = page_.pictures.back();
    const Box wide = {last.box.left - kShapeGap, last.box.top - kShapeGap, last.box.right + kShapeGap, last.box.bottom + kShapeGap};
    if (last.sha256.empty() && last.flags == flags && !is_empty(intersection(wide, seen))) {
      last.box = hull(last.box, seen);
      return;
    }
  }
  if (page_.pictures.size() < kShapes) {
    page_.pictures.push_back({seen, {}, flags});
  } else {
    session_.unmodelled(page_.number, "many-shapes");
  }
}

}  // namespace sverka::pdf
