// What a picture shows, coarsely: enough to tell another picture from the same one packed anew. Programs that make a PDF scale,
// crop and recompress the pictures of a DOCX, so that no hash of bytes is the same.
//
// A look is text, to be carried in Item::look: the mean lightness of some 4,000 even cells of the picture over white paper, and the colour
// of every sixteen of them. Nothing of the picture can be told from it but likeness.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace sverka {

// Means over even cells, row by row from the upper left corner; colours are premultiplied by the opacity.
struct PictureCell {
  std::uint8_t red = 0, green = 0, blue = 0;
  std::uint8_t opacity = 0;
};

struct PictureGrid {
  std::size_t columns = 0;  // powers of two, as are the rows; none: nothing is known of the picture
  std::size_t rows = 0;
  std::vector<PictureCell> cells;
};

// Sums up pixels given row by row. The cells follow the picture's proportions and are never smaller than two pixels across or down.
class PictureSummary {
 public:
  // In pixels, at least 1 by 1. `part`: of the picture that is looked at, in shares of its width and height.
  PictureSummary(std::size_t width, std::size_t height, const Box& part = {0, 0, 1, 1});
  // The next row: `width` pixels, premultiplied.
  void add_row(const std::vector<PictureCell>& pixels);
  // Rows that never came are transparent.
  PictureGrid grid() const;

 private:
  struct Sum {
    double red = 0, green = 0, blue = 0, opacity = 0;
  };

  std::size_t width_;
  std::size_t height_;
  Box part_;
  std::size_t columns_;
  std::size_t rows_;
  std::size_t row_ = 0;
  std::vector<Sum> sums_;
};

// How a grid lies on the page: its part, then turned.
enum class PictureTurn : std::uint8_t { None, Half, MirroredAcross, MirroredDown };

PictureGrid part_of(const PictureGrid& grid, const Box& part);
PictureGrid turned(const PictureGrid& grid, PictureTurn turn);

// Over white paper, all of it with this opacity. Empty for an empty grid.
std::string look_of(const PictureGrid& grid, double opacity = 1);

enum class PictureLikeness : std::uint8_t {
  Same,
  Different,  // other shapes than packing anew makes
  Undecided,  // one look is missing or malformed, or they differ in colour or in small things only
};
PictureLikeness likeness(std::string_view one, std::string_view other);

}  // namespace sverka
