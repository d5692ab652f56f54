// Text operators of the interpreter: codes become glyphs with places and the ways they are seen.
#include <algorithm>
#include <array>
#include <cmath>

#include "readers/pdf/interpreter.hpp"
#include "readers/pdf/operators.hpp"

namespace sverka::pdf {
namespace {

constexpr float kTinySize = 4.0F;  // points
constexpr double kSqueezedScale = 0.3;
constexpr double kLeastAlpha = 0.1;
constexpr double kLeastContrast = 1.6;  // to one
constexpr double kFoldedAdvance = 0.2;  // of the glyph's own advance
constexpr double kStem = 0.07;          // of the em: the breadth of a letter's stems
constexpr float kTinyTolerance = 0.02F;
constexpr std::size_t kFewestWipes = 3;  // strokes in the colour of paper: fewer wipe nothing out
constexpr std::size_t kCutLetters = 4;   // in a row that have lost their upper halves

Vector step_of(const Glyph& glyph) {
  return {glyph.advance.x - glyph.origin.x, glyph.advance.y - glyph.origin.y};
}

// Nine places where the ink of a small letter is: baseline to a little below its height. `heights`: of the em.
std::array<Vector, 9> ink_places(const Glyph& glyph, bool vertical, const std::array<double, 3>& heights = {0.08, 0.25, 0.42}) {
  std::array<Vector, 9> places;
  const Vector step = step_of(glyph);
  const double length = std::hypot(step.x, step.y);
  const Vector along = length > 0 ? Vector{step.x / length, step.y / length} : Vector{1, 0};
  std::size_t next = 0;
  for (const double across : {0.2, 0.5, 0.8}) {
    for (const double up : heights) {
      if (vertical) {
        places[next++] = {glyph.box.left + (glyph.box.right - glyph.box.left) * across,
                          glyph.box.top + (glyph.box.bottom - glyph.box.top) * (1 - up * 1.5)};
      } else {
        places[next++] = {glyph.origin.x + step.x * across + along.y * up * glyph.size,
                          glyph.origin.y + step.y * across - along.x * up * glyph.size};
      }
    }
  }
  return places;
}

// Where the embedded program draws a dash or a comma.
std::array<Vector, 9> own_ink_places(const Glyph& glyph, const CodeMeaning& meaning, bool vertical) {
  const double height = meaning.ink_high - meaning.ink_low;
  return height <= 0 ? ink_places(glyph, vertical)
                     : ink_places(glyph, vertical,
                                  {meaning.ink_low + height * 0.2, meaning.ink_low + height * 0.5, meaning.ink_low + height * 0.8});
}

bool is_inside(const Box& inner, const Box& outer) {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

bool mostly_outside(const std::array<Vector, 9>& places, const Box& box) {
  const auto outside = std::count_if(places.begin(), places.end(), [&](const Vector& place) {
    return place.x < box.left || place.x > box.right || place.y < box.top || place.y > box.bottom;
  });
  return outside * 2 > static_cast<std::ptrdiff_t>(places.size());
}

bool fills_text(int mode) {
  return mode == 0 || mode == 2 || mode == 4 || mode == 6;
}

bool strokes_text(int mode) {
  return mode == 1 || mode == 2 || mode == 5 || mode == 6;
}

}  // namespace

bool Interpreter::execute_text(std::uint32_t code) {
  TextState& text = state_.text;
  switch (code) {
    case operator_code("Tj"):
      show(text_of(0));
      return true;
    case operator_code("TJ"):
      show_array();
      return true;
    case operator_code("Td"):
      move_line(number(0), number(1));
      return true;
    case operator_code("TD"):
      text.leading = -number(1);
      move_line(number(0), number(1));
      return true;
    case operator_code("Tm"):
      line_matrix_ = {number(0), number(1), number(2), number(3), number(4), number(5)};
      text_matrix_ = line_matrix_;
      return true;
    case operator_code("T*"):
      move_line(0, -text.leading);
      return true;
    case operator_code("'"):
      move_line(0, -text.leading);
      show(text_of(0));
      return true;
    case operator_code("\""):
      text.word_space = number(0);
      text.character_space = number(1);
      move_line(0, -text.leading);
      show(text_of(2));
      return true;
    case operator_code("BT"):
      begin_text();
      return true;
    case operator_code("ET"):
      end_text();
      return true;
    default:
      return execute_text_state(code);
  }
}

bool Interpreter::execute_text_state(std::uint32_t code) {
  TextState& text = state_.text;
  switch (code) {
    case operator_code("Tf"):
      set_font(text_of(0), number(1));
      return true;
    case operator_code("Tc"):
      text.character_space = number(0);
      return true;
    case operator_code("Tw"):
      text.word_space = number(0);
      return true;
    case operator_code("Tz"):
      text.scale = number(0) / 100;
      return true;
    case operator_code("TL"):
      text.leading = number(0);
      return true;
    case operator_code("Ts"):
      text.rise = number(0);
      return true;
    case operator_code("Tr"):
      text.mode = static_cast<int>(std::clamp(number(0), 0.0, 7.0));
      return true;
    default:
      return false;
  }
}

void Interpreter::begin_text() {
  text_matrix_ = {};
  line_matrix_ = {};
  clips_by_text_ = false;
}

void Interpreter::end_text() {
  if (clips_by_text_) {
    state_.clip = intersection(state_.clip, text_clip_);
  }
  clips_by_text_ = false;
}

void Interpreter::set_font(std::string_view name, double size) {
  state_.text.size = size;
  const auto known = scope_->fonts.find(std::string(name));
  if (known != scope_->fonts.end()) {
    state_.text.font = known->second;
    return;
  }
  state_.text.font = session_.font(scope_->resources.get("Font").get(name));
  scope_->fonts.emplace(name, state_.text.font);
}

void Interpreter::move_line(double x, double y) {
  line_matrix_ = Matrix{1, 0, 0, 1, x, y} * line_matrix_;
  text_matrix_ = line_matrix_;
}

Interpreter::TextPlace Interpreter::text_place() {
  const TextState& text = state_.text;
  const LoadedFont& font = *text.font;
  TextPlace place;
  place.matrix = text_matrix_ * state_.matrix;
  const Vector width = place.matrix.turn(text.size * text.scale, 0);
  const Vector height = place.matrix.turn(0, text.size);
  const double length = std::hypot(width.x, width.y);
  const double area_of_em = std::abs(width.x * height.y - width.y * height.x);
  const double effective = length > 0 ? area_of_em / length : std::hypot(height.x, height.y);
  place.size = coordinate(effective * font.em);
  place.low = place.matrix.turn(0, text.size * font.descent);
  place.high = place.matrix.turn(0, text.size * font.ascent);
  place.rise = place.matrix.turn(0, text.rise);
  place.flags = base_flags_ | layer_flags();
  if (place.size < kTinySize - kTinyTolerance) {
    place.flags |= kTiny;
  }
  if (length < kSqueezedScale * effective) {
    place.flags |= kSqueezed;
  }
  const Paint fill = paint_of(state_.fill);
  const Paint stroke = paint_of(state_.stroke);
  const double alpha = std::max(fills_text(text.mode) ? fill.alpha : 0, strokes_text(text.mode) ? stroke.alpha : 0);
  if (text.mode == 3 || text.mode == 7) {
    place.flags |= kUnpainted;
  } else if (alpha < kLeastAlpha) {
    place.flags |= kTransparent;
  }
  // On paper that nothing was painted on, some programs blend with white, and some not at all.
  if (state_.blend != Blend::Normal && (place.flags & (kUnpainted | kTransparent)) == 0) {
    const auto blends = [&](const Paint& paint) {
      const PaintColour over_white = painted_over(kWhite, false, paint);
      return paint.blend == Blend::Other ||
             (contrast(over_white, kWhite) < kLeastContrast && contrast(paint.colour, kWhite) >= kLeastContrast);
    };
    place.blends_away = (fills_text(text.mode) && blends(fill)) || (strokes_text(text.mode) && blends(stroke));
  }
  if (fills_text(text.mode) && state_.fill.tiled) {
    session_.unmodelled(page_.number, "text-pattern");
  }
  if (state_.masked && !said_mask_) {
    said_mask_ = true;
    session_.unmodelled(page_.number, "soft-mask");
  }
  if (state_.clip_is_coarse) {
    session_.unmodelled(page_.number, "clip-shape");
  }
  // Without anything under it all text of one operator lies on blank paper.
  place.on_paper = raster_.is_blank();
  if (place.on_paper && (place.flags & kTransparent) == 0 && is_faint(kWhite, true, place.size)) {
    place.flags |= kLowContrast;
  }
  return place;
}

// Large letters are seen where small ones are not: a watermark is faint and meant to be seen.
double Interpreter::least_contrast(float size) {
  constexpr float kSmall = 16;  // points
  constexpr float kLarge = 40;
  constexpr double kLeastOfLarge = 1.1;
  const double share = std::clamp((size - kSmall) / (kLarge - kSmall), 0.0F, 1.0F);
  return kLeastContrast + share * (kLeastOfLarge - kLeastContrast);
}

bool Interpreter::is_faint(const PaintColour& background, bool is_paper, float size) const {
  const int mode = state_.text.mode;
  const auto faint = [&](const PaintSource& source) {
    const PaintColour seen = painted_over(background, is_paper, paint_of(source));
    return contrast(seen, background) < least_contrast(size);
  };
  // The stroke lies over the letter that it goes around: one as broad as the letter's own stems leaves nothing of it.
  const double width = state_.line_width * std::sqrt(std::abs(state_.matrix.determinant()));
  if (strokes_text(mode) && width > kStem * size && faint(state_.stroke)) {
    return true;
  }
  return (!fills_text(mode) || faint(state_.fill)) && (!strokes_text(mode) || faint(state_.stroke)) && mode != 3 && mode != 7;
}

void Interpreter::show(std::string_view string) {
  if (state_.text.font == nullptr) {
    say_fontless(string);
    return;
  }
  const auto first = page_.glyphs.size();
  // The string may stand in the buffer of operands, which stays as it is while glyphs are put.
  show_string(string, text_place());
  fold_check(first);
}

// Some programs show in a font of their own what has none; others show nothing.
void Interpreter::say_fontless(std::string_view string) {
  if (string.find_first_not_of(std::string_view("\0 ", 2)) != std::string_view::npos) {
    session_.unmodelled(page_.number, "missing-font");
  }
}

void Interpreter::show_array() {
  if (state_.text.font == nullptr) {
    for (const Operand& operand : operands_) {
      say_fontless(operand.kind == Operand::Kind::String ? std::string_view(texts_).substr(operand.begin, operand.size) : "");
    }
    return;
  }
  const TextState& text = state_.text;
  const auto first = page_.glyphs.size();
  const TextPlace place = text_place();
  for (const Operand& operand : operands_) {
    if (operand.kind == Operand::Kind::String) {
      show_string(std::string_view(texts_).substr(operand.begin, operand.size), place);
    } else if (operand.kind == Operand::Kind::Number) {
      const double shift = -operand.number / 1000 * text.size;
      advance_text(text.font->vertical ? 0 : shift * text.scale, text.font->vertical ? shift : 0);
    }
  }
  fold_check(first);
}

void Interpreter::advance_text(double x, double y) {
  text_matrix_.e += x * text_matrix_.a + y * text_matrix_.c;
  text_matrix_.f += x * text_matrix_.b + y * text_matrix_.d;
}

void Interpreter::show_string(std::string_view string, const TextPlace& place) {
  LoadedFont& font = *state_.text.font;
  const TextState& text = state_.text;
  for (std::size_t at = 0; at < string.size();) {
    const CodeMeaning& meaning = font.next(string, at);
    if (session_.budget.glyphs == 0 || meaning.text.size() > session_.budget.text_bytes) {
      session_.budget.exceeded = true;
      return;
    }
    --session_.budget.glyphs;
    session_.budget.text_bytes -= meaning.text.size();
    put_glyph(meaning, place);
    const double spaces = text.character_space + (meaning.is_space ? text.word_space : 0);
    const double step = meaning.advance * text.size + spaces;
    advance_text(font.vertical ? 0 : step * text.scale, font.vertical ? step : 0);
  }
}

void Interpreter::put_glyph(const CodeMeaning& meaning, const TextPlace& place) {
  LoadedFont& font = *state_.text.font;
  const TextState& text = state_.text;
  const double width = meaning.advance * text.size;
  const Vector start = state_.matrix.apply(text_matrix_.e, text_matrix_.f);
  const Vector shift = place.matrix.turn(meaning.shift_x * text.size * text.scale, meaning.shift_y * text.size);
  const Vector step = font.vertical ? place.matrix.turn(0, width) : place.matrix.turn(width * text.scale, 0);
  // A glyph of vertical writing is as wide as it is placed left of the line's middle.
  const Vector side = font.vertical ? place.matrix.turn(-2 * meaning.shift_x * text.size * text.scale, 0) : step;
  Glyph& glyph = page_.glyphs.emplace_back();
  const Vector origin = {start.x + place.rise.x + shift.x, start.y + place.rise.y + shift.y};
  glyph.origin = {coordinate(origin.x), coordinate(origin.y)};
  glyph.advance = {coordinate(origin.x + step.x), coordinate(origin.y + step.y)};
  const Box lower =
      box_of({origin.x + place.low.x, origin.y + place.low.y}, {origin.x + side.x + place.low.x, origin.y + side.y + place.low.y});
  const Box upper =
      box_of({origin.x + place.high.x, origin.y + place.high.y}, {origin.x + side.x + place.high.x, origin.y + side.y + place.high.y});
  glyph.box = hull(lower, upper);
  glyph.size = place.size;
  glyph.font = font.index;
  glyph.source = source_;
  glyph.piece = piece_;
  glyph.text_begin = static_cast<std::uint32_t>(page_.text.size());
  glyph.text_size = static_cast<std::uint32_t>(meaning.text.size());
  page_.text += meaning.text;
  glyph.flags = place.flags | meaning.flags;
  if (font.kind == FontKind::Type3) {
    glyph.flags |= type3_flags(font, meaning);
  }
  see_glyph(glyph, meaning, place, font.vertical);
  if (text.mode >= 4) {
    text_clip_ = clips_by_text_ ? hull(text_clip_, glyph.box) : glyph.box;
    clips_by_text_ = true;
  }
}

void Interpreter::see_glyph(Glyph& glyph, const CodeMeaning& meaning, const TextPlace& place, bool vertical) {
  const bool in_clip = is_inside(glyph.box, state_.clip);
  const bool on_page = is_inside(glyph.box, paper_);
  const auto is_blank = [&] { return place.on_paper || raster_.at({(glyph.box.left + glyph.box.right) / 2, glyph.origin.y}).is_paper; };
  if (place.blends_away && is_blank()) {
    session_.unmodelled(page_.number, "text-blend");
  }
  if (in_clip && on_page && place.on_paper && !state_.clip_shape) {
    return;
  }
  const std::array<Vector, 9> places = ink_places(glyph, vertical);
  if (!on_page && mostly_outside(places, paper_)) {
    glyph.flags |= kOffPage;
  } else if (!in_clip && mostly_outside(places, state_.clip)) {
    // Some programs cut a sign out by the very box of its ink.
    glyph.flags |= mostly_outside(own_ink_places(glyph, meaning, vertical), state_.clip) ? kClipped : 0u;
  } else if (state_.clip_shape) {
    const auto cut = std::count_if(places.begin(), places.end(), [&](const Vector& spot) { return is_cut_away(spot); });
    glyph.flags |= cut * 2 > static_cast<std::ptrdiff_t>(places.size()) ? kClipped : 0u;
  }
  if (!place.on_paper && (glyph.flags & (kUnpainted | kTransparent)) == 0) {
    std::size_t faint = 0;
    PaintColour last_background;
    bool last = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Spot spot = raster_.at(places[i]);
      if (i == 0 || !(spot.colour == last_background)) {
        last = is_faint(spot.colour, spot.is_paper, place.size);
        last_background = spot.colour;
      }
      faint += last ? 1 : 0;
    }
    if (faint * 2 > places.size()) {
      glyph.flags |= kLowContrast;
    }
  }
}

// Letters that the spacing of one operator lays over each other. The same letter twice is how some programs draw bold.
void Interpreter::fold_check(std::size_t first_glyph) {
  for (std::size_t i = first_glyph; i + 1 < page_.glyphs.size(); ++i) {
    Glyph& one = page_.glyphs[i];
    Glyph& next = page_.glyphs[i + 1];
    const double advance = std::hypot(step_of(one).x, step_of(one).y);
    const double step = std::hypot(next.origin.x - one.origin.x, next.origin.y - one.origin.y);
    if (advance <= 0 || step >= kFoldedAdvance * advance || step_of(next).x == 0) {
      continue;
    }
    const std::string_view text = page_.text;
    const std::string_view first = text.substr(one.text_begin, one.text_size);
    const std::string_view second = text.substr(next.text_begin, next.text_size);
    if (first != second && first != " " && first != "_" && second != " " && second != "_" && !first.empty()) {
      one.flags |= kSqueezed;
      next.flags |= kSqueezed;
    }
  }
}

void Interpreter::finish() {
  if (raster_.is_blank() && wipes_.empty()) {
    return;
  }
  const bool is_wiped = wipes_.size() >= kFewestWipes;
  // A row of letters without their upper halves cannot be read.
  std::vector<std::size_t> cut;
  const auto end_row = [&] {
    for (const std::size_t i : cut.size() < kCutLetters ? std::vector<std::size_t>() : cut) {
      page_.glyphs[i].flags |= kCovered;
    }
    cut.clear();
  };
  for (std::size_t i = 0; i < page_.glyphs.size(); ++i) {
    Glyph& glyph = page_.glyphs[i];
    if ((glyph.flags & (kLayerOff | kOffPage)) != 0) {
      end_row();
      continue;
    }
    const std::string_view text = std::string_view(page_.text).substr(glyph.text_begin, glyph.text_size);
    const bool low = text == "." || text == ",";
    const bool vertical = session_.fonts[glyph.font]->vertical;
    const auto places = low ? ink_places(glyph, vertical, {0.01, 0.05, 0.09}) : ink_places(glyph, vertical);
    const auto is_covered = [&](const Vector& place) { return raster_.at(place).covered > i; };
    const auto covered = std::count_if(places.begin(), places.end(), is_covered);
    if (covered * 2 >= static_cast<std::ptrdiff_t>(places.size()) || (is_wiped && is_wiped_out(glyph, i))) {
      glyph.flags |= kCovered;
    }
    const bool top = !low && is_covered(places[2]) && is_covered(places[5]) && is_covered(places[8]);
    if (top) {
      cut.push_back(i);
    } else if (text != " ") {
      end_row();
    }
  }
  end_row();
}

}  // namespace sverka::pdf
