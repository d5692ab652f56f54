// What Styles keeps: each style with its chain already resolved.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/docx/colour.hpp"
#include "readers/docx/settings.hpp"
#include "readers/docx/styles.hpp"

namespace sverka {

enum class StyleType : std::uint8_t { Paragraph, Character, Table, Numbering };
constexpr std::size_t kStyleTypes = 4;

// One w:tblStylePr; `part` is a TablePart bit.
struct TablePartSettings {
  std::uint32_t part = 0;
  RunSettings run;
  ParagraphSettings paragraph;
  TableSettings table;
  std::optional<RunSettings::Paint> cell_shading, table_shading;
};

struct Style {
  std::string id, name, based_on;
  StyleType type = StyleType::Paragraph;
  std::uint32_t parent = kNone;  // index of the style it is based on
  // Resolved over the chain once read() is through.
  RunSettings run;
  ParagraphSettings paragraph;
  TableSettings table;
  std::optional<RunSettings::Paint> cell_shading, table_shading;
  std::optional<bool> reversed;  // w:bidiVisual
  std::vector<TablePartSettings> parts;
  std::uint32_t row_band = 0, column_band = 0;  // 0: says nothing
  // Of the style alone.
  std::string own_numbering;
  std::optional<int> own_level;
};

struct IdHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

struct WordStyleSheet {
  Theme theme;
  RunSettings default_run;
  ParagraphSettings default_paragraph;
  std::vector<Style> styles;
  std::unordered_map<std::string, std::uint32_t, IdHash, std::equal_to<>> index;
  std::array<std::uint32_t, kStyleTypes> default_style = {kNone, kNone, kNone, kNone};
  std::vector<Note> notes;

  const Style* find(std::string_view id) const;
  // The style of that id and type; null if there is none.
  const Style* find(std::string_view id, StyleType type) const;
  // Likewise, but the default style of the type where there is none.
  const Style* find_or_default(std::string_view id, StyleType type) const;
};

// styles.xml; the theme goes into the sheet as it is.
WordStyleSheet read_style_sheet(const XmlTree* styles, Theme theme);

// The table style's settings for a cell in these parts: the whole table's, then the parts' in the order of 17.7.6.
RunSettings table_run(const Style& style, std::uint32_t parts);
ParagraphSettings table_paragraph(const Style& style, std::uint32_t parts);
TableSettings table_room(const Style& style, std::uint32_t parts);

struct Styles::Impl {
  WordStyleSheet sheet;
};

}  // namespace sverka
