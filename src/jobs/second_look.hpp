// Looks once more at the pages of a crawled site that copy an article, before anybody is told that their link is missing: the same page
// again; where links through shorteners and redirectors lead; and, where the owner of the desk wants it, what the page shows to others.
//
// What comes is kept beside the answers of the crawl; an audit of the evidence needs no network and says the same.
#pragma once

#include <cstddef>

#include "checks/fetch_settings.hpp"
#include "fetch/evidence.hpp"
#include "fetch/fetcher.hpp"
#include "isolation/page_pool.hpp"
#include "jobs/crawled_site.hpp"
#include "web/link_policy.hpp"

namespace sverka {

struct SecondLookJob {
  const CopyIndex* corpus = nullptr;  // null: nothing is looked at again
  const LinkPolicy* links = nullptr;
  CompareAgents agents = CompareAgents::No;
  std::int64_t delay_ms = 1000;
  std::size_t pages = 200;            // what comes after them is a note
  std::size_t pages_for_others = 30;  // the sample that is asked for under other names
  std::size_t targets = 200;
};

// Fills site.looks. `evidence` may be null.
void look_again(CrawledSite& site, const SecondLookJob& job, Fetcher& fetcher, EvidenceFolder* evidence);

// Reads the pages of site.looks, or of the evidence where that has some, into site.other_looks and site.targets.
void take_looks(CrawledSite& site, const EvidenceFolder* evidence, PagePool& pool);

}  // namespace sverka
