// What stands where no walker looks is said: invariant 11 and decision 36.
#include <gtest/gtest.h>

#include <string>

#include "reading_fixture.hpp"

namespace sverka::testing {
namespace {

std::string notes_of(const Document& document) {
  std::string codes;
  for (const Note& note : document.notes) {
    codes += (codes.empty() ? "" : " ") + note.code;
  }
  return codes;
}

std::string choice(const std::string& chosen, const std::string& other) {
  return "<mc:AlternateContent><mc:Choice Requires=\"w14\">" + chosen + "</mc:Choice><mc:Fallback>" + other +
         "</mc:Fallback></mc:AlternateContent>";
}

TEST(Misplaced, TextOutsideOfTheBodyAndAmongPropertiesIsSaid) {
  const struct {
    const char* name;
    DocxBuilder document;
    const char* notes;
  } kCases[] = {
      {"nothing", DocxBuilder(paragraph("x")), ""},
      {"two bodies",
       DocxBuilder().document("<w:document " + std::string(kNamespaces) + "><w:body>" + paragraph("x") + "</w:body><w:body>" +
                              paragraph("y") + "</w:body></w:document>"),
       "text-misplaced"},
      {"behind the body",
       DocxBuilder().document("<w:document " + std::string(kNamespaces) + "><w:body>" + paragraph("x") + "</w:body>" + paragraph("y") +
                              "</w:document>"),
       "text-misplaced"},
      {"a run among properties", DocxBuilder("<w:p><w:pPr><w:r><w:t>y</w:t></w:r></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"), "text-misplaced"},
      {"a run of nothing there", DocxBuilder("<w:p><w:pPr><w:r/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"), ""},
      {"hidden in one of two versions", DocxBuilder(paragraph("x", choice("<w:vanish/>", ""))), "choice-in-properties"},
      {"in a style",
       DocxBuilder(paragraph("x")).part("styles.xml", "<w:styles NS>" + choice("<w:style w:styleId=\"a\"/>", "") + "</w:styles>", "styles"),
       "choice-in-properties"},
      {"the font of a coloured sign", DocxBuilder(paragraph("x", choice("", "<w:rFonts w:ascii=\"Segoe UI Emoji\"/>"))), ""},
      {"words of both namespaces",
       DocxBuilder(
           "<w:p><w:r><w:t>x</w:t></w:r><s:r xmlns:s=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><s:t>y</s:t></s:r></w:p>"),
       "namespaces-mixed"},
      {"styles in a circle",
       DocxBuilder(paragraph("x"))
           .part("styles.xml",
                 "<w:styles NS><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>"
                 "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>",
                 "styles"),
       "style-loop"},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(notes_of(read_built(one.document)), one.notes) << one.name;
  }
}

TEST(Misplaced, FormulasThatDrawTheirTextOtherwiseAreNamed) {
  const auto formula = [](const std::string& inside) { return "<w:p><m:oMath>" + inside + "</m:oMath></w:p>"; };
  const std::string ten = "<m:r><m:t>10</m:t></m:r>";
  const std::pair<std::string, const char*> kCases[] = {
      {ten, ""},
      {"<m:f><m:num>" + ten + "</m:num><m:den>" + ten + "</m:den></m:f>", ""},
      {"<m:phant><m:phantPr><m:show m:val=\"0\"/></m:phantPr><m:e>" + ten + "</m:e></m:phant>", "formula=phant: 10"},
      {"<m:sSup><m:e>" + ten + "</m:e><m:sup>" + ten + "</m:sup></m:sSup>", "formula=sSup sup: 1010"},
  };
  for (const auto& [inside, items] : kCases) {
    EXPECT_EQ(show_items(read_body(formula(inside))), items) << inside;
  }
}

}  // namespace
}  // namespace sverka::testing
