#include "document/notation.hpp"

#include <gtest/gtest.h>

namespace sverka {
namespace {

Document parsed(std::string_view text) {
  auto document = parse_notation(text);
  EXPECT_TRUE(document.has_value()) << text << "\n" << (document ? "" : document.error().where + ": " + document.error().detail);
  return document ? *std::move(document) : Document{};
}

Block only_block(std::string_view text) {
  Document document = parsed(text);
  EXPECT_EQ(document.blocks.size(), 1u) << text;
  return document.blocks.empty() ? Block{} : document.blocks[0];
}

TEST(Notation, PlainLinesAreBlocks) {
  const Document document = parsed("\n  Первый абзац.  \n\nВторой\n|\n");
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(document.blocks[0].text, "Первый абзац.");
  ASSERT_EQ(document.blocks[0].runs.size(), 1u);
  EXPECT_EQ(document.blocks[0].runs[0], (sverka::Run{{0, 24}, 0}));
  EXPECT_EQ(document.blocks[1].text, "Второй");
  EXPECT_EQ(document.blocks[2].text, "");
  EXPECT_TRUE(document.blocks[2].runs.empty());
  EXPECT_EQ(document.format, "docx");
  EXPECT_EQ(document.parts, std::vector<std::string>{"word/document.xml"});
}

TEST(Notation, Labels) {
  struct Case {
    const char* line;
    const char* label;
    LabelOrigin origin;
    const char* text;
  };
  const Case cases[] = {
      {"4.2.| Текст", "4.2.", LabelOrigin::Numbering, "Текст"},
      {"Статья 1.| Предмет", "Статья 1.", LabelOrigin::Numbering, "Предмет"},
      {"а)|", "а)", LabelOrigin::Numbering, ""},
      {"•| пункт", "•", LabelOrigin::Bullet, "пункт"},
      {"[footnote 3] 3| сноска", "3", LabelOrigin::Note, "сноска"},
      {"[footnote label=numbering] 3)| список", "3)", LabelOrigin::Numbering, "список"},
      {"Устава | доверенности", "", LabelOrigin::None, "Устава | доверенности"},
      {"{{basis: Устава| доверенности}}", "", LabelOrigin::None, "{{basis: Устава| доверенности}}"},
      {"| a| b", "", LabelOrigin::None, "a| b"},
      {"1\\|| x", "1|", LabelOrigin::Numbering, "x"},
  };
  for (const Case& one : cases) {
    const Block block = only_block(one.line);
    EXPECT_EQ(block.label, one.label) << one.line;
    EXPECT_EQ(block.label_origin, one.origin) << one.line;
    EXPECT_EQ(block.text, one.text) << one.line;
  }
}

TEST(Notation, StoriesAndCells) {
  struct Case {
    const char* line;
    Story story;
    HeaderUse use;
    std::uint32_t item;
    std::uint8_t level;
    Cell cell;
  };
  const Case cases[] = {
      {"x", Story::Body, HeaderUse::NotHeader, 0, 0, {}},
      {"[header] x", Story::Header, HeaderUse::Default, 1, 0, {}},
      {"[header-first 2] x", Story::Header, HeaderUse::First, 2, 0, {}},
      {"[footer-even] x", Story::Footer, HeaderUse::Even, 1, 0, {}},
      {"[footnote 7] x", Story::Footnote, HeaderUse::NotHeader, 7, 0, {}},
      {"[textbox 0] x", Story::TextBox, HeaderUse::NotHeader, 0, 0, {}},
      {"[unseen h3] x", Story::Unseen, HeaderUse::NotHeader, 1, 3, {}},
      {"[h1] x", Story::Body, HeaderUse::NotHeader, 0, 1, {}},
      {"<t1 r2 c3> x", Story::Body, HeaderUse::NotHeader, 0, 0, {1, 2, 3, 1}},
      {"[comment 4] <t2 r1 c1 d2> x", Story::Comment, HeaderUse::NotHeader, 4, 0, {2, 1, 1, 2}},
  };
  for (const Case& one : cases) {
    const Block block = only_block(one.line);
    EXPECT_EQ(block.text, "x") << one.line;
    EXPECT_EQ(block.story, one.story) << one.line;
    EXPECT_EQ(block.header_use, one.use) << one.line;
    EXPECT_EQ(block.story_item, one.item) << one.line;
    EXPECT_EQ(block.outline_level, one.level) << one.line;
    EXPECT_EQ(block.cell, one.cell) << one.line;
  }
}

TEST(Notation, MarksOfTemplatesAreText) {
  for (const char* line : {"[наименование Клиента], именуемое", "<указать> срок", "{{name}} и {{name: inn}}", "ИНН ____________",
                           "«___» __________ 20__ г.", "{{basis: Устава | доверенности № ____ от ____}}", "[header-x] y", "[h0] y",
                           "<t1 r2> y", "{} { a } {1:}", "C:\\docs\\letter", "{{hidden: text}}", "№ 5 / 10 %"}) {
    EXPECT_EQ(only_block(line).text, line);
  }
}

TEST(Notation, Runs) {
  struct Case {
    const char* line;
    const char* text;
    std::vector<sverka::Run> runs;
  };
  const Case cases[] = {
      {"Pay {hidden:not }later", "Pay not later", {{{0, 4}, 0}, {{4, 8}, kHidden}, {{8, 13}, 0}}},
      {"{inserted+moved:a}{tiny:b{caps:c}}", "abc", {{{0, 1}, kInserted | kMoved}, {{1, 2}, kTiny}, {{2, 3}, kTiny | kCaps}}},
      {"{hidden:a}{hidden:b}", "ab", {{{0, 2}, kHidden}}},
      {"{hidden:{{name}}}", "{{name}}", {{{0, 8}, kHidden}}},
      {"\\{hidden:a}", "{hidden:a}", {{{0, 10}, 0}}},
      {"a\\tb\\nc\\u{200B}d", "a\tb\nc\u200Bd", {{{0, 9}, 0}}},
      {"{field-result+page-field:3}", "3", {{{0, 1}, kFieldResult | kPageField}}},
  };
  for (const Case& one : cases) {
    const Block block = only_block(one.line);
    EXPECT_EQ(block.text, one.text) << one.line;
    EXPECT_EQ(block.runs, one.runs) << one.line;
  }
}

TEST(Notation, LabelFlags) {
  const Block block = only_block("[label=hidden+struck] 1.| x");
  EXPECT_EQ(block.label, "1.");
  EXPECT_EQ(block.label_flags, static_cast<std::uint32_t>(kHidden | kStruck));
  EXPECT_EQ(block.label_origin, LabelOrigin::Numbering);
}

TEST(Notation, Controls) {
  const Document document = parsed(
      "ИНН {{=text name=client_inn placeholder|7700000000=}}.\n"
      "{{=drop-down name=\"о чём\" choice=Устава choice=\"доверенности \\\"№\\\"\" locked bound=\"Уст "
      "ава\"|Устава=}}\n"
      "{{=repeating|\n"
      "<t1 r1 c1> первая {{=date|1=}}\n"
      "<t1 r2 c1> вторая=}}\n");
  ASSERT_EQ(document.controls.size(), 4u);
  const Control& inn = document.controls[0];
  EXPECT_EQ(inn.kind, ControlKind::Text);
  EXPECT_EQ(inn.name, "client_inn");
  EXPECT_TRUE(inn.shows_placeholder);
  EXPECT_EQ(inn.span, (Span{0, 7, 0, 17}));
  EXPECT_EQ(document.blocks[0].text, "ИНН 7700000000.");
  const Control& list = document.controls[1];
  EXPECT_EQ(list.kind, ControlKind::DropDown);
  EXPECT_EQ(list.name, "о чём");
  EXPECT_EQ(list.choices, (std::vector<std::string>{"Устава", "доверенности \"№\""}));
  EXPECT_TRUE(list.content_locked);
  EXPECT_TRUE(list.bound);
  EXPECT_EQ(list.bound_value, "Уст ава");
  EXPECT_EQ(document.controls[2].span, (Span{2, 0, 4, 12}));
  EXPECT_EQ(document.controls[3].span, (Span{3, 13, 3, 14}));
  EXPECT_EQ(document.blocks[4].text, "вторая");
}

TEST(Notation, FieldsAndItems) {
  const Document document = parsed(
      "@@external-link http://a.example/\n"
      "см. пункт {{#REF clause_5 \\h|4.2#}}\n"
      "@picture 9f86 ;; image1.png\n"
      "наш {{@hyperlink https://a.example/ ;; rId4|сайт@}} и {{@bookmark b|@}}\n"
      "%part word/header1.xml\n"
      "[header] №\n"
      "@revision\n"
      "!part-damaged word/styles.xml ;; line 3\n"
      "!odd\n");
  ASSERT_EQ(document.fields.size(), 1u);
  EXPECT_EQ(document.fields[0].instruction, "REF clause_5 \\h");
  EXPECT_EQ(document.fields[0].result, (Span{0, 17, 0, 20}));
  const std::vector<Item> items = {{"external-link", "http://a.example/", "", 0, kNone, {}},
                                   {"picture", "9f86", "image1.png", 0, 0, {}},
                                   {"hyperlink", "https://a.example/", "rId4", 0, 1, {7, 15}},
                                   {"bookmark", "b", "", 0, 1, {19, 19}},
                                   {"revision", "", "", 1, 2, {}}};
  EXPECT_EQ(document.items, items);
  EXPECT_EQ(document.parts, (std::vector<std::string>{"word/document.xml", "word/header1.xml"}));
  EXPECT_EQ(document.blocks[2].part, 1u);
  EXPECT_EQ(document.notes, (std::vector<Note>{{"part-damaged", "word/styles.xml", "line 3"}, {"odd", "", ""}}));
}

TEST(Notation, Directives) {
  const Document document = parsed("%format pdf\n%pages 3\n%application Word 16\n%part page\n%page 2\nx\n%page 3\ny\n");
  EXPECT_EQ(document.format, "pdf");
  EXPECT_EQ(document.pages, 3u);
  EXPECT_EQ(document.application, "Word 16");
  EXPECT_EQ(document.parts, std::vector<std::string>{"page"});
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(document.blocks[0].page, 2u);
  EXPECT_EQ(document.blocks[1].page, 3u);
}

TEST(Notation, ErrorsNameTheLine) {
  struct Case {
    const char* text;
    const char* where;
  };
  const Case cases[] = {{"ok\n{hiden:x}", "2"},  {"{hidden:x", "1"},    {"a\nb {{=text|x\n", "3"},   {"{{=nothing|x=}}", "1"},
                        {"{{=text x|x=}}", "1"}, {"{{=text name", "1"}, {"@picture x", "1"},         {"%pages many", "1"},
                        {"%colour red", "1"},    {"a\n\n\n\xD0", "4"},  {"{{@hyperlink x|y\nz", "1"}};
  for (const Case& one : cases) {
    const auto document = parse_notation(one.text);
    ASSERT_FALSE(document.has_value()) << one.text;
    EXPECT_EQ(document.error().code, ErrorCode::Usage) << one.text;
    EXPECT_EQ(document.error().reason, "notation-malformed") << one.text;
    EXPECT_EQ(document.error().where, one.where) << one.text;
    EXPECT_FALSE(document.error().detail.empty()) << one.text;
  }
}

// Lines that are written back exactly as they stand.
TEST(Notation, WritesWhatItReads) {
  for (const std::string line : {"[header-first 2] Договор № 5",
                                 "[h1] 1.| ПРЕДМЕТ",
                                 "<t1 r2 c1> ИНН",
                                 "[footnote] 1| сноска",
                                 "|",
                                 "[label=hidden] 4.2.| текст",
                                 "Pay {hidden:not }later",
                                 "a\\tb\\nc\\u{200B}d",
                                 "{{name}} [name] ____ «___»",
                                 "| a| b",
                                 "{{=text name=client_inn|7700000000=}}",
                                 "{{=text name=\"о\" bound=\"a\\|b\"|x=}}",
                                 "{{#REF clause_5 \\h|{field-result:4.2}#}}",
                                 "наш {{@hyperlink https://a.example|сайт@}}",
                                 "\\u{20}x\\u{20}",
                                 "%page 2\nx",
                                 "x\n@picture 9f86 ;; image1.png",
                                 "| @x",
                                 "| %x",
                                 "| [header] x",
                                 "{{=repeating|a\nb=}} c",
                                 "@@external-link x ;; y \\; z",
                                 "!note where ;; detail",
                                 "%part a\n%part b\nx"}) {
    EXPECT_EQ(to_notation(parsed(line)), line + "\n");
  }
}

TEST(Notation, CrossingMarksAreLeftOut) {
  Document document = parsed("{{=text|abcd=}}efgh");
  document.fields.push_back({{0, 2, 0, 6}, "PAGE"});
  EXPECT_EQ(to_notation(document), "{{=text|abcd=}}efgh\n");
}

}  // namespace
}  // namespace sverka
