// The ledger of the desk: what was imported last, read once and kept, with the scans that the desk has received in its register of acts.
//
// The desk is the register's home: a scan that stands here is a scan that has come, whether or not acts.csv knows it, and without acts.csv
// every paid period awaits its act.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "checks/configuration.hpp"
#include "isolation/pool.hpp"
#include "jobs/check_act.hpp"
#include "jobs/ledger_folder.hpp"
#include "jobs/workshop.hpp"
#include "store/acts.hpp"
#include "store/checks_queue.hpp"
#include "store/ledgers.hpp"

namespace sverka {

// Of one day. It does not change: who holds it may read it while a newer one is made.
struct DeskLedger {
  ImportedLedger imported;
  std::vector<std::string> files;  // their names
  ActLedger with_scans;            // tools, ledger and view
  std::string day;
  std::int64_t stamp = 0;  // of the scans that it has
};

struct LedgerImport {
  ImportedLedger ledger;
  std::vector<LedgerNote> notes;
  bool has_register = false;  // acts.csv is among the files
};

class LedgerKeeper {
 public:
  // All outlive it. `acts`: the workshop of the act job, whose words the tables are read with.
  LedgerKeeper(Store& store, const Configuration& configuration, std::string checks_folder, const Workshop& acts);

  // Reads the files as a ledger and keeps them; a file that is not among them stays from the ledger before, if that is wanted. Then the
  // register is brought up. Errors: every bad row; usage "no-file"; bad_ledger "ledger-not-a-table" for a file of another kind; internal.
  enum class OtherFiles : std::uint8_t { Kept, Dropped };
  tl::expected<LedgerImport, LedgerErrors> import(const Actor& actor, std::vector<LedgerFile> files, OtherFiles others, Date today);

  // The newest ledger as of today; null if none was imported. Cost: the first time, and after a scan, that of reading and copying it.
  // Errors: internal "ledger-unreadable" if what was imported cannot be read by this program; those of the store.
  Result<std::shared_ptr<const DeskLedger>> current(Date today);
  // Rewards of a month of everybody in the ledger, with the findings; null without a ledger. Errors: those of current(), of
  // compute_reward().
  Result<std::shared_ptr<const Report>> rewards(Month period, Date today);
  // The sentences for it.
  Result<const Workshop*> reward_workshop();

  // Brings the register of acts in step with the newest ledger, the partners and the day, if it is not. Errors: those of current().
  Result<void> bring_up(Date today);

  // An act as the queue gives it, held against the payout of its row alone. Errors: those of check_submission().
  Result<CheckOutcome> check_filed_act(const QueuedCheck& check, Date today, const std::string& version, ReaderPool& pool);

 private:
  struct ReadLedger {
    ImportedLedger imported;
    std::vector<std::string> files;
    std::shared_ptr<const Ledger> ledger;
  };
  tl::expected<Ledger, LedgerErrors> read(std::vector<LedgerFile> files);
  Result<std::vector<LedgerFile>> stored_files(std::int64_t ledger);
  Result<void> load(const ImportedLedger& imported);
  Result<std::shared_ptr<const DeskLedger>> current_locked(Date today);
  std::unique_ptr<ActLedger> ledger_of_act(const DeskLedger& desk, const FiledAct& act, const std::string& inn, Date today);

  Store& store_;
  const Configuration& configuration_;
  const std::string checks_folder_;
  const Workshop& acts_;
  std::mutex mutex_;  // of all below
  std::unique_ptr<LedgerTools> tools_;
  std::unique_ptr<Workshop> reward_rules_;
  ReadLedger read_;
  std::shared_ptr<const DeskLedger> desk_;
  std::vector<std::pair<Month, std::shared_ptr<const Report>>> rewards_;  // of desk_
};

}  // namespace sverka
