// Where glyphs, lines and pictures stand on the page as it is shown.
#include <gtest/gtest.h>

#include <string>

#include "pdf_builder.hpp"
#include "readers/pdf/content.hpp"

namespace sverka::pdf {
namespace {

using testing::PdfBuilder;

Page page_of(const PdfBuilder& builder) {
  auto content = read_content(builder.build(), {});
  EXPECT_TRUE(content);
  return content && !content->pages.empty() ? content->pages[0] : Page{};
}

struct Turned {
  const char* page;      // entries of the page
  float width, height;   // as shown
  float x, y;            // of the first glyph's origin
  int along_x, along_y;  // signs of its advance
};

// The page is 600 x 800; the text begins at 50, 700.
TEST(PdfGeometry, RotationCropAndUnit) {
  const Turned cases[] = {
      {"", 600, 800, 50, 100, 1, 0},
      {"/Rotate 90", 800, 600, 700, 50, 0, 1},
      {"/Rotate 180", 600, 800, 550, 700, -1, 0},
      {"/Rotate 270", 800, 600, 100, 550, 0, -1},
      {"/Rotate -90", 800, 600, 100, 550, 0, -1},
      {"/CropBox[20 100 520 780]", 500, 680, 30, 80, 1, 0},
      {"/UserUnit 2", 1200, 1600, 100, 200, 1, 0},
  };
  for (const Turned& turned : cases) {
    const Page page = page_of(PdfBuilder().page(turned.page).content("BT /F1 12 Tf 50 700 Td (A) Tj ET"));
    ASSERT_EQ(page.glyphs.size(), 1u) << turned.page;
    const Glyph& glyph = page.glyphs[0];
    EXPECT_FLOAT_EQ(page.size.width, turned.width) << turned.page;
    EXPECT_FLOAT_EQ(page.size.height, turned.height) << turned.page;
    EXPECT_NEAR(glyph.origin.x, turned.x, 0.01) << turned.page;
    EXPECT_NEAR(glyph.origin.y, turned.y, 0.01) << turned.page;
    const auto sign = [](float value) { return value > 0.1F ? 1 : value < -0.1F ? -1 : 0; };
    EXPECT_EQ(sign(glyph.advance.x - glyph.origin.x), turned.along_x) << turned.page;
    EXPECT_EQ(sign(glyph.advance.y - glyph.origin.y), turned.along_y) << turned.page;
    EXPECT_EQ(glyph.flags, 0u) << turned.page;
  }
}

TEST(PdfGeometry, WidthsSpacingAndScale) {
  const Page page = page_of(PdfBuilder().content("BT /F1 10 Tf 2 Tc 5 Tw 50 Tz 100 700 Td (A B) Tj ET"));
  ASSERT_EQ(page.glyphs.size(), 3u);
  // Helvetica: A 667, space 278 thousandths; half as wide.
  EXPECT_NEAR(page.glyphs[0].advance.x, 100 + 3.335, 0.001);
  EXPECT_NEAR(page.glyphs[1].origin.x, 100 + 3.335 + 1, 0.001);
  EXPECT_NEAR(page.glyphs[2].origin.x, 100 + 3.335 + 1 + 1.39 + 1 + 2.5, 0.001);
  EXPECT_FLOAT_EQ(page.glyphs[0].size, 10);
}

TEST(PdfGeometry, PositioningOperators) {
  const Page page = page_of(PdfBuilder().content(
      "BT /F1 10 Tf 14 TL 100 700 Td (A) Tj T* (B) Tj (C) ' 3 1 (D) \" 0 -20 TD (E) Tj T* [(F) -1000 (G)] TJ 5 Ts (H) Tj ET"));
  ASSERT_EQ(page.glyphs.size(), 8u);
  const float lines[] = {100, 114, 128, 142, 162, 182, 182, 177};
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_NEAR(page.glyphs[i].origin.y, lines[i], 0.01) << i;
  }
  EXPECT_NEAR(page.glyphs[6].origin.x, 100 + 6.11 + 1 + 10, 0.01);
  EXPECT_EQ(page.text, "ABCDEFGH");
}

TEST(PdfGeometry, LinesAndPictures) {
  const Page page =
      page_of(PdfBuilder().content("1 w 100 700 m 300 700 l S 100 600 .5 50 re f 100 500 200 40 re S 1 g 50 50 100 1 re f 0 g "
                                   "200 200 m 250 300 300 300 350 200 c f"));
  ASSERT_EQ(page.lines.size(), 6u);  // the white one is none
  EXPECT_TRUE(page.lines[0].horizontal);
  EXPECT_NEAR(page.lines[0].box.top, 99.5, 0.01);
  EXPECT_FALSE(page.lines[1].horizontal);
  ASSERT_EQ(page.pictures.size(), 1u);
  EXPECT_TRUE(page.pictures[0].sha256.empty());
}

TEST(PdfGeometry, FormsHaveTheirMatrixBoxAndResources) {
  PdfBuilder builder;
  builder.content("q 1 0 0 1 100 100 cm /Fm Do Q").resources("/XObject<</Fm 10 0 R>>");
  builder.stream(10, "/Subtype/Form/BBox[0 0 200 50]/Matrix[2 0 0 2 0 0]/Resources<</Font<</X 5 0 R>>/XObject<</Fm 10 0 R>>>>",
                 "BT /X 12 Tf 10 10 Td (in) Tj 300 0 Td (out) Tj ET /Fm Do");
  const Page page = page_of(builder);
  ASSERT_GE(page.glyphs.size(), 5u);
  EXPECT_NEAR(page.glyphs[0].origin.x, 120, 0.01);
  EXPECT_NEAR(page.glyphs[0].origin.y, 680, 0.01);
  EXPECT_FLOAT_EQ(page.glyphs[0].size, 24);
  EXPECT_EQ(page.glyphs[0].flags, 0u);
  EXPECT_NE(page.glyphs[2].flags & (kClipped | kOffPage), 0u);
}

TEST(PdfGeometry, ActualTextKeepsItsGlyphs) {
  const Page page = page_of(
      PdfBuilder().content("BT /F1 12 Tf 50 700 Td (a) Tj /Span <</ActualText(\xFE\xFF\x04\x1D\x04\x35)>> BDC (bc) Tj EMC (d) Tj ET"));
  ASSERT_EQ(page.replaced.size(), 1u);
  EXPECT_EQ(page.replaced[0].first_glyph, 1u);
  EXPECT_EQ(page.replaced[0].end_glyph, 3u);
  EXPECT_EQ(page.replaced[0].text, "Не");
  EXPECT_EQ(page.text, "abcd");
}

}  // namespace
}  // namespace sverka::pdf
