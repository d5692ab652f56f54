// Pages before and after their scripts, with a browser of the test's own; the real one's proxy and process.
#include "jobs/render_site.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "fetch/browser/browser_process.hpp"
#include "fetch/browser/chromium.hpp"
#include "fetch/browser/proxy.hpp"
#include "jobs/audit_site.hpp"
#include "readers/html/read_page.hpp"
#include "report/write.hpp"

namespace sverka {
namespace {

namespace fs = std::filesystem;

const std::string kArticle = "https://just-ai.com/blog/one";

class InThisProcess : public PagePool {
 public:
  Result<WebPage> read_page(std::string_view bytes, std::string_view charset) override { return html::read_page(bytes, charset, {}); }
  Result<StyleSheet> read_style_sheet(std::string_view bytes, std::string_view charset) override {
    return html::read_style_sheet(bytes, charset, {});
  }
  Result<WebFeed> read_feed(std::string_view bytes, std::string_view charset) override { return html::read_feed(bytes, charset, {}); }
};

class Scripts : public Browser {
 public:
  std::map<std::string, std::string> after;  // by address
  std::vector<BrowserRequest> asks;
  std::vector<int> statuses;

  RenderedMarkup render(const std::string& url, const std::function<FetchedAnswer(const BrowserRequest&)>& answer) override {
    for (const BrowserRequest& request : asks) {
      statuses.push_back(answer(request).status);
    }
    const auto found = after.find(url);
    return found == after.end() ? RenderedMarkup{{}, "render-timeout"} : RenderedMarkup{found->second, {}};
  }
};

class NoNetwork : public Fetcher {
 public:
  std::vector<std::string> asked;
  void start(FetchRequest request) override { asked.push_back(request.url); }
  std::vector<Fetched> wait(std::chrono::milliseconds) override {
    FetchedAnswer answer;
    answer.url = asked.back();
    answer.status = 200;
    return {{1, std::move(answer), {}}};
  }
  std::size_t under_way() const override { return 0; }
};

std::string article_text() {
  std::string text;
  for (int word = 0; word < 120; ++word) {
    text += "слово" + std::to_string(word * word) + (word % 20 == 19 ? ". " : " ");
  }
  return text;
}

class Rendered : public testing::Test {
 protected:
  Rendered() {
    std::string name = (fs::temp_directory_path() / "sverka-render-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    evidence_ = *EvidenceFolder::open((folder_ / "kept").string());
    evidence_->begin("2026-11-23", {"https://partner.example/"});
    FetchedAnswer robots;
    robots.url = "https://partner.example/robots.txt";
    robots.status = 404;
    evidence_->keep(robots);
    index_ = build_copy_index(nullptr, std::vector<Article>{{kArticle, {}, "One", article_text()}});
    corpus_ = *open_copy_index(index_);
  }
  ~Rendered() override {
    std::error_code problem;
    fs::remove_all(folder_, problem);
  }

  static std::string copy(const std::string& end) {
    return "<!doctype html><title>t</title><p>" + article_text() + "</p><script>x()</script>" + end;
  }
  static std::string link(const std::string& more = "") { return "<p>Источник: <a " + more + " href='" + kArticle + "'>статья</a></p>"; }

  void add(const std::string& path, const std::string& before, const std::string& after) {
    FetchedAnswer answer;
    answer.url = "https://partner.example" + path;
    answer.status = 200;
    answer.fetched_at = 1;
    answer.headers = {{"content-type", "text/html; charset=utf-8"}};
    answer.body = before;
    evidence_->keep(answer);
    evidence_->keep(CrawledPage{answer.url, answer.url, {}, 0, "", ""});
    if (!after.empty()) {
      browser_.after[answer.url] = after;
    }
  }

  // "path construct outcome" of each copy.
  std::string judged(bool with_scripts) {
    evidence_->keep_robots(origin_of(*parse_url("https://partner.example/")), "https://partner.example/robots.txt");
    evidence_->end();
    CrawledSite site =
        *replay_crawl(*EvidenceFolder::open_to_read((folder_ / "kept").string()).value(), {"just-ai.com"}, {nullptr, &pool_});
    if (with_scripts) {
      render_site(site, {corpus_.get(), {}, 500}, browser_, fetcher_, *evidence_);
    }
    take_renderings(site, *evidence_, pool_);
    Result<std::unique_ptr<Workshop>> workshop = load_workshop(SVERKA_SOURCE_DIR "/checks", site_scopes());
    LinkPolicy policy;
    policy.company_hosts = {"just-ai.com"};
    const Report report = audit_site({std::move(site), *parse_iso_date("2026-11-23"), corpus_.get(), policy}, **workshop);
    json_ = write_json(report, nullptr, {});
    std::string lines;
    for (const ReportedCopy& one : report.site->copies) {
      lines += one.url.substr(one.url.rfind('/')) + " " + one.construct + " " + one.outcome + "; ";
    }
    return lines;
  }

  fs::path folder_;
  std::unique_ptr<EvidenceFolder> evidence_;
  std::string index_;
  std::unique_ptr<CopyIndex> corpus_;
  InThisProcess pool_;
  Scripts browser_;
  NoNetwork fetcher_;
  std::string json_;
};

TEST_F(Rendered, LinksAreComparedBeforeAndAfterTheScripts) {
  add("/same", copy(link()), copy(link()));
  add("/made", copy(""), copy(link()));
  add("/removed", copy(link()), copy(""));
  add("/rel", copy(link()), copy(link("rel=nofollow")));
  add("/hidden", copy(link()), copy(link("style='display:none'")));
  add("/bad-before-too", copy(link("rel=nofollow")), copy(link("rel=nofollow")));
  add("/freed", copy(link("rel=nofollow")), copy(link()));
  add("/shell", "<!doctype html><div id=root></div><script src=/app.js></script>", copy(link()));
  EXPECT_EQ(judged(true),
            "/bad-before-too L04 failed; /freed L17 failed; /hidden L18 failed; /made L17 failed; /rel L18 failed; /removed L18 failed; "
            "/same L01 passed; /shell L17 failed; ");
  // Without the browser, from what was kept: byte for byte.
  const std::string live = json_;
  judged(false);
  EXPECT_EQ(json_, live);
}

// What it makes of the link, only the browser has seen: the sheet is among what the browser was given.
TEST_F(Rendered, StyleSheetsThatScriptsLoadAreReadAfterThem) {
  const std::string loader = "<script>var l=document.createElement('link');l.rel='stylesheet';l.href='/a.css'</script>";
  FetchedAnswer sheet;
  sheet.url = "https://partner.example/a.css";
  sheet.status = 200;
  sheet.headers = {{"content-type", "text/css"}};
  sheet.body = ".gone{display:none}";
  evidence_->keep(sheet);
  const std::string loaded = "<link rel=stylesheet href=/a.css>";
  add("/shown", copy(link() + loader), loaded + copy(link()));
  add("/hidden", copy(link("class=gone") + loader), loaded + copy(link("class=gone")));
  EXPECT_EQ(judged(true), "/hidden L20 cannot_tell; /shown L01 passed; ");
  EXPECT_EQ(judged(false), "/hidden L20 cannot_tell; /shown L01 passed; ");
}

TEST_F(Rendered, WhatCannotBeRenderedIsJudgedAsItIs) {
  add("/timeout", copy(link()), "");
  add("/shell", "<!doctype html><div id=root></div><script src=/app.js></script>", "");
  EXPECT_EQ(judged(true), "/timeout L01 passed; ");
  EXPECT_NE(json_.find("render-failed"), std::string::npos);
  EXPECT_NE(json_.find("page-shell"), std::string::npos);
}

TEST_F(Rendered, TheBrowserGetsWhatWasKeptAndLittleElse) {
  add("/made", copy(""), copy(link()));
  browser_.asks = {{"GET", "https://partner.example/made", "document"}, {"GET", "https://cdn.example/a.js", "script"},
                   {"GET", "https://cdn.example/a.png", "image"},       {"POST", "https://cdn.example/b", "empty"},
                   {"GET", "https://cdn.example/frame", "document"},    {"GET", "file:///etc/passwd", "empty"}};
  judged(true);
  EXPECT_EQ(browser_.statuses, (std::vector<int>{200, 200, 204, 204, 404, 204}));
  // A host that the crawl knows nothing of is asked for its robots.txt first.
  EXPECT_EQ(fetcher_.asked, (std::vector<std::string>{"https://cdn.example/robots.txt", "https://cdn.example/a.js"}));
}

// A browser is any program: this one is a script.
class Program {
 public:
  explicit Program(const std::string& script) {
    std::string name = (fs::temp_directory_path() / "sverka-program-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    fs::permissions(folder_, fs::perms::all);
    path_ = (folder_ / "browser").string();
    std::ofstream(path_) << "#!/bin/sh\n" << script;
    ::chmod(path_.c_str(), 0755);
  }
  ~Program() {
    std::error_code problem;
    fs::remove_all(folder_, problem);
  }
  const std::string& path() const { return path_; }

 private:
  fs::path folder_;
  std::string path_;
};

TEST(BrowserProcess, ItsOutputIsTakenAndItsEndIsSure) {
  BrowserTerms terms;
  terms.time = std::chrono::milliseconds(1500);
  const auto nothing = [](const BrowserRequest&) { return FetchedAnswer{}; };
  const auto render = [&](const std::string& script) {
    const Program program(script);
    terms.program = program.path();
    return make_chromium(terms)->render("https://partner.example/", nothing);
  };
  EXPECT_EQ(render("echo '<p>made</p>'").markup, "<p>made</p>\n");
  EXPECT_EQ(render("exit 1").problem, "render-failed");
  EXPECT_EQ(render("sleep 60 & sleep 60").problem, "render-timeout");
  terms.markup_bytes = 1000;
  EXPECT_EQ(render("yes").problem, "render-too-large");
  // No right, no home and no environment of ours is left to it.
  ::setenv("SVERKA_SECRET", "x", 1);
  terms.markup_bytes = 100000;
  const std::string seen = render("id -u; env; ls $HOME").markup;
  EXPECT_EQ(seen.find("SVERKA_SECRET"), std::string::npos);
  EXPECT_FALSE(seen.starts_with("0\n"));
}

std::string exchange(unsigned port, const std::string& request) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
    char piece[4096];
    for (ssize_t count = 0; (count = ::recv(socket, piece, sizeof piece, 0)) > 0;) {
      answer.append(piece, static_cast<std::size_t>(count));
    }
  }
  ::close(socket);
  return answer;
}

TEST(LoopbackProxy, AsksItsOwnerForEveryAnswer) {
  const std::unique_ptr<LoopbackProxy> proxy = LoopbackProxy::start();
  ASSERT_TRUE(proxy);
  std::string first, second;
  std::thread client([&] {
    first = exchange(proxy->port(), "GET http://a.example/b?c HTTP/1.1\r\nHost: a.example\r\nSec-Fetch-Dest: script\r\n\r\n");
    second = exchange(proxy->port(), "GET http://127.0.0.1/ HTTP/1.1\r\n\r\n");
  });
  std::vector<BrowserRequest> requests;
  while (requests.size() < 2) {
    if (const auto waiting = proxy->next(std::chrono::milliseconds(1000))) {
      requests.push_back(waiting->request);
      FetchedAnswer answer;
      answer.status = requests.size() == 1 ? 200 : 0;
      answer.headers = {{"content-type", "text/x"}, {"content-length", "99"}, {"set-cookie", "a=b"}};
      answer.body = "body";
      proxy->answer(waiting, std::move(answer));
    }
  }
  client.join();
  EXPECT_EQ(requests[0].url, "http://a.example/b?c");
  EXPECT_EQ(requests[0].destination, "script");
  EXPECT_TRUE(first.ends_with("\r\n\r\nbody"));
  EXPECT_NE(first.find("content-length: 4\r\n"), std::string::npos);
  EXPECT_EQ(first.find("set-cookie"), std::string::npos);
  EXPECT_EQ(second, "");  // status 0: the connection just ends
}

}  // namespace
}  // namespace sverka
