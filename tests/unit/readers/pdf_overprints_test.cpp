// Stamps that are printed over the lines of a page: the text beneath is read as if they were not there, and they behind it.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "readers/pdf/layout.hpp"

namespace sverka::pdf {
namespace {

void show(Page& page, float x, float y, const std::string& letters, float size) {
  for (const char letter : letters) {
    Glyph glyph;
    glyph.text_begin = static_cast<std::uint32_t>(page.text.size());
    glyph.text_size = 1;
    page.text += letter;
    glyph.origin = {x, y};
    glyph.advance = {x + size / 2, y};
    glyph.box = {x, y - 0.8F * size, x + size / 2, y + 0.2F * size};
    glyph.size = size;
    page.glyphs.push_back(glyph);
    x += size / 2;
  }
}

// The last page of an agreement: a clause of two lines, and two parties that sign beside each other.
PdfContent signed_page() {
  PdfContent content;
  content.pages.emplace_back();
  Page& page = content.pages.back();
  page.size = {600, 800};
  show(page, 50, 100, "The text of the last clause runs on from the border to the border", 12);
  show(page, 50, 115, "and ends in the second line.", 12);
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"For the Licensor:", "For the Client:"}, {"_________ / A. Falcon /", "_________ / O. Swan /"}, {"L.S.", "L.S."}};
  float y = 150;
  for (const auto& [left, right] : rows) {
    show(page, 50, y, left, 12);
    show(page, 320, y, right, 12);
    y += 16;
  }
  return content;
}

struct Text {
  std::string text;
  std::uint32_t row = 0, column = 0;
  bool operator==(const Text& other) const { return text == other.text && row == other.row && column == other.column; }
};

std::ostream& operator<<(std::ostream& out, const Text& text) {
  return out << text.row << ':' << text.column << ' ' << text.text;
}

std::vector<Text> texts_of(PdfContent content) {
  const Result<Document> document = lay_out(std::move(content), {});
  EXPECT_TRUE(document.has_value());
  std::vector<Text> texts;
  for (const Block& block : document->blocks) {
    texts.push_back({block.text, block.cell.row, block.cell.column});
  }
  return texts;
}

const std::vector<std::string> kStamp = {"Document signed by a key", "Certificate 01 95 47 38 60", "Owner: O. Swan", "until 14.05.2027"};

std::string joined(const std::vector<Text>& texts, std::size_t from) {
  std::string all;
  for (std::size_t at = from; at < texts.size(); ++at) {
    all += texts[at].text + " ";
  }
  return all;
}

TEST(PdfOverprints, AStampLeavesTheTextBeneathItAsItIs) {
  const std::vector<Text> plain = texts_of(signed_page());
  ASSERT_EQ(plain.back().column, 2u) << "the signatures are a table";
  struct Case {
    const char* name;
    float x, y, size;
  };
  const Case cases[] = {{"over the left party", 55, 146, 6.5F},      {"over the left party, on its baseline", 55, 150, 6.5F},
                        {"over the name on the left", 120, 156, 6},  {"across both", 180, 152, 7},
                        {"across both, on a baseline", 170, 166, 7}, {"over the right party", 330, 148, 6.5F},
                        {"over the name on the right", 380, 158, 8}, {"over the lines for signatures", 52, 160, 6},
                        {"over the clause", 200, 96, 6.5F},          {"over the clause, on its baseline", 200, 100, 6.5F}};
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    PdfContent content = signed_page();
    float y = one.y;
    for (const std::string& line : kStamp) {
      show(content.pages[0], one.x, y, line, one.size);
      y += 1.3F * one.size;
    }
    const std::vector<Text> texts = texts_of(std::move(content));
    ASSERT_GT(texts.size(), plain.size());
    EXPECT_EQ(std::vector<Text>(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(plain.size())), plain);
    const std::string stamp = joined(texts, plain.size());
    for (const std::string& line : kStamp) {
      EXPECT_NE(stamp.find(line), std::string::npos) << stamp;
    }
  }
}

// Four lines from (x, y) down, `pitch` times the size apart, as a program appends them.
struct Appended {
  const char* name;
  float x, y, size, pitch;
  std::uint16_t font, piece;
};

void append(Page& page, const std::vector<std::string>& lines, const Appended& one) {
  const std::size_t first = page.glyphs.size();
  float y = one.y;
  for (const std::string& line : lines) {
    show(page, one.x, y, line, one.size);
    y += one.pitch * one.size;
  }
  for (std::size_t at = first; at < page.glyphs.size(); ++at) {
    page.glyphs[at].font = one.font;
    page.glyphs[at].piece = one.piece;
  }
}

// What comes in a stream and a font of its own parts no columns, even where it touches nothing; drawn first or last.
TEST(PdfOverprints, AStampInAStreamOfItsOwnLeavesTheTextAroundItAsItIs) {
  const std::vector<Text> plain = texts_of(signed_page());
  const Appended cases[] = {{"between the columns", 222, 142, 5, 1.25F, 1, 1},
                            {"right of the parties", 470, 141, 5.5F, 1.25F, 1, 1},
                            {"over the clause and the party", 300, 118, 7, 1.3F, 1, 1},
                            {"below the signatures, half beside them", 200, 171, 6, 1.3F, 1, 1}};
  for (const Appended& one : cases) {
    for (const bool under : {false, true}) {
      SCOPED_TRACE(one.name);
      PdfContent content = signed_page();
      Page& page = content.pages[0];
      const auto count = static_cast<std::ptrdiff_t>(page.glyphs.size());
      append(page, kStamp, one);
      if (under) {
        std::rotate(page.glyphs.begin(), page.glyphs.begin() + count, page.glyphs.end());
      }
      const std::vector<Text> texts = texts_of(std::move(content));
      ASSERT_GT(texts.size(), plain.size());
      EXPECT_EQ(std::vector<Text>(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(plain.size())), plain);
      EXPECT_NE(joined(texts, plain.size()).find(kStamp[1]), std::string::npos);
    }
  }
}

// Values that are filled in from a stream of their own stand on the lines of the page, or as far apart as they.
TEST(PdfOverprints, ValuesFilledInFromAStreamOfTheirOwnStay) {
  const std::vector<std::string> values = {"Swan LLC, Moscow, INN 7701", "KPP 770101001, OGRN 10277", "account 40702810"};
  const Appended cases[] = {{"on the baselines", 220, 150, 8, 2, 1, 1}, {"between them, as far apart", 220, 156, 8, 2, 1, 1}};
  for (const Appended& one : cases) {
    SCOPED_TRACE(one.name);
    PdfContent content = signed_page();
    append(content.pages[0], values, one);
    const std::vector<Text> texts = texts_of(std::move(content));
    const std::string all = joined(texts, 0);
    EXPECT_LT(all.find("KPP"), all.rfind("L.S.")) << all;
  }
}

// A value written onto the underscores in type a little smaller, and small print below a line: they stay where they stand.
TEST(PdfOverprints, WhatIsWrittenOntoALineOrBelowItStays) {
  struct Case {
    const char* name;
    const char* text;
    float x, y, size;
  };
  const Case cases[] = {{"value on the underscores", "Falcon A.", 52, 164, 10},
                        {"small print below", "(signature)", 60, 175, 7},
                        {"note beside", "seal", 90, 182, 8}};
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    PdfContent content = signed_page();
    show(content.pages[0], one.x, one.y, one.text, one.size);
    const std::vector<Text> texts = texts_of(std::move(content));
    const auto found =
        std::find_if(texts.begin(), texts.end(), [&](const Text& text) { return text.text.find(one.text) != std::string::npos; });
    ASSERT_NE(found, texts.end());
    EXPECT_EQ(found->column, 1u) << joined(texts, 0);
  }
}

}  // namespace
}  // namespace sverka::pdf
