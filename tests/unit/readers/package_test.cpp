#include <gtest/gtest.h>
#include <zip.h>

#include <optional>
#include <random>
#include <string>

#include "readers/docx/package.hpp"
#include "readers/docx/zip_layout.hpp"
#include "reading_fixture.hpp"

namespace sverka::testing {
namespace {

using namespace std::string_literals;

std::string wide(std::string_view name) {
  std::string bytes;
  for (char letter : name) {
    bytes += letter;
    bytes += '\0';
  }
  return bytes;
}

std::string error_of(const std::string& bytes, const ReadLimits& limits = {}) {
  const auto document = read_document(bytes, limits);
  return document ? "no error" : std::string(name_of(document.error().code)) + " " + document.error().reason;
}

TEST(Package, TellsWhatBytesAreByContent) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0');
  const struct {
    const char* name;
    std::string bytes;
    const char* error;
  } kCases[] = {
      {"nothing", "", "empty empty-file"},
      {"white space", "  \n\n ", "empty empty-file"},
      {"encrypted", ole + wide("EncryptedPackage"), "encrypted docx-encrypted"},
      {"old Word", ole + wide("WordDocument"), "unsupported old-doc"},
      {"old Excel", ole + wide("Workbook"), "unsupported not-wordprocessing"},
      {"rich text", "{\\rtf1\\ansi hello}", "unsupported rtf"},
      {"PDF", "%PDF-1.7\n%\xE2\xE3\xCF\xD3", "unsupported pdf-reader-missing"},
      {"HTML", "\xEF\xBB\xBF<!DOCTYPE html><html><body>x", "unsupported html"},
      {"flat OPC",
       "<?xml version=\"1.0\"?><pkg:package "
       "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">",
       "unsupported xml-flat"},
      {"text", "Лицензионный договор № 1", "unsupported text"},
      {"noise", "\x01\x02\x03\x04\x05\x06", "unsupported unknown-format"},
      {"cut archive", DocxBuilder(paragraph("text")).bytes().substr(0, 300), "damaged zip-truncated"},
      {"ODT", zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<x/>"}}), "unsupported odt"},
      {"other archive", zip_of({{"readme.txt", "hello"}}), "unsupported not-wordprocessing"},
      {"spreadsheet", DocxBuilder().main_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml").bytes(),
       "unsupported not-wordprocessing"},
      {"macro type", DocxBuilder().main_type("application/vnd.ms-word.document.macroEnabled.main+xml").bytes(), "unsupported docm"},
      {"hidden macros", DocxBuilder(paragraph("x")).file("word/vbaProject.bin", "x").bytes(), "unsupported docm"},
      {"wrong root element", DocxBuilder().document("<html/>").bytes(), "unsupported not-wordprocessing"},
      {"nothing to read", DocxBuilder("<w:p/>").bytes(), "empty no-text"},
      {"nothing but broken XML", DocxBuilder().document("<<<").bytes(), "damaged xml-malformed"},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(error_of(one.bytes), one.error) << one.name;
  }
}

TEST(Package, NamesTheMacros) {
  const auto document = read_document(DocxBuilder(paragraph("x")).file("word/vbaProject.bin", "x").bytes(), {});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().detail, "word/vbaProject.bin");
}

TEST(Package, RefusesNamesThatAnotherReaderTakesForOne) {
  for (const char* name : {"word/Document.xml", "word\\document.xml", "word%2Fdocument.xml", "/word/document.xml"}) {
    EXPECT_EQ(error_of(DocxBuilder(paragraph("x")).file(name, "<x/>").bytes()), "damaged zip-duplicate-entries") << name;
  }
}

TEST(Package, CountsRealBytesAgainstTheLimits) {
  const std::string body = paragraph(std::string(3'000'000, 'a'));
  ReadLimits ratio;
  EXPECT_EQ(error_of(DocxBuilder(body).bytes(), ratio), "limit_reached zip-ratio");
  ReadLimits part;
  part.part_bytes = 2'000'000;
  part.ratio = 100'000;
  EXPECT_EQ(error_of(DocxBuilder(body).bytes(), part), "limit_reached zip-part-size");
  ReadLimits total;
  total.unpacked_bytes = 1000;
  EXPECT_EQ(error_of(DocxBuilder(paragraph("short")).bytes(), total), "limit_reached zip-total-size");
  ReadLimits entries;
  entries.entries = 2;
  EXPECT_EQ(error_of(DocxBuilder(paragraph("short")).bytes(), entries), "limit_reached zip-entries");
  ReadLimits file;
  file.file_bytes = 100;
  EXPECT_EQ(error_of(DocxBuilder(paragraph("short")).bytes(), file), "too_large file-size");
}

TEST(Package, ReadsOnBesideBytesOutsideOfTheArchive) {
  const std::string archive = DocxBuilder(paragraph("text")).bytes();
  const auto before = read_document("#!/bin/sh\n" + archive, {});
  ASSERT_TRUE(before) << before.error().reason;
  EXPECT_EQ(note_codes(*before), "zip-prepended");
  EXPECT_EQ(show(*before), "text");
  const auto behind = read_document(archive + "more", {});
  ASSERT_TRUE(behind) << behind.error().reason;
  EXPECT_EQ(note_codes(*behind), "zip-trailing");
  EXPECT_EQ(show(*behind), "text");
}

TEST(Package, ComparesLocalHeadersWithTheDirectory) {
  std::string bytes = DocxBuilder(paragraph("text")).bytes();
  EXPECT_TRUE(read_zip_layout(bytes).mismatches.empty());
  const std::size_t local = bytes.find("word/document.xml");
  bytes.replace(local, 17, "word/d0cument.xml");
  const ZipLayout layout = read_zip_layout(bytes);
  ASSERT_EQ(layout.mismatches.size(), 1u);
  EXPECT_EQ(layout.mismatches[0].entry, "word/document.xml");
  EXPECT_EQ(layout.mismatches[0].what, "name");
  EXPECT_EQ(error_of(bytes), "damaged zip-mismatch");
}

TEST(Package, NamesOtherMismatches) {
  std::string bytes = DocxBuilder(paragraph("text")).bytes();
  // The time stands 10 bytes into the local header, the checksum 14, the name 30.
  const std::size_t local = bytes.find("word/document.xml") - 30;
  bytes[local + 14] = static_cast<char>(bytes[local + 14] ^ 0x55);
  const auto document = read_document(bytes, {});
  ASSERT_TRUE(document) << document.error().reason;
  EXPECT_EQ(show_items(*document), "zip-mismatch=word/document.xml");
  EXPECT_EQ(document->items[0].detail, "size");
}

TEST(Package, KeepsTextWithAWrongChecksum) {
  std::string bytes = DocxBuilder(paragraph("text")).bytes();
  // The checksum stands 16 bytes into the directory's entry, whose name stands at 46.
  const std::size_t name = bytes.rfind("word/document.xml");
  bytes[name - 46 + 16] = static_cast<char>(bytes[name - 46 + 16] ^ 0x55);
  const auto document = read_document(bytes, {});
  ASSERT_TRUE(document) << document.error().reason;
  EXPECT_EQ(show(*document), "text");
  EXPECT_NE(note_codes(*document).find("part-crc"), std::string::npos);
}

// The entry as libzip unpacks it; nothing if it has anything to say against it.
std::optional<std::string> unpacked_by_libzip(const std::string& archive, const std::string& name) {
  zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
  zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (zip == nullptr) {
    zip_source_free(source);
    return std::nullopt;
  }
  std::optional<std::string> bytes;
  if (zip_file_t* file = zip_fopen(zip, name.c_str(), 0); file != nullptr) {
    std::string read(1 << 20, '\0');
    const zip_int64_t got = zip_fread(file, read.data(), read.size());
    char more = 0;
    if (got >= 0 && zip_fread(file, &more, 1) == 0) {
      read.resize(static_cast<std::size_t>(got));
      bytes = read;
    }
    zip_fclose(file);
  }
  zip_discard(zip);
  return bytes;
}

// What is unpacked at one go and what libzip unpacks by pieces is the same, and so is what either refuses.
TEST(Package, UnpacksDamagedEntriesAsLibzipDoes) {
  std::string text;
  for (int line = 0; line < 200; ++line) {
    text += "<w:p>Clause " + std::to_string(line * line) + "</w:p>";
  }
  const std::string name = "word/document.xml";
  const std::string sound = zip_of({{name, text}, {"word/styles.xml", text.substr(50)}});
  const ReadLimits limits;
  std::mt19937 random(20261123);
  const auto below = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  int whole = 0, faulty = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = sound;
    for (std::size_t edits = below(3); edits > 0; --edits) {
      bytes[below(bytes.size())] ^= static_cast<char>(1u << below(8));
    }
    Document document;
    auto package = Package::open(bytes, limits, document);
    if (!package || !package->has(name)) {
      continue;
    }
    const std::size_t notes = document.notes.size();
    const auto read = package->read(name, document);
    const bool is_whole = read && document.notes.size() == notes;
    const auto expected = unpacked_by_libzip(bytes, package->stored_name(name));
    ASSERT_EQ(is_whole, expected.has_value()) << "round " << round;
    if (is_whole) {
      ASSERT_EQ(*read, *expected) << "round " << round;
    }
    ++(is_whole ? whole : faulty);
  }
  EXPECT_GT(whole, 1000);
  EXPECT_GT(faulty, 300);
}

TEST(Package, FoldsPartNames) {
  EXPECT_EQ(fold_part_name("/Word/Document.XML"), "word/document.xml");
  EXPECT_EQ(fold_part_name("word%2Fmedia\\A.png"), "word/media/a.png");
  EXPECT_EQ(fold_part_name("100%"), "100%");
}

TEST(Package, FindsTheDocumentWithoutARootRelation) {
  auto entries = DocxBuilder(paragraph("text")).entries();
  entries.erase(entries.begin() + 1);
  const auto document = read_document(zip_of(entries), {});
  ASSERT_TRUE(document) << document.error().reason;
  EXPECT_EQ(note_codes(*document), "no-root-relation");
}

}  // namespace
}  // namespace sverka::testing
