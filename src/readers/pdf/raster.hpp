// A coarse picture of a page while it is painted: what colour lies where, and when it was last painted over. It answers
// whether a glyph can be told from what is under it, and whether something was laid over it later. Cells are one point
// high and two points wide; what is finer than that is caught by chance, as it should be: a hairline covers no letter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "readers/pdf/colour.hpp"
#include "readers/pdf/geometry.hpp"

namespace sverka::pdf {

// A flattened path: closed polygons in points of the shown page.
struct Polygons {
  std::vector<Vector> points;
  std::vector<std::size_t> ends;  // of each polygon, into points
};

enum class FillRule : std::uint8_t { NonZero, EvenOdd };
// Whether a place is painted when the polygons are filled. Linear in their points.
bool is_within(const Polygons& polygons, FillRule rule, Vector place);

enum class Blend : std::uint8_t {
  Normal,
  Multiply,
  Screen,
  Overlay,
  Darken,
  Lighten,
  ColorDodge,
  ColorBurn,
  HardLight,
  SoftLight,
  Difference,
  Exclusion,
  Other
};

// By the name of PDF 32000 11.3.5; Other for those that mix hues.
Blend blend_named(std::string_view name);

struct Paint {
  PaintColour colour;
  double alpha = 1;
  Blend blend = Blend::Normal;
};

// What a place looks like once it was painted. Nothing is blended with blank paper: it is no part of the page's group.
PaintColour painted_over(const PaintColour& under, bool is_paper, const Paint& paint);

struct Spot {
  PaintColour colour = kWhite;
  bool is_paper = true;       // nothing was painted there
  std::uint32_t covered = 0;  // glyphs before this number lie under an opaque paint
};

class Raster {
 public:
  explicit Raster(PageExtent size);

  // `glyphs`: how many were drawn so far.
  void paint(const Polygons& polygons, FillRule rule, const Box& clip, const Paint& paint, std::uint32_t glyphs);
  void paint(const Box& box, const Paint& paint, std::uint32_t glyphs);

  bool is_blank() const { return !painted_; }
  // Of a place in points; outside the page it is blank paper.
  Spot at(Vector place) const;

 private:
  struct Cell {
    float red;
    float green;
    float blue;
    float ink;              // how light black letters look there by now, that were drawn before `veiled`
    std::uint32_t veiled;   // glyphs before this number lie under all that was laid there since; kNone: nothing was
    std::uint32_t covered;  // the two highest bits: the colour is not known; something was painted
  };
  void paint_span(std::size_t row, std::size_t begin, std::size_t end, const Paint& paint, std::uint32_t glyphs);
  static void apply(Cell& cell, const Paint& paint, std::uint32_t glyphs);
  std::vector<Cell>& row_at(std::size_t row);

  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  double cell_width_ = 2;
  double cell_height_ = 1;
  bool painted_ = false;
  Cell base_;
  std::vector<std::vector<Cell>> cells_;  // a row that holds nothing of its own is empty: the base
};

}  // namespace sverka::pdf
