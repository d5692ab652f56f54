// A site as it was fetched and read, from the network or from kept evidence: the one input of the audit.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fetch/evidence.hpp"
#include "isolation/page_pool.hpp"
#include "jobs/page_archive.hpp"
#include "jobs/read_material.hpp"
#include "web/page_looks.hpp"
#include "web/robots.hpp"
#include "web/site.hpp"
#include "web/source_link.hpp"

namespace sverka {

constexpr std::size_t kPagesInMemory = std::size_t{96} << 20;  // bytes

// A page as it came when it was asked for once more.
struct KeptLook {
  LookedAs as = LookedAs::Again;
  int status = 0;
  std::string problem;
  std::vector<HeaderField> headers;
  std::optional<std::uint32_t> tree;  // in `archive`
};

struct CrawledSite {
  CrawlRecord record;
  std::vector<SitePage> pages;                 // by address, without bodies, trees and style sheets
  std::map<std::string, std::uint32_t> trees;  // by SitePage::url: its number in `archive`; pages that are not judged have none
  PageArchive archive{kPagesInMemory};
  std::map<std::string, RobotsAnswer> robots;                          // by origin
  std::map<std::string, StyleSheet> sheets;                            // by address, with what they import
  std::map<std::string, WebPage> renderings;                           // by SitePage::url, of pages whose scripts were run
  std::map<std::string, std::string> not_rendered;                     // why they could not be
  std::map<std::pair<std::string, std::string>, FetchedAnswer> looks;  // by purpose and address: what was asked for after the crawl
  std::map<std::string, std::vector<KeptLook>> other_looks;            // by SitePage::final_url
  std::map<std::string, std::string, std::less<>> targets;             // PageLooks::targets, of the whole site
  std::vector<std::string> company_hosts;                              // links to them are looked for in the frame
  SiteFrame frame;                                                     // of all pages, by their number in `archive`
};

// The value of a header; empty without it.
std::string_view header_of(const FetchedAnswer& answer, std::string_view name);

enum class AnswerKind : std::uint8_t { Html, Feed, Text, Document, Other };  // Document: PDF, DOCX

// By its Content-Type; without one, HTML.
AnswerKind kind_of(const FetchedAnswer& answer);
// True for an address whose name ends as that of a PDF or DOCX file.
bool names_document(std::string_view url);
// The charset parameter of its Content-Type; empty without one.
std::string charset_of(const FetchedAnswer& answer);

// A page of the audit made of its answer: read in the confined child, or with the reason why there is nothing to judge. `dom`: its tree,
// if it has been read already.
SitePage read_site_page(const CrawledPage& page, FetchedAnswer answer, const MaterialReaders& readers,
                        std::optional<Result<WebPage>> dom = std::nullopt);
// Adds it, its tree to the archive and the frame.
void add_page(CrawledSite& site, SitePage page);

// A sheet that could not be had is one that counts as unread.
StyleSheet read_site_sheet(const FetchedAnswer& answer, PagePool& pool);
// Puts what sheets import into them.
void join_imports(std::map<std::string, StyleSheet>& sheets);

// Evidence of an earlier crawl, without the network. Errors: not_found "evidence-empty".
Result<CrawledSite> replay_crawl(const EvidenceFolder& folder, const std::vector<std::string>& company_hosts,
                                 const MaterialReaders& readers);

// By address, so that the order in which hosts answered decides nothing.
void put_in_order(CrawledSite& site);

}  // namespace sverka
