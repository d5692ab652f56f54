#include "readers/pdf/pictures.hpp"

#include <algorithm>
#include <vector>

#include "base/hash.hpp"
#include "readers/pdf/file.hpp"
#include "readers/pdf/filters.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kPictureBytes = 64u << 20;
constexpr std::size_t kSamplesLooked = 4u << 20;

struct Samples {
  std::string_view bytes;
  std::size_t width = 0;
  std::size_t height = 0;
  unsigned bits = 8;
  std::vector<double> decode;
};

std::size_t row_bytes(const Samples& samples, unsigned components) {
  return (samples.width * components * samples.bits + 7) / 8;
}

// The value of each component of the first pixel, if all pixels are alike.
bool is_uniform(const Samples& samples, unsigned components) {
  const std::size_t row = row_bytes(samples, components);
  if (row == 0 || samples.height == 0 || samples.bytes.size() < row * samples.height || samples.bytes.size() > kSamplesLooked) {
    return false;
  }
  const std::size_t period = samples.bits == 8 ? components : samples.bits == 16 ? components * 2 : 1;
  for (std::size_t y = 0; y < samples.height; ++y) {
    for (std::size_t i = 0; i < row; ++i) {
      if (samples.bytes[y * row + i] != samples.bytes[i % period]) {
        return false;
      }
    }
  }
  if (samples.bits >= 8) {
    return true;
  }
  const auto byte = static_cast<unsigned char>(samples.bytes[0]);
  return components == 1 && (byte == 0 || byte == 0xFF);
}

double decoded(const Samples& samples, std::size_t component, double raw, double highest, bool indexed) {
  if (samples.decode.size() >= component * 2 + 2) {
    const double low = samples.decode[component * 2];
    return low + raw * (samples.decode[component * 2 + 1] - low) / highest;
  }
  return indexed ? raw : raw / highest;
}

PaintColour only_colour(const Samples& samples, const ColourSpace& space) {
  const unsigned components = std::max(1u, space.components());
  if (!is_uniform(samples, components)) {
    return kUnknownColour;
  }
  std::vector<double> values;
  for (unsigned i = 0; i < components; ++i) {
    const auto byte = static_cast<unsigned char>(samples.bytes[samples.bits == 16 ? i * 2 : samples.bits == 8 ? i : 0]);
    const double highest = samples.bits >= 8 ? 255 : static_cast<double>((1u << samples.bits) - 1);
    const double raw = samples.bits >= 8 ? byte : byte == 0 ? 0 : highest;
    values.push_back(decoded(samples, i, raw, highest, space.is_indexed()));
  }
  return space.colour(values);
}

// The share of a stencil that is painted: its 0 bits, or its 1 bits with Decode [1 0].
double painted_share(const Samples& samples) {
  const std::size_t row = (samples.width + 7) / 8;
  if (row == 0 || samples.height == 0 || samples.bytes.size() < row * samples.height) {
    return 1;
  }
  std::size_t ones = 0;
  for (std::size_t y = 0; y < samples.height; ++y) {
    for (std::size_t x = 0; x < samples.width; ++x) {
      ones += (static_cast<unsigned char>(samples.bytes[y * row + x / 8]) >> (7 - x % 8)) & 1u;
    }
  }
  const double share = static_cast<double>(ones) / static_cast<double>(samples.width * samples.height);
  return !samples.decode.empty() && samples.decode[0] == 1 ? share : 1 - share;
}

Decoded unpacked(const Object& image, std::uint64_t& budget) {
  Decoded data = decode_picture(image, static_cast<std::size_t>(std::min<std::uint64_t>(budget, kPictureBytes)));
  budget -= std::min<std::uint64_t>(budget, data.bytes.size());
  return data;
}

double mean_of_mask(const Object& mask, std::uint64_t& budget) {
  const Decoded data = unpacked(mask, budget);
  if (!data.codec.empty() || data.bytes.empty()) {
    return 1;
  }
  if (mask.get("ImageMask", "IM").boolean()) {
    const Samples samples = {data.bytes, static_cast<std::size_t>(std::max<std::int64_t>(mask.get("Width").integer(), 0)),
                             static_cast<std::size_t>(std::max<std::int64_t>(mask.get("Height").integer(), 0)), 1,
                             mask.get("Decode").numbers(2)};
    return painted_share(samples);
  }
  double sum = 0;
  for (const char byte : data.bytes) {
    sum += static_cast<unsigned char>(byte);
  }
  const double mean = sum / (255.0 * static_cast<double>(data.bytes.size()));
  const auto turned = mask.get("Decode").numbers(2);
  return turned.size() == 2 && turned[0] > turned[1] ? 1 - mean : mean;
}

}  // namespace

PictureLook look_of_image(const Object& image, const std::shared_ptr<const ColourSpace>& space, std::uint64_t& budget) {
  PictureLook look;
  const Decoded data = unpacked(image, budget);
  look.sha256 = sha256_hex(data.cut ? image.raw_stream() : data.bytes);
  const auto measure = [&](const char* key, const char* short_key) {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(image.get(key, short_key).integer(), 0, 100000));
  };
  const bool is_stencil = image.get("ImageMask", "IM").boolean();
  const Samples samples = {data.bytes, measure("Width", "W"), measure("Height", "H"),
                           is_stencil ? 1u : static_cast<unsigned>(std::clamp<std::size_t>(measure("BitsPerComponent", "BPC"), 1, 16)),
                           image.get("Decode", "D").numbers(16)};
  if (data.codec.empty() && is_stencil && !data.cut) {
    look.opacity = painted_share(samples);
  } else if (data.codec.empty() && space && !data.cut) {
    look.colour = only_colour(samples, *space);
  }
  for (const char* const key : {"SMask", "Mask"}) {
    if (const Object mask = image.get(key); mask.is_stream()) {
      look.opacity *= mean_of_mask(mask, budget);
      look.has_mask = true;
      break;
    }
  }
  look.has_mask = look.has_mask || image.get("Mask").is_array();
  return look;
}

PictureLook look_of_inline(const InlineImage& image, const FindSpace& find_space) {
  PictureLook look;
  Decoded data;
  data.bytes = image.bytes;
  bool plain = true;
  for (const std::string& filter : image.filters) {
    plain = plain && decode_named(filter, {}, kSamplesLooked, data);
  }
  look.sha256 = sha256_hex(data.bytes);
  const Samples samples = {data.bytes, image.width, image.height, image.bits, image.decode};
  if (plain && image.is_stencil) {
    look.opacity = painted_share(samples);
  } else if (plain) {
    look.colour = only_colour(samples, *find_space(image.space));
  }
  return look;
}

}  // namespace sverka::pdf
