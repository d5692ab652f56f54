// What leads through a PDF beside its pages: outlines whose titles the text does not have, labels of pages, threads, edges of trimming.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "pdf_builder.hpp"
#include "readers/pdf/content.hpp"
#include "readers/pdf/layout.hpp"

namespace sverka::pdf {
namespace {

using testing::PdfBuilder;

constexpr const char* kText =
    "BT /F1 12 Tf 50 700 Td (1. SUBJECT OF THE AGREEMENT) Tj 0 -20 Td (The Client pays the reward for each re-) Tj "
    "0 -14 Td (port without delay.) Tj ET";

// The kinds of what is listed, with the values: "kind value; ".
std::string listed(PdfBuilder& builder) {
  builder.content(kText);
  Result<PdfContent> content = read_content(builder.build(), {});
  EXPECT_TRUE(content.has_value());
  const Result<Document> document = lay_out(std::move(*content), {});
  EXPECT_TRUE(document.has_value());
  std::string all;
  for (const Item& item : document->items) {
    all += item.kind + " " + item.value + "; ";
  }
  return all;
}

TEST(PdfNavigation, TitlesOfTheOutlinesAreHeldAgainstTheText) {
  struct Case {
    const char* title;
    const char* said;
  };
  const Case cases[] = {
      {"(1. SUBJECT OF THE AGREEMENT)", ""},
      {"(Subject of the Agreement)", ""},
      {"(1  Subject of\\tthe agreement)", ""},
      {"(reward for each report)", ""},
      {"(agreement-final.pdf)", ""},
      {"(Our agreement, signed.docx)", ""},
      {"(_GoBack)", ""},
      {"(Page 1)", ""},
      {"()", ""},
      {"(The Client pays no reward)", "outline-title The Client pays no reward; "},
      {"(2. SUBJECT OF THE AGREEMENT)", "outline-title 2. SUBJECT OF THE AGREEMENT; "},
      {"(Fee 0)", ""},
      {"<FEFF0411043504370020043E043F043B04300442044B>", "outline-title"},
  };
  for (const Case& one : cases) {
    PdfBuilder builder;
    builder.catalog("/Outlines 20 0 R").set(20, "<</First 21 0 R>>").set(21, std::string("<</Title") + one.title + "/Next 22 0 R>>");
    builder.set(22, "<</Title(Subject of the agreement)/First 21 0 R>>");
    const std::string all = listed(builder);
    EXPECT_TRUE(*one.said == '\0' ? all.empty() : all.find(one.said) == 0) << one.title << ": " << all;
  }
}

TEST(PdfNavigation, PagesThatAreNumberedOtherwiseThreadsAndTrimmedTextAreSaid) {
  struct Case {
    const char* catalog;
    const char* page;
    const char* said;
  };
  const Case cases[] = {
      {"/PageLabels<</Nums[0<</S/D>>]>>", "", ""},
      {"/PageLabels<</Nums[0<</S/D/St 1>> 9<</S/r>>]>>", "", ""},
      {"/PageLabels<</Kids[<</Nums[0<</S/D/St 7>>]>>]>>", "", "page-labels 7; "},
      {"/PageLabels<</Nums[0<</S/r>>]>>", "", "page-labels 1; "},
      {"/PageLabels<</Nums[0<</P(Annex )/S/D>>]>>", "", "page-labels Annex 1; "},
      {"/PageLabels<</Nums[0<<>>]>>", "", ""},
      {"/PageLabels<</Nums[0]>>", "", ""},
      {"/Threads[<</F 30 0 R>>]", "", "article-threads ; "},
      {"/Threads[]", "", ""},
      {"", "/TrimBox[0 0 600 800]", ""},
      {"", "/TrimBox[40 600 590 790]", ""},
      {"", "/TrimBox[590 790 40 600]", ""},
      {"", "/TrimBox[40 690 590 790]", "trimmed-text TrimBox; "},
      {"", "/TrimBox[0 0 0 0]", ""},
      {"", "/TrimBox[1 2]", ""},
  };
  for (const Case& one : cases) {
    PdfBuilder builder;
    builder.catalog(one.catalog).page(one.page);
    EXPECT_EQ(listed(builder), one.said) << one.catalog << one.page;
  }
}

}  // namespace
}  // namespace sverka::pdf
