// All that the store has of one partner, for him to take along: partner.json and the papers beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "store/store.hpp"
#include "store/trail.hpp"

namespace sverka {

struct ExportCount {
  std::size_t rows = 0, papers = 0;
  std::size_t removed = 0;  // papers that retention had removed: named in partner.json, without a file
};

// Into a new or empty folder:
//   partner.json     {"exported_at", "partner", "users", "submissions", "versions", "checks", "findings", "decisions", "answers",
//   "amendments",
//                    "acts", "act_versions", "act_checks", "act_decisions", "trail", "papers": [{"sha256", "file", "name"}]}
//   papers/<sha256>.<ending>
//   SHA256SUMS       as sha256sum -c reads it
// Passwords, sessions and tokens are not in it. Everything is read back and held against its hash before this returns. Notes itself in the
// trail. Errors: usage "export-target"; not_found "no-such-partner"; not_found, damaged "paper-..."; internal "export-failed".
Result<ExportCount> export_partner(Store& store, const Actor& actor, std::int64_t partner, const std::string& folder);

}  // namespace sverka
