// Files that are broken, bombs, and what is listed beside the text.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "pdf_builder.hpp"
#include "readers/pdf/content.hpp"
#include "readers/pdf/glyph_shape.hpp"
#include "support/source_tree.hpp"

namespace sverka::pdf {
namespace {

using testing::PdfBuilder;

const char* const kText = "BT /F1 12 Tf 50 700 Td (text) Tj ET";

bool has_item(const PdfContent& content, const std::string& kind, const std::string& value) {
  return std::any_of(content.items.begin(), content.items.end(),
                     [&](const Item& item) { return item.kind == kind && item.value == value; });
}

TEST(PdfContent, ErrorsOfFilesThatCannotBeRead) {
  struct Case {
    std::string bytes;
    ErrorCode code;
  };
  std::string deep;
  for (int i = 0; i < 100000; ++i) {
    deep += "<</A ";
  }
  const Case cases[] = {
      {"", ErrorCode::Damaged},
      {"%PDF-1.7 and nothing", ErrorCode::Damaged},
      {PdfBuilder().set(2, "<</Type/Pages/Kids[]/Count 0>>").build(), ErrorCode::Empty},
      {PdfBuilder().set(2, "<</Type/Pages/Kids[2 0 R]/Count 9>>").build(), ErrorCode::Empty},
      {PdfBuilder().content(kText).set(9, deep).build(), ErrorCode::LimitReached},
  };
  for (const Case& one : cases) {
    const auto content = read_content(one.bytes, {});
    ASSERT_FALSE(content) << one.bytes.substr(0, 40);
    EXPECT_EQ(content.error().code, one.code) << one.bytes.substr(0, 40) << content.error().reason;
  }
}

TEST(PdfContent, BrokenTablesAreRepairedAndSaid) {
  const std::string whole = PdfBuilder().content(kText).build();
  for (std::string bytes : {whole.substr(0, whole.find("startxref")), "junk before\n" + whole, whole.substr(0, whole.find("xref\n"))}) {
    if (bytes.find("trailer") == std::string::npos) {
      bytes += "trailer\n<</Root 1 0 R/Size 6>>\n";
    }
    const auto content = read_content(bytes, {});
    ASSERT_TRUE(content) << content.error().detail;
    EXPECT_EQ(content->pages.at(0).text, "text");
    ASSERT_EQ(content->notes.size(), 1u);
    EXPECT_EQ(content->notes[0].code, "pdf-repaired");
  }
}

TEST(PdfContent, AppendedObjectsAreARevision) {
  const std::string whole = PdfBuilder().content(kText).build();
  EXPECT_TRUE(read_content(whole, {})->items.empty());
  std::string changed = whole;
  const std::size_t object = changed.size();
  const std::string text = "BT /F1 12 Tf 50 700 Td (new) Tj ET";
  changed += "4 0 obj\n<</Length " + std::to_string(text.size()) + ">>\nstream\n" + text + "\nendstream\nendobj\n";
  const std::size_t table = changed.size();
  std::string place = std::to_string(object);
  place.insert(0, 10 - place.size(), '0');
  const std::string before = whole.substr(whole.find("startxref\n") + 10);
  changed += "xref\n4 1\n" + place + " 00000 n \ntrailer\n<</Root 1 0 R/Size 6/Prev " + before.substr(0, before.find('\n')) +
             ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  const auto content = read_content(changed, {});
  ASSERT_TRUE(content);
  EXPECT_EQ(content->pages.at(0).text, "new");
  EXPECT_TRUE(has_item(*content, "pdf-revision", "page-content"));
}

TEST(PdfContent, ActionsAttachmentsAndFieldsAreListed) {
  PdfBuilder builder;
  builder.content(kText)
      .catalog(
          "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles<</Names[(a)10 0 R]>>>>"
          "/AcroForm<</Fields[12 0 R 13 0 R]/XFA[(a)11 0 R]>>")
      .page("/Annots[12 0 R 14 0 R]")
      .set(10, "<</Type/Filespec/F(terms.txt)/EF<</F 11 0 R>>>>")
      .stream(11, "", "abc")
      .set(12, "<</Subtype/Widget/FT/Tx/T(sum)/V(100)/F 4/Rect[10 10 90 30]/AP<</N 15 0 R>>>>")
      .set(13, "<</FT/Sig/T(signature)/V<</Type/Sig/ByteRange[0 10 20 30]/Name(Partner)>>>>")
      .set(14, "<</Subtype/Link/Rect[10 50 90 70]/A<</S/URI/URI(https://example.com/)>>>>")
      .stream(15, "/Subtype/Form/BBox[0 0 80 20]/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 9 Tf 2 5 Td (900) Tj ET");
  const auto content = read_content(builder.build(), {});
  ASSERT_TRUE(content);
  EXPECT_TRUE(has_item(*content, "script", "app.alert(1)"));
  EXPECT_TRUE(has_item(*content, "attachment", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  EXPECT_TRUE(has_item(*content, "form-field", "100"));
  EXPECT_TRUE(has_item(*content, "hyperlink", "https://example.com/"));
  EXPECT_TRUE(has_item(*content, "pdf-signature", "Partner"));
  EXPECT_TRUE(has_item(*content, "pdf-changed-after-signature", "Partner"));
  EXPECT_TRUE(has_item(*content, "xfa", ""));
  EXPECT_FALSE(has_item(*content, "pdf-action", "URI"));
}

TEST(PdfContent, ToUnicodeGivesTheTextAndItsGapsAreDoubtful) {
  PdfBuilder builder;
  builder.content("BT /F1 12 Tf 50 700 Td (ABC) Tj ET")
      .set(5,
           "<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 -200 800 800]/FirstChar 65/Widths[500 500 500]"
           "/Encoding<</Differences[65/g1/g2/g3]>>/CharProcs<</g1 10 0 R/g2 11 0 R/g3 10 0 R>>/ToUnicode 12 0 R>>")
      .stream(10, "", "500 0 0 0 500 700 d1 40 0 90 460 re 370 0 90 460 re 130 200 240 60 re f")
      .stream(11, "", "500 0 d0")
      .stream(12, "", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <42> <043D> endbfrange");
  const auto content = read_content(builder.build(), {});
  ASSERT_TRUE(content);
  const Page& page = content->pages.at(0);
  ASSERT_EQ(page.glyphs.size(), 3u);
  EXPECT_EQ(page.text, "но");
  EXPECT_EQ(page.glyphs[0].flags, 0u);
  EXPECT_EQ(page.glyphs[1].flags, kUnpainted);
  EXPECT_NE(page.glyphs[2].flags & kDoubtful, 0u);
  EXPECT_TRUE(has_item(*content, "doubtful-font", "Type3"));
}

// A procedure that fills a block is no letter, and one that draws an H by pixels is no other letter.
TEST(PdfContent, ProceduresAreHeldAgainstTheLettersThatTheyClaim) {
  struct Case {
    const char* procedure;
    bool doubtful;
  };
  const Case cases[] = {
      {"500 0 d0 40 0 90 460 re 370 0 90 460 re 130 200 240 60 re f", false},
      {"500 0 d0 0 0 500 700 re f", true},
      {"500 0 d0 q 420 0 0 460 40 0 cm BI /W 8 /H 8 /BPC 1 /IM true /D [1 0] ID \xC3\xC3\xC3\xFF\xFF\xC3\xC3\xC3\nEI Q", false},
      {"500 0 d0 q 420 0 0 460 40 0 cm BI /W 8 /H 8 /BPC 1 /IM true /D [1 0] ID \x18\x18\xFF\xFF\xFF\xFF\x18\x18\nEI Q", true},
      // Drawn by a pen, by the even-odd rule, in the colour of the text whatever it names.
      {"500 0 0 0 500 700 d1 90 w 85 45 m 85 415 l S 415 45 m 415 415 l S 60 w 130 230 m 370 230 l S", false},
      {"500 0 d0 40 0 90 460 re 370 0 90 460 re 130 200 240 60 re f*", false},
      {"500 0 0 0 500 700 d1 1 g 40 0 90 460 re 370 0 90 460 re 130 200 240 60 re f", false},
      {"500 0 d0 460 w 0 230 m 500 230 l S", true},
      {"500 0 d0 40 0 420 460 re 130 0 240 200 re 130 260 240 200 re f*", false},
      {"500 0 d0 40 0 420 460 re 130 0 240 200 re 130 260 240 200 re f", true},
      {"500 0 d0 40 0 420 460 re B", true},
      // What is not followed: white over black, a clip, a packed picture, more work than there is.
      {"500 0 d0 40 0 90 460 re 370 0 90 460 re 130 200 240 60 re f 1 g 0 0 500 190 re f", true},
      {"500 0 d0 0 0 200 500 re W n 40 0 90 460 re 370 0 90 460 re 130 200 240 60 re f", true},
      {"500 0 d0 q 420 0 0 460 40 0 cm BI /W 8 /H 8 /BPC 1 /IM true /F/AHx ID C3C3C3FFFFC3C3C3>\nEI Q", true}};
  for (const Case& one : cases) {
    PdfBuilder builder;
    builder.content("BT /F1 12 Tf 50 700 Td (A) Tj ET")
        .set(5,
             "<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 -200 800 800]/FirstChar 65/Widths[500]"
             "/Encoding<</Differences[65/g1]>>/CharProcs<</g1 10 0 R>>/ToUnicode 12 0 R>>")
        .stream(10, "", one.procedure)
        .stream(12, "", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <043D> endbfchar");
    const auto content = read_content(builder.build(), {});
    ASSERT_TRUE(content);
    ASSERT_EQ(content->pages.at(0).glyphs.size(), 1u);
    EXPECT_EQ((content->pages[0].glyphs[0].flags & kDoubtful) != 0, one.doubtful) << one.procedure;
  }
}

TEST(GlyphShape, EveryReferenceIsItsOwnLetter) {
  ASSERT_GT(kReferenceShapeCount, 800u);
  for (std::size_t i = 0; i < kReferenceShapeCount; i += 7) {
    const ReferenceShape& reference = kReferenceShapes[i];
    GlyphShape shape;
    for (std::size_t k = 0; k < shape.ink.size(); ++k) {
      const char digit = reference.ink[k];
      shape.ink[k] = static_cast<std::uint8_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    }
    shape.low = reference.low;
    shape.high = reference.high;
    shape.width = reference.width;
    if (reference.letter == u'1') {
      EXPECT_EQ(likeness(shape, "1"), Likeness::Possible);
      EXPECT_EQ(likeness(shape, "5"), Likeness::Other);
    }
    if (reference.letter == u'5') {
      EXPECT_EQ(likeness(shape, "1"), Likeness::Other);
    }
  }
}

// However the key of the encryption is spelt, the file is opened with the empty password, and it is said.
TEST(PdfContent, EncryptionIsKnownByEverySpellingOfItsName) {
  const auto folder = source_folder() / "fixtures" / "agreement-pdf" / "ok-encrypted-rc4";
  const std::string bytes = bytes_of(folder / "agreement.pdf");
  const std::size_t key = bytes.rfind("/Encrypt");
  ASSERT_NE(key, std::string::npos);
  std::vector<std::size_t> glyphs;
  for (const std::string& spelt :
       {std::string("/Encrypt"), std::string("/#45ncrypt"), std::string("/Encryp#74"), std::string("/En#63#72ypt")}) {
    const auto content = read_content(std::string(bytes).replace(key, 8, spelt), {});
    ASSERT_TRUE(content.has_value()) << spelt << " " << content.error().reason;
    EXPECT_TRUE(std::any_of(content->notes.begin(), content->notes.end(), [](const Note& note) {
      return note.code == "pdf-empty-password";
    })) << spelt;
    glyphs.push_back(content->pages.at(0).glyphs.size());
  }
  EXPECT_GT(glyphs.front(), 1000u);
  EXPECT_EQ(glyphs, std::vector<std::size_t>(4, glyphs.front()));
}

}  // namespace
}  // namespace sverka::pdf
