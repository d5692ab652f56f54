#include "readers/pdf/picture_grids.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "readers/pdf/filters.hpp"
#include "readers/pdf/picture_codecs.hpp"

namespace sverka::pdf {
namespace {

constexpr std::uint64_t kLooked = 2'000'000;       // pixels of one picture; of a larger one an even part
constexpr std::uint64_t kFilePixels = 40'000'000;  // of a file in a DOCX
constexpr std::size_t kSampleBytes = 64u << 20;
constexpr std::size_t kComponents = 8;

// Samples of one picture or mask, whatever packed them.
struct Plates {
  std::string bytes;
  std::size_t width = 0;
  std::size_t height = 0;
  unsigned bits = 8;
  unsigned components = 1;
  std::vector<double> decode;

  std::size_t row_bytes() const { return (width * components * bits + 7) / 8; }
  bool is_whole() const { return width > 0 && height > 0 && bytes.size() >= row_bytes() * height; }
  unsigned raw(std::size_t x, std::size_t y, unsigned component) const;
  double highest() const { return bits >= 8 ? 255 : static_cast<double>((1u << bits) - 1); }
};

// Of 16 bits the upper 8.
unsigned Plates::raw(std::size_t x, std::size_t y, unsigned component) const {
  const std::size_t at = x * components + component;
  const std::size_t row = y * row_bytes();
  if (bits >= 8) {
    return static_cast<unsigned char>(bytes[row + at * (bits / 8)]);
  }
  const std::size_t bit = at * bits;
  return (static_cast<unsigned char>(bytes[row + bit / 8]) >> (8 - bits - bit % 8)) & ((1u << bits) - 1);
}

std::size_t measure_of(const Object& image, const char* key, const char* short_key) {
  return static_cast<std::size_t>(std::clamp<std::int64_t>(image.get(key, short_key).integer(), 0, 100000));
}

unsigned bits_of(std::size_t declared) {
  return declared == 1 || declared == 2 || declared == 4 || declared == 16 ? static_cast<unsigned>(declared) : 8;
}

bool is_jpeg(std::string_view codec) {
  return codec == "DCTDecode" || codec == "DCT";
}

bool take_jpeg(std::string_view bytes, std::uint64_t& pixels, Plates& plates) {
  std::optional<Bitmap> bitmap = decode_jpeg(bytes, pixels);
  if (!bitmap) {
    return false;
  }
  plates.width = bitmap->width;
  plates.height = bitmap->height;
  plates.components = bitmap->components;
  plates.bits = 8;
  plates.bytes = std::move(bitmap->samples);
  return true;
}

bool load_plates(const Object& image, unsigned components, std::uint64_t& pixels, Plates& plates) {
  plates.width = measure_of(image, "Width", "W");
  plates.height = measure_of(image, "Height", "H");
  plates.bits = image.get("ImageMask", "IM").boolean() ? 1 : bits_of(measure_of(image, "BitsPerComponent", "BPC"));
  plates.components = components;
  plates.decode = image.get("Decode", "D").numbers(2 * kComponents);
  if (std::uint64_t{plates.width} * plates.height > pixels) {
    return false;
  }
  Decoded data = decode_picture(image, kSampleBytes);
  if (data.cut) {
    return false;
  }
  if (is_jpeg(data.codec)) {
    return take_jpeg(data.bytes, pixels, plates) && plates.components == components;
  }
  pixels -= std::uint64_t{plates.width} * plates.height;
  plates.bytes = std::move(data.bytes);
  return data.codec.empty() && plates.is_whole();
}

// The opacity of a pixel, 0 to 255, from a soft mask, a stencil or a range of samples.
class Opacity {
 public:
  bool load(const Object& image, std::uint64_t& pixels) {
    const Object soft = image.get("SMask");
    const Object hard = image.get("Mask");
    if (soft.is_stream()) {
      has_plates_ = true;
      return load_plates(soft, 1, pixels, plates_);
    }
    if (hard.is_stream()) {
      has_plates_ = true;
      stencil_ = true;
      return load_plates(hard, 1, pixels, plates_);
    }
    for (const double one : hard.numbers(2 * kComponents)) {
      key_.push_back(one);
    }
    return true;
  }

  unsigned at(const Plates& picture, std::size_t x, std::size_t y) const {
    if (has_plates_) {
      const unsigned raw = plates_.raw(x * plates_.width / picture.width, y * plates_.height / picture.height, 0);
      const auto value = static_cast<unsigned>(raw * 255 / plates_.highest());
      const bool turned = plates_.decode.size() >= 2 && plates_.decode[0] > plates_.decode[1];
      return stencil_ != turned ? 255 - value : value;
    }
    if (key_.size() < 2 * picture.components) {
      return 255;
    }
    for (unsigned i = 0; i < picture.components; ++i) {
      const unsigned raw = picture.raw(x, y, i);
      if (raw < key_[2 * i] || raw > key_[2 * i + 1]) {
        return 255;
      }
    }
    return 0;
  }

 private:
  Plates plates_;
  bool has_plates_ = false;
  bool stencil_ = false;
  std::vector<double> key_;
};

// Raw samples to colours. Most pictures are grey, RGB or of a palette: those go by a table, or as they are.
class Colours {
 public:
  Colours(const Plates& plates, const ColourSpace* space) : plates_(plates), space_(space) {
    const bool plain = plates.decode.empty();
    if (plates.components == 1) {
      for (unsigned raw = 0; raw < 256 && raw <= static_cast<unsigned>(plates.highest()); ++raw) {
        table_[raw] = computed({raw});
      }
    } else if (plates.components == 3 && plain && plates.bits >= 8) {
      as_they_are_ = true;
      for (const std::array<unsigned, kComponents>& probe : kProbes) {
        const PictureCell cell = computed(probe);
        const auto near = [](unsigned one, unsigned other) { return one <= other + 2 && other <= one + 2; };
        as_they_are_ = as_they_are_ && near(cell.red, probe[0]) && near(cell.green, probe[1]) && near(cell.blue, probe[2]);
      }
    }
  }

  PictureCell at(std::size_t x, std::size_t y) const {
    if (plates_.components == 1) {
      return table_[plates_.raw(x, y, 0)];
    }
    std::array<unsigned, kComponents> raw = {};
    for (unsigned i = 0; i < plates_.components; ++i) {
      raw[i] = plates_.raw(x, y, i);
    }
    if (as_they_are_) {
      return {static_cast<std::uint8_t>(raw[0]), static_cast<std::uint8_t>(raw[1]), static_cast<std::uint8_t>(raw[2]), 255};
    }
    return computed(raw);
  }

 private:
  static constexpr std::array<std::array<unsigned, kComponents>, 4> kProbes = {{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {128, 64, 192}}};

  PictureCell computed(const std::array<unsigned, kComponents>& raw) const {
    std::vector<double> values(plates_.components);
    for (unsigned i = 0; i < plates_.components; ++i) {
      const double share = raw[i] / plates_.highest();
      const bool own = plates_.decode.size() >= 2 * i + 2;
      values[i] = own ? plates_.decode[2 * i] + share * (plates_.decode[2 * i + 1] - plates_.decode[2 * i])
                  : space_ != nullptr && space_->is_indexed() ? raw[i]
                                                              : share;
    }
    const PaintColour colour = space_ != nullptr    ? space_->colour(values)
                               : values.size() == 1 ? from_grey(values[0])
                               : values.size() == 4 ? from_cmyk(values[0], values[1], values[2], values[3])
                               : values.size() == 3 ? from_rgb(values[0], values[1], values[2])
                                                    : kUnknownColour;
    const auto byte = [](float value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255)); };
    return {byte(colour.red), byte(colour.green), byte(colour.blue), 255};
  }

  const Plates& plates_;
  const ColourSpace* space_;
  std::array<PictureCell, 256> table_ = {};
  bool as_they_are_ = false;
};

PictureCell premultiplied(PictureCell cell, unsigned opacity) {
  const auto scaled = [opacity](std::uint8_t value) { return static_cast<std::uint8_t>(value * opacity / 255); };
  return {scaled(cell.red), scaled(cell.green), scaled(cell.blue), static_cast<std::uint8_t>(opacity)};
}

template <class CellAt>
PictureGrid summed(std::size_t width, std::size_t height, const Box& part, const CellAt& cell_at) {
  const auto step = std::max<std::size_t>(
      1, static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(width) * static_cast<double>(height) / kLooked))));
  const std::size_t across = (width + step - 1) / step;
  const std::size_t down = (height + step - 1) / step;
  PictureSummary summary(across, down, part);
  std::vector<PictureCell> row(across);
  for (std::size_t y = 0; y < down; ++y) {
    for (std::size_t x = 0; x < across; ++x) {
      row[x] = cell_at(x * step, y * step);
    }
    summary.add_row(row);
  }
  return summary.grid();
}

constexpr Box kWhole = {0, 0, 1, 1};

PictureGrid grid_of_stencil(const Plates& plates) {
  const bool ones_paint = plates.decode.size() >= 2 && plates.decode[0] > plates.decode[1];
  return summed(plates.width, plates.height, kWhole, [&](std::size_t x, std::size_t y) {
    return PictureCell{0, 0, 0, static_cast<std::uint8_t>((plates.raw(x, y, 0) == 1) == ones_paint ? 255 : 0)};
  });
}

}  // namespace

PictureGrid grid_of_image(const Object& image, const std::shared_ptr<const ColourSpace>& space, std::uint64_t& pixels) {
  Plates plates;
  const bool is_stencil = image.get("ImageMask", "IM").boolean();
  const unsigned components = is_stencil || !space ? 1 : space->components();
  if (components == 0 || components > kComponents || !load_plates(image, components, pixels, plates)) {
    return {};
  }
  if (is_stencil) {
    return grid_of_stencil(plates);
  }
  Opacity opacity;
  if (!opacity.load(image, pixels)) {
    return {};
  }
  const Colours colours(plates, space.get());
  return summed(plates.width, plates.height, kWhole,
                [&](std::size_t x, std::size_t y) { return premultiplied(colours.at(x, y), opacity.at(plates, x, y)); });
}

PictureGrid grid_of_inline(const InlineImage& image, const FindSpace& find_space, std::uint64_t& pixels) {
  Decoded data;
  data.bytes = image.bytes;
  Plates plates;
  plates.decode = image.decode;
  const std::uint64_t count = std::uint64_t{image.width} * image.height;
  const auto space = image.is_stencil ? nullptr : find_space(image.space);
  plates.components = space ? space->components() : 1;
  if (count == 0 || count > pixels || plates.components == 0 || plates.components > kComponents) {
    return {};
  }
  for (const std::string& filter : image.filters) {
    if (is_jpeg(filter)) {
      const unsigned expected = plates.components;
      if (!take_jpeg(data.bytes, pixels, plates) || plates.components != expected) {
        return {};
      }
      break;
    }
    if (!decode_named(filter, {}, kSampleBytes, data)) {
      return {};
    }
  }
  if (plates.bytes.empty()) {
    pixels -= count;
    plates.bytes = std::move(data.bytes);
    plates.width = image.width;
    plates.height = image.height;
    plates.bits = image.is_stencil ? 1 : bits_of(image.bits);
  }
  if (!plates.is_whole()) {
    return {};
  }
  if (image.is_stencil) {
    return grid_of_stencil(plates);
  }
  const Colours colours(plates, space.get());
  return summed(plates.width, plates.height, kWhole, [&](std::size_t x, std::size_t y) { return colours.at(x, y); });
}

std::string look_of_file(std::string_view bytes, const Box& part) {
  std::uint64_t pixels = kFilePixels;
  std::optional<Bitmap> bitmap = bytes.starts_with("\x89PNG") ? decode_png(bytes, pixels) : decode_jpeg(bytes, pixels);
  if (!bitmap) {
    return {};
  }
  const bool is_png = bytes.starts_with("\x89PNG");
  Plates plates{std::move(bitmap->samples), bitmap->width, bitmap->height, 8, bitmap->components, {}};
  if (bitmap->inverted) {
    plates.decode = {1, 0, 1, 0, 1, 0, 1, 0};
  }
  const Colours colours(plates, nullptr);
  return look_of(summed(plates.width, plates.height, part, [&](std::size_t x, std::size_t y) {
    if (!is_png) {
      return colours.at(x, y);
    }
    const auto byte = [&](unsigned component) { return static_cast<std::uint8_t>(plates.raw(x, y, component)); };
    return premultiplied({byte(0), byte(1), byte(2), 255}, byte(3));
  }));
}

}  // namespace sverka::pdf
