// A site that is judged in parts is judged as a whole.
#include "jobs/audit_site.hpp"

#include <gtest/gtest.h>

#include "readers/html/read_page.hpp"

namespace sverka {
namespace {

const std::string kArticle = "https://just-ai.com/blog/one";

std::string article_text() {
  std::string text;
  for (int word = 0; word < 120; ++word) {
    text += "слово" + std::to_string(word * word) + " ";
  }
  return text;
}

class LargeSite : public testing::Test {
 protected:
  void SetUp() override {
    site_.company_hosts = {"just-ai.com"};
    site_.record.day = "2026-11-23";
    index_ = build_copy_index(nullptr, std::vector<Article>{{kArticle, {}, "One", article_text()}});
    corpus_ = *open_copy_index(index_);
  }

  void add(int number, const std::string& body) {
    SitePage page;
    page.url = page.final_url = page.answer.url = "https://partner.example/" + std::to_string(100000 + number);
    page.answer.status = 200;
    page.dom = html::read_page("<!doctype html><title>t</title>" + body, "utf-8", {});
    add_page(site_, std::move(page));
  }

  Report audit() {
    site_.robots[origin_of(*parse_url("https://partner.example/"))] = robots_answer(404, "");
    put_in_order(site_);
    Result<std::unique_ptr<Workshop>> workshop = load_workshop(SVERKA_SOURCE_DIR "/checks", site_scopes());
    LinkPolicy policy;
    policy.company_hosts = {"just-ai.com"};
    return audit_site({std::move(site_), *parse_iso_date("2026-11-23"), corpus_.get(), policy}, **workshop);
  }

  CrawledSite site_;
  std::string index_;
  std::unique_ptr<CopyIndex> corpus_;
};

TEST_F(LargeSite, TheFrameIsThatOfAllPages) {
  const std::string copy = "<p>" + article_text() + "</p>";
  const auto block = [](const std::string& words) {
    return "<div class=x><b>" + words + "</b> <a href='" + kArticle + "'>Just AI</a></div>";
  };
  constexpr int kPages = 2300;
  for (int number = 0; number < kPages; ++number) {
    // The first copy's link stands in a block that the last page, which copies nothing, has too; the others share theirs with a copy.
    add(number, number == 0                                    ? copy + block("Наш друг")
                : number == kPages - 1                         ? "<p>Контакты</p>" + block("Наш друг")
                : number == kPages / 2 || number == kPages - 2 ? copy + block("Источник")
                                                               : "<p>Страница " + std::to_string(number) + "</p>");
  }
  const Report report = audit();
  ASSERT_TRUE(report.site);
  EXPECT_EQ(report.site->pages.size(), static_cast<std::size_t>(kPages));
  std::string copies;
  for (const ReportedCopy& one : report.site->copies) {
    copies += one.url.substr(one.url.rfind('/') + 1) + " " + one.construct + " " + one.outcome + "; ";
  }
  EXPECT_EQ(copies, "100000 L30 failed; 101150 L01 passed; 102298 L01 passed; ");
}

// A wall in front of what was to be looked at is said; that a site has a page to log in at is not.
TEST_F(LargeSite, ALoginWallAtAGivenAddressIsSaid) {
  const std::string wall = "<form><p>Вход для партнёров</p><input name=l><input type=password name=p><button>Войти</button></form>";
  site_.record.seeds = {"https://partner.example/100001", "https://partner.example/100003"};
  add(1, wall);
  add(2, wall);
  add(3, "<p>" + article_text() + "</p>" + wall);
  const Report report = audit();
  ASSERT_TRUE(report.site);
  std::string said;
  for (const ReportedPage& page : report.site->pages) {
    said += page.not_judged + ";";
  }
  EXPECT_EQ(said, "page-login;;;");
}

}  // namespace
}  // namespace sverka
