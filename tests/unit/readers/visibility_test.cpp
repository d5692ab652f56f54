// Formatting of runs, paragraphs, cells, tables, themes -> the flags that a reader of the page would agree with.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "document/document.hpp"
#include "readers/docx/colour.hpp"
#include "readers/docx/styles.hpp"
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
  const char* run = "";        // w:rPr
  std::uint32_t flags = 0;
  const char* paragraph = "";  // style ids
  const char* character = "";
  const char* table = "";
  const char* cell = "";       // fills
  const char* paragraph_fill = "";
  const char* page = "";
  double line_exact = 0;
  std::size_t fitted = 0;
};

std::optional<Colour> fill(const char* text) { return parse_colour(text); }

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
  check(styles_of(kStyles, kTheme),
        {
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
  check(styles_of(kStyles, kTheme),
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
    return fill_of("<w14:solidFill>" + colour + transform + (colour.find("scheme") != std::string::npos ? "</w14:schemeClr>" : "</w14:srgbClr>") +
                   "</w14:solidFill>");
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
      {"theme text made pale",
       solid("<w14:schemeClr w14:val='tx1'>", "<w14:lumMod w14:val='5000'/><w14:lumOff w14:val='95000'/>"), kLowContrast},
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
