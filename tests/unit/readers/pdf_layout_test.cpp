// Lines, paragraphs, cells and margins from glyphs on pages that are made by hand: every glyph is half an em wide.
#include "readers/pdf/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "document/notation.hpp"
#include "document/validity.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr float kSize = 10;

class Paper {
 public:
  Paper& page() {
    content_.pages.emplace_back();
    content_.pages.back().size = {600, 800};
    return *this;
  }

  // `step` is the distance from one letter to the next in em. Spaces are glyphs too unless `gaps`.
  Paper& text(float x, float y, const std::string& letters, std::uint32_t flags = 0, float size = kSize, float step = 0.5F,
              bool gaps = false) {
    Page& page = content_.pages.back();
    for (std::size_t at = 0; at < letters.size();) {
      std::size_t after = at;
      const char32_t letter = next_code_point(letters, after);
      if (letter != U' ' || !gaps) {
        Glyph glyph;
        glyph.text_begin = static_cast<std::uint32_t>(page.text.size());
        glyph.text_size = static_cast<std::uint32_t>(after - at);
        page.text += letters.substr(at, after - at);
        glyph.origin = {x, y};
        glyph.advance = {x + size / 2, y};
        glyph.box = {x, y - 0.8F * size, x + size / 2, y + 0.2F * size};
        glyph.size = size;
        glyph.flags = flags;
        page.glyphs.push_back(glyph);
      }
      x += step * size;
      at = after;
    }
    return *this;
  }

  Paper& line(float left, float top, float right, float bottom) {
    content_.pages.back().lines.push_back(Line{{left, top, right, bottom}, right - left > bottom - top});
    return *this;
  }

  Paper& shuffle() {
    std::mt19937 random(7);
    for (Page& page : content_.pages) {
      std::shuffle(page.glyphs.begin(), page.glyphs.end(), random);
    }
    return *this;
  }

  PdfContent& content() { return content_; }

  Document document() const {
    const Result<Document> laid_out = lay_out(content_, {});
    EXPECT_TRUE(laid_out.has_value());
    EXPECT_EQ(find_fault(*laid_out), "");
    return *laid_out;
  }

  // The blocks in the notation, without its head.
  std::string blocks() const {
    Document document = this->document();
    document.format = "docx";
    document.parts = {"word/document.xml"};
    document.pages = 0;
    for (Block& block : document.blocks) {
      block.page = 0;
      block.boxes.clear();
    }
    document.page_sizes.clear();
    return to_notation(document);
  }

 private:
  PdfContent content_;
};

TEST(PdfLines, SpacesAreDrawnOrGaps) {
  EXPECT_EQ(Paper().page().text(50, 100, "one two").blocks(), "one two\n");
  EXPECT_EQ(Paper().page().text(50, 100, "one two", 0, kSize, 0.5F, true).blocks(), "one two\n");
}

TEST(PdfLines, LetterSpacedWordsStayWords) {
  EXPECT_EQ(Paper().page().text(50, 100, "AGREEMENT NUMBER", 0, kSize, 0.8F).blocks(), "AGREEMENT NUMBER\n");
}

TEST(PdfLines, ALetterDrawnTwiceIsOne) {
  EXPECT_EQ(Paper().page().text(50, 100, "bold").text(50.3F, 100, "bold").blocks(), "bold\n");
}

TEST(PdfLines, OtherTextAtOnePlaceStays) {
  const std::string blocks = Paper().page().text(50, 100, "a").text(50.3F, 100, "b").blocks();
  EXPECT_NE(blocks.find('a'), std::string::npos);
  EXPECT_NE(blocks.find('b'), std::string::npos);
}

TEST(PdfLines, OrderOfDrawingDoesNotCount) {
  Paper paper;
  paper.page().text(50, 100, "The first line of a text that fills the whole width").text(50, 112, "and ends in the second.");
  const std::string blocks = paper.blocks();
  EXPECT_EQ(paper.shuffle().blocks(), blocks);
}

TEST(PdfLines, UnseenWordsStandApart) {
  EXPECT_EQ(Paper().page().text(50, 100, "shall").text(75, 100, "not", kUnpainted).text(95, 100, "pay").blocks(),
            "shall {unpainted:not} pay\n");
  EXPECT_EQ(Paper().page().text(50, 100, "payable").text(60, 100, "un", kLowContrast).blocks(), "payable {low-contrast:un}\n");
}

TEST(PdfLines, OneTextOverAnotherIsReadAfterIt) {
  const std::string blocks = Paper()
                                 .page()
                                 .text(50, 100, "due")
                                 .text(80, 100, "no more than", kCovered)
                                 .text(95, 100, "no limit", kOverlay)
                                 .text(150, 100, "now")
                                 .blocks();
  EXPECT_EQ(blocks, "due {covered:no} {covered:more} {covered:than} {overlay:no} {overlay:limit} now\n");
}

// A stamp printed over a line, in another size: neither is read into the other.
TEST(PdfLines, ASmallerLineOverALineIsALineOfItsOwn) {
  Paper paper;
  paper.page().text(50, 100, "the words of the footer").text(60, 98, "stamped over it by a program", 0, 6);
  const std::string blocks = paper.blocks();
  EXPECT_NE(blocks.find("the words of the footer"), std::string::npos) << blocks;
  EXPECT_NE(blocks.find("stamped over it by a program"), std::string::npos) << blocks;
}

TEST(PdfLines, SmallLinesAboveAndBelowALineAreNoSuperscripts) {
  Paper paper;
  paper.page().text(50, 100, "Signature of the party");
  paper.text(55, 95.5F, "Document signed", 0, 6).text(55, 103, "Certificate 0386", 0, 6);
  EXPECT_EQ(paper.blocks(), "Document signed\nSignature of the party\nCertificate 0386\n");
}

TEST(PdfLines, SuperscriptsBelongToTheirWord) {
  EXPECT_EQ(Paper().page().text(50, 100, "area").text(70, 96, "2", 0, 6).text(80, 100, "more").blocks(), "area{vertical:2} more\n");
}

TEST(PdfLines, SuperscriptsBelongToTheirWordWhateverIsDrawnFirst) {
  Paper paper;
  paper.page().text(80, 100, "more").text(50, 100, "area").text(70, 96, "2", 0, 6);
  EXPECT_EQ(paper.blocks(), "area{vertical:2} more\n");
}

TEST(PdfLines, AccentsOfTheirOwnStayWithTheLetter) {
  Paper paper;
  paper.page().text(50, 100, "\u0438").text(55, 100, "\u043d");
  paper.text(50, 100, "\u0306");
  Glyph& accent = paper.content().pages[0].glyphs.back();
  accent.advance = accent.origin;
  std::swap(paper.content().pages[0].glyphs[1], accent);
  EXPECT_EQ(paper.document().blocks.at(0).text, "\u0438\u0306\u043d");
}

TEST(PdfLines, LinesThroughLettersStrikeThem) {
  EXPECT_EQ(Paper().page().text(50, 100, "keep drop").line(75, 96.5F, 95, 97).line(50, 101.5F, 70, 102).blocks(), "keep {struck:drop}\n");
}

TEST(PdfLines, GlyphsWithoutMeaningAreSaid) {
  Paper paper;
  paper.page().text(50, 100, "ab", kDoubtful);
  paper.content().pages[0].glyphs[1].text_size = 0;
  EXPECT_EQ(paper.document().blocks.at(0).text, "a\uFFFD");
}

TEST(PdfLines, TurnedTextIsReadByItself) {
  Paper paper;
  paper.page().text(50, 100, "upright");
  for (int at = 0; at < 3; ++at) {
    paper.text(20, 400, std::string(1, "abc"[at]));
    Glyph& glyph = paper.content().pages[0].glyphs.back();
    glyph.origin = {20, 400.0F - 5.0F * static_cast<float>(at)};
    glyph.advance = {20, 395.0F - 5.0F * static_cast<float>(at)};
  }
  EXPECT_EQ(paper.blocks(), "upright\nabc\n");
}

// Each letter of a page turned by quarters clockwise; the page is 600 wide and 800 high as it is shown.
Paper on_its_side(int quarters) {
  Paper paper;
  paper.page().text(50, 100, "Forty letters are enough to say so, one by one.").text(50, 130, "Below them stands a second line.");
  Page& page = paper.content().pages[0];
  for (Glyph& glyph : page.glyphs) {
    const auto turned = [&](Point at) {
      return quarters == 1 ? Point{600 - at.y, at.x} : quarters == 2 ? Point{600 - at.x, 800 - at.y} : Point{at.y, 800 - at.x};
    };
    glyph.origin = turned(glyph.origin);
    glyph.advance = turned(glyph.advance);
    const Point one = turned({glyph.box.left, glyph.box.top}), other = turned({glyph.box.right, glyph.box.bottom});
    glyph.box = {std::min(one.x, other.x), std::min(one.y, other.y), std::max(one.x, other.x), std::max(one.y, other.y)};
  }
  return paper;
}

TEST(PdfLines, APageOnItsSideIsReadAsIfItStood) {
  const std::string upright = Paper()
                                  .page()
                                  .text(50, 100, "Forty letters are enough to say so, one by one.")
                                  .text(50, 130, "Below them stands a second line.")
                                  .blocks();
  for (const int quarters : {1, 2, 3}) {
    Paper paper = on_its_side(quarters);
    EXPECT_EQ(paper.blocks(), upright) << quarters;
    const Document document = paper.document();
    EXPECT_EQ(document.page_sizes[0], (PageExtent{600, 800}));
    // Words stand where the page shows them.
    const Box first = document.blocks[0].boxes[0].box;
    const Box letter = paper.content().pages[0].glyphs[0].box;
    EXPECT_NEAR(std::min(std::abs(first.left - letter.left), std::abs(first.right - letter.right)), 0, 0.1) << quarters;
    EXPECT_NEAR(std::min(std::abs(first.top - letter.top), std::abs(first.bottom - letter.bottom)), 0, 0.1) << quarters;
  }
}

TEST(PdfLines, LargeLettersOverLinesAreReadBehindThem) {
  Paper paper;
  paper.page();
  for (int line = 0; line < 6; ++line) {
    paper.text(50, 100 + 12 * static_cast<float>(line),
               "words of line " + std::string(1, static_cast<char>('a' + line)) + " and more words up to the border");
  }
  paper.text(50, 150, "COPY", 0, 60);
  const std::string blocks = paper.blocks();
  EXPECT_TRUE(blocks.ends_with("COPY\n")) << blocks;
  EXPECT_EQ(blocks.find("COPY"), blocks.size() - 5) << blocks;
}

TEST(PdfTables, AJustifiedLineHasNoColumns) {
  Paper paper;
  paper.page();
  for (int line = 0; line < 5; ++line) {
    const float y = 100 + 12 * static_cast<float>(line);
    for (int word = 0; word < 5; ++word) {
      paper.text(50 + 90 * static_cast<float>(word), y, "words");
    }
  }
  const Document document = paper.document();
  for (const Block& block : document.blocks) {
    EXPECT_EQ(block.cell.table, 0u) << block.text;
  }
}

// Lines of 80 letters end at 450.
const std::string kHalf = "words words words words words words wor.";
const std::string kFull = "words words words words words words words" + kHalf.substr(1);

TEST(PdfBlocks, AParagraphEndsWhereTheNextWordWouldHaveFitted) {
  Paper paper;
  paper.page();
  paper.text(50, 100, kFull).text(50, 112, "words end.").text(50, 124, kFull).text(50, 136, kFull);
  EXPECT_EQ(paper.blocks(), kFull + " words end.\n" + kFull + " " + kFull + "\n");
}

TEST(PdfBlocks, AClauseNumberBeginsAParagraph) {
  Paper paper;
  paper.page();
  paper.text(50, 100, "1.1. rds words words words words words w" + kHalf).text(50, 112, "1.2. rds words words words words words w" + kHalf);
  EXPECT_EQ(paper.document().blocks.size(), 2u);
}

TEST(PdfBlocks, ANumberInTheTextDoesNot) {
  Paper paper;
  paper.page();
  paper.text(50, 100, "1.1. words words words words words words" + kHalf.substr(0, 33) + "clause")
      .text(50, 112, "4.2. words words words words words words" + kHalf);
  paper.text(50, 124, "words words.");
  EXPECT_EQ(paper.document().blocks.size(), 1u);
}

TEST(PdfBlocks, AHyphenAtALineEndJoinsTheWord) {
  Paper paper;
  paper.page();
  paper.text(50, 100, kHalf + "words words words words words word agree-").text(50, 112, "ment and city-forest.");
  const Document document = paper.document();
  EXPECT_EQ(document.blocks.at(0).text, kHalf + "words words words words words word agree-ment and city-forest.");
  EXPECT_EQ(document.blocks[0].boxes.at(12).text.end, document.blocks[0].boxes.at(13).text.begin) << "two boxes of one word";
}

TEST(PdfBlocks, ASoftHyphenWhereTheWordStandsElsewhere) {
  Paper paper;
  paper.page();
  paper.text(50, 100, kHalf + "agreement words words words wor d agree-").text(50, 112, "ment.");
  EXPECT_EQ(paper.document().blocks.at(0).text, kHalf + "agreement words words words wor d agree\u00ADment.");
}

TEST(PdfBlocks, AParagraphGoesOnOverThePage) {
  Paper paper;
  paper.page().text(50, 100, kFull).text(50, 112, kFull);
  paper.page().text(50, 100, "words end.");
  const Document document = paper.document();
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(document.blocks[0].boxes.back().page, 2u);
  EXPECT_EQ(document.pages, 2u);
  EXPECT_EQ(document.page_sizes.size(), 2u);
}

void add_grid(Paper& paper, float top) {
  for (int row = 0; row < 3; ++row) {
    const float y = top + 20.0F * static_cast<float>(row);
    paper.line(50, y, 250, y + 0.5F);
  }
  for (const float x : {50.0F, 150.0F, 250.0F}) {
    paper.line(x, top, x + 0.5F, top + 40);
  }
}

TEST(PdfTables, CellsBetweenLines) {
  Paper paper;
  paper.page().text(50, 60, "before");
  add_grid(paper, 100);
  paper.text(54, 112, "a").text(154, 112, "b").text(54, 132, "c").text(154, 132, "d").text(50, 180, "after");
  EXPECT_EQ(paper.blocks(), "before\n<t1 r1 c1> a\n<t1 r1 c2> b\n<t1 r2 c1> c\n<t1 r2 c2> d\nafter\n");
}

TEST(PdfTables, AHeadingRowRepeatedOnTheNextPageIsLayout) {
  Paper paper;
  paper.page();
  add_grid(paper, 700);
  paper.text(54, 712, "No.").text(154, 712, "Sum").text(54, 732, "1").text(154, 732, "5");
  paper.page();
  add_grid(paper, 100);
  paper.text(54, 112, "No.").text(154, 112, "Sum").text(54, 132, "2").text(154, 132, "6");
  EXPECT_EQ(paper.blocks(),
            "<t1 r1 c1> No.\n<t1 r1 c2> Sum\n<t1 r2 c1> 1\n<t1 r2 c2> 5\n"
            "<t1 r3 c1> {page-field:No.}\n<t1 r3 c2> {page-field:Sum}\n<t1 r4 c1> 2\n<t1 r4 c2> 6\n");
}

TEST(PdfTables, ColumnsWithoutLinesAreReadOneByOne) {
  Paper paper;
  paper.page();
  for (const float x : {50.0F, 300.0F}) {
    paper.text(x, 100, x < 100 ? "Licensor:" : "Client:").text(x, 112, "INN 77").text(x, 124, "KPP 99");
  }
  paper.text(50, 400, "Text after the columns that is long enough to go over both of them.");
  EXPECT_EQ(paper.blocks(),
            "<t1 r1 c1> Licensor:\n<t1 r1 c1> INN 77\n<t1 r1 c1> KPP 99\n<t1 r1 c2> Client:\n<t1 r1 c2> INN 77\n<t1 r1 c2> KPP 99\n"
            "Text after the columns that is long enough to go over both of them.\n");
}

// Two rows of cells beside each other, the left one of the first row longer.
Paper two_rows() {
  Paper paper;
  paper.page()
      .text(50, 100, "Licensor:")
      .text(50, 112, "INN 77")
      .text(50, 124, "KPP 99")
      .text(300, 100, "Client:")
      .text(300, 112, "INN 78");
  return paper.text(50, 148, "For one")
      .text(300, 148, "For other")
      .text(50, 400, "Text after the columns that is long enough to go over both of them.");
}

constexpr const char* kTwoRows =
    "<t1 r1 c1> Licensor:\n<t1 r1 c1> INN 77\n<t1 r1 c1> KPP 99\n<t1 r1 c2> Client:\n<t1 r1 c2> INN 78\n<t1 r2 c1> For one\n<t1 r2 c2> For "
    "other\n"
    "Text after the columns that is long enough to go over both of them.\n";

TEST(PdfTables, RowsDrawnInOrder) {
  EXPECT_EQ(two_rows().blocks(), kTwoRows);
}

TEST(PdfTables, RowsDrawnBackwards) {
  Paper paper = two_rows();
  std::reverse(paper.content().pages[0].glyphs.begin(), paper.content().pages[0].glyphs.end());
  EXPECT_EQ(paper.blocks(), kTwoRows);
}

TEST(PdfTables, ColumnsThatThePageBreakPartsAreReadOneByOne) {
  Paper paper;
  paper.page().text(50, 100, "Text before the columns that is long enough to go over both of them, and so on it goes.");
  paper.text(50, 700, "Licensor:").text(300, 700, "Client:");
  paper.page().text(50, 100, "INN 77").text(300, 100, "INN 78").text(300, 112, "KPP 99");
  EXPECT_EQ(paper.blocks(),
            "Text before the columns that is long enough to go over both of them, and so on it goes.\n"
            "<t1 r1 c1> Licensor:\n<t1 r1 c1> INN 77\n<t1 r1 c2> Client:\n<t1 r1 c2> INN 78\n<t1 r1 c2> KPP 99\n");
}

// The taller cell begins above the other, whose text is centred; and no line of one stands at the height of one of the other.
TEST(PdfTables, CellsOfDifferentHeightsAreCentred) {
  Paper taller;
  taller.page().text(50, 60, "Heading of the table, drawn before it and set farther above than its rows.");
  taller.text(50, 112, "INN 77").text(300, 100, "Client:").text(300, 112, "INN 78").text(300, 124, "KPP 99");
  taller.text(50, 160, "For one")
      .text(300, 160, "For other")
      .text(50, 400, "Text after the columns that is long enough to go over both of them.");
  EXPECT_EQ(taller.blocks(),
            "Heading of the table, drawn before it and set farther above than its rows.\n"
            "<t1 r1 c1> INN 77\n<t1 r1 c2> Client:\n<t1 r1 c2> INN 78\n<t1 r1 c2> KPP 99\n<t1 r2 c1> For one\n<t1 r2 c2> For other\n"
            "Text after the columns that is long enough to go over both of them.\n");
  Paper between;
  between.page();
  for (int row = 0; row < 3; ++row) {
    const float y = 100.0F + 40.0F * static_cast<float>(row);
    between.text(50, y + 6, "Name:").text(300, y, "word one,").text(300, y + 12, "word two.");
  }
  EXPECT_EQ(between.blocks(),
            "<t1 r1 c1> Name:\n<t1 r1 c2> word one, word two.\n<t1 r2 c1> Name:\n<t1 r2 c2> word one, word two.\n"
            "<t1 r3 c1> Name:\n<t1 r3 c2> word one, word two.\n");
}

TEST(PdfTables, NumbersOfRowsAreAColumnAmongOthers) {
  Paper paper;
  paper.page();
  for (int row = 0; row < 3; ++row) {
    const float y = 100.0F + 14.0F * static_cast<float>(row);
    paper.text(50, y, std::to_string(row + 1)).text(90, y, "tariff").text(250, y, "5 000").text(400, y, "98,00");
  }
  EXPECT_EQ(paper.blocks(),
            "<t1 r1 c1> 1\n<t1 r1 c2> tariff\n<t1 r1 c3> 5 000\n<t1 r1 c4> 98,00\n<t1 r2 c1> 2\n<t1 r2 c2> tariff\n<t1 r2 c3> 5 000\n"
            "<t1 r2 c4> 98,00\n<t1 r3 c1> 3\n<t1 r3 c2> tariff\n<t1 r3 c3> 5 000\n<t1 r3 c4> 98,00\n");
}

// Two tables without lines, one close under the other, with columns at other places.
TEST(PdfTables, ATableEndsWhereTheColumnsAreOthers) {
  Paper paper;
  paper.page();
  for (int row = 0; row < 5; ++row) {
    const float y = 100.0F + 14.0F * static_cast<float>(row);
    paper.text(50, y, "label").text(150, y, row == 1 ? "left value that is wide indeed" : "left value").text(310, y, "right value");
  }
  for (int row = 0; row < 3; ++row) {
    const float y = 170.0F + 14.0F * static_cast<float>(row);
    paper.text(50, y, "of one").text(250, y, "of the other party");
  }
  const Document document = paper.document();
  ASSERT_EQ(document.blocks.size(), 5u * 3 + 3 * 2);
  EXPECT_EQ(document.blocks[14].text, "right value");
  EXPECT_EQ(document.blocks[14].cell, (Cell{1, 5, 3, 1}));
  EXPECT_EQ(document.blocks[20].text, "of the other party");
  EXPECT_EQ(document.blocks[20].cell, (Cell{2, 3, 2, 1}));
}

TEST(PdfTables, NumbersBesideTheirClausesAreNoColumn) {
  Paper paper;
  paper.page();
  for (int line = 0; line < 4; ++line) {
    const float y = 100.0F + 12.0F * static_cast<float>(line);
    paper.text(50, y, std::to_string(line + 1) + ".").text(90, y, "words words words words words words wor.");
  }
  const Document document = paper.document();
  ASSERT_EQ(document.blocks.size(), 4u);
  EXPECT_EQ(document.blocks[0].cell.table, 0u);
}

TEST(PdfMargins, HeadersAreSaidOnceAndPageNumbersAreLayout) {
  Paper paper;
  for (int page = 1; page <= 3; ++page) {
    paper.page()
        .text(50, 30, "Agreement 5")
        .text(50, 100 + 12 * static_cast<float>(page), "Body " + std::string(1, static_cast<char>('a' + page)) + ".");
    paper.text(50, 780, "Page " + std::to_string(page) + " of 3");
  }
  EXPECT_EQ(paper.blocks(), "Body b.\nBody c.\nBody d.\n[header] Agreement 5\n[footer] Page {page-field:1} of {page-field:3}\n");
}

// Below, above and beside the footer, from page to page.
TEST(PdfMargins, AStampNearTheFooterLeavesItAFooter) {
  Paper paper;
  for (int page = 0; page < 6; ++page) {
    const auto shift = static_cast<float>(page % 3);
    paper.page().text(50, 100, "Text of page " + std::string(static_cast<std::size_t>(page) + 1, 'x'));
    paper.text(50, 120, "and more of it " + std::string(static_cast<std::size_t>(page) + 1, 'y'));
    paper.text(250, 780, "Page " + std::to_string(page + 1) + " of 6");
    paper.text(60 + 100 * shift, 772 + 8 * shift, "Signed by a key", 0, 6);
  }
  const Document document = paper.document();
  std::size_t footers = 0;
  for (const Block& block : document.blocks) {
    const bool numbered = block.text.find(" of 6") != std::string::npos;
    EXPECT_TRUE(!numbered || block.story == Story::Footer) << block.text;
    footers += numbered ? 1 : 0;
  }
  EXPECT_EQ(footers, 1u);
}

TEST(PdfMargins, AHeaderThatReadsOtherwiseOnOnePageIsSaidToo) {
  Paper paper;
  for (int page = 1; page <= 4; ++page) {
    paper.page()
        .text(50, 30, page == 3 ? "Agreement 6" : "Agreement 5")
        .text(50, 100 + 12 * static_cast<float>(page), std::string(1, static_cast<char>('a' + page)));
  }
  EXPECT_EQ(paper.blocks(), "b\nc\nd\ne\n[header] Agreement 5\n[header 2] Agreement 6\n");
}

// Four pages with a header and a body each.
Paper headed(int pages = 4) {
  Paper paper;
  for (int page = 1; page <= pages; ++page) {
    paper.page().text(50, 30, "Agreement 5").text(50, 100 + 12 * static_cast<float>(page), std::string(1, static_cast<char>('a' + page)));
  }
  return paper;
}

TEST(PdfMargins, WhatOnePageSaysMoreIsSaidAlone) {
  Paper more;
  for (int page = 1; page <= 4; ++page) {
    more.page();
    if (page == 3) {
      more.text(50, 16, "pay nothing");
    }
    more.text(50, 30, "Agreement 5").text(50, 100 + 12 * static_cast<float>(page), std::string(1, static_cast<char>('a' + page)));
  }
  EXPECT_EQ(more.blocks(), "b\nc\nd\ne\n[header] Agreement 5\n[header 2] pay nothing\n");
}

TEST(PdfMargins, APageInTheMidstWithoutTheHeaderIsSaid) {
  Paper paper;
  for (int page = 1; page <= 5; ++page) {
    paper.page();
    if (page != 3) {
      paper.text(50, 30, "Agreement 5");
    }
    paper.text(50, 100 + 12 * static_cast<float>(page), std::string(1, static_cast<char>('a' + page)));
  }
  const Document document = paper.document();
  ASSERT_EQ(document.items.size(), 1u);
  EXPECT_EQ(document.items[0].kind, "header-missing");
  EXPECT_EQ(document.items[0].value, "Agreement 5");
  EXPECT_EQ(document.items[0].page, 3u);
  EXPECT_TRUE(headed().document().items.empty());
}

TEST(PdfMargins, TheOnlyLineOfPagesIsNoHeader) {
  Paper paper;
  for (int page = 1; page <= 3; ++page) {
    paper.page().text(50, 100, "Sheet " + std::to_string(page) + ".");
  }
  EXPECT_EQ(paper.blocks(), "Sheet 1.\nSheet 2.\nSheet 3.\n");
}

TEST(PdfMargins, AWrongPageNumberIsSaid) {
  Paper paper;
  for (int page = 1; page <= 4; ++page) {
    paper.page()
        .text(50, 100 + 12 * static_cast<float>(page), std::string(1, static_cast<char>('a' + page)))
        .text(50, 780, "Page " + std::to_string(page == 3 ? 7 : page));
  }
  EXPECT_EQ(paper.blocks(), "b\nc\nd\ne\n[footer] Page {page-field:1}\n[footer 2] Page 7\n");
}

TEST(PdfMargins, TextInTheMarginOfOnePageIsBody) {
  Paper paper;
  paper.page().text(50, 30, "only here").text(50, 100, "one.");
  paper.page().text(50, 112, "two.");
  EXPECT_EQ(paper.blocks(), "only here\none.\ntwo.\n");
}

TEST(PdfMargins, FootnotesAndTheirReferences) {
  Paper paper;
  paper.page().text(50, 100, "word").text(70, 96, "1", 0, 6).text(50, 112, "more of the text").line(50, 700, 150, 700.5F);
  paper.text(50, 712, "1", 0, 5).text(55, 715, "the note", 0, 8);
  EXPECT_EQ(paper.blocks(), "word{note-reference:1}\nmore of the text\n[footnote] 1| the note\n");
}

TEST(PdfMargins, NotesAtTheEndOfAPaperWithoutPages) {
  Paper paper;
  paper.page().text(50, 100, "word").text(70, 96, "1", 0, 6).text(50, 112, "more of the text.").text(50, 300, "1 the note");
  EXPECT_EQ(paper.blocks(), "word{note-reference:1}\nmore of the text.\n[footnote] 1| the note\n");
}

// The note of the reference is found: a row of the last page that begins with its number is none.
TEST(PdfMargins, ANoteIsFoundOnce) {
  Paper paper;
  paper.page().text(50, 100, "word").text(70, 96, "1", 0, 6).text(50, 112, "more of the text").line(50, 700, 150, 700.5F);
  paper.text(50, 712, "1", 0, 5).text(55, 715, "the note", 0, 8);
  paper.page().text(50, 100, "last page").text(50, 300, "1 piece");
  EXPECT_EQ(paper.blocks(), "word{note-reference:1}\nmore of the text\nlast page\n1 piece\n[footnote] 1| the note\n");
}

TEST(PdfMargins, ANumberThatNothingRefersToIsNoNote) {
  Paper paper;
  paper.page().text(50, 100, "word").text(70, 96, "2", 0, 6).text(50, 112, "more of the text.").text(50, 300, "1 piece");
  EXPECT_EQ(paper.blocks().find("[footnote]"), std::string::npos);
}

TEST(PdfItems, WithoutAPlaceBelongToNoBlock) {
  Paper paper;
  paper.page().text(50, 100, "one.");
  Item item;
  item.kind = "script";
  item.page = 1;
  paper.content().items.push_back(item);
  EXPECT_EQ(paper.document().items.at(0).block, kNone);
}

TEST(PdfItems, ReplacementTextThatNobodySees) {
  Paper paper;
  paper.page().text(50, 100, "10 %");
  paper.content().pages[0].replaced.push_back({0, 2, "10\xE2\x80\x8B"});
  const Document document = paper.document();
  ASSERT_EQ(document.items.size(), 1u);
  EXPECT_EQ(document.items[0].value, "10\xE2\x80\x8B");
}

TEST(PdfItems, StandInTheNearestBlock) {
  Paper paper;
  paper.page().text(50, 100, "one.").text(50, 300, "two.");
  Item item;
  item.kind = "annotation";
  item.page = 1;
  item.box = {50, 280, 80, 290};
  paper.content().items.push_back(item);
  EXPECT_EQ(paper.document().items.at(0).block, 1u);
}

TEST(PdfItems, ReplacementTextThatSaysSomethingElse) {
  Paper paper;
  paper.page().text(50, 100, "10 %");
  paper.content().pages[0].replaced.push_back({0, 2, "15"});
  const Document document = paper.document();
  EXPECT_EQ(document.blocks.at(0).text, "10 %");
  ASSERT_EQ(document.items.size(), 1u);
  EXPECT_EQ(document.items[0].kind, "actual-text");
  EXPECT_EQ(document.items[0].value, "15");
}

TEST(PdfLayout, BrokenNumbersAndTextsAreSurvived) {
  Paper paper;
  paper.page().text(50, 100, "abc");
  Page& page = paper.content().pages[0];
  page.glyphs[0].origin.x = std::numeric_limits<float>::quiet_NaN();
  page.glyphs[0].box.left = std::numeric_limits<float>::infinity();
  page.glyphs[1].text_begin = 0xFFFFFFF0u;
  page.glyphs[2].size = -5;
  page.text[2] = '\xFF';
  page.replaced.push_back({5, 2, "x"});
  page.lines.push_back(Line{{std::numeric_limits<float>::quiet_NaN(), 0, 1, 1}, true});
  EXPECT_FALSE(paper.document().blocks.empty());
}

TEST(PdfLayout, APaperWithoutPagesOrTextHasNoBlocks) {
  EXPECT_TRUE(Paper().document().blocks.empty());
  EXPECT_TRUE(Paper().page().document().blocks.empty());
}

}  // namespace
}  // namespace sverka::pdf
