// Papers that are older than they need to be: their bytes go, what was done with them stays in the rows and in the trail.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"
#include "store/trail.hpp"

namespace sverka {

struct AgedPaper {
  std::string paper;  // SHA-256
  std::string where;  // "submission/12, version 3"
  std::int64_t partner = 0;
};

// What nothing has happened to since `before` ("2026-11-22T00:00:00Z") and whose way is at its end: papers, cards and reports of
// submissions that are paid or withdrawn and of acts that are accepted or lapsed, and files of ledgers that are not in force. A paper that
// something younger names too is not among them. By name.
Result<std::vector<AgedPaper>> aged_papers(Store& store, const std::string& before);

// Marks them removed, with one row in the trail for each partner and one for all, and then deletes the files; what an interrupted run left
// is deleted by the next. The same list. Errors: internal.
Result<std::vector<AgedPaper>> remove_aged_papers(Store& store, const Actor& actor, const std::string& before);

}  // namespace sverka
