// styles.xml, theme1.xml and the table styles, resolved to what a run really looks like.
//
// Effective run properties: docDefaults, then table style (with its conditional parts), then the chain of the paragraph style, then
// the numbering level's own (for labels), then the chain of the character style, then direct formatting. Toggle properties
// (ISO 29500-1, 17.7.3: b, i, caps, smallCaps, strike, dstrike, vanish, ...) combine by exclusive or over the styles; direct formatting
// overrides. Colours: auto, hex, theme with tint and shade.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/docx/xml_tree.hpp"

namespace sverka {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};

// One layer's settings: unset means "says nothing".
struct RunSettings {
  std::optional<bool> vanish, web_hidden, spec_vanish, strike, double_strike, caps, small_caps, right_to_left, bold, italic;
  std::optional<double> size_points;        // w:sz / 2
  std::optional<int> scale_percent;         // w:w
  std::optional<double> spacing_points;     // w:spacing
  std::optional<double> raise_points;       // w:position
  std::optional<double> fit_width_points;   // w:fitText
  struct Paint { bool automatic = false; bool none = false; Colour colour; double alpha = 1.0; };
  std::optional<Paint> colour;              // w:color, or w14:textFill
  std::optional<Paint> highlight, shading;
  std::optional<std::string> font;          // ascii or, if only that is given, hAnsi/cs font name
  std::optional<int> vertical;              // 1 superscript, -1 subscript, 0 baseline
};

struct ParagraphSettings {
  std::optional<std::string> style;
  std::optional<std::string> numbering_id;  // "0" switches numbering off
  std::optional<int> numbering_level;
  std::optional<Colour> shading;
  std::optional<double> left_indent_points, right_indent_points, first_line_points, hanging_points;
  std::optional<double> line_exact_points;  // w:spacing lineRule=exact
  std::optional<int> outline_level;         // 0 to 8
  std::optional<bool> page_break_before;
  bool has_frame = false;
  double frame_x_points = 0, frame_y_points = 0;
};

// What a run finally looks like.
struct RunLook {
  bool hidden = false, web_hidden = false, struck = false, caps = false, right_to_left = false;
  double size_points = 10, spacing_points = 0, raise_points = 0;
  int scale_percent = 100, vertical = 0;
  Colour colour;           // automatic colour resolved against the background
  double alpha = 1.0;      // of the text's fill
  Colour background;       // highlight, else run shading, else paragraph, cell, table, page
  std::string font;
};

class Styles {
 public:
  // Either part may be absent (null). A style chain that loops is cut where it closes. Never fails: what is odd is ignored.
  static Styles read(const XmlTree* styles, const XmlTree* theme);

  // Direct settings of a w:rPr or w:pPr element (0 gives empty settings).
  RunSettings run_settings(const XmlTree& tree, std::uint32_t r_pr) const;
  ParagraphSettings paragraph_settings(const XmlTree& tree, std::uint32_t p_pr) const;

  // Direct paragraph settings completed from the paragraph's style chain and docDefaults (numbering, outline level, indents, ...).
  ParagraphSettings effective_paragraph(const ParagraphSettings& direct) const;

  struct RunContext {
    std::string_view paragraph_style;        // style id, empty: the default paragraph style
    std::string_view character_style;        // style id or empty
    std::string_view table_style;            // style id or empty
    RunSettings direct;
    const RunSettings* numbering = nullptr;  // the numbering level's rPr, for a label
    std::optional<Colour> paragraph_shading, cell_shading, table_shading, page_background;
  };
  RunLook look(const RunContext& context) const;

  // The style's name as shown ("heading 1"), or the id if there is none; and the default paragraph style's id.
  std::string style_name(std::string_view id) const;
  const std::string& default_paragraph_style() const;
  // Cell shading that a table style gives (whole table part only), if any.
  std::optional<Colour> table_style_shading(std::string_view table_style) const;

  Styles();
  ~Styles();
  Styles(Styles&&) noexcept;
  Styles& operator=(Styles&&) noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// RunFlags (document.hpp) that follow from a look: hidden, tiny, squeezed, low contrast, struck, caps, transparent, vertical, ...
// `line_exact_points`: the paragraph's exact line pitch, 0 if none.
std::uint32_t flags_of(const RunLook& look, double line_exact_points);

// WCAG contrast ratio of two colours, 1 to 21.
double contrast(Colour one, Colour other);

}  // namespace sverka
