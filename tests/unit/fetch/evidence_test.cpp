#include "fetch/evidence.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "fetch/compressed.hpp"

namespace sverka {
namespace {

namespace fs = std::filesystem;

class Evidence : public testing::Test {
 protected:
  Evidence() {
    std::string name = (fs::temp_directory_path() / "sverka-evidence-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Evidence() override {
    std::error_code problem;
    fs::remove_all(folder_, problem);
  }
  std::unique_ptr<EvidenceFolder> open() { return std::move(*EvidenceFolder::open(folder_.string())); }

  fs::path folder_;
};

FetchedAnswer answer(const std::string& url, const std::string& body) {
  FetchedAnswer made;
  made.url = url;
  made.status = 200;
  made.ip = "192.0.2.1";
  made.fetched_at = 1700000000;
  made.headers = {{"content-type", "text/html"}, {"x-odd", "a\tb\\c\nd"}};
  made.body = body;
  return made;
}

TEST_F(Evidence, WhatIsKeptIsReadAgain) {
  const std::string body = std::string("\0\1\2 text \xff", 10);
  {
    auto kept = open();
    kept->begin("2026-11-23", {"https://e.com/"});
    kept->keep(answer("https://e.com/", body));
    kept->keep(answer("https://e.com/none", ""));
    kept->keep(CrawledPage{"https://e.com/", "https://e.com/x", {"https://e.com/", "https://e.com/r"}, 3, "why", "more"});
    kept->keep_robots("https://e.com:443", "https://e.com/robots.txt");
    kept->keep_sheet("https://e.com/s.css", "https://e.com/t.css");
    kept->keep(CrawlNote{"crawl-pages", 7, "https://e.com/8"});
    kept->end();
    EXPECT_TRUE(kept->is_sound());
  }
  const auto read = EvidenceFolder::open_to_read(folder_.string());
  ASSERT_TRUE(read);
  const CrawlRecord& record = (*read)->record();
  EXPECT_EQ(record.day, "2026-11-23");
  EXPECT_EQ(record.seeds, std::vector<std::string>{"https://e.com/"});
  ASSERT_EQ(record.pages.size(), 1u);
  EXPECT_EQ(record.pages[0], (CrawledPage{"https://e.com/", "https://e.com/x", {"https://e.com/", "https://e.com/r"}, 3, "why", "more"}));
  EXPECT_EQ(record.robots.at("https://e.com:443"), "https://e.com/robots.txt");
  EXPECT_EQ(record.sheets.at("https://e.com/s.css"), "https://e.com/t.css");
  ASSERT_EQ(record.notes.size(), 1u);
  EXPECT_EQ(record.notes[0], (CrawlNote{"crawl-pages", 7, "https://e.com/8"}));
  EXPECT_TRUE(record.ended);
  const auto page = (*read)->answer("https://e.com/");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->body, body);
  EXPECT_EQ(page->headers, answer("", "").headers);
  EXPECT_EQ(page->ip, "192.0.2.1");
  EXPECT_EQ((*read)->answer("https://e.com/none")->body, "");
  EXPECT_FALSE((*read)->answer("https://e.com/other"));
}

TEST_F(Evidence, EqualBodiesAreKeptOnce) {
  auto kept = open();
  kept->begin("2026-11-23", {});
  for (int i = 0; i < 5; ++i) {
    kept->keep(answer("https://e.com/" + std::to_string(i), "the same body"));
  }
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "bodies")) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_EQ(files, 1u);
}

TEST_F(Evidence, ALineThatWasCutIsNotRead) {
  {
    auto kept = open();
    kept->begin("2026-11-23", {"https://e.com/"});
    kept->keep(answer("https://e.com/", "one"));
    kept->keep(answer("https://e.com/2", "two"));
  }
  const fs::path index = folder_ / "index.txt";
  fs::resize_file(index, fs::file_size(index) - 20);
  auto again = open();
  EXPECT_TRUE(again->has_answer("https://e.com/"));
  EXPECT_FALSE(again->has_answer("https://e.com/2"));
  EXPECT_FALSE(again->record().ended);
  again->begin("2026-11-23", {"https://e.com/"});
  again->keep(answer("https://e.com/3", "three"));
  again->end();
  auto last = open();
  EXPECT_TRUE(last->has_answer("https://e.com/3"));
  EXPECT_TRUE(last->record().ended);
}

TEST_F(Evidence, DamagedBodiesAreSaid) {
  {
    auto kept = open();
    kept->begin("2026-11-23", {});
    kept->keep(answer("https://e.com/", "body"));
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "bodies")) {
    if (entry.is_regular_file()) {
      std::ofstream(entry.path(), std::ios::binary) << compressed("other");
    }
  }
  EXPECT_EQ(open()->answer("https://e.com/")->problem, "evidence-body-damaged");
}

TEST_F(Evidence, WhatIsNoEvidenceIsRefused) {
  EXPECT_FALSE(EvidenceFolder::open_to_read(folder_.string()));
  std::ofstream(folder_ / "index.txt") << "something else\n";
  EXPECT_FALSE(EvidenceFolder::open_to_read(folder_.string()));
  EXPECT_FALSE(EvidenceFolder::open(folder_.string()));
}

TEST(Compressed, IsBounded) {
  const std::string zeros(10u << 20, '\0');
  const std::string packed = compressed(zeros);
  EXPECT_LT(packed.size(), zeros.size() / 100);
  EXPECT_EQ(uncompressed(packed, zeros.size()), zeros);
  EXPECT_FALSE(uncompressed(packed, zeros.size() - 1));
  EXPECT_FALSE(uncompressed(packed.substr(0, packed.size() / 2), zeros.size()));
  EXPECT_FALSE(uncompressed("no zlib at all", 100));
  EXPECT_FALSE(uncompressed("", 100));
}

}  // namespace
}  // namespace sverka
