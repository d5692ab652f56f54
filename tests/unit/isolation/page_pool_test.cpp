// Pages, sheets and feeds through a confined child, by the module as it is installed.
#include "isolation/page_pool.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace sverka {
namespace {

std::unique_ptr<PagePool> start_pages(const PageLimits& limits = {}) {
  set_html_module(SVERKA_HTML_MODULE);
  auto pool = PagePool::start(page_isolation(), limits);
  EXPECT_TRUE(pool.has_value());
  return pool ? *std::move(pool) : nullptr;
}

TEST(PagePool, ReadsAPageInAnyCharset) {
  const auto pool = start_pages();
  const auto page = pool->read_page("<title>\xCF\xF0\xE8\xE2\xE5\xF2</title><p style='display:none'>x", "windows-1251");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->charset, "windows-1251");
  EXPECT_EQ(text_of(*page, 0), "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82x");
  ASSERT_EQ(page->styles.size(), 1u);
  EXPECT_EQ(page->styles[0].declarations[0].property, "display");
  // A converter of ICU, which must not need a file.
  const auto far = pool->read_page("\x93\xFA\x96\x7B", "shift_jis");
  ASSERT_TRUE(far.has_value());
  EXPECT_EQ(text_of(*far, 0), "\xE6\x97\xA5\xE6\x9C\xAC");
}

TEST(PagePool, ReadsSheetsAndFeeds) {
  const auto pool = start_pages();
  const auto sheet = pool->read_style_sheet("@import 'a.css'; .a { display: none } @media print { p { color: red } }", "");
  ASSERT_TRUE(sheet.has_value());
  ASSERT_EQ(sheet->rules.size(), 2u);
  ASSERT_EQ(sheet->imports.size(), 1u);
  EXPECT_EQ(sheet->imports[0].address, "a.css");
  const auto feed = pool->read_feed("<urlset><url><loc>https://a.example/?x=1&amp;y=2</loc></url></urlset>", "");
  ASSERT_TRUE(feed.has_value());
  EXPECT_EQ(feed->kind, FeedKind::Sitemap);
  ASSERT_EQ(feed->entries.size(), 1u);
  EXPECT_EQ(feed->entries[0].address, "https://a.example/?x=1&y=2");
}

TEST(PagePool, RefusesWhatIsTooLargeAndGoesOn) {
  PageLimits limits;
  limits.bytes = 1000;
  const auto pool = start_pages(limits);
  const auto refused = pool->read_page(std::string(3000, 'x'), "");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().reason, "file-too-large");
  EXPECT_TRUE(pool->read_page("<p>x", "").has_value());
}

// Together they are what they are alone, and what is wrong with one is wrong with that one.
TEST(PagePool, ReadsManyAtOnce) {
  PageLimits limits;
  limits.bytes = 1000;
  const auto pool = start_pages(limits);
  const std::string large(3000, 'x');
  const PageBytes pages[] = {{"<title>\xCF\xF0\xE8\xE2\xE5\xF2</title><p>one", "windows-1251"},
                             {"", ""},
                             {"<p>two<!--noindex-->", ""},
                             {large, ""},
                             {"<p style=color:red>three", "utf-8"}};
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{5}}) {
    const auto together = pool->read_pages(std::span(pages).first(count));
    ASSERT_EQ(together.size(), count);
    for (std::size_t at = 0; at < count; ++at) {
      const auto alone = pool->read_page(pages[at].bytes, pages[at].charset);
      ASSERT_EQ(together[at].has_value(), alone.has_value()) << at;
      EXPECT_EQ(alone.has_value(), at != 3) << at;
      if (alone) {
        EXPECT_TRUE(*together[at] == *alone) << at;
      } else {
        EXPECT_EQ(together[at].error().reason, "file-too-large");
      }
    }
  }
}

TEST(PagePool, SaysThatTheModuleIsMissing) {
  set_html_module("/nonexistent/module.so");
  auto pool = PagePool::start(page_isolation(), {});
  ASSERT_TRUE(pool.has_value());
  const auto page = (*pool)->read_page("<p>x", "");
  ASSERT_FALSE(page.has_value());
  EXPECT_EQ(page.error().reason, "html-reader-missing");
  const PageBytes two[] = {{"<p>x", ""}, {"<p>y", ""}};
  for (const auto& one : (*pool)->read_pages(two)) {
    ASSERT_FALSE(one.has_value());
    EXPECT_EQ(one.error().reason, "html-reader-missing");
  }
}

// What makes a parser slow or fat, each in a few hundred kilobytes.
TEST(PagePool, StandsHostilePages) {
  const auto pool = start_pages();
  const auto repeated = [](const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t at = 0; at < times; ++at) {
      out += text;
    }
    return out;
  };
  std::string attributes = "<p ", formatting, bodies;
  for (int at = 0; at < 20000; ++at) {
    attributes += "a" + std::to_string(at) + "=1 ";
    formatting += "<font size=" + std::to_string(at) + "><p>";
    bodies += "<body b" + std::to_string(at) + "=1>";
  }
  const std::string hostile[] = {repeated("<div>", 100000),
                                 repeated("<svg>", 100000),
                                 repeated("<table>", 100000),
                                 repeated("<table><tr><td>", 100000),
                                 attributes + ">",
                                 formatting,
                                 bodies,
                                 repeated("<svg><option>", 100000),
                                 repeated("<a href=x><b><i>", 100000),
                                 repeated("<select><template>", 50000),
                                 repeated("<p>", 300000),
                                 "<style>" + repeated("a{", 100000),
                                 "<style>" + repeated("& & & &{", 10000),
                                 "<style>" + repeated(":not(", 100000),
                                 "<p style='" + repeated("(", 300000)};
  for (const std::string& page : hostile) {
    const auto read = pool->read_page(page, "");
    EXPECT_TRUE(read.has_value()) << page.substr(0, 40) << ": " << (read ? "" : read.error().reason);
  }
}

}  // namespace
}  // namespace sverka
