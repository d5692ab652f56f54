// What a DOCX carries beside its text: pictures, objects, links, parts, settings.
#include <gtest/gtest.h>

#include <string>

#include "base/hash.hpp"
#include "reading_fixture.hpp"

namespace sverka::testing {
namespace {

std::string in_run(std::string_view content) {
  return "<w:p><w:r>" + std::string(content) + "</w:r></w:p>";
}

std::string settings(std::string_view content) {
  return "<w:settings NS>" + std::string(content) + "</w:settings>";
}

const std::string kPicture =
    "<w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><wp:docPr id=\"1\" "
    "name=\"p\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
    "<a:blip r:embed=\"p1\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";

TEST(Items, PicturesAreTheirBytes) {
  const Document document = read_built(DocxBuilder(in_run(kPicture)).part("media/image1.png", "bytes of a picture", "image", "p1"));
  ASSERT_EQ(document.items.size(), 1u);
  EXPECT_EQ(document.items[0].kind, "picture");
  EXPECT_EQ(document.items[0].value, sha256_hex("bytes of a picture"));
  EXPECT_EQ(document.items[0].detail, "word/media/image1.png");
  EXPECT_EQ(document.items[0].block, 0u);
}

TEST(Items, WhatOthersBringIn) {
  const std::string chunk = "<html>более</html>";
  const struct {
    const char* name;
    DocxBuilder builder;
    std::string items;
  } kCases[] = {
      {"imported chunk", DocxBuilder("<w:altChunk r:id=\"c\"/>").part("chunk.html", chunk, "aFChunk", "c"),
       "alt-chunk=" + sha256_hex(chunk)},
      {"sub-document", DocxBuilder("<w:subDoc r:id=\"s\"/>").external("s", "subDocument", "file:///c:/a.docx"),
       "sub-document=file:///c:/a.docx"},
      {"object",
       DocxBuilder(in_run("<w:object><o:OLEObject ProgID=\"Excel.Sheet\" r:id=\"o\"/></w:object>")).part("o.bin", "ole", "oleObject", "o"),
       "ole-object=Excel.Sheet " + sha256_hex("ole")},
      {"control", DocxBuilder(in_run("<w:object><w:control r:id=\"x\"/></w:object>")).part("x.xml", "<x/>", "control", "x"),
       "activex=" + sha256_hex("<x/>")},
      {"linked picture", DocxBuilder(paragraph("x")).external("e", "image", "http://a.example/x.png"),
       "external-link=image http://a.example/x.png"},
      {"chart",
       DocxBuilder(in_run("<w:drawing><wp:inline><a:graphic><a:graphicData><c:chart "
                          "r:id=\"c\"/></a:graphicData></a:graphic></wp:inline></w:drawing>"))
           .part("chart.xml", "<c:chartSpace NS><a:t>Доля</a:t><c:v>15</c:v></c:chartSpace>", "chart", "c"),
       "chart-text=Доля 15"},
      {"diagram",
       DocxBuilder(in_run("<w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds "
                          "r:dm=\"d\"/></a:graphicData></a:graphic></wp:inline></w:drawing>"))
           .part("data.xml", "<dgm:dataModel NS><dgm:t><a:p><a:r><a:t>Шаг 1</a:t></a:r></a:p></dgm:t></dgm:dataModel>", "diagramData", "d"),
       "diagram-text=Шаг 1"},
      {"link",
       DocxBuilder("<w:p><w:hyperlink r:id=\"h\" w:anchor=\"x\"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>")
           .external("h", "hyperlink", "https://a.example/?b&amp;c"),
       "hyperlink=https://a.example/?b&c#x"},
      {"protection",
       DocxBuilder(paragraph("x"))
           .part("settings.xml", settings("<w:documentProtection w:edit=\"forms\" w:enforcement=\"1\"/>"), "settings"),
       "document-protection=forms"},
      {"fields on opening", DocxBuilder(paragraph("x")).part("settings.xml", settings("<w:updateFields w:val=\"true\"/>"), "settings"),
       "update-fields=true"},
      {"mail merge",
       DocxBuilder(paragraph("x"))
           .part("settings.xml", settings("<w:mailMerge><w:mainDocumentType w:val=\"formLetters\"/></w:mailMerge>"), "settings"),
       "mail-merge=formLetters"},
      {"vertical section", DocxBuilder(paragraph("x") + "<w:sectPr><w:textDirection w:val=\"tbRl\"/></w:sectPr>"), "section-layout=tbRl"},
      {"ordinary section", DocxBuilder(paragraph("x") + "<w:sectPr><w:textDirection w:val=\"lrTb\"/><w:cols w:space=\"708\"/></w:sectPr>"),
       ""},
      {"unreferenced part", DocxBuilder(paragraph("x")).file("word/document2.xml", "<x/>"), "unreferenced-part=word/document2.xml"},
      {"harmless strangers",
       DocxBuilder(paragraph("x")).file("docProps/thumbnail.jpeg", "x").file("customXml/item9.xml", "<x/>").file("[trash]/0000.dat", "x"),
       ""},
      {"second styles",
       DocxBuilder(paragraph("x")).part("styles.xml", "<w:styles NS/>", "styles").part("styles2.xml", "<w:styles NS/>", "styles"),
       "second-part=word/styles2.xml"},
      {"styles of another type",
       DocxBuilder(paragraph("x")).typed("word/styles.xml", "application/xml").part("styles.xml", "<w:styles NS/>", "styles"),
       "content-type=word/styles.xml"},
      {"a pane of a program", DocxBuilder(paragraph("x")).part("webextension1.xml", "<we:webextension/>", "webextension"),
       "add-in=word/webextension1.xml"},
      {"glossary of placeholders",
       DocxBuilder(paragraph("x"))
           .part("glossary/document.xml",
                 "<w:glossaryDocument NS><w:docParts><w:docPart><w:docPartPr><w:category><w:gallery "
                 "w:val=\"placeholder\"/>"
                 "</w:category></w:docPartPr><w:docPartBody>" +
                     paragraph("Введите") + "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
                 "glossaryDocument"),
       ""},
      {"glossary",
       DocxBuilder(paragraph("x"))
           .part("glossary/document.xml",
                 "<w:glossaryDocument NS><w:docParts><w:docPart><w:docPartBody>" + paragraph("Иное") +
                     "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
                 "glossaryDocument"),
       "glossary=Иное"},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(show_items(read_built(one.builder)), one.items) << one.name;
  }
}

TEST(Items, AddressesAreComparedAsProgramsWriteThem) {
  const auto value = [](const char* target) {
    const DocxBuilder builder =
        DocxBuilder("<w:p><w:hyperlink r:id=\"h\"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>").external("h", "hyperlink", target);
    return read_built(builder).items.at(0).value;
  };
  EXPECT_EQ(value("HTTPS://A.Example/"), "https://a.example");
  EXPECT_EQ(value("https://a.example/Path/"), "https://a.example/Path/");
  EXPECT_EQ(value("mailto:Ivan@A.Example"), "mailto:Ivan@A.Example");
}

TEST(Items, AnAttachedTemplateIsNamedByItsAddress) {
  DocxBuilder builder(paragraph("x"));
  builder.part("settings.xml", settings("<w:attachedTemplate r:id=\"t\"/>"), "settings");
  builder.file("word/_rels/settings.xml.rels",
               "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
               "Id=\"t\" "
               "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" "
               "Target=\"http://a.example/t.dotm\" "
               "TargetMode=\"External\"/></Relationships>");
  EXPECT_EQ(show_items(read_built(builder)), "attached-template=http://a.example/t.dotm");
}

TEST(Items, ASecondRootDocumentIsNamed) {
  auto entries = DocxBuilder(paragraph("first")).entries();
  std::string& root = entries[1].second;
  root.insert(root.find("</Relationships>"),
              "<Relationship Id=\"r2\" "
              "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
              "Target=\"word/other.xml\"/>");
  entries.emplace_back("word/other.xml", "<x/>");
  const auto document = read_document(zip_of(entries), {});
  ASSERT_TRUE(document);
  EXPECT_EQ(show(*document), "first");
  EXPECT_EQ(show_items(*document), "second-document=word/other.xml");
}

TEST(Items, EmbeddedFontsMakeTheirGlyphsUnknown) {
  DocxBuilder builder(paragraph("a", "<w:rFonts w:ascii=\"Own\" w:hAnsi=\"Own\"/>") + paragraph("b") +
                      paragraph("в 1 год", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"own\"/>") +
                      paragraph("в 1", "<w:rFonts w:ascii=\"Own\" w:hAnsi=\"Arial\"/>") +
                      paragraph("в", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Own\"/><w:rtl/>") +
                      paragraph("в", "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Own\"/>") +
                      paragraph("в", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Own\"/>") +
                      "<w:p><w:r><w:sym w:font=\"Own\" w:char=\"0041\"/></w:r></w:p>");
  builder.part("fontTable.xml", "<w:fonts NS><w:font w:name=\"Own\"><w:embedRegular r:id=\"f\"/></w:font></w:fonts>", "fontTable");
  builder.file("word/_rels/fontTable.xml.rels",
               "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
               "Id=\"f\" "
               "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/font\" "
               "Target=\"fonts/f.odttf\"/></Relationships>");
  builder.file("word/fonts/f.odttf", "glyphs");
  const Document document = read_built(builder);
  EXPECT_EQ(show_items(document), "embedded-font=Own Regular");
  EXPECT_EQ(show(document),
            "{unknown:a}\nb\n{unknown:в }1 {unknown:год}\nв {unknown:1}\n{unknown+bidi:в}\n{unknown:в}\nв\n"
            "{unknown:A}");
}

TEST(Items, TheSavingProgramAndItsPages) {
  auto entries = DocxBuilder(paragraph("x")).entries();
  std::string& root = entries[1].second;
  root.insert(root.find("</Relationships>"),
              "<Relationship Id=\"r2\" "
              "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
              "extended-properties\" Target=\"docProps/app.xml\"/>");
  entries.emplace_back("docProps/app.xml",
                       "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
                       "<Application>Some Writer</Application><Pages>1</Pages></Properties>");
  const auto document = read_document(zip_of(entries), {});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->application, "Some Writer");
  EXPECT_EQ(document->pages, 1u);
  EXPECT_EQ(document->blocks.at(0).page, 1u);
}

}  // namespace
}  // namespace sverka::testing
