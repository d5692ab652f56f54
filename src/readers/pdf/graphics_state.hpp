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
  bool nothing = false;  // a colorant or pattern that leaves no mark
  bool tiled = false;    // a pattern that draws its own content
};

struct TextState {
  LoadedFont* font = nullptr;
  double size = 0;
  double character_space = 0;
  double word_space = 0;
  double scale = 1;  // Tz / 100
  double leading = 0;
  double rise = 0;
  int mode = 0;
};

// A clipping path that is no rectangle, within those around it.
struct ClipShape {
  Polygons polygons;
  FillRule rule = FillRule::NonZero;
  std::shared_ptr<const ClipShape> outer;
};

struct GraphicsState {
  Matrix matrix;
  Box clip;
  std::shared_ptr<const ClipShape> clip_shape;  // within `clip`; nothing: all of that box
  bool clip_is_coarse = false;                  // it is finer than is kept: its hull stands for it
  PaintSource fill;
  PaintSource stroke;
  double group_alpha = 1;  // of the groups around
  bool masked = false;     // a soft mask is in force
  Blend blend = Blend::Normal;
  double line_width = 1;
  TextState text;
};

}  // namespace sverka::pdf
