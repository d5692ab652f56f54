// What the reader of pages makes of HTML: trees by the tree construction of the HTML standard, marks in the source, limits.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "document/web_page_wire.hpp"
#include "readers/html/read_page.hpp"

namespace sverka {
namespace {

// 'body(p("x") br)': elements by name, their children in brackets, texts in quotes.
std::string tree_of(const WebPage& page, std::uint32_t node) {
  const WebNode& at = page.nodes[node];
  if (at.kind == WebNodeKind::Text) {
    return "\"" + at.text + "\"";
  }
  if (at.kind == WebNodeKind::Comment) {
    return "<!" + at.text + ">";
  }
  std::string text = at.kind == WebNodeKind::Document ? "" : (at.space == WebNamespace::Svg ? "svg:" : "") + at.name;
  std::string inside;
  for (std::uint32_t child = node + 1; child < at.end; child = page.nodes[child].end) {
    if (page.nodes[child].kind != WebNodeKind::Doctype) {
      inside += (inside.empty() ? "" : " ") + tree_of(page, child);
    }
  }
  return at.kind == WebNodeKind::Document ? inside : inside.empty() ? text : text + "(" + inside + ")";
}

std::string body_of(std::string_view source) {
  const WebPage page = html::read_page(source, "utf-8", {});
  EXPECT_EQ(find_fault(page), "") << source;
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    if (is_element(page.nodes[at], "body")) {
      return tree_of(page, at);
    }
  }
  return "";
}

struct TreeCase {
  const char* source;
  const char* body;
};

// https://html.spec.whatwg.org/#parsing, one case a rule.
const TreeCase kTrees[] = {
    {"<p>a<p>b", R"(body(p("a") p("b")))"},  // 13.2.6.4.7 a start tag "p" closes one
    {"<p>a<div>b", R"(body(p("a") div("b")))"},
    {"<ul><li>a<li>b</ul>c", R"(body(ul(li("a") li("b")) "c"))"},
    {"<b>1<p>2</b>3", R"(body(b("1") p(b("2") "3")))"},  // the adoption agency
    {"<a href=1>x<a href=2>y", R"(body(a("x") a("y")))"},
    {"<table><div>x</div><tr><td>y", R"(body(div("x") table(tbody(tr(td("y"))))))"},  // foster parenting
    {"<table><tr><td>a<td>b<tr><td>c</table>", R"(body(table(tbody(tr(td("a") td("b")) tr(td("c"))))))"},
    {"<textarea><a href=x></textarea>y", R"(body(textarea("<a href=x>") "y"))"},
    {"<iframe><a href=x></a></iframe>y", R"(body(iframe("<a href=x></a>") "y"))"},
    {"<p><script>'<a>'</script>y", R"(body(p(script("'<a>'") "y")))"},
    {"<p>&amp;&lt;&copy&#x416;&#150;", "body(p(\"&<\xC2\xA9\xD0\x96\xE2\x80\x93\"))"},  // character references
    {"<select><option>a<option>b</select>", R"(body(select(option("a") option("b"))))"},
    {"a</p>b</br>c", R"(body("a" p "b" br "c"))"},
    {"<svg><a><p>x", R"(body(svg:svg(svg:a) p("x")))"},                    // HTML breaks out of foreign content
    {"<p><noscript><a>x</a></noscript>", R"(body(p(noscript(a("x")))))"},  // scripts are off
    {"<template><td>x</td></template>", "body"},
    {"<p>x<template><b>y</b></template>", R"(body(p("x" template(b("y")))))"},
    {"<p>a<!-- b -->c", R"(body(p("a" <! b > "c")))"},
    // An end tag does not reach past a special element: why the marks are listed apart from the tree.
    {"<noindex><p>a</noindex>b", R"(body(noindex(p("ab"))))"},
    {"<h1>a<h2>b", R"(body(h1("a") h2("b")))"},
    {"<form>a<form>b", R"(body(form("ab")))"},
};

TEST(HtmlPage, TreesAreThoseOfTheStandard) {
  for (const TreeCase& one : kTrees) {
    EXPECT_EQ(body_of(one.source), one.body) << one.source;
  }
}

TEST(HtmlPage, PlacesInTheSourceAreKept) {
  const WebPage page = html::read_page("<p id=a>x</p><!-- y -->", "utf-8", {});
  for (const WebNode& node : page.nodes) {
    if (is_element(node, "p")) {
      EXPECT_EQ(node.source, (TextRange{0, 8}));
      EXPECT_EQ(node.end_tag, (TextRange{9, 13}));
    }
    if (node.kind == WebNodeKind::Text) {
      EXPECT_EQ(node.source, (TextRange{8, 9}));
    }
    if (node.name == "html") {
      EXPECT_TRUE(node.implied);
    }
  }
}

struct MarksCase {
  const char* source;
  const char* marks;
};

// "(" opens, ")" closes, "{" and "}" are comments.
const MarksCase kMarks[] = {
    {"<noindex>a</noindex>", "()"},
    {"<NOINDEX class=x>a</NoIndex >", "()"},
    {"<!--noindex-->a<!--/noindex-->", "{}"},
    {"<!-- noindex -->a<!-- / NOINDEX -->", "{}"},
    {"<p><noindex></p></div></noindex>", "()"},
    {"<script>'<noindex>'</script><style><noindex></style><textarea><noindex></textarea>", ""},
    {"<p title='<noindex>'>a", ""},
    {"<p title=\"a > <!--noindex-->\">a", ""},
    {"<!-- <noindex> -->", ""},
    {"<!--noindexed--><noindexes>", ""},
};

TEST(HtmlPage, MarksOfNoindexAreThoseOfTheSource) {
  for (const MarksCase& one : kMarks) {
    std::string marks;
    for (const NoindexMark& mark : html::read_page(one.source, "utf-8", {}).noindex) {
      marks += mark.comment ? (mark.closes ? '}' : '{') : (mark.closes ? ')' : '(');
    }
    EXPECT_EQ(marks, one.marks) << one.source;
  }
}

TEST(HtmlPage, WhatIsCutIsNoted) {
  PageLimits limits;
  limits.depth = 10;
  limits.attributes = 3;
  std::string deep;
  for (int at = 0; at < 30; ++at) {
    deep += "<div>";
  }
  const WebPage page = html::read_page(deep + "<a href=x>y</a>", "utf-8", limits);
  ASSERT_EQ(page.notes.size(), 1u);
  EXPECT_EQ(page.notes[0].code, "page-too-deep");
  EXPECT_EQ(text_of(page, 0).find('y') != std::string::npos, true);
  const WebPage wide = html::read_page("<p a=1 b=2 c=3 d=4 e='>' style='display:none'>x", "utf-8", limits);
  ASSERT_EQ(wide.notes.size(), 1u);
  EXPECT_EQ(wide.notes[0].code, "page-attributes-cut");
  EXPECT_EQ(text_of(wide, 0), "x");
  limits.bytes = 20;
  EXPECT_EQ(html::read_page(std::string(100, 'x'), "utf-8", limits).notes[0].code, "page-too-long");
}

// Cells of old pages leave their fonts open, and anchors without an end are common: nothing of that is depth.
TEST(HtmlPage, SloppyPagesAreNotCut) {
  std::string rows, anchors;
  for (int at = 0; at < 2000; ++at) {
    rows += "<tr><td><font size=2><b>x<td><p>y";
    anchors += "<a name=n" + std::to_string(at) + ">x<li>y<p>z";
  }
  EXPECT_TRUE(html::read_page("<table>" + rows + "</table>", "utf-8", {}).notes.empty());
  EXPECT_TRUE(html::read_page(anchors, "utf-8", {}).notes.empty());
}

TEST(HtmlPage, SelectorsFindTheirElement) {
  const WebPage page = html::read_page("<div id=a><p>1<p>2<a href=x>y</a></div><div id=a></div><div id='b.c'><i>z</i></div>", "utf-8", {});
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    if (is_element(page.nodes[at], "a")) {
      EXPECT_EQ(selector_of(page, at), "html > body > div:nth-of-type(1) > p:nth-of-type(2) > a");
    }
    if (is_element(page.nodes[at], "i")) {
      EXPECT_EQ(selector_of(page, at), "#b\\.c > i");
    }
  }
}

TEST(HtmlPage, TheWireKeepsAPage) {
  const WebPage page = html::read_page(
      "<!doctype html><style media=screen>@import 'x.css'; a:not(.b > i):nth-child(2n+1 of p), [x^='1' i] {color:red!important}</style>"
      "<noindex><p style='display:none;--x:1'>t<!--c--><svg><a xlink:href=q></a></svg>",
      "windows-1251", {});
  const std::string bytes = encode_page(page);
  const auto back = decode_page(bytes, 1u << 20);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, page);
  // Whatever is cut off or changed is an error or another sound page, never a crash.
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    EXPECT_FALSE(decode_page(std::string_view(bytes).substr(0, at), 1u << 20).has_value()) << at;
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    if (const auto other = decode_page(changed, 1u << 20)) {
      EXPECT_EQ(find_fault(*other), "");
    }
  }
  EXPECT_FALSE(decode_page(bytes, 100).has_value());
}

}  // namespace
}  // namespace sverka
