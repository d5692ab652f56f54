// What the report of a site lists besides its findings: every page, every copy.
#pragma once

#include "audit/finding.hpp"
#include "web/link_policy.hpp"
#include "web/site.hpp"

namespace sverka {

// Appends the pages and copies of `site`.
void add_to_statement(SiteStatement& statement, const SiteEvidence& site, const LinkPolicy& policy);

}  // namespace sverka
