// Formatting of runs, paragraphs, cells, tables, themes -> the flags that a reader of the page would agree with.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "document/document.hpp"
#include "readers/docx/colour.hpp"
#include "readers/docx/styles.hpp"
#include "reading_fixture.hpp"
#include "unit/readers/wordprocessing_xml.hpp"

namespace sverka {
namespace {

const char* const kTheme =
    "<a:themeElements><a:clrScheme name='x'>"
    "<a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1><a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1>"
    "<a:dk2><a:srgbClr val='44546A'/></a:dk2><a:lt2><a:srgbClr val='E7E6E6'/></a:lt2>"
    "<a:accent1><a:srgbClr val='5B9BD5'/></a:accent1></a:clrScheme></a:themeElements>";

const char* const kStyles =
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/><w:szCs w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='White'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Hidden'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='HiddenToo'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Tiny'><w:rPr><w:sz w:val='2'/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='TinyNext'><w:basedOn w:val='Tiny'/></w:style>"
    "<w:style w:type='table' w:styleId='Dark'><w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
    "<w:tcPr><w:shd w:val='clear' w:fill='1F3864'/></w:tcPr></w:style>"
    "<w:style w:type='table' w:styleId='Pale'><w:rPr><w:color w:val='FEFEFE'/></w:rPr></w:style>";

struct Row {
  const char* what;
  const char* run = "";  // w:rPr
  std::uint32_t flags = 0;
  const char* paragraph = "";  // style ids
  const char* character = "";
  const char* table = "";
  const char* cell = "";  // fills
  const char* paragraph_fill = "";
  const char* page = "";
  double line_exact = 0;
  std::size_t fitted = 0;
};

std::optional<Colour> fill(const char* text) {
  return parse_colour(text);
}

std::uint32_t flags_for(const Styles& styles, const Row& row) {
  Styles::RunContext context;
  context.paragraph_style = row.paragraph;
  context.character_style = row.character;
  context.table_style = row.table;
  context.direct = run_settings_of(styles, row.run);
  context.cell_shading = fill(row.cell);
  context.table_shading = styles.table_style_shading(row.table);
  context.paragraph_shading = fill(row.paragraph_fill);
  context.page_background = fill(row.page);
  return flags_of(styles.look(context), row.line_exact, row.fitted);
}

void check(const Styles& styles, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(flags_for(styles, row), row.flags) << row.what;
  }
}

Row plain(const char* what, const char* run, std::uint32_t flags = 0) {
  Row row;
  row.what = what;
  row.run = run;
  row.flags = flags;
  return row;
}

TEST(Visibility, Runs) {
  check(styles_of(kStyles, kTheme), {
                                        plain("nothing said", ""),
                                        plain("hidden", "<w:vanish/>", kHidden),
                                        plain("hidden, off", "<w:vanish w:val='off'/>"),
                                        plain("hidden by a separator", "<w:specVanish/>", kHidden),
                                        plain("hidden on the web", "<w:webHidden/>", kWebHidden),
                                        plain("struck", "<w:strike/>", kStruck),
                                        plain("struck twice", "<w:dstrike w:val='1'/>", kStruck),
                                        plain("capitals", "<w:caps/>", kCaps),
                                        plain("small capitals", "<w:smallCaps/>", kCaps),
                                        plain("bold, italic, underlined", "<w:b/><w:i/><w:u w:val='single'/>"),
                                        plain("an animation", "<w:effect w:val='blinkBackground'/>"),
                                        plain("embossed", "<w:emboss/>"),
                                    });
}

TEST(Visibility, Sizes) {
  check(styles_of(kStyles, kTheme),
        {
            plain("one point", "<w:sz w:val='2'/>", kTiny),
            plain("3.5 points", "<w:sz w:val='7'/>", kTiny),
            plain("four points", "<w:sz w:val='8'/>"),
            plain("one point, strict", "<w:sz w:val='1pt'/>", kTiny),
            plain("small print", "<w:sz w:val='12pt'/>"),
            plain("superscript of normal text", "<w:vertAlign w:val='superscript'/>", kVertical),
            plain("subscript of small print", "<w:sz w:val='12'/><w:vertAlign w:val='subscript'/>", kVertical),
            plain("superscript of tiny text", "<w:sz w:val='8'/><w:vertAlign w:val='superscript'/>", kVertical | kTiny),
            plain("complex size without complex script", "<w:szCs w:val='2'/>"),
            plain("complex size in force", "<w:szCs w:val='2'/><w:cs/>", kTiny),
            plain("complex size under right to left", "<w:szCs w:val='2'/><w:rtl/>", kTiny),
            plain("usual complex script", "<w:cs/>"),
            plain("narrow", "<w:w w:val='80'/>"),
            plain("squeezed", "<w:w w:val='1'/>", kSqueezed),
            plain("squeezed, strict", "<w:w w:val='20%'/>", kSqueezed),
            plain("condensed a little", "<w:spacing w:val='-10'/>"),
            plain("condensed by a point", "<w:spacing w:val='-20'/>"),
            plain("folded", "<w:spacing w:val='-120'/>", kSqueezed),
            plain("folded because narrow", "<w:spacing w:val='-60'/><w:w w:val='50'/>", kSqueezed),
            plain("expanded", "<w:spacing w:val='400'/>"),
            plain("raised", "<w:position w:val='6'/>"),
            plain("raised off the page", "<w:position w:val='3000'/>", kOffPage),
        });
  const Styles styles = styles_of(kStyles, kTheme);
  Row row = plain("lines folded", "", kTiny);
  row.line_exact = 5;
  check(styles, {row});
  row = plain("tight lines", "");
  row.line_exact = 10;
  check(styles, {row});
  row = plain("superscript in tight lines", "<w:vertAlign w:val='superscript'/>", kVertical);
  row.line_exact = 6;
  check(styles, {row});
  row = plain("raised out of its line", "<w:position w:val='-40'/>", kClipped);
  row.line_exact = 12;
  check(styles, {row});
  row = plain("fitted in a dot", "<w:fitText w:val='20'/>", kSqueezed);
  row.fitted = 40;
  check(styles, {row});
  row = plain("fitted in a column", "<w:fitText w:val='2000'/>");
  row.fitted = 20;
  check(styles, {row});
  check(styles, {plain("fitted, length unknown", "<w:fitText w:val='20'/>")});
}

TEST(Visibility, Colours) {
  check(
      styles_of(kStyles, kTheme),
      {
          plain("black", "<w:color w:val='000000'/>"),
          plain("automatic", "<w:color w:val='auto'/>"),
          plain("grey of small print", "<w:color w:val='808080'/>"),
          plain("light grey", "<w:color w:val='A6A6A6'/>"),
          plain("silver", "<w:color w:val='C0C0C0'/>"),
          plain("red", "<w:color w:val='FF0000'/>"),
          plain("nearly white", "<w:color w:val='F0F0F0'/>", kLowContrast),
          plain("white", "<w:color w:val='FFFFFF'/>", kLowContrast),
          plain("yellow", "<w:color w:val='FFFF00'/>", kLowContrast),
          plain("white by the theme", "<w:color w:val='000000' w:themeColor='background1'/>", kLowContrast),
          plain("white where the theme is not read", "<w:color w:val='FFFFFF' w:themeColor='text1'/>", kLowContrast),
          plain("grey by the theme", "<w:color w:val='808080' w:themeColor='background1' w:themeShade='80'/>"),
          plain("pale by a tint", "<w:color w:val='F2F2F2' w:themeColor='text1' w:themeTint='0D'/>", kLowContrast),
          plain("white on a black highlight", "<w:color w:val='FFFFFF'/><w:highlight w:val='black'/>"),
          plain("black on yellow", "<w:highlight w:val='yellow'/>"),
          plain("black on black", "<w:color w:val='000000'/><w:highlight w:val='black'/>", kLowContrast),
          plain("automatic on black highlight", "<w:highlight w:val='black'/>", kLowContrast),
          plain("automatic on black shading", "<w:shd w:val='clear' w:fill='000000'/>"),
          plain("black on black shading", "<w:color w:val='000000'/><w:shd w:val='clear' w:fill='000000'/>", kLowContrast),
          plain("black under a solid pattern", "<w:color w:val='000000'/><w:shd w:val='solid' w:color='000000' w:fill='FFFFFF'/>",
                kLowContrast),
          plain("black under a light pattern", "<w:color w:val='000000'/><w:shd w:val='pct10' w:color='auto' w:fill='auto'/>"),
          plain("no highlight over shading", "<w:color w:val='FFFFFF'/><w:highlight w:val='none'/><w:shd w:val='clear' w:fill='000080'/>"),
      });
}

// The w14 fill stands over w:color; its alpha is the transparency.
TEST(Visibility, TextFill) {
  const auto fill_of = [](const std::string& content) { return "<w14:textFill>" + content + "</w14:textFill>"; };
  const auto solid = [&](const std::string& colour, const std::string& transform) {
    return fill_of("<w14:solidFill>" + colour + transform +
                   (colour.find("scheme") != std::string::npos ? "</w14:schemeClr>" : "</w14:srgbClr>") + "</w14:solidFill>");
  };
  const std::string black = "<w14:srgbClr w14:val='000000'>";
  struct Case {
    const char* what;
    std::string run;
    std::uint32_t flags;
  };
  const std::vector<Case> cases = {
      {"no fill", fill_of("<w14:noFill/>"), kTransparent | kLowContrast},
      {"no fill over black", "<w:color w:val='000000'/>" + fill_of("<w14:noFill/>"), kTransparent | kLowContrast},
      {"solid black", solid(black, ""), 0},
      {"solid white", solid("<w14:srgbClr w14:val='FFFFFF'>", ""), kLowContrast},
      {"solid white over black", "<w:color w:val='000000'/>" + solid("<w14:srgbClr w14:val='FFFFFF'>", ""), kLowContrast},
      {"solid black over white", "<w:color w:val='FFFFFF'/>" + solid(black, ""), kLowContrast},
      {"wholly transparent", solid(black, "<w14:alpha w14:val='100000'/>"), kTransparent | kLowContrast},
      {"nearly transparent", solid(black, "<w14:alpha w14:val='90000'/>"), kTransparent | kLowContrast},
      {"half transparent", solid(black, "<w14:alpha w14:val='50000'/>"), 0},
      {"opaque", solid(black, "<w14:alpha w14:val='0'/>"), 0},
      {"theme text", solid("<w14:schemeClr w14:val='tx1'>", ""), 0},
      {"theme background", solid("<w14:schemeClr w14:val='bg1'>", ""), kLowContrast},
      {"theme background made dark", solid("<w14:schemeClr w14:val='bg1'>", "<w14:lumMod w14:val='50000'/>"), 0},
      {"theme text made pale", solid("<w14:schemeClr w14:val='tx1'>", "<w14:lumMod w14:val='5000'/><w14:lumOff w14:val='95000'/>"),
       kLowContrast},
      {"gradient to white",
       fill_of("<w14:gradFill><w14:gsLst><w14:gs w14:pos='0'><w14:srgbClr w14:val='000000'/></w14:gs>"
               "<w14:gs w14:pos='100000'><w14:srgbClr w14:val='FFFFFF'/></w14:gs></w14:gsLst></w14:gradFill>"),
       kLowContrast},
  };
  const Styles styles = styles_of(kStyles, kTheme);
  for (const Case& row : cases) {
    Row as_row = plain(row.what, row.run.c_str(), row.flags);
    check(styles, {as_row});
  }
}

TEST(Visibility, StylesAndSurroundings) {
  const Styles styles = styles_of(kStyles, kTheme);
  const auto row = [](const char* what, std::uint32_t flags) { return plain(what, "", flags); };
  std::vector<Row> rows;
  const auto add = [&rows](Row value, auto change) {
    change(value);
    rows.push_back(value);
  };
  add(row("white style", kLowContrast), [](Row& r) { r.paragraph = "White"; });
  add(row("white style in a dark cell", 0), [](Row& r) { r.paragraph = "White", r.cell = "1F3864"; });
  add(row("white style on a dark page", 0), [](Row& r) { r.paragraph = "White", r.page = "000000"; });
  add(row("white style in a pale paragraph of a dark cell", kLowContrast),
      [](Row& r) { r.paragraph = "White", r.cell = "000000", r.paragraph_fill = "F8F8F8"; });
  add(row("automatic in a dark cell", 0), [](Row& r) { r.cell = "000000"; });
  add(row("automatic in a blue cell", 0), [](Row& r) { r.cell = "0000FF"; });
  add(row("hidden style", kHidden), [](Row& r) { r.paragraph = "Hidden"; });
  add(row("hidden twice is shown", 0), [](Row& r) { r.paragraph = "Hidden", r.character = "HiddenToo"; });
  add(row("hidden by a character style", kHidden), [](Row& r) { r.character = "HiddenToo"; });
  add(row("tiny by a chain", kTiny), [](Row& r) { r.character = "TinyNext"; });
  add(row("dark table style", 0), [](Row& r) { r.table = "Dark"; });
  add(row("dark table style in a cell made white", kLowContrast), [](Row& r) { r.table = "Dark", r.cell = "FFFFFF"; });
  add(row("pale table style", kLowContrast), [](Row& r) { r.table = "Pale"; });
  add(row("black on a near-black page", kLowContrast), [](Row& r) { r.run = "<w:color w:val='000000'/>", r.page = "0A0A0A"; });
  check(styles, rows);
}

// A label has the paragraph's style and its mark's settings; the numbering level has the last word.
TEST(Visibility, Labels) {
  const Styles styles = styles_of(kStyles, kTheme);
  const RunSettings white = run_settings_of(styles, "<w:color w:val='FFFFFF'/>");
  const RunSettings shown = run_settings_of(styles, "<w:vanish w:val='0'/>");
  Styles::RunContext context;
  context.numbering = &white;
  context.direct = run_settings_of(styles, "<w:color w:val='000000'/>");
  EXPECT_EQ(flags_of(styles.look(context), 0), kLowContrast);
  context.numbering = &shown;
  context.paragraph_style = "Hidden";
  EXPECT_EQ(flags_of(styles.look(context), 0), 0u);
}

}  // namespace
}  // namespace sverka

// What the walk through a document asks of styles, tables, fonts and settings.
namespace sverka::testing {
namespace {

std::string table_of(std::string_view properties, const std::vector<std::string>& rows) {
  std::string xml = "<w:tbl><w:tblPr>" + std::string(properties) + "</w:tblPr>";
  for (const std::string& row : rows) {
    xml += "<w:tr>" + row + "</w:tr>";
  }
  return xml + "</w:tbl>";
}

std::string cell(std::string_view text, std::string_view properties = {}, std::string_view run_properties = {}) {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + paragraph(text, run_properties) + "</w:tc>";
}

std::string table_style(std::string_view content, std::string_view attributes = "w:styleId=\"T\"") {
  return "<w:style w:type=\"table\" " + std::string(attributes) + ">" + std::string(content) + "</w:style>";
}

std::string styled_part(std::string_view part, std::string_view content) {
  return "<w:tblStylePr w:type=\"" + std::string(part) + "\">" + std::string(content) + "</w:tblStylePr>";
}

std::string shown_with_styles(std::string_view styles, std::string body) {
  DocxBuilder builder(std::move(body));
  builder.part("styles.xml", "<w:styles NS>" + std::string(styles) + "</w:styles>", "styles");
  return show(read_built(builder));
}

const char* const kUsesT = "<w:tblStyle w:val=\"T\"/>";
const char* const kUsesTWithEdges =
    "<w:tblStyle w:val=\"T\"/><w:tblLook w:firstRow=\"1\" w:lastRow=\"1\" w:firstColumn=\"1\" "
    "w:lastColumn=\"1\" w:noHBand=\"1\" w:noVBand=\"1\"/>";

TEST(VisibilityInDocuments, PartsOfATableStyle) {
  const std::vector<std::string> square = {cell("a") + cell("b"), cell("c") + cell("d"), cell("e") + cell("f")};
  const struct {
    const char* name;
    std::string style;
    std::string body;
    const char* shown;
  } kCases[] = {
      {"hidden first row", styled_part("firstRow", "<w:rPr><w:vanish/></w:rPr>"), table_of(kUsesTWithEdges, square),
       "{hidden:a}\n{hidden:b}\nc\nd\ne\nf"},
      {"first row not asked for", styled_part("firstRow", "<w:rPr><w:vanish/></w:rPr>"),
       table_of(std::string(kUsesT) + "<w:tblLook w:firstRow=\"0\"/>", square), "a\nb\nc\nd\ne\nf"},
      {"white last row", styled_part("lastRow", "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>"), table_of(kUsesTWithEdges, square),
       "a\nb\nc\nd\n{low-contrast:e}\n{low-contrast:f}"},
      {"white on a dark first row",
       styled_part("firstRow", "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:tcPr>"),
       table_of(kUsesTWithEdges, square), "a\nb\nc\nd\ne\nf"},
      {"tiny last column", styled_part("lastCol", "<w:rPr><w:sz w:val=\"2\"/></w:rPr>"), table_of(kUsesTWithEdges, square),
       "a\n{tiny:b}\nc\n{tiny:d}\ne\n{tiny:f}"},
      {"odd bands, which a table without a choice has", styled_part("band1Horz", "<w:rPr><w:vanish/></w:rPr>"), table_of(kUsesT, square),
       "{hidden:a}\n{hidden:b}\nc\nd\n{hidden:e}\n{hidden:f}"},
      {"a cell in a content control counts", styled_part("lastCol", "<w:rPr><w:vanish/></w:rPr>"),
       table_of(kUsesTWithEdges, {cell("a") + "<w:sdt><w:sdtContent>" + cell("b") + "</w:sdtContent></w:sdt>"}), "a\n{hidden:b}"},
      {"a row of its own choice", styled_part("lastCol", "<w:rPr><w:vanish/></w:rPr>"),
       table_of(kUsesTWithEdges, {"<w:tblPrEx><w:tblLook w:lastColumn=\"0\"/></w:tblPrEx>" + cell("a"), cell("b")}), "a\n{hidden:b}"},
      {"line pitch of the style", "<w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>", table_of(kUsesT, {cell("a")}),
       "{tiny:a}"},
      {"line pitch of a part", styled_part("firstRow", "<w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>"),
       table_of(kUsesTWithEdges, square), "{tiny:a}\n{tiny:b}\nc\nd\ne\nf"},
      {"a nested table does not take the style over", "<w:rPr><w:vanish/></w:rPr>",
       table_of(kUsesT, {"<w:tc>" + table_of("", {cell("inner")}) + paragraph("outer") + "</w:tc>"}), "inner\n{hidden:outer}"},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(shown_with_styles(table_style(one.style), one.body), one.shown) << one.name;
  }
}

TEST(VisibilityInDocuments, ATableWithoutAStyleHasTheDefaultOne) {
  const std::string styles = table_style("<w:rPr><w:vanish/></w:rPr>", "w:default=\"1\" w:styleId=\"D\"") + table_style("");
  EXPECT_EQ(shown_with_styles(styles, table_of("", {cell("a")})), "{hidden:a}");
  EXPECT_EQ(shown_with_styles(styles, table_of("<w:tblStyle w:val=\"Missing\"/>", {cell("a")})), "{hidden:a}");
  EXPECT_EQ(shown_with_styles(styles, table_of(kUsesT, {cell("a")})), "a");
}

TEST(VisibilityInDocuments, ShadingOfCells) {
  const std::string dark = "<w:tcPr><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:tcPr>";
  const std::string white = "<w:color w:val=\"FFFFFF\"/>";
  const std::string none = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"auto\"/>";
  const std::string black = "<w:shd w:val=\"clear\" w:fill=\"000000\"/>";
  const auto inner = [&](std::string_view properties) {
    return table_of("", {"<w:tc>" + std::string("<w:tcPr>") + std::string(properties) + "</w:tcPr>" +
                         table_of("", {cell("a", none, white)}) + "</w:tc>"});
  };
  EXPECT_EQ(shown_with_styles(table_style(dark), table_of(kUsesT, {cell("a", "", white)})), "a");
  EXPECT_EQ(shown_with_styles(table_style(dark), table_of(kUsesT, {cell("a", none, white)})), "{low-contrast:a}");
  EXPECT_EQ(shown_with_styles(table_style(""), table_of(kUsesT + black, {cell("a", none, white)})), "{low-contrast:a}");
  EXPECT_EQ(shown_with_styles("", inner(black)), "a") << "no fill shows the cell around the table";
  EXPECT_EQ(shown_with_styles("", inner(none)), "{low-contrast:a}");
}

// settings.xml says which of the theme's colours stand for text and background.
TEST(VisibilityInDocuments, ColoursOfTheThemeAreMapped) {
  const auto shown = [](std::string_view settings) {
    DocxBuilder builder(paragraph("a", "<w:color w:themeColor=\"text1\"/>"));
    builder.part("theme1.xml", "<a:theme NS>" + std::string(kTheme) + "</a:theme>", "theme");
    builder.part("settings.xml", "<w:settings NS>" + std::string(settings) + "</w:settings>", "settings");
    return show(read_built(builder));
  };
  EXPECT_EQ(shown(""), "a");
  EXPECT_EQ(shown("<w:clrSchemeMapping w:bg1=\"light1\" w:t1=\"dark1\"/>"), "a");
  EXPECT_EQ(shown("<w:clrSchemeMapping w:bg1=\"dark1\" w:t1=\"light1\"/>"), "{low-contrast:a}");
}

TEST(VisibilityInDocuments, FittedText) {
  const auto fitted = [](std::string_view text, std::string_view attributes) {
    return "<w:r><w:rPr><w:fitText " + std::string(attributes) + "/></w:rPr><w:t>" + std::string(text) + "</w:t></w:r>";
  };
  const auto in_paragraph = [](const std::string& runs) { return "<w:p>" + runs + "</w:p>"; };
  const std::string narrow = "w:val=\"60\"";
  const std::string together = "w:val=\"60\" w:id=\"7\"";
  EXPECT_EQ(show(read_body(in_paragraph(fitted("ab", narrow)))), "ab");
  EXPECT_EQ(show(read_body(in_paragraph(fitted("abcd", narrow)))), "{squeezed:abcd}");
  EXPECT_EQ(show(read_body(in_paragraph(fitted("ab", together) + fitted("cd", together)))), "{squeezed:abcd}");
  EXPECT_EQ(show(read_body(in_paragraph(fitted("ab", together) + "<w:smartTag>" + fitted("cd", together) + "</w:smartTag>"))),
            "{squeezed:abcd}");
  EXPECT_EQ(show(read_body(in_paragraph(fitted("ab", together)) + in_paragraph(fitted("cd", together)))), "ab\ncd");
}

// The indents of a numbering level put text off the page, unless the paragraph or its style has its own.
TEST(VisibilityInDocuments, IndentsOfANumberingLevel) {
  const auto shown = [](std::string_view own, std::string_view styles, std::string_view level_indent) {
    DocxBuilder builder(paragraph("a", {}, own));
    builder.part("styles.xml", "<w:styles NS>" + std::string(styles) + "</w:styles>", "styles");
    builder.part("numbering.xml",
                 "<w:numbering NS><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
                 "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:pPr><w:ind " +
                     std::string(level_indent) +
                     "/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
                     "w:val=\"0\"/></w:num></w:numbering>",
                 "numbering");
    return show(read_built(builder));
  };
  const std::string numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
  const std::string by_style =
      "<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:pPr>" + numbered + "<w:ind w:left=\"720\"/></w:pPr></w:style>";
  EXPECT_EQ(shown(numbered, "", "w:left=\"360\" w:hanging=\"360\""), "1.| a");
  EXPECT_EQ(shown(numbered, "", "w:left=\"20000\""), "1.| {off-page:a}");
  EXPECT_EQ(shown(numbered + "<w:ind w:left=\"0\"/>", "", "w:left=\"20000\""), "1.| a");
  EXPECT_EQ(shown("<w:pStyle w:val=\"S\"/>", by_style, "w:left=\"20000\""), "1.| a");
}

}  // namespace
}  // namespace sverka::testing
