#include "jobs/spreadsheet.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/file.hpp"
#include "base/shared_library.hpp"

namespace sverka {

namespace {

constexpr std::size_t kWorkbookBytes = std::size_t{1} << 30;

}  // namespace

Result<std::string> write_workbook(const std::vector<ReportTable>& tables, const std::string& module) {
  const Result<WriteWorkbook> write = open_function<WriteWorkbook>(module, kWriteWorkbook, "xlsx-module-missing");
  if (!write) {
    return fail(write.error());
  }
  // The library writes to a path of its own choice of order; the sinks want bytes.
  std::error_code problem;
  std::string path = (std::filesystem::temp_directory_path(problem) / "sverka-XXXXXX").string();
  const int file = ::mkostemp(path.data(), 0);
  if (file < 0) {
    return fail(ErrorCode::Internal, path, "xlsx-failed");
  }
  ::close(file);
  const bool written = (*write)(tables, path);
  Result<std::string> bytes = read_file(path, kWorkbookBytes);
  ::unlink(path.c_str());
  return written ? bytes : Result<std::string>(fail(ErrorCode::Internal, path, "xlsx-failed"));
}

}  // namespace sverka
