#include "web/page_text.hpp"

#include <gtest/gtest.h>

#include "support/small_page.hpp"

namespace sverka {
namespace {

std::string text_of_markup(const std::string& markup) {
  std::string all;
  for (const PageParagraph& paragraph : page_text(test::small_page(markup), {})) {
    std::string line = paragraph.text;
    for (std::size_t at = line.find('\n'); at != std::string::npos; at = line.find('\n', at)) {
      line.replace(at, 1, "/");
    }
    all += (all.empty() ? "" : "|") + (paragraph.place == TextPlace::Shown ? "" : std::string(name_of(paragraph.place)) + ":") + line;
  }
  return all;
}

struct Case {
  const char* markup;
  const char* text;
};

TEST(PageText, ReadsAsAPersonDoes) {
  const Case cases[] = {
      {"<p>Aimy<b>lo</b>gic <i>Ultimate</i></p>", "Aimylogic Ultimate"},
      {"<p>one</p><p>two</p>", "one|two"},
      {"<div>one<p>two</p>three</div>", "one|two|three"},
      {"<table><tr><td>Just</td><td>AI</td></tr></table>", "Just|AI"},
      {"<p>Just<br>AI</p>", "Just/AI"},
      {"<p>one<br><br>two</p>", "one|two"},
      {"<p>one<br> <br> two</p>", "one|two"},
      {"<p>  a \n b\t c  </p>", "a b c"},
      {"<p>a <b> b </b> c</p>", "a b c"},
      {"<p>Just&nbsp;AI</p>",
       "Just\xC2\xA0"
       "AI"},
      {"<p>Aimy&shy;logic</p>", "Aimy\xC2\xADlogic"},
      {"<p>Aimy<wbr>logic</p>", "Aimylogic"},
      {"<p>Aimy<!-- - -->logic</p>", "Aimylogic"},
      {"<pre>a\n  b</pre>", "a/b"},
      {"<ul><li>one</li><li>two</li></ul>", "one|two"},
      {"<nav><a href='/a'>one</a><a href='/b'>two</a></nav>", "one two"},
      {"<p>a<script>var b = 1;</script>c<style>p {}</style></p>", "ac"},
      {"<template><p>a</p></template><p>b</p>", "b"},
      {"<h1>a</h1>b<h2>c</h2>", "a|b|c"},
      {"<p>a<img alt='b'>c</p>", "a c|alternative:b"},
      {"<button aria-label='a'>b</button><input placeholder='c'>", "label:a|b|placeholder:c"},
      {"<input type='submit' value='go'>", "label:go"},
      {"<html><head><title> a  b </title><meta name='Description' content='c'><meta property='og:title' content='d'>"
       "<meta property='og:url' content='https://a.ru/'></head><body>e</body></html>",
       "title:a b|description:c|open-graph:d|e"},
      {"<script type='application/ld+json'>{\"@type\": \"Article\", \"headline\": \"a \\u0062\", \"author\": {\"name\": \"c\"}, \"url\": "
       "\"d\"}</script>",
       "structured-data:a b|structured-data:c"},
      {"<svg><title>a</title><text>b</text></svg>", "label:a|b"},
      {"<select><option>a</option><option>b</option></select>", "a|b"},
      {"", ""},
      {"<p> </p><div></div>", ""},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(text_of_markup(one.markup), one.text) << one.markup;
  }
}

TEST(PageText, HiddenTextIsApartAndPartsNothing) {
  const WebPage page = test::small_page("<p>Aimy<span>xx</span>logic</p>");
  PageVisibility visibility;
  visibility.nodes.assign(page.nodes.size(), Seen::Yes);
  for (std::uint32_t node = 0; node < page.nodes.size(); ++node) {
    if (page.nodes[node].name == "span") {
      visibility.nodes[node] = visibility.nodes[node + 1] = Seen::Hidden;
    }
  }
  const auto paragraphs = page_text(page, visibility);
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].text, "Aimylogic");
  EXPECT_TRUE(paragraphs[0].seen);
  EXPECT_EQ(paragraphs[1].text, "xx");
  EXPECT_FALSE(paragraphs[1].seen);
}

TEST(PageText, WhatIsShownOnlyInsteadIsNotSeen) {
  for (const char* name : {"noscript", "object", "canvas", "video"}) {
    const auto paragraphs = page_text(test::small_page("<p>a</p><" + std::string(name) + ">b</" + name + ">"), {});
    ASSERT_EQ(paragraphs.size(), 2u) << name;
    EXPECT_FALSE(paragraphs[1].seen) << name;
  }
}

TEST(PageText, BytesLeadToNodes) {
  const WebPage page = test::small_page("<p>one <b>two</b> three</p>");
  const auto paragraphs = page_text(page, {});
  ASSERT_EQ(paragraphs.size(), 1u);
  const auto text_at = [&](std::uint32_t byte) { return page.nodes[node_at(paragraphs[0], byte)].text; };
  EXPECT_EQ(text_at(0), "one ");
  EXPECT_EQ(text_at(4), "two");
  EXPECT_EQ(text_at(8), " three");
  EXPECT_EQ(page.nodes[paragraphs[0].node].name, "p");
}

TEST(PageText, FlagsOfParagraphsAndPieces) {
  const auto paragraphs =
      page_text(test::small_page("<h2>a</h2><pre>b</pre><p>c <code>d</code></p><blockquote cite='x'><p>e</p></blockquote>"
                                 "<blockquote><p>f</p></blockquote><p><a href='/'>g</a></p><p><q>h</q></p>"),
                {});
  ASSERT_EQ(paragraphs.size(), 7u);
  EXPECT_TRUE(paragraphs[0].heading);
  EXPECT_TRUE(paragraphs[1].code);
  EXPECT_FALSE(paragraphs[2].code);
  EXPECT_FALSE(paragraphs[2].pieces[0].code);
  EXPECT_TRUE(paragraphs[2].pieces[1].code);
  EXPECT_TRUE(paragraphs[3].quoted && paragraphs[3].attributed);
  EXPECT_TRUE(paragraphs[4].quoted && !paragraphs[4].attributed);
  EXPECT_TRUE(paragraphs[5].link);
  EXPECT_TRUE(paragraphs[6].quoted && paragraphs[6].attributed);
}

TEST(PageText, OfADocument) {
  Document document;
  Block block;
  block.text = "shown hidden";
  block.runs = {{{0, 6}, 0}, {{6, 12}, kHidden}};
  document.blocks.push_back(block);
  block.story = Story::Comment;
  block.runs = {{{0, 12}, 0}};
  document.blocks.push_back(block);
  const auto paragraphs = document_text(document);
  ASSERT_EQ(paragraphs.size(), 3u);
  EXPECT_EQ(paragraphs[0].text, "shown ");
  EXPECT_EQ(paragraphs[1].text, "hidden");
  EXPECT_FALSE(paragraphs[1].seen);
  EXPECT_FALSE(paragraphs[2].seen);
}

TEST(PageText, OfAPlainText) {
  const auto paragraphs = plain_text("\xEF\xBB\xBFone\r\ntwo\r\n\r\n \nthree\n");
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].text, "one\ntwo");
  EXPECT_EQ(paragraphs[1].text, "three");
}

}  // namespace
}  // namespace sverka
