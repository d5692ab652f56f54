#include "base/file.hpp"
#include "base/mapped_file.hpp"
#include "base/shared_library.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace sverka {
namespace {

class File : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "sverka-file-XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  std::string written(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

  static void expect_error(const std::string& file, std::size_t limit, ErrorCode code, const char* reason) {
    const auto result = read_file(file, limit);
    ASSERT_FALSE(result.has_value()) << file;
    EXPECT_EQ(result.error().code, code) << file;
    EXPECT_EQ(result.error().reason, reason) << file;
    EXPECT_EQ(result.error().where, file);
  }

  std::string folder_;
};

TEST_F(File, GivesTheBytes) {
  std::string bytes = "текст\r\n";
  bytes += '\0';
  bytes += "\xFF\x1A";
  EXPECT_EQ(*read_file(written("a.docx", bytes), 100), bytes);
  const std::string large(3000000, 'x');
  EXPECT_EQ(*read_file(written("договор № 5.docx", large), large.size()), large);
  EXPECT_EQ(*read_file(path("a.docx"), SIZE_MAX), bytes);
}

TEST_F(File, TheLimitIsExact) {
  const std::string file = written("a", "12345");
  EXPECT_EQ(*read_file(file, 5), "12345");
  expect_error(file, 4, ErrorCode::TooLarge, "file-too-large");
  expect_error(file, 0, ErrorCode::TooLarge, "file-too-large");
}

TEST_F(File, SaysWhyNot) {
  expect_error(path("absent"), 10, ErrorCode::NotFound, "file-not-found");
  expect_error(written("a", "x") + "/b", 10, ErrorCode::NotFound, "file-not-found");
  expect_error("", 10, ErrorCode::NotFound, "file-not-found");
  expect_error(std::string("a\0b", 3), 10, ErrorCode::NotFound, "file-not-found");
  expect_error(std::string(5000, 'n'), 10, ErrorCode::NotFound, "file-not-found");
  expect_error(folder_, 10, ErrorCode::Unsupported, "file-is-directory");
  expect_error("/dev/null", 10, ErrorCode::Unsupported, "file-not-regular");
  expect_error(written("empty", ""), 10, ErrorCode::Empty, "file-empty");
}

TEST_F(File, APipeIsRefusedAtOnce) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  expect_error(path("pipe"), 10, ErrorCode::Unsupported, "file-not-regular");
}

TEST_F(File, NoPermission) {
  const std::string file = written("secret", "x");
  ASSERT_EQ(::chmod(file.c_str(), 0), 0);
  if (::access(file.c_str(), R_OK) == 0) {
    EXPECT_EQ(*read_file(file, 10), "x");  // the superuser may read everything
  } else {
    expect_error(file, 10, ErrorCode::NotFound, "file-no-permission");
  }
}

TEST_F(File, WhatTheKernelWritesAsItIsReadHasNoSize) {
  const auto status = read_file("/proc/self/status", 1u << 20);
  ASSERT_TRUE(status.has_value());
  EXPECT_NE(status->find("Pid:"), std::string::npos);
  expect_error("/proc/self/status", 10, ErrorCode::TooLarge, "file-too-large");
}

TEST_F(File, LinksAreFollowed) {
  std::filesystem::create_symlink(written("a", "x"), path("link"));
  EXPECT_EQ(*read_file(path("link"), 10), "x");
  std::filesystem::create_symlink(path("loop"), path("loop"));
  expect_error(path("loop"), 10, ErrorCode::NotFound, "file-not-found");
}

TEST_F(File, AMappedFileHoldsTheSameBytes) {
  const std::string bytes = std::string("a\0b", 3) + std::string(100000, 'x');
  auto mapped = MappedFile::open(written("mapped", bytes), bytes.size());
  ASSERT_TRUE(mapped.has_value());
  EXPECT_EQ(mapped->bytes(), bytes);
  const MappedFile moved = std::move(*mapped);
  EXPECT_EQ(moved.bytes(), bytes);
  EXPECT_TRUE(mapped->bytes().empty());
}

TEST_F(File, WhatCannotBeMappedSaysWhy) {
  const auto reason = [](const std::string& file) {
    const auto mapped = MappedFile::open(file, 3);
    return mapped ? std::string() : mapped.error().reason;
  };
  EXPECT_EQ(reason(path("nothing")), "file-not-found");
  EXPECT_EQ(reason(folder_), "file-is-directory");
  EXPECT_EQ(reason(written("empty", "")), "file-empty");
  EXPECT_EQ(reason(written("large", "1234")), "file-too-large");
}

TEST_F(File, WhatIsNoModuleIsNotOpened) {
  const auto opened = open_module(written("text.so", "no library"), "server-module-missing");
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::Unsupported);
  EXPECT_EQ(opened.error().reason, "server-module-missing");
}

}  // namespace
}  // namespace sverka
