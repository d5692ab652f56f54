#include <algorithm>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

// Grid columns past this are no table that anybody reads; a count in a file is not believed further.
constexpr int kMostColumns = 1000;
// A column narrower than that shows no letter.
constexpr double kLeastColumnPoints = 3;

std::uint32_t columns_of(const XmlTree& xml, std::uint32_t element) {
  return element == 0 ? 0
                      : static_cast<std::uint32_t>(std::clamp(parse_integer(xml.attribute(element, "w:val")).value_or(1), 0, kMostColumns));
}

// The cell's own shading, or none if it says so; else that of its table, else of the table's style.
std::optional<Colour> shading_of_cell(const Styles& styles, const TableFrame& table, const ParagraphSettings& own) {
  std::optional<Colour> shading = own.shading;
  if (!shading && !own.shading_cleared) {
    shading = table.shading ? table.shading : styles.table_style_shading(table.style, table.parts);
  }
  return shading ? shading : table.behind;
}

}  // namespace

void StoryWalker::walk_table(std::uint32_t node, const StoryPlace& place) {
  if (writer_.is_open()) {
    deferred_.push_back({node, place, {}});
    return;
  }
  StoryPlace table = place;
  table.cell.table = ++reading_.tables;
  table.cell.row = 0;
  table.cell.column = 0;
  ++table.cell.depth;
  table.fold = nullptr;
  const std::uint32_t properties = xml_.child(node, Tag::WTblPr);
  report_formatting_changes(properties);
  const Styles& styles = reading_.styles;
  table.table = {};
  table.table.style = styles.table_style_of(xml_.attribute(xml_.child(properties, "w:tblStyle"), "w:val"));
  table.table.choice = styles.table_choice(xml_, xml_.child(properties, "w:tblLook"));
  table.table.shading = styles.paragraph_settings(xml_, properties).shading;
  table.table.fixed = xml_.attribute(xml_.child(properties, "w:tblLayout"), "w:type") == "fixed";
  // A nested table lies on the cell around it.
  table.table.behind = place.behind;
  table.table.place.rows = count_below(node, Tag::WTr);
  const PageSize& page = reading_.page_size;
  const std::uint32_t floating = xml_.child(properties, "w:tblpPr");
  const double x = parse_measure(xml_.attribute(floating, "w:tblpX"), kTwip).value_or(0);
  const double y = parse_measure(xml_.attribute(floating, "w:tblpY"), kTwip).value_or(0);
  const double indent = parse_measure(xml_.attribute(xml_.child(properties, "w:tblInd"), "w:w"), kTwip).value_or(0);
  if (x >= page.width || x <= -page.width || y >= page.height || y <= -page.height || indent >= page.width || indent <= -page.width) {
    table.flags |= kOffPage;
  }
  const std::uint32_t reversed = xml_.child(properties, "w:bidiVisual");
  if (reversed != 0 ? on_off(xml_, reversed).value_or(false) : styles.is_reversed(table.table.style)) {
    writer_.add_item(item_here("right-to-left-table"));
  }
  walk_rows(node, table);
}

// Rows of a table or cells of a row, those in content controls and revisions among them.
std::uint32_t StoryWalker::count_below(std::uint32_t container, Tag wanted) const {
  std::uint32_t count = 0;
  for (std::uint32_t at = xml_.first_child(container); at != 0; at = xml_.next(at)) {
    const Tag tag = xml_.tag(at);
    if (tag == wanted) {
      ++count;
    } else if (tag == Tag::WSdt || tag == Tag::WSdtContent || tag == Tag::WCustomXml || tag == Tag::WIns || tag == Tag::WDel) {
      count += count_below(at, wanted);
    }
  }
  return count;
}

void StoryWalker::walk_rows(std::uint32_t container, StoryPlace& place) {
  for (std::uint32_t at = xml_.first_child(container); at != 0; at = xml_.next(at)) {
    if (reading_.parts.limit_reached()) {
      return;
    }
    switch (xml_.tag(at)) {
      case Tag::WTr:
        ++place.cell.row;
        walk_row(at, place);
        break;
      case Tag::WSdt:
        walk_control(at, Level::Rows, &place, {}, 0);
        break;
      case Tag::WSdtContent:
      case Tag::WCustomXml:
      case Tag::WIns:
      case Tag::WDel:
        walk_rows(at, place);
        break;
      case Tag::WTblPr:
      case Tag::WTblGrid:
      case Tag::WSdtPr:
      case Tag::WSdtEndPr:
      case Tag::WCustomXmlPr:
        break;
      default:
        mark_range(at, place);
        break;
    }
  }
}

void StoryWalker::walk_row(std::uint32_t node, const StoryPlace& table) {
  StoryPlace row = table;
  row.cell.column = 1;
  row.table.place.row = row.cell.row - 1;
  row.table.place.column = 0;
  row.table.place.columns = count_below(node, Tag::WTc);
  const std::uint32_t properties = xml_.child(node, Tag::WTrPr);
  double height = 0;
  if (properties != 0) {
    row.cell.column += columns_of(xml_, xml_.child(properties, "w:gridBefore"));
    const std::uint32_t before = xml_.child(properties, "w:wBefore");
    if (before != 0 && xml_.attribute(before, "w:type") != "pct" &&
        parse_measure(xml_.attribute(before, "w:w"), kTwip).value_or(0) >= reading_.page_size.width) {
      row.flags |= kOffPage;
    }
    if (has_switch(xml_, properties, "w:hidden")) {
      row.flags |= kHiddenRow;
    }
    const std::uint32_t exact = xml_.child(properties, "w:trHeight");
    if (exact != 0 && xml_.attribute(exact, "w:hRule") == "exact") {
      height = std::max(0.01, parse_measure(xml_.attribute(exact, "w:val"), kTwip).value_or(0));
    }
    row.flags |= row_revision(properties, "row");
    report_formatting_changes(properties);
  }
  const std::uint32_t exceptions = xml_.child(node, Tag::WTblPrEx);
  if (exceptions != 0) {
    report_formatting_changes(exceptions);
    if (auto shading = reading_.styles.paragraph_settings(xml_, exceptions).shading) {
      row.table.shading = shading;
    }
    if (const std::uint32_t look = xml_.child(exceptions, "w:tblLook"); look != 0) {
      row.table.choice = reading_.styles.table_choice(xml_, look);
    }
  }
  walk_cells(node, row, height);
}

void StoryWalker::walk_cells(std::uint32_t container, StoryPlace& row, double row_height) {
  for (std::uint32_t at = xml_.first_child(container); at != 0; at = xml_.next(at)) {
    switch (xml_.tag(at)) {
      case Tag::WTc:
        walk_cell(at, row, row_height);
        break;
      case Tag::WSdt:
        walk_control(at, Level::Cells, &row, {}, row_height);
        break;
      case Tag::WSdtContent:
      case Tag::WCustomXml:
      case Tag::WIns:
      case Tag::WDel:
        walk_cells(at, row, row_height);
        break;
      case Tag::WTrPr:
      case Tag::WTblPrEx:
      case Tag::WSdtPr:
      case Tag::WSdtEndPr:
      case Tag::WCustomXmlPr:
        break;
      default:
        mark_range(at, row);
        break;
    }
  }
}

void StoryWalker::walk_cell(std::uint32_t node, StoryPlace& row, double row_height) {
  StoryPlace cell = row;
  const std::uint32_t properties = xml_.child(node, Tag::WTcPr);
  TableFrame& table = cell.table;
  table.parts = reading_.styles.table_parts(table.style, table.choice, table.place);
  ++row.table.place.column;
  cell.behind = shading_of_cell(reading_.styles, table, reading_.styles.paragraph_settings(xml_, properties));
  std::uint32_t span = 1;
  CellFold fold;
  fold.width_points = reading_.page_size.width;
  if (properties != 0) {
    const std::uint32_t grid_span = xml_.child(properties, "w:gridSpan");
    span = grid_span == 0 ? 1 : std::max(1u, columns_of(xml_, grid_span));
    for (std::string_view merge : {"w:vMerge", "w:hMerge"}) {
      const std::uint32_t merged = xml_.child(properties, merge);
      if (merged != 0 && xml_.attribute(merged, "w:val") != "restart") {
        cell.flags |= kHiddenRow;
      }
    }
    cell.flags |= row_revision(properties, "cell");
    report_formatting_changes(properties);
    const std::uint32_t width = xml_.child(properties, "w:tcW");
    if (width != 0 && xml_.attribute(width, "w:type") != "pct") {
      const double said = parse_measure(xml_.attribute(width, "w:w"), kTwip).value_or(0);
      cell.flags |= table.fixed && said > 0 && said < kLeastColumnPoints ? std::uint32_t{kClipped} : 0u;
      fold.width_points = std::max(10.0, parse_measure(xml_.attribute(width, "w:w"), kTwip).value_or(fold.width_points));
    }
    const std::uint32_t margins = xml_.child(properties, "w:tcMar");
    double inside = 0;
    for (const std::string_view side : {"w:left", "w:start", "w:right", "w:end"}) {
      inside += margins == 0 ? 0 : parse_measure(xml_.attribute(xml_.child(margins, side), "w:w"), kTwip).value_or(0);
    }
    // Text between margins that leave no room is beside its cell, or under the next one.
    cell.flags |= inside >= fold.width_points ? std::uint32_t{kClipped} : 0u;
  }
  if (row_height > 0) {
    fold.height_points = row_height;
    cell.fold = &fold;
  }
  walk_blocks(node, cell);
  row.cell.column += span;
}

}  // namespace sverka
