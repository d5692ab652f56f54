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

}  // namespace
}  // namespace sverka::pdf
