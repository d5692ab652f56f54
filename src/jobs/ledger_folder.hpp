// The files of a ledger, and the data that it is read and judged with.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "checks/configuration.hpp"
#include "programme/ledger/ledger.hpp"
#include "programme/reward/ledger_view.hpp"

namespace sverka {

struct LedgerFiles {
  std::vector<LedgerFile> files;  // tables and texts; others are left alone
  std::string sha256;             // of the names and bytes of all of them
  bool is_statement_alone = false;
};

// What a ledger may hold: a folder of tables, or one bank statement.
enum class LedgerShape { Folder, FolderOrStatement };

// Errors: not_found; bad_ledger, "ledger-empty-folder", "ledger-empty-table" (where = the file's name), "ledger-not-a-folder";
// too_large past a gigabyte a file.
Result<LedgerFiles> read_ledger_files(const std::string& path, LedgerShape shape);

// True for a table or a text: what a ledger may hold.
bool is_ledger_file(const std::string& name);
// The hash of LedgerFiles, of files sorted by name.
std::string ledger_hash(const std::vector<LedgerFile>& files);

// Rates, calendar and policy. They do not move.
struct LedgerTools {
  RewardRates rates;
  WorkCalendar calendar;
  RewardPolicy policy;
  CompanyIdentity company;
};

// From checks/data and the configuration. Errors: bad_rule; usage, "policy-invalid".
Result<std::unique_ptr<LedgerTools>> load_ledger_tools(const std::string& checks_folder, const Configuration& configuration,
                                                       const Lexicon& lexicon);

}  // namespace sverka
