// What a drawn shape is: geometry, fill, size, and whether it can cover text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "readers/docx/styles.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

struct ShapeLook {
  std::string geometry = "shape";  // "rect", "line", ...
  std::string fill_name;           // for people: "solid", "picture", "style", "none"
  std::optional<Colour> fill;      // where the colour is given directly
  bool opaque = false;
  bool line = false;  // a stroke without a surface
};

// Of a wps:wsp.
ShapeLook read_shape(const XmlTree& xml, std::uint32_t shape);

// Behind the text, filled so darkly that black letters on it are not read.
bool darkens_text(const XmlTree& xml, std::uint32_t anchor, const ShapeLook& look);

// Whether an anchored drawing stands in front of text that does not give way to it.
bool lies_over_text(const XmlTree& xml, std::uint32_t anchor);

// "small", "medium" or "large", by the larger side of an anchor's extent: below 3 cm, below 10 cm, above.
std::string size_class(const XmlTree& xml, std::uint32_t anchor);
std::string size_class(double width_points, double height_points);

// An on/off attribute that is there and on.
bool has_switch_attribute(const XmlTree& xml, std::uint32_t node, std::string_view name);

// Value of one property of a VML style: "width" in "position:absolute;width:120pt".
std::string_view vml_style(std::string_view style, std::string_view property);

// Of a VML shape: element name and the attributes fillcolor, filled, stroked, style.
ShapeLook read_vml_shape(const XmlTree& xml, std::uint32_t shape);

// A VML shape that stands in front of the text and does not push it aside.
bool vml_darkens_text(const XmlTree& xml, std::uint32_t shape, const ShapeLook& look);
bool vml_lies_over_text(const XmlTree& xml, std::uint32_t shape);

// What is shown of the picture of an a:blip or a v:imagedata, in shares of its width and height; nothing where it is shown turned or
// recoloured.
std::optional<Box> shown_part(const XmlTree& xml, std::uint32_t blip);
std::optional<Box> shown_part_of_vml(const XmlTree& xml, std::uint32_t picture);

}  // namespace sverka
