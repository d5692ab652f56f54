// Runs the scripts of those pages of a crawled site where they can matter: that copy something, or that hold next to no text without
// them. What the browser makes of each is kept beside the answers.
#pragma once

#include <cstddef>

#include "fetch/browser.hpp"
#include "fetch/evidence.hpp"
#include "fetch/fetcher.hpp"
#include "jobs/crawled_site.hpp"
#include "web/copies.hpp"

namespace sverka {

struct RenderJob {
  const CopyIndex* corpus = nullptr;  // null: only pages without text are rendered
  CopyPolicy copies;
  std::size_t pages = 500;  // what comes after them is a note
};

// Fills evidence.record().renderings. The browser's requests are answered by what the crawl kept, else by the fetcher, whose rules hold
// for them too, as does the robots.txt of each host; pictures, films, fonts, frames and what changes something are not asked for. Notes are
// added to `site`.
void render_site(CrawledSite& site, const RenderJob& job, Browser& browser, Fetcher& fetcher, EvidenceFolder& evidence);

// Reads the kept renderings into site.rendered; with them and without the network the report is the same, byte for byte.
void take_renderings(CrawledSite& site, const EvidenceFolder& evidence, PagePool& pool);

// True for a page that has scripts and next to nothing else: a few words, no pictures, links or fields to speak of.
bool is_shell(const WebPage& page, const std::vector<PageParagraph>& text);

}  // namespace sverka
