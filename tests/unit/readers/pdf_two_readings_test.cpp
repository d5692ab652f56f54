// What one program reads so and another otherwise.
#include <gtest/gtest.h>

#include <string>

#include "pdf_builder.hpp"
#include "readers/pdf/content.hpp"

namespace sverka::pdf {
namespace {

using testing::PdfBuilder;

std::string unmodelled_in(const std::string& bytes) {
  const auto content = read_content(bytes, {});
  std::string found;
  for (const Item& item : content ? content->items : std::vector<Item>()) {
    found += item.kind == "unmodelled" ? item.value + " " : "";
  }
  return content ? found : "unread";
}

PdfBuilder plain() {
  PdfBuilder builder;
  builder.content("BT /F1 12 Tf 50 700 Td (text) Tj ET");
  return builder;
}

TEST(PdfTwoReadings, AnOrdinaryFileHasOne) {
  EXPECT_EQ(unmodelled_in(plain().page("/Tabs/S/Rotate 0/Group<</S/Transparency/CS/DeviceRGB>>").build()), "");
}

TEST(PdfTwoReadings, AKeyThatStandsTwice) {
  EXPECT_EQ(unmodelled_in(plain().page("/Tabs/S/Tabs/R").build()), "double-key ");
  EXPECT_EQ(unmodelled_in(plain().resources("/ExtGState<</A<</ca 1/LW 2/ca 0>>>>").build()), "double-key ");
  EXPECT_EQ(unmodelled_in(plain().resources("/ExtGState<</A<</ca 1>>/B<</ca 1>>>>/ProcSet[/PDF/PDF]").build()), "");
}

TEST(PdfTwoReadings, AnObjectThatStandsTwice) {
  EXPECT_EQ(unmodelled_in(plain().set(6, "<</A 1>>\nendobj\n4 0 obj\n<</Length 0>>\nstream\n\nendstream").build()), "double-object ");
}

TEST(PdfTwoReadings, AStreamWhoseBytesAreElsewhere) {
  EXPECT_EQ(unmodelled_in(plain().stream(6, "/F(other.txt)", "BT ET").build()), "external-stream ");
  EXPECT_EQ(unmodelled_in(plain().stream(6, "/Filter/ASCIIHexDecode", "00>").build()), "");
}

TEST(PdfTwoReadings, AStreamThatIsLongerThanItSays) {
  EXPECT_EQ(unmodelled_in(plain().set(6, "<</Length 2/DL 9>>\nstream\nBT more\nendstream").build()), "stream-length ");
  EXPECT_EQ(unmodelled_in(plain().set(6, "<</Length 7 0 R>>\nstream\nBT more\nendstream").set(7, "2").build()), "stream-length ");
  EXPECT_EQ(unmodelled_in(plain().set(6, "<</Length 7>>\nstream\r\nBT more\r\nendstream").build()), "");
}

TEST(PdfTwoReadings, OtherPagesThanAreCounted) {
  EXPECT_EQ(unmodelled_in(plain().set(2, "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 1>>").build()), "page-count ");
}

TEST(PdfTwoReadings, OperatorsInAnArrayOfStringsPlaceNothing) {
  PdfBuilder builder;
  builder.content("BT /F1 10 Tf 0 Tc 50 700 Td [(one) 0.0 Tc -250 (two) 0.0 Tc] TJ ET");
  const auto content = read_content(builder.build(), {});
  ASSERT_TRUE(content);
  const Page& page = content->pages.at(0);
  EXPECT_EQ(page.text, "onetwo");
  ASSERT_EQ(page.glyphs.size(), 6u);
  EXPECT_GT(page.glyphs[3].origin.x, page.glyphs[2].advance.x);
  EXPECT_LT(page.glyphs[3].origin.x, page.glyphs[2].advance.x + 5);
}

}  // namespace
}  // namespace sverka::pdf
