#include <gtest/gtest.h>

#include <string>

#include "readers/docx/colour.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/styles.hpp"
#include "unit/readers/wordprocessing_xml.hpp"

namespace sverka {
namespace {

Colour colour_of(std::string_view hex) {
  return parse_colour(hex).value_or(Colour{1, 2, 3});
}

std::string hex(Colour colour) {
  char text[8];
  std::snprintf(text, sizeof text, "%02X%02X%02X", unsigned{colour.red}, unsigned{colour.green}, unsigned{colour.blue});
  return text;
}

const char* const kTheme =
    "<a:themeElements><a:clrScheme name='x'>"
    "<a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1><a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1>"
    "<a:dk2><a:srgbClr val='1F497D'/></a:dk2><a:lt2><a:srgbClr val='EEECE1'/></a:lt2>"
    "<a:accent1><a:srgbClr val='4F81BD'/></a:accent1><a:accent2><a:srgbClr val='C0504D'/></a:accent2>"
    "<a:accent3><a:srgbClr val='9BBB59'/></a:accent3><a:accent4><a:srgbClr val='8064A2'/></a:accent4>"
    "<a:accent5><a:srgbClr val='4BACC6'/></a:accent5><a:accent6><a:srgbClr val='F79646'/></a:accent6>"
    "<a:hlink><a:srgbClr val='0000FF'/></a:hlink><a:folHlink><a:srgbClr val='800080'/></a:folHlink></a:clrScheme>"
    "<a:fontScheme name='x'><a:majorFont><a:latin typeface='Cambria'/><a:ea typeface=''/><a:cs typeface=''/></a:majorFont>"
    "<a:minorFont><a:latin typeface='Calibri'/><a:ea typeface=''/><a:cs typeface='Arial'/></a:minorFont></a:fontScheme>"
    "</a:themeElements>";

// ISO 29500-1, 22.9.2.7 and 22.9.2.15: both spellings of values.
TEST(Measure, OnOffAndUnits) {
  for (const char* text : {"true", "1", "on", " 1 "}) {
    EXPECT_EQ(parse_on_off(text), true) << text;
  }
  for (const char* text : {"false", "0", "off"}) {
    EXPECT_EQ(parse_on_off(text), false) << text;
  }
  for (const char* text : {"", "TRUE", "yes", "2"}) {
    EXPECT_EQ(parse_on_off(text), std::nullopt) << text;
  }
  struct Case {
    const char* text;
    double unit;
    double points;
  };
  for (const Case& row : {Case{"24", kHalfPoint, 12}, Case{"12pt", kHalfPoint, 12}, Case{"1in", kTwip, 72}, Case{"2.54cm", kTwip, 72},
                          Case{"25.4mm", kTwip, 72}, Case{"1pc", kTwip, 12}, Case{"2pi", kTwip, 24}, Case{"-240", kTwip, -12},
                          Case{"+20", kTwip, 1}, Case{" 20 ", kTwip, 1}}) {
    const auto points = parse_measure(row.text, row.unit);
    ASSERT_TRUE(points.has_value()) << row.text;
    EXPECT_NEAR(*points, row.points, 1e-9) << row.text;
  }
  for (const char* text : {"", "x", "nan", "inf", "-", "12px", "1e400", "0x10", "--1"}) {
    EXPECT_EQ(parse_measure(text, kTwip), std::nullopt) << text;
  }
  EXPECT_EQ(parse_measure("99999999999999999999", kTwip), 1e6);
  EXPECT_EQ(parse_integer("99999999999"), 2147483647);
  EXPECT_EQ(parse_integer("12abc"), std::nullopt);
  EXPECT_EQ(parse_integer("12.7"), 12);
  EXPECT_EQ(parse_percent("50%"), 50.0);
  EXPECT_EQ(parse_percent("50"), 50.0);
  EXPECT_EQ(parse_share("50%"), 0.5);
  EXPECT_EQ(parse_share("50000"), 0.5);
}

// 17.7.3: toggles combine by exclusive or over table, paragraph and character style; a chain by basedOn is one level and overrides.
TEST(Styles, ToggleLevels) {
  const Styles styles =
      styles_of(style("paragraph", "Plain", "", "w:default='1'") + style("paragraph", "P", "<w:rPr><w:vanish/></w:rPr>") +
                style("paragraph", "PP", "<w:basedOn w:val='P'/><w:rPr><w:vanish/></w:rPr>") +
                style("paragraph", "POff", "<w:basedOn w:val='P'/><w:rPr><w:vanish w:val='0'/></w:rPr>") +
                style("paragraph", "PNext", "<w:basedOn w:val='P'/>") + style("character", "C", "<w:rPr><w:vanish w:val='on'/></w:rPr>") +
                style("character", "COff", "<w:rPr><w:vanish w:val='off'/></w:rPr>") + style("table", "T", "<w:rPr><w:vanish/></w:rPr>"));
  struct Case {
    const char *paragraph, *character, *table, *direct;
    bool hidden;
  };
  const Case kCases[] = {
      {"", "", "", "", false},
      {"P", "", "", "", true},
      {"PP", "", "", "", true},
      {"POff", "", "", "", false},
      {"PNext", "", "", "", true},
      {"", "C", "", "", true},
      {"P", "C", "", "", false},
      {"P", "COff", "", "", true},
      {"P", "C", "T", "", true},
      {"P", "", "T", "", false},
      {"", "", "T", "", true},
      {"P", "C", "", "<w:vanish/>", true},
      {"P", "", "", "<w:vanish w:val='false'/>", false},
      {"P", "C", "T", "<w:vanish w:val='0'/>", false},
      {"P", "", "", "<w:vanish w:val='nonsense'/>", true},
      {"C", "P", "P", "", false},  // styles of the wrong type say nothing
      {"Missing", "Missing", "Missing", "", false},
  };
  for (const Case& row : kCases) {
    Styles::RunContext context;
    context.paragraph_style = row.paragraph;
    context.character_style = row.character;
    context.table_style = row.table;
    context.direct = run_settings_of(styles, row.direct);
    EXPECT_EQ(styles.look(context).hidden, row.hidden) << row.paragraph << "+" << row.character << "+" << row.table << "+" << row.direct;
  }
}

// 17.7.3: "If the value specified by the document defaults is true, the effective value is true."
TEST(Styles, ToggleInDocumentDefaults) {
  const Styles styles = styles_of("<w:docDefaults><w:rPrDefault><w:rPr><w:strike/><w:caps/></w:rPr></w:rPrDefault></w:docDefaults>" +
                                  style("paragraph", "P", "<w:rPr><w:strike/></w:rPr>"));
  Styles::RunContext context;
  context.paragraph_style = "P";
  EXPECT_TRUE(styles.look(context).struck);
  EXPECT_TRUE(styles.look(context).caps);
  context.direct.strike = false;
  EXPECT_FALSE(styles.look(context).struck);
}

// What is not in the list of 17.7.3 is plain: the last word holds.
TEST(Styles, PlainPropertiesOverride) {
  const Styles styles =
      styles_of("<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/><w:rFonts w:ascii='A'/></w:rPr></w:rPrDefault></w:docDefaults>" +
                style("paragraph", "P", "<w:rPr><w:webHidden/><w:specVanish/><w:sz w:val='30'/></w:rPr>") +
                style("character", "C", "<w:rPr><w:webHidden/><w:specVanish/><w:rFonts w:ascii='B' w:hAnsi='Wingdings'/></w:rPr>"));
  Styles::RunContext context;
  EXPECT_EQ(styles.look(context).size_points, 11);
  EXPECT_EQ(styles.look(context).font, "A");
  context.paragraph_style = "P";
  context.character_style = "C";
  const RunLook look = styles.look(context);
  EXPECT_TRUE(look.web_hidden);
  EXPECT_TRUE(look.hidden);
  EXPECT_EQ(look.size_points, 15);
  EXPECT_EQ(look.font, "B");
  EXPECT_EQ(look.font_high_ansi, "Wingdings");
}

TEST(Styles, ChainsThatAreOdd) {
  const Styles styles =
      styles_of(style("paragraph", "A", "<w:basedOn w:val='B'/><w:rPr><w:sz w:val='40'/></w:rPr>") +
                style("paragraph", "B", "<w:basedOn w:val='A'/><w:rPr><w:spacing w:val='20'/></w:rPr>") +
                style("paragraph", "Self", "<w:basedOn w:val='Self'/><w:rPr><w:sz w:val='50'/></w:rPr>") +
                style("paragraph", "Orphan", "<w:basedOn w:val='Gone'/><w:rPr><w:sz w:val='60'/></w:rPr>") +
                style("character", "Other", "<w:basedOn w:val='A'/>") + style("paragraph", "A", "<w:rPr><w:vanish/></w:rPr>"));
  Styles::RunContext context;
  context.paragraph_style = "A";
  EXPECT_EQ(styles.look(context).size_points, 20);
  EXPECT_EQ(styles.look(context).spacing_points, 1);
  EXPECT_FALSE(styles.look(context).hidden);
  context.paragraph_style = "Self";
  EXPECT_EQ(styles.look(context).size_points, 25);
  context.paragraph_style = "Orphan";
  EXPECT_EQ(styles.look(context).size_points, 30);
  context.paragraph_style = {};
  context.character_style = "Other";  // based on a paragraph style: ignored
  EXPECT_EQ(styles.look(context).size_points, 10);
  std::string codes;
  for (const Note& note : styles.notes()) {
    codes += note.code + " ";
  }
  EXPECT_EQ(codes, "style-duplicate style-conflict style-loop ");
}

// A chain as long as the limit resolves in one pass, with no recursion.
TEST(Styles, LongChain) {
  std::string text;
  for (int at = 8000; at > 0; --at) {
    text += style("paragraph", "S" + std::to_string(at), "<w:basedOn w:val='S" + std::to_string(at - 1) + "'/>");
  }
  text += style("paragraph", "S0", "<w:rPr><w:vanish/></w:rPr>");
  const Styles styles = styles_of(text);
  Styles::RunContext context;
  context.paragraph_style = "S8000";
  EXPECT_TRUE(styles.look(context).hidden);
}

// 17.7.4.17: the last style with w:default holds; programs fall back on the one named Normal.
TEST(Styles, DefaultStyles) {
  EXPECT_EQ(styles_of(style("paragraph", "One", "", "w:default='1'") + style("paragraph", "Two", "", "w:default='true'"))
                .default_paragraph_style(),
            "Two");
  EXPECT_EQ(styles_of(style("paragraph", "X", "<w:name w:val='Normal'/>")).default_paragraph_style(), "X");
  EXPECT_EQ(styles_of("").default_paragraph_style(), "");
  EXPECT_EQ(Styles().default_paragraph_style(), "");
  const Styles styles = styles_of(style("paragraph", "a", "<w:name w:val='heading 1'/><w:rPr><w:vanish/></w:rPr>", "w:default='1'") +
                                  style("table", "T", "", "w:default='1'"));
  EXPECT_EQ(styles.style_name("a"), "heading 1");
  EXPECT_EQ(styles.style_name("zz"), "zz");
  EXPECT_EQ(styles.default_table_style(), "T");
  EXPECT_TRUE(styles.look({}).hidden);
  Styles::RunContext context;
  context.paragraph_style = "Unknown";
  EXPECT_TRUE(styles.look(context).hidden);
}

TEST(Styles, EffectiveParagraph) {
  const Styles styles = styles_of(
      "<w:docDefaults><w:pPrDefault><w:pPr><w:ind w:left='200'/></w:pPr></w:pPrDefault></w:docDefaults>" +
      style("paragraph", "H",
            "<w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='7'/></w:numPr><w:outlineLvl w:val='1'/>"
            "<w:spacing w:line='100' w:lineRule='exact'/><w:shd w:val='clear' w:fill='000000'/><w:ind w:hanging='100'/></w:pPr>") +
      style("paragraph", "Off", "<w:basedOn w:val='H'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"));
  const auto effective = [&](const char* content) { return styles.effective_paragraph(paragraph_settings_of(styles, content)); };
  ParagraphSettings settings = effective("<w:pStyle w:val='H'/>");
  EXPECT_EQ(settings.numbering_id, "7");
  EXPECT_FALSE(settings.numbering_is_direct);
  EXPECT_EQ(settings.outline_level, 1);
  EXPECT_EQ(settings.line_exact_points, 5.0);
  EXPECT_EQ(settings.shading, (Colour{0, 0, 0}));
  EXPECT_EQ(settings.left_indent_points, 10.0);
  EXPECT_EQ(settings.hanging_points, 5.0);
  settings = effective(
      "<w:pStyle w:val='H'/><w:outlineLvl w:val='9'/><w:spacing w:lineRule='auto'/><w:shd w:val='clear' w:fill='auto'/>"
      "<w:ind w:firstLine='60' w:start='1in'/><w:numPr><w:numId w:val='3'/></w:numPr>");
  EXPECT_EQ(settings.outline_level, std::nullopt);
  EXPECT_EQ(settings.line_exact_points, std::nullopt);
  EXPECT_EQ(settings.shading, std::nullopt);
  EXPECT_EQ(settings.hanging_points, 0.0);
  EXPECT_EQ(settings.first_line_points, 3.0);
  EXPECT_EQ(settings.left_indent_points, 72.0);
  EXPECT_EQ(settings.numbering_id, "3");
  EXPECT_TRUE(settings.numbering_is_direct);
  EXPECT_EQ(effective("<w:pStyle w:val='Off'/>").numbering_id, "0");
  EXPECT_NEAR(effective("<w:pStyle w:val='H'/><w:spacing w:line='1cm'/>").line_exact_points.value_or(0), 72 / 2.54, 1e-9);
  EXPECT_EQ(effective("<w:spacing w:line='20'/>").line_exact_points, std::nullopt);
  settings = effective("<w:framePr w:x='-20000' w:y='10pt'/><w:pageBreakBefore/>");
  EXPECT_TRUE(settings.has_frame);
  EXPECT_EQ(settings.frame_x_points, -1000);
  EXPECT_EQ(settings.frame_y_points, 10);
  EXPECT_EQ(settings.page_break_before, true);
}

TEST(Colours, ThemeTintShadeMapping) {
  struct Case {
    const char* attributes;
    const char* expected;
  };
  const Case kCases[] = {
      {"w:val='FF0000'", "FF0000"},
      {"w:val='auto'", "000000"},
      {"w:val='000000' w:themeColor='background1'", "FFFFFF"},
      {"w:val='AAAAAA' w:themeColor='text1'", "000000"},
      {"w:val='1' w:themeColor='accent2'", "C0504D"},
      {"w:themeColor='dark2'", "1F497D"},
      {"w:themeColor='light2'", "EEECE1"},
      {"w:themeColor='hyperlink'", "0000FF"},
      {"w:val='00FF00' w:themeColor='none'", "00FF00"},
      // 17.3.2.6 works its own examples: accent 2 with a tint, accent 2 with a shade.
      {"w:themeColor='accent2' w:themeTint='99'", "D99694"},
      {"w:themeColor='accent2' w:themeShade='BF'", "953735"},
      {"w:themeColor='background1' w:themeShade='80'", "808080"},
      {"w:themeColor='text1' w:themeTint='80'", "7F7F7F"},
  };
  const Styles styles = styles_of("", kTheme);
  for (const Case& row : kCases) {
    Styles::RunContext context;
    context.direct = run_settings_of(styles, "<w:color " + std::string(row.attributes) + "/>");
    if (context.direct.colour) {
      context.direct.colour->stored.reset();
    }
    const Colour colour = styles.look(context).colour;
    const Colour expected = colour_of(row.expected);
    EXPECT_LE(std::abs(colour.red - expected.red) + std::abs(colour.green - expected.green) + std::abs(colour.blue - expected.blue), 4)
        << row.attributes << " " << hex(colour) << " not " << row.expected;
  }
  const Styles mapped = styles_of("", kTheme, "<w:clrSchemeMapping w:t1='light1' w:bg1='dark1'/>");
  Styles::RunContext context;
  context.direct = run_settings_of(mapped, "<w:color w:themeColor='text1'/>");
  EXPECT_EQ(hex(mapped.look(context).colour), "FFFFFF");
}

// 17.18.78 ST_Shd: the pattern's share of its colour over the fill.
TEST(Colours, Shading) {
  struct Case {
    const char* attributes;
    const char* expected;  // null: shows what is behind
  };
  const Case kCases[] = {
      {"w:val='clear' w:fill='123456'", "123456"},
      {"w:val='clear' w:color='auto' w:fill='auto'", nullptr},
      {"w:val='nil' w:fill='FF0000'", nullptr},
      {"w:val='solid' w:color='00FF00' w:fill='FF0000'", "00FF00"},
      {"w:val='solid' w:color='auto' w:fill='auto'", "000000"},
      {"w:val='pct50' w:color='000000' w:fill='FFFFFF'", "808080"},
      {"w:val='pct10' w:color='auto' w:fill='auto'", "E6E6E6"},
      {"w:val='pct12' w:color='000000' w:fill='FFFFFF'", "DFDFDF"},
      {"w:val='clear' w:themeFill='accent1'", "4F81BD"},
      {"w:val='horzStripe' w:color='000000' w:fill='FFFFFF'", "808080"},
      {"w:fill='ABCDEF'", "ABCDEF"},
  };
  const Styles styles = styles_of("", kTheme);
  for (const Case& row : kCases) {
    const XmlTree parent = tree_of("w:tcPr", "<w:shd " + std::string(row.attributes) + "/>");
    const auto paint = styles.shading(parent, parent.child(parent.root(), "w:shd"));
    ASSERT_TRUE(paint.has_value()) << row.attributes;
    EXPECT_EQ(paint->none, row.expected == nullptr) << row.attributes;
    if (row.expected != nullptr) {
      EXPECT_EQ(hex(paint->colour), row.expected) << row.attributes;
    }
  }
  const XmlTree document = tree_of("w:document", "<w:background w:color='112233'/>");
  EXPECT_EQ(styles.page_background(document, document.child(document.root(), "w:background")), colour_of("112233"));
  EXPECT_EQ(styles.page_background(document, 0), std::nullopt);
  EXPECT_EQ(styles.shading(document, 0), std::nullopt);
}

TEST(Colours, Contrast) {
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21.0, 0.01);
  EXPECT_NEAR(contrast({128, 128, 128}, {255, 255, 255}), 3.95, 0.01);
  EXPECT_EQ(contrast({7, 7, 7}, {7, 7, 7}), 1.0);
}

// 17.7.6: conditional parts of a table style, corners last.
TEST(Styles, TableParts) {
  const Styles styles =
      styles_of(style("table", "Base",
                      "<w:tblPr><w:tblStyleRowBandSize w:val='2'/></w:tblPr><w:tcPr><w:shd w:val='clear' w:fill='EEEEEE'/></w:tcPr>"
                      "<w:tblStylePr w:type='firstRow'><w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
                      "<w:tcPr><w:shd w:val='clear' w:fill='000000'/></w:tcPr></w:tblStylePr>") +
                style("table", "T",
                      "<w:basedOn w:val='Base'/><w:tblStylePr w:type='band2Horz'><w:rPr><w:sz w:val='2'/></w:rPr></w:tblStylePr>"
                      "<w:tblStylePr w:type='nwCell'><w:rPr><w:vanish/></w:rPr></w:tblStylePr>"));
  TableChoice choice;
  choice.first_row = choice.first_column = true;
  const auto parts = [&](std::uint32_t row, std::uint32_t column) { return styles.table_parts("T", choice, {row, 6, column, 3}); };
  Styles::RunContext context;
  context.table_style = "T";
  context.table_parts = parts(0, 0);
  EXPECT_TRUE(styles.look(context).hidden);
  context.table_parts = parts(0, 1);
  EXPECT_FALSE(styles.look(context).hidden);
  EXPECT_EQ(hex(styles.look(context).colour), "FFFFFF");
  EXPECT_EQ(styles.table_style_shading("T", parts(0, 1)), colour_of("000000"));
  EXPECT_EQ(styles.table_style_shading("T", parts(1, 1)), colour_of("EEEEEE"));
  EXPECT_EQ(styles.table_style_shading("T"), colour_of("EEEEEE"));
  EXPECT_EQ(styles.table_style_shading("None"), std::nullopt);
  for (const auto& [row, size] : {std::pair{1u, 10.0}, {2u, 10.0}, {3u, 1.0}, {4u, 1.0}, {5u, 10.0}}) {
    context.table_parts = parts(row, 1);
    EXPECT_EQ(styles.look(context).size_points, size) << row;
  }
  const XmlTree tree = tree_of("w:tblPr", "<w:tblLook w:val='0620' w:lastRow='1'/>");
  const TableChoice read = styles.table_choice(tree, tree.child(tree.root(), "w:tblLook"));
  EXPECT_TRUE(read.first_row && read.last_row && !read.first_column && !read.banded_rows && !read.banded_columns);
  EXPECT_TRUE(styles.table_choice(tree, 0).banded_rows);
}

TEST(Styles, FontsOfTheTheme) {
  const Styles styles = styles_of("", kTheme);
  Styles::RunContext context;
  context.direct = run_settings_of(styles, "<w:rFonts w:ascii='Symbol' w:asciiTheme='minorHAnsi' w:hAnsi='Arial'/>");
  EXPECT_EQ(styles.look(context).font, "Calibri");
  EXPECT_EQ(styles.look(context).font_high_ansi, "Arial");
  context.direct = run_settings_of(styles, "<w:rFonts w:asciiTheme='majorEastAsia' w:ascii='Times'/>");
  EXPECT_EQ(styles.look(context).font, "Times");
  EXPECT_EQ(styles.look(context).font_high_ansi, "Times");
  context.direct = run_settings_of(styles, "<w:rFonts w:cs='Only'/>");
  EXPECT_EQ(styles.look(context).font, "Only");
}

// A change record inside w:rPr holds what was, not what is.
TEST(Styles, FormerPropertiesAreNotRead) {
  const Styles styles = styles_of("");
  EXPECT_EQ(run_settings_of(styles, "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>").vanish, std::nullopt);
}

TEST(Styles, MovedAndEmpty) {
  Styles styles = styles_of(style("paragraph", "P", "<w:rPr><w:vanish/></w:rPr>", "w:default='1'"));
  const Styles moved = std::move(styles);
  EXPECT_TRUE(moved.look({}).hidden);
  const Styles none = Styles::read(nullptr, nullptr);
  EXPECT_EQ(flags_of(none.look({}), 0), 0u);
  EXPECT_EQ(none.effective_paragraph({}).numbering_id, std::nullopt);
}

}  // namespace
}  // namespace sverka
