// The act job: an act of services rendered, in itself and against the ledger.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "base/result.hpp"
#include "checks/configuration.hpp"
#include "isolation/pool.hpp"
#include "jobs/ledger_folder.hpp"
#include "jobs/workshop.hpp"
#include "programme/act/act.hpp"

namespace sverka {

// What acts are held against, loaded once for many of them. It does not move.
struct ActLedger {
  std::unique_ptr<LedgerTools> tools;
  Ledger ledger;
  std::optional<LedgerView> view;  // nothing without a ledger
};

// The scope of the rules of this job.
std::vector<std::string> act_scopes();

// `path`: a folder of tables, or one bank statement; nothing: acts are checked in themselves. Errors of any kind in one list.
tl::expected<std::unique_ptr<ActLedger>, LedgerErrors> load_act_ledger(const std::optional<std::string>& path, Date today,
                                                                       const Configuration& configuration, const std::string& checks_folder,
                                                                       const Lexicon& lexicon);

struct ActJob {
  std::string name;  // of the file, for the report
  std::string_view bytes;
  Date today;
};

struct CheckedAct {
  Report report;
  Document document;
};

// Errors: those of ReaderPool::read().
Result<CheckedAct> check_act(const ActJob& job, const Workshop& workshop, const ActLedger& ledger, ReaderPool& pool);
// The same for a document that has been read already.
CheckedAct check_act(const ActJob& job, Document document, const Workshop& workshop, const ActLedger& ledger);

}  // namespace sverka
