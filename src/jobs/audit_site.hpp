// The site job: a crawled site held against the rules of clauses 7 and 8.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "base/date.hpp"
#include "jobs/crawled_site.hpp"
#include "jobs/workshop.hpp"
#include "web/copies.hpp"
#include "web/link_policy.hpp"

namespace sverka {

struct SiteJob {
  CrawledSite site;
  Date today;
  const CopyIndex* corpus = nullptr;  // the Company's articles; null: no copy is looked for
  LinkPolicy policy;
};

// The scope of the rules of this job.
std::vector<std::string> site_scopes();

// A function of the crawled site, the rules and the day alone: the same evidence gives the same report, byte for byte. Pages are
// judged in batches, so that their trees and texts do not stand in memory all at once.
Report audit_site(SiteJob job, const Workshop& workshop);

// False if a limit cut the crawl short: what was not found may stand where it did not come to.
bool is_whole_crawl(const std::vector<CrawlNote>& notes);

// The reason of the first address given if none of them was answered at all; nothing if there is something to report.
std::optional<Error> nothing_answered(const CrawledSite& site);

}  // namespace sverka
