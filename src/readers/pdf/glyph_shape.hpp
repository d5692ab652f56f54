// The look of a glyph as a coarse grid, and whether it can be the letter that a file says it is.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sverka::pdf {

constexpr std::size_t kShapeSide = 8;

// The ink within the glyph's own box, 0 to 15 a cell, rows from the top; where that box stands, in hundredths of the em.
struct GlyphShape {
  std::array<std::uint8_t, kShapeSide* kShapeSide> ink = {};
  std::int16_t low = 0;
  std::int16_t high = 0;
  std::int16_t width = 0;
};

// 0 for the same; letters of other typefaces stay below about 0.2, other letters are above.
double difference(const GlyphShape& one, const GlyphShape& other);

enum class Likeness : std::uint8_t {
  Unknown,  // no reference for what is claimed
  Possible,
  Other,  // it is no such letter in any reference face, and it is another one
};

// `claimed` is one letter, UTF-8. Compared with free typefaces, tolerant of others: Other is said only where a letter
// that looks different from the claimed one fits well and the claimed one does not.
Likeness likeness(const GlyphShape& shape, std::string_view claimed);

// The ink is nothing like the claimed letter in any reference face, whatever else it is. Of letters and digits only.
bool is_unlike(const GlyphShape& shape, std::string_view claimed);

// A reference glyph: letter, then shape. Written by a program.
struct ReferenceShape {
  char16_t letter;
  std::int16_t low;
  std::int16_t high;
  std::int16_t width;
  const char* ink;  // one hexadecimal digit a cell
};
extern const ReferenceShape kReferenceShapes[];
extern const std::size_t kReferenceShapeCount;

}  // namespace sverka::pdf
