#include "store/papers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/hash.hpp"

namespace sverka {
namespace {

class Papers : public testing::Test {
 protected:
  void SetUp() override {
    std::array<char, 32> name{"/tmp/sverka-papers-XXXXXX"};
    folder_ = ::mkdtemp(name.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_;
};

TEST_F(Papers, WhatIsKeptComesBackUnalteredUnderItsHash) {
  Result<PaperFolder> papers = PaperFolder::open(folder_ + "/deep/inside");
  ASSERT_TRUE(papers);
  const std::string bytes("a\0b\xFF\n", 5);
  const Result<std::string> name = papers->keep(bytes);
  ASSERT_TRUE(name);
  EXPECT_EQ(*name, sha256_hex(bytes));
  EXPECT_EQ(*papers->keep(bytes), *name);
  EXPECT_EQ(*papers->read(*name), bytes);
  EXPECT_EQ(papers->names(), std::vector<std::string>{*name});
}

TEST_F(Papers, ANameIsNeverAPath) {
  Result<PaperFolder> papers = PaperFolder::open(folder_);
  std::ofstream(folder_ + "/secret") << "x";
  for (const std::string& name :
       {std::string("../secret"), std::string("secret"), std::string(64, 'g'), std::string(64, '.'), std::string()}) {
    EXPECT_FALSE(papers->has(name));
    const auto read = papers->read(name);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().reason, "paper-missing");
  }
}

TEST_F(Papers, AChangedPaperIsNotGivenOut) {
  Result<PaperFolder> papers = PaperFolder::open(folder_);
  const std::string name = *papers->keep("the agreed text");
  std::ofstream(folder_ + "/" + name.substr(0, 2) + "/" + name) << "another text";
  const auto read = papers->read(name);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::Damaged);
  EXPECT_EQ(read.error().reason, "paper-changed");
}

TEST_F(Papers, LeftoversOfAnInterruptedWriteAreNoPapersAndAreSwept) {
  Result<PaperFolder> papers = PaperFolder::open(folder_);
  std::ofstream(folder_ + "/.part-1-1") << "half a pap";
  EXPECT_TRUE(papers->names().empty());
  papers->sweep();
  EXPECT_TRUE(std::filesystem::exists(folder_ + "/.part-1-1")) << "another program may be writing it now";
  std::filesystem::last_write_time(folder_ + "/.part-1-1", std::filesystem::file_time_type::clock::now() - std::chrono::minutes(11));
  papers->sweep();
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/.part-1-1"));
}

TEST_F(Papers, ManyMayKeepTheSamePaperAtOnce) {
  Result<PaperFolder> papers = PaperFolder::open(folder_);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&papers] {
      for (int number = 0; number < 20; ++number) {
        EXPECT_TRUE(papers->keep("paper " + std::to_string(number)));
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(papers->names().size(), 20u);
  for (const std::string& name : papers->names()) {
    EXPECT_TRUE(papers->read(name));
  }
}

}  // namespace
}  // namespace sverka
