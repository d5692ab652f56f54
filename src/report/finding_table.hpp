// The findings and copies of a site job as tables, for spreadsheets.
#pragma once

#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "audit/messages.hpp"
#include "report/write.hpp"

namespace sverka {

struct ReportTable {
  std::string name;
  std::vector<std::vector<std::string>> rows;  // the first one names the columns
};

// "findings", one row a place of a finding; "copies", one row a copy; "pages". Text as it is: a writer makes it safe.
std::vector<ReportTable> site_tables(const Report& report, const Messages& messages, const ReportOptions& options);

// The findings alone: CSV has one table.
std::string write_findings_csv(const Report& report, const Messages& messages, const ReportOptions& options);

}  // namespace sverka
