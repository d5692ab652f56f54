// Pages that are asked for once more before anybody is told of a missing link, with a network of the test's own.
#include "jobs/second_look.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <functional>

#include "jobs/audit_site.hpp"
#include "jobs/polite_fetch.hpp"
#include "readers/html/read_page.hpp"
#include "report/write.hpp"

namespace sverka {
namespace {

namespace fs = std::filesystem;

const std::string kSource = "https://just-ai.com/blog/one";
const std::string kSite = "https://partner.example";

class ReadsHere : public PagePool {
 public:
  Result<WebPage> read_page(std::string_view bytes, std::string_view charset) override { return html::read_page(bytes, charset, {}); }
  Result<StyleSheet> read_style_sheet(std::string_view bytes, std::string_view charset) override {
    return html::read_style_sheet(bytes, charset, {});
  }
  Result<WebFeed> read_feed(std::string_view bytes, std::string_view charset) override { return html::read_feed(bytes, charset, {}); }
};

FetchedAnswer page_answer(int status, std::string body, std::vector<HeaderField> headers = {}) {
  FetchedAnswer answer;
  answer.status = status;
  answer.body = std::move(body);
  answer.headers = std::move(headers);
  answer.headers.push_back({"content-type", "text/html; charset=utf-8"});
  return answer;
}

// Answers by what `serves` says; 404 where it says nothing.
class ScriptedNetwork : public Fetcher {
 public:
  std::function<std::optional<FetchedAnswer>(const FetchRequest&)> serves;
  std::vector<std::string> asked;  // without robots.txt of the shorteners

  void start(FetchRequest request) override {
    asked.push_back(request.url + (request.user_agent.empty()                                  ? ""
                                   : request.user_agent.find("Googlebot") != std::string::npos ? " G"
                                                                                               : " B"));
    std::optional<FetchedAnswer> answer = serves ? serves(request) : std::nullopt;
    next_ = {request.id, answer ? std::move(*answer) : page_answer(404, ""), {}};
    next_.answer.url = request.url;
  }
  std::vector<Fetched> wait(std::chrono::milliseconds) override { return {std::move(next_)}; }
  std::size_t under_way() const override { return 0; }

 private:
  Fetched next_;
};

std::string words_of_article() {
  std::string text;
  for (int word = 0; word < 120; ++word) {
    text += "слово" + std::to_string(word * word) + (word % 20 == 19 ? ". " : " ");
  }
  return text;
}

std::string copy_with(const std::string& end, const std::string& head = "") {
  return "<!doctype html><title>t</title>" + head + "<p>" + words_of_article() + "</p>" + end;
}

std::string source_line(const std::string& href = kSource, const std::string& more = "") {
  return "<p>Источник: <a " + more + " href='" + href + "'>статья</a></p>";
}

class LookedAgain : public testing::Test {
 protected:
  LookedAgain() {
    std::string name = (fs::temp_directory_path() / "sverka-look-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    evidence_ = *EvidenceFolder::open((folder_ / "kept").string());
    evidence_->begin("2026-11-23", {kSite + "/"});
    FetchedAnswer robots = page_answer(404, "");
    robots.url = kSite + "/robots.txt";
    evidence_->keep(robots);
    index_ = build_copy_index(nullptr, std::vector<Article>{{kSource, {}, "One", words_of_article()}});
    corpus_ = *open_copy_index(index_);
    policy_.company_hosts = {"just-ai.com"};
    policy_.shorteners = {"clck.ru", "bit.ly"};
    policy_.redirect_paths = {"go"};
    policy_.source_words = {"источник"};
  }
  ~LookedAgain() override {
    std::error_code problem;
    fs::remove_all(folder_, problem);
  }

  void crawled(const std::string& path, const std::string& body) {
    FetchedAnswer answer = page_answer(200, body);
    answer.url = kSite + path;
    answer.fetched_at = 1;
    evidence_->keep(answer);
    evidence_->keep(CrawledPage{answer.url, answer.url, {}, 0, "", ""});
  }

  // "path construct outcome" of each copy, and the same from the evidence alone.
  std::string judged(CompareAgents agents = CompareAgents::No) {
    evidence_->keep_robots(origin_of(*parse_url(kSite + "/")), kSite + "/robots.txt");
    evidence_->end();
    CrawledSite site = replayed();
    look_again(site, {corpus_.get(), &policy_, agents, 0}, network_, evidence_.get());
    take_looks(site, evidence_.get(), pool_);
    const std::string live = audited(std::move(site));
    const std::string json = json_;
    site = replayed();
    const auto kept = EvidenceFolder::open_to_read((folder_ / "kept").string());
    take_looks(site, kept->get(), pool_);
    EXPECT_EQ(audited(std::move(site)), live);
    EXPECT_EQ(json_, json);
    return live;
  }

  CrawledSite replayed() {
    return *replay_crawl(*EvidenceFolder::open_to_read((folder_ / "kept").string()).value(), {"just-ai.com"}, {nullptr, &pool_});
  }

  std::string audited(CrawledSite site) {
    Result<std::unique_ptr<Workshop>> workshop = load_workshop(SVERKA_SOURCE_DIR "/checks", site_scopes());
    const Report report = audit_site({std::move(site), *parse_iso_date("2026-11-23"), corpus_.get(), policy_}, **workshop);
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
  LinkPolicy policy_;
  ReadsHere pool_;
  ScriptedNetwork network_;
  std::string json_;
};

// "A violation goes to a partner only after two fetches apart in time."
TEST_F(LookedAgain, WhatOneLookAloneHasSeenIsAQuestion) {
  const std::map<std::string, std::string> second = {{"/lacks-twice", copy_with("")},
                                                     {"/lacks-once", copy_with(source_line())},
                                                     {"/loses", copy_with("")},
                                                     {"/has-twice", copy_with(source_line())},
                                                     {"/closed-once", copy_with(source_line(), "<meta name=robots content=noindex>")},
                                                     {"/nofollow-twice", copy_with(source_line(kSource, "rel=nofollow"))}};
  crawled("/lacks-twice", copy_with(""));
  crawled("/lacks-once", copy_with(""));
  crawled("/loses", copy_with(source_line()));
  crawled("/has-twice", copy_with(source_line()));
  crawled("/closed-once", copy_with(source_line()));
  crawled("/nofollow-twice", copy_with(source_line(kSource, "rel=nofollow")));
  crawled("/gone", copy_with(""));
  crawled("/gone-but-linked", copy_with(source_line()));
  crawled("/no-copy", "<p>слово</p>");
  network_.serves = [&](const FetchRequest& request) -> std::optional<FetchedAnswer> {
    const auto found = second.find(request.url.substr(kSite.size()));
    return found == second.end() ? std::nullopt : std::optional(page_answer(200, found->second));
  };
  EXPECT_EQ(judged(),
            "/closed-once L35 cannot_tell; /gone L35 cannot_tell; /gone-but-linked L01 passed; /has-twice L01 passed; "
            "/lacks-once L35 cannot_tell; /lacks-twice  failed; /loses L35 cannot_tell; /nofollow-twice L04 failed; ");
  EXPECT_EQ(network_.asked.size(), 8U);  // the page that copies nothing is left alone
}

TEST_F(LookedAgain, OthersAreAskedForOnlyWhereItIsWanted) {
  crawled("/cloaks", copy_with(source_line()));
  network_.serves = [](const FetchRequest& request) -> std::optional<FetchedAnswer> {
    const bool google = request.user_agent.find("Googlebot") != std::string::npos;
    return page_answer(200, copy_with(source_line(kSource, google ? "rel=nofollow" : "")));
  };
  EXPECT_EQ(judged(), "/cloaks L01 passed; ");
  EXPECT_EQ(network_.asked, (std::vector<std::string>{kSite + "/cloaks"}));
  network_.asked.clear();
  EXPECT_EQ(judged(CompareAgents::Yes), "/cloaks L35 cannot_tell; ");
  EXPECT_EQ(network_.asked, (std::vector<std::string>{kSite + "/cloaks", kSite + "/cloaks B", kSite + "/cloaks G"}));
}

// Many servers refuse those who only say that they are a search engine.
TEST_F(LookedAgain, ARefusalToOthersSaysNothing) {
  crawled("/page", copy_with(source_line()));
  network_.serves = [](const FetchRequest& request) -> std::optional<FetchedAnswer> {
    return request.user_agent.empty() ? page_answer(200, copy_with(source_line())) : page_answer(403, "");
  };
  EXPECT_EQ(judged(CompareAgents::Yes), "/page L01 passed; ");
}

TEST_F(LookedAgain, LinksThatPassOnAreFollowedToTheirEnd) {
  crawled("/short", copy_with("<p><a href='https://clck.ru/abc'>тут</a></p>"));
  crawled("/short-twice", copy_with("<p><a href='https://bit.ly/x'>тут</a></p>"));
  crawled("/elsewhere", copy_with("<p>Источник: <a href='https://clck.ru/other'>тут</a></p>"));
  crawled("/go", copy_with("<p>Источник: <a href='/go/15#x'>тут</a></p>"));
  crawled("/closed", copy_with("<p>Источник: <a href='https://closed.bit.ly/a'>тут</a></p>"));
  crawled("/beside", copy_with(source_line() + "<p><a href='https://clck.ru/abc'>тут</a></p>"));
  const auto redirect = [](const std::string& to) { return page_answer(301, "", {{"location", to}}); };
  network_.serves = [&](const FetchRequest& request) -> std::optional<FetchedAnswer> {
    const std::map<std::string, std::string> ends = {{"https://clck.ru/abc", kSource},
                                                     {"https://bit.ly/x", "https://clck.ru/abc"},
                                                     {"https://clck.ru/other", "https://other.example/"},
                                                     {kSite + "/go/15", kSource + "?utm_source=x"}};
    if (const auto end = ends.find(request.url); end != ends.end()) {
      return redirect(end->second);
    }
    if (request.url == "https://closed.bit.ly/robots.txt") {
      return page_answer(200, "User-agent: *\nDisallow: /");
    }
    if (std::optional<FetchedAnswer> kept = evidence_->answer(request.url)) {
      return kept;
    }
    return std::nullopt;
  };
  EXPECT_EQ(judged(),
            "/beside L01 passed; /closed L14 failed; /elsewhere  failed; /go L13 failed; /short L14 failed; /short-twice L14 failed; ");
  EXPECT_EQ(std::count(network_.asked.begin(), network_.asked.end(), "https://closed.bit.ly/a"), 0);
  EXPECT_EQ(std::count(network_.asked.begin(), network_.asked.end(), "https://other.example/"), 0);
}

TEST_F(LookedAgain, WhatIsLeftOutIsSaid) {
  for (int page = 0; page < 4; ++page) {
    crawled("/" + std::to_string(page), copy_with(source_line()));
  }
  evidence_->keep_robots(origin_of(*parse_url(kSite + "/")), kSite + "/robots.txt");
  CrawledSite site = replayed();
  SecondLookJob job{corpus_.get(), &policy_, CompareAgents::No, 0};
  job.pages = 1;
  look_again(site, job, network_, nullptr);
  ASSERT_EQ(network_.asked.size(), 1U);
  const auto note = std::find_if(site.record.notes.begin(), site.record.notes.end(),
                                 [](const CrawlNote& one) { return one.code == "second-look-pages"; });
  ASSERT_NE(note, site.record.notes.end());
  EXPECT_EQ(note->count, 3U);
}

TEST(PoliteFetch, AsksForRobotsOnceAndObeysThem) {
  ScriptedNetwork network;
  network.serves = [](const FetchRequest& request) -> std::optional<FetchedAnswer> {
    if (request.url == "https://a.example/robots.txt") {
      return page_answer(301, "", {{"location", "https://b.example/robots.txt"}});
    }
    if (request.url == "https://b.example/robots.txt") {
      return page_answer(200, "User-agent: SverkaBot\nDisallow: /closed");
    }
    return request.url.starts_with("https://down.") ? page_answer(503, "") : page_answer(404, "");
  };
  const std::map<std::string, RobotsAnswer> known;
  PoliteFetch fetch(network, known, 0);
  EXPECT_TRUE(fetch.allows(*parse_url("https://a.example/open")));
  EXPECT_FALSE(fetch.allows(*parse_url("https://a.example/closed/x")));
  EXPECT_FALSE(fetch.allows(*parse_url("https://down.example/")));
  EXPECT_TRUE(fetch.allows(*parse_url("https://none.example/")));
  EXPECT_EQ(network.asked, (std::vector<std::string>{"https://a.example/robots.txt", "https://b.example/robots.txt",
                                                     "https://down.example/robots.txt", "https://none.example/robots.txt"}));
}

}  // namespace
}  // namespace sverka
