// Looks of pictures (document/picture_look.hpp): from the samples of a PDF's pictures, and from the picture files of a DOCX.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "document/picture_look.hpp"
#include "readers/pdf/colour.hpp"
#include "readers/pdf/inline_image.hpp"
#include "readers/pdf/object.hpp"
#include "readers/pdf/pictures.hpp"

namespace sverka::pdf {

// `pixels`: that may still be looked at; a picture with more of them, or of a codec that is not undone (JBIG2, CCITT, JPEG 2000), has an
// empty grid. The grid of a stencil is black where it paints.
PictureGrid grid_of_image(const Object& image, const std::shared_ptr<const ColourSpace>& space, std::uint64_t& pixels);
PictureGrid grid_of_inline(const InlineImage& image, const FindSpace& find_space, std::uint64_t& pixels);

// Of the bytes of a PNG or JPEG file; `part` as in PictureSummary. Empty for any other format.
std::string look_of_file(std::string_view bytes, const Box& part);

}  // namespace sverka::pdf
