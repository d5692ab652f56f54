#include "readers/docx/styles.hpp"

#include <cmath>
#include <utility>

#include "readers/docx/measure.hpp"
#include "readers/docx/style_sheet.hpp"

namespace sverka {
namespace {

const std::string kNoId;

const std::string& default_id(const WordStyleSheet& sheet, StyleType type) {
  const Style* style = sheet.find_or_default({}, type);
  return style == nullptr ? kNoId : style->id;
}

std::optional<Colour> visible(const std::optional<RunSettings::Paint>& paint) {
  return paint && !paint->none ? std::optional<Colour>(paint->colour) : std::nullopt;
}

ParagraphSettings indents_of(const ParagraphSettings& settings) {
  ParagraphSettings indents;
  indents.left_indent_points = settings.left_indent_points;
  indents.right_indent_points = settings.right_indent_points;
  indents.first_line_points = settings.first_line_points;
  indents.hanging_points = settings.hanging_points;
  return indents;
}

// Bands are counted without the first row or column where that one has its own look.
bool is_odd_band(std::uint32_t index, bool first_apart, std::uint32_t size) {
  const std::uint32_t counted = first_apart && index > 0 ? index - 1 : index;
  return counted / (size == 0 ? 1 : size) % 2 == 0;
}

}  // namespace

Styles::Styles() : impl_(std::make_unique<Impl>()) {
  impl_->sheet.theme = Theme::read(nullptr, nullptr);
}
Styles::~Styles() = default;
Styles::Styles(Styles&&) noexcept = default;
Styles& Styles::operator=(Styles&&) noexcept = default;

Styles Styles::read(const XmlTree* styles, const XmlTree* theme, const XmlTree* settings) {
  Styles result;
  result.impl_->sheet = read_style_sheet(styles, Theme::read(theme, settings));
  return result;
}

RunSettings Styles::run_settings(const XmlTree& tree, std::uint32_t r_pr) const {
  return read_run_settings(tree, r_pr, impl_->sheet.theme);
}

ParagraphSettings Styles::paragraph_settings(const XmlTree& tree, std::uint32_t p_pr) const {
  return read_paragraph_settings(tree, p_pr, impl_->sheet.theme);
}

std::optional<RunSettings::Paint> Styles::shading(const XmlTree& tree, std::uint32_t shd) const {
  return impl_->sheet.theme.shading(tree, shd);
}

std::optional<Colour> Styles::page_background(const XmlTree& tree, std::uint32_t background) const {
  if (background == 0) {
    return std::nullopt;
  }
  const auto paint = impl_->sheet.theme.paint(tree, background, {"w:color", "w:themeColor", "w:themeTint", "w:themeShade"});
  return paint && !paint->automatic ? std::optional<Colour>(paint->colour) : std::nullopt;
}

TableChoice Styles::table_choice(const XmlTree& tree, std::uint32_t tbl_look) const {
  TableChoice choice;
  if (tbl_look == 0) {
    return choice;
  }
  // 17.4.55: the bits of the old w:val; the attributes by name came later and hold where they are given.
  const std::uint32_t bits = parse_hexadecimal(tree.attribute(tbl_look, "w:val")).value_or(0);
  const auto chosen = [&](std::string_view name, std::uint32_t bit) {
    return parse_on_off(tree.attribute(tbl_look, name)).value_or((bits & bit) != 0);
  };
  choice.first_row = chosen("w:firstRow", 0x20);
  choice.last_row = chosen("w:lastRow", 0x40);
  choice.first_column = chosen("w:firstColumn", 0x80);
  choice.last_column = chosen("w:lastColumn", 0x100);
  choice.banded_rows = !chosen("w:noHBand", 0x200);
  choice.banded_columns = !chosen("w:noVBand", 0x400);
  return choice;
}

std::uint32_t Styles::table_parts(std::string_view table_style, const TableChoice& choice, const TablePlace& place) const {
  const Style* style = impl_->sheet.find(table_style, StyleType::Table);
  if (style == nullptr || style->parts.empty()) {
    return 0;
  }
  std::uint32_t parts = 0;
  if (choice.banded_rows) {
    parts |= is_odd_band(place.row, choice.first_row, style->row_band) ? kBandedRowOdd : kBandedRowEven;
  }
  if (choice.banded_columns) {
    parts |= is_odd_band(place.column, choice.first_column, style->column_band) ? kBandedColumnOdd : kBandedColumnEven;
  }
  const bool top = choice.first_row && place.row == 0;
  const bool bottom = choice.last_row && place.row + 1 == place.rows;
  const bool left = choice.first_column && place.column == 0;
  const bool right = choice.last_column && place.column + 1 == place.columns;
  const auto set = [&parts](bool holds, TablePart part) { parts |= holds ? part : 0u; };
  set(top, kFirstRow);
  set(bottom, kLastRow);
  set(left, kFirstColumn);
  set(right, kLastColumn);
  set(top && left, kCornerTopLeft);
  set(top && right, kCornerTopRight);
  set(bottom && left, kCornerBottomLeft);
  set(bottom && right, kCornerBottomRight);
  return parts;
}

ParagraphSettings Styles::effective_paragraph(const ParagraphSettings& direct, std::string_view table_style, std::uint32_t table_parts,
                                              const ParagraphSettings* numbering_level) const {
  const WordStyleSheet& sheet = impl_->sheet;
  const ParagraphSettings level = numbering_level == nullptr ? ParagraphSettings{} : indents_of(*numbering_level);
  ParagraphSettings result = sheet.default_paragraph;
  if (const Style* table = sheet.find(table_style, StyleType::Table)) {
    overlay(result, table_paragraph(*table, table_parts));
  }
  // A level that the style itself asks for is part of the style, whose own indents say the last word.
  if (!direct.numbering_id) {
    overlay(result, level);
  }
  if (const Style* style = sheet.find_or_default(direct.style.value_or(""), StyleType::Paragraph)) {
    overlay(result, style->paragraph);
  }
  if (direct.numbering_id) {
    overlay(result, level);
  }
  // A level is settled by Numbering, which knows the levels that are tied to styles.
  result.numbering_level.reset();
  overlay(result, direct);
  result.numbering_is_direct = direct.numbering_id.has_value();
  if (result.outline_level && *result.outline_level > 8) {
    result.outline_level.reset();
  }
  if (result.line_exact_points) {
    result.line_exact_points = std::fabs(*result.line_exact_points);
    if (*result.line_exact_points <= 0) {
      result.line_exact_points.reset();
    }
  }
  return result;
}

std::string_view Styles::table_style_of(std::string_view named) const {
  const Style* style = impl_->sheet.find_or_default(named, StyleType::Table);
  return style == nullptr ? std::string_view() : std::string_view(style->id);
}

std::string Styles::style_name(std::string_view id) const {
  const Style* style = impl_->sheet.find(id);
  return std::string(style == nullptr || style->name.empty() ? id : std::string_view(style->name));
}

const std::string& Styles::default_paragraph_style() const {
  return default_id(impl_->sheet, StyleType::Paragraph);
}

const std::string& Styles::default_table_style() const {
  return default_id(impl_->sheet, StyleType::Table);
}

std::string_view Styles::based_on(std::string_view id) const {
  const Style* style = impl_->sheet.find(id);
  return style == nullptr || style->parent == kNone ? std::string_view() : std::string_view(impl_->sheet.styles[style->parent].id);
}

Styles::StyleNumbering Styles::style_numbering(std::string_view id) const {
  const Style* style = impl_->sheet.find(id);
  return style == nullptr ? StyleNumbering{} : StyleNumbering{style->own_numbering, style->own_level};
}

std::string_view Styles::numbering_style_id(std::string_view id) const {
  const Style* style = impl_->sheet.find(id, StyleType::Numbering);
  return style == nullptr || !style->paragraph.numbering_id ? std::string_view() : std::string_view(*style->paragraph.numbering_id);
}

bool Styles::is_reversed(std::string_view table_style) const {
  const Style* style = impl_->sheet.find(table_style, StyleType::Table);
  return style != nullptr && style->reversed.value_or(false);
}

TableSettings Styles::table_settings(std::string_view table_style, std::uint32_t table_parts) const {
  const Style* style = impl_->sheet.find(table_style, StyleType::Table);
  return style == nullptr ? TableSettings{} : table_room(*style, table_parts);
}

std::optional<Colour> Styles::table_style_shading(std::string_view table_style, std::uint32_t table_parts) const {
  const Style* style = impl_->sheet.find(table_style, StyleType::Table);
  if (style == nullptr) {
    return std::nullopt;
  }
  std::optional<RunSettings::Paint> cell = style->cell_shading;
  std::uint32_t strongest = 0;
  for (const TablePartSettings& part : style->parts) {
    if (part.cell_shading && (table_parts & part.part) != 0 && part.part > strongest) {
      cell = part.cell_shading;
      strongest = part.part;
    }
  }
  const auto colour = visible(cell);
  return colour ? colour : visible(style->table_shading);
}

const std::vector<Note>& Styles::notes() const {
  return impl_->sheet.notes;
}

}  // namespace sverka
