// The shape of a glyph that is a procedure of a Type 3 font: filled paths, or a picture of one bit a pixel.
#pragma once

#include <optional>
#include <string_view>

#include "readers/pdf/geometry.hpp"
#include "readers/pdf/glyph_shape.hpp"

namespace sverka::pdf {

struct ProcedureShape {
  // Nothing for what is drawn in other ways, for packed pictures, or for no ink.
  std::optional<GlyphShape> shape;
  // It paints farther from its place than any letter does, or forms and shadings that may reach anywhere.
  bool reaches_far = false;
};

// `to_em`: from the procedure's units to ems. Bounded.
ProcedureShape shape_of_procedure(std::string_view content, const Matrix& to_em);

}  // namespace sverka::pdf
