// Finds the copies on the pages of a site, those in several parts too, and has their source links judged.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "web/copies.hpp"
#include "web/link_policy.hpp"
#include "web/site.hpp"
#include "web/source_link.hpp"

namespace sverka {

// Fills site.copies and site.decided of a part of a site. `frame`, `numbers`, `copying`: as judge_copies() has them; without `copying`
// the part is all of the site. Cost: linear in the text of the pages.
void find_site_copies(SiteEvidence& site, const CopyIndex& corpus, const LinkPolicy& policy, const SiteFrame& frame,
                      std::span<const std::uint32_t> numbers, const CopyingPages* copying);

// The hosts of the Company's articles.
std::vector<std::string> hosts_of(const CopyIndex& corpus);

}  // namespace sverka
