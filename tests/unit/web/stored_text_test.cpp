// Text that stands on a page without being its text.
#include "web/stored_text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "readers/html/read_page.hpp"

namespace sverka {
namespace {

std::string stored(const std::string& source) {
  std::string all;
  for (const PageParagraph& paragraph : stored_text(html::read_page(source, "utf-8", {}))) {
    all += paragraph.text;
  }
  return all;
}

bool holds(const std::string& source, const std::string& words) {
  return stored(source).find(words) != std::string::npos;
}

TEST(StoredText, IsFoundWhereverAScriptOrAStyleCanTakeItFrom) {
  std::string words;
  while (words.size() < 240) {
    words += "Nine thousand calls a week came in. ";
  }
  const std::string escaped = "\\u041a\\u043e\\u0442 \\\"" + words;
  EXPECT_TRUE(holds("<script>window.state={\"body\":\"<p>" + words + "</p>\"}</script>", "Nine thousand calls"));
  EXPECT_TRUE(holds("<script type=application/ld+json>{\"articleBody\":\"" + escaped + "\"}</script>", "\u041a\u043e\u0442 \"Nine"));
  EXPECT_TRUE(holds("<style>p::before{content:'" + words + "'}</style>", "calls a week"));
  EXPECT_TRUE(holds("<p data-text='" + words + "'></p>", "calls a week"));
  EXPECT_TRUE(holds("<iframe srcdoc='<p>" + words + "</p>'></iframe>", "calls a week"));
  EXPECT_TRUE(holds("<template><p>" + words + "</p></template>", "calls a week"));
  EXPECT_TRUE(holds("<script>x='Nine thous' + 'and calls' +\n\"" + words + "\"</script>", "Nine thousand callsNine"));
  EXPECT_TRUE(holds("<style>a{background:url(http://a.example/b)}p::before{content:'" + words + "'}</style>", "calls a week"));
  std::string pieces;
  for (int at = 0; at < 20; ++at) {
    pieces += std::string(at == 0 ? "" : "+") + "'nine words of it '";
  }
  EXPECT_TRUE(holds("<script>x=" + pieces + "</script>", "nine words of it nine words of it"));
  EXPECT_TRUE(holds("<script>x=`<b>Nine</b> " + words + "`</script>", " Nine  Nine thousand"));
}

TEST(StoredText, IsUnpackedAsAScriptWouldUnpackIt) {
  const std::string in_base64 = "TmluZSB0aG91c2FuZCBjYWxscyBhIHdlZWsgY2FtZSBpbi4gTmluZSB0aG91c2FuZCBjYWxscyBhIHdlZWsgY2FtZSBpbi4g0JrQvtGC";
  EXPECT_TRUE(holds("<script>t.innerHTML=decode(atob('" + in_base64 + "'))</script>", "a week came in. \u041a\u043e\u0442"));
  std::string in_percents;
  for (int at = 0; at < 12; ++at) {
    in_percents += "%D0%9A%D0%BE%D1%82%20";
  }
  EXPECT_TRUE(holds("<script>t.innerHTML=decodeURIComponent('" + in_percents + "')</script>", "\u041a\u043e\u0442 \u041a\u043e\u0442"));
  EXPECT_TRUE(holds("<p data-t='" + in_percents + "'></p>", "\u041a\u043e\u0442 \u041a\u043e\u0442"));
  // No text comes of it: it stays as it is.
  EXPECT_TRUE(holds("<script>x='" + std::string(80, '/') + "'</script>", "////"));
  EXPECT_TRUE(holds("<script>x='" + std::string(80, '%') + "'</script>", "%%%%"));
}

TEST(StoredText, IsNoPlainTextAndNothingShort) {
  const std::string words(300, 'w');
  EXPECT_EQ(stored("<p>" + words + "</p><a href='/" + words + "' class='" + words + "'>x</a>"), "");
  EXPECT_EQ(stored("<script>a('short');b(\"text\")</script><p title='short'></p>"), "");
  EXPECT_EQ(stored("<script>'" + std::string(10, '\\') + "</script>"), "");
}

// Runs of what opens and never closes: linear, or this takes minutes.
TEST(StoredText, CostsNoMoreThanItsLength) {
  const std::size_t size = std::size_t{3} << 20;
  for (const char letter : {'<', '&', '{', '"'}) {
    const std::string run(size, letter);
    EXPECT_FALSE(
        stored("<script>x='" + run + "'</script><p data-x='" + std::string(size, letter == '"' ? 'q' : letter) + "'></p>").empty());
  }
}

}  // namespace
}  // namespace sverka
