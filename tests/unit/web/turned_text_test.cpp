// Text that is stored backwards: what a person reads of it.
#include "web/turned_text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "readers/html/read_page.hpp"
#include "web/visibility.hpp"

namespace sverka {
namespace {

WebPage read(const std::string& source) {
  return html::read_page(source, "utf-8", {});
}

// The paragraphs of a page, "|" between them.
std::string text_of_page(const std::string& source) {
  const WebPage page = read(source);
  std::string all;
  for (const PageParagraph& paragraph : page_text(page, visibility_of(page, std::span<const StyleSheet>{}))) {
    all += (all.empty() ? "" : "|") + paragraph.text;
  }
  return all;
}

struct Case {
  const char* style;
  const char* body;
  const char* text;
};

TEST(TurnedText, IsReadAsItIsShown) {
  const Case cases[] = {
      {"p{unicode-bidi:bidi-override;direction:rtl}", "<p>тевирП, рим!</p>", "!мир ,Привет"},
      {"p{unicode-bidi:bidi-override;direction:rtl}", "<p>\u0438\u0306к</p>", "к\u0438\u0306"},
      {".a{unicode-bidi:isolate-override}", "<p dir=rtl class=a>cba</p>", "abc"},
      {"", "<p><bdo dir=rtl>cba</bdo></p>", "abc"},
      {"", "<p><bdo DIR=RTL>cba</bdo></p>", "abc"},
      {"", "<p style='direction:rtl;unicode-bidi:bidi-override'>fed<br>cba</p>", "def\nabc"},
      // Elements in line go with the text around them, in its order; blocks do not.
      {"p{unicode-bidi:bidi-override;direction:rtl}", "<p>f<b>ed</b> cba</p>", "abc def"},
      {"p{unicode-bidi:bidi-override;direction:rtl}", "<p>f<b style='unicode-bidi:bidi-override'>ed</b> cba</p>", "abc def"},
      {"div{unicode-bidi:bidi-override;direction:rtl}", "<div>cba<p>def</p></div>", "abc|def"},
      {"div{unicode-bidi:bidi-override;direction:rtl}", "<div>cba <b style='display:inline-block'>def</b></div>", "abc def"},
      {"div *{unicode-bidi:bidi-override;direction:rtl}", "<div><i>cba</i> <i>fed</i></div>", "abc def"},
      {"*{unicode-bidi:bidi-override;direction:rtl}", "<div><p>f<i>ed </i><b>cba</b></p></div>", "abc def"},
      {"p{unicode-bidi:bidi-override;direction:rtl}", "<p>(a) «b»</p>", "«b» (a)"},
      // A rule of which nobody knows whether it holds.
      {"@container (min-width:1px){p{unicode-bidi:bidi-override;direction:rtl}}", "<p>cba</p>", "abc"},
      // Characters.
      {"", "<p>x \u202Ecba\u202C y</p>", "x \u202Eabc\u202C y"},
      {"", "<p>x \u202Ecba</p><p>y</p>", "x \u202Eabc|y"},
      {"", "<p>\u202Ecba <b>fed</b>\u202C</p>", "\u202Edef abc\u202C"},
      // Nothing is turned.
      {"", "<p><bdo dir=ltr>abc</bdo> <bdo>def</bdo></p>", "abc def"},
      {"p{direction:rtl}", "<p>abc</p>", "abc"},
      {"p{unicode-bidi:embed;direction:rtl}", "<p>abc</p>", "abc"},
      {"p{unicode-bidi:bidi-override}", "<p>abc</p>", "abc"},
      {"p{unicode-bidi:bidi-override;direction:rtl}b{unicode-bidi:isolate;direction:ltr}", "<p><b>abc</b></p>", "abc"},
      {"p{unicode-bidi:bidi-override;direction:rtl;unicode-bidi:normal}", "<p>abc</p>", "abc"},
      {"", "<p dir=rtl>abc</p>", "abc"},
      {"", "<p>\u202Dabc\u202C \u202C</p>", "\u202Dabc\u202C \u202C"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(text_of_page("<style>" + std::string(one.style) + "</style>" + one.body), one.text) << one.style << " " << one.body;
  }
}

TEST(TurnedText, KeepsEachLetterWithItsNode) {
  const WebPage page = read("<p>x <bdo dir=rtl>f<b>ed</b> cba</bdo> y</p>");
  const auto text = page_text(page, visibility_of(page, std::span<const StyleSheet>{}));
  ASSERT_EQ(text.size(), 1u);
  ASSERT_EQ(text[0].text, "x abc def y");
  const auto node_text = [&](std::uint32_t byte) { return page.nodes[node_at(text[0], byte)].text; };
  EXPECT_EQ(node_text(0), "x ");
  EXPECT_EQ(node_text(2), " cba");
  EXPECT_EQ(node_text(6), "ed");
  EXPECT_EQ(node_text(8), "f");
  EXPECT_EQ(node_text(10), " y");
}

}  // namespace
}  // namespace sverka
