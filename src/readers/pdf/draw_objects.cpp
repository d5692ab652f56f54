// Forms, pictures, shadings and Type 3 glyphs of the interpreter.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/hash.hpp"
#include "readers/pdf/filters.hpp"
#include "readers/pdf/inline_image.hpp"
#include "readers/pdf/interpreter.hpp"
#include "readers/pdf/operators.hpp"
#include "readers/pdf/picture_grids.hpp"
#include "readers/pdf/pictures.hpp"
#include "readers/pdf/type3_shape.hpp"

namespace sverka::pdf {
namespace {

constexpr unsigned kFormDepth = 24;
constexpr std::size_t kPictures = 20000;  // of one page
constexpr float kArtworkShare = 0.45F;    // of the page; a larger picture is a scan or a background
constexpr double kSlant = 0.02;
constexpr std::uint8_t kOpaqueCell = 217;  // of 255
constexpr std::uint8_t kLightCell = 205;
constexpr float kCutPoints = 0.75F;  // that a clip may cut off and change nothing

Polygons quad_of(const Matrix& matrix, double left, double low, double right, double high) {
  return {{matrix.apply(left, low), matrix.apply(right, low), matrix.apply(right, high), matrix.apply(left, high)}, {4}};
}

}  // namespace

void Interpreter::draw_object(std::string_view name) {
  const Object object = scope_->resources.get("XObject").get(name);
  if (!object.is_stream()) {
    return;
  }
  const std::uint32_t layer = session_.layers.flags(object.get("OC"));
  MarkedContent content;
  content.flags = layer_flags() | layer;
  marked_.push_back(content);
  if (object.get("Subtype").is("Image")) {
    draw_image(object);
  } else if (object.get("Subtype").is("Form") || object.get("BBox")) {
    draw_form(object, depth_ + 1);
  } else {
    session_.unmodelled(page_.number, "drawn-object");  // a program for printers, which only they see
  }
  marked_.pop_back();
}

void Interpreter::draw_form(const Object& form, unsigned depth) {
  // A form that draws itself draws nothing more.
  if (!form.is_stream() || std::find(forms_.begin(), forms_.end(), form.identity()) != forms_.end()) {
    return;
  }
  if (depth > kFormDepth) {
    session_.unmodelled(page_.number, "deep-form");
    return;
  }
  // Some programs show a page of another file in its place, or print what no screen shows.
  if (form.get("Ref").is_dictionary() || form.get("Subtype2").is("PS") || form.get("PS").is_stream()) {
    session_.unmodelled(page_.number, "drawn-object");
  }
  if (session_.budget.forms == 0) {
    session_.budget.exceeded = true;
    return;
  }
  --session_.budget.forms;
  forms_.push_back(form.identity());
  const GraphicsState outer = state_;
  const auto outer_text = std::pair(text_matrix_, line_matrix_);
  const auto outer_clip = std::pair(clips_by_text_, clip_pending_);
  state_.matrix = matrix_from(form.get("Matrix").numbers(6)) * state_.matrix;
  if (const auto box = form.get("BBox").numbers(4); box.size() == 4) {
    state_.clip = intersection(state_.clip, transformed(state_.matrix, box[0], box[1], box[2], box[3]));
  }
  if (form.get("Group").get("S").is("Transparency")) {
    state_.group_alpha *= state_.fill.alpha;
    state_.fill.alpha = 1;
    state_.stroke.alpha = 1;
  }
  const Object own = form.get("Resources");
  Scope scope{own || scope_ == nullptr ? own : scope_->resources, {}};
  const std::string content = form.stream();
  const std::vector<Operand> operands = std::exchange(operands_, {});
  const std::string texts = std::exchange(texts_, {});
  if (depth == 1) {
    begin_piece();
  }
  run(content, scope, depth);
  if (depth == 1) {
    begin_piece();
  }
  forms_.pop_back();
  operands_ = operands;
  texts_ = texts;
  state_ = outer;
  std::tie(text_matrix_, line_matrix_) = outer_text;
  std::tie(clips_by_text_, clip_pending_) = outer_clip;
}

void Interpreter::draw_image(const Object& image) {
  place_picture(session_.picture(image, scope_->resources), image.get("ImageMask", "IM").boolean(),
                [&]() -> const PictureGrid& { return session_.picture_grid(image, scope_->resources); });
}

// Not a scan of a page or its background, which no template has and which cost much to look at.
bool Interpreter::may_be_artwork(const Box& box) const {
  return area(box) <= kArtworkShare * area(paper_) && session_.budget.picture_looks > 0;
}

// A picture that is turned by a quarter or slanted is not compared.
std::string Interpreter::shown_look(const PictureGrid& grid, const Box& box, const Box& seen, const Paint& paint, bool is_stencil) const {
  const Matrix& matrix = state_.matrix;
  const double slant = std::max(std::abs(matrix.b), std::abs(matrix.c));
  if (grid.cells.empty() || slant > kSlant * std::min(std::abs(matrix.a), std::abs(matrix.d))) {
    return {};
  }
  // The first row of samples is the upper one in the picture's own square, whose y goes up; on the page it goes down.
  const PictureTurn turn = matrix.a > 0 ? (matrix.d < 0 ? PictureTurn::None : PictureTurn::MirroredDown)
                                        : (matrix.d < 0 ? PictureTurn::MirroredAcross : PictureTurn::Half);
  PictureGrid shown = turn == PictureTurn::None ? grid : turned(grid, turn);
  if (is_stencil) {
    for (PictureCell& cell : shown.cells) {
      const auto tinted = [&cell](float value) { return static_cast<std::uint8_t>(value * static_cast<float>(cell.opacity)); };
      cell = {tinted(paint.colour.red), tinted(paint.colour.green), tinted(paint.colour.blue), cell.opacity};
    }
  }
  const float width = box.right - box.left;
  const float height = box.bottom - box.top;
  const auto cut = [](float amount) { return std::abs(amount) > kCutPoints; };
  if (cut(seen.left - box.left) || cut(seen.right - box.right) || cut(seen.top - box.top) || cut(seen.bottom - box.bottom)) {
    shown = part_of(shown, {(seen.left - box.left) / width, (seen.top - box.top) / height, (seen.right - box.left) / width,
                            (seen.bottom - box.top) / height});
  }
  return look_of(shown, paint.alpha);
}

void Interpreter::place_picture(const PictureLook& look, bool is_stencil, const FindGrid& find_grid) {
  const Polygons quad = quad_of(state_.matrix, 0, 0, 1, 1);
  const Box box = transformed(state_.matrix, 0, 0, 1, 1);
  Paint paint = paint_of(state_.fill);
  if (!is_stencil) {
    paint.colour = look.colour;
  }
  const Paint whole = paint;
  paint.alpha *= look.opacity;
  const std::uint32_t flags = base_flags_ | layer_flags();
  const Box seen = intersection(intersection(box, state_.clip), paper_);
  std::uint32_t sight = 0;
  if (is_empty(intersection(box, paper_))) {
    sight = kOffPage;
  } else if (is_empty(seen)) {
    sight = kClipped;
  } else if (paint.alpha < 0.02) {
    sight = kTransparent;
  }
  if (page_.pictures.size() < kPictures) {
    Picture picture = {sight == kOffPage || sight == kClipped ? box : seen, look.sha256, flags | sight, {}};
    if (sight == 0 && may_be_artwork(box)) {
      picture.look = shown_look(find_grid(), box, seen, whole, is_stencil);
    }
    if (!picture.look.empty()) {
      --session_.budget.picture_looks;
      picture.sha256 = sha256_hex(picture.sha256 + picture.look);
    }
    page_.pictures.push_back(std::move(picture));
  } else {
    session_.unmodelled(page_.number, "many-pictures");
  }
  if (look.has_mask && !is_stencil && sight == 0 && may_be_artwork(box)) {
    if (const PictureGrid& grid = find_grid(); !grid.cells.empty()) {
      paint_masked(grid, whole);
      return;
    }
  }
  paint_raster(quad, FillRule::NonZero, paint);
}

// Cell by cell what is opaque and as light as paper: it hides what lies under it. Strokes of a pen or a seal are seen themselves, and leave
// the letters between them; so they count as the mean that they are.
void Interpreter::paint_masked(const PictureGrid& grid, Paint paint) {
  double mean = 0;
  for (const PictureCell& cell : grid.cells) {
    mean += cell.opacity;
  }
  Paint light = paint;
  paint.alpha *= mean / (255.0 * static_cast<double>(grid.cells.size()));
  paint_raster(quad_of(state_.matrix, 0, 0, 1, 1), FillRule::NonZero, paint);
  light.colour = kWhite;
  const auto is_light = [](const PictureCell& cell) {
    return cell.opacity >= kOpaqueCell && std::min({cell.red, cell.green, cell.blue}) >= kLightCell;
  };
  const auto width = static_cast<double>(grid.columns), height = static_cast<double>(grid.rows);
  for (std::size_t row = 0; row < grid.rows; ++row) {
    const PictureCell* const cells = grid.cells.data() + row * grid.columns;
    for (std::size_t begin = 0, end = 0; begin < grid.columns; begin = end) {
      const bool covers = is_light(cells[begin]);
      end = begin + 1;
      while (end < grid.columns && is_light(cells[end]) == covers) {
        ++end;
      }
      if (covers) {
        const double low = 1 - static_cast<double>(row + 1) / height, high = 1 - static_cast<double>(row) / height;
        paint_raster(quad_of(state_.matrix, static_cast<double>(begin) / width, low, static_cast<double>(end) / width, high),
                     FillRule::NonZero, light);
      }
    }
  }
}

void Interpreter::draw_inline_image(Lexer& lexer) {
  const InlineImage image = read_inline_image(lexer);
  const Object resources = scope_->resources;
  const auto find_space = [&](std::string_view name) {
    const Object named = resources.get("ColorSpace").get(name);
    return named ? session_.colour_space(named, resources) : session_.device_space(name);
  };
  PictureGrid grid;
  place_picture(look_of_inline(image, find_space), image.is_stencil, [&]() -> const PictureGrid& {
    grid = grid_of_inline(image, find_space, session_.budget.picture_pixels);
    return grid;
  });
}

void Interpreter::draw_shading(std::string_view name) {
  const Object shading = scope_->resources.get("Shading").get(name);
  Paint paint = paint_of(state_.fill);
  paint.colour = session_.shading_colour(shading, scope_->resources);
  if (state_.clip_shape && may_be_artwork(state_.clip)) {
    keep_shape(state_.clip);  // drawn by what is cut out of it
  }
  if (const auto box = shading.get("BBox").numbers(4); box.size() == 4) {
    paint_raster(quad_of(state_.matrix, box[0], box[1], box[2], box[3]), FillRule::NonZero, paint);
    return;
  }
  const Box& clip = state_.clip;
  paint_raster({{{clip.left, clip.top}, {clip.right, clip.top}, {clip.right, clip.bottom}, {clip.left, clip.bottom}}, {4}},
               FillRule::NonZero, paint);
}

// A glyph whose procedure leaves no mark is not seen; one that draws other text shows that text; one that cannot be followed is in doubt.
std::uint32_t Interpreter::type3_flags(LoadedFont& font, const CodeMeaning& meaning) {
  const auto known = font.procedure_flags.find(meaning.glyph);
  if (known != font.procedure_flags.end()) {
    return known->second;
  }
  const std::string content = font.procedure(meaning.glyph).stream();
  Lexer lexer(content);
  bool marks = false;
  bool shows_text = false;
  std::size_t left = 100000;
  for (ContentToken token = lexer.next(); token.type != TokenType::End && left > 0; token = lexer.next(), --left) {
    if (token.type != TokenType::Word || token.text.size() > 3) {
      continue;
    }
    switch (operator_code(token.text)) {
      case operator_code("BI"):
        read_inline_image(lexer);
        [[fallthrough]];
      case operator_code("f"):
      case operator_code("F"):
      case operator_code("f*"):
      case operator_code("S"):
      case operator_code("s"):
      case operator_code("B"):
      case operator_code("B*"):
      case operator_code("b"):
      case operator_code("b*"):
      case operator_code("Do"):
      case operator_code("sh"):
        marks = true;
        break;
      case operator_code("Tj"):
      case operator_code("TJ"):
      case operator_code("'"):
      case operator_code("\""):
        shows_text = true;
        break;
      default:
        break;
    }
  }
  const bool is_space = meaning.text.find_first_not_of(" \t") == std::string::npos;
  std::uint32_t flags = shows_text || (marks && is_space) ? kDoubtful : marks || is_space ? 0u : kUnpainted;
  if (flags == 0 && !is_space) {
    const double em = font.em > 0 ? 1 / font.em : 1;
    const ProcedureShape drawn = shape_of_procedure(content, font.matrix * Matrix{em, 0, 0, em, 0, 0}, session_.budget.cells);
    const bool other = drawn.shape && (likeness(*drawn.shape, meaning.text) == Likeness::Other || is_unlike(*drawn.shape, meaning.text));
    flags |= other || drawn.reaches_far || drawn.undecided || left == 0 ? kDoubtful : 0u;
  }
  font.procedure_flags.emplace(meaning.glyph, flags);
  return flags;
}

}  // namespace sverka::pdf
