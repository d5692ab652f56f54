// Ledgers that the desk has imported: which files, as papers of the store. The newest one is in force; earlier ones stay as they were.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"
#include "store/trail.hpp"

namespace sverka {

struct LedgerPaper {
  std::string name;   // "payments.csv"
  std::string paper;  // SHA-256
  std::int64_t bytes = 0;
};

struct ImportedLedger {
  std::int64_t id = 0;
  std::string sha256;  // of names and bytes of all files
  std::int64_t partners = 0, payments = 0, payouts = 0;
  std::string imported_by, imported_at;
};

// Bytes of a file on their way in.
struct LedgerUpload {
  std::string name;
  std::string_view bytes;
};

// Keeps the files, then the row, in this order; the same ledger again is no new row. `counts`: partners, payments, payouts. Errors:
// internal.
Result<ImportedLedger> keep_ledger(Store& store, const Actor& actor, const std::vector<LedgerUpload>& files, ImportedLedger counts);

// Newest first.
std::vector<ImportedLedger> list_ledgers(StoreWork& work, std::size_t most);
std::optional<ImportedLedger> newest_ledger(StoreWork& work);
std::vector<LedgerPaper> list_ledger_files(StoreWork& work, std::int64_t ledger);

}  // namespace sverka
