#include "web/article_page.hpp"

#include <gtest/gtest.h>

#include "support/small_page.hpp"

namespace sverka {
namespace {

Article article_of(const std::string& markup, const std::string& url = "") {
  const WebPage page = test::small_page(markup);
  return article_of_page(page, page_text(page, {}), url);
}

const std::string kText = "<p>A long first paragraph of the article with words enough.</p><p>And a second one that ends it.</p>";

TEST(ArticlePage, TheFrameIsLeftOut) {
  const std::string frame = "<nav><a href='/'>Home</a></nav>";
  const std::string footer = "<footer>All rights</footer>";
  for (const std::string& markup : {"<body>" + frame + "<article><h1>Title</h1>" + kText + "</article>" + footer + "</body>",
                                    "<body>" + frame + "<main><h1>Title</h1>" + kText + "</main>" + footer + "</body>",
                                    "<body>" + frame + "<div><div><h1>Title</h1>" + kText + "</div></div>" + footer + "</body>"}) {
    const Article article = article_of(markup);
    EXPECT_EQ(article.text, "Title\nA long first paragraph of the article with words enough.\nAnd a second one that ends it.\n") << markup;
    EXPECT_EQ(article.title, "Title");
  }
}

TEST(ArticlePage, TellsItsAddress) {
  const std::string canonical = "<link rel='canonical' href='/blog/a'>", og = "<meta property='og:url' content='https://example.com/og'>";
  EXPECT_EQ(article_of(canonical + og + kText, "https://example.com/x?y").url, "https://example.com/blog/a");
  EXPECT_EQ(article_of(canonical + og + kText, "https://example.com/x?y").equal_urls,
            (std::vector<std::string>{"https://example.com/x?y"}));
  EXPECT_EQ(article_of(og + kText).url, "https://example.com/og");
  EXPECT_EQ(article_of(kText, "https://example.com/x").url, "https://example.com/x");
  EXPECT_EQ(article_of(kText).url, "");
}

TEST(ArticlePage, ATextMayBeginWithItsAddress) {
  const Article article = article_of_text(plain_text("https://example.com/a\nTitle\nFirst.\n\nSecond."));
  EXPECT_EQ(article.url, "https://example.com/a");
  EXPECT_EQ(article.title, "Title");
  EXPECT_EQ(article.text, "Title\nFirst.\nSecond.\n");
  EXPECT_EQ(article_of_text(plain_text("Title\n\nText")).url, "");
}

}  // namespace
}  // namespace sverka
