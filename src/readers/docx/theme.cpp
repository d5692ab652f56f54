#include <algorithm>
#include <cmath>
#include <string>

#include "readers/docx/colour.hpp"
#include "readers/docx/measure.hpp"

namespace sverka {
namespace {

using Paint = RunSettings::Paint;

// Slots of a:clrScheme, in its own order.
enum Slot : std::uint8_t { kDark1, kLight1, kDark2, kLight2, kAccent1, kHyperlink = 10, kFollowed = 11 };
constexpr std::string_view kSlotNames[] = {"a:dk1",     "a:lt1",     "a:dk2",     "a:lt2",     "a:accent1", "a:accent2",
                                           "a:accent3", "a:accent4", "a:accent5", "a:accent6", "a:hlink",   "a:folHlink"};

struct SlotName {
  std::string_view name;
  std::uint8_t slot;
  bool mapped;  // goes through w:clrSchemeMapping: `slot` is then an index into the mapping
};
constexpr SlotName kNames[] = {
    {"dark1", kDark1, false},
    {"light1", kLight1, false},
    {"dark2", kDark2, false},
    {"light2", kLight2, false},
    {"accent1", 4, false},
    {"accent2", 5, false},
    {"accent3", 6, false},
    {"accent4", 7, false},
    {"accent5", 8, false},
    {"accent6", 9, false},
    {"hyperlink", kHyperlink, false},
    {"followedHyperlink", kFollowed, false},
    {"text1", 0, true},
    {"background1", 1, true},
    {"text2", 2, true},
    {"background2", 3, true},
    {"dk1", kDark1, false},
    {"lt1", kLight1, false},
    {"dk2", kDark2, false},
    {"lt2", kLight2, false},
    {"hlink", kHyperlink, false},
    {"folHlink", kFollowed, false},
    {"tx1", 0, true},
    {"bg1", 1, true},
    {"tx2", 2, true},
    {"bg2", 3, true},
};

constexpr SlotName kMappable[] = {{"w:t1", 0, true}, {"w:bg1", 1, true}, {"w:t2", 2, true}, {"w:bg2", 3, true}};

// What an office program shows where the file has no theme part.
constexpr Colour kOfficeTheme[] = {{0, 0, 0},          {255, 255, 255},    {0x44, 0x54, 0x6A}, {0xE7, 0xE6, 0xE6},
                                   {0x44, 0x72, 0xC4}, {0xED, 0x7D, 0x31}, {0xA5, 0xA5, 0xA5}, {0xFF, 0xC0, 0x00},
                                   {0x5B, 0x9B, 0xD5}, {0x70, 0xAD, 0x47}, {0x05, 0x63, 0xC1}, {0x95, 0x4F, 0x72}};

struct Hsl {
  double hue = 0, saturation = 0, lightness = 0;  // each 0 to 1
};

Hsl to_hsl(Colour colour) {
  const double red = colour.red / 255.0, green = colour.green / 255.0, blue = colour.blue / 255.0;
  const double high = std::max({red, green, blue}), low = std::min({red, green, blue});
  const double span = high - low;
  Hsl result;
  result.lightness = (high + low) / 2;
  if (span <= 0) {
    return result;
  }
  result.saturation = result.lightness > 0.5 ? span / (2 - high - low) : span / (high + low);
  if (high <= red) {
    result.hue = (green - blue) / span + (green < blue ? 6 : 0);
  } else if (high <= green) {
    result.hue = (blue - red) / span + 2;
  } else {
    result.hue = (red - green) / span + 4;
  }
  result.hue /= 6;
  return result;
}

double channel_of_hue(double low, double high, double hue) {
  hue -= std::floor(hue);
  if (hue < 1.0 / 6)
    return low + (high - low) * 6 * hue;
  if (hue < 1.0 / 2)
    return high;
  if (hue < 2.0 / 3)
    return low + (high - low) * (2.0 / 3 - hue) * 6;
  return low;
}

Colour to_colour(const Hsl& hsl) {
  const double lightness = std::clamp(hsl.lightness, 0.0, 1.0);
  const double saturation = std::clamp(hsl.saturation, 0.0, 1.0);
  const double high = lightness < 0.5 ? lightness * (1 + saturation) : lightness + saturation - lightness * saturation;
  const double low = 2 * lightness - high;
  const auto channel = [&](double hue) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(channel_of_hue(low, high, hue), 0.0, 1.0) * 255));
  };
  return {channel(hsl.hue + 1.0 / 3), channel(hsl.hue), channel(hsl.hue - 1.0 / 3)};
}

// 17.3.2.6: "If the themeTint is supplied, then it is applied to the RGB value of the theme color"; by HSL
// luminance.
Colour tinted(Colour colour, double tint) {
  Hsl hsl = to_hsl(colour);
  hsl.lightness = hsl.lightness * tint + (1 - tint);
  return to_colour(hsl);
}

Colour shaded(Colour colour, double shade) {
  Hsl hsl = to_hsl(colour);
  hsl.lightness *= shade;
  return to_colour(hsl);
}

std::optional<double> byte_share(std::string_view text) {
  const auto value = parse_hexadecimal(text);
  return value && *value <= 0xFF ? std::optional<double>(*value / 255.0) : std::nullopt;
}

std::uint32_t first_element(const XmlTree& tree, std::uint32_t parent) {
  for (std::uint32_t at = tree.node(parent).first_child; at != 0; at = tree.node(at).next) {
    if (!tree.node(at).name.empty()) {
      return at;
    }
  }
  return 0;
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// An attribute of a DrawingML element, or of its w14 copy where it carries the prefix.
std::string_view drawing_value(const XmlTree& tree, std::uint32_t element, std::string_view name, std::string_view w14_name) {
  const std::string_view value = tree.attribute(element, w14_name);
  return value.empty() ? tree.attribute(element, name) : value;
}

std::optional<Colour> drawing_colour(const XmlTree& tree, std::uint32_t element) {
  const std::string_view kind = local_name(tree.node(element).name);
  const std::string_view value = drawing_value(tree, element, "val", "w14:val");
  if (kind == "srgbClr") {
    return parse_colour(value);
  }
  if (kind == "sysClr") {
    if (const auto last = parse_colour(drawing_value(tree, element, "lastClr", "w14:lastClr"))) {
      return last;
    }
    return value == "window" ? kWhite : kBlack;
  }
  if (kind == "prstClr") {
    return highlight_colour(value);
  }
  if (kind == "scrgbClr") {
    const auto red = parse_share(drawing_value(tree, element, "r", "w14:r"));
    const auto green = parse_share(drawing_value(tree, element, "g", "w14:g"));
    const auto blue = parse_share(drawing_value(tree, element, "b", "w14:b"));
    if (red && green && blue) {
      const auto channel = [](double linear) {
        const double part = std::clamp(linear, 0.0, 1.0);
        const double share = part <= 0.0031308 ? part * 12.92 : 1.055 * std::pow(part, 1 / 2.4) - 0.055;
        return static_cast<std::uint8_t>(std::lround(share * 255));
      };
      return Colour{channel(*red), channel(*green), channel(*blue)};
    }
  }
  return std::nullopt;
}

// The transforms below a colour element, in their order.
void transform(const XmlTree& tree, std::uint32_t element, Paint& paint) {
  for (std::uint32_t at = tree.node(element).first_child; at != 0; at = tree.node(at).next) {
    const std::string_view name = tree.node(at).name;
    const std::string_view kind = local_name(name);
    const auto share = name.empty() ? std::nullopt : parse_share(drawing_value(tree, at, "val", "w14:val"));
    if (!share) {
      continue;
    }
    if (kind == "alpha") {
      // In the w14 namespace the value is the transparency; in DrawingML it is the opacity.
      const double part = std::clamp(*share, 0.0, 1.0);
      paint.alpha = name == "w14:alpha" ? 1 - part : part;
    } else if (kind == "tint") {
      paint.colour = mix(paint.colour, kWhite, *share);
    } else if (kind == "shade") {
      paint.colour = mix(paint.colour, kBlack, *share);
    } else if (kind == "lumMod" || kind == "lumOff" || kind == "satMod") {
      Hsl hsl = to_hsl(paint.colour);
      hsl.lightness = kind == "lumMod" ? hsl.lightness * *share : kind == "lumOff" ? hsl.lightness + *share : hsl.lightness;
      hsl.saturation = kind == "satMod" ? hsl.saturation * *share : hsl.saturation;
      paint.colour = to_colour(hsl);
    }
  }
}

// 17.18.78 ST_Shd: how much of the pattern's colour covers the fill.
std::optional<double> pattern_share(std::string_view pattern) {
  if (pattern == "clear")
    return 0.0;
  if (pattern == "solid")
    return 1.0;
  if (pattern.substr(0, 3) == "pct") {
    const auto percent = parse_integer(pattern.substr(3));
    if (!percent || *percent < 0 || *percent > 100) {
      return std::nullopt;
    }
    // The names cut the half off: pct12 is 12.5 %, and so are 37, 62, 87.
    const bool half = *percent == 12 || *percent == 37 || *percent == 62 || *percent == 87;
    return (*percent + (half ? 0.5 : 0)) / 100;
  }
  if (pattern.substr(0, 4) == "thin")
    return 0.25;
  if (pattern.find("Stripe") != std::string_view::npos || pattern.find("Cross") != std::string_view::npos)
    return 0.5;
  return std::nullopt;
}

}  // namespace

Theme Theme::read(const XmlTree* theme, const XmlTree* settings) {
  Theme result;
  std::copy(std::begin(kOfficeTheme), std::end(kOfficeTheme), result.colours_.begin());
  if (settings != nullptr) {
    result.read_mapping(*settings);
  }
  if (theme == nullptr || theme->root() == 0) {
    return result;
  }
  const std::uint32_t elements = theme->child(theme->root(), "a:themeElements");
  const std::uint32_t scheme = elements == 0 ? 0 : theme->child(elements, "a:clrScheme");
  for (std::size_t slot = 0; scheme != 0 && slot < kSlots; ++slot) {
    const std::uint32_t entry = theme->child(scheme, kSlotNames[slot]);
    const std::uint32_t value = entry == 0 ? 0 : first_element(*theme, entry);
    if (const auto colour = value == 0 ? std::nullopt : drawing_colour(*theme, value)) {
      Paint paint;
      paint.colour = *colour;
      transform(*theme, value, paint);
      result.colours_[slot] = paint.colour;
    }
  }
  const std::uint32_t fonts = elements == 0 ? 0 : theme->child(elements, "a:fontScheme");
  if (fonts != 0) {
    result.read_fonts(*theme, fonts);
  }
  return result;
}

void Theme::read_mapping(const XmlTree& settings) {
  const std::uint32_t mapping = settings.root() == 0 ? 0 : settings.child(settings.root(), "w:clrSchemeMapping");
  if (mapping == 0) {
    return;
  }
  for (const SlotName& entry : kMappable) {
    const std::string_view value = settings.attribute(mapping, entry.name);
    for (const SlotName& name : kNames) {
      if (name.name == value && !name.mapped) {
        mapping_[entry.slot] = name.slot;
      }
    }
  }
}

void Theme::read_fonts(const XmlTree& theme, std::uint32_t scheme) {
  constexpr std::string_view kSets[] = {"a:majorFont", "a:minorFont"};
  constexpr std::string_view kScripts[] = {"a:latin", "a:ea", "a:cs"};
  for (std::size_t set = 0; set < 2; ++set) {
    const std::uint32_t fonts = theme.child(scheme, kSets[set]);
    for (std::size_t script = 0; fonts != 0 && script < 3; ++script) {
      const std::uint32_t face = theme.child(fonts, kScripts[script]);
      if (face != 0) {
        fonts_[set * 3 + script] = std::string(theme.attribute(face, "typeface"));
      }
    }
  }
}

std::optional<Colour> Theme::colour(std::string_view name) const {
  for (const SlotName& entry : kNames) {
    if (entry.name == name) {
      return colours_[entry.mapped ? mapping_[entry.slot] : entry.slot];
    }
  }
  return std::nullopt;
}

std::string_view Theme::font(std::string_view name) const {
  const std::size_t set = name.substr(0, 5) == "major" ? 0 : name.substr(0, 5) == "minor" ? 1 : 2;
  if (set == 2) {
    return {};
  }
  const std::string_view script = name.substr(5);
  return fonts_[set * 3 + (script == "EastAsia" ? 1 : script == "Bidi" ? 2 : 0)];
}

std::optional<Paint> Theme::paint(const XmlTree& tree, std::uint32_t element, const Names& names) const {
  const std::string_view plain = tree.attribute(element, names.plain);
  const auto stored = parse_colour(plain);
  Paint paint;
  if (const auto base = colour(tree.attribute(element, names.theme))) {
    paint.colour = *base;
    if (const auto tint = byte_share(tree.attribute(element, names.tint))) {
      paint.colour = tinted(paint.colour, *tint);
    }
    if (const auto shade = byte_share(tree.attribute(element, names.shade))) {
      paint.colour = shaded(paint.colour, *shade);
    }
    if (stored && *stored != paint.colour) {
      paint.stored = stored;
    }
    return paint;
  }
  if (stored) {
    paint.colour = *stored;
    return paint;
  }
  if (plain == "auto") {
    paint.automatic = true;
    return paint;
  }
  return std::nullopt;
}

std::optional<Paint> Theme::shading(const XmlTree& tree, std::uint32_t shd) const {
  if (shd == 0) {
    return std::nullopt;
  }
  const auto fill = paint(tree, shd, {"w:fill", "w:themeFill", "w:themeFillTint", "w:themeFillShade"});
  const auto front = paint(tree, shd, {"w:color", "w:themeColor", "w:themeTint", "w:themeShade"});
  Paint result;
  // "nil" and unknown patterns show nothing of their own; programs then show the fill, if there is one,
  // except under "nil".
  const std::string_view pattern = tree.attribute(shd, "w:val");
  const double share = pattern_share(pattern).value_or(0);
  const bool filled = fill && !fill->automatic;
  if (pattern == "nil" || (share <= 0 && !filled)) {
    result.none = true;
    return result;
  }
  const Colour under = filled ? fill->colour : kWhite;
  const Colour over = front && !front->automatic ? front->colour : kBlack;
  result.colour = mix(over, under, share);
  return result;
}

std::optional<Paint> Theme::fill_colour(const XmlTree& tree, std::uint32_t parent) const {
  const std::uint32_t element = first_element(tree, parent);
  if (element == 0) {
    return std::nullopt;
  }
  auto base = drawing_colour(tree, element);
  if (local_name(tree.node(element).name) == "schemeClr") {
    base = colour(drawing_value(tree, element, "val", "w14:val"));
  }
  if (!base) {
    return std::nullopt;
  }
  Paint paint;
  paint.colour = *base;
  transform(tree, element, paint);
  return paint;
}

std::optional<Paint> Theme::text_fill(const XmlTree& tree, std::uint32_t text_fill) const {
  const std::uint32_t fill = first_element(tree, text_fill);
  const std::string_view kind = fill == 0 ? std::string_view() : local_name(tree.node(fill).name);
  if (kind == "noFill") {
    Paint paint;
    paint.automatic = true;
    paint.alpha = 0;
    return paint;
  }
  if (kind == "solidFill") {
    return fill_colour(tree, fill);
  }
  if (kind != "gradFill") {
    return std::nullopt;
  }
  std::optional<Paint> lightest;
  const std::uint32_t list = tree.child(fill, "w14:gsLst");
  for (std::uint32_t at = list == 0 ? 0 : tree.node(list).first_child; at != 0; at = tree.node(at).next) {
    const auto stop = tree.node(at).name == "w14:gs" ? fill_colour(tree, at) : std::nullopt;
    if (stop && (!lightest || luminance(stop->colour) > luminance(lightest->colour))) {
      const double alpha = lightest ? std::min(lightest->alpha, stop->alpha) : stop->alpha;
      lightest = stop;
      lightest->alpha = alpha;
    } else if (stop) {
      lightest->alpha = std::min(lightest->alpha, stop->alpha);
    }
  }
  return lightest;
}

}  // namespace sverka
