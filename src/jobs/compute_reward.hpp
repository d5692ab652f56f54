// The reward job: a ledger and a month -> rewards, and what is wrong in the ledger.
#pragma once

#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "base/result.hpp"
#include "checks/configuration.hpp"
#include "jobs/ledger_folder.hpp"
#include "jobs/workshop.hpp"
#include "programme/ledger/ledger.hpp"

namespace sverka {

struct RewardJob {
  std::string ledger;  // the folder
  Month period;
  Date today;
};

// The scope of the rules of this job.
std::vector<std::string> reward_scopes();

// Errors of any kind in one list: those of read_ledger_files() and load_ledger_tools(), or every bad row of the ledger.
tl::expected<Report, LedgerErrors> compute_reward(const RewardJob& job, const Configuration& configuration,
                                                  const std::string& checks_folder, const Workshop& workshop);

// A ledger that has been read already, with what it is judged by.
struct RewardLedger {
  const Ledger* ledger = nullptr;
  const LedgerTools* tools = nullptr;
  std::string name, sha256;  // for the report
};
// The tables without which no reward is computed.
std::vector<LedgerTable> tables_of_rewards();
// Errors: those of LedgerView::of_month().
Result<Report> compute_reward(const RewardLedger& source, Month period, Date today, const Workshop& workshop);

// A note of the ledger as the report says it: the sentence of "note.<code>", then where and the quoted input.
ReportNote describe(const LedgerNote& note, const Messages& messages);

}  // namespace sverka
