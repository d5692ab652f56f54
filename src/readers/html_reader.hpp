// The door between the readers and the module that reads web pages (html/module.cpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/web_feed.hpp"
#include "document/web_page.hpp"

namespace sverka {

// What is over a limit is cut and noted, but for the bytes of the request, which the caller cuts.
struct PageLimits {
  std::size_t bytes = 10u << 20;  // of a page, sheet or feed
  std::size_t depth = 400;        // of elements: deeper ones are left out, their content stays
  std::size_t attributes = 300;   // of one element
  std::size_t nodes = 500000;
  std::size_t style_rules = 200000;  // of one sheet
  std::size_t feed_entries = 50000;
};

// What the module exports, by these names. Both sides are of one build.
struct HtmlReader {
  WebPage (*read_page)(std::string_view bytes, std::string_view charset, const PageLimits& limits) = nullptr;
  StyleSheet (*read_style_sheet)(std::string_view bytes, std::string_view charset, const PageLimits& limits) = nullptr;
  WebFeed (*read_feed)(std::string_view bytes, std::string_view charset, const PageLimits& limits) = nullptr;
};
using DescribeHtmlReader = void (*)(HtmlReader& reader);
constexpr const char* kDescribeHtmlReader = "sverka_html_reader";

// Where the module stands. A process without one reads no pages.
void set_html_module(std::string path);

// Opens the module, once, in the process that is going to read: before it is confined. Without one, members are null.
HtmlReader open_html_module();

}  // namespace sverka
