// Headers and footers by section, notes and comments by reference, text boxes.
#include <gtest/gtest.h>

#include <string>

#include "reading_fixture.hpp"

namespace sverka::testing {
namespace {

std::string header(std::string_view text) {
  return "<w:hdr NS>" + paragraph(text) + "</w:hdr>";
}

std::string section(std::string_view content) {
  return "<w:sectPr>" + std::string(content) + "</w:sectPr>";
}

std::string reference(std::string_view type, std::string_view id) {
  return "<w:headerReference w:type=\"" + std::string(type) + "\" r:id=\"" + std::string(id) + "\"/>";
}

DocxBuilder with_headers(std::string body) {
  DocxBuilder builder(std::move(body));
  builder.part("header1.xml", header("usual"), "header", "h1").part("header2.xml", header("front"), "header", "h2");
  builder.part("header3.xml", header("usual"), "header", "h3");
  return builder;
}

const std::string kEvenAndOdd = "<w:settings NS><w:evenAndOddHeaders/></w:settings>";

TEST(Stories, EffectiveHeaders) {
  const struct {
    const char* name;
    std::string body;
    const char* shown;
    const char* items;
  } kCases[] = {
      {"default", section(reference("default", "h1")), "[header] usual", ""},
      {"first page", section(reference("default", "h1") + reference("first", "h2") + "<w:titlePg/>"),
       "[header] usual\n[header] [first] front", ""},
      {"first page not switched on", section(reference("default", "h1") + reference("first", "h2")), "[header] usual\n[unseen] front", ""},
      {"first page says the same", section(reference("default", "h1") + reference("first", "h3") + "<w:titlePg/>"), "[header] usual", ""},
      {"first page without a header", section(reference("default", "h1") + "<w:titlePg/>"), "[header] usual",
       "empty-first-header=header-first"},
      {"inherited from the section before", "<w:p><w:pPr>" + section(reference("default", "h1")) + "</w:pPr></w:p>" + section(""),
       "\n[header] usual", ""},
      {"replaced in the next section",
       "<w:p><w:pPr>" + section(reference("default", "h1")) + "</w:pPr></w:p>" + section(reference("default", "h2")),
       "\n[header] usual\n[header] front", ""},
      {"repeated by another part in the next section",
       "<w:p><w:pPr>" + section(reference("default", "h1")) + "</w:pPr></w:p>" + section(reference("default", "h3")), "\n[header] usual",
       ""},
  };
  for (const auto& one : kCases) {
    const Document document = read_built(with_headers(one.body));
    EXPECT_EQ(show(document), one.shown) << one.name;
    std::string items;
    for (const Item& item : document.items) {
      items += item.kind == "unreferenced-part" ? "" : item.kind + "=" + item.value;
    }
    EXPECT_EQ(items, one.items) << one.name;
  }
}

TEST(Stories, EvenHeadersNeedTheSetting) {
  const std::string body = section(reference("default", "h1") + reference("even", "h2"));
  EXPECT_EQ(show(read_built(with_headers(body))), "[header] usual\n[unseen] front");
  EXPECT_EQ(show(read_built(with_headers(body).part("settings.xml", kEvenAndOdd, "settings"))), "[header] usual\n[header] [even] front");
}

TEST(Stories, NotesStandInTheOrderOfTheirReferences) {
  const std::string notes =
      "<w:footnotes NS><w:footnote w:type=\"separator\" "
      "w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"1\">" +
      paragraph("one") + "</w:footnote><w:footnote w:id=\"2\">" + paragraph("two") + "</w:footnote><w:footnote w:id=\"3\">" +
      paragraph("lost") + "</w:footnote></w:footnotes>";
  const std::string body =
      "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:footnoteReference "
      "w:id=\"1\"/></w:r></w:p>";
  const Document document = read_built(DocxBuilder(body).part("footnotes.xml", notes, "footnotes"));
  EXPECT_EQ(show(document), "a{note:12}\n[footnote] 1| two\n[footnote] 2| one\n[unseen] lost");
  EXPECT_EQ(document.blocks[1].label_origin, LabelOrigin::Note);
  EXPECT_EQ(show_items(document), "");
}

TEST(Stories, NoteMarksAndFormats) {
  const std::string notes = "<w:endnotes NS><w:endnote w:id=\"1\">" + paragraph("x") + "</w:endnote></w:endnotes>";
  EXPECT_EQ(show(read_built(DocxBuilder("<w:p><w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>").part("endnotes.xml", notes, "endnotes"))),
            "{note:i}\n[endnote] i| x");
  EXPECT_EQ(show(read_built(DocxBuilder("<w:p><w:r><w:endnoteReference w:customMarkFollows=\"1\" w:id=\"1\"/><w:t>*</w:t></w:r></w:p>")
                                .part("endnotes.xml", notes, "endnotes"))),
            "{note:*}\n[endnote] x");
}

TEST(Stories, ASeparatorWithTextIsNamed) {
  const std::string notes =
      "<w:footnotes NS><w:footnote w:type=\"separator\" w:id=\"0\">" + paragraph("и ещё 5 %") + "</w:footnote></w:footnotes>";
  EXPECT_EQ(show_items(read_built(DocxBuilder("<w:p/>").part("footnotes.xml", notes, "footnotes"))), "note-separator-text=и ещё 5 %");
}

TEST(Stories, CommentsAreItemsWithTheirAnchor) {
  const std::string comments = "<w:comments NS><w:comment w:id=\"0\" w:author=\"Анна\" w:date=\"2026-01-02T00:00:00Z\">" +
                               paragraph("Почему?") + "</w:comment><w:comment w:id=\"7\">" + paragraph("nowhere") +
                               "</w:comment></w:comments>";
  const std::string body =
      "<w:p><w:r><w:t>ab</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>cd</w:t></w:r>"
      "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
  const Document document = read_built(DocxBuilder(body).part("comments.xml", comments, "comments"));
  EXPECT_EQ(show(document), "abcd\n[comment] Почему?\n[unseen] nowhere");
  const auto items = items_of(document, "comment");
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].value, "Почему?");
  EXPECT_EQ(items[0].detail, "Анна; 2026-01-02T00:00:00Z");
  EXPECT_EQ(items[0].block, 0u);
  EXPECT_EQ(items[0].range, (TextRange{2, 4}));
  EXPECT_EQ(items[1].block, kNone);
}

std::string anchored(std::string_view shape, std::string_view position = {}, std::string_view wrap = "<wp:wrapNone/>") {
  return "<w:drawing><wp:anchor behindDoc=\"0\">" + std::string(position) + "<wp:extent cx=\"5000000\" cy=\"600000\"/>" +
         std::string(wrap) + "<wp:docPr id=\"1\" name=\"s\"/><a:graphic><a:graphicData>" + std::string(shape) +
         "</a:graphicData></a:graphic></wp:anchor></w:drawing>";
}

std::string box(std::string_view text, std::string_view fill = "<a:noFill/>") {
  return "<wps:wsp><wps:spPr><a:prstGeom prst=\"rect\"/>" + std::string(fill) + "</wps:spPr><wps:txbx><w:txbxContent>" + paragraph(text) +
         "</w:txbxContent></wps:txbx></wps:wsp>";
}

TEST(Stories, TextBoxesFollowTheirAnchor) {
  const std::string body = "<w:p><w:r><w:t>before</w:t>" + anchored(box("inside")) + "<w:t> after</w:t></w:r></w:p>" + paragraph("next");
  EXPECT_EQ(show(read_body(body)), "before after\n[textbox] inside\nnext");
  const std::string vml = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + paragraph("old") +
                          "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
  EXPECT_EQ(show(read_body(vml)), "\n[textbox] old");
  const std::string art = "<w:p><w:r><w:pict><v:shape><v:textpath string=\"ЧЕРНОВИК\"/></v:shape></w:pict></w:r></w:p>";
  EXPECT_EQ(show(read_body(art)), "\n[textbox] ЧЕРНОВИК");
}

TEST(Stories, TextBoxesOffThePage) {
  const std::string position = "<wp:positionH relativeFrom=\"page\"><wp:posOffset>-9000000</wp:posOffset></wp:positionH>";
  EXPECT_EQ(show(read_body("<w:p><w:r>" + anchored(box("x"), position) + "</w:r></w:p>")), "\n[textbox] {off-page:x}");
}

TEST(Stories, OpaqueShapesOverTextAreItems) {
  const char* const kWhite = "<a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>";
  const auto items = [](const std::string& drawing) { return show_items(read_body("<w:p><w:r>" + drawing + "</w:r></w:p>")); };
  EXPECT_EQ(items(anchored(box("x", kWhite))), "shape=rect large");
  EXPECT_EQ(items(anchored(box("x"))), "");
  EXPECT_EQ(items(anchored(box("x", kWhite), "", "<wp:wrapSquare/>")), "") << "text gives way";
  EXPECT_EQ(items(anchored("<wps:wsp><wps:spPr><a:prstGeom prst=\"line\"/></wps:spPr></wps:wsp>")), "shape=line large");
  EXPECT_EQ(items("<w:pict><v:rect style=\"position:absolute;width:300pt;height:40pt\" "
                  "fillcolor=\"white\"/></w:pict>"),
            "shape=rect large");
}

std::string alternate(std::string_view choice, std::string_view fallback, std::string_view needs = "wps") {
  return "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"" + std::string(needs) + "\">" + std::string(choice) +
         "</mc:Choice><mc:Fallback>" + std::string(fallback) + "</mc:Fallback></mc:AlternateContent></w:r></w:p>";
}

TEST(Stories, AlternateContentShowsTheChoiceAndComparesTheFallback) {
  const std::string same = alternate("<w:t>one</w:t>", "<w:t>one</w:t>");
  EXPECT_EQ(show(read_body(same)), "one");
  EXPECT_EQ(show_items(read_body(same)), "");
  const Document differs = read_body(alternate("<w:t>one</w:t>", "<w:t>two</w:t>"));
  EXPECT_EQ(show(differs), "one");
  EXPECT_EQ(show_items(differs), "alternate-content-differs=two");
  const Document unknown = read_body(alternate("<w:t>one</w:t>", "<w:t>two</w:t>", "zz9"));
  EXPECT_EQ(show(unknown), "two");
  EXPECT_EQ(show_items(unknown), "alternate-content-differs=one");
}

}  // namespace
}  // namespace sverka::testing
