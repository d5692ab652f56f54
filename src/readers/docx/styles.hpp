// styles.xml, theme1.xml and the table styles, resolved to what a run really looks like.
//
// Effective run properties: docDefaults, then table style (with its conditional parts), then the chain of the paragraph style, then
// the chain of the character style, then direct formatting, then (for a label) the numbering level's own. Toggle properties
// (ISO 29500-1, 17.7.3: b, i, caps, smallCaps, strike, dstrike, vanish, ...) combine by exclusive or over the styles; direct formatting
// overrides. Colours: auto, hex, theme with tint and shade.
//
// Sizes are points. Measures are read with and without a unit ("24", "12pt", "0.5in"). What a value cannot mean is ignored.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};

// One layer's settings: unset means "says nothing".
struct RunSettings {
  std::optional<bool> vanish, web_hidden, spec_vanish, strike, double_strike, caps, small_caps, right_to_left, bold, italic;
  std::optional<bool> complex_script;         // w:cs: w:szCs and the cs font hold whatever the letters are
  std::optional<double> size_points;          // w:sz / 2
  std::optional<double> complex_size_points;  // w:szCs / 2
  std::optional<int> scale_percent;           // w:w
  std::optional<double> spacing_points;       // w:spacing
  std::optional<double> raise_points;         // w:position
  std::optional<double> fit_width_points;     // w:fitText: of all adjacent runs with one id
  struct Paint {
    bool automatic = false;
    bool none = false;
    Colour colour;
    double alpha = 1.0;
    // The plain colour stored beside a theme colour or a w14 fill, where it differs: programs disagree on which of the two is shown.
    std::optional<Colour> stored;
    bool operator==(const Paint&) const = default;
  };
  std::optional<Paint> colour;  // w:color, or w14:textFill
  std::optional<Paint> highlight, shading;
  std::optional<std::string> font;            // ascii or, if only that is given, hAnsi/cs font name
  std::optional<std::string> font_high_ansi;  // the slot that Cyrillic letters use; unset: as `font`
  std::optional<std::string> font_complex;    // used under w:cs and w:rtl
  std::optional<std::string> font_east_asia;  // used for East Asian letters, and for more under its hint
  std::optional<bool> east_asia_hint;         // w:hint="eastAsia"
  std::optional<int> vertical;                // 1 superscript, -1 subscript, 0 baseline
  std::optional<bool> rearranged;             // w:eastAsianLayout: two lines in one, or letters laid on their side
  std::optional<bool> underlined;             // spaces, too
  std::optional<bool> unknown_switch;         // on or off by a word that is neither: programs differ
};

// How w:spacing/w:line is meant.
enum class LineRule : std::uint8_t { Auto, AtLeast, Exact };

// How the text around a frame takes it: it makes room, or the frame lies on it.
enum class FrameWrap : std::uint8_t { Beside, OverText };

struct ParagraphSettings {
  std::optional<std::string> style;
  std::optional<std::string> numbering_id;  // "0" switches numbering off
  std::optional<int> numbering_level;       // direct only; a style's level is found by Numbering
  bool numbering_is_direct = false;         // after resolution: numbering_id is the paragraph's own, not its style's
  std::optional<Colour> shading;
  bool shading_cleared = false;  // w:shd says "none": what a style gives does not hold
  std::optional<double> left_indent_points, right_indent_points, first_line_points, hanging_points;
  std::optional<double> line_exact_points;  // w:spacing lineRule=exact; 0: not exact
  std::optional<LineRule> line_rule;
  std::optional<double> line_twentieths;  // w:line as stored: 240ths of a line or twentieths of a point
  std::optional<int> outline_level;       // 0 to 8; 9 (body text) only before it is resolved
  std::optional<bool> page_break_before;
  std::optional<bool> right_to_left;
  std::optional<bool> tabs_draw_lines;  // a tab stop of its own has a line as its leader
  bool has_frame = false;
  FrameWrap frame_wrap = FrameWrap::Beside;
  bool frame_is_initial = false;  // a large first letter
  bool frame_is_on_page = false;  // placed by the page or its margins, whatever the text around it
  double frame_x_points = 0, frame_y_points = 0;
  double frame_width_points = 0;   // 0: as wide as its text
  double frame_height_points = 0;  // of a frame whose height is exact, 0 otherwise
};

// What a table, a row, a cell or a table style says of the room of its cells. Unset: says nothing.
struct TableSettings {
  std::optional<double> left_margin_points, right_margin_points;  // between a cell's edges and its text
  std::optional<double> indent_points;                            // of the table or the row
  std::optional<bool> rows_hidden;
  std::optional<bool> crossed;  // by a diagonal border
};

// What a run finally looks like.
struct RunLook {
  bool hidden = false, web_hidden = false, struck = false, caps = false, right_to_left = false;
  bool rearranged = false, underlined = false;
  bool unknown_switch = false;  // see RunSettings
  bool painted = false;         // something is painted behind the letters, and behind spaces, of the run itself: highlight or shading
  double size_points = 10, spacing_points = 0, raise_points = 0;
  double fit_width_points = 0;  // 0: none
  int scale_percent = 100, vertical = 0;
  Colour colour;       // automatic colour resolved against the background; of two that programs disagree on, the fainter
  double alpha = 1.0;  // of the text's fill
  Colour background;   // highlight, else run shading, else paragraph, cell, table, page
  std::string font;
  std::string font_high_ansi;  // for letters beyond ASCII
  // Fonts of the other slots where something (w:cs, w:rtl, a hint) asks for them, empty otherwise: programs disagree on whether
  // Latin and Cyrillic letters are drawn with them then.
  std::string font_complex, font_east_asia;
};

// Conditional parts of a table style (ISO 29500-1, 17.7.6), as bits.
enum TablePart : std::uint32_t {
  kBandedColumnOdd = 1u << 0,
  kBandedColumnEven = 1u << 1,
  kBandedRowOdd = 1u << 2,
  kBandedRowEven = 1u << 3,
  kFirstRow = 1u << 4,
  kLastRow = 1u << 5,
  kFirstColumn = 1u << 6,
  kLastColumn = 1u << 7,
  kCornerTopLeft = 1u << 8,
  kCornerTopRight = 1u << 9,
  kCornerBottomLeft = 1u << 10,
  kCornerBottomRight = 1u << 11,
};

// w:tblLook: which conditional parts the table asks for.
struct TableChoice {
  bool first_row = false, last_row = false, first_column = false, last_column = false;
  bool banded_rows = true, banded_columns = true;
};

// Where a cell stands, counted from 0.
struct TablePlace {
  std::uint32_t row = 0, rows = 1, column = 0, columns = 1;
};

class Styles {
 public:
  // Each part may be absent (null); `settings` is settings.xml, read for w:clrSchemeMapping. A style chain that loops is cut where it
  // closes. Never fails: what is odd is ignored, and said in notes(). Cost: linear; nothing of the trees is kept.
  static Styles read(const XmlTree* styles, const XmlTree* theme, const XmlTree* settings = nullptr);

  // Direct settings of a w:rPr or w:pPr element (0 gives empty settings).
  RunSettings run_settings(const XmlTree& tree, std::uint32_t r_pr) const;
  ParagraphSettings paragraph_settings(const XmlTree& tree, std::uint32_t p_pr) const;

  // A w:shd of a cell, a table or a paragraph; nothing where it is absent, `none` where it shows what is behind it.
  std::optional<RunSettings::Paint> shading(const XmlTree& tree, std::uint32_t shd) const;
  // w:background of the document; nothing if it says no colour.
  std::optional<Colour> page_background(const XmlTree& tree, std::uint32_t background) const;
  // w:tblLook; 0 gives the choice of a table without one.
  TableChoice table_choice(const XmlTree& tree, std::uint32_t tbl_look) const;
  // TablePart bits of one cell, with the style's band sizes.
  std::uint32_t table_parts(std::string_view table_style, const TableChoice& choice, const TablePlace& place) const;

  // Direct paragraph settings completed from the paragraph's style chain, the table style around it and docDefaults (numbering,
  // outline level, indents, ...). In the result `outline_level` is 0 to 8 or unset, and `line_exact_points` is above 0 or unset.
  // `numbering_level`: the w:pPr of the paragraph's numbering level (Label::paragraph), of which the indents count.
  ParagraphSettings effective_paragraph(const ParagraphSettings& direct, std::string_view table_style = {}, std::uint32_t table_parts = 0,
                                        const ParagraphSettings* numbering_level = nullptr) const;

  struct RunContext {
    std::string_view paragraph_style;  // style id, empty: the default paragraph style
    std::string_view character_style;  // style id or empty
    std::string_view table_style;      // style id or empty; default_table_style() for a table that names none
    RunSettings direct;
    const RunSettings* numbering = nullptr;  // the numbering level's rPr, for a label; it goes over `direct` (the mark's rPr)
    std::optional<Colour> paragraph_shading, cell_shading, table_shading, page_background;
    std::uint32_t table_parts = 0;  // TablePart bits of the cell
  };
  // Cost: four look-ups by id; chains are resolved once, in read(). A style that is absent or of another type says nothing.
  RunLook look(const RunContext& context) const;

  // The id of the table style that holds for a table that names this one (or none, empty): of a style that is absent or no table style
  // the default one stands in; empty if there is no default either.
  std::string_view table_style_of(std::string_view named) const;
  // The style's name as shown ("heading 1"), or the id if there is none; and the default paragraph style's id.
  std::string style_name(std::string_view id) const;
  const std::string& default_paragraph_style() const;
  const std::string& default_table_style() const;
  // The id of the style that it is based on, empty if there is none (or the chain was cut there).
  std::string_view based_on(std::string_view id) const;
  // What the style itself says of numbering, without its chain: for Numbering. The level is that of w:ilvl.
  struct StyleNumbering {
    std::string_view numbering_id;  // empty: says nothing
    std::optional<int> level;
  };
  StyleNumbering style_numbering(std::string_view id) const;
  // w:numId of a numbering style (w:type="numbering"), empty if there is none.
  std::string_view numbering_style_id(std::string_view id) const;
  // Whether the style shows the columns of a table from right to left (w:bidiVisual).
  bool is_reversed(std::string_view table_style) const;
  // What the style says of a cell in these parts, before the table, the row and the cell itself.
  TableSettings table_settings(std::string_view table_style, std::uint32_t table_parts = 0) const;
  // Cell shading that a table style gives, else the shading of the whole table, if any.
  std::optional<Colour> table_style_shading(std::string_view table_style, std::uint32_t table_parts = 0) const;

  // Oddities of the part: "style-duplicate" (the first one holds), "style-conflict" (and the other one shows text otherwise), "style-loop",
  // "style-limit"; where is left to the caller.
  const std::vector<Note>& notes() const;

  Styles();
  ~Styles();
  Styles(Styles&&) noexcept;
  Styles& operator=(Styles&&) noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// RunFlags (document.hpp) that follow from a look: hidden, tiny, squeezed, low contrast, struck, caps, transparent, vertical, ...
// `line_exact_points`: the paragraph's exact line pitch, 0 if none. `fitted_characters`: how many characters share the look's
// fit width, 0 if unknown.
std::uint32_t flags_of(const RunLook& look, double line_exact_points, std::size_t fitted_characters = 0);

// Whether what is drawn behind or through the run, be it only spaces, lies on the line above or below its own. `pitch_points`: from line
// to line where it does not grow with the run, 0 where it does.
bool lies_on_other_lines(const RunLook& look, double pitch_points);

// WCAG contrast ratio of two colours, 1 to 21.
double contrast(Colour one, Colour other);

}  // namespace sverka
