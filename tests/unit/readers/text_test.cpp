// Paragraphs, runs, breaks, symbols, tables: what text a document has and where.
#include <gtest/gtest.h>

#include <string>

#include "reading_fixture.hpp"

namespace sverka::testing {
namespace {

std::string run(std::string_view content, std::string_view properties = {}) {
  return "<w:p><w:r>" + (properties.empty() ? std::string() : "<w:rPr>" + std::string(properties) + "</w:rPr>") + std::string(content) +
         "</w:r></w:p>";
}

TEST(Text, RunsBreaksAndSpecialCharacters) {
  const struct {
    const char* name;
    std::string body;
    const char* shown;
  } kCases[] = {
      {"two runs of one look are one", "<w:p><w:r><w:t>Дого</w:t></w:r><w:r><w:t>вор</w:t></w:r></w:p>", "Договор"},
      {"an empty paragraph is a block", "<w:p/>" + paragraph("x"), "\nx"},
      {"spaces", paragraph(" a  b "), " a  b "},
      {"tab and breaks", run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:br w:type=\"page\"/><w:ptab/>"), "a\tb/c//\t"},
      {"hyphens", run("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/>"), "a\u2011b\u00AD"},
      {"smart tag and custom XML",
       "<w:p><w:smartTag><w:smartTagPr/><w:customXml><w:r><w:t>in</w:t></w:r></w:customXml></w:smartTag></"
       "w:p>",
       "in"},
      {"hidden", paragraph("x", "<w:vanish/>"), "{hidden:x}"},
      {"struck", paragraph("x", "<w:strike/>"), "{struck:x}"},
      {"Word's Symbol", run("<w:sym w:font=\"Symbol\" w:char=\"F061\"/>"), "{symbol:\u03B1}"},
      {"check box of Wingdings", run("<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>"), "{symbol:\u2611}"},
      {"symbol of a font without a table", run("<w:sym w:font=\"Webdings\" w:char=\"F061\"/>"), "{symbol+unknown:\uFFFD}"},
      {"symbol of an ordinary font", run("<w:sym w:font=\"Arial\" w:char=\"2116\"/>"), "\u2116"},
      {"private character in Wingdings", paragraph("\uF0FC да", "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>"),
       "{symbol:\u2713} да"},
      {"letters in Symbol", paragraph("ab", "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>"), "{symbol:\u03B1\u03B2}"},
      {"ASCII in Symbol, the rest in another font", paragraph("a\u00C0", "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Arial\"/>"),
       "{symbol:\u03B1}\u00C0"},
      {"Latin-1 in Symbol, ASCII in another font", paragraph("a\u00B0\u00A0", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Symbol\"/>"),
       "a{symbol:\u00B0}\u00A0"},
      {"private character in the font of Cyrillic letters", paragraph("\uF0FC", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Wingdings\"/>"),
       "{symbol:\u2713}"},
      {"letters in Wingdings under w:cs", paragraph("a", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Wingdings\"/><w:cs/>"),
       "{unknown:a}"},
      {"a complex font that nothing asks for", paragraph("a", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Wingdings\"/>"), "a"},
      {"private character in Arial", paragraph("a\uF0FC"), "a{symbol+unknown:\uFFFD}"},
      {"right to left over Cyrillic", paragraph("не", "<w:rtl/>"), "{bidi:не}"},
      {"right to left over Hebrew", paragraph("\u05D0", "<w:rtl/>"), "\u05D0"},
      {"bidirectional override", "<w:p><w:bdo w:val=\"rtl\"><w:r><w:t>10</w:t></w:r><w:r><w:t>да</w:t></w:r></w:bdo></w:p>", "{bidi:10да}"},
      {"override of a number", "<w:p><w:bdo w:val=\"rtl\"><w:r><w:t>0,1</w:t></w:r></w:bdo></w:p>", "{bidi:0,1}"},
      {"embedding of a number", "<w:p><w:dir w:val=\"rtl\"><w:r><w:t>0,1</w:t></w:r></w:dir></w:p>", "0,1"},
      {"ruby",
       run("<w:ruby><w:rubyPr/><w:rt><w:r><w:t>up</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></"
           "w:rubyBase></w:ruby>"),
       "base{ruby:up}"},
      {"fraction",
       "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></"
       "m:f></m:oMath></w:p>",
       "{math:1/2}"},
      {"brackets of formulas", "<w:p><m:oMath><m:d><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d></m:oMath></w:p>", "{math:(x)}"},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(show(read_body(one.body)), one.shown) << one.name;
  }
}

TEST(Text, UnknownElementsAreNamedAndTheirTextIsKept) {
  const Document document = read_body("<w:p><w:strange><w:r><w:t>внутри</w:t></w:r></w:strange></w:p><w:odd>" + paragraph("блок") +
                                      "</w:odd><w:quiet/><foreign xmlns=\"urn:x\">вне</foreign>");
  EXPECT_EQ(show(document), "внутри\nблок\nвне");
  EXPECT_EQ(show_items(document), "unmodelled=w:strange\nunmodelled=w:odd\nunmodelled=?:foreign");
}

TEST(Text, StrictDocumentsReadLikeTransitionalOnes) {
  const std::string strict =
      R"(<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>text</d:t></d:r></d:p></d:body></d:document>)";
  EXPECT_EQ(show(read_built(DocxBuilder().document(strict))), "text");
}

TEST(Text, CellsHaveTheirPlaceInTheGrid) {
  const std::string table =
      "<w:tbl><w:tblPr/><w:tblGrid/>"
      "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" +
      paragraph("a") + "</w:tc><w:tc>" + paragraph("b") +
      "</w:tc></w:tr>"
      "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc>" +
      paragraph("c") + "<w:tbl><w:tr><w:tc>" + paragraph("inner") + "</w:tc></w:tr></w:tbl>" + paragraph("d") + "</w:tc></w:tr></w:tbl>";
  const Document document = read_body(table + paragraph("after"));
  ASSERT_EQ(document.blocks.size(), 6u);
  const Cell kExpected[] = {{1, 1, 1, 1}, {1, 1, 3, 1}, {1, 2, 2, 1}, {2, 1, 1, 2}, {1, 2, 2, 1}, {}};
  for (std::size_t at = 0; at < 6; ++at) {
    EXPECT_EQ(document.blocks[at].cell, kExpected[at]) << document.blocks[at].text;
  }
}

TEST(Text, SliversOfTheGridAreNoColumns) {
  const auto cell = [](const char* span, const std::string& text) {
    return "<w:tc><w:tcPr><w:gridSpan w:val=\"" + std::string(span) + "\"/></w:tcPr>" + paragraph(text) + "</w:tc>";
  };
  const std::string grid =
      "<w:tblGrid><w:gridCol w:w=\"1499\"/><w:gridCol w:w=\"1\"/><w:gridCol w:w=\"1499\"/><w:gridCol w:w=\"1500\"/></w:tblGrid>";
  const Document document = read_body("<w:tbl><w:tblPr/>" + grid + "<w:tr>" + cell("2", "a") + cell("1", "b") + cell("1", "c") +
                                      "</w:tr><w:tr>" + cell("1", "d") + cell("2", "e") + cell("1", "f") + "</w:tr><w:tr>" +
                                      cell("1", "g") + cell("1", "h") + cell("1", "i") + "</w:tr></w:tbl>");
  std::string columns;
  for (const Block& block : document.blocks) {
    columns += block.text + std::to_string(block.cell.column) + " ";
  }
  EXPECT_EQ(columns, "a1 b2 c3 d1 e2 f3 g1 h2 i3 ");
}

TEST(Text, HiddenPartsOfTables) {
  const auto row = [](const char* row_properties, const char* cell_properties, const std::string& content) {
    return "<w:tr><w:trPr>" + std::string(row_properties) + "</w:trPr><w:tc><w:tcPr>" + cell_properties + "</w:tcPr>" + content +
           "</w:tc></w:tr>";
  };
  const struct {
    const char* name;
    std::string row;
    const char* shown;
  } kCases[] = {
      {"hidden row", row("<w:hidden/>", "", paragraph("x")), "{hidden-row:x}"},
      {"start of a merge", row("", "<w:vMerge w:val=\"restart\"/>", paragraph("x")), "x"},
      {"continued merge", row("", "<w:vMerge/>", paragraph("x")), "{hidden-row:x}"},
      {"row that is too low", row("<w:trHeight w:val=\"20\" w:hRule=\"exact\"/>", "", paragraph("x")), "{clipped:x}"},
      {"row that is high enough", row("<w:trHeight w:val=\"600\" w:hRule=\"exact\"/>", "", paragraph("x")), "x"},
      {"paragraph below the edge",
       row("<w:trHeight w:val=\"300\" w:hRule=\"exact\"/>", "", paragraph("a") + paragraph("b") + paragraph("c")), "a\nb\n{clipped:c}"},
      {"row of at least that height", row("<w:trHeight w:val=\"20\"/>", "", paragraph("x")), "x"},
      {"white on the cell's white", row("", "<w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/>", paragraph("x", "<w:color w:val=\"FFFFFF\"/>")),
       "{low-contrast:x}"},
      {"white on the cell's blue", row("", "<w:shd w:val=\"clear\" w:fill=\"0000A0\"/>", paragraph("x", "<w:color w:val=\"FFFFFF\"/>")),
       "x"},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(show(read_body("<w:tbl>" + one.row + "</w:tbl>")), one.shown) << one.name;
  }
}

TEST(Text, OutsideOfThePage) {
  const char* const kSection = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:left=\"1701\" w:right=\"850\"/></w:sectPr>";
  EXPECT_EQ(show(read_body(paragraph("x", "", "<w:framePr w:x=\"-20000\" w:y=\"1\"/>") + kSection)), "{off-page:x}");
  EXPECT_EQ(show(read_body(paragraph("x", "", "<w:ind w:left=\"-20000\"/>") + kSection)), "{off-page:x}");
  EXPECT_EQ(show(read_body(paragraph("x", "", "<w:ind w:left=\"-300\"/>") + kSection)), "x");
  EXPECT_EQ(show(read_body(paragraph("x", "", "<w:ind w:left=\"720\" w:hanging=\"720\"/>") + kSection)), "x");
}

TEST(Text, AHiddenParagraphMarkJoinsTwoParagraphs) {
  const std::string hidden = paragraph("Первый", "", "<w:rPr><w:vanish/></w:rPr>");
  EXPECT_EQ(show_items(read_body(hidden + paragraph("Второй"))), "hidden-paragraph-mark=Первый");
  EXPECT_EQ(show_items(read_body(hidden + "<w:p/>" + paragraph("Второй"))), "");
  EXPECT_EQ(show_items(read_body(hidden)), "");
}

TEST(Text, NumberingGivesLabels) {
  const std::string numbering =
      "<w:numbering NS><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start "
      "w:val=\"4\"/><w:numFmt w:val=\"decimal\"/>"
      "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
      "w:val=\"1\"/></w:num></w:numbering>";
  const std::string item = paragraph("Пункт", "", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>");
  EXPECT_EQ(show(read_built(DocxBuilder(item + item).part("numbering.xml", numbering, "numbering"))), "4.| Пункт\n5.| Пункт");
}

TEST(Text, PagesAreCountedByTheLastProgramsBreaks) {
  const Document document = read_body(paragraph("a") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>" + paragraph("c"));
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(document.blocks[0].page, 1u);
  EXPECT_EQ(document.blocks[2].page, 2u);
  EXPECT_EQ(read_body(paragraph("a")).blocks[0].page, 0u) << "nothing says";
}

}  // namespace
}  // namespace sverka::testing
