// checks/data/clauses.toml: the clauses of the partner programme, and why no rule enforces one. Nothing here opens a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "audit/clauses.hpp"
#include "base/result.hpp"

namespace sverka {

// [[clauses]] clause, decided_by, subject, why (optional). In the order of the file. Errors: bad_rule; a clause that stands twice is
// one.
Result<std::vector<ProgrammeClause>> load_clauses(std::string_view toml, const std::string& file);

}  // namespace sverka
