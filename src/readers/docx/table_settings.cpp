#include <algorithm>

#include "readers/docx/measure.hpp"
#include "readers/docx/settings.hpp"

namespace sverka {
namespace {

template <class T>
void put(std::optional<T>& base, const std::optional<T>& over) {
  if (over) {
    base = over;
  }
}

// Of a side that is named twice, as left and as start, the wider margin counts: programs differ.
void widen(std::optional<double>& margin, const std::optional<double>& points) {
  if (points) {
    margin = std::max(margin.value_or(0), *points);
  }
}

void read_margins(const XmlTree& tree, std::uint32_t element, TableSettings& settings) {
  for (std::uint32_t at = tree.node(element).first_child; at != 0; at = tree.node(at).next) {
    const std::string_view name = tree.node(at).name;
    if (name == "w:left" || name == "w:start") {
      widen(settings.left_margin_points, table_measure(tree, at));
    } else if (name == "w:right" || name == "w:end") {
      widen(settings.right_margin_points, table_measure(tree, at));
    }
  }
}

void read_diagonals(const XmlTree& tree, std::uint32_t element, TableSettings& settings) {
  for (std::uint32_t at = tree.node(element).first_child; at != 0; at = tree.node(at).next) {
    const std::string_view name = tree.node(at).name;
    if (name == "w:tl2br" || name == "w:tr2bl") {
      const std::string_view line = tree.attribute(at, "w:val");
      settings.crossed = settings.crossed.value_or(false) || (line != "nil" && line != "none");
    }
  }
}

}  // namespace

std::optional<double> table_measure(const XmlTree& tree, std::uint32_t element) {
  const std::string_view type = tree.attribute(element, "w:type");
  if (type == "nil") {
    return 0;
  }
  return type == "pct" || type == "auto" ? std::nullopt : parse_measure(tree.attribute(element, "w:w"), kTwip);
}

TableSettings read_table_settings(const XmlTree& tree, std::uint32_t properties) {
  TableSettings settings;
  for (std::uint32_t at = properties == 0 ? 0 : tree.node(properties).first_child; at != 0; at = tree.node(at).next) {
    const std::string_view name = tree.node(at).name;
    if (name == "w:tblCellMar" || name == "w:tcMar") {
      read_margins(tree, at, settings);
    } else if (name == "w:tblInd") {
      put(settings.indent_points, table_measure(tree, at));
    } else if (name == "w:hidden") {
      put(settings.rows_hidden, on_off(tree, at));
    } else if (name == "w:tcBorders") {
      read_diagonals(tree, at, settings);
    }
  }
  return settings;
}

void overlay(TableSettings& base, const TableSettings& over) {
  put(base.left_margin_points, over.left_margin_points);
  put(base.right_margin_points, over.right_margin_points);
  put(base.indent_points, over.indent_points);
  put(base.rows_hidden, over.rows_hidden);
  put(base.crossed, over.crossed);
}

}  // namespace sverka
