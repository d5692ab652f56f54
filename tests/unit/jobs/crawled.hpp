// A crawl of a server of the test's own on the loopback, with confined readers that all such tests share.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "fetch/curl/curl_fetcher.hpp"
#include "jobs/crawl_site.hpp"
#include "readers/html_reader.hpp"
#include "support/site_server.hpp"

namespace sverka::test {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// Started before any server has threads.
inline std::unique_ptr<PagePool> pool;

class StartsPool : public testing::Environment {
 public:
  void SetUp() override {
    set_html_module(SVERKA_HTML_MODULE);
    auto started = PagePool::start(page_isolation(), {});
    ASSERT_TRUE(started) << started.error().reason;
    pool = std::move(*started);
  }
  void TearDown() override { pool.reset(); }
};

inline const testing::Environment* const kStartsPool = testing::AddGlobalTestEnvironment(new StartsPool);

class Crawled : public testing::Test {
 protected:
  Crawled() {
    std::string name = (fs::temp_directory_path() / "sverka-crawl-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    policy_.allow_address = {*parse_range("127.0.0.1/32")};
    policy_.user_agent = "Mozilla/5.0 (compatible; SverkaBot/0.1)";
    policy_.response = milliseconds(1500);
    job_.politeness.delay_ms = 0;
    job_.day = "2026-11-23";
  }
  ~Crawled() override {
    std::error_code problem;
    fs::remove_all(folder_, problem);
  }

  CrawledSite crawl(const std::vector<std::string>& seeds, EvidenceFolder* evidence = nullptr) {
    job_.seeds.clear();
    for (const std::string& seed : seeds) {
      job_.seeds.push_back(*parse_url(seed));
      policy_.allow_port.push_back(effective_port(job_.seeds.back()));
    }
    const std::unique_ptr<Fetcher> fetcher = make_curl_fetcher(policy_);
    return crawl_site(job_, *fetcher, {}, evidence, *pool);
  }

  // "path -> reason", without the server's address.
  static std::set<std::string> pages_of(const CrawledSite& site, const SiteServer& server) {
    std::set<std::string> lines;
    for (const SitePage& page : site.pages) {
      std::string line = page.url.starts_with(server.url()) ? page.url.substr(server.url().size() - 1) : page.url;
      line += page.not_judged.empty() ? "" : " " + page.not_judged;
      lines.insert(line);
    }
    return lines;
  }

  static std::uint64_t note(const CrawledSite& site, const std::string& code) {
    for (const CrawlNote& one : site.record.notes) {
      if (one.code == code) {
        return one.count;
      }
    }
    return 0;
  }

  fs::path folder_;
  FetchPolicy policy_;
  CrawlJob job_;
};

using Lines = std::set<std::string>;

}  // namespace sverka::test
