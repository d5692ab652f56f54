// The graphics state of PDF 32000 8.4, with all geometry already in points of the shown page.
#pragma once

#include <memory>
#include <vector>

#include "readers/pdf/colour.hpp"
#include "readers/pdf/geometry.hpp"
#include "readers/pdf/raster.hpp"

namespace sverka::pdf {

class LoadedFont;

struct PaintSource {
  std::shared_ptr<const ColourSpace> space;  // nothing: a device space, by the number of components
  PaintColour colour = kBlack;
  double alpha = 1;
  bool nothing = false;     // a colorant or pattern that leaves no mark
};

struct TextState {
  LoadedFont* font = nullptr;
  double size = 0;
  double character_space = 0;
  double word_space = 0;
  double scale = 1;       // Tz / 100
  double leading = 0;
  double rise = 0;
  int mode = 0;
};

struct GraphicsState {
  Matrix matrix;
  Box clip;
  PaintSource fill;
  PaintSource stroke;
  double group_alpha = 1;  // of the groups around
  bool masked = false;     // a soft mask is in force
  Blend blend = Blend::Normal;
  double line_width = 1;
  TextState text;
};

}  // namespace sverka::pdf
