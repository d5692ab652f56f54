// An article of the Company's own site, as its page tells it: for the index of articles only. What the frame of the page leaves in it
// is told apart by standing in other articles too (web/copies.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/copies.hpp"

namespace sverka {

// The text of the one <article>, of <main>, or of the smallest element that holds most of what is no link; without navigation,
// forms and footers inside it. The address is that of the canonical link, else of og:url, resolved against `page_url`, else
// `page_url` itself, which may be empty. `text`: page_text(page).
Article article_of_page(const WebPage& page, const std::vector<PageParagraph>& text, std::string_view page_url);

// An article of another format: its first paragraph may be its address; the next is its title.
Article article_of_text(const std::vector<PageParagraph>& text);

}  // namespace sverka
