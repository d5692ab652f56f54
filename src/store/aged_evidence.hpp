// Folders of what audits fetched that are older than they need to be. What was found stays in the rows, the reports and the trail.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"
#include "store/trail.hpp"

namespace sverka {

struct AgedEvidence {
  std::int64_t audit = 0, resource = 0, partner = 0;
  std::string folder;  // a name in the folder of evidence
};

// The folders that are there of audits that ended before `before` ("2026-11-22T00:00:00Z"), but for the newest of each resource and those
// that saw a violation which is not settled, or was settled since. By audit. `root`: the folder of the folders. Errors: internal.
Result<std::vector<AgedEvidence>> aged_evidence(Store& store, const std::string& root, const std::string& before);

// Takes them out of the rows, with one row in the trail for each resource, and then from the disk; what an interrupted run left is removed
// by the next. The same list; a folder that could not be removed comes again in the next.
Result<std::vector<AgedEvidence>> remove_aged_evidence(Store& store, const Actor& actor, const std::string& root,
                                                       const std::string& before);

}  // namespace sverka
