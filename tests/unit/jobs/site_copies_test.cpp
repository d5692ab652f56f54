// Copies over several pages, and those that no static reading shows.
#include "jobs/site_copies.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "readers/html/read_page.hpp"

namespace sverka {
namespace {

const std::string kUrl = "https://just-ai.com/blog/article";
const std::vector<std::string> kArticle = {
    "Голосовой помощник сначала слушает человека, потом превращает речь в текст и только затем ищет ответ в базе знаний компании, которую "
    "каждую неделю пополняют люди, отвечающие за качество разговоров и за то, чтобы никто не ждал на линии дольше минуты.",
    "Чтобы ответ прозвучал естественно, текст возвращают синтезатору, а паузы и ударения расставляют по правилам живой речи, для чего "
    "дикторы начитывают десятки часов фраз самой разной длины, от короткого приветствия до подробного объяснения тарифа.",
    "Если помощник не понял вопроса, он честно переспрашивает и через две попытки соединяет звонящего с обычным оператором, передавая ему "
    "всё, что уже удалось узнать, поэтому рассказывать историю заново не приходится, и разговор становится короче вдвое."};

std::string part(std::size_t number, const std::string& more) {
  return "<p>" + kArticle[number] + "</p>" + more;
}

std::string leading_to(const std::string& address) {
  return "<a href='" + address + "'>Дальше</a>";
}

class Site {
 public:
  Site() {
    std::string text;
    for (const std::string& paragraph : kArticle) {
      text += paragraph + "\n";
    }
    bytes_ = build_copy_index(nullptr, std::vector<Article>{{kUrl, {}, "Статья", text}});
    corpus_ = std::move(*open_copy_index(bytes_));
  }

  void add(const std::string& url, const std::string& html) {
    SitePage page;
    page.url = page.final_url = "https://partner.example" + url;
    page.dom = html::read_page("<title>x</title>" + html, "utf-8", {});
    page.text = page_text(*page.dom, {});
    site_.pages.push_back(std::move(page));
  }

  // "/address class outcome", one a line.
  std::string judged() {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t at = 0; at < site_.pages.size(); ++at) {
      numbers.push_back(at);
    }
    LinkPolicy policy;
    policy.company_hosts = {"just-ai.com"};
    find_site_copies(site_, *corpus_, policy, SiteFrame(site_.pages, policy.company_hosts), numbers, nullptr);
    std::string all;
    for (const JudgedCopy& copy : site_.copies) {
      all += site_.pages[copy.page].url.substr(23) + " " + std::string(name_of(copy.match.kind)) + " " +
             std::string(name_of(copy.outcome)) + "\n";
    }
    return all;
  }

 private:
  std::string bytes_;
  std::unique_ptr<CopyIndex> corpus_;
  SiteEvidence site_;
};

const std::string kLink = "<p>Источник: <a href='" + kUrl + "'>Just AI</a></p>";

TEST(SiteCopies, PagesThatLeadToOneAnotherAreOneCopy) {
  for (const bool linked : {true, false}) {
    Site site;
    site.add("/begin", part(0, leading_to("/middle")));
    site.add("/middle", part(1, leading_to("/close")));
    site.add("/close", part(2, linked ? kLink : ""));
    EXPECT_EQ(site.judged(), linked ? "/close copy passed\n" : "/close copy failed\n");
  }
}

TEST(SiteCopies, PagesThatDoNotLeadToOneAnotherStayApart) {
  Site site;
  site.add("/begin", part(0, part(1, "")));
  site.add("/close", part(2, kLink));
  EXPECT_EQ(site.judged(), "/begin copy failed\n/close quotation passed\n");
}

TEST(SiteCopies, TwoWholeCopiesThatAreLinkedAreTwo) {
  Site site;
  const std::string whole = part(0, part(1, part(2, "")));
  site.add("/one", whole + leading_to("/two"));
  site.add("/two", whole + kLink);
  EXPECT_EQ(site.judged(), "/one copy failed\n/two copy passed\n");
}

TEST(SiteCopies, AnArticleInAScriptIsAQuestion) {
  Site site;
  site.add("/data", "<p>Своё</p><script>state={\"body\":\"<p>" + kArticle[0] + "</p><p>" + kArticle[1] + "</p>\"}</script>");
  site.add("/both", part(0, part(1, part(2, kLink))) + "<script>state={\"body\":\"" + kArticle[0] + kArticle[1] + "\"}</script>");
  EXPECT_EQ(site.judged(), "/data question cannot_tell\n/both copy passed\n");
}

}  // namespace
}  // namespace sverka
