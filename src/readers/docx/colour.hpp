// Colours of WordprocessingML and of its theme: names, tints, patterns, contrast.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "readers/docx/styles.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

constexpr Colour kBlack{0, 0, 0};
constexpr Colour kWhite{255, 255, 255};

// Six hexadecimal digits; a leading # is allowed, as in VML.
std::optional<Colour> parse_colour(std::string_view text);

// `share` of `over`, the rest of `under`; the share is 0 to 1.
Colour mix(Colour over, Colour under, double share);

// WCAG relative luminance, 0 to 1.
double luminance(Colour colour);

// Whether a program turns automatic text white on this background.
bool is_dark(Colour background);

// ISO 29500-1, 17.18.40 ST_HighlightColor; nothing for "none" and for an unknown name.
std::optional<Colour> highlight_colour(std::string_view name);

// The colours and fonts of theme1.xml, seen through w:clrSchemeMapping.
class Theme {
 public:
  // Either may be null.
  static Theme read(const XmlTree* theme, const XmlTree* settings);

  // ST_ThemeColor of WordprocessingML ("text1", "dark1", "accent3") or a scheme name of DrawingML ("tx1", "dk1", "hlink").
  std::optional<Colour> colour(std::string_view name) const;
  // ST_Theme ("minorHAnsi", "majorBidi"): the typeface, empty if the theme does not say.
  std::string_view font(std::string_view name) const;

  // A colour given by attributes of one element: `plain` ("w:val", "w:color", "w:fill") and its theme companions, whose names start with
  // `theme` ("w:themeColor", "w:themeFill"; tint and shade follow as `theme_tint`, `theme_shade`). Nothing if the element says nothing.
  struct Names {
    std::string_view plain, theme, tint, shade;
  };
  std::optional<RunSettings::Paint> paint(const XmlTree& tree, std::uint32_t element, const Names& names) const;

  // w:shd, pattern and all (17.18.78 ST_Shd).
  std::optional<RunSettings::Paint> shading(const XmlTree& tree, std::uint32_t shd) const;

  // w14:textFill. A gradient gives its lightest stop.
  std::optional<RunSettings::Paint> text_fill(const XmlTree& tree, std::uint32_t text_fill) const;

 private:
  static constexpr std::size_t kSlots = 12;
  std::array<std::optional<Colour>, kSlots> colours_;
  std::array<std::uint8_t, 4> mapping_ = {0, 1, 2, 3};  // text1, background1, text2, background2 -> slot
  std::array<std::string, 6> fonts_;                    // major, minor x latin, east Asian, complex
  void read_mapping(const XmlTree& settings);
  void read_fonts(const XmlTree& theme, std::uint32_t scheme);
  std::optional<RunSettings::Paint> fill_colour(const XmlTree& tree, std::uint32_t parent) const;
};

}  // namespace sverka
