// How each way of showing text is seen: rows 1 to 9 of the tricks with PDF files.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pdf_builder.hpp"
#include "readers/pdf/content.hpp"

namespace sverka::pdf {
namespace {

using testing::PdfBuilder;

// Flags of the glyphs of `text` (the letters of which stand in one row in the page), or'ed; all bits if it is not there.
std::uint32_t flags_of(const PdfContent& content, const std::string& text) {
  const Page& page = content.pages.at(0);
  for (std::size_t i = 0; i + text.size() <= page.glyphs.size(); ++i) {
    std::string here;
    std::uint32_t flags = 0;
    for (std::size_t k = i; k < page.glyphs.size() && here.size() < text.size(); ++k) {
      here += page.text.substr(page.glyphs[k].text_begin, page.glyphs[k].text_size);
      flags |= page.glyphs[k].flags;
    }
    if (here == text) {
      return flags;
    }
  }
  return ~0u;
}

PdfContent read(const PdfBuilder& builder) {
  auto content = read_content(builder.build(), {});
  EXPECT_TRUE(content) << (content ? "" : content.error().reason + " " + content.error().detail);
  return content ? *content : PdfContent{};
}

struct Case {
  const char* name;
  const char* content;
  std::uint32_t expected;  // flags of "secret"
};

class PdfVisibility : public ::testing::TestWithParam<Case> {};

const Case kCases[] = {
    {"plain", "BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"mode 3", "BT /F1 12 Tf 50 700 Td 3 Tr (secret) Tj ET", kUnpainted},
    {"mode 7", "BT /F1 12 Tf 50 700 Td 7 Tr (secret) Tj ET", kUnpainted},
    {"mode stays after ET", "BT 3 Tr ET BT /F1 12 Tf 50 700 Td (secret) Tj ET", kUnpainted},
    {"mode is restored by Q", "q 3 Tr Q BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"mode set inside BT is restored by Q", "q BT 3 Tr ET Q BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"outlined", "BT /F1 12 Tf 50 700 Td 1 Tr (secret) Tj ET", 0},
    {"outlined in white", "1 G BT /F1 12 Tf 50 700 Td 1 Tr (secret) Tj ET", kLowContrast},
    {"white", "1 g BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"nearly white", ".95 .95 .9 rg BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"grey is seen", ".5 g BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"white ink of four colours", "0 0 0 0 k BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"white spot colour", "/Spot cs 0 scn BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"spot colour", "/Spot cs 1 scn BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"spot colour by a program", "/Calculated cs 0 scn BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"indexed white", "/Palette cs 1 sc BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"white in a dark cell", "0 g 40 690 300 30 re f 1 g BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"black in a dark cell", "0 g 40 690 300 30 re f BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"light on a light cell", ".8 g 40 690 300 30 re f .9 g BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"covered by a rectangle", "BT /F1 12 Tf 50 700 Td (secret) Tj ET 1 g 40 690 300 30 re f", kCovered},
    {"covered by a black bar", "BT /F1 12 Tf 50 700 Td (secret) Tj ET 0 g 40 690 300 30 re f", kCovered},
    {"covered by a polygon", "BT /F1 12 Tf 50 700 Td (secret) Tj ET 1 g 30 690 m 340 688 l 345 730 l 35 731 l h f", kCovered},
    {"covered by a thick stroke", "BT /F1 12 Tf 50 700 Td (secret) Tj ET 1 G 20 w 40 704 m 340 704 l S", kCovered},
    {"framed", "BT /F1 12 Tf 50 700 Td (secret) Tj ET 1 w 40 690 300 30 re S", 0},
    {"underlined and struck", "BT /F1 12 Tf 50 700 Td (secret) Tj ET 0 g 50 697 60 .6 re f 50 704 60 .6 re f", 0},
    {"in a frame filled by rule", "BT /F1 12 Tf 50 700 Td (secret) Tj ET 1 g 20 20 560 760 re 40 680 500 60 re f*", 0},
    {"highlighted", "BT /F1 12 Tf 50 700 Td (secret) Tj ET /Multiply gs 1 1 0 rg 40 690 300 30 re f", 0},
    {"veiled", "BT /F1 12 Tf 50 700 Td (secret) Tj ET /Half gs 1 1 0 rg 40 690 300 30 re f", 0},
    {"under many veils",
     "BT /F1 12 Tf 50 700 Td (secret) Tj ET /Half gs 1 g 40 690 300 30 re f 40 690 300 30 re f 40 690 300 30 re f 40 690 300 30 re f",
     kCovered},
    {"screened", "BT /F1 12 Tf 50 700 Td (secret) Tj ET /Screen gs 1 g 40 690 300 30 re f", kCovered},
    {"screened over white", "1 g 40 690 300 30 re f 0 g /Screen gs BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"lighter of two over white", "1 g 40 690 300 30 re f 0 g /Lighten gs BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"the first known of blends", "1 g 40 690 300 30 re f 0 g /Blends gs BT /F1 12 Tf 50 700 Td (secret) Tj ET", kLowContrast},
    {"nothing to blend with", "/Screen gs BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"covered by a picture", "BT /F1 12 Tf 50 700 Td (secret) Tj ET q 300 0 0 30 40 690 cm /Im Do Q", kCovered},
    {"beside a picture", "BT /F1 12 Tf 50 700 Td (secret) Tj ET q 300 0 0 30 140 590 cm /Im Do Q", 0},
    {"covered by a form", "BT /F1 12 Tf 50 700 Td (secret) Tj ET /Cover Do", kCovered},
    {"covered by an inline picture", "BT /F1 12 Tf 50 700 Td (secret) Tj ET q 300 0 0 30 40 690 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xFF EI Q",
     kCovered},
    {"no opacity", "/Clear gs BT /F1 12 Tf 50 700 Td (secret) Tj ET", kTransparent},
    {"half opacity", "/Half gs BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"clipped away", "q 0 0 10 10 re W n BT /F1 12 Tf 50 700 Td (secret) Tj ET Q", kClipped},
    {"empty clip", "q W n BT /F1 12 Tf 50 700 Td (secret) Tj ET Q", kClipped},
    {"cut out by even and odd", "q 40 690 300 30 re 40 690 300 30 re W* n BT /F1 12 Tf 50 700 Td (secret) Tj ET Q", kClipped},
    {"beside a slanted clip", "q 0 0 m 1 0 l 600 800 l h W n BT /F1 12 Tf 50 700 Td (secret) Tj ET Q", kClipped},
    {"inside a round clip", "q 0 750 m 200 600 500 600 550 750 c 500 780 l h W n BT /F1 12 Tf 150 730 Td (secret) Tj ET Q", 0},
    {"outer clip counts",
     "q 40 690 300 30 re 40 690 300 30 re W* n 0 0 m 600 0 l 600 800 l 0 790 l h W n BT /F1 12 Tf 50 700 Td (secret) Tj ET Q", kClipped},
    {"inside its clip", "q 40 690 300 30 re W n BT /F1 12 Tf 50 700 Td (secret) Tj ET Q", 0},
    {"clip is gone after Q", "q 0 0 10 10 re W n Q BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"off the page", "BT /F1 12 Tf 50 900 Td (secret) Tj ET", kOffPage},
    {"left of the page", "BT /F1 12 Tf -500 700 Td (secret) Tj ET", kOffPage},
    {"tiny", "BT /F1 1 Tf 50 700 Td (secret) Tj ET", kTiny},
    {"size in the matrix", "BT /F1 1 Tf 12 0 0 12 50 700 Tm (secret) Tj ET", 0},
    {"tiny by the matrix", "q .1 0 0 .1 0 0 cm BT /F1 12 Tf 500 7000 Td (secret) Tj ET Q", kTiny},
    {"footnote mark", "BT /F1 6 Tf 50 700 Td (secret) Tj ET", 0},
    {"squeezed", "BT /F1 12 Tf 5 Tz 50 700 Td (secret) Tj ET", kSqueezed},
    {"folded letters", "BT /F1 12 Tf -6 Tc 50 700 Td (secret) Tj ET", kSqueezed},
    {"layer off", "/OC /Off BDC BT /F1 12 Tf 50 700 Td (secret) Tj ET EMC", kLayerOff},
    {"layer on", "/OC /On BDC BT /F1 12 Tf 50 700 Td (secret) Tj ET EMC", 0},
    {"layer inside a layer", "/OC /Off BDC /OC /On BDC BT /F1 12 Tf 50 700 Td (secret) Tj ET EMC EMC", kLayerOff},
    {"after a layer", "/OC /Off BDC EMC BT /F1 12 Tf 50 700 Td (secret) Tj ET", 0},
    {"not printed", "/OC /Screen BDC BT /F1 12 Tf 50 700 Td (secret) Tj ET EMC", kPrintDiffers},
    {"by members", "/OC /Members BDC BT /F1 12 Tf 50 700 Td (secret) Tj ET EMC", kLayerOff},
    {"by an expression", "/OC /Expression BDC BT /F1 12 Tf 50 700 Td (secret) Tj ET EMC", 0},
    {"a cover in a layer that is off", "BT /F1 12 Tf 50 700 Td (secret) Tj ET /OC /Off BDC 1 g 40 690 300 30 re f EMC", 0},
};

PdfBuilder builder_for(const std::string& page_content) {
  PdfBuilder builder;
  builder.content(page_content)
      .resources(
          "/ExtGState<</Clear<</ca 0>>/Half<</ca .5/CA "
          ".5>>/Multiply<</BM/Multiply>>/Screen<</BM/Screen>>/Lighten<</BM/Lighten>>/Blends<</BM[/Unknown/Lighten]>>>>"
          "/ColorSpace<</Spot[/Separation/Ink/DeviceGray<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>]"
          "/Calculated[/Separation/Ink/DeviceGray 13 0 R]/Palette[/Indexed/DeviceRGB 1 <000000FFFFFF>]>>"
          "/XObject<</Im 10 0 R/Cover 11 0 R>>"
          "/Properties<</Off 20 0 R/On 21 0 R/Screen 22 0 R/Members<</Type/OCMD/OCGs[20 0 R 21 0 R]/P/AllOn>>"
          "/Expression<</Type/OCMD/VE[/And[/Not 20 0 R]21 0 R]>>>>")
      .catalog(
          "/OCProperties<</OCGs[20 0 R 21 0 R 22 0 R]/D<</OFF[20 0 R]"
          "/AS[<</Event/Print/Category[/Print]/OCGs[22 0 R]>>]>>>>")
      .stream(10, "/Type/XObject/Subtype/Image/Width 2/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "\x40\xC0")
      .stream(11, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]", "1 g 40 690 300 30 re f")
      .stream(13, "/FunctionType 4/Domain[0 1]/Range[0 1]", "{ dup 0.5 gt { pop 0 } { pop 1 } ifelse }")
      .set(20, "<</Type/OCG/Name(off)>>")
      .set(21, "<</Type/OCG/Name(on)>>")
      .set(22, "<</Type/OCG/Name(screen)/Usage<</Print<</PrintState/OFF>>>>>>");
  return builder;
}

TEST_P(PdfVisibility, FlagsOfText) {
  const PdfContent content = read(builder_for(GetParam().content));
  ASSERT_EQ(content.pages.size(), 1u);
  EXPECT_EQ(flags_of(content, "secret"), GetParam().expected) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(Cases, PdfVisibility, ::testing::ValuesIn(kCases));

// A picture covers what its own opaque and light samples cover: a strip of it no less than the whole.
TEST(PdfVisibility, AMaskedPictureCoversWhereItIsOpaque) {
  struct Masked {
    const char* name;
    const char* mask;     // of the picture
    std::string samples;  // 16 rows of 16, grey
    std::string opacity;
    std::uint32_t expected;
  };
  const auto rows = [](char upper, char strip, char lower) {
    return std::string(16 * 6, upper) + std::string(16 * 4, strip) + std::string(16 * 6, lower);
  };
  const std::string white(256, '\xFF'), black(256, '\0');
  const Masked cases[] = {
      {"clear", "/SMask 31 0 R", white, black, 0},
      {"opaque", "/SMask 31 0 R", white, white, kCovered},
      {"an opaque strip", "/SMask 31 0 R", white, rows('\0', '\xFF', '\0'), kCovered},
      {"a clear strip", "/SMask 31 0 R", white, rows('\xFF', '\0', '\xFF'), 0},
      {"white is left out", "/Mask[250 255]", white, "", 0},
      {"black is left out", "/Mask[0 5]", rows('\0', '\xFF', '\0'), "", kCovered},
  };
  for (const Masked& one : cases) {
    PdfBuilder builder;
    builder.content("BT /F1 12 Tf 50 700 Td (secret) Tj ET q 100 0 0 100 30 654 cm /Seal Do Q")
        .resources("/XObject<</Seal 30 0 R>>")
        .stream(30, std::string("/Type/XObject/Subtype/Image/Width 16/Height 16/BitsPerComponent 8/ColorSpace/DeviceGray") + one.mask,
                one.samples)
        .stream(31, "/Type/XObject/Subtype/Image/Width 16/Height 16/BitsPerComponent 8/ColorSpace/DeviceGray", one.opacity);
    EXPECT_EQ(flags_of(read(builder), "secret"), one.expected) << one.name;
  }
}

TEST(PdfVisibility, AppearanceOfAnAnnotationIsDrawnOverThePage) {
  PdfBuilder builder = builder_for("BT /F1 12 Tf 50 700 Td (secret) Tj ET");
  builder.page("/Annots[30 0 R 31 0 R]")
      .set(30, "<</Type/Annot/Subtype/FreeText/F 4/Rect[40 690 340 720]/Contents(new)/AP<</N 32 0 R>>>>")
      .set(31, "<</Type/Annot/Subtype/Stamp/F 2/Rect[40 90 340 120]/AP<</N 33 0 R>>>>")
      .stream(32, "/Subtype/Form/BBox[0 0 300 30]/Resources<</Font<</F1 5 0 R>>>>",
              "1 g 0 0 300 30 re f 0 g BT /F1 12 Tf 10 10 Td (new) Tj ET")
      .stream(33, "/Subtype/Form/BBox[0 0 300 30]/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 12 Tf 10 10 Td (unseen) Tj ET");
  const PdfContent content = read(builder);
  EXPECT_EQ(flags_of(content, "secret"), kCovered);
  EXPECT_EQ(flags_of(content, "new"), kOverlay);
  EXPECT_EQ(flags_of(content, "unseen"), kOverlay | kLayerOff);
  ASSERT_EQ(content.pages[0].sources.size(), 2u);
  EXPECT_EQ(content.pages[0].sources[0].name, "FreeText");
  EXPECT_EQ(content.pages[0].glyphs.at(6).source, 1u);
}

}  // namespace
}  // namespace sverka::pdf
