// What a picture does to a page: its fingerprint, its colour where it has one only, how much of it is opaque.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "readers/pdf/colour.hpp"
#include "readers/pdf/inline_image.hpp"
#include "readers/pdf/object.hpp"

namespace sverka::pdf {

struct PictureLook {
  std::string sha256;                   // of the decoded samples; of the codec's bytes for JPEG and its like
  PaintColour colour = kUnknownColour;  // known if all samples are one colour
  double opacity = 1;                   // mean, of a mask
  bool has_mask = false;                // or a range of samples that are not painted
};

using FindSpace = std::function<std::shared_ptr<const ColourSpace>(std::string_view name)>;

// `budget`: bytes that may still be unpacked for pictures. A picture too large for it is named by its packed bytes.
PictureLook look_of_image(const Object& image, const std::shared_ptr<const ColourSpace>& space, std::uint64_t& budget);
PictureLook look_of_inline(const InlineImage& image, const FindSpace& find_space);

}  // namespace sverka::pdf
