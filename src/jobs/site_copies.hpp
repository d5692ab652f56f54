// Finds the copies on the pages of a site, those in several parts too, and has their source links judged.
#pragma once

#include "web/copies.hpp"
#include "web/link_policy.hpp"
#include "web/site.hpp"

namespace sverka {

// Fills site.copies and site.decided. Cost: linear in the text of the pages.
void find_site_copies(SiteEvidence& site, const CopyIndex& corpus, const LinkPolicy& policy);

}  // namespace sverka
