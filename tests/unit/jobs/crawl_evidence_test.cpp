// What a crawl keeps, and what is asked for once: style sheets, evidence, second visits.
#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <set>

#include "fetch/compressed.hpp"
#include "jobs/audit_site.hpp"
#include "jobs/crawl_site.hpp"
#include "report/write.hpp"
#include "support/site_server.hpp"
#include "unit/jobs/crawled.hpp"

namespace sverka {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using test::Crawled;
using test::Lines;
using test::pool;
using test::SiteConnection;
using test::SiteRequest;
using test::SiteServer;

TEST_F(Crawled, StyleSheetsAndTheirImportsAreFetchedOnce) {
  SiteServer server;
  const SiteServer::Route css = [](const SiteRequest& request, SiteConnection& to) {
    const std::string import = request.target == "/a.css" ? "@import 'b.css';" : request.target == "/b.css" ? "@import '/a.css';" : "";
    to.answer(200, import + ".x{display:none}", "Content-Type: text/css\r\n");
  };
  server.route("/a.css", css);
  server.route("/b.css", css);
  server.page("/", "<link rel=stylesheet href=a.css><a href=/2>x</a>");
  server.page("/2",
              "<link rel=stylesheet href=/a.css><link rel=stylesheet href=/missing.css><link rel=stylesheet href=/failing.css><p>x</p>");
  server.route("/failing.css", [](const SiteRequest&, SiteConnection& to) { to.answer(503, "", "Content-Type: text/css\r\n"); });
  const CrawledSite site = crawl({server.url()});
  EXPECT_EQ(server.asked_for("/a.css"), 1u);
  EXPECT_EQ(server.asked_for("/b.css"), 1u);
  ASSERT_EQ(site.sheets.size(), 4u);
  // What is not there hides nothing; what could not be had may hide anything.
  EXPECT_FALSE(site.sheets.at(server.url("/missing.css")).unread);
  EXPECT_TRUE(site.sheets.at(server.url("/failing.css")).unread);
  EXPECT_FALSE(site.sheets.at(server.url("/a.css")).rules.empty());
}

TEST_F(Crawled, KeptEvidenceGivesTheSameReportWithoutTheNetwork) {
  Result<std::unique_ptr<Workshop>> workshop = load_workshop(SVERKA_SOURCE_DIR "/checks", site_scopes());
  ASSERT_TRUE(workshop) << workshop.error().where << workshop.error().detail;
  const auto json_of = [&](CrawledSite site) {
    return write_json(audit_site({std::move(site), *parse_iso_date("2026-11-23"), nullptr, {}}, **workshop), nullptr, {});
  };
  std::string live;
  {
    SiteServer server;
    server.page("/",
                "<title>T</title><link rel=stylesheet href=/a.css><a href=/a>x</a><a href=/old>x</a><a href=/gone>x</a>"
                "<a href=/closed>x</a><p style='display:none'>hidden</p>");
    server.route("/a", [](const SiteRequest&, SiteConnection& to) {
      to.answer(200, "<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>", "Content-Type: text/html\r\n");
    });
    server.route("/old", [](const SiteRequest&, SiteConnection& to) { to.redirect("/b"); });
    server.page("/b", "<p>b</p>");
    server.route("/a.css", [](const SiteRequest&, SiteConnection& to) { to.answer(200, "p{color:red}", "Content-Type: text/css\r\n"); });
    server.route("/robots.txt", [](const SiteRequest&, SiteConnection& to) {
      to.answer(200, "user-agent: *\ndisallow: /closed\nuser-agent: googlebot\ndisallow: /a\n");
    });
    auto evidence = EvidenceFolder::open((folder_ / "kept").string());
    ASSERT_TRUE(evidence);
    live = json_of(crawl({server.url()}, evidence->get()));
  }
  const auto kept = EvidenceFolder::open_to_read((folder_ / "kept").string());
  ASSERT_TRUE(kept);
  EXPECT_TRUE((*kept)->record().ended);
  Result<CrawledSite> again = replay_crawl(**kept, {}, {nullptr, pool.get()});
  ASSERT_TRUE(again);
  EXPECT_EQ(json_of(std::move(*again)), live);
  EXPECT_NE(live.find("\"windows-1251\""), std::string::npos);
  EXPECT_NE(live.find("\"google\": \"no\""), std::string::npos);
}

// The second visit asks whether the pages still are what they were.
TEST_F(Crawled, AnUnchangedPageIsNotSentAgain) {
  SiteServer server;
  int sent = 0, confirmed = 0;
  server.route("/", [&](const SiteRequest& request, SiteConnection& to) {
    const auto tag = request.headers.find("if-none-match");
    if (tag != request.headers.end() && tag->second == "\"one\"") {
      ++confirmed;
      to.write("HTTP/1.1 304 Not Modified\r\nETag: \"one\"\r\n\r\n");
    } else {
      ++sent;
      to.answer(200, "<p>same</p><a href=/changed>x</a>", "Content-Type: text/html\r\nETag: \"one\"\r\n");
    }
  });
  int version = 0;
  server.route("/changed", [&](const SiteRequest&, SiteConnection& to) {
    to.answer(200, "<p>" + std::to_string(++version) + "</p>",
              "Content-Type: text/html\r\nLast-Modified: Mon, 23 Nov 2026 00:00:00 GMT\r\n");
  });
  const std::string kept = (folder_ / "kept").string();
  std::string first_body;
  for (int visit = 0; visit < 2; ++visit) {
    auto evidence = EvidenceFolder::open(kept);
    ASSERT_TRUE(evidence);
    if ((*evidence)->record().ended) {
      (*evidence)->forget_answers();
    }
    const CrawledSite site = crawl({server.url()}, evidence->get());
    EXPECT_EQ(pages_of(site, server), (Lines{"/", "/changed"}));
    first_body = visit == 0 ? site.pages[0].body_sha256 : first_body;
    EXPECT_EQ(site.pages[0].body_sha256, first_body);
    EXPECT_EQ(site.pages[0].answer.status, 200);
  }
  EXPECT_EQ(sent, 1);
  EXPECT_EQ(confirmed, 1);
  EXPECT_EQ(version, 2);
  const auto folder = EvidenceFolder::open_to_read(kept);
  Result<CrawledSite> again = replay_crawl(**folder, {}, {nullptr, pool.get()});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->pages[0].body_sha256, first_body);
  EXPECT_TRUE(again->pages[0].not_judged.empty());
}

TEST_F(Crawled, PlainTextsAreJudgedToo) {
  SiteServer server;
  server.page("/", "<a href=/a.txt>x</a><a href=/b.pdf>x</a>");
  server.route("/a.txt", [](const SiteRequest&, SiteConnection& to) {
    to.answer(200, "Платформа Aimilogic\n\nВторой абзац", "Content-Type: text/plain; charset=utf-8\r\n");
  });
  server.route("/b.pdf", [](const SiteRequest&, SiteConnection& to) { to.answer(200, "%PDF-1.4", "Content-Type: application/pdf\r\n"); });
  CrawledSite site = crawl({server.url()});
  EXPECT_EQ(pages_of(site, server), (Lines{"/", "/a.txt", "/b.pdf page-not-html"}));
  Result<std::unique_ptr<Workshop>> workshop = load_workshop(SVERKA_SOURCE_DIR "/checks", site_scopes());
  ASSERT_TRUE(workshop);
  const Report report = audit_site({std::move(site), *parse_iso_date("2026-11-23"), nullptr, {}}, **workshop);
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [](const Finding& one) { return one.rule == "brand-product-misspelled"; });
  ASSERT_NE(found, report.findings.end());
  EXPECT_EQ(found->locations.front().url, server.url("/a.txt"));
  EXPECT_EQ(found->observed, "Aimilogic");
}

TEST_F(Crawled, QueriesAreInTheEncodingOfThePage) {
  SiteServer server;
  server.route("/", [](const SiteRequest&, SiteConnection& to) {
    to.answer(200, "<a href='/\xef?q=\xe4\xe0&r=\xb9#\xe4'>x</a>", "Content-Type: text/html; charset=windows-1251\r\n");
  });
  crawl({server.url()});
  EXPECT_EQ(server.asked_for("/%D0%BF?q=%E4%E0&r=%B9"), 1u);
}

TEST_F(Crawled, AnInterruptedCrawlGoesOnWhereItStopped) {
  SiteServer server;
  std::string links;
  for (int i = 0; i < 20; ++i) {
    links += "<a href=/" + std::to_string(i) + ">x</a>";
    server.page("/" + std::to_string(i), "<p>" + std::to_string(i) + "</p>");
  }
  server.page("/", links);
  const fs::path index = folder_ / "kept" / "index.txt";
  {
    auto evidence = EvidenceFolder::open((folder_ / "kept").string());
    crawl({server.url()}, evidence->get());
  }
  // As if the process had been killed after some pages, in the middle of a line.
  std::ifstream file(index);
  std::string text, line;
  std::size_t kept = 0;
  for (int i = 0; i < 14 && std::getline(file, line); ++i) {
    text += line + "\n";
    kept += line.starts_with("answer\t") ? 1 : 0;
  }
  std::ofstream(index, std::ios::trunc) << text + "answer\thttp://127.0";
  const std::size_t before = server.targets().size();
  auto evidence = EvidenceFolder::open((folder_ / "kept").string());
  EXPECT_FALSE((*evidence)->record().ended);
  const CrawledSite site = crawl({server.url()}, evidence->get());
  EXPECT_EQ(site.pages.size(), 21u);
  EXPECT_GT(kept, 5u);
  EXPECT_LT(kept, before);
  EXPECT_EQ(server.targets().size() - before, before - kept);
  EXPECT_EQ(server.asked_for("/"), 1u);
}

// A large sheet that every page asks for costs once, not page by page.
TEST_F(Crawled, ASharedStyleSheetIsTakenApartOnce) {
  Result<std::unique_ptr<Workshop>> workshop = load_workshop(SVERKA_SOURCE_DIR "/checks", site_scopes());
  ASSERT_TRUE(workshop);
  std::string css;
  while (css.size() < 400'000) {
    css += ".c" + std::to_string(css.size()) + " > li:nth-child(2n+1) a[href]:not(.x){display:none;color:#fff;margin:0 1px}\n";
  }
  const auto seconds_for = [&](int pages) {
    SiteServer server;
    server.route("/a.css", [&](const SiteRequest&, SiteConnection& to) { to.answer(200, css, "Content-Type: text/css\r\n"); });
    std::string links;
    for (int page = 1; page < pages; ++page) {
      const std::string path = "/" + std::to_string(page);
      links += "<a href=" + path + ">x</a>";
      server.page(path, "<link rel=stylesheet href=/a.css><p>Page " + std::to_string(page) + "</p>");
    }
    server.page("/", "<link rel=stylesheet href=/a.css>" + links);
    CrawledSite site = crawl({server.url()});
    EXPECT_EQ(server.asked_for("/a.css"), 1u);
    EXPECT_EQ(site.pages.size(), static_cast<std::size_t>(pages));
    const std::clock_t before = std::clock();
    audit_site({std::move(site), *parse_iso_date("2026-11-23"), nullptr, {}}, **workshop);
    return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  };
  const double one = seconds_for(1), many = seconds_for(150);
  EXPECT_LT(many, 150 * one / 4) << "one page costs " << one << " s";
}

}  // namespace
}  // namespace sverka
