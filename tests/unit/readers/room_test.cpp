// What lies over the words of other lines, and words that have no room to be seen in.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reading_fixture.hpp"

namespace sverka {
namespace {

using testing::read_body;
using testing::show;

std::vector<std::string> items_of(const Document& document, std::string_view kind) {
  std::vector<std::string> found;
  for (const Item& item : document.items) {
    if (item.kind == kind) {
      found.push_back(item.value);
    }
  }
  return found;
}

std::string paragraph(const std::string& properties, const std::string& runs) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>Clause</w:t></w:r>" + runs + "</w:p>";
}

std::string spaces(const std::string& properties, const std::string& what = "<w:t xml:space='preserve'>     </w:t>") {
  return "<w:r><w:rPr>" + properties + "</w:rPr>" + what + "</w:r>";
}

constexpr const char* kExact = "<w:spacing w:line='240' w:lineRule='exact'/>";
constexpr const char* kNarrow = "<w:spacing w:line='60' w:lineRule='auto'/>";
constexpr const char* kWhite = "<w:shd w:val='clear' w:color='auto' w:fill='FFFFFF'/>";

TEST(Room, RunsOverOtherLines) {
  struct Row {
    const char* what;
    std::string paragraph, run;
    bool found;
    std::string child = "<w:t xml:space='preserve'>     </w:t>";
  };
  const std::string raised = "<w:position w:val='28'/>", lowered = "<w:position w:val='-28'/>", white = kWhite;
  const std::vector<Row> rows = {
      {"shaded and raised", kExact, raised + white, true},
      {"shaded and lowered", kExact, lowered + white, true},
      {"tabs", kExact, raised + white, true, "<w:tab/><w:tab/>"},
      {"words", kExact, raised + white, true, "<w:t>word</w:t>"},
      {"highlighted", kExact, raised + "<w:highlight w:val='white'/>", true},
      {"of another colour", kExact, raised + "<w:highlight w:val='yellow'/>", true},
      {"large", kExact, "<w:sz w:val='160'/>" + white, true},
      {"large on lines closer than usual", kNarrow, "<w:sz w:val='160'/>" + white, true},
      {"raised on lines closer than usual", kNarrow, raised + white, true},
      {"struck", kExact, "<w:position w:val='28'/><w:strike/>", true},
      {"struck twice", kExact, "<w:position w:val='28'/><w:dstrike/>", true},
      {"underlined", kExact, "<w:position w:val='28'/><w:u w:val='single'/>", true},
      {"lines that make room", "", raised + white, false},
      {"lines of one and a half", "<w:spacing w:line='360' w:lineRule='auto'/>", "<w:sz w:val='160'/>" + white, false},
      {"at least", "<w:spacing w:line='240' w:lineRule='atLeast'/>", "<w:sz w:val='160'/>" + white, false},
      {"nothing painted", kExact, raised, false},
      {"painting cleared", kExact, raised + "<w:highlight w:val='none'/><w:shd w:val='clear' w:fill='auto'/>", false},
      {"a marked blank of its line", kExact, "<w:highlight w:val='yellow'/><w:u w:val='single'/>", false},
      {"a little larger than its line", kExact, "<w:sz w:val='30'/><w:highlight w:val='yellow'/><w:u w:val='single'/>", false},
      {"a little raised", kExact, "<w:position w:val='4'/><w:highlight w:val='yellow'/><w:u w:val='single'/>", false},
      {"nothing in it", kExact, raised + white, false, ""},
  };
  for (const Row& row : rows) {
    const auto found = items_of(read_body(paragraph(row.paragraph, spaces(row.run, row.child))), "run-over-lines");
    EXPECT_EQ(found.size(), row.found ? 1u : 0u) << row.what;
  }
}

TEST(Room, RunsOverOtherLinesAreSaidOnceAParagraph) {
  const std::string run = spaces(std::string("<w:position w:val='28'/>") + kWhite);
  const Document document = read_body(paragraph(kExact, run + run + run) + paragraph(kExact, run));
  EXPECT_EQ(items_of(document, "run-over-lines"), (std::vector<std::string>{"Clause", "Clause"}));
}

TEST(Room, LettersFarApart) {
  struct Row {
    const char* properties;
    const char* shown;
  };
  const std::vector<Row> rows = {
      {"<w:spacing w:val='2000'/>", "Clause{off-page:far}"},
      {"<w:spacing w:val='640'/>", "Clause{off-page:far}"},
      {"<w:sz w:val='56'/><w:spacing w:val='640'/>", "Clausefar"},
      {"<w:spacing w:val='100'/>", "Clausefar"},
      {"<w:spacing w:val='400'/>", "Clausefar"},
      {"<w:fitText w:val='6000'/>", "Clause{off-page:far}"},
      {"<w:fitText w:val='900'/>", "Clausefar"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(show(read_body(paragraph("", spaces(row.properties, "<w:t>far</w:t>")))), row.shown) << row.properties;
  }
}

struct TableCase {
  const char* what;
  std::string table;       // in w:tblPr
  std::string shown;       // of a table of two cells in each of two rows
  std::string style = "";  // in the style that the table has
  std::string cell = "<w:tcW w:w='2000' w:type='dxa'/>";
  std::string row = "";        // before the cells of the second row
  std::string paragraph = "";  // w:pPr of each cell
  std::string grid = "<w:gridCol w:w='2000'/><w:gridCol w:w='2000'/>";
};

std::string shown(const TableCase& one) {
  const auto cell = [&](const char* text) {
    return "<w:tc><w:tcPr>" + one.cell + "</w:tcPr><w:p><w:pPr>" + one.paragraph + "</w:pPr><w:r><w:t>" + text +
           "</w:t></w:r></w:p></w:tc>";
  };
  testing::DocxBuilder builder("<w:tbl><w:tblPr><w:tblStyle w:val='T'/>" + one.table + "</w:tblPr><w:tblGrid>" + one.grid +
                               "</w:tblGrid><w:tr>" + cell("a") + cell("b") + "</w:tr><w:tr>" + one.row + cell("c") + cell("d") +
                               "</w:tr></w:tbl>");
  builder.part("styles.xml", "<w:styles NS><w:style w:type='table' w:styleId='T'>" + one.style + "</w:style></w:styles>", "styles");
  return show(testing::read_built(builder));
}

std::string margin(const char* side, int twips) {
  return "<w:tblCellMar><w:" + std::string(side) + " w:w='" + std::to_string(twips) + "' w:type='dxa'/></w:tblCellMar>";
}

std::string of_width(int twips) {
  return "<w:tcW w:w='" + std::to_string(twips) + "' w:type='dxa'/>";
}

constexpr const char* kFixed = "<w:tblLayout w:type='fixed'/>";
constexpr const char* kAllSeen = "a\nb\nc\nd";
constexpr const char* kAllClipped = "{clipped:a}\n{clipped:b}\n{clipped:c}\n{clipped:d}";
constexpr const char* kAllOffPage = "{off-page:a}\n{off-page:b}\n{off-page:c}\n{off-page:d}";

void check_tables(const std::vector<TableCase>& cases) {
  for (const TableCase& one : cases) {
    EXPECT_EQ(shown(one), one.shown) << one.what;
  }
}

TEST(Room, MarginsOfCells) {
  check_tables({
      {"of the table", margin("left", 9000), kAllClipped},
      {"of the table, by its other name", margin("end", 9000), kAllClipped},
      {"of the style", "", kAllClipped, "<w:tblPr>" + margin("left", 9000) + "</w:tblPr>"},
      {"of a style's cells", "", kAllClipped, "<w:tcPr><w:tcMar><w:left w:w='9000' w:type='dxa'/></w:tcMar></w:tcPr>"},
      {"of a part of the style", "<w:tblLook w:firstRow='1' w:noHBand='1' w:noVBand='1'/>", "{clipped:a}\n{clipped:b}\nc\nd",
       "<w:tblStylePr w:type='firstRow'><w:tblPr>" + margin("left", 9000) + "</w:tblPr></w:tblStylePr>"},
      {"of a row", "", "a\nb\n{clipped:c}\n{clipped:d}", "", of_width(2000), "<w:tblPrEx>" + margin("right", 9000) + "</w:tblPrEx>"},
      {"of the cell", "", kAllClipped, "", of_width(2000) + "<w:tcMar><w:start w:w='2000' w:type='dxa'/></w:tcMar>"},
      {"the cell says the last word", margin("left", 9000), kAllSeen, "",
       of_width(2000) + "<w:tcMar><w:left w:w='0' w:type='nil'/></w:tcMar>"},
      {"the table goes over its style", margin("left", 100), kAllSeen, "<w:tblPr>" + margin("left", 9000) + "</w:tblPr>"},
      {"usual ones", margin("left", 108), kAllSeen},
      {"usual ones of a cell as wide as its text", margin("left", 108), kAllSeen, "", "<w:tcW w:w='0' w:type='auto'/>", "", "", ""},
      {"wider than the page where no width is said", margin("left", 13000), kAllClipped, "", "", "", "", ""},
  });
}

TEST(Room, NarrowColumns) {
  check_tables({
      {"narrower than the usual margins", kFixed, kAllClipped, "", of_width(120)},
      {"a hair wider", kFixed, kAllClipped, "", of_width(240)},
      {"room for a letter", kFixed, kAllSeen, "", of_width(400)},
      {"no margins", kFixed + margin("left", 0) + margin("right", 0), kAllSeen, "",
       of_width(140) + "<w:tcMar><w:left w:w='0'/><w:right w:w='0'/></w:tcMar>"},
      {"by the grid", kFixed, kAllClipped, "", "", "", "", "<w:gridCol w:w='100'/><w:gridCol w:w='100'/>"},
      {"the cell goes over the grid", kFixed, kAllSeen, "", of_width(2000), "", "", "<w:gridCol w:w='100'/><w:gridCol w:w='100'/>"},
      {"fitted to its text", "", kAllSeen, "", of_width(120)},
  });
}

TEST(Room, NarrowCellsThatSomeProgramsWidenAreSaidOnceATable) {
  const auto table = [](const std::string& properties, int width, const std::string& text) {
    const std::string cell = "<w:tc><w:tcPr>" + of_width(width) + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
    return "<w:tbl><w:tblPr>" + properties + "</w:tblPr><w:tr>" + cell + cell + "</w:tr></w:tbl>";
  };
  const std::string clause = "<w:p><w:r><w:t>Clause</w:t></w:r></w:p>";
  const auto found = [&](const std::string& body) { return items_of(read_body(body + clause), "narrow-cell").size(); };
  EXPECT_EQ(found(table("", 120, "word") + clause + table("", 60, "word")), 2u);
  EXPECT_EQ(found(table(kFixed, 120, "word")), 0u) << "hidden, which is said of the words";
  EXPECT_EQ(found(table("", 120, " ")), 0u);
  EXPECT_EQ(found(table("", 400, "1")), 0u);
}

TEST(Room, CellsRightOfThePageAreSaidOnceATable) {
  const auto found = [](const std::string& properties, int width) {
    const std::string cell = "<w:tc><w:tcPr>" + of_width(width) + "</w:tcPr><w:p><w:r><w:t>word</w:t></w:r></w:p></w:tc>";
    const std::string row = "<w:tr>" + cell + cell + "</w:tr>";
    const Document document = read_body("<w:tbl><w:tblPr>" + properties + "</w:tblPr>" + row + row + "</w:tbl>");
    EXPECT_EQ(show(document), "word\nword\nword\nword");
    return items_of(document, "cell-beyond-page").size();
  };
  EXPECT_EQ(found(kFixed, 11000), 1u);
  EXPECT_EQ(found(kFixed, 5000), 0u);
  EXPECT_EQ(found("", 11000), 0u) << "a table that fits itself to the page";
}

TEST(Room, TablesBesideThePage) {
  const std::string far_left = "<w:tblInd w:w='-20000' w:type='dxa'/>", left = "<w:tblInd w:w='-6000' w:type='dxa'/>";
  const std::string styled = "<w:tblPr>" + far_left + "</w:tblPr>";
  check_tables({
      {"by itself", far_left, kAllOffPage},
      {"by its style", "", kAllOffPage, styled},
      {"the table goes over its style", "<w:tblInd w:w='0' w:type='dxa'/>", kAllSeen, styled},
      {"a row", "", "a\nb\n{off-page:c}\n{off-page:d}", "", of_width(2000), "<w:tblPrEx>" + far_left + "</w:tblPrEx>"},
      {"a row by columns before it", "", "a\nb\n{off-page:c}\n{off-page:d}", "", of_width(2000),
       "<w:trPr><w:wBefore w:w='20000'/></w:trPr>"},
      {"narrow, and less far", left, kAllOffPage},
      {"as wide as the way", left, "{off-page:a}\nb\n{off-page:c}\nd", "", of_width(4000)},
      {"in the middle, where an indent means nothing", left + "<w:jc w:val='center'/>", kAllSeen},
      {"into the margin", "<w:tblInd w:w='-108' w:type='dxa'/>", kAllSeen},
  });
}

TEST(Room, RowsHiddenByTheStyle) {
  const std::string first = "<w:tblStylePr w:type='firstRow'><w:trPr><w:hidden/></w:trPr></w:tblStylePr>";
  const std::string look = "<w:tblLook w:firstRow='1' w:noHBand='1' w:noVBand='1'/>";
  check_tables({
      {"the first", look, "{hidden-row:a}\n{hidden-row:b}\nc\nd", first},
      {"not asked for", "<w:tblLook w:firstRow='0'/>", kAllSeen, first},
      {"all but a row that says otherwise", "", "{hidden-row:a}\n{hidden-row:b}\nc\nd", "<w:trPr><w:hidden/></w:trPr>", of_width(2000),
       "<w:trPr><w:hidden w:val='0'/></w:trPr>"},
  });
}

TEST(Room, IndentsInCells) {
  const std::string style = "<w:pPr><w:ind w:left='31000'/></w:pPr>";
  const std::string lying = "<w:gridCol w:w='100'/><w:gridCol w:w='100'/>";
  check_tables({
      {"of the table style", "", kAllClipped, style},
      {"of the paragraph", kFixed, kAllClipped, "", of_width(2000), "", "<w:ind w:left='3000'/>"},
      {"from both sides", kFixed, kAllClipped, "", of_width(2000), "", "<w:ind w:left='1300' w:right='1300'/>"},
      {"to the left of the cell", kFixed, kAllClipped, "", of_width(2000), "", "<w:ind w:hanging='4000'/>"},
      {"of a cell that some programs widen", "", kAllClipped, "", of_width(2000), "", "<w:ind w:left='3600'/>"},
      {"a list in a table of a grid that nobody goes by", "", kAllSeen, "", "<w:tcW w:w='50%' w:type='pct'/>", "",
       "<w:ind w:left='2160' w:hanging='360'/>", lying},
      {"a first line, and a list", kFixed, kAllSeen, "", of_width(500), "", "<w:ind w:left='720' w:firstLine='709'/>"},
      {"the paragraph says the last word", "", kAllSeen, style, of_width(2000), "", "<w:ind w:left='0'/>"},
  });
}

// Which of the two kinds of items a frame makes.
std::string kinds_of_frames(const Document& document) {
  std::string kinds;
  for (const Item& item : document.items) {
    if (item.kind == "frame-over-text" || item.kind == "painted-frame") {
      kinds += (kinds.empty() ? "" : " ") + item.kind;
    }
  }
  return kinds;
}

TEST(Room, PaintedFrames) {
  struct Row {
    const char* what;
    std::string frame, properties, runs;
    const char* kinds;
  };
  const std::string words = "<w:r><w:t>word</w:t></w:r>", lit = spaces("<w:highlight w:val='white'/>"), white = kWhite;
  const std::vector<Row> rows = {
      {"over the text", "w:wrap='none' w:vAnchor='text'", white, "", "frame-over-text"},
      {"over the text, by the other word", "w:wrap='through'", white, words, "frame-over-text"},
      {"painted by its spaces", "w:wrap='none'", "", lit, "frame-over-text"},
      {"empty, beside the text", "w:wrap='around' w:vAnchor='text'", white, "", "painted-frame"},
      {"at a place of the page", "w:wrap='around' w:vAnchor='page'", white, words, "painted-frame"},
      {"words beside the text", "w:wrap='around' w:vAnchor='text'", white, words, ""},
      {"words beside the text, nothing said", "w:hAnchor='margin'", white, words, ""},
      {"nothing painted", "w:wrap='none' w:vAnchor='page'", "", words, ""},
      {"a large first letter", "w:dropCap='drop' w:wrap='none'", white, words, ""},
  };
  for (const Row& row : rows) {
    const std::string body = "<w:p><w:pPr><w:framePr w:w='9000' w:h='1000' " + row.frame + "/>" + row.properties + "</w:pPr>" + row.runs +
                             "</w:p><w:p><w:r><w:t>Clause</w:t></w:r></w:p>";
    EXPECT_EQ(kinds_of_frames(read_body(body)), row.kinds) << row.what;
  }
}

TEST(Room, ParagraphsThatMakeOneFrameAreSaidOnce) {
  const std::string piece = "<w:p><w:pPr><w:framePr w:wrap='none'/>" + std::string(kWhite) + "</w:pPr><w:r><w:t>word</w:t></w:r></w:p>";
  const std::string between = "<w:p><w:r><w:t>Clause</w:t></w:r></w:p>";
  EXPECT_EQ(kinds_of_frames(read_body(piece + piece + piece)), "frame-over-text");
  EXPECT_EQ(kinds_of_frames(read_body(piece + between + piece)), "frame-over-text frame-over-text");
}

TEST(Room, CellsThatAreCrossedOut) {
  const std::string line = "<w:tcBorders><w:tl2br w:val='single' w:sz='24'/></w:tcBorders>";
  struct Row {
    const char* what;
    std::string style, cell, text;
    std::size_t found;
  };
  const std::vector<Row> rows = {
      {"by itself", "", line, "word", 1},
      {"by its style", "<w:tcPr>" + line + "</w:tcPr>", "", "word", 1},
      {"the cell says the last word", "<w:tcPr>" + line + "</w:tcPr>", "<w:tcBorders><w:tl2br w:val='nil'/></w:tcBorders>", "word", 0},
      {"empty", "", line, "", 0},
      {"other borders", "", "<w:tcBorders><w:top w:val='single'/><w:tr2bl w:val='none'/></w:tcBorders>", "word", 0},
  };
  for (const Row& row : rows) {
    testing::DocxBuilder builder("<w:tbl><w:tblPr><w:tblStyle w:val='T'/></w:tblPr><w:tr><w:tc><w:tcPr>" + row.cell +
                                 "</w:tcPr><w:p><w:r><w:t>" + row.text +
                                 "</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Clause</w:t></w:r></w:p>");
    builder.part("styles.xml", "<w:styles NS><w:style w:type='table' w:styleId='T'>" + row.style + "</w:style></w:styles>", "styles");
    EXPECT_EQ(items_of(testing::read_built(builder), "cell-crossed-out"), std::vector<std::string>(row.found, "word")) << row.what;
  }
}

TEST(Room, SwitchesThatAreNeitherOnNorOff) {
  struct Row {
    const char* properties;
    bool found;
  };
  const std::vector<Row> rows = {
      {"<w:vanish w:val='none'/>", true}, {"<w:specVanish w:val='yes'/>", true}, {"<w:strike w:val='2'/>", true},
      {"<w:caps w:val=''/>", true},       {"<w:rtl w:val='None'/>", true},       {"<w:rStyle w:val='Odd'/>", true},
      {"<w:vanish w:val='off'/>", false}, {"<w:strike w:val='0'/>", false},      {"<w:caps w:val='false'/>", false},
      {"<w:b w:val='none'/>", false},     {"<w:i w:val='2'/>", false},
  };
  for (const Row& row : rows) {
    testing::DocxBuilder builder(paragraph("", spaces(row.properties, "<w:t>word</w:t>") + spaces(row.properties, "<w:t>word</w:t>")));
    builder.part("styles.xml",
                 "<w:styles NS><w:style w:type='character' w:styleId='Odd'><w:rPr><w:vanish w:val='maybe'/></w:rPr></w:style></w:styles>",
                 "styles");
    EXPECT_EQ(items_of(testing::read_built(builder), "unknown-switch").size(), row.found ? 1u : 0u) << row.properties;
  }
}

TEST(Room, EmbeddingsFromRightToLeft) {
  struct Row {
    const char* text;
    const char* shown;
  };
  const std::vector<Row> rows = {
      {"0,1 %", "{bidi:0,1 %}"}, {"148 500", "{bidi:148 500}"},
      {"days", "{bidi:days}"},   {"148500", "148500"},
      {"0,1 ", "0,1 "},          {"...", "..."},
  };
  for (const Row& row : rows) {
    const std::string inner = "<w:r><w:t xml:space='preserve'>" + std::string(row.text) + "</w:t></w:r>";
    EXPECT_EQ(show(read_body("<w:p><w:dir w:val='rtl'>" + inner + "</w:dir></w:p>")), row.shown) << row.text;
    EXPECT_EQ(show(read_body("<w:p><w:dir w:val='ltr'>" + inner + "</w:dir></w:p>")), row.text);
  }
}

TEST(Room, FontsForWhichOnesOfSignsAreNamed) {
  struct Row {
    const char* font;
    const char* alias;
    bool found;
  };
  const std::vector<Row> rows = {
      {"Times New Roman", "Wingdings", true},
      {"Times New Roman", "Tinos, Webdings", true},
      {"Times New Roman", "Tinos;Arial", false},
      {"Wingdings", "Symbol", false},
      {"Times New Roman", "", false},
  };
  for (const Row& row : rows) {
    testing::DocxBuilder builder(paragraph("", ""));
    builder.part("fontTable.xml",
                 "<w:fonts NS><w:font w:name='" + std::string(row.font) + "'><w:altName w:val='" + row.alias + "'/></w:font></w:fonts>",
                 "fontTable");
    const auto expected = row.found ? std::vector<std::string>{row.font} : std::vector<std::string>{};
    EXPECT_EQ(items_of(testing::read_built(builder), "font-alias"), expected) << row.font << ", " << row.alias;
  }
}

}  // namespace
}  // namespace sverka
