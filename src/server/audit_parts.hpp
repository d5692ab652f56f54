// Pieces that several pages about audits are made of. All is HTML, what came from outside escaped.
#pragma once

#include <string>
#include <string_view>

#include "server/page_table.hpp"
#include "store/audits.hpp"

namespace sverka {

std::string resource_path(std::int64_t resource);
std::string audit_path(const AuditRun& run);

// "22.11.2026" of "2026-11-22"; in English as it stands.
std::string day_words_of(const DeskPage& page, const std::string& iso);
std::string violation_state(const DeskPage& page, ViolationState state);
// How a run stands: waiting, running, or what came of it.
std::string run_state(const DeskPage& page, const AuditRun& run);
// What was found, where, and what to do: the cell of a finding.
std::string finding_cell(const DeskPage& page, const AuditFinding& finding);
// The page's address, cut for the eye.
std::string page_link(const std::string& url);
// "8.4" as people call a clause.
std::string clause_cell(const DeskPage& page, const AuditFinding& finding);

}  // namespace sverka
