// Tables as a workbook of Excel. The library that writes it is opened when one is wanted.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "report/finding_table.hpp"

namespace sverka {

// The bytes of an .xlsx, one sheet a table. `module` is the path of libsverka-xlsx.so. Errors: unsupported "xlsx-module-missing",
// internal "xlsx-failed".
Result<std::string> write_workbook(const std::vector<ReportTable>& tables, const std::string& module);

constexpr const char* kWriteWorkbook = "sverka_write_workbook";
using WriteWorkbook = bool (*)(const std::vector<ReportTable>& tables, const std::string& path);

}  // namespace sverka
