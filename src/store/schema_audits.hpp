// The tables of audits, as a migration's script: partners' web resources, runs, violations, notices and the outbox.
#pragma once

#include <string_view>

namespace sverka {

extern const std::string_view kAuditTables;

}  // namespace sverka
