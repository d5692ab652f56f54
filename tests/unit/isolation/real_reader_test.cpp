// The readers that are shipped, behind the walls that are shipped: what they need from the system is still
// allowed.
#include <gtest/gtest.h>
#include <zip.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "document/notation.hpp"
#include "isolation/confinement.hpp"
#include "isolation/pool.hpp"
#include "isolation/sorted_pool.hpp"
#include "readers/read.hpp"

namespace sverka {
namespace {

// A ZIP of the named parts, in memory.
std::string zipped(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* const archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
  }
  EXPECT_EQ(zip_close(archive), 0);
  std::string bytes;
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  bytes.resize(static_cast<std::size_t>(zip_source_tell(source)));
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string docx_of(std::size_t paragraphs, const Parts& more = {}) {
  std::string body;
  for (std::size_t index = 0; index < paragraphs; ++index) {
    body += "<w:p><w:r><w:t>Пункт " + std::to_string(index) + "</w:t></w:r></w:p>";
  }
  Parts parts = {{"[Content_Types].xml",
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types "
                  "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                  "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
                  "PartName=\"/word/document.xml\" ContentType=\"application/"
                  "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
                 {"_rels/.rels",
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships "
                  "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                  "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                  "Target=\"word/document.xml\"/></Relationships>"},
                 {"word/document.xml",
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
                  "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                      body + "</w:body></w:document>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return zipped(parts);
}

TEST(RealReader, ReadsTheSameInsideAsOutside) {
  auto pool = ReaderPool::start({}, {});
  ASSERT_TRUE(pool.has_value());
  for (const std::size_t paragraphs : {1u, 3u, 5000u}) {
    const std::string bytes = docx_of(paragraphs);
    const auto inside = (*pool)->read(bytes);
    const auto outside = read_document(bytes, {});
    ASSERT_TRUE(outside.has_value()) << outside.error().reason << " " << outside.error().detail;
    ASSERT_TRUE(inside.has_value()) << inside.error().reason << " " << inside.error().detail;
    EXPECT_TRUE(*inside == *outside);
    EXPECT_EQ(inside->blocks.size(), paragraphs);
  }
}

TEST(RealReader, RefusesTheSameInsideAsOutside) {
  auto pool = ReaderPool::start({}, {});
  ASSERT_TRUE(pool.has_value());
  const std::string good = docx_of(20);
  for (const std::string& bytes : {std::string(), std::string("PK"), std::string("%PDF-1.4\n"), std::string("{\\rtf1 }"),
                                   std::string(5000, '\0'), std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(600, '\0'),
                                   zipped({{"a.txt", "x"}}), good.substr(0, good.size() / 2)}) {
    const auto inside = (*pool)->read(bytes);
    const auto outside = read_document(bytes, {});
    ASSERT_EQ(inside.has_value(), outside.has_value()) << bytes.substr(0, 8);
    if (!inside) {
      EXPECT_EQ(inside.error().code, outside.error().code) << bytes.substr(0, 8);
      EXPECT_EQ(inside.error().reason, outside.error().reason) << bytes.substr(0, 8);
    }
  }
}

// Papers with pictures, others, and what is no paper, each by its own children.
TEST(RealReader, SortedPoolsReadTheSame) {
  auto pool = start_sorted_pool({}, {});
  ASSERT_TRUE(pool.has_value());
  const std::string with_picture = docx_of(2, {{"word/media/image1.png", "no picture"}});
  for (const std::string& bytes : {docx_of(3), with_picture, std::string("%PDF-1.4\n"), std::string("PK"), std::string()}) {
    const auto inside = (*pool)->read(bytes);
    const auto outside = read_document(bytes, {});
    ASSERT_EQ(inside.has_value(), outside.has_value()) << bytes.substr(0, 8);
    if (inside) {
      EXPECT_TRUE(*inside == *outside);
    } else {
      EXPECT_EQ(inside.error().reason, outside.error().reason) << bytes.substr(0, 8);
    }
  }
  (*pool)->retire();
  for (const std::string& bytes : {docx_of(3), with_picture}) {
    const auto late = (*pool)->read(bytes);
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().reason, "reader-unavailable");
  }
}

#ifndef __SANITIZE_ADDRESS__  // whose own address space cannot be limited
// Reads one document in children with ever more memory until it has been read twice. Gives 0 if all was
// right.
int read_with_too_little_memory() {
  const std::string bytes = docx_of(20000);
  std::vector<Document> documents;
  int refused = 0;
  int wrong = 0;
  for (std::size_t megabytes = 8; megabytes <= 1024 && documents.size() < 2; ++megabytes) {
    IsolationLimits limits;
    limits.memory_bytes = megabytes << 20;
    auto pool = ReaderPool::start(limits, {});
    auto result = (*pool)->read(bytes);
    if (result) {
      documents.push_back(*std::move(result));
    } else {
      ++refused;
      if (result.error().code != ErrorCode::LimitReached) {
        ++wrong;
        std::cerr << megabytes << " MiB: " << result.error().reason << " " << result.error().detail << "\n";
      }
    }
  }
  const auto whole = read_document(bytes, {});
  for (const Document& document : documents) {
    wrong += document == *whole ? 0 : 1;
  }
  std::cerr << refused << " refused, " << documents.size() << " read, " << wrong << " wrong\n";
  return refused > 5 && documents.size() == 2 && wrong == 0 ? 0 : 1;
}

// Less memory than the work needs, in many sizes, so that it runs out at many places: an error each time, or
// the whole document; never half of it, and never the end of the pool. In a process of its own: what this one
// has freed in other tests, its children could spend beyond their limit.
TEST(RealReader, RunningOutOfMemoryIsAnErrorWhereverItHappens) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(std::exit(read_with_too_little_memory()), testing::ExitedWithCode(0), " 2 read, 0 wrong");
}
#endif

}  // namespace
}  // namespace sverka
