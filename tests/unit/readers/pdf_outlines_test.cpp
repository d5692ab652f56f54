// What an embedded font draws against what the file says it means.
#include <gtest/gtest.h>

#include <string>

#include "pdf_builder.hpp"
#include "readers/pdf/content.hpp"
#include "tiny_font.hpp"

namespace sverka::pdf {
namespace {

using testing::PdfBuilder;
using testing::TinyFont;

// Flags of each letter of the codes in a font that draws these.
std::vector<std::uint32_t> flags_with(const TinyFont& font, const std::string& codes = "12 3",
                                      const std::string& encoding = "/WinAnsiEncoding") {
  PdfBuilder builder;
  const std::string program = font.build();
  builder.set(5,
              "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Tiny/FirstChar 32/LastChar 51/Widths["
              "600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600]"
              "/Encoding" +
                  encoding + "/FontDescriptor 6 0 R>>");
  builder.set(6, "<</Type/FontDescriptor/FontName/AAAAAA+Tiny/Flags 4/FontFile2 7 0 R>>");
  builder.stream(7, "/Length1 " + std::to_string(program.size()), program);
  builder.content("BT /F1 12 Tf 50 700 Td (" + codes + ") Tj ET");
  const auto content = read_content(builder.build(), {});
  EXPECT_TRUE(content);
  std::vector<std::uint32_t> flags;
  for (const Glyph& glyph : content ? content->pages.at(0).glyphs : std::vector<Glyph>()) {
    flags.push_back(glyph.flags & (kUnpainted | kDoubtful));
  }
  return flags;
}

TEST(PdfOutlines, LettersThatDrawNothingAreNotSeen) {
  const auto flags = flags_with(TinyFont().draw('1', 500).draw('2', 0).draw('3', 400).draw(' ', 0));
  ASSERT_EQ(flags.size(), 4u);
  EXPECT_EQ(flags[0] & kUnpainted, 0u);
  EXPECT_EQ(flags[1], kUnpainted);
  EXPECT_EQ(flags[2], 0u);
  EXPECT_EQ(flags[3] & kUnpainted, 0u);
}

TEST(PdfOutlines, TwoDigitsDrawnAlikeAreInDoubt) {
  const auto flags = flags_with(TinyFont().draw('1', 500).draw('2', 500).draw('3', 400).draw(' ', 0));
  ASSERT_EQ(flags.size(), 4u);
  EXPECT_EQ(flags[1] & kDoubtful, kDoubtful);
}

TEST(PdfOutlines, ASpaceThatLeavesInkIsInDoubt) {
  const auto flags = flags_with(TinyFont().draw('1', 500).draw('2', 450).draw('3', 400).draw(' ', 350));
  ASSERT_EQ(flags.size(), 4u);
  EXPECT_EQ(flags[2], kDoubtful);
}

// Differences say which letter a code is; the letter of the base encoding at that code tells nothing.
TEST(PdfOutlines, LettersByDifferencesAreThoseThatAreDrawn) {
  const std::string encoding = "<</BaseEncoding/WinAnsiEncoding/Differences[33/one/two/three 49/three]>>";
  const auto flags = flags_with(TinyFont().draw('1', 500).draw('2', 0).draw('3', 400), "!\"#1", encoding);
  EXPECT_EQ(flags, (std::vector<std::uint32_t>{0, kUnpainted, 0, 0}));
}

// Without its program a font shows the letters of its encoding: a map that names others is in doubt.
TEST(PdfOutlines, AFontThatIsNotEmbeddedShowsItsEncoding) {
  struct Case {
    const char* encoding;
    const char* letter;  // that the map gives for the code 65
    std::uint32_t doubt;
  };
  for (const Case& one : {Case{"/WinAnsiEncoding", "0041", 0}, Case{"/WinAnsiEncoding", "0042", kDoubtful},
                          Case{"<</Differences[65/afii10017]>>", "0410", 0}, Case{"<</Differences[65/afii10017]>>", "0411", kDoubtful},
                          Case{"<</Differences[65/fi]>>", "00660069", 0}, Case{"<</Differences[65/fi]>>", "FB01", 0}}) {
    PdfBuilder builder;
    builder.set(5, std::string("<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Other/Encoding") + one.encoding + "/ToUnicode 6 0 R>>");
    builder.stream(6, "",
                   std::string("1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <") + one.letter + "> endbfchar");
    builder.content("BT /F1 12 Tf 50 700 Td (A) Tj ET");
    const auto content = read_content(builder.build(), {});
    ASSERT_TRUE(content);
    ASSERT_EQ(content->pages.at(0).glyphs.size(), 1u);
    EXPECT_EQ(content->pages.at(0).glyphs.at(0).flags & kDoubtful, one.doubt) << one.encoding << " " << one.letter;
  }
}

}  // namespace
}  // namespace sverka::pdf
