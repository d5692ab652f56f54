#include <string>

#include "readers/docx/measure.hpp"
#include "readers/docx/settings.hpp"

namespace sverka {
namespace {

using Paint = RunSettings::Paint;

// Whether words are seen, and as they are, or only how they are dressed.
enum class Effect : std::uint8_t { OnSight, OnDress };

struct Switch {
  std::string_view name;
  std::optional<bool> RunSettings::*member;
  Effect effect = Effect::OnSight;
};

constexpr Switch kSwitches[] = {
    {"w:vanish", &RunSettings::vanish},
    {"w:webHidden", &RunSettings::web_hidden},
    {"w:specVanish", &RunSettings::spec_vanish},
    {"w:strike", &RunSettings::strike},
    {"w:dstrike", &RunSettings::double_strike},
    {"w:caps", &RunSettings::caps},
    {"w:smallCaps", &RunSettings::small_caps},
    {"w:rtl", &RunSettings::right_to_left},
    {"w:b", &RunSettings::bold, Effect::OnDress},
    {"w:i", &RunSettings::italic, Effect::OnDress},
    {"w:cs", &RunSettings::complex_script, Effect::OnDress},
};

bool read_switch(const XmlTree& tree, std::uint32_t element, RunSettings& settings) {
  for (const Switch& entry : kSwitches) {
    if (tree.node(element).name == entry.name) {
      if (const auto value = on_off(tree, element)) {
        settings.*entry.member = value;
      } else if (entry.effect == Effect::OnSight) {
        settings.unknown_switch = true;
      }
      return true;
    }
  }
  return false;
}

// A theme font goes before a named one of the same slot (17.3.2.26).
void read_font(const XmlTree& tree, std::uint32_t element, const Theme& theme, std::string_view plain, std::string_view themed,
               std::optional<std::string>& font) {
  std::string_view name = theme.font(tree.attribute(element, themed));
  if (name.empty()) {
    name = tree.attribute(element, plain);
  }
  if (!name.empty()) {
    font = std::string(name);
  }
}

bool read_measure(const XmlTree& tree, std::uint32_t element, RunSettings& settings) {
  struct Measure {
    std::string_view name;
    std::optional<double> RunSettings::*member;
    double unit;
  };
  constexpr Measure kMeasures[] = {
      {"w:sz", &RunSettings::size_points, kHalfPoint},      {"w:szCs", &RunSettings::complex_size_points, kHalfPoint},
      {"w:spacing", &RunSettings::spacing_points, kTwip},   {"w:position", &RunSettings::raise_points, kHalfPoint},
      {"w:fitText", &RunSettings::fit_width_points, kTwip},
  };
  for (const Measure& entry : kMeasures) {
    if (tree.node(element).name == entry.name) {
      if (const auto value = parse_measure(tree.attribute(element, "w:val"), entry.unit)) {
        settings.*entry.member = value;
      }
      return true;
    }
  }
  return false;
}

void read_vertical(std::string_view value, RunSettings& settings) {
  if (value == "superscript") {
    settings.vertical = 1;
  } else if (value == "subscript") {
    settings.vertical = -1;
  } else if (value == "baseline") {
    settings.vertical = 0;
  }
}

void read_highlight(std::string_view value, RunSettings& settings) {
  if (value == "none") {
    settings.highlight = Paint{};
    settings.highlight->none = true;
  } else if (const auto colour = highlight_colour(value)) {
    settings.highlight = Paint{};
    settings.highlight->colour = *colour;
  }
}

constexpr int kThickOutline = 19050;  // EMU: a point and a half

template <class T>
void put(std::optional<T>& base, const std::optional<T>& over) {
  if (over) {
    base = over;
  }
}

// A w14 fill stands over w:color of the same layer; what w:color says besides is kept as the stored colour.
std::optional<Paint> joined_colour(const std::optional<Paint>& plain, const std::optional<Paint>& fill) {
  if (!fill) {
    return plain;
  }
  Paint result = *fill;
  if (plain && !plain->automatic) {
    if (result.automatic) {
      result.automatic = false;
      result.colour = plain->colour;
    } else if (plain->colour != result.colour) {
      result.stored = plain->colour;
    }
  }
  return result;
}

}  // namespace

RunSettings read_run_settings(const XmlTree& tree, std::uint32_t r_pr, const Theme& theme) {
  RunSettings settings;
  std::optional<Paint> plain, fill;
  for (std::uint32_t at = r_pr == 0 ? 0 : tree.node(r_pr).first_child; at != 0; at = tree.node(at).next) {
    const std::string_view name = tree.node(at).name;
    if (name.empty() || read_switch(tree, at, settings) || read_measure(tree, at, settings)) {
      continue;
    }
    const std::string_view value = tree.attribute(at, "w:val");
    if (name == "w:color") {
      const auto paint = theme.paint(tree, at, {"w:val", "w:themeColor", "w:themeTint", "w:themeShade"});
      plain = paint ? paint : plain;
    } else if (name == "w14:textFill") {
      fill = theme.text_fill(tree, at);
    } else if (name == "w14:textOutline") {
      // A thick line around letters hides what is inside of it.
      const bool thick = parse_integer(tree.attribute(at, "w14:w")).value_or(0) >= kThickOutline;
      const auto line = thick ? theme.text_fill(tree, at) : std::nullopt;
      fill = line && line->alpha > 0 ? line : fill;
    } else if (name == "w:highlight") {
      read_highlight(value, settings);
    } else if (name == "w:shd") {
      settings.shading = theme.shading(tree, at);
    } else if (name == "w:vertAlign") {
      read_vertical(value, settings);
    } else if (name == "w:u") {
      settings.underlined = value != "none" && value != "words";
    } else if (name == "w:eastAsianLayout") {
      settings.rearranged =
          parse_on_off(tree.attribute(at, "w:combine")).value_or(false) || parse_on_off(tree.attribute(at, "w:vert")).value_or(false);
    } else if (name == "w:w") {
      if (const auto percent = parse_percent(value)) {
        settings.scale_percent = static_cast<int>(*percent);
      }
    } else if (name == "w:rFonts") {
      read_font(tree, at, theme, "w:ascii", "w:asciiTheme", settings.font);
      read_font(tree, at, theme, "w:hAnsi", "w:hAnsiTheme", settings.font_high_ansi);
      read_font(tree, at, theme, "w:cs", "w:cstheme", settings.font_complex);
      read_font(tree, at, theme, "w:eastAsia", "w:eastAsiaTheme", settings.font_east_asia);
      if (const std::string_view hint = tree.attribute(at, "w:hint"); !hint.empty()) {
        settings.east_asia_hint = hint == "eastAsia";
      }
    }
  }
  settings.colour = joined_colour(plain, fill);
  return settings;
}

void overlay(RunSettings& base, const RunSettings& over) {
  for (const Switch& entry : kSwitches) {
    put(base.*entry.member, over.*entry.member);
  }
  put(base.size_points, over.size_points);
  put(base.complex_size_points, over.complex_size_points);
  put(base.scale_percent, over.scale_percent);
  put(base.spacing_points, over.spacing_points);
  put(base.raise_points, over.raise_points);
  put(base.fit_width_points, over.fit_width_points);
  put(base.colour, over.colour);
  put(base.highlight, over.highlight);
  put(base.shading, over.shading);
  put(base.font, over.font);
  put(base.font_high_ansi, over.font_high_ansi);
  put(base.font_complex, over.font_complex);
  put(base.font_east_asia, over.font_east_asia);
  put(base.east_asia_hint, over.east_asia_hint);
  put(base.vertical, over.vertical);
  put(base.rearranged, over.rearranged);
  put(base.underlined, over.underlined);
  put(base.unknown_switch, over.unknown_switch);
}

}  // namespace sverka
