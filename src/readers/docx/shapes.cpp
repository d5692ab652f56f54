#include "readers/docx/shapes.hpp"

#include <algorithm>
#include <cstdlib>

#include "readers/docx/colour.hpp"
#include "readers/docx/measure.hpp"

namespace sverka {
namespace {

constexpr double kEmu = 1.0 / 12700;
constexpr double kOpaqueShare = 0.5;

std::optional<Colour> hex_colour(std::string_view text) {
  if (!text.empty() && text.front() == '#') {
    text.remove_prefix(1);
  }
  text = text.substr(0, text.find(' '));
  const auto value = text.size() == 6 ? parse_hexadecimal(text) : std::nullopt;
  if (!value) {
    return std::nullopt;
  }
  return Colour{static_cast<std::uint8_t>(*value >> 16), static_cast<std::uint8_t>((*value >> 8) & 0xFF),
                static_cast<std::uint8_t>(*value & 0xFF)};
}

// The share of opacity that a colour element's a:alpha leaves.
double alpha_of(const XmlTree& xml, std::uint32_t colour) {
  const std::uint32_t alpha = xml.child(colour, "a:alpha");
  return alpha == 0 ? 1 : parse_share(xml.attribute(alpha, "val")).value_or(1);
}

// What lies beyond the picture's borders is no part of it.
std::optional<Box> sound_part(const Box& part) {
  const bool inside = part.left >= 0 && part.top >= 0 && part.right <= 1 && part.bottom <= 1;
  return inside && part.left < part.right && part.top < part.bottom ? std::optional(part) : std::nullopt;
}

bool is_line(std::string_view geometry) {
  return geometry == "line" || geometry == "lineInv" || geometry.find("Connector") != std::string_view::npos;
}

}  // namespace

bool has_switch_attribute(const XmlTree& xml, std::uint32_t node, std::string_view name) {
  return xml.has_attribute(node, name) && parse_on_off(xml.attribute(node, name)).value_or(false);
}

ShapeLook read_shape(const XmlTree& xml, std::uint32_t shape) {
  ShapeLook look;
  const std::uint32_t properties = xml.child(shape, "wps:spPr");
  const std::string_view preset = xml.attribute(xml.child(properties, "a:prstGeom"), "prst");
  look.geometry = preset.empty() ? "custom" : std::string(preset);
  look.line = is_line(preset);
  look.fill_name = "none";
  if (const std::uint32_t solid = xml.child(properties, "a:solidFill"); solid != 0) {
    const std::uint32_t colour = xml.first_child(solid);
    look.opaque = alpha_of(xml, colour) >= kOpaqueShare;
    look.fill_name = "solid";
    look.fill = xml.name(colour) == "a:srgbClr" ? hex_colour(xml.attribute(colour, "val")) : std::nullopt;
  } else if (xml.child(properties, "a:gradFill") != 0 || xml.child(properties, "a:pattFill") != 0) {
    look.opaque = true;
    look.fill_name = "pattern";
  } else if (xml.child(properties, "a:blipFill") != 0) {
    look.opaque = true;
    look.fill_name = "picture";
  } else if (xml.child(properties, "a:noFill") == 0) {
    const std::uint32_t reference = xml.child(xml.child(shape, "wps:style"), "a:fillRef");
    look.opaque = parse_integer(xml.attribute(reference, "idx")).value_or(0) > 0;
    look.fill_name = look.opaque ? "style" : "none";
  }
  if (look.line) {
    look.opaque = false;
  }
  return look;
}

bool lies_over_text(const XmlTree& xml, std::uint32_t anchor) {
  const bool gives_way = xml.child(anchor, "wp:wrapSquare") != 0 || xml.child(anchor, "wp:wrapTight") != 0 ||
                         xml.child(anchor, "wp:wrapTopAndBottom") != 0 || xml.child(anchor, "wp:wrapThrough") != 0;
  return !gives_way && !has_switch_attribute(xml, anchor, "behindDoc");
}

bool darkens_text(const XmlTree& xml, std::uint32_t anchor, const ShapeLook& look) {
  return look.opaque && look.fill && is_dark(*look.fill) && has_switch_attribute(xml, anchor, "behindDoc");
}

std::string size_class(double width_points, double height_points) {
  const double larger = std::max(width_points, height_points);
  return larger < 85 ? "small" : larger < 283 ? "medium" : "large";
}

std::string size_class(const XmlTree& xml, std::uint32_t anchor) {
  const std::uint32_t extent = xml.child(anchor, "wp:extent");
  return size_class(parse_measure(xml.attribute(extent, "cx"), kEmu).value_or(0),
                    parse_measure(xml.attribute(extent, "cy"), kEmu).value_or(0));
}

std::string_view vml_style(std::string_view style, std::string_view property) {
  while (!style.empty()) {
    std::string_view one = style.substr(0, style.find(';'));
    style.remove_prefix(std::min(style.size(), one.size() + 1));
    one.remove_prefix(std::min(one.size(), one.find_first_not_of(" \t\r\n")));
    if (one.size() > property.size() && one.substr(0, property.size()) == property && one[property.size()] == ':') {
      return one.substr(property.size() + 1);
    }
  }
  return {};
}

ShapeLook read_vml_shape(const XmlTree& xml, std::uint32_t shape) {
  ShapeLook look;
  look.geometry = std::string(xml.name(shape).substr(2));
  look.line = xml.tag(shape) == Tag::VLine || xml.tag(shape) == Tag::VPolyline || xml.tag(shape) == Tag::VCurve;
  const std::string_view filled = xml.attribute(shape, "filled");
  const std::string_view colour = xml.attribute(shape, "fillcolor");
  // A VML shape is filled with white unless it says otherwise; a w:pict without any fill attribute is mostly
  // a picture's frame.
  const bool drawn = filled != "f" && filled != "false" && filled != "0";
  const bool own_surface = xml.tag(shape) != Tag::VShape || !colour.empty() || filled == "t" || filled == "true";
  look.opaque = drawn && own_surface && !look.line && xml.child(shape, "v:imagedata") == 0 && xml.child(shape, "v:textpath") == 0;
  look.fill = drawn ? hex_colour(colour) : std::nullopt;
  if (drawn && !look.fill && !colour.empty()) {
    look.fill = parse_colour(colour.substr(0, colour.find(' ')));
  }
  look.fill_name = drawn ? (colour.empty() ? "white" : std::string(colour)) : "none";
  return look;
}

bool vml_darkens_text(const XmlTree& xml, std::uint32_t shape, const ShapeLook& look) {
  return look.opaque && look.fill && is_dark(*look.fill) && vml_style(xml.attribute(shape, "style"), "z-index").starts_with('-');
}

bool vml_lies_over_text(const XmlTree& xml, std::uint32_t shape) {
  const std::string_view style = xml.attribute(shape, "style");
  const std::uint32_t wrap = xml.child(shape, "w10:wrap");
  const std::string_view type = xml.attribute(wrap, "type");
  const bool gives_way = wrap != 0 && type != "none" && !type.empty();
  const std::string_view order = vml_style(style, "z-index");
  return vml_style(style, "position") == "absolute" && !gives_way && (order.empty() || order.front() != '-');
}

std::optional<Box> shown_part(const XmlTree& xml, std::uint32_t blip) {
  // Anything in the blip but extensions changes its colours.
  for (std::uint32_t at = xml.first_child(blip); at != 0; at = xml.next(at)) {
    if (xml.tag(at) != Tag::Text && xml.name(at) != "a:extLst") {
      return std::nullopt;
    }
  }
  const std::uint32_t fill = xml.parent(blip);
  const std::uint32_t placed = xml.child(xml.child(xml.parent(fill), "pic:spPr"), "a:xfrm");
  if (xml.name(fill) != "pic:blipFill" || has_switch_attribute(xml, placed, "flipH") || has_switch_attribute(xml, placed, "flipV") ||
      (xml.has_attribute(placed, "rot") && xml.attribute(placed, "rot") != "0")) {
    return std::nullopt;
  }
  const std::uint32_t cut = xml.child(fill, "a:srcRect");
  const auto share = [&](std::string_view side) { return static_cast<float>(parse_share(xml.attribute(cut, side)).value_or(0)); };
  return sound_part({share("l"), share("t"), 1 - share("r"), 1 - share("b")});
}

std::optional<Box> shown_part_of_vml(const XmlTree& xml, std::uint32_t picture) {
  for (const std::string_view change : {"gain", "blacklevel", "gamma", "grayscale", "bilevel", "chromakey", "recolortarget"}) {
    if (xml.has_attribute(picture, change)) {
      return std::nullopt;
    }
  }
  const std::string_view style = xml.attribute(xml.parent(picture), "style");
  if (!vml_style(style, "rotation").empty() || !vml_style(style, "flip").empty()) {
    return std::nullopt;
  }
  // A share, or a number of parts of 65536 as in "6554f".
  const auto cut = [&](std::string_view side) {
    std::string text(xml.attribute(picture, side));
    const bool parts = !text.empty() && text.back() == 'f';
    return static_cast<float>(std::strtod(text.c_str(), nullptr) / (parts ? 65536 : 1));
  };
  return sound_part({cut("cropleft"), cut("croptop"), 1 - cut("cropright"), 1 - cut("cropbottom")});
}

}  // namespace sverka
