// Reads web pages, style sheets and feeds in confined child processes, as pool.hpp reads documents: bytes in, a flat value out.
//
//   set_html_module(path);                                   once, in main: readers/html_reader.hpp
//   auto pool = PagePool::start(page_isolation(), {});       early in main, before any thread
//   Result<WebPage> page = (*pool)->read_page(answer.body, charset of the Content-Type header, or "");
//   for (const SheetReference& wanted : referenced_sheets(*page)) ... fetch, read_style_sheet(); unfetched: StyleSheet{.unread = true}
//   visibility_of(*page, sheets);
//
// Whether an answer is a page, a sheet or a feed is for the caller to say, by its Content-Type; read_feed() of what is no feed
// gives FeedKind::Unknown.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/web_feed.hpp"
#include "document/web_page.hpp"
#include "isolation/pool.hpp"
#include "readers/html_reader.hpp"

namespace sverka {

// Limits of one page: 512 MiB, 10 s of CPU, 30 s.
IsolationLimits page_isolation();

struct PageBytes {
  std::string_view bytes, charset;
};

class PagePool {
 public:
  // Call it early in main, before any thread is started. The zygote opens the module of HTML and confines itself.
  // Errors: internal, if the kernel has no seccomp or refuses processes.
  static Result<std::unique_ptr<PagePool>> start(const IsolationLimits& isolation, const PageLimits& limits);
  // No read may be running.
  virtual ~PagePool() = default;

  // Safe to call from many threads; each waits for a free child. What a page holds is never an error: what had to be cut is a
  // note of it. Errors: unsupported "html-reader-missing", too_large "file-too-large", and those of ReaderPool::read().
  // `charset`: the parameter of the HTTP header, empty without one.
  virtual Result<WebPage> read_page(std::string_view bytes, std::string_view charset) = 0;
  // Many pages for one waking of a child, one result each, those of read_page(): where they cannot be read together, each is read alone.
  virtual std::vector<Result<WebPage>> read_pages(std::span<const PageBytes> pages);
  virtual Result<StyleSheet> read_style_sheet(std::string_view bytes, std::string_view charset) = 0;
  virtual Result<WebFeed> read_feed(std::string_view bytes, std::string_view charset) = 0;
};

}  // namespace sverka
