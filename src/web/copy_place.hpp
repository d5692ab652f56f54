// Where something stands on a page relative to copied text: for source_link.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/link_policy.hpp"
#include "web/site.hpp"

namespace sverka {

enum class Stand : std::uint8_t {
  LastParagraph,  // after the copied text, in its last paragraph
  After,
  Before,     // the last copied words, or within them
  Comments,   // of visitors
  Frame,      // navigation, a side bar, a block of a later article
  Footer,     // of the page
  OtherPost,  // of a feed: another post of the same page
};

class CopyPlace {
 public:
  // `page.dom` is there.
  CopyPlace(const SitePage& page, const CopyMatch& match, const LinkPolicy& policy);

  Stand stand_of(std::uint32_t node) const;
  // Something else than the copy, such as tags or an author, stands between its last paragraph and the node.
  bool is_apart(std::uint32_t node) const;
  // Elements around the node, inner first, up to the first that holds copied text too.
  std::vector<std::uint32_t> blocks_around(std::uint32_t node) const;

 private:
  void find_post();
  bool looks_like_post(std::uint32_t node) const;
  bool is_page_footer(std::uint32_t node) const;
  bool is_named(std::uint32_t node, const std::vector<std::string>& names) const;
  std::size_t words_in(std::uint32_t node) const;

  const WebPage& page_;
  const LinkPolicy& policy_;
  std::uint32_t first_ = kNone, last_ = kNone;  // texts of the copy
  std::uint32_t last_block_ = kNone;
  std::uint32_t post_ = kNone;          // the post that the copy is; none: the page is no feed
  std::uint32_t main_ = kNone;          // the outermost <main> or <article> around the copy
  std::uint32_t next_article_ = kNone;  // where another article begins
};

// An element that stands in a line: a link, a word in bold.
bool is_inline(const WebNode& node);

// A value that two blocks of the same text and the same links share.
std::uint64_t block_mark(const WebPage& page, std::uint32_t node);

}  // namespace sverka
