// Crawls the registered resources of a partner: robots.txt first, then sitemaps, feeds, pages and their style sheets, each address
// once and each host at its pace.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "fetch/evidence.hpp"
#include "fetch/fetcher.hpp"
#include "isolation/page_pool.hpp"
#include "jobs/crawled_site.hpp"
#include "web/frontier.hpp"
#include "web/scope.hpp"

namespace sverka {

struct CrawlJob {
  std::vector<Url> seeds;
  std::string day;  // ISO: of the report that will be made
  CrawlLimits limits;
  Politeness politeness;
  ScopeTerms scope;
  ReaderPool* documents = nullptr;  // of PDF and DOCX; without it they are not judged
  // Called now and then with the number of pages read and of addresses known; may be empty.
  std::function<void(std::size_t read, std::size_t waiting)> progress;
};

// `evidence` may be null: then bodies live no longer than it takes to read them. With answers in it of a crawl that did not end,
// those are not asked for again. No fault of a server ends the crawl: each is a page that was not judged, or a note.
CrawledSite crawl_site(const CrawlJob& job, Fetcher& fetcher, const DomainRules& domains, EvidenceFolder* evidence, PagePool& pool);

}  // namespace sverka
