// A site as it was fetched and read, from the network or from kept evidence: the one input of the audit.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fetch/evidence.hpp"
#include "isolation/page_pool.hpp"
#include "jobs/page_archive.hpp"
#include "web/robots.hpp"
#include "web/site.hpp"

namespace sverka {

constexpr std::size_t kPagesInMemory = std::size_t{96} << 20;  // bytes

struct CrawledSite {
  CrawlRecord record;
  std::vector<SitePage> pages;                  // by address, without bodies, trees and style sheets
  std::map<std::string, std::uint32_t> trees;   // by SitePage::url: its number in `archive`; pages that are not judged have none
  PageArchive archive{kPagesInMemory};
  std::map<std::string, RobotsAnswer> robots;   // by origin
  std::map<std::string, StyleSheet> sheets;     // by address, with what they import
};

// The value of a header; empty without it.
std::string_view header_of(const FetchedAnswer& answer, std::string_view name);

enum class AnswerKind : std::uint8_t { Html, Feed, Text, Other };

// By its Content-Type; without one, HTML.
AnswerKind kind_of(const FetchedAnswer& answer);
// The charset parameter of its Content-Type; empty without one.
std::string charset_of(const FetchedAnswer& answer);

// A page of the audit made of its answer: read in the confined child, or with the reason why there is nothing to judge.
SitePage read_site_page(const CrawledPage& page, FetchedAnswer answer, PagePool& pool);
// Adds it, its tree to the archive.
void add_page(CrawledSite& site, SitePage page);

// A sheet that could not be had is one that counts as unread.
StyleSheet read_site_sheet(const FetchedAnswer& answer, PagePool& pool);
// Puts what sheets import into them.
void join_imports(std::map<std::string, StyleSheet>& sheets);

// Evidence of an earlier crawl, without the network. Errors: not_found "evidence-empty".
Result<CrawledSite> replay_crawl(const EvidenceFolder& folder, PagePool& pool);

// By address, so that the order in which hosts answered decides nothing.
void put_in_order(CrawledSite& site);

}  // namespace sverka
