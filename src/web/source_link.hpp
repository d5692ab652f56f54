// Does a page carry a direct, indexable link to the source after the last copied paragraph (8.4)? The outcome of a copy is that of its
// best link; without any it failed.
//
//   std::vector<FoundCopy> found;                       CopyIndex::find() of each page
//   judge_copies(site, found, policy);                  fills site.copies and site.decided
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "web/indexability.hpp"
#include "web/link_policy.hpp"
#include "web/site.hpp"

namespace sverka {

struct FoundCopy {
  std::uint32_t page = 0;  // of SiteEvidence::pages; of a copy in several parts, the last part
  CopyMatch match;         // its ranges are of that page's text
  Article article;         // without its text
};

// Blocks with links to the Company that stand on more pages than one: the frame of a site. A page that copies the article itself is
// not counted.
class SiteFrame {
 public:
  SiteFrame() = default;
  SiteFrame(std::span<const SitePage> pages, const std::vector<std::string>& company_hosts);
  // Page by page, where not all of them are held at once; any number that is the page's own.
  void add(std::uint32_t number, const SitePage& page, const std::vector<std::string>& company_hosts);

  // `copying`: the pages that copy the article.
  bool repeats(std::uint32_t page, std::uint64_t block, std::span<const std::uint32_t> copying) const;

 private:
  std::map<std::uint64_t, std::vector<std::uint32_t>> pages_of_;
};

// One copy. `decided` gets the switches that decided something. `page.visibility` may be empty: then all is seen.
JudgedCopy judge_copy(const SitePage& page, const FoundCopy& copy, const LinkPolicy& policy, const SiteFrame& frame,
                      std::span<const std::uint32_t> copying, std::map<std::string, std::string>& decided);

// All of them, in the order of `found`; quotations are kept too, passed. Cost: linear in the pages that copy something.
void judge_copies(SiteEvidence& site, std::span<const FoundCopy> found, const LinkPolicy& policy);

// The pages that copy each article, by their numbers in a frame.
using CopyingPages = std::map<std::uint32_t, std::vector<std::uint32_t>>;
// The same of a part of a site: `numbers` are those of site.pages in the frame of the whole.
void judge_copies(SiteEvidence& site, std::span<const FoundCopy> found, const LinkPolicy& policy, const SiteFrame& frame,
                  std::span<const std::uint32_t> numbers, const CopyingPages& copying);

// Pages that are parts of one article, in its order: joined by rel="next" or by numbers at the end of their addresses ("?page=2",
// "/article/2" where there is an "/article"). Pages that are alone are left out.
std::vector<std::vector<std::uint32_t>> page_series(std::span<const SitePage> pages);

}  // namespace sverka
