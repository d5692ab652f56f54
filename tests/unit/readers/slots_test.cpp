// Fields, content controls, form fields, tracked changes.
#include <gtest/gtest.h>

#include <string>

#include "reading_fixture.hpp"

namespace sverka::testing {
namespace {

std::string begin(std::string_view attributes = {}, std::string_view inside = {}) {
  return "<w:r><w:fldChar w:fldCharType=\"begin\" " + std::string(attributes) + ">" + std::string(inside) + "</w:fldChar></w:r>";
}
std::string code(std::string_view text) {
  return "<w:r><w:instrText>" + std::string(text) + "</w:instrText></w:r>";
}
std::string text(std::string_view text) {
  return "<w:r><w:t>" + std::string(text) + "</w:t></w:r>";
}
const std::string kSeparate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
const std::string kEnd = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

std::string in_paragraph(const std::string& runs) {
  return "<w:p>" + runs + "</w:p>";
}

std::string show_fields(const Document& document) {
  std::string lines;
  for (const Field& field : document.fields) {
    lines += (lines.empty() ? "" : "\n") + field.instruction + " -> " + span_text(document, field.result);
  }
  return lines;
}

TEST(Fields, InstructionsAreNeverText) {
  const Document document = read_body(
      in_paragraph(text("см. п. ") + begin() + code(" REF  clause_5 ") + code("\\h ") + kSeparate + text("5.2") + kEnd + text(".")));
  EXPECT_EQ(show(document), "см. п. {field:5.2}.");
  EXPECT_EQ(show_fields(document), "REF clause_5 \\h -> 5.2");
}

TEST(Fields, TextInsideAnInstructionIsNotShown) {
  const Document document = read_body(in_paragraph(begin() + code("QUOTE ") + text("hidden words") + kSeparate + text("shown") + kEnd));
  EXPECT_EQ(show(document), "{field:shown}");
  EXPECT_EQ(show_fields(document), "QUOTE hidden words -> shown");
}

TEST(Fields, NestedFields) {
  const Document document = read_body(in_paragraph(begin() + code("IF ") + begin() + code("MERGEFIELD a") + kSeparate + text("1") + kEnd +
                                                   code(" = 1 yes no") + kSeparate + text("yes") + kEnd));
  EXPECT_EQ(show(document), "{field:yes}");
  EXPECT_EQ(show_fields(document), "IF {MERGEFIELD a} = 1 yes no -> yes");
}

TEST(Fields, PagesAndContentsAreLayout) {
  EXPECT_EQ(show(read_body("<w:p><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>")), "{field+page:3}");
  const std::string contents =
      in_paragraph(begin() + code("TOC \\o") + kSeparate + text("1. Предмет")) + in_paragraph(text("2. Цена") + kEnd);
  const Document document = read_body(contents + paragraph("body"));
  EXPECT_EQ(show(document), "{field+toc:1. Предмет}\n{field+toc:2. Цена}\nbody");
  EXPECT_EQ(show_fields(document), "TOC \\o -> 1. Предмет\n2. Цена");
}

TEST(Fields, AFieldWithoutAnEndHidesTheRest) {
  const Document document = read_body(in_paragraph(text("a") + begin() + code("QUOTE x") + text("gone")) + paragraph("gone, too"));
  EXPECT_EQ(show(document), "a{hidden:gone}\n{hidden:gone, too}");
  EXPECT_EQ(show_items(document), "field-unterminated=QUOTE x");
  const Document result = read_body(in_paragraph(begin() + code("QUOTE x") + kSeparate + text("seen")) + paragraph("seen, too"));
  EXPECT_EQ(show(result), "{field:seen}\n{field:seen, too}");
  EXPECT_EQ(show_items(result), "field-unterminated=QUOTE x");
  const Document inner =
      read_body(in_paragraph(begin() + code("IF ") + begin() + code("PAGE") + kSeparate + text("1") + kEnd + text("rest")));
  EXPECT_EQ(show(inner), "{hidden+field+page:1}{hidden:rest}");
}

TEST(Fields, DirtyFieldsAndLinks) {
  const Document dirty = read_body(in_paragraph(begin("w:dirty=\"1\"") + code("DATE") + kSeparate + text("x") + kEnd));
  EXPECT_EQ(show_items(dirty), "field-dirty=DATE");
  const Document link =
      read_body(in_paragraph(begin() + code("HYPERLINK \"https://a.example/x\" \\l \"y\" \\o \"tip\"") + kSeparate + text("here") + kEnd));
  EXPECT_EQ(show_items(link), "hyperlink=https://a.example/x#y");
  EXPECT_EQ(link.items[0].range, (TextRange{0, 4}));
}

TEST(Fields, ReferencesNameWhatTheyLeadTo) {
  const std::string target =
      "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"clause\"/><w:r><w:t>Цена договора</w:t></w:r><w:bookmarkEnd "
      "w:id=\"1\"/></w:p>";
  const auto reference = [](const char* instruction) { return in_paragraph(begin() + code(instruction) + kSeparate + text("5") + kEnd); };
  EXPECT_EQ(show_items(read_body(target + reference("REF clause \\r"))), "bookmark-target=clause=Цена договора");
  EXPECT_EQ(show_items(read_body(target + reference("clause \\h"))), "bookmark-target=clause=Цена договора") << "REF may be left out";
  EXPECT_EQ(show_items(read_body(target + reference("PAGEREF lost"))), "bookmark-target=lost=");
  EXPECT_EQ(show_items(read_body(target + reference("DATE"))), "");
}

TEST(Controls, FormFields) {
  const Document field = read_body(
      in_paragraph(begin("", "<w:ffData><w:name w:val=\"inn\"/></w:ffData>") + code("FORMTEXT") + kSeparate + text("7701") + kEnd));
  ASSERT_EQ(field.controls.size(), 1u);
  EXPECT_EQ(field.controls[0].kind, ControlKind::FormField);
  EXPECT_EQ(field.controls[0].name, "inn");
  EXPECT_EQ(span_text(field, field.controls[0].span), "7701");

  const std::string list =
      "<w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"Устава\"/><w:listEntry "
      "w:val=\"доверенности\"/></w:ddList></w:ffData>";
  const Document drop = read_body(in_paragraph(begin("", list) + code("FORMDROPDOWN") + kEnd));
  EXPECT_EQ(show(drop), "{field:доверенности}");
  EXPECT_EQ(drop.controls.at(0).choices.size(), 2u);

  const Document checked =
      read_body(in_paragraph(begin("", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>") + code("FORMCHECKBOX") + kEnd));
  EXPECT_EQ(show(checked), "{field+symbol:\u2612}");

  const Document merge = read_body(
      "<w:p><w:fldSimple w:instr=\"MERGEFIELD "
      "&quot;client&quot;\"><w:r><w:t>ООО</w:t></w:r></w:fldSimple></w:p>");
  ASSERT_EQ(merge.controls.size(), 1u);
  EXPECT_EQ(merge.controls[0].kind, ControlKind::MergeField);
  EXPECT_EQ(merge.controls[0].name, "client");
}

std::string control(std::string_view properties, std::string_view content) {
  return "<w:sdt><w:sdtPr>" + std::string(properties) + "</w:sdtPr><w:sdtContent>" + std::string(content) + "</w:sdtContent></w:sdt>";
}

TEST(Controls, KindsNamesAndSpans) {
  const struct {
    const char* properties;
    ControlKind kind;
    const char* name;
  } kCases[] = {
      {"<w:alias w:val=\"ИНН\"/><w:tag w:val=\"inn\"/><w:text/>", ControlKind::Text, "inn"},
      {"<w:alias w:val=\"ИНН\"/>", ControlKind::Text, "ИНН"},
      {"<w:date/>", ControlKind::Date, ""},
      {"<w14:checkbox/>", ControlKind::CheckBox, ""},
      {"<w:dropDownList><w:listItem w:displayText=\"а\" w:value=\"1\"/></w:dropDownList>", ControlKind::DropDown, ""},
      {"<w15:repeatingSection/>", ControlKind::Repeating, ""},
      {"<w:docPartObj/>", ControlKind::Group, ""},
      {"<w:text/><w:lock w:val=\"sdtContentLocked\"/>", ControlKind::Group, ""},
  };
  for (const auto& one : kCases) {
    const Document document = read_body(in_paragraph(text("a") + control(one.properties, text("бв")) + text("c")));
    ASSERT_EQ(document.controls.size(), 1u) << one.properties;
    EXPECT_EQ(document.controls[0].kind, one.kind) << one.properties;
    EXPECT_EQ(document.controls[0].name, one.name) << one.properties;
    EXPECT_EQ(span_text(document, document.controls[0].span), "бв") << one.properties;
  }
}

TEST(Controls, AroundBlocksRowsAndCells) {
  const Document blocks = read_body(paragraph("0") + control("", paragraph("a") + paragraph("b")) + paragraph("c"));
  EXPECT_EQ(span_text(blocks, blocks.controls.at(0).span), "a\nb");
  const std::string cell = "<w:tc>" + paragraph("x") + "</w:tc>";
  const Document rows = read_body("<w:tbl><w:tr>" + cell + "</w:tr>" + control("", "<w:tr>" + cell + cell + "</w:tr>") + "</w:tbl>");
  EXPECT_EQ(span_text(rows, rows.controls.at(0).span), "x\nx");
  EXPECT_EQ(rows.blocks.at(2).cell, (Cell{1, 2, 2, 1}));
  const Document cells = read_body("<w:tbl><w:tr>" + cell + control("", "<w:tc>" + paragraph("y") + "</w:tc>") + "</w:tr></w:tbl>");
  EXPECT_EQ(span_text(cells, cells.controls.at(0).span), "y");
}

TEST(Controls, PlaceholdersAndBoundValues) {
  const Document placeholder = read_body(in_paragraph(control("<w:showingPlcHdr/>", text("Введите ИНН"))));
  EXPECT_EQ(show(placeholder), "{placeholder:Введите ИНН}");
  EXPECT_TRUE(placeholder.controls.at(0).shows_placeholder);

  DocxBuilder builder(in_paragraph(control("<w:dataBinding w:xpath=\"/ns0:card[1]/ns0:inn[2]\" w:storeItemID=\"{ABC}\"/>", text("7701"))));
  builder.part("../customXml/item1.xml", "<x/>", "customXml");
  auto entries = builder.entries();
  entries.back() = {"customXml/item1.xml", "<card xmlns=\"urn:x\"><inn>1</inn><inn>9909</inn></card>"};
  const auto bound = read_document(zip_of(entries), {});
  ASSERT_TRUE(bound);
  EXPECT_TRUE(bound->controls.at(0).bound);
  EXPECT_EQ(bound->controls.at(0).bound_value, "9909");
}

TEST(Revisions, RunsAreFlaggedAndNamedOnce) {
  const struct {
    const char* name;
    std::string body;
    const char* shown;
    const char* items;
  } kCases[] = {
      {"insertion", in_paragraph(text("a") + "<w:ins w:author=\"И\">" + text("b") + "</w:ins>"), "a{inserted:b}", "revision=b"},
      {"split insertion", in_paragraph("<w:ins>" + text("b") + "</w:ins><w:ins>" + text("c") + "</w:ins>"), "{inserted:bc}", "revision=bc"},
      {"deletion", in_paragraph("<w:del><w:r><w:delText>не </w:delText></w:r></w:del>" + text("вправе")), "{deleted:не }вправе",
       "revision=не "},
      {"move", in_paragraph("<w:moveFrom>" + text("x") + "</w:moveFrom>") + in_paragraph("<w:moveTo>" + text("x") + "</w:moveTo>"),
       "{deleted+moved:x}\n{inserted+moved:x}", "revision=x\nrevision=x"},
      {"paragraph mark", paragraph("x", "", "<w:rPr><w:del w:author=\"И\"/></w:rPr>"), "x", "revision=\u00B6"},
      {"formatting", paragraph("x", "<w:b/><w:rPrChange w:author=\"И\"><w:rPr/></w:rPrChange>"), "x", "revision-formatting=rPrChange"},
      {"paragraph formatting", paragraph("x", "", "<w:pPrChange><w:pPr/></w:pPrChange>"), "x", "revision-formatting=pPrChange"},
      {"deleted formula", "<w:p><m:oMath><w:del><m:r><m:t>x</m:t></m:r></w:del></m:oMath></w:p>", "{deleted+math:x}", "revision=x"},
      {"row", "<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>" + paragraph("x") + "</w:tc></w:tr></w:tbl>", "{inserted:x}", "revision=x"},
      {"cell", "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>" + paragraph("x") + "</w:tc></w:tr></w:tbl>", "{deleted:x}", "revision=x"},
  };
  for (const auto& one : kCases) {
    const Document document = read_body(one.body);
    EXPECT_EQ(show(document), one.shown) << one.name;
    EXPECT_EQ(show_items(document), one.items) << one.name;
  }
}

TEST(Revisions, ItemsSayWhoAndWhen) {
  const Document document = read_body(in_paragraph("<w:ins w:author=\"Иван\" w:date=\"2026-02-01T00:00:00Z\">" + text("b") + "</w:ins>"));
  EXPECT_EQ(document.items.at(0).detail, "insertion; Иван; 2026-02-01T00:00:00Z");
  EXPECT_EQ(document.items.at(0).range, (TextRange{0, 1}));
}

}  // namespace
}  // namespace sverka::testing
