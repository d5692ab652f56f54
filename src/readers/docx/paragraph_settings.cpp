#include <string>

#include "readers/docx/measure.hpp"
#include "readers/docx/settings.hpp"

namespace sverka {
namespace {

// 17.3.1.12: an indent in characters holds before one in points. A character is about this wide in text of
// usual size.
constexpr double kPointsOfCharacter = 10.5;

template <class T>
void put(std::optional<T>& base, const std::optional<T>& over) {
  if (over) {
    base = over;
  }
}

std::optional<double> indent(const XmlTree& tree, std::uint32_t element, std::string_view name, std::string_view characters) {
  const auto hundredths = parse_integer(tree.attribute(element, characters));
  if (hundredths && *hundredths != 0) {
    return *hundredths / 100.0 * kPointsOfCharacter;
  }
  return parse_measure(tree.attribute(element, name), kTwip);
}

void read_indents(const XmlTree& tree, std::uint32_t element, ParagraphSettings& settings) {
  put(settings.left_indent_points, indent(tree, element, "w:start", "w:startChars"));
  put(settings.left_indent_points, indent(tree, element, "w:left", "w:leftChars"));
  put(settings.right_indent_points, indent(tree, element, "w:end", "w:endChars"));
  put(settings.right_indent_points, indent(tree, element, "w:right", "w:rightChars"));
  const auto first = indent(tree, element, "w:firstLine", "w:firstLineChars");
  const auto hanging = indent(tree, element, "w:hanging", "w:hangingChars");
  if (hanging) {  // "the firstLine and hanging attributes are mutually exclusive, if both are specified,
                  // firstLine is ignored"
    settings.hanging_points = hanging;
    settings.first_line_points = 0;
  } else if (first) {
    settings.first_line_points = first;
    settings.hanging_points = 0;
  }
}

// The pitch is exact only by both attributes, which may come from different layers.
void settle_line(ParagraphSettings& settings) {
  if (settings.line_rule == LineRule::Exact && settings.line_twentieths) {
    settings.line_exact_points = *settings.line_twentieths * kTwip;
  } else if (settings.line_rule || settings.line_twentieths) {
    settings.line_exact_points = 0;
  }
}

void read_spacing(const XmlTree& tree, std::uint32_t element, ParagraphSettings& settings) {
  const std::string_view line = tree.attribute(element, "w:line");
  if (const auto points = parse_measure(line, kTwip)) {
    settings.line_twentieths = *points / kTwip;
  }
  const std::string_view rule = tree.attribute(element, "w:lineRule");
  if (rule == "exact") {
    settings.line_rule = LineRule::Exact;
  } else if (rule == "atLeast") {
    settings.line_rule = LineRule::AtLeast;
  } else if (rule == "auto") {
    settings.line_rule = LineRule::Auto;
  }
  settle_line(settings);
}

void read_numbering(const XmlTree& tree, std::uint32_t element, ParagraphSettings& settings) {
  const std::uint32_t id = tree.child(element, "w:numId");
  if (id != 0 && !tree.attribute(id, "w:val").empty()) {
    settings.numbering_id = std::string(tree.attribute(id, "w:val"));
  }
  const std::uint32_t level = tree.child(element, "w:ilvl");
  if (level != 0) {
    put(settings.numbering_level, parse_integer(tree.attribute(level, "w:val")));
  }
}

void read_frame(const XmlTree& tree, std::uint32_t element, ParagraphSettings& settings) {
  settings.has_frame = true;
  settings.frame_x_points = parse_measure(tree.attribute(element, "w:x"), kTwip).value_or(0);
  settings.frame_y_points = parse_measure(tree.attribute(element, "w:y"), kTwip).value_or(0);
  settings.frame_width_points = parse_measure(tree.attribute(element, "w:w"), kTwip).value_or(0);
  const std::string_view wrap = tree.attribute(element, "w:wrap");
  settings.frame_wrap = wrap == "none" || wrap == "through" ? FrameWrap::OverText : FrameWrap::Beside;
  const std::string_view initial = tree.attribute(element, "w:dropCap");
  settings.frame_is_initial = initial == "drop" || initial == "margin";
  const std::string_view anchor = tree.attribute(element, "w:vAnchor");
  settings.frame_is_on_page = anchor == "page" || anchor == "margin";
  const bool exact = tree.attribute(element, "w:hRule") == "exact";
  settings.frame_height_points = exact ? parse_measure(tree.attribute(element, "w:h"), kTwip).value_or(0) : 0;
}

void read_tabs(const XmlTree& tree, std::uint32_t element, ParagraphSettings& settings) {
  for (std::uint32_t at = tree.node(element).first_child; at != 0; at = tree.node(at).next) {
    const std::string_view leader = tree.attribute(at, "w:leader");
    const bool line = (leader == "underscore" || leader == "heavy") && tree.attribute(at, "w:val") != "clear";
    settings.tabs_draw_lines = settings.tabs_draw_lines.value_or(false) || line;
  }
}

void shade(ParagraphSettings& settings, const std::optional<RunSettings::Paint>& paint) {
  if (!paint) {
    return;
  }
  settings.shading_cleared = paint->none;
  settings.shading = paint->none ? std::nullopt : std::optional<Colour>(paint->colour);
}

}  // namespace

ParagraphSettings read_paragraph_settings(const XmlTree& tree, std::uint32_t p_pr, const Theme& theme) {
  ParagraphSettings settings;
  for (std::uint32_t at = p_pr == 0 ? 0 : tree.node(p_pr).first_child; at != 0; at = tree.node(at).next) {
    const std::string_view name = tree.node(at).name;
    if (name == "w:pStyle") {
      settings.style = std::string(tree.attribute(at, "w:val"));
    } else if (name == "w:numPr") {
      read_numbering(tree, at, settings);
    } else if (name == "w:shd") {
      shade(settings, theme.shading(tree, at));
    } else if (name == "w:ind") {
      read_indents(tree, at, settings);
    } else if (name == "w:spacing") {
      read_spacing(tree, at, settings);
    } else if (name == "w:outlineLvl") {
      const auto level = parse_integer(tree.attribute(at, "w:val"));
      if (level && *level >= 0 && *level <= 9) {
        settings.outline_level = level;
      }
    } else if (name == "w:pageBreakBefore") {
      put(settings.page_break_before, on_off(tree, at));
    } else if (name == "w:tabs") {
      read_tabs(tree, at, settings);
    } else if (name == "w:bidi") {
      put(settings.right_to_left, on_off(tree, at));
    } else if (name == "w:framePr") {
      read_frame(tree, at, settings);
    }
  }
  return settings;
}

void overlay(ParagraphSettings& base, const ParagraphSettings& over) {
  put(base.style, over.style);
  put(base.numbering_id, over.numbering_id);
  put(base.numbering_level, over.numbering_level);
  if (over.shading || over.shading_cleared) {
    base.shading = over.shading;
    base.shading_cleared = over.shading_cleared;
  }
  put(base.left_indent_points, over.left_indent_points);
  put(base.right_indent_points, over.right_indent_points);
  put(base.first_line_points, over.first_line_points);
  put(base.hanging_points, over.hanging_points);
  put(base.line_rule, over.line_rule);
  put(base.line_twentieths, over.line_twentieths);
  settle_line(base);
  put(base.outline_level, over.outline_level);
  put(base.page_break_before, over.page_break_before);
  put(base.right_to_left, over.right_to_left);
  put(base.tabs_draw_lines, over.tabs_draw_lines);
  if (over.has_frame) {
    base.has_frame = true;
    base.frame_wrap = over.frame_wrap;
    base.frame_is_initial = over.frame_is_initial;
    base.frame_is_on_page = over.frame_is_on_page;
    base.frame_x_points = over.frame_x_points;
    base.frame_y_points = over.frame_y_points;
    base.frame_width_points = over.frame_width_points;
    base.frame_height_points = over.frame_height_points;
  }
}

}  // namespace sverka
