#include "checks/clauses.hpp"

#include <algorithm>
#include <optional>

#include "checks/toml.hpp"

namespace sverka {

Result<std::vector<ProgrammeClause>> load_clauses(std::string_view toml, const std::string& file) {
  const TomlSource source{file, ErrorCode::BadRule};
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  std::optional<Error> error;
  TableReader table(parsed->root, source, error);
  std::vector<ProgrammeClause> clauses;
  for (TableReader& one : table.tables("clauses")) {
    ProgrammeClause clause;
    clause.clause = one.text("clause", Need::Required);
    const std::size_t by = one.choice("decided_by", {"machine", "person", "none"}, 3);
    if (by > 2) {
      one.refuse("decided_by", "\"decided_by\" must be \"machine\", \"person\" or \"none\"");
    } else {
      clause.decided_by = static_cast<DecidedBy>(by);
    }
    clause.subject = one.sentence("subject");
    clause.why = one.sentence("why", Need::Optional);
    one.finish();
    const bool stands_twice =
        std::any_of(clauses.begin(), clauses.end(), [&clause](const ProgrammeClause& other) { return other.clause == clause.clause; });
    if (stands_twice) {
      one.refuse("clause", "the clause " + clause.clause + " stands twice");
    }
    clauses.push_back(std::move(clause));
  }
  table.finish();
  if (error) {
    return fail(std::move(*error));
  }
  return clauses;
}

}  // namespace sverka
