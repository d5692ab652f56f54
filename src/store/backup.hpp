// Copies of the store: all rows of one moment in one file, and the papers that they name beside it. A copy of one database can be restored
// into the other.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"
#include "store/store.hpp"

namespace sverka {

struct CopyCount {
  std::size_t rows = 0, papers = 0;
};

// While others work. `folder` is made, or is empty. The file of the rows is renamed into its place last: a folder without it is no backup.
// Errors: usage "backup-target"; internal "backup-failed", "store-failed"; those of PaperFolder::read().
Result<CopyCount> back_up(Store& store, const std::string& folder);

// Into a store without users and without a trail. The rows are one transaction, after the papers. Errors: usage "restore-target";
// damaged "backup-damaged"; unsupported "store-newer"; internal.
Result<CopyCount> restore(Store& store, const std::string& folder);

}  // namespace sverka
