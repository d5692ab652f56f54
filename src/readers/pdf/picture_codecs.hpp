// Pictures' own formats as plain samples: JPEG in a PDF and in a DOCX, PNG in a DOCX.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sverka::pdf {

// 8 bits a sample, rows without gaps.
struct Bitmap {
  std::size_t width = 0;  // of what was decoded, which may be an even fraction of the picture
  std::size_t height = 0;
  unsigned components = 0;  // 1 grey, 3 RGB, 4 CMYK or, from PNG, RGB and opacity
  bool inverted = false;    // CMYK of Adobe's programs: 0 is full ink
  std::string samples;
};

// Nothing if the bytes are no such picture, are broken before the first row, or hold more pixels than `pixels`, from which those of the
// picture are taken. Large pictures are decoded to a fraction of their size. Bytes after a break are grey.
std::optional<Bitmap> decode_jpeg(std::string_view bytes, std::uint64_t& pixels);
std::optional<Bitmap> decode_png(std::string_view bytes, std::uint64_t& pixels);

}  // namespace sverka::pdf
