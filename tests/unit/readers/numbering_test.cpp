#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "readers/docx/number_format.hpp"
#include "readers/docx/numbering.hpp"
#include "reading_fixture.hpp"
#include "unit/readers/wordprocessing_xml.hpp"

namespace sverka {
namespace {

struct LevelOf {
  int level = 0;
  std::string text;
  std::string format = "decimal";
  int start = 1;
  std::string more = {};  // other children
};

std::string level(const LevelOf& of) {
  return "<w:lvl w:ilvl='" + std::to_string(of.level) + "'><w:start w:val='" + std::to_string(of.start) + "'/><w:numFmt w:val='" +
         of.format + "'/>" + of.more + "<w:lvlText w:val='" + of.text + "'/></w:lvl>";
}

// Levels 0 to 8 as "1.", "1.1.", "1.1.1." ...
std::string outline() {
  std::string result, text;
  for (int at = 0; at < 9; ++at) {
    text += "%" + std::to_string(at + 1) + ".";
    result += level({at, text});
  }
  return result;
}

std::string abstract_number(int id, const std::string& content) {
  return "<w:abstractNum w:abstractNumId='" + std::to_string(id) + "'>" + content + "</w:abstractNum>";
}

std::string number(int id, int abstract, const std::string& overrides = {}) {
  return "<w:num w:numId='" + std::to_string(id) + "'><w:abstractNumId w:val='" + std::to_string(abstract) + "'/>" + overrides + "</w:num>";
}

std::string start_override(int at, int start) {
  return "<w:lvlOverride w:ilvl='" + std::to_string(at) + "'><w:startOverride w:val='" + std::to_string(start) + "'/></w:lvlOverride>";
}

class Counter {
 public:
  explicit Counter(const std::string& numbering, const std::string& styles = {})
      : styles_(styles_of(styles)), tree_(tree_of("w:numbering", numbering)), numbering_(Numbering::read(&tree_, styles_)) {}

  Label next(const std::string& p_pr, std::uint32_t story = 0) {
    const ParagraphSettings direct = paragraph_settings_of(styles_, p_pr);
    return numbering_.next(styles_.effective_paragraph(direct), direct.style.value_or(""), story);
  }
  std::string at(int num, int level, std::uint32_t story = 0) {
    return next("<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + std::to_string(num) + "'/></w:numPr>", story)
        .text;
  }
  std::string styled(const std::string& style) { return next("<w:pStyle w:val='" + style + "'/>").text; }
  // "1/0 1/1": number and level; the labels, with a space between.
  std::string run(const std::vector<std::pair<int, int>>& steps) {
    std::string result;
    for (const auto& [num, level] : steps) {
      result += (result.empty() ? "" : " ") + at(num, level);
    }
    return result;
  }
  const std::vector<Note>& notes() const { return numbering_.notes(); }

 private:
  Styles styles_;
  XmlTree tree_;
  Numbering numbering_;
};

// 17.18.59 ST_NumberFormat.
TEST(NumberFormat, Table) {
  struct Case {
    const char* format;
    std::int64_t number;
    const char* expected;
  };
  const Case kCases[] = {
      {"decimal", 10, "10"},
      {"decimal", 0, "0"},
      {"decimal", -3, "-3"},
      {"decimalZero", 9, "09"},
      {"decimalZero", 10, "10"},
      {"upperRoman", 4, "IV"},
      {"lowerRoman", 1994, "mcmxciv"},
      {"upperRoman", 40, "XL"},
      {"upperRoman", 0, "0"},
      {"lowerLetter", 26, "z"},
      {"lowerLetter", 27, "aa"},
      {"lowerLetter", 28, "bb"},
      {"upperLetter", 53, "AAA"},
      {"upperLetter", 2000000000, "2000000000"},
      {"russianLower", 1, "а"},
      {"russianLower", 6, "е"},
      {"russianLower", 7, "ж"},
      {"russianLower", 9, "и"},
      {"russianLower", 10, "к"},
      {"russianLower", 25, "щ"},
      {"russianLower", 26, "ы"},
      {"russianLower", 27, "э"},
      {"russianLower", 29, "я"},
      {"russianLower", 30, "аа"},
      {"russianUpper", 29, "Я"},
      {"russianUpper", 10, "К"},
      {"ordinal", 1, "1st"},
      {"ordinal", 2, "2nd"},
      {"ordinal", 3, "3rd"},
      {"ordinal", 11, "11th"},
      {"ordinal", 112, "112th"},
      {"ordinal", 21, "21st"},
      {"none", 5, ""},
      {"bullet", 5, ""},
      {"chicago", 1, "*"},
      {"chicago", 4, "§"},
      {"chicago", 6, "††"},
      {"numberInDash", 3, "- 3 -"},
      {"hex", 26, "1A"},
      {"decimalEnclosedCircle", 20, "⑳"},
      {"decimalEnclosedCircle", 21, "21"},
      {"decimalEnclosedFullstop", 1, "⒈"},
      {"decimalEnclosedParen", 2, "⑵"},
      {"upperRoman", 2147483647, "2147483647"},
      {"hebrew1", 7, "7"},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(format_number(parse_number_format(row.format), row.number), row.expected) << row.format << row.number;
  }
  EXPECT_EQ(format_number(parse_number_format("custom", "001, 002, 003, ..."), 7), "007");
  EXPECT_EQ(format_number(parse_number_format("custom", "00001, 00002, ..."), 123456), "123456");
  EXPECT_EQ(parse_number_format("custom", "a, ç, ĝ, ...").format, NumberFormat::Unknown);
  EXPECT_EQ(parse_number_format("custom", "").format, NumberFormat::Unknown);
  EXPECT_EQ(parse_number_format("hebrew1").format, NumberFormat::Unknown);
}

TEST(Numbering, CountsLevels) {
  Counter counter(abstract_number(0, outline()) + number(1, 0));
  EXPECT_EQ(counter.run({{1, 0}, {1, 0}, {1, 1}, {1, 1}, {1, 2}, {1, 0}, {1, 1}, {1, 8}}),
            "1. 2. 2.1. 2.2. 2.2.1. 3. 3.1. 3.1.1.1.1.1.1.1.1.");
}

// A number below levels that were not counted yet shows their starts, and has used them up.
TEST(Numbering, SkippedLevels) {
  Counter counter(abstract_number(0, outline()) + number(1, 0));
  EXPECT_EQ(counter.run({{1, 1}, {1, 1}, {1, 0}, {1, 1}, {1, 3}, {1, 2}, {1, 0}, {1, 2}}), "1.1. 1.2. 2. 2.1. 2.1.1.1. 2.1.2. 3. 3.1.1.");
  Counter starts(abstract_number(0, level({0, "%1", "decimal", 5}) + level({1, "%1.%2", "decimal", 0})) + number(1, 0));
  EXPECT_EQ(starts.run({{1, 1}, {1, 1}, {1, 0}, {1, 1}}), "5.0 5.1 6 6.0");
}

// 17.9.10 lvlRestart.
TEST(Numbering, Restarts) {
  Counter counter(abstract_number(0, level({0, "%1"}) + level({1, "%1.%2", "decimal", 1, "<w:lvlRestart w:val='0'/>"}) +
                                         level({2, "%3", "decimal", 1, "<w:lvlRestart w:val='1'/>"}) +
                                         level({3, "%4", "decimal", 1, "<w:lvlRestart w:val='7'/>"})) +
                  number(1, 0));
  EXPECT_EQ(counter.run({{1, 0}, {1, 1}, {1, 2}, {1, 3}, {1, 1}, {1, 2}, {1, 3}, {1, 0}, {1, 1}, {1, 2}}), "1 1.1 1 1 1.2 2 1 2 2.3 1");
}

// Several w:num on one definition share its count; an override restarts it once.
TEST(Numbering, Overrides) {
  Counter shared(abstract_number(0, outline()) + number(1, 0) + number(2, 0));
  EXPECT_EQ(shared.run({{1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0}}), "1. 2. 2.1. 2.2. 3.");
  Counter restarted(abstract_number(0, outline()) + number(1, 0) + number(2, 0, start_override(0, 5)));
  EXPECT_EQ(restarted.run({{1, 0}, {1, 1}, {2, 0}, {2, 1}, {1, 0}, {2, 0}, {1, 1}}), "1. 1.1. 5. 5.1. 6. 7. 7.1.");
  Counter deeper(abstract_number(0, outline()) + number(1, 0) + number(2, 0, start_override(1, 7)));
  EXPECT_EQ(deeper.run({{1, 0}, {1, 1}, {2, 1}, {2, 1}, {2, 0}, {2, 1}}), "1. 1.1. 1.7. 1.8. 2. 2.7.");
  std::string all;
  for (int at = 0; at < 9; ++at) {
    all += start_override(at, 1);
  }
  Counter whole(abstract_number(0, outline()) + number(1, 0) + number(2, 0, all));
  EXPECT_EQ(whole.run({{1, 0}, {1, 0}, {1, 1}, {2, 0}, {2, 1}, {1, 0}}), "1. 2. 2.1. 1. 1.1. 2.");
  Counter level_override(abstract_number(0, outline()) + number(1, 0) +
                         number(2, 0, "<w:lvlOverride w:ilvl='0'>" + level({0, "%1)", "upperRoman", 4}) + "</w:lvlOverride>"));
  EXPECT_EQ(level_override.run({{1, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 0}, {1, 0}}), "1. 2. III) III.1. IV) 5.");
}

TEST(Numbering, StoriesCountApart) {
  Counter counter(abstract_number(0, outline()) + number(1, 0, start_override(0, 3)));
  EXPECT_EQ(counter.at(1, 0), "3.");
  EXPECT_EQ(counter.at(1, 0), "4.");
  EXPECT_EQ(counter.at(1, 0, 9), "3.");
  EXPECT_EQ(counter.at(1, 0, 9), "4.");
  EXPECT_EQ(counter.at(1, 0), "5.");
}

TEST(Numbering, Texts) {
  struct Case {
    std::string format, text, more;
    std::string expected;
    LabelOrigin origin;
  };
  const std::string symbol = "<w:rPr><w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/></w:rPr>";
  const LabelOrigin kNothing = LabelOrigin::None, kNumber = LabelOrigin::Numbering, kBullet = LabelOrigin::Bullet;
  const Case kCases[] = {
      {"decimal", "Статья %1.", "", "Статья 1.", kNumber},
      {"decimal", "  %1)  ", "", "1)", kNumber},
      {"decimal", "%1\xC2\xA0", "", "1", kNumber},
      {"decimal", "100% of %1%", "", "100% of 1%", kNumber},
      {"decimal", "%1.%2", "", "1.", kNumber},
      {"decimal", "", "", "", kNothing},
      {"none", "%1", "", "", kNothing},
      {"none", "Примечание", "", "Примечание", kNumber},
      {"decimal", "—", "", "•", kBullet},
      {"bullet", "\xEF\x82\xB7", "", "•", kBullet},
      {"bullet", "o", "", "•", kBullet},
      {"bullet", "-", "", "•", kBullet},
      {"bullet", "--", "", "•", kBullet},
      {"bullet", "", "", "", kNothing},
      {"bullet", "", "<w:lvlPicBulletId w:val='0'/>", "•", kBullet},
      {"bullet", "\xC2\xB7", "<w:lvlPicBulletId w:val='0'/>", "•", kBullet},
      {"bullet", "не", "", "не", kNumber},
      {"bullet", "кроме %1", "", "кроме %1", kNumber},
      {"bullet", "7", "", "7", kNumber},
      {"bullet", "7", symbol, "•", kBullet},
  };
  for (const Case& row : kCases) {
    Counter counter(abstract_number(0, level({0, row.text, row.format, 1, row.more})) + number(1, 0));
    const Label label = counter.next("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>");
    EXPECT_EQ(label.text, row.expected) << row.format << " " << row.text;
    EXPECT_EQ(label.origin, row.origin) << row.format << " " << row.text;
    EXPECT_FALSE(label.unknown_format);
  }
}

// w:isLgl: what is taken over from above is decimal; the level's own number keeps its format.
TEST(Numbering, Legal) {
  Counter counter(abstract_number(0, level({0, "Article %1.", "upperRoman"}) + level({1, "Section %1.%2", "decimalZero", 1, "<w:isLgl/>"}) +
                                         level({2, "%1-%2-%3", "lowerLetter"}) +
                                         level({3, "%1.%3", "decimal", 1, "<w:isLgl w:val='0'/>"})) +
                  number(1, 0));
  EXPECT_EQ(counter.run({{1, 0}, {1, 0}, {1, 1}, {1, 2}, {1, 3}}), "Article I. Article II. Section 2.01 II-01-a II.a");
}

TEST(Numbering, UnknownAndCustomFormats) {
  Counter counter(abstract_number(0, level({0, "%1.", "thaiLetters"}) + level({1, "%1.%2."})) +
                  abstract_number(1,
                                  "<w:lvl w:ilvl='0'><w:start w:val='3'/><mc:AlternateContent><mc:Choice Requires='w14'>"
                                  "<w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice><mc:Fallback>"
                                  "<w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent><w:lvlText w:val='%1'/></w:lvl>") +
                  number(1, 0) + number(2, 1));
  const auto label = [&](int num, int at) {
    return counter.next("<w:numPr><w:ilvl w:val='" + std::to_string(at) + "'/><w:numId w:val='" + std::to_string(num) + "'/></w:numPr>");
  };
  EXPECT_TRUE(label(1, 0).unknown_format);
  EXPECT_EQ(label(1, 0).text, "2.");
  EXPECT_TRUE(label(1, 1).unknown_format);
  EXPECT_EQ(label(2, 0).text, "003");
  EXPECT_FALSE(label(2, 0).unknown_format);
}

TEST(Numbering, ByStyle) {
  const std::string styles = style("paragraph", "H1", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>") +
                             style("paragraph", "H2", "<w:basedOn w:val='H1'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr>") +
                             style("paragraph", "H3", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>") +
                             style("paragraph", "H3Next", "<w:basedOn w:val='H3'/>") +
                             style("paragraph", "Off", "<w:basedOn w:val='H1'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>") +
                             style("paragraph", "Stranger", "<w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr></w:pPr>");
  Counter counter(abstract_number(0, level({0, "%1.", "decimal", 1, "<w:pStyle w:val='H1'/>"}) + level({1, "%1.%2."}) +
                                         level({2, "%1.%2.%3.", "decimal", 1, "<w:pStyle w:val='H3'/>"})) +
                      number(1, 0),
                  styles);
  EXPECT_EQ(counter.styled("H1"), "1.");
  EXPECT_EQ(counter.styled("H2"), "1.1.");
  EXPECT_EQ(counter.styled("H3"), "1.1.1.");
  EXPECT_EQ(counter.styled("H3Next"), "1.1.2.");
  EXPECT_EQ(counter.styled("Off"), "");
  // A level tied to another style is not numbered by a style that only names it, and is by the paragraph itself.
  EXPECT_EQ(counter.styled("Stranger"), "");
  EXPECT_EQ(counter.next("<w:pStyle w:val='Stranger'/><w:numPr><w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr>").text, "1.1.3.");
  EXPECT_EQ(counter.next("<w:pStyle w:val='H3'/><w:numPr><w:numId w:val='0'/></w:numPr>").text, "");
  EXPECT_EQ(counter.next("<w:pStyle w:val='H3'/><w:numPr><w:ilvl w:val='1'/></w:numPr>").text, "1.2.");
  EXPECT_EQ(counter.styled("H1"), "2.");
}

// 17.9.21 numStyleLink: the levels of a numbering style; a list of its own for counting.
TEST(Numbering, ByNumberingStyle) {
  Counter counter(abstract_number(0, "<w:styleLink w:val='List'/>" + outline()) + abstract_number(1, "<w:numStyleLink w:val='List'/>") +
                      abstract_number(2, "<w:numStyleLink w:val='Nowhere'/>") + number(1, 0) + number(2, 1) + number(3, 2),
                  style("numbering", "List", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"));
  EXPECT_EQ(counter.run({{1, 0}, {2, 0}, {2, 1}, {1, 0}, {2, 0}}), "1. 1. 1.1. 2. 2.");
  EXPECT_EQ(counter.at(3, 0), "");
}

TEST(Numbering, OddInput) {
  Counter counter("<w:abstractNum w:abstractNumId='0'><w:multiLevelType w:val='singleLevel'/>" + level({0, "%1."}) + "</w:abstractNum>" +
                  abstract_number(1, level({0, "%1", "decimal", 2147483647}) + "<w:lvl w:ilvl='99'/><w:lvl/>") +
                  abstract_number(2, "<w:lvl w:ilvl='0'><w:lvlText w:val='%1'/></w:lvl>" + level({8, "%9"})) + number(1, 0) + number(2, 1) +
                  number(3, 2) + number(4, 77) + "<w:num/><w:num w:numId='x'/>");
  EXPECT_EQ(counter.run({{1, 0}, {1, 3}, {1, 0}}), "1. 2. 3.");
  EXPECT_EQ(counter.run({{2, 0}, {2, 0}}), "2147483647 2147483648");
  EXPECT_EQ(counter.run({{3, 0}, {3, 0}}), "0 1");  // no w:start is zero
  EXPECT_EQ(counter.at(3, 1000000), "1");           // clamped to the ninth level
  EXPECT_EQ(counter.at(3, -5), "2");
  EXPECT_EQ(counter.at(4, 0), "");
  EXPECT_EQ(counter.at(-1, 0), "");
  EXPECT_EQ(counter.next("<w:numPr><w:numId w:val='junk'/></w:numPr>").text, "");
  EXPECT_EQ(counter.next("").text, "");
  Styles styles;
  Numbering none = Numbering::read(nullptr, styles);
  EXPECT_EQ(none.next({}, "").text, "");
}

TEST(Numbering, LongTextsAreCut) {
  std::string text;
  for (int at = 0; at < 3000; ++at) {
    text += "%1я";
  }
  Counter counter(abstract_number(0, level({0, text, "lowerRoman", 3888})) + number(1, 0));
  const std::string label = counter.at(1, 0);
  EXPECT_LE(label.size(), 4096u);
  EXPECT_GT(label.size(), 4000u);
  ASSERT_EQ(counter.notes().size(), 1u);
  EXPECT_EQ(counter.notes()[0].code, "numbering-label-limit");
}

TEST(Numbering, LevelSettings) {
  Counter counter(abstract_number(0, level({0, "%1.", "decimal", 1, "<w:pPr><w:ind w:left='-20000'/></w:pPr><w:rPr><w:vanish/></w:rPr>"})) +
                  number(1, 0));
  const Label label = counter.next("<w:numPr><w:numId w:val='1'/></w:numPr>");
  ASSERT_NE(label.settings, nullptr);
  EXPECT_EQ(label.settings->vanish, true);
  ASSERT_NE(label.paragraph, nullptr);
  EXPECT_EQ(label.paragraph->left_indent_points, -1000.0);
}

// A document of many paragraphs: each costs the same.
TEST(Numbering, ManyParagraphs) {
  Styles styles = styles_of(style("paragraph", "P", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"));
  const XmlTree tree = tree_of("w:numbering", abstract_number(0, outline()) + number(1, 0));
  Numbering numbering = Numbering::read(&tree, styles);
  ParagraphSettings settings;
  settings.style = "P";
  settings = styles.effective_paragraph(settings);
  std::string last;
  for (int at = 0; at < 300000; ++at) {
    last = numbering.next(settings, "P").text;
  }
  EXPECT_EQ(last, "300000.");
}

}  // namespace
}  // namespace sverka

// Numbers as a whole document shows them.
namespace sverka::testing {
namespace {

const std::string kNumbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";

std::string numbered(std::string_view text, std::string_view more = {}) {
  return paragraph(text, {}, kNumbered + std::string(more));
}

DocxBuilder with_numbering(std::string body, std::string_view level = {}) {
  DocxBuilder builder(std::move(body));
  builder.part("numbering.xml",
               "<w:numbering NS><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
               "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1)\"/>" +
                   std::string(level) + "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
               "numbering");
  return builder;
}

TEST(NumberingInDocuments, EachStoryCountsForItself) {
  const std::string box = "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" + numbered("box") +
                          "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
  const std::string references =
      "<w:p><w:r><w:footnoteReference w:id=\"1\"/><w:endnoteReference w:id=\"1\"/><w:commentReference w:id=\"1\"/>"
      "<w:commentReference w:id=\"2\"/></w:r></w:p>";
  DocxBuilder builder = with_numbering(
      numbered("one") + box + box + numbered("two") + references +
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/><w:footerReference w:type=\"default\" r:id=\"f\"/></w:sectPr>");
  builder.part("header1.xml", "<w:hdr NS>" + numbered("header") + "</w:hdr>", "header", "h")
      .part("footer1.xml", "<w:ftr NS>" + numbered("footer") + "</w:ftr>", "footer", "f")
      .part("footnotes.xml", "<w:footnotes NS><w:footnote w:id=\"1\"><w:p/>" + numbered("footnote") + "</w:footnote></w:footnotes>",
            "footnotes")
      .part("endnotes.xml", "<w:endnotes NS><w:endnote w:id=\"1\"><w:p/>" + numbered("endnote") + "</w:endnote></w:endnotes>", "endnotes")
      .part("comments.xml",
            "<w:comments NS><w:comment w:id=\"1\">" + numbered("x") + numbered("y") + "</w:comment><w:comment w:id=\"2\">" + numbered("z") +
                "</w:comment></w:comments>",
            "comments");
  const Document document = read_built(builder);
  std::string labels;
  for (const Block& block : document.blocks) {
    labels += block.label_origin == LabelOrigin::Numbering ? block.text + " " + block.label + " " : "";
  }
  EXPECT_EQ(labels, "one 1) box 1) box 1) two 2) footnote 1) endnote 1) header 1) footer 2) x 1) y 2) z 1) ");
}

TEST(NumberingInDocuments, WhatIsNotThereIsNotCounted) {
  const std::string hidden_mark = kNumbered + "<w:rPr><w:vanish/></w:rPr>";
  const std::string break_only = "<w:p><w:pPr>" + kNumbered + "<w:sectPr/></w:pPr></w:p>";
  const struct {
    const char* name;
    std::string body;
    const char* shown;
  } kCases[] = {
      {"hidden as a whole", paragraph("x", "<w:vanish/>", hidden_mark) + numbered("a"), "1)| {hidden:x}\n1)| a"},
      {"empty and hidden", "<w:p><w:pPr>" + hidden_mark + "</w:pPr></w:p>" + numbered("a"), "\n1)| a"},
      {"only the mark is hidden", paragraph("x", {}, hidden_mark) + numbered("a"), "1)| x\n2)| a"},
      {"only the text is hidden", paragraph("x", "<w:vanish/>", kNumbered) + numbered("a"), "1)| {hidden:x}\n2)| a"},
      {"break of a section", break_only + numbered("a"), "\n1)| a"},
      {"text with a break of a section", numbered("x", "<w:sectPr/>") + numbered("a"), "1)| x\n2)| a"},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(show(read_built(with_numbering(one.body))), one.shown) << one.name;
  }
}

// A symbol font draws the digits of a label as something else; Symbol itself has digits and brackets.
TEST(NumberingInDocuments, LabelsInSymbolFonts) {
  const auto label_flags = [](std::string_view font) {
    const std::string name(font);
    const Document document =
        read_built(with_numbering(numbered("a"), "<w:rPr><w:rFonts w:ascii=\"" + name + "\" w:hAnsi=\"" + name + "\"/></w:rPr>"));
    return flag_names(document.blocks.at(0).label_flags);
  };
  EXPECT_EQ(label_flags("Arial"), "");
  EXPECT_EQ(label_flags("Symbol"), "");
  EXPECT_EQ(label_flags("Wingdings"), "unknown");
}

TEST(NumberingInDocuments, OdditiesOfStylesAndNumberingAreNoted) {
  DocxBuilder builder = with_numbering(numbered("a"));
  builder.part("styles.xml",
               "<w:styles NS><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"B\"/></w:styles>",
               "styles");
  const Document document = read_built(builder);
  ASSERT_EQ(note_codes(document), "style-duplicate style-loop");
  EXPECT_EQ(document.notes[0].where, "word/styles.xml");
  EXPECT_EQ(document.notes[0].detail, "B");
  const Document cut =
      read_built(with_numbering(numbered("a"), "</w:lvl><w:lvl w:ilvl=\"1\"><w:lvlText w:val=\"" + std::string(10000, 'x') + "\"/>"));
  EXPECT_EQ(note_codes(cut), "numbering-label-limit");
  EXPECT_EQ(cut.notes.at(0).where, "word/numbering.xml");
}

}  // namespace
}  // namespace sverka::testing
