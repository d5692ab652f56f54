// Where the source link of a copy is looked for: feeds, frames of a site, parts of one article, switches.
#include "web/source_link.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/example_site.hpp"

namespace sverka {
namespace {

const std::string kUrl = "https://just-ai.com/blog/article";
const std::string kLink = "<p>Источник: <a href=\"" + kUrl + "\">Just AI</a></p>";

std::string article_text() {
  return "%url " + kUrl + "\n%title Как устроен помощник\n" +
         "Голосовой помощник сначала слушает человека, потом превращает речь в текст и только затем ищет ответ в базе знаний компании.\n"
         "Чтобы ответ прозвучал естественно, текст возвращают синтезатору, а паузы и ударения расставляют по правилам живой речи.\n"
         "Если помощник не понял вопроса, он честно переспрашивает и через две попытки соединяет звонящего с обычным оператором.\n"
         "Записи разговоров разбирают каждую неделю, а сценарии исправляют по следам неудачных диалогов, пока доля отказов не упадёт.\n";
}

std::string copied() {
  std::istringstream lines(article_text());
  std::string line, out;
  while (std::getline(lines, line)) {
    out += line.starts_with('%') ? "" : "<p>" + line + "</p>\n";
  }
  return out;
}

// "L01 passed", of the first copy.
std::string judged(const std::string& html, const std::string& policy = "", std::size_t copy = 0) {
  const auto made = test::site_of({{"html", html}, {"article", article_text()}, {"policy", policy}});
  if (made->site.copies.size() <= copy) {
    return "no copy";
  }
  const JudgedCopy& one = made->site.copies[copy];
  const std::string outcome = one.outcome == LinkOutcome::FailedWarning ? "warning" : std::string(name_of(one.outcome));
  return (one.construct.empty() ? "-" : one.construct) + " " + outcome;
}

TEST(SourceLink, SwitchesDecide) {
  const std::string nofollow = "<p><a rel=ugc href='" + kUrl + "'>Just AI</a></p>", noindex = "<noindex>" + kLink + "</noindex>";
  const std::string shortener = "<p>Источник: <a href='https://bit.ly/x'>тут</a></p>", footer = "<footer>" + kLink + "</footer>";
  const std::pair<std::string, std::pair<const char*, const char*>> cases[] = {
      {nofollow, {"", "L04 failed"}},
      {nofollow, {"link.ugc_sponsored = cannot_tell", "L04 cannot_tell"}},
      {noindex, {"link.engines = google", "L01 passed"}},
      {noindex, {"link.engines = yandex", "L05 failed"}},
      {noindex, {"link.engines = any", "L01 passed"}},
      {shortener, {"link.shortener = cannot_tell", "L14 cannot_tell"}},
      {footer, {"", "L30 cannot_tell"}},
      {footer, {"link.page_footer = passed", "L01 passed"}},
      {footer, {"link.page_footer = failed", "L30 failed"}},
      {"<nav>" + kLink + "</nav>", {"link.position = E", "L30 failed"}},
  };
  for (const auto& [link, expected] : cases) {
    EXPECT_EQ(judged(copied() + link, expected.first), expected.second) << link << " " << expected.first;
  }
  const auto made = test::site_of({{"html", copied() + shortener}, {"article", article_text()}});
  EXPECT_EQ(made->site.decided.count("link.shortener"), 1u);
  EXPECT_EQ(made->site.decided.at("link.shortener"), "failed");
  EXPECT_EQ(made->site.decided.count("link.position"), 0u);
}

TEST(SourceLink, TheLastLineOfTheLastParagraph) {
  std::string text = copied();
  text.insert(text.rfind("</p>"), " <a href=\"" + kUrl + "\">Источник</a>");
  EXPECT_EQ(judged(text), "L01 passed");
  EXPECT_EQ(judged(text, "link.last_line = forbid"), "L30 warning");
}

// What a script shows later, article and link alike, does not set the link apart; what hides the link alone does.
TEST(SourceLink, IsSeenAsWellAsItsArticle) {
  const std::string style = "<style>.all{opacity:0}.all.on{opacity:1}.off{display:none}</style>";
  EXPECT_EQ(judged(style + "<div class=all>" + copied() + kLink + "</div>"), "L21 passed");
  EXPECT_EQ(judged(style + copied() + "<div class=all>" + kLink + "</div>"), "L20 cannot_tell");
  EXPECT_EQ(judged(style + "<div class=off>" + copied() + kLink + "</div>"), "L20 cannot_tell");
  EXPECT_EQ(judged(style + copied() + "<div class=off>" + kLink + "</div>"), "L20 failed");
}

// A page for phones that names the partner's own page of the same copy.
TEST(SourceLink, TheCanonicalPageCarriesTheLink) {
  const auto pages = [](const std::string& link) {
    return "%url https://partner.example/amp\n<link rel=canonical href='/page'>" + copied() + kLink +
           "\n%page\n%url https://partner.example/page\n" + copied() + link;
  };
  EXPECT_EQ(judged(pages(kLink)), "L27 passed");
  EXPECT_EQ(judged(pages("")), "L27 cannot_tell");
}

// A post's link is its own: another post of the feed has none.
TEST(SourceLink, FeedsAreCutIntoPosts) {
  const auto post = [](int number, const std::string& text) {
    return "<div class=\"post\" id=\"post" + std::to_string(number) + "\"><time>22 ноября</time>" + text + "</div>";
  };
  const std::string other = "<p>Мы открыли новый офис и ждём всех в гости каждую пятницу после обеда, приходите с друзьями.</p>";
  EXPECT_EQ(judged("<div>" + post(1, copied()) + post(2, other + kLink) + "</div>"), "- failed");
  EXPECT_EQ(judged("<div>" + post(1, other + kLink) + post(2, copied()) + post(3, other) + "</div>"), "- failed");
  EXPECT_EQ(judged("<div>" + post(1, copied() + kLink) + post(2, other) + "</div>"), "L01 passed");
  // Telegram's preview: wrappers without ids, messages with data-post.
  const auto message = [](int number, const std::string& text) {
    return "<div class=\"tgme_widget_message_wrap\"><div class=\"tgme_widget_message\" data-post=\"partner/" + std::to_string(number) +
           "\"><div class=\"tgme_widget_message_text\">" + text +
           "</div><a class=\"tgme_widget_message_date\" href=\"https://t.me/partner/" + std::to_string(number) +
           "\"><time>12:00</time></a></div></div>";
  };
  const std::string plain = "%url https://t.me/s/partner\n";
  const std::string tg_link = "<a href=\"" + kUrl + "\" target=\"_blank\" rel=\"noopener\">Источник</a>";
  EXPECT_EQ(judged(plain + "<section>" + message(1, copied() + tg_link) + message(2, other) + "</section>"), "L34 passed");
  EXPECT_EQ(judged(plain + "<section>" + message(1, copied()) + message(2, other + tg_link) + "</section>"), "- failed");
}

// A paragraph that is a block of its own kind is no post.
TEST(SourceLink, ParagraphsAreNoPosts) {
  std::string blocks = copied();
  for (std::size_t at = blocks.find("<p>"); at != std::string::npos; at = blocks.find("<p>", at)) {
    blocks.replace(at, 3, "<div class=\"block\">");
  }
  for (std::size_t at = blocks.find("</p>"); at != std::string::npos; at = blocks.find("</p>", at)) {
    blocks.replace(at, 4, "</div>");
  }
  EXPECT_EQ(judged(blocks + "<div class=\"block\">Источник: <a href=\"" + kUrl + "\">Just AI</a></div>"), "L01 passed");
}

// The block, not its target, stands on other pages too; pages that copy the same article do not count.
TEST(SourceLink, ABlockOfTheSiteIsItsFrame) {
  const std::string block = "<div class=partner>Мы партнёры: <a href=\"" + kUrl + "\">Just AI</a></div>";
  const std::string second = "%page\n%url https://partner.example/two\n<p>Другая страница без копий.</p>";
  EXPECT_EQ(judged(copied() + block + "\n" + second), "L01 passed");
  EXPECT_EQ(judged(copied() + block + "\n" + second + block), "L30 warning");
  EXPECT_EQ(judged(copied() + block + "\n%page\n%url https://partner.example/print\n" + copied() + block), "L01 passed");
}

TEST(SourceLink, AQuestionIsNeverAFailure) {
  const auto made = test::site_of({{"html", copied()}, {"article", article_text()}});
  ASSERT_EQ(made->site.copies.size(), 1u);
  FoundCopy copy{0, made->site.copies[0].match, made->articles[0]};
  std::map<std::string, std::string> decided;
  for (const auto& [kind, outcome] :
       {std::pair(CopyClass::Copy, LinkOutcome::FailedError), std::pair(CopyClass::Question, LinkOutcome::CannotTell),
        std::pair(CopyClass::Quotation, LinkOutcome::Passed)}) {
    copy.match.kind = kind;
    EXPECT_EQ(judge_copy(made->site.pages[0], copy, made->policy, {}, {}, decided).outcome, outcome);
  }
}

TEST(SourceLink, NextArticlesAreNotTheCopys) {
  const std::string card = "<article class=card><h3>Ещё</h3><p>Мы открыли новый офис и ждём всех в гости каждую пятницу после обеда.</p>";
  EXPECT_EQ(judged("<article>" + copied() + "</article>" + card + kLink + "</article>"), "L30 warning");
  EXPECT_EQ(judged("<div>" + copied() + "</div><div class=related>" + kLink + "</div>"), "L30 warning");
  EXPECT_EQ(judged("<article>" + copied() + "<footer>" + kLink + "</footer></article>"), "L01 passed");
}

TEST(PageSeries, AreJoinedByNextAndByNumbers) {
  const auto page = [](const std::string& url, const std::string& head) {
    SitePage one;
    one.url = one.final_url = url;
    one.dom = html::read_page(head, "utf-8", {});
    return one;
  };
  const std::vector<SitePage> pages = {page("https://a.example/x/2", ""),     page("https://a.example/x", ""),
                                       page("https://a.example/x/3", ""),     page("https://a.example/news/15", ""),
                                       page("https://a.example/news/16", ""), page("https://a.example/y?page=2", ""),
                                       page("https://a.example/y", ""),       page("https://a.example/z", "<link rel=next href=/zz>"),
                                       page("https://a.example/zz", "")};
  const auto series = page_series(pages);
  ASSERT_EQ(series.size(), 3u);
  EXPECT_EQ(series[0], (std::vector<std::uint32_t>{1, 0, 2}));
  EXPECT_EQ(series[1], (std::vector<std::uint32_t>{6, 5}));
  EXPECT_EQ(series[2], (std::vector<std::uint32_t>{7, 8}));
}

}  // namespace
}  // namespace sverka
