// Addresses that a site lists for machines: sitemaps and their indexes, RSS and Atom feeds, sitemaps in plain text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"

namespace sverka {

enum class FeedKind : std::uint8_t {
  Unknown,       // none of these: no entries
  Sitemap,       // urlset, or lines of addresses
  SitemapIndex,  // its entries are sitemaps
  Rss,           // 0.9 to 2.0, RDF
  Atom,
};

struct FeedEntry {
  std::string address;  // as written, character references resolved, white space at the ends dropped; may be relative
  std::string title;
  std::string modified;  // as written: lastmod, pubDate, updated
  bool operator==(const FeedEntry&) const = default;
};

struct WebFeed {
  FeedKind kind = FeedKind::Unknown;
  std::string home;                // the page that a feed belongs to
  std::vector<FeedEntry> entries;  // in their order, 50,000 at most as the protocol of sitemaps has it
  std::vector<Note> notes;         // "feed-cut", "feed-damaged"
  bool operator==(const WebFeed&) const = default;
};

}  // namespace sverka
