// Where the store is: what the configuration says, else a file of SQLite in the folder of this user's or service's state.
#pragma once

#include <memory>
#include <string>

#include "cli/setting.hpp"
#include "store/resources.hpp"
#include "store/store.hpp"

namespace sverka {

struct StorePlace {
  std::string url, papers;
  std::string evidence;  // of audits: what the configuration says, else beside the papers
};

// Without a configuration: $STATE_DIRECTORY (of systemd), $XDG_STATE_HOME/sverka, ~/.local/state/sverka. Makes the folder of a file of
// SQLite. Errors: usage "store-url", "store-place".
Result<StorePlace> store_place(const Configuration& configuration);

// Opens the module and the store, and migrates. Errors: those of open_store_module() and Store::open().
Result<std::unique_ptr<Store>> open_store(const StorePlace& place);
// The same of the place that the configuration says.
Result<std::unique_ptr<Store>> open_store(const Configuration& configuration);

// Makes a folder that nobody else may look into; one that is there stays as it is. False: it cannot be made.
bool make_private(const std::string& folder);

// The [schedule] section as the store takes it.
AuditTerms audit_terms(const Configuration& configuration);

}  // namespace sverka
