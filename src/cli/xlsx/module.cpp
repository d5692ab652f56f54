// What the module exports (jobs/spreadsheet.hpp): tables written by libxlsxwriter. Every cell is text, so that nothing of a partner's
// page is ever run as a formula or opened as a link.
#include <xlsxwriter.h>

#include <algorithm>
#include <string>
#include <vector>

#include "jobs/spreadsheet.hpp"
#include "report/shown.hpp"

namespace {

constexpr std::size_t kLongestCell = 32000;  // Excel's limit is 32,767 characters
constexpr double kNarrow = 12;
constexpr double kWide = 60;

void write_sheet(lxw_workbook* workbook, const sverka::ReportTable& table) {
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook, table.name.c_str());
  lxw_format* const head = workbook_add_format(workbook);
  format_set_bold(head);
  lxw_format* const body = workbook_add_format(workbook);
  format_set_text_wrap(body);
  format_set_align(body, LXW_ALIGN_VERTICAL_TOP);
  std::vector<std::size_t> widest;
  for (std::size_t row = 0; row < table.rows.size() && row < LXW_ROW_MAX; ++row) {
    const std::vector<std::string>& cells = table.rows[row];
    widest.resize(std::max(widest.size(), cells.size()), 0);
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const std::string text = sverka::cut_to(sverka::shown(cells[column]), kLongestCell);
      worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), text.c_str(), row == 0 ? head : body);
      widest[column] = std::max(widest[column], text.size());
    }
  }
  for (std::size_t column = 0; column < widest.size(); ++column) {
    const double width = std::clamp(static_cast<double>(widest[column]) + 2, kNarrow, kWide);
    worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), width, nullptr);
  }
  worksheet_freeze_panes(sheet, 1, 0);
}

}  // namespace

extern "C" __attribute__((visibility("default"))) bool sverka_write_workbook(const std::vector<sverka::ReportTable>& tables,
                                                                             const std::string& path) {
  lxw_workbook_options options{};
  lxw_workbook* const workbook = workbook_new_opt(path.c_str(), &options);
  if (workbook == nullptr) {
    return false;
  }
  // A fixed day, so that equal reports are equal bytes as far as the library lets them be.
  lxw_doc_properties properties{};
  properties.created = 1577836800;
  workbook_set_properties(workbook, &properties);
  for (const sverka::ReportTable& table : tables) {
    write_sheet(workbook, table);
  }
  return workbook_close(workbook) == LXW_NO_ERROR;
}
