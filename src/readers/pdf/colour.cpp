#include "readers/pdf/colour.hpp"

#include <algorithm>
#include <cmath>

namespace sverka::pdf {
namespace {

constexpr unsigned kDepth = 6;

double linear(float value) {
  return value <= 0.04045F ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const PaintColour& colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

float unit(double value) {
  return std::isfinite(value) ? static_cast<float>(std::clamp(value, 0.0, 1.0)) : 0.0F;
}

PaintColour from_lab(double lightness, double a, double b) {
  const auto curve = [](double value) { return value >= 6.0 / 29 ? value * value * value : 108.0 / 841 * (value - 4.0 / 29); };
  const double middle = (lightness + 16) / 116;
  const double x = 0.9505 * curve(middle + a / 500);
  const double y = curve(middle);
  const double z = 1.089 * curve(middle - b / 200);
  const auto gamma = [](double value) { return value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055; };
  return from_rgb(gamma(3.2406 * x - 1.5372 * y - 0.4986 * z), gamma(-0.9689 * x + 1.8758 * y + 0.0415 * z),
                  gamma(0.0557 * x - 0.204 * y + 1.057 * z));
}

}  // namespace

double contrast(const PaintColour& one, const PaintColour& other) {
  if (!one.known || !other.known) {
    return 21;
  }
  const double first = luminance(one) + 0.05;
  const double second = luminance(other) + 0.05;
  return first > second ? first / second : second / first;
}

PaintColour blended(const PaintColour& under, const PaintColour& over, double alpha) {
  const auto mix = [&](float low, float high) { return unit(low * (1 - alpha) + high * alpha); };
  return {mix(under.red, over.red), mix(under.green, over.green), mix(under.blue, over.blue), under.known && over.known};
}

PaintColour from_grey(double grey) {
  return {unit(grey), unit(grey), unit(grey), true};
}

PaintColour from_rgb(double red, double green, double blue) {
  return {unit(red), unit(green), unit(blue), true};
}

PaintColour from_cmyk(double cyan, double magenta, double yellow, double black) {
  return {unit((1 - cyan) * (1 - black)), unit((1 - magenta) * (1 - black)), unit((1 - yellow) * (1 - black)), true};
}

std::shared_ptr<const ColourSpace> ColourSpace::load(const Object& space, const Object& resources, unsigned depth) {
  const auto result = std::make_shared<ColourSpace>();
  const std::string_view name = space.is_array() ? space.at(0).name() : space.name();
  const auto device = [&](Kind kind, unsigned components) {
    result->kind_ = kind;
    result->components_ = components;
  };
  if (depth > kDepth) {
    return result;
  }
  if (result->set_device(name)) {
    return result;
  }
  if (name == "Lab") {
    device(Kind::Lab, 3);
  } else if (name == "Pattern") {
    device(Kind::Pattern, 0);
    if (space.size() > 1) {
      result->base_ = load(space.at(1), resources, depth + 1);
      result->components_ = result->base_->components_;
    }
  } else if (name == "ICCBased") {
    const std::int64_t count = space.at(1).get("N").integer(3);
    device(count == 1 ? Kind::Grey : count == 4 ? Kind::Cmyk : Kind::Rgb, count == 1 ? 1 : count == 4 ? 4 : 3);
  } else if (name == "Indexed" || name == "I") {
    device(Kind::Indexed, 1);
    result->base_ = load(space.at(1), resources, depth + 1);
    result->highest_ = static_cast<std::size_t>(std::clamp<std::int64_t>(space.at(2).integer(), 0, 255));
    result->table_ = space.at(3).is_stream() ? space.at(3).stream() : space.at(3).bytes();
  } else if (name == "Separation" || name == "DeviceN") {
    const Object names = space.at(1);
    device(Kind::Tint, names.is_array() ? static_cast<unsigned>(std::clamp<std::size_t>(names.size(), 1, 32)) : 1);
    bool nothing = names.is("None") || names.size() > 0;
    for (std::size_t at = 0; at < std::min<std::size_t>(names.size(), 32); ++at) {
      nothing = nothing && names.at(at).is("None");
    }
    result->nothing_ = nothing;
    result->all_ = names.is("All");
    result->base_ = load(space.at(2), resources, depth + 1);
    result->tint_ = Function::load(space.at(3));
  } else if (!name.empty() && !space.is_array()) {
    if (const Object named = resources.get("ColorSpace").get(name)) {
      return load(named, resources, depth + 1);
    }
  }
  return result;
}

std::shared_ptr<const ColourSpace> ColourSpace::named(std::string_view name) {
  const auto result = std::make_shared<ColourSpace>();
  if (!result->set_device(name) && name == "Pattern") {
    result->kind_ = Kind::Pattern;
    result->components_ = 0;
  }
  return result;
}

bool ColourSpace::set_device(std::string_view name) {
  struct Entry {
    std::string_view names[3];
    Kind kind;
    unsigned components;
  };
  static constexpr Entry kEntries[] = {{{"DeviceGray", "G", "CalGray"}, Kind::Grey, 1},
                                       {{"DeviceRGB", "RGB", "CalRGB"}, Kind::Rgb, 3},
                                       {{"DeviceCMYK", "CMYK", "CalCMYK"}, Kind::Cmyk, 4}};
  for (const Entry& entry : kEntries) {
    if (std::find(std::begin(entry.names), std::end(entry.names), name) != std::end(entry.names)) {
      kind_ = entry.kind;
      components_ = entry.components;
      return true;
    }
  }
  return false;
}

PaintColour ColourSpace::colour(const std::vector<double>& values) const {
  const auto value = [&](std::size_t index) { return index < values.size() ? values[index] : 0.0; };
  switch (kind_) {
    case Kind::Grey:
      return from_grey(value(0));
    case Kind::Rgb:
      return from_rgb(value(0), value(1), value(2));
    case Kind::Cmyk:
      return from_cmyk(value(0), value(1), value(2), value(3));
    case Kind::Lab:
      return from_lab(value(0), value(1), value(2));
    case Kind::Indexed: {
      const auto index = static_cast<std::size_t>(std::clamp(value(0), 0.0, static_cast<double>(highest_)));
      std::vector<double> entry;
      for (unsigned i = 0; i < base_->components_; ++i) {
        const std::size_t at = index * base_->components_ + i;
        entry.push_back(at < table_.size() ? static_cast<unsigned char>(table_[at]) / 255.0 : 0.0);
      }
      if (base_->kind_ == Kind::Lab && entry.size() == 3) {
        entry = {entry[0] * 100, entry[1] * 255 - 128, entry[2] * 255 - 128};
      }
      return base_->colour(entry);
    }
    case Kind::Tint:
      if (all_) {
        return from_grey(1 - value(0));
      }
      if (const auto mixed = tint_ ? tint_->apply(values) : std::vector<double>{}; !mixed.empty()) {
        return base_->colour(mixed);
      }
      return kUnknownColour;
    case Kind::Pattern:
    case Kind::Unknown:
      break;
  }
  return kUnknownColour;
}

PaintColour ColourSpace::initial() const {
  switch (kind_) {
    case Kind::Cmyk:
      return kBlack;
    case Kind::Tint:
      return colour(std::vector<double>(components_, 1.0));
    default:
      return colour(std::vector<double>(components_, 0.0));
  }
}

}  // namespace sverka::pdf
