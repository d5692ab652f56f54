#include "readers/pdf/turned.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "readers/pdf/lines_words.hpp"

namespace sverka::pdf {
namespace {

constexpr double kNearlyAll = 0.9;
constexpr std::size_t kFewLetters = 40;  // fewer are a note on the side of a drawing

// 0: from left to right, 1: down, 2: upside down, 3: up; 4: slanting.
std::size_t quarters_of(const Glyph& glyph) {
  constexpr float kSlant = 0.05F;
  const float x = glyph.advance.x - glyph.origin.x;
  const float y = glyph.advance.y - glyph.origin.y;
  if (std::abs(y) <= kSlant * std::abs(x)) {
    return x >= 0 ? 0 : 2;
  }
  if (std::abs(x) <= kSlant * std::abs(y)) {
    return y > 0 ? 1 : 3;
  }
  return 4;
}

Point turned(const Turn& turn, Point at) {
  switch (turn.quarters) {
    case 1:
      return {at.y, turn.shown.width - at.x};
    case 2:
      return {turn.shown.width - at.x, turn.shown.height - at.y};
    case 3:
      return {turn.shown.height - at.y, at.x};
    default:
      return at;
  }
}

Point turned_back(const Turn& turn, Point at) {
  switch (turn.quarters) {
    case 1:
      return {turn.shown.width - at.y, at.x};
    case 2:
      return {turn.shown.width - at.x, turn.shown.height - at.y};
    case 3:
      return {at.y, turn.shown.height - at.x};
    default:
      return at;
  }
}

Box between(Point one, Point other) {
  return {std::min(one.x, other.x), std::min(one.y, other.y), std::max(one.x, other.x), std::max(one.y, other.y)};
}

}  // namespace

Turn turn_upright(Page& page) {
  std::array<std::size_t, 5> letters{};
  for (const Glyph& glyph : page.glyphs) {
    letters.at(quarters_of(glyph)) += is_space_glyph(page, glyph) ? 0 : 1;
  }
  std::size_t all = 0;
  for (const std::size_t count : letters) {
    all += count;
  }
  const auto most = static_cast<std::size_t>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  Turn turn{0, page.size};
  if (most == 0 || most > 3 || all < kFewLetters || static_cast<double>(letters.at(most)) < kNearlyAll * static_cast<double>(all)) {
    return turn;
  }
  turn.quarters = static_cast<std::uint8_t>(most);
  for (Glyph& glyph : page.glyphs) {
    glyph.origin = turned(turn, glyph.origin);
    glyph.advance = turned(turn, glyph.advance);
    glyph.box = to_turned(turn, glyph.box);
  }
  for (Line& line : page.lines) {
    line.box = to_turned(turn, line.box);
    line.horizontal = most == 2 ? line.horizontal : !line.horizontal;
  }
  for (Picture& picture : page.pictures) {
    picture.box = to_turned(turn, picture.box);
  }
  if (most != 2) {
    std::swap(page.size.width, page.size.height);
  }
  return turn;
}

Box to_turned(const Turn& turn, const Box& box) {
  return between(turned(turn, {box.left, box.top}), turned(turn, {box.right, box.bottom}));
}

Box to_shown(const Turn& turn, const Box& box) {
  return between(turned_back(turn, {box.left, box.top}), turned_back(turn, {box.right, box.bottom}));
}

}  // namespace sverka::pdf
