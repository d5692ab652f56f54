// The shape of a glyph that is a procedure of a Type 3 font: filled paths, or a picture of one bit a pixel.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "readers/pdf/geometry.hpp"
#include "readers/pdf/glyph_shape.hpp"

namespace sverka::pdf {

struct ProcedureShape {
  // Nothing for no ink, or where it is undecided.
  std::optional<GlyphShape> shape;
  // It is drawn in a way that is not followed here: clipped, of several colours, by a packed picture, or with more work than is left.
  bool undecided = false;
  // It paints farther from its place than any letter does, or forms and shadings that may reach anywhere.
  bool reaches_far = false;
};

// `to_em`: from the procedure's units to ems. `work`: what may be spent, as cells of the painter's picture; what was is taken off.
ProcedureShape shape_of_procedure(std::string_view content, const Matrix& to_em, std::uint64_t& work);

}  // namespace sverka::pdf
