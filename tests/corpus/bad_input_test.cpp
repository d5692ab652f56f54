// Input that is no agreement, or an attack on the reader: each ends in a plain error with the right code, soon.

#include <gtest/gtest.h>

#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>

#include "base/file.hpp"
#include "corpus/workshop.hpp"

namespace sverka {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFewestCases = 50;
constexpr std::chrono::seconds kLongest{20};

void append_number(std::string& bytes, std::size_t value, int width) {
  for (int at = 0; at < width; ++at) {
    bytes += static_cast<char>(value & 0xFF);
    value >>= 8;
  }
}

// An archive of empty stored entries "0", "1", ...: 1,200 of them are too many to keep as a file.
std::string archive_of_empty_entries(std::size_t entries) {
  std::string files;
  std::string directory;
  for (std::size_t number = 0; number < entries; ++number) {
    const std::string name = std::to_string(number);
    directory += "PK\x01\x02";
    append_number(directory, 20, 2);
    append_number(directory, 20, 2);
    append_number(directory, 0, 20);
    append_number(directory, name.size(), 2);
    append_number(directory, 0, 12);
    append_number(directory, files.size(), 4);
    directory += name;
    files += "PK\x03\x04";
    append_number(files, 20, 2);
    append_number(files, 0, 20);
    append_number(files, name.size(), 2);
    append_number(files, 0, 2);
    files += name;
  }
  std::string end = "PK\x05\x06";
  append_number(end, 0, 4);
  append_number(end, entries, 2);
  append_number(end, entries, 2);
  append_number(end, directory.size(), 4);
  append_number(end, files.size(), 4);
  append_number(end, 0, 2);
  return files + directory + end;
}

TEST(BadInput, EndsInAPlainError) {
  std::size_t cases = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(source_path("fixtures/bad-input"))) {
    SCOPED_TRACE(entry.path().filename().string());
    ++cases;
    std::string codes = "|" + text_of((entry.path() / "expected.txt").string());
    std::replace(codes.begin(), codes.end(), '\n', '|');
    const std::string path = (entry.path() / (fs::exists(entry.path() / "input.pdf") ? "input.pdf" : "input.docx")).string();
    const auto started = std::chrono::steady_clock::now();
    const Result<std::string> bytes = read_file(path, std::size_t{25} << 20);
    std::string code;
    if (!bytes) {
      code = name_of(bytes.error().code);
    } else {
      const Result<Document> document = corpus_workshop().pool->read(*bytes);
      code = !document                                            ? std::string(name_of(document.error().code))
             : document->notes.empty() && document->items.empty() ? "read"
                                                                  : "noted";
    }
    EXPECT_NE(codes.find("|" + code + "|"), std::string::npos) << "got " << code << ", right are " << codes;
    EXPECT_LT(std::chrono::steady_clock::now() - started, kLongest);
  }
  EXPECT_GE(cases, kFewestCases);
}

TEST(BadInput, TooManyEntries) {
  const Result<Document> document = corpus_workshop().pool->read(archive_of_empty_entries(1200));
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::LimitReached);
}

TEST(BadInput, ADirectoryIsNoFile) {
  const Result<std::string> bytes = read_file(source_path("fixtures"), 1000);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, ErrorCode::Unsupported);
}

TEST(BadInput, AnAbsentFile) {
  const Result<std::string> bytes = read_file(source_path("fixtures/bad-input/there-is-no-such.docx"), 1000);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, ErrorCode::NotFound);
}

TEST(BadInput, AFileWithoutPermission) {
  const fs::path path = fs::path(testing::TempDir()) / ("forbidden-" + std::to_string(getpid()) + ".docx");
  fs::copy_file(source_path("fixtures/agreement/ok-ooo/agreement.docx"), path, fs::copy_options::overwrite_existing);
  fs::permissions(path, fs::perms::none);
  const Result<std::string> bytes = read_file(path.string(), std::size_t{25} << 20);
  fs::remove(path);
  if (geteuid() == 0) {
    EXPECT_TRUE(bytes) << "the superuser may read everything";
  } else {
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::NotFound);
  }
}

}  // namespace
}  // namespace sverka
