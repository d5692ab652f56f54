// Style sheets: tokens and errors by CSS Syntax, selectors, shorthands; sitemaps and feeds.
#include <gtest/gtest.h>

#include <string>

#include "readers/html/css.hpp"
#include "readers/html/read_page.hpp"

namespace sverka {
namespace {

// "display: none!; color: red" of all rules, rules apart by " | ".
std::string declarations_of(std::string_view text) {
  std::string out;
  for (const StyleRule& rule : html::parse_style_sheet(text, {}).rules) {
    out += out.empty() ? "" : " | ";
    std::string inside;
    for (const StyleDeclaration& one : rule.declarations) {
      inside += (inside.empty() ? "" : "; ") + one.property + ": " + one.value + (one.important ? "!" : "");
    }
    out += inside;
  }
  return out;
}

struct CssCase {
  const char* text;
  const char* declarations;
};

const CssCase kSheets[] = {
    {"a{display:none}", "display: none"},
    {"a { DISPLAY : NONE ! important ; }", "display: none!"},
    {"a{d\\69splay:n\\6f ne}", "display: none"},
    {"a{display/**/:/* x */none}", "display: none"},
    {"a{color:red;;;display:none}", "color: red; display: none"},
    {"a{colour:red;display:none}", "display: none"},  // an unknown property is skipped
    {"a{color red;display:none}", "display: none"},   // a broken declaration ends at its semicolon
    {"a{color:{;}x;display:none}", "display: none"},
    {"a{content:'}';display:none}", "display: none"},
    {"a{content:'x\n;display:none}", "display: none"},  // a bad string ends at the line
    {"<!-- a{display:none} -->", "display: none"},
    {"@font-face{display:none} a{color:red}", "color: red"},
    {"@media print{a{color:red}} b{color:blue}", "color: red | color: blue"},
    {"@unknown x; a{color:red}", "color: red"},
    {"a{margin:1px 2px 3px -9999px}", "margin-top: 1px; margin-right: 2px; margin-bottom: 3px; margin-left: -9999px"},
    {"a{background:#fff url(x.png) no-repeat 0 0}", "background-color: #fff; background-image: url(); background-clip: border-box"},
    {"a{background:none}", "background-color: transparent; background-image: none; background-clip: border-box"},
    {"a{background:red text}", "background-color: red; background-image: none; background-clip: text"},
    {"a{-webkit-background-clip:text;-webkit-line-clamp:3}", "background-clip: text; line-clamp: 3"},
    {"a{content:'x'}b{content:url(a.png)}", "content: url()"},
    {"a{font:italic 700 0/0 a}", "font-size: 0"},
    {"a{overflow:hidden}", "overflow-x: hidden; overflow-y: hidden"},
    {"a{left:calc( -1 * 9999px )}", "left: calc(-1 * 9999px)"},
    {"a{color:rgb( 0 ,0, 0 )}", "color: rgb(0, 0, 0)"},
    {"a{color:red;b &{color:blue} &:hover{display:none}}", "color: red | color: blue | display: none"},
    {"a{display:none", "display: none"},
    {"a,,b{display:none}", ""},  // a refused selector voids the rule
    {"a:::b{display:none} c{color:red}", "color: red"},
    {"}a{color:red}", ""},  // a stray bracket is part of the selector
};

TEST(Css, SheetsAreReadAsBrowsersReadThem) {
  for (const CssCase& one : kSheets) {
    EXPECT_EQ(declarations_of(one.text), one.declarations) << one.text;
  }
}

struct WeightCase {
  const char* selector;
  std::uint32_t ids, classes, types;
};

// https://www.w3.org/TR/selectors-4/#specificity-rules
const WeightCase kWeights[] = {
    {"*", 0, 0, 0},
    {"li", 0, 0, 1},
    {"ul li", 0, 0, 2},
    {"ul ol+li", 0, 0, 3},
    {"h1 + *[rel=up]", 0, 1, 1},
    {"ul ol li.red", 0, 1, 3},
    {"li.red.level", 0, 2, 1},
    {"#x34y", 1, 0, 0},
    {"#s12:not(foo)", 1, 0, 1},
    {".foo :is(.bar, #baz)", 1, 1, 0},
    {":where(#a) b", 0, 0, 1},
    {"a:hover", 0, 1, 1},
    {"li::before", 0, 0, 2},
    {"a:nth-child(2n+1)", 0, 1, 1},
};

TEST(Css, SpecificityIsThatOfTheStandard) {
  for (const WeightCase& one : kWeights) {
    const StyleSheet sheet = html::parse_style_sheet(std::string(one.selector) + "{display:none}", {});
    ASSERT_EQ(sheet.rules.size(), 1u) << one.selector;
    EXPECT_EQ(sheet.rules[0].selectors[0].specificity, one.ids << 20 | one.classes << 10 | one.types) << one.selector;
  }
}

TEST(Css, ConditionsLayersAndImportsAreKept) {
  const StyleSheet sheet = html::parse_style_sheet(
      "@import url(a.css) screen; @import \"b.css\"; @layer x, y; @layer y{a{color:red}} @layer x{a{color:blue}}"
      "@media (max-width:600px){@supports (display:grid){a{display:none}}} @container (width>1px){a{left:0}}",
      {});
  ASSERT_EQ(sheet.imports.size(), 2u);
  EXPECT_EQ(sheet.imports[0].address, "a.css");
  EXPECT_EQ(sheet.imports[0].media, "screen");
  ASSERT_EQ(sheet.rules.size(), 4u);
  EXPECT_GT(sheet.rules[0].layer, sheet.rules[1].layer);
  EXPECT_EQ(sheet.rules[2].conditions, (std::vector<std::string>{"media (max-width:600px)", "supports (display:grid)"}));
  EXPECT_EQ(sheet.rules[3].conditions[0].substr(0, 8), "unknown ");
}

// What is left out at a limit must not pass for what is not there.
TEST(Css, SheetsThatAreCutSayThatTheyAreUnread) {
  PageLimits limits;
  limits.style_rules = 2;
  EXPECT_FALSE(html::parse_style_sheet("a{color:red}@keyframes b{to{opacity:0}}", limits).unread);
  EXPECT_TRUE(html::parse_style_sheet("a{color:red}b{color:red}@keyframes c{to{opacity:0}}", limits).unread);
  EXPECT_TRUE(html::parse_style_sheet("a{color:red}b{color:red}c{color:red}", limits).unread);
}

// The property that a browser knows is the one with the prefix.
TEST(Css, OnlyWhatABrowserKnowsIsKept) {
  EXPECT_TRUE(html::parse_declarations("text-fill-color:red;grid-row:1;colour:red").empty());
  ASSERT_EQ(html::parse_declarations("-webkit-text-fill-color:red").size(), 1U);
  EXPECT_EQ(html::parse_declarations("-webkit-text-fill-color:red")[0].property, "text-fill-color");
  ASSERT_EQ(html::parse_declarations("grid-template:0 / 1fr").size(), 1U);
  EXPECT_EQ(html::parse_declarations("grid-template:0 / 1fr")[0].value, "0");
}

TEST(Feeds, OfEachKind) {
  const WebFeed rss = html::read_feed(
      "<?xml version=\"1.0\"?><rss><channel><link>https://a.example/</link><item><title><![CDATA[A & B]]></title>"
      "<link>https://a.example/1?x=1&amp;y=2</link><media:title>no</media:title><pubDate>Mon</pubDate></item>"
      "<item><guid>https://a.example/2</guid></item></channel></rss>",
      "", {});
  EXPECT_EQ(rss.kind, FeedKind::Rss);
  EXPECT_EQ(rss.home, "https://a.example/");
  ASSERT_EQ(rss.entries.size(), 2u);
  EXPECT_EQ(rss.entries[0], (FeedEntry{"https://a.example/1?x=1&y=2", "A & B", "Mon"}));
  EXPECT_EQ(rss.entries[1].address, "https://a.example/2");
  const WebFeed atom = html::read_feed(
      "<feed><link rel='self' href='/f'/><link href='https://a.example/'/><entry><link rel='edit' href='/e'/><link rel='alternate' "
      "href='/1'/>"
      "<updated>2026-11-22</updated></entry></feed>",
      "", {});
  EXPECT_EQ(atom.kind, FeedKind::Atom);
  EXPECT_EQ(atom.home, "https://a.example/");
  ASSERT_EQ(atom.entries.size(), 1u);
  EXPECT_EQ(atom.entries[0], (FeedEntry{"/1", "", "2026-11-22"}));
  const WebFeed index = html::read_feed("<sitemapindex><sitemap><loc> https://a.example/s.xml </loc></sitemap></sitemapindex>", "", {});
  EXPECT_EQ(index.kind, FeedKind::SitemapIndex);
  EXPECT_EQ(index.entries[0].address, "https://a.example/s.xml");
  const WebFeed map = html::read_feed(
      "<urlset><url><loc>https://a.example/1</loc><image:image><image:loc>x</image:loc></image:image>"
      "<lastmod>2026-01-01</lastmod></url><url>",
      "", {});
  ASSERT_EQ(map.entries.size(), 1u);
  EXPECT_EQ(map.entries[0], (FeedEntry{"https://a.example/1", "", "2026-01-01"}));
  EXPECT_EQ(html::read_feed("https://a.example/1\r\n\nhttps://a.example/2\n", "", {}).entries.size(), 2u);
  EXPECT_EQ(html::read_feed("<html><body>https://a.example</body></html>", "", {}).kind, FeedKind::Unknown);
  EXPECT_EQ(html::read_feed("", "", {}).kind, FeedKind::Unknown);
  // Entities are not defined by a document for itself.
  const WebFeed bomb =
      html::read_feed("<!DOCTYPE x [<!ENTITY a 'b'>]><urlset><url><loc>https://a.example/&a;</loc></url></urlset>", "", {});
  ASSERT_EQ(bomb.entries.size(), 1u);
  EXPECT_EQ(bomb.entries[0].address, "https://a.example/&a;");
}

}  // namespace
}  // namespace sverka
