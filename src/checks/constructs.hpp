// What else is in the file (Document::items) that the template's file lacks: pictures, revisions, links, imported parts.
#pragma once

#include <string_view>
#include <vector>

#include "checks/kind.hpp"

namespace sverka {

// True if checks/data/constructs.toml gives some kind of item to this rule, or the rule is the one for kinds not listed there.
bool reports_constructs(const RuleHead& head);

// A finding for each item of the rule's kinds that the document has and the template has not, or has less often. Items that
// `said` already speaks of (the same place, or the same text) make none, but lend it their detail: author and date.
void add_construct_findings(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& said);

}  // namespace sverka
