// What is left out at a limit is said, and what a hostile file makes endless ends.
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "pdf_builder.hpp"
#include "readers/pdf/content.hpp"

namespace sverka::pdf {
namespace {

using testing::PdfBuilder;

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

std::string nested(const std::string& open, const std::string& inner, const std::string& close, int times) {
  return repeated(open, times) + inner + repeated(close, times);
}

constexpr const char* kText = "BT /F1 12 Tf 50 700 Td (text) Tj ET";

void blend(PdfBuilder& builder, const std::string& mode, const std::string& content) {
  builder.resources("/ExtGState<</B<</BM/" + mode + ">>>>").content(content);
}

struct Case {
  const char* said;  // Item::value of what is not understood
  std::function<void(PdfBuilder&)> build;
};

void embed(PdfBuilder& builder, const std::string& to_unicode, const std::string& differences) {
  builder.set(5, "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Broken/FirstChar 32/LastChar 33/Widths[600 600]/Encoding<<" + differences +
                     ">>/ToUnicode 8 0 R/FontDescriptor 6 0 R>>");
  builder.set(6, "<</Type/FontDescriptor/FontName/AAAAAA+Broken/Flags 4>>");
  builder.stream(8, "", to_unicode);
}

// Pages of a file whose last `times` fields are parents of each other.
std::string parents(PdfBuilder& builder, int times) {
  for (int i = 0; i < times; ++i) {
    builder.set(100 + i, "<</T(p)/Parent " + std::to_string(101 + i) + " 0 R>>");
  }
  builder.set(100 + times, "<</FT/Tx/V(1)>>");
  return "100 0 R";
}

std::string operators(const std::string& piece, int times) {
  return repeated(piece, times) + kText;
}

const Case kCases[] = {
    {"many-actions", [](PdfBuilder& b) { b.catalog("/OpenAction<</S/GoTo/Next[" + repeated("<</S/JavaScript/JS(1)>>", 70) + "]>>"); }},
    {"many-names", [](PdfBuilder& b) { b.catalog("/Names<</JavaScript<</Names[" + repeated("(a)<</S/GoTo>>", 20002) + "]>>>>"); }},
    {"many-names", [](PdfBuilder& b) { b.catalog("/Names<</EmbeddedFiles<</Kids[" + repeated("null ", 20001) + "]>>>>"); }},
    {"many-outlines", [](PdfBuilder& b) { b.catalog("/Outlines<</First[" + repeated("0 ", 20001) + "]>>"); }},
    {"many-fields", [](PdfBuilder& b) { b.catalog("/AcroForm<</Fields[" + repeated("0 ", 20001) + "]>>"); }},
    {"many-files", [](PdfBuilder& b) { b.catalog("/AF[" + repeated("0 ", 20001) + "]"); }},
    {"many-layers", [](PdfBuilder& b) { b.catalog("/OCProperties<</OCGs[" + repeated("0 ", 10001) + "]>>"); }},
    {"many-layers",
     [](PdfBuilder& b) {
       b.resources("/Properties<</L<</Type/OCMD/VE" + nested("[/Not ", "10 0 R", "]", 40) + ">>>>").set(10, "<</Type/OCG>>");
       b.content(std::string("/OC /L BDC ") + kText + " EMC");
     }},
    {"many-streams",
     [](PdfBuilder& b) {
       b.set(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents[4 0 R " + repeated("0 ", 100001) +
                    "]/Resources<</Font<</F1 5 0 R>>>>>>");
     }},
    {"many-annotations", [](PdfBuilder& b) { b.page("/Annots[" + repeated("0 ", 20001) + "]"); }},
    {"deep-field", [](PdfBuilder& b) { b.page("/Annots[<</Subtype/Widget/Rect[0 0 9 9]/Parent " + parents(b, 40) + ">>]"); }},
    {"many-pictures", [](PdfBuilder& b) { b.content(operators("q 5 0 0 5 9 9 cm BI /W 1/H 1/BPC 8/CS/G ID x EI Q\n", 2001)); }},
    {"many-shapes", [](PdfBuilder& b) { b.content(operators("9 9 m 30 9 l 9 30 l f 309 9 m 330 9 l 309 30 l f\n", 2501)); }},
    {"many-operands", [](PdfBuilder& b) { b.content("BT /F1 12 Tf 50 700 Td [" + repeated("1 ", 40001) + "(text)] TJ ET"); }},
    {"deep-state", [](PdfBuilder& b) { b.content(operators("q ", 513)); }},
    {"deep-marked-content", [](PdfBuilder& b) { b.content(operators("/P BMC ", 1025)); }},
    {"many-fine-strokes", [](PdfBuilder& b) { b.content(operators("1 G 0.5 w 9 9 m 90 9 l S\n", 3001)); }},
    {"many-lines", [](PdfBuilder& b) { b.content(operators("0 G 9 9 m 90 9 l S 0.7 G 9 9 m 90 9 l S\n", 30001)); }},
    {"many-marks", [](PdfBuilder& b) { b.content(operators("0 g 9 9 6 6 re f 1 g 9 9 6 6 re f\n", 25001)); }},
    {"clip-shape", [](PdfBuilder& b) { b.content("0 0 m " + repeated("600 0 l 300 800 l ", 2001) + "W n " + kText); }},
    {"clip-shape", [](PdfBuilder& b) { b.content(operators("0 0 m 600 0 l 600 800 l 300 801 l 0 800 l h W n ", 17)); }},
    {"structure-text", [](PdfBuilder& b) { b.catalog("/StructTreeRoot<</K[" + repeated("0 ", 100001) + "]/A<</ActualText(x)>>>>"); }},
    {"many-revisions", [](PdfBuilder& b) { b.stream(6, "", repeated("startxref\n1\n%%EOF\n", 120)); }},
    {"many-objects", [](PdfBuilder& b) { b.catalog("/A" + nested("[", "0", "]", 220)); }},
    {"font-program",
     [](PdfBuilder& b) {
       embed(b, "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <21> <0041> endbfrange", "");
       b.set(6, "<</Type/FontDescriptor/FontName/AAAAAA+Broken/Flags 4/FontFile2 7 0 R>>").stream(7, "/Length1 9", "no font..");
       b.content("BT /F1 12 Tf 50 700 Td ( !) Tj ET");
     }},
    {"font-program", [](PdfBuilder& b) { embed(b, "1 beginbfrange <00000000> <00FFFFFF> <0041> endbfrange", ""); }},
    {"font-program", [](PdfBuilder& b) { embed(b, repeated("1 begincodespacerange <00> <FF> endcodespacerange ", 101), ""); }},
    {"font-program", [](PdfBuilder& b) { embed(b, "", "/Differences[0 " + repeated("/a ", 2001) + "]"); }},
    // What some programs show, or print, and others do not.
    {"missing-font", [](PdfBuilder& b) { b.content("BT /None 12 Tf 50 700 Td (terms) Tj ET"); }},
    {"missing-font", [](PdfBuilder& b) { b.content("BT 50 700 Td [( ) 9 (terms)] TJ ET"); }},
    {"drawn-object",
     [](PdfBuilder& b) { b.resources("/XObject<</X 10 0 R>>").stream(10, "/Subtype/PS", "(terms) show").content("/X Do"); }},
    {"drawn-object",
     [](PdfBuilder& b) {
       b.resources("/XObject<</X 10 0 R>>").stream(10, "/Subtype/Form/BBox[0 0 9 9]/Ref<</F(other.pdf)/Page 0>>", "").content("/X Do");
     }},
    {"operand-count", [](PdfBuilder& b) { b.content("BT /F1 12 Tf 50 700 Td 0 3 Tr (terms) Tj ET"); }},
    {"operand-count", [](PdfBuilder& b) { b.content("BT /F1 12 Tf 50 700 Td 9 1 g (terms) Tj ET"); }},
    {"text-blend", [](PdfBuilder& b) { blend(b, "Difference", std::string("/B gs ") + kText); }},
    {"text-blend", [](PdfBuilder& b) { blend(b, "Exclusion", std::string("0 g 9 9 9 9 re f /B gs ") + kText); }},
    {"text-blend", [](PdfBuilder& b) { blend(b, "Hue", std::string("/B gs ") + kText); }},
    {"blend-mode", [](PdfBuilder& b) { blend(b, "Luminosity", kText + std::string(" /B gs 1 g 40 690 300 30 re f")); }},
    {"presentation-steps", [](PdfBuilder& b) { b.page("/PresSteps<</Type/NavNode/NA<</S/JavaScript/JS(x)>>>>"); }},
    {"made-when-opened", [](PdfBuilder& b) { b.catalog("/NeedsRendering true"); }},
};

TEST(PdfLimits, WhatIsLeftOutIsSaid) {
  for (const Case& one : kCases) {
    PdfBuilder builder;
    builder.content(kText);
    one.build(builder);
    const auto content = read_content(builder.build(), {});
    ASSERT_TRUE(content) << one.said << " " << content.error().reason;
    bool said = false;
    std::string all;
    for (const Item& item : content->items) {
      said = said || (item.kind == "unmodelled" && item.value == one.said);
      all += item.kind + ":" + item.value.substr(0, 40) + " ";
      if (all.size() > 400) {
        all.resize(400);
      }
    }
    EXPECT_TRUE(said) << one.said << " is not among " << all;
  }
}

// Blends that change nothing, and marks that painted text has anyway.
TEST(PdfLimits, HarmlessBlendsAreNotSaid) {
  for (const char* const mode : {"Multiply", "Darken", "Normal", "HardLight"}) {
    PdfBuilder builder;
    blend(builder, mode, std::string("/B gs ") + kText + " .9 g 40 690 300 30 re f");
    const auto content = read_content(builder.build(), {});
    ASSERT_TRUE(content) << mode;
    EXPECT_TRUE(content->items.empty()) << mode << " " << content->items[0].value;
  }
}

TEST(PdfLimits, BlanksWithoutAFontAreNothing) {
  PdfBuilder builder;
  builder.content("BT /None 12 Tf 50 700 Td ( ) Tj [( ) 3 ( )] TJ ET");
  const auto content = read_content(builder.build(), {});
  ASSERT_TRUE(content);
  EXPECT_TRUE(content->items.empty());
}

TEST(PdfLimits, BelowThemNothingIsSaid) {
  PdfBuilder builder;
  builder.catalog("/OpenAction<</S/GoTo/Next[" + repeated("<</S/Named>>", 20) + "]>>/AF[0 0]");
  builder.resources("/Properties<</L<</Type/OCMD/VE[/And[/Not 10 0 R][/Not 10 0 R]]>>>>").set(10, "<</Type/OCG>>");
  builder.content(repeated("q ", 40) + repeated("/P BMC ", 40) + repeated("9 9 m 90 9 l S ", 40) + repeated("0 0 590 790 re W n ", 40) +
                  kText);
  const auto content = read_content(builder.build(), {});
  ASSERT_TRUE(content);
  EXPECT_TRUE(content->items.empty()) << content->items.front().kind << " " << content->items.front().value;
  EXPECT_EQ(content->pages.at(0).text, "text");
}

// Past these nothing is read at all.
TEST(PdfLimits, ErrorsOfWhatCannotBeLeftOut) {
  PdfBuilder deep;
  deep.content(kText).set(2, "<</Type/Pages/Kids[100 0 R]/Count 1>>");
  for (int i = 0; i < 70; ++i) {
    deep.set(100 + i, "<</Type/Pages/Kids[" + std::to_string(i == 69 ? 3 : 101 + i) + " 0 R]/Count 1>>");
  }
  const auto nodes = read_content(deep.build(), {});
  ASSERT_FALSE(nodes);
  EXPECT_EQ(nodes.error().reason, "pdf-pages");

  PdfBuilder packed;
  packed.stream(4, "/Filter[" + repeated("/Crypt ", 9) + "]", kText);
  const auto filters = read_content(packed.build(), {});
  ASSERT_FALSE(filters);
  EXPECT_EQ(filters.error().reason, "pdf-work");
}

// Lists that hold themselves, and lists that hold each of the next twice: a walk without a memory of lists never ends.
TEST(PdfLimits, ListsThatHoldEachOtherEnd) {
  for (const char* const entry :
       {"/AcroForm<</Fields 20 0 R>>", "/Names<</EmbeddedFiles<</Kids 20 0 R>>>>", "/OpenAction<</S/GoTo/Next 20 0 R>>",
        "/StructTreeRoot<</K 20 0 R/ActualText()>>", "/Outlines<</First 20 0 R>>"}) {
    PdfBuilder builder;
    builder.content(kText).catalog(entry);
    for (int i = 20; i < 60; ++i) {
      const std::string next = std::to_string(i + 1) + " 0 R ";
      builder.set(i, "[20 0 R " + next + next + next + "]");
    }
    builder.set(60, "[<</S/GoTo>>]");
    const auto content = read_content(builder.build(), {});
    ASSERT_TRUE(content) << entry;
    EXPECT_EQ(content->pages.at(0).text, "text") << entry;
  }
}

// A condition of layers that names each of the next twice.
TEST(PdfLimits, ConditionsThatHoldEachOtherEnd) {
  PdfBuilder builder;
  builder.resources("/Properties<</L<</Type/OCMD/VE 20 0 R>>>>").content(std::string("/OC /L BDC ") + kText + " EMC");
  for (int i = 20; i < 50; ++i) {
    const std::string next = std::to_string(i + 1) + " 0 R ";
    builder.set(i, "[/And " + next + next + next + "]");
  }
  builder.set(50, "<</Type/OCG>>");
  const auto content = read_content(builder.build(), {});
  ASSERT_TRUE(content);
  ASSERT_FALSE(content->items.empty());
  EXPECT_EQ(content->items.front().value, "many-layers");
}

// The names that a structure's texts have may be spelled by codes, and a text may stand in an object of its own.
TEST(PdfLimits, TextsOfTheStructureAreFoundHoweverTheyAreWritten) {
  for (const char* const entry : {"/ActualText(other)", "/Actual#54ext(other)", "/#41ctual#54#65xt(other)", "/E 31 0 R", "/#45 31 0 R",
                                  "/E<6F74686572>", "/E\n(other)", "/Alt(other)", "/Al#74(other)"}) {
    PdfBuilder builder;
    builder.content("/P <</MCID 0>> BDC BT /F1 12 Tf 50 700 Td (text) Tj ET EMC");
    builder.catalog("/StructTreeRoot<</K 30 0 R>>");
    builder.set(30, std::string("<</S/P/Pg 3 0 R/K 0") + entry + ">>").set(31, "(other)");
    const auto content = read_content(builder.build(), {});
    ASSERT_TRUE(content) << entry;
    ASSERT_EQ(content->pages.at(0).replaced.size(), 1u) << entry;
    EXPECT_EQ(content->pages[0].replaced[0].text, "other") << entry;
  }
}

// Programs follow a startxref that no end mark follows.
TEST(PdfLimits, AStateOfTheFileWithoutAnEndMarkIsOne) {
  PdfBuilder builder;
  builder.content(kText);
  std::string bytes = builder.build();
  const std::size_t mark = bytes.rfind("%%EOF");
  bytes.replace(mark, 5, repeated(" ", 200));
  const std::string update = "4 0 obj\n<</Length 34>>\nstream\nBT /F1 12 Tf 50 700 Td (new) Tj ET\nendstream\nendobj\n";
  const std::size_t previous = std::stoul(bytes.substr(bytes.rfind("startxref") + 10));
  const std::size_t place = bytes.size();
  bytes += update;
  const std::size_t table = bytes.size();
  std::string at = std::to_string(place);
  at.insert(0, 10 - at.size(), '0');
  bytes += "xref\n4 1\n" + at + " 00000 n \ntrailer\n<</Root 1 0 R/Size 6/Prev " + std::to_string(previous) + ">>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
  const auto content = read_content(bytes, {});
  ASSERT_TRUE(content);
  EXPECT_EQ(content->pages.at(0).text, "new");
  ASSERT_FALSE(content->items.empty());
  EXPECT_EQ(content->items.front().kind, "pdf-revision");
}

}  // namespace
}  // namespace sverka::pdf
