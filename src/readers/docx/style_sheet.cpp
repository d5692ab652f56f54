#include "readers/docx/style_sheet.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "readers/docx/measure.hpp"

namespace sverka {
namespace {

// More styles than any program keeps; a bound on memory.
constexpr std::size_t kMostStyles = 8192;
// Word's band sizes are single digits.
constexpr int kLargestBand = 1000;

struct PartName {
  std::string_view name;
  std::uint32_t part;
};
constexpr PartName kPartNames[] = {
    {"band1Vert", kBandedColumnOdd}, {"band2Vert", kBandedColumnEven}, {"band1Horz", kBandedRowOdd},
    {"band2Horz", kBandedRowEven},   {"firstRow", kFirstRow},          {"lastRow", kLastRow},
    {"firstCol", kFirstColumn},      {"lastCol", kLastColumn},         {"nwCell", kCornerTopLeft},
    {"neCell", kCornerTopRight},     {"swCell", kCornerBottomLeft},    {"seCell", kCornerBottomRight},
};

StyleType type_of(std::string_view name) {
  if (name == "character")
    return StyleType::Character;
  if (name == "table")
    return StyleType::Table;
  if (name == "numbering")
    return StyleType::Numbering;
  return StyleType::Paragraph;
}

class StyleSheetReading {
 public:
  StyleSheetReading(const XmlTree& tree, WordStyleSheet& sheet) : tree_(tree), sheet_(sheet) {}

  void run() {
    for (std::uint32_t at = first_child(tree_.root()); at != 0; at = tree_.node(at).next) {
      if (tree_.node(at).name == "w:docDefaults") {
        read_defaults(at);
      } else if (tree_.node(at).name == "w:style") {
        read_style(at);
      }
    }
    settle_defaults();
    link_parents();
    resolve_chains();
  }

 private:
  std::uint32_t first_child(std::uint32_t element) const { return element == 0 ? 0 : tree_.node(element).first_child; }
  std::uint32_t below(std::uint32_t element, std::string_view outer, std::string_view inner) const {
    const std::uint32_t found = element == 0 ? 0 : tree_.child(element, outer);
    return found == 0 ? 0 : tree_.child(found, inner);
  }
  std::string_view value_of(std::uint32_t element, std::string_view name) const {
    const std::uint32_t found = tree_.child(element, name);
    return found == 0 ? std::string_view() : tree_.attribute(found, "w:val");
  }

  void read_defaults(std::uint32_t element) {
    sheet_.default_run = read_run_settings(tree_, below(element, "w:rPrDefault", "w:rPr"), sheet_.theme);
    sheet_.default_paragraph = read_paragraph_settings(tree_, below(element, "w:pPrDefault", "w:pPr"), sheet_.theme);
  }

  void read_style(std::uint32_t element) {
    const std::string id(tree_.attribute(element, "w:styleId"));
    if (sheet_.styles.size() >= kMostStyles) {
      note("style-limit", id);
      return;
    }
    const auto index = static_cast<std::uint32_t>(sheet_.styles.size());
    if (const auto [known, fresh] = sheet_.index.emplace(id, index); !fresh) {
      note("style-duplicate", id);
      if (looks_other(element, sheet_.styles[known->second])) {
        note("style-conflict", id);
      }
      return;
    }
    Style style;
    style.id = id;
    style.type = type_of(tree_.attribute(element, "w:type"));
    style.name = std::string(value_of(element, "w:name"));
    style.based_on = std::string(value_of(element, "w:basedOn"));
    style.run = read_run_settings(tree_, tree_.child(element, "w:rPr"), sheet_.theme);
    style.paragraph = read_paragraph_settings(tree_, tree_.child(element, "w:pPr"), sheet_.theme);
    style.own_numbering = style.paragraph.numbering_id.value_or("");
    style.own_level = style.paragraph.numbering_level;
    style.paragraph.style.reset();
    if (style.type == StyleType::Table) {
      read_table(element, style);
    }
    // 17.7.4.17: "If this attribute is specified by multiple styles, then the last instance of a style with
    // this property shall be used."
    if (parse_on_off(tree_.attribute(element, "w:default")).value_or(false)) {
      sheet_.default_style[static_cast<std::size_t>(style.type)] = index;
    }
    sheet_.styles.push_back(std::move(style));
  }

  // A second style of one id that shows text otherwise, or numbers it otherwise: which of the two holds depends on the program.
  bool looks_other(std::uint32_t element, const Style& known) const {
    const RunSettings run = read_run_settings(tree_, tree_.child(element, "w:rPr"), sheet_.theme);
    const ParagraphSettings paragraph = read_paragraph_settings(tree_, tree_.child(element, "w:pPr"), sheet_.theme);
    const auto seen = [](const RunSettings& one) {
      return std::tie(one.vanish, one.spec_vanish, one.web_hidden, one.strike, one.double_strike, one.caps, one.size_points,
                      one.scale_percent, one.spacing_points, one.raise_points, one.colour, one.highlight, one.shading, one.font,
                      one.vertical);
    };
    const auto placed = [](const ParagraphSettings& one) {
      return std::tie(one.numbering_id, one.numbering_level, one.left_indent_points, one.right_indent_points, one.line_exact_points);
    };
    const ParagraphSettings& other = known.paragraph;
    return seen(run) != seen(known.run) || placed(paragraph) != placed(other);
  }

  TableSettings table_settings_of(std::uint32_t element) const {
    TableSettings settings;
    for (const std::string_view properties : {"w:tblPr", "w:trPr", "w:tcPr"}) {
      overlay(settings, read_table_settings(tree_, tree_.child(element, properties)));
    }
    return settings;
  }

  void read_table(std::uint32_t element, Style& style) {
    style.table = table_settings_of(element);
    style.cell_shading = sheet_.theme.shading(tree_, below(element, "w:tcPr", "w:shd"));
    style.table_shading = sheet_.theme.shading(tree_, below(element, "w:tblPr", "w:shd"));
    const std::uint32_t reversed = below(element, "w:tblPr", "w:bidiVisual");
    style.reversed = reversed != 0 ? on_off(tree_, reversed) : std::nullopt;
    style.row_band = band(below(element, "w:tblPr", "w:tblStyleRowBandSize"));
    style.column_band = band(below(element, "w:tblPr", "w:tblStyleColBandSize"));
    for (std::uint32_t at = first_child(element); at != 0; at = tree_.node(at).next) {
      if (tree_.node(at).name == "w:tblStylePr") {
        read_table_part(at, style);
      }
    }
  }

  void read_table_part(std::uint32_t element, Style& style) {
    TablePartSettings part;
    part.run = read_run_settings(tree_, tree_.child(element, "w:rPr"), sheet_.theme);
    part.paragraph = read_paragraph_settings(tree_, tree_.child(element, "w:pPr"), sheet_.theme);
    part.table = table_settings_of(element);
    part.cell_shading = sheet_.theme.shading(tree_, below(element, "w:tcPr", "w:shd"));
    part.table_shading = sheet_.theme.shading(tree_, below(element, "w:tblPr", "w:shd"));
    const std::string_view name = tree_.attribute(element, "w:type");
    if (name == "wholeTable") {
      overlay(style.run, part.run);
      overlay(style.paragraph, part.paragraph);
      overlay(style.table, part.table);
      style.cell_shading = part.cell_shading ? part.cell_shading : style.cell_shading;
      style.table_shading = part.table_shading ? part.table_shading : style.table_shading;
      return;
    }
    for (const PartName& entry : kPartNames) {
      if (entry.name == name) {
        part.part = entry.part;
        add_part(style.parts, part);
      }
    }
  }

  static void add_part(std::vector<TablePartSettings>& parts, const TablePartSettings& over) {
    for (TablePartSettings& part : parts) {
      if (part.part == over.part) {
        overlay(part.run, over.run);
        overlay(part.paragraph, over.paragraph);
        overlay(part.table, over.table);
        part.cell_shading = over.cell_shading ? over.cell_shading : part.cell_shading;
        part.table_shading = over.table_shading ? over.table_shading : part.table_shading;
        return;
      }
    }
    parts.push_back(over);
  }

  std::uint32_t band(std::uint32_t element) const {
    const auto size = element == 0 ? std::nullopt : parse_integer(tree_.attribute(element, "w:val"));
    return size && *size > 0 ? static_cast<std::uint32_t>(std::min(*size, kLargestBand)) : 0;
  }

  // Without a w:default, programs take the style that they call Normal.
  void settle_defaults() {
    std::uint32_t& paragraph = sheet_.default_style[static_cast<std::size_t>(StyleType::Paragraph)];
    for (std::uint32_t at = 0; paragraph == kNone && at < sheet_.styles.size(); ++at) {
      const Style& style = sheet_.styles[at];
      if (style.type == StyleType::Paragraph && (style.name == "Normal" || style.name == "normal")) {
        paragraph = at;
      }
    }
  }

  // 17.7.4.3: a style is based on one of its own type, or on none.
  void link_parents() {
    for (Style& style : sheet_.styles) {
      const auto found = style.based_on.empty() ? sheet_.index.end() : sheet_.index.find(style.based_on);
      if (found != sheet_.index.end() && sheet_.styles[found->second].type == style.type) {
        style.parent = found->second;
      }
    }
  }

  // Parents first, each style once; a chain that comes back to itself is cut at the link that closes it.
  void resolve_chains() {
    enum class State : std::uint8_t { Untouched, Open, Done };
    std::vector<State> states(sheet_.styles.size(), State::Untouched);
    std::vector<std::uint32_t> chain;
    for (std::uint32_t start = 0; start < sheet_.styles.size(); ++start) {
      for (std::uint32_t at = start; at != kNone && states[at] != State::Done; at = sheet_.styles[at].parent) {
        states[at] = State::Open;
        chain.push_back(at);
        const std::uint32_t parent = sheet_.styles[at].parent;
        if (parent != kNone && states[parent] == State::Open) {
          note("style-loop", sheet_.styles[at].id);
          sheet_.styles[at].parent = kNone;
        }
      }
      for (; !chain.empty(); chain.pop_back()) {
        inherit(sheet_.styles[chain.back()]);
        states[chain.back()] = State::Done;
      }
    }
  }

  void inherit(Style& style) {
    if (style.parent == kNone) {
      return;
    }
    const Style& parent = sheet_.styles[style.parent];
    RunSettings run = parent.run;
    overlay(run, style.run);
    style.run = std::move(run);
    ParagraphSettings paragraph = parent.paragraph;
    overlay(paragraph, style.paragraph);
    style.paragraph = std::move(paragraph);
    TableSettings table = parent.table;
    overlay(table, style.table);
    style.table = table;
    std::vector<TablePartSettings> parts = parent.parts;
    for (const TablePartSettings& part : style.parts) {
      add_part(parts, part);
    }
    style.parts = std::move(parts);
    style.cell_shading = style.cell_shading ? style.cell_shading : parent.cell_shading;
    style.table_shading = style.table_shading ? style.table_shading : parent.table_shading;
    style.reversed = style.reversed ? style.reversed : parent.reversed;
    style.row_band = style.row_band != 0 ? style.row_band : parent.row_band;
    style.column_band = style.column_band != 0 ? style.column_band : parent.column_band;
  }

  // Each code is said once: a hostile part could make millions.
  void note(const char* code, const std::string& detail) {
    for (const Note& known : sheet_.notes) {
      if (known.code == code) {
        return;
      }
    }
    sheet_.notes.push_back({code, {}, detail});
  }

  const XmlTree& tree_;
  WordStyleSheet& sheet_;
};

}  // namespace

WordStyleSheet read_style_sheet(const XmlTree* styles, Theme theme) {
  WordStyleSheet sheet;
  sheet.theme = std::move(theme);
  if (styles != nullptr && styles->root() != 0) {
    StyleSheetReading(*styles, sheet).run();
  }
  return sheet;
}

const Style* WordStyleSheet::find(std::string_view id) const {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : &styles[found->second];
}

const Style* WordStyleSheet::find(std::string_view id, StyleType type) const {
  const Style* style = id.empty() ? nullptr : find(id);
  return style != nullptr && style->type == type ? style : nullptr;
}

const Style* WordStyleSheet::find_or_default(std::string_view id, StyleType type) const {
  if (const Style* style = find(id, type)) {
    return style;
  }
  const std::uint32_t fallback = default_style[static_cast<std::size_t>(type)];
  return fallback == kNone ? nullptr : &styles[fallback];
}

namespace {

// 17.7.6: "whole table; banded columns; banded rows; first row, last row; first column, last column;
// corners". The bits of TablePart are in this order.
template <class Settings>
Settings settings_in(const Style& style, std::uint32_t parts, Settings whole, Settings TablePartSettings::*member) {
  if (parts == 0) {
    return whole;
  }
  for (const PartName& name : kPartNames) {
    for (const TablePartSettings& part : style.parts) {
      if (part.part == name.part && (parts & part.part) != 0) {
        overlay(whole, part.*member);
      }
    }
  }
  return whole;
}

}  // namespace

RunSettings table_run(const Style& style, std::uint32_t parts) {
  return settings_in(style, parts, style.run, &TablePartSettings::run);
}

ParagraphSettings table_paragraph(const Style& style, std::uint32_t parts) {
  return settings_in(style, parts, style.paragraph, &TablePartSettings::paragraph);
}

TableSettings table_room(const Style& style, std::uint32_t parts) {
  return settings_in(style, parts, style.table, &TablePartSettings::table);
}

}  // namespace sverka
