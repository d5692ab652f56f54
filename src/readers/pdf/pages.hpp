// The page tree as a list, with what pages inherit.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "readers/pdf/file.hpp"
#include "readers/pdf/geometry.hpp"
#include "readers/pdf/object.hpp"

namespace sverka::pdf {

struct PageNode {
  Object page;
  Object resources;
  Box media;                  // in the file's own units, y upwards: top is the smaller y
  Box crop;                   // within the media box
  int rotation = 0;           // 0, 90, 180, 270
  double unit = 1;            // points of one unit
  bool odd_box = false;       // a CropBox beside the page: what is shown depends on the program
  bool odd_rotation = false;  // by no right angle

  PageExtent shown_size() const;
  // From the page's own units to points of the page as it is shown.
  Matrix to_shown() const;
};

// In the order of the tree. Loops and what is no page are left out; errors: limit_reached.
Result<std::vector<PageNode>> list_pages(const File& file);

}  // namespace sverka::pdf
