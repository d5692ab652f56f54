#include <algorithm>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/settings.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

// Grid columns past this are no table that anybody reads; a count in a file is not believed further.
constexpr int kMostColumns = 1000;
// A cell with less room than that between its margins shows no letter.
constexpr double kLeastRoomPoints = 3;
// The margin at either side of a cell where nothing says one.
constexpr double kUsualMarginPoints = 5.4;
// Columns of the grid that are narrower come from rounding, where rows have other widths.
constexpr double kSliverPoints = 1;
// Margins that are wider than this, both together, do not give way where a table fits itself to its text.
constexpr double kWideMarginsPoints = 30;

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

std::vector<double> columns_in(const XmlTree& xml, std::uint32_t grid) {
  std::vector<double> widths;
  for (std::uint32_t at = grid == 0 ? 0 : xml.first_child(grid); at != 0 && widths.size() < kMostColumns; at = xml.next(at)) {
    if (xml.name(at) == "w:gridCol") {
      widths.push_back(std::max(0.0, parse_measure(xml.attribute(at, "w:w"), kTwip).value_or(0)));
    }
  }
  return widths;
}

// The width of columns of the grid, 0 if the grid does not say. `first` is counted from 0.
double width_of_columns(const TableFrame& table, std::uint32_t first, std::uint32_t count) {
  double width = 0;
  for (std::uint32_t at = first; at < first + count; ++at) {
    if (table.grid == nullptr || at >= table.grid->size()) {
      return 0;
    }
    width += (*table.grid)[at];
  }
  return width;
}

// The column of a cell that begins at this one of the grid, both counted from 1: slivers are none, and no two cells of a row share one.
std::uint32_t column_without_slivers(const TableFrame& table, std::uint32_t grid_column) {
  std::uint32_t column = grid_column;
  for (std::uint32_t at = 0; table.grid != nullptr && at + 1 < grid_column && at < table.grid->size(); ++at) {
    column -= (*table.grid)[at] > 0 && (*table.grid)[at] < kSliverPoints ? 1 : 0;
  }
  return std::max(column, table.last_column + 1);
}

double margins_of(const TableSettings& settings) {
  return settings.left_margin_points.value_or(kUsualMarginPoints) + settings.right_margin_points.value_or(kUsualMarginPoints);
}

// Text between margins that leave no room is beside its cell, or under the next one. `width`: of the cell, 0 where it is not known.
std::uint32_t room_flags(const TableFrame& table, const TableSettings& settings, double width, const PageSize& page) {
  const double margins = margins_of(settings);
  const bool none = table.fixed && width > 0 ? width - margins < kLeastRoomPoints
                                             : margins > kWideMarginsPoints && margins >= (width > 0 ? width : page.width);
  std::uint32_t flags = none ? std::uint32_t{kClipped} : 0u;
  flags |= table.left_points && width > 0 && *table.left_points + width <= 0 ? std::uint32_t{kOffPage} : 0u;
  return flags;
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
  if (x >= page.width || x <= -page.width || y >= page.height || y <= -page.height) {
    table.flags |= kOffPage;
  }
  const std::uint32_t direction = xml_.child(properties, "w:bidiVisual");
  const bool reversed = direction != 0 ? on_off(xml_, direction).value_or(false) : styles.is_reversed(table.table.style);
  if (reversed) {
    writer_.add_item(item_here("right-to-left-table"));
  }
  const std::vector<double> grid = columns_in(xml_, xml_.child(node, Tag::WTblGrid));
  table.table.grid = &grid;
  table.table.own = read_table_settings(xml_, properties);
  const std::string_view side = xml_.attribute(xml_.child(properties, "w:jc"), "w:val");
  const bool on_page = place.story == Story::Body && table.cell.depth == 1 && floating == 0;
  if (on_page && !reversed && (side.empty() || side == "left" || side == "start")) {
    table.table.left_points = page.left_margin;
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
  row.table.last_column = 0;
  row.table.place.row = row.cell.row - 1;
  row.table.place.column = 0;
  row.table.place.columns = count_below(node, Tag::WTc);
  const std::uint32_t properties = xml_.child(node, Tag::WTrPr);
  double height = 0;
  if (properties != 0) {
    row.cell.column += columns_of(xml_, xml_.child(properties, "w:gridBefore"));
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
  overlay(row.table.own, read_table_settings(xml_, exceptions));
  overlay(row.table.own, read_table_settings(xml_, properties));
  row.flags |= place_row(row, properties);
  walk_cells(node, row, height);
}

// Where the row's first cell begins; kOffPage if that is a page away.
std::uint32_t StoryWalker::place_row(StoryPlace& row, std::uint32_t properties) const {
  TableFrame& table = row.table;
  const double page = reading_.page_size.width;
  const auto own = table.own.indent_points;
  const double indent = own ? *own : reading_.styles.table_settings(table.style).indent_points.value_or(0);
  const std::uint32_t space = properties == 0 ? 0 : xml_.child(properties, "w:wBefore");
  const double before = space == 0 ? 0.0 : table_measure(xml_, space).value_or(0);
  if (table.left_points) {
    *table.left_points += indent + std::max(before, width_of_columns(table, 0, row.cell.column - 1));
  }
  return indent >= page || indent <= -page || before >= page ? std::uint32_t{kOffPage} : 0u;
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

// Some programs draw a line from corner to corner, some do not.
void StoryWalker::report_crossed_cell(std::uint32_t node) {
  const std::string text = xml_.text_of(node);
  if (has_ink(text)) {
    Item item = item_here("cell-crossed-out");
    item.value = first_characters(fold_ascii_spaces(first_characters(text, 1000)), 80);
    writer_.add_item(std::move(item));
  }
}

// A cell that some programs widen or move so that its words are seen, and some do not. Once a table.
void StoryWalker::report_doubtful_cell(std::string_view kind, std::uint32_t node, std::uint32_t table) {
  const std::string text = xml_.text_of(node);
  if (table == doubtful_table_ || !has_ink(text)) {
    return;
  }
  doubtful_table_ = table;
  Item item = item_here(kind);
  item.value = first_characters(fold_ascii_spaces(first_characters(text, 1000)), 80);
  writer_.add_item(std::move(item));
}

void StoryWalker::walk_cell(std::uint32_t node, StoryPlace& row, double row_height) {
  StoryPlace cell = row;
  cell.cell.column = row.table.last_column = column_without_slivers(row.table, row.cell.column);
  const Styles& styles = reading_.styles;
  const std::uint32_t properties = xml_.child(node, Tag::WTcPr);
  TableFrame& table = cell.table;
  table.parts = styles.table_parts(table.style, table.choice, table.place);
  ++row.table.place.column;
  cell.behind = shading_of_cell(styles, table, styles.paragraph_settings(xml_, properties));
  TableSettings settings = styles.table_settings(table.style, table.parts);
  overlay(settings, table.own);
  overlay(settings, read_table_settings(xml_, properties));
  std::uint32_t span = 1;
  double said_width = 0;
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
    const std::uint32_t said = xml_.child(properties, "w:tcW");
    said_width = said == 0 ? 0.0 : std::max(0.0, table_measure(xml_, said).value_or(0));
  }
  const double width = said_width > 0 ? said_width : width_of_columns(table, row.cell.column - 1, span);
  cell.flags |= room_flags(table, settings, width, reading_.page_size);
  cell.flags |= settings.rows_hidden.value_or(false) ? std::uint32_t{kHiddenRow} : 0u;
  table.room_points = width > 0 ? std::max(1.0, width - margins_of(settings)) : 0;
  if (settings.crossed.value_or(false)) {
    report_crossed_cell(node);
  }
  if ((cell.flags & kNotSeenFlags) == 0) {
    if (!table.fixed && said_width > 0 && said_width - margins_of(settings) < kLeastRoomPoints) {
      report_doubtful_cell("narrow-cell", node, cell.cell.table);
    } else if (table.fixed && table.left_points && *table.left_points >= reading_.page_size.width) {
      report_doubtful_cell("cell-beyond-page", node, cell.cell.table);
    }
  }
  CellFold fold;
  if (row_height > 0) {
    fold.width_points = width > 0 ? std::max(10.0, width) : reading_.page_size.width;
    fold.height_points = row_height;
    cell.fold = &fold;
  }
  walk_blocks(node, cell);
  row.cell.column += span;
  if (row.table.left_points) {
    row.table.left_points = width > 0 ? std::optional<double>(*row.table.left_points + width) : std::nullopt;
  }
}

}  // namespace sverka
