// Where a page leads, for the crawler: not whether a link counts, only what is worth asking for.
#pragma once

#include <optional>
#include <vector>

#include "document/web_page.hpp"
#include "web/url.hpp"

namespace sverka {

struct PageLinks {
  std::vector<Url> pages;  // anchors, areas, frames, next and previous pages
  std::vector<Url> feeds;  // <link rel="alternate"> of RSS and Atom
  std::vector<Url> sheets;
  std::optional<Url> refresh;  // of <meta http-equiv="refresh">
};

// `address`: of the page, after redirects. What is no page by its file name (pictures, archives, films) is left out.
PageLinks links_of(const WebPage& page, const Url& address);

// The address of "5; url=/there"; nothing without one.
std::optional<std::string> refresh_address(std::string_view content);

}  // namespace sverka
