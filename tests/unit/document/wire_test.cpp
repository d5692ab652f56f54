#include "document/wire.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>

#include "document/notation.hpp"
#include "document/validity.hpp"
#include "support/random_document.hpp"

namespace sverka {
namespace {

TEST(Wire, RandomDocumentsComeBack) {
  RandomDocuments documents(1);
  for (int round = 0; round < 3000; ++round) {
    const Document document = documents.next();
    ASSERT_EQ(find_fault(document), "");
    const auto decoded = decode_document(encode_document(document));
    ASSERT_TRUE(decoded.has_value()) << decoded.error().detail << "\n" << to_notation(document);
    ASSERT_TRUE(*decoded == document) << to_notation(document);
    const auto result = decode_result(encode_result(document));
    ASSERT_TRUE(result.has_value());
    ASSERT_TRUE(*result == document);
  }
}

// A document of pages: a box for each block, one for each of two parts of a word.
Document paged() {
  Document document;
  document.format = "pdf";
  document.pages = 2;
  document.page_sizes = {{595.25F, 841.875F}, {841.875F, 595.25F}};
  document.parts = {"page"};
  Block block;
  block.text = "agree-ment";
  block.runs = {Run{{0, 10}, kUnpainted | kOverlay}};
  block.page = 1;
  block.boxes = {WordBox{{0, 6}, 1, {10.5F, 20, 30, 40}}, WordBox{{6, 10}, 2, {-1, 2, 3, 4}}};
  document.blocks = {block};
  Item item;
  item.kind = "annotation";
  item.page = 2;
  item.box = {1, 2, 3, 4};
  document.items = {item};
  return document;
}

TEST(Wire, BoxesGoThrough) {
  const auto decoded = decode_document(encode_document(paged()));
  ASSERT_TRUE(decoded.has_value()) << decoded.error().detail;
  EXPECT_TRUE(*decoded == paged());
  const std::string bytes = encode_document(paged());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    ASSERT_FALSE(decode_document(std::string_view(bytes).substr(0, size)).has_value()) << size;
  }
}

TEST(Wire, UnsoundBoxesAreRefused) {
  struct Case {
    const char* what;
    void (*spoil)(Document&);
  };
  constexpr float kInfinite = std::numeric_limits<float>::infinity();
  const Case cases[] = {
      {"past the text", [](Document& document) { document.blocks[0].boxes[1].text.end = 11; }},
      {"over each other", [](Document& document) { document.blocks[0].boxes[1].text.begin = 5; }},
      {"empty", [](Document& document) { document.blocks[0].boxes[1].text.begin = 10; }},
      {"on page 0", [](Document& document) { document.blocks[0].boxes[0].page = 0; }},
      {"behind the last page", [](Document& document) { document.blocks[0].boxes[0].page = 3; }},
      {"inside out", [](Document& document) { document.blocks[0].boxes[0].box.right = 10; }},
      {"no number", [](Document& document) { document.blocks[0].boxes[0].box.top = std::numeric_limits<float>::quiet_NaN(); }},
      {"endless", [](Document& document) { document.items[0].box.bottom = kInfinite; }},
      {"item behind the last page", [](Document& document) { document.items[0].page = 3; }},
      {"a page without a size", [](Document& document) { document.page_sizes.pop_back(); }},
      {"an endless page", [](Document& document) { document.page_sizes[0].width = kInfinite; }},
  };
  for (const Case& one : cases) {
    Document document = paged();
    one.spoil(document);
    EXPECT_FALSE(decode_document(encode_document(document)).has_value()) << one.what;
  }
}

TEST(Wire, EveryTruncationIsRefused) {
  RandomDocuments documents(2);
  for (int round = 0; round < 40; ++round) {
    const std::string bytes = encode_document(documents.next());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto decoded = decode_document(std::string_view(bytes).substr(0, size));
      ASSERT_FALSE(decoded.has_value()) << size << " of " << bytes.size();
      ASSERT_EQ(decoded.error().code, ErrorCode::Internal);
      ASSERT_EQ(decoded.error().reason, "wire-broken");
    }
    ASSERT_FALSE(decode_document(bytes + '\0').has_value());
  }
}

// Whatever the bytes are, what comes out is sound, and means the same when it is sent once more.
TEST(Wire, MutationsNeverGiveAnUnsoundDocument) {
  RandomDocuments documents(3);
  std::size_t accepted = 0;
  for (int round = 0; round < 60000; ++round) {
    static std::string original;
    if (round % 20 == 0) {
      original = encode_result(documents.next());
    }
    std::string bytes = original;
    for (std::uint32_t edits = 1 + documents.below(3); edits > 0; --edits) {
      const std::size_t at = documents.below(static_cast<std::uint32_t>(bytes.size()));
      switch (documents.below(5)) {
        case 0:
          bytes[at] = static_cast<char>(documents.below(256));
          break;
        case 1:
          bytes[at] = static_cast<char>(bytes[at] ^ (1 << documents.below(8)));
          break;
        case 2:
          bytes.insert(at, 1, static_cast<char>(documents.below(256)));
          break;
        case 3:
          bytes.replace(at, 1, "\xFF\xFF\xFF\xFF\x0F");
          break;
        default:
          bytes.erase(at, 1 + documents.below(3));
      }
      if (bytes.empty()) {
        bytes = "D";
      }
    }
    const auto decoded = decode_result(bytes);
    if (decoded.has_value()) {
      ++accepted;
      ASSERT_EQ(find_fault(*decoded), "");
      ASSERT_TRUE(*decode_result(encode_result(*decoded)) == *decoded);
    }
  }
  EXPECT_GT(accepted, 1000u);
}

TEST(Wire, NoiseIsRefused) {
  RandomDocuments documents(4);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = round % 2 == 0 ? "D" : "E";
    for (std::uint32_t count = documents.below(200); count > 0; --count) {
      bytes += static_cast<char>(documents.below(documents.below(2) == 0 ? 256 : 4));
    }
    const auto decoded = decode_result(bytes);
    if (decoded.has_value()) {
      EXPECT_EQ(find_fault(*decoded), "");
    }
  }
  EXPECT_FALSE(decode_result("").has_value());
  EXPECT_FALSE(decode_result("X").has_value());
}

TEST(Wire, CountsAreHeldAgainstMemory) {
  Document document;
  document.format = "docx";
  document.parts = {"word/document.xml"};
  document.blocks.resize(10000);
  const std::string bytes = encode_document(document);
  EXPECT_TRUE(decode_document(bytes).has_value());
  EXPECT_FALSE(decode_document(bytes, 10000).has_value());
  // A count of 2^32 - 1 elements in a message of a few bytes.
  EXPECT_FALSE(decode_document(std::string("\x01x\x00\x00\xFF\xFF\xFF\xFF\x0F", 9)).has_value());
}

TEST(Wire, UnsoundDocumentsAreRefused) {
  struct Case {
    const char* what;
    void (*spoil)(Document&);
  };
  const Case cases[] = {
      {"no parts", [](Document& document) { document.parts.clear(); }},
      {"block's part", [](Document& document) { document.blocks[0].part = 1; }},
      {"item's part", [](Document& document) { document.items[0].part = 9; }},
      {"item's block", [](Document& document) { document.items[0].block = 2; }},
      {"item's range",
       [](Document& document) {
         document.items[0].range = {0, 99};
       }},
      {"item's range cuts a letter",
       [](Document& document) {
         document.items[0].range = {1, 2};
       }},
      {"free item with a range",
       [](Document& document) {
         document.items[0].block = kNone;
         document.items[0].range = {1, 2};
       }},
      {"broken text", [](Document& document) { document.blocks[0].text[1] = 'x'; }},
      {"broken label", [](Document& document) { document.blocks[0].label = "\xFF"; }},
      {"broken note",
       [](Document& document) {
         document.notes.push_back({"a", "\xC0\x80", ""});
       }},
      {"surrogate", [](Document& document) { document.application = "\xED\xA0\x80"; }},
      {"run too short", [](Document& document) { document.blocks[0].runs[0].text.end -= 2; }},
      {"run too long", [](Document& document) { document.blocks[0].runs[0].text.end += 2; }},
      {"run cuts a letter",
       [](Document& document) {
         document.blocks[0].runs = {{{0, 1}, 0}, {{1, 6}, 0}};
       }},
      {"runs with a gap",
       [](Document& document) {
         document.blocks[0].runs = {{{0, 2}, 0}, {{4, 6}, 0}};
       }},
      {"runs out of order",
       [](Document& document) {
         document.blocks[0].runs = {{{2, 6}, 0}, {{0, 2}, 0}};
       }},
      {"empty run",
       [](Document& document) {
         document.blocks[0].runs.push_back({{6, 6}, 0});
       }},
      {"no run", [](Document& document) { document.blocks[0].runs.clear(); }},
      {"unknown flag", [](Document& document) { document.blocks[0].runs[0].flags = 1u << 31; }},
      {"unknown label flag", [](Document& document) { document.blocks[0].label_flags = 1u << 31; }},
      {"story", [](Document& document) { document.blocks[0].story = static_cast<Story>(8); }},
      {"header use", [](Document& document) { document.blocks[0].header_use = static_cast<HeaderUse>(4); }},
      {"label origin", [](Document& document) { document.blocks[0].label_origin = static_cast<LabelOrigin>(4); }},
      {"outline level", [](Document& document) { document.blocks[0].outline_level = 10; }},
      {"control kind", [](Document& document) { document.controls[0].kind = static_cast<ControlKind>(9); }},
      {"span's block", [](Document& document) { document.controls[0].span.last_block = 2; }},
      {"span backwards",
       [](Document& document) {
         document.controls[0].span = {0, 4, 0, 2};
       }},
      {"span of blocks backwards",
       [](Document& document) {
         document.controls[0].span = {1, 0, 0, 2};
       }},
      {"span cuts a letter",
       [](Document& document) {
         document.fields[0].result = {0, 1, 0, 2};
       }},
      {"span past the text", [](Document& document) { document.fields[0].result.end = 7; }},
  };
  const auto sound = parse_notation("1.| {{=text name=a|{{#PAGE|абв#}}=}}\nгд\n@kind");
  ASSERT_TRUE(sound.has_value());
  ASSERT_EQ(find_fault(*sound), "");
  for (const Case& one : cases) {
    Document document = *sound;
    document.items[0].block = 0;
    one.spoil(document);
    EXPECT_NE(find_fault(document), "") << one.what;
    EXPECT_FALSE(decode_document(encode_document(document)).has_value()) << one.what;
  }
}

TEST(Wire, Errors) {
  for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
    const Error error{static_cast<ErrorCode>(code), "часть", "xml-malformed", "line 3"};
    const auto result = decode_result(encode_result(fail(error)));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, error.code);
    EXPECT_EQ(result.error().where, "часть");
    EXPECT_EQ(result.error().reason, "xml-malformed");
    EXPECT_EQ(result.error().detail, "line 3");
  }
  std::string detail;
  for (int round = 0; round < 100000; ++round) {
    detail += "ж";
  }
  const auto result = decode_result(encode_result(fail(ErrorCode::Damaged, "\xFF", "x", detail)));
  EXPECT_EQ(result.error().where, "\xEF\xBF\xBD");
  EXPECT_EQ(result.error().detail, detail.substr(0, 64u << 10));
  for (const char* reason : {"", "Not A Key", "a/b"}) {
    EXPECT_EQ(decode_result(encode_result(fail(ErrorCode::Damaged, "", reason))).error().reason, "wire-broken");
  }
}

TEST(Validity, Utf8AgreesWithTheSlowWay) {
  RandomDocuments documents(5);
  for (int round = 0; round < 50000; ++round) {
    std::string text = documents.text(20);
    if (!text.empty() && round % 2 == 0) {
      text[documents.below(static_cast<std::uint32_t>(text.size()))] = static_cast<char>(documents.below(256));
    }
    ASSERT_EQ(is_valid_utf8_fast(text), is_valid_utf8(text));
  }
}

TEST(Notation, RandomDocumentsComeBack) {
  RandomDocuments documents(6);
  for (int round = 0; round < 5000; ++round) {
    Document document = documents.next();
    // What the notation can say: marks that lie one inside another, items of a block after it and of its
    // part.
    document.controls.clear();
    document.fields.clear();
    document.items.erase(std::remove_if(document.items.begin(), document.items.end(), [](const Item& item) { return item.range.end != 0; }),
                         document.items.end());
    std::stable_sort(document.items.begin(), document.items.end(),
                     [](const Item& left, const Item& right) { return left.block + 1 < right.block + 1; });
    const std::string text = to_notation(document);
    const auto parsed = parse_notation(text);
    ASSERT_TRUE(parsed.has_value()) << parsed.error().where << " " << parsed.error().detail << "\n" << text;
    ASSERT_EQ(to_notation(*parsed), text);
    ASSERT_TRUE(*parsed == document) << text;
  }
}

// With marks that may cross, what is written can be read, and is written the same again.
TEST(Notation, WhatIsWrittenCanBeRead) {
  RandomDocuments documents(7);
  for (int round = 0; round < 5000; ++round) {
    const Document document = documents.next();
    const std::string text = to_notation(document);
    const auto parsed = parse_notation(text);
    ASSERT_TRUE(parsed.has_value()) << parsed.error().where << " " << parsed.error().detail << "\n" << text;
    ASSERT_EQ(find_fault(*parsed), "");
    ASSERT_EQ(parsed->blocks.size(), document.blocks.size());
    for (std::size_t index = 0; index < document.blocks.size(); ++index) {
      ASSERT_EQ(parsed->blocks[index].text, document.blocks[index].text) << text;
      ASSERT_EQ(parsed->blocks[index].runs, document.blocks[index].runs) << text;
    }
    ASSERT_EQ(to_notation(*parsed), text);
  }
}

}  // namespace
}  // namespace sverka
