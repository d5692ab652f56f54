// A PDF in the report: locations with page and box, pages drawn with the findings over them.
#include <gtest/gtest.h>

#include "audit/location.hpp"
#include "report/html_pages.hpp"
#include "unit/report/example_report.hpp"

namespace sverka::test {
namespace {

// Words of a block in one line after another, 60 points each, ten a line; `y` is the first line's top.
void lay_out(Block& made, std::uint32_t page, float y) {
  std::uint32_t column = 0;
  for (std::uint32_t at = 0; at < made.text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(made.text.find(' ', at), made.text.size()));
    const float left = 50.0F + 50.0F * static_cast<float>(column % 10);
    const float top = y + 14.0F * static_cast<float>(column / 10);
    made.boxes.push_back({{at, end}, page, {left, top, left + 45.0F, top + 12.0F}});
    ++column;
    at = end + 1;
  }
  made.page = page;
}

Example pdf_example() {
  Example made = example();
  Document& document = made.document;
  document.format = "pdf";
  document.parts = {"page"};
  document.pages = 3;
  document.page_sizes = {{595, 842}, {595, 842}, {842, 595}};
  document.blocks.resize(5);
  for (std::uint32_t i = 0; i < 5; ++i) {
    document.blocks[i].label.clear();
    document.blocks[i].label_origin = LabelOrigin::None;
    lay_out(document.blocks[i], i < 3 ? 1 : 2, 100.0F + 40.0F * static_cast<float>(i));
  }
  made.report.findings.resize(3);
  made.report.subject.format = "pdf";
  made.report.subject.pages = 3;
  made.alignment.deviations.resize(3);
  for (Finding& finding : made.report.findings) {
    finding.locations = locations_of(document, finding.locations.front().place, finding.clause);
  }
  return made;
}

Finding stamp_on(std::uint32_t page, Box box) {
  Finding finding;
  finding.rule = "foreign-object";
  finding.message = {"Штамп", "A stamp"};
  Item item;
  item.page = page;
  item.box = box;
  Document document;
  document.format = "pdf";
  Location location = location_of_item(document, item);
  location.quote = "Stamp";
  finding.locations = {location};
  return finding;
}

std::string page_of(const Example& made, Language language = Language::Russian) {
  ReportOptions options;
  options.language = language;
  return write_html(made.report, &made.document, &made.sample, &made.alignment, product_messages(), options);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

TEST(PdfReport, JsonLocationsHavePageAndBox) {
  const Example made = pdf_example();
  const std::string json = write_json(made.report, &made.document, {});
  EXPECT_NE(
      json.find(
          R"json("locations": [{"part": "page", "page": 1, "box": [300, 140, 395, 152], "clause": "4.2", "quote": "15 (пятнадцати)"}])json"),
      std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("location": {"part": "page", "page": 2, "box": )"), std::string::npos) << json;
}

TEST(PdfReport, APlaceOnTwoPagesIsTwoLocations) {
  Example made = pdf_example();
  Block& block = made.document.blocks[1];
  for (WordBox& word : block.boxes) {
    word.page = word.text.begin < block.text.size() / 2 ? 1 : 2;
  }
  const auto all = locations_of(made.document, {1, {0, static_cast<std::uint32_t>(block.text.size())}}, "4.2");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].page, 1u);
  EXPECT_EQ(all[1].page, 2u);
  EXPECT_TRUE(all[0].box && all[1].box);
  EXPECT_EQ(all[0].quote + " " + all[1].quote, block.text);
}

TEST(PdfReport, TextNamesThePage) {
  const Example made = pdf_example();
  EXPECT_NE(write_text(made.report, product_messages(), {}).find("п. 4.2, стр. 1"), std::string::npos);
  ReportOptions english;
  english.language = Language::English;
  EXPECT_NE(write_text(made.report, product_messages(), english).find("clause 4.2, page 1"), std::string::npos);
}

TEST(PdfReport, DrawsEveryPageAndLinksMarksAndFindings) {
  Example made = pdf_example();
  made.report.findings.push_back(stamp_on(3, {100, 100, 200, 150}));
  const std::string page = page_of(made);
  EXPECT_EQ(count(page, "<svg "), 3u);
  EXPECT_NE(page.find("viewBox=\"0 0 842 595\""), std::string::npos);
  for (const char* part : {"id=\"m1\"", "id=\"m2\"", "id=\"m3\"", "id=\"m4\"", "href=\"#f1\"", "href=\"#m4\"", ">Лицензиат</tspan>",
                           "class=\"chg\"", "class=\"rem\"", "class=\"hid\"", "class=\"slot\"", "class=\"obj\"", "Страница 3 из 3",
                           "Здесь убрано: «Стороны обязаны хранить тайну.»", "скрытый шрифт"}) {
    EXPECT_NE(page.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(count(page, "id=\"m1\""), 1u);
  EXPECT_NE(page.find("На этой странице нет текста"), std::string::npos);
}

TEST(PdfReport, HostileTextStaysText) {
  Example made = pdf_example();
  made.document.blocks[0].text = "</text><script>alert(1)</script> \xE2\x80\xAE";
  made.document.blocks[0].runs = {{{0, static_cast<std::uint32_t>(made.document.blocks[0].text.size())}, 0}};
  made.document.blocks[0].boxes = {{{0, static_cast<std::uint32_t>(made.document.blocks[0].text.size())}, 1, {0, 0, 9, 9}}};
  const std::string page = page_of(made);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("\xE2\x80\xAE"), std::string::npos);
}

TEST(PdfReport, StrangeBoxesAreDrawnOnThePage) {
  Example made = pdf_example();
  const float huge = 3e38F;
  made.document.page_sizes[0] = {0, huge};
  made.document.blocks[1].boxes[5].box = {-huge, huge, huge * 10, -huge};
  made.document.blocks[1].boxes[6].page = 77;
  made.report.findings.push_back(stamp_on(9, {0, 0, 1, 1}));
  made.report.findings.push_back(stamp_on(2, {-900, 5000, -800, 5001}));
  const std::string page = page_of(made);
  EXPECT_EQ(count(page, "<svg "), 3u);
  EXPECT_EQ(page.find("inf"), std::string::npos);
  EXPECT_EQ(page.find("nan"), std::string::npos);
  EXPECT_EQ(page.find("href=\"#m4\""), std::string::npos);
  EXPECT_NE(page.find("href=\"#m5\""), std::string::npos);
}

TEST(PdfReport, ManyPagesAreNotAllDrawn) {
  Example made = pdf_example();
  made.document.page_sizes.assign(500, {595, 842});
  made.document.pages = 500;
  made.report.findings.push_back(stamp_on(499, {10, 10, 60, 60}));
  const std::string page = page_of(made);
  EXPECT_EQ(count(page, "<svg "), kPagesDrawn);
  EXPECT_NE(page.find("id=\"p499\""), std::string::npos);
  EXPECT_NE(page.find("Не показаны остальные страницы: 440"), std::string::npos);
}

}  // namespace
}  // namespace sverka::test
