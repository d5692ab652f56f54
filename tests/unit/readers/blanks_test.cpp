// Lines under nothing are read as underscores; gaps and rules stay white space.
#include <gtest/gtest.h>

#include <string>

#include "reading_fixture.hpp"

namespace sverka::testing {
namespace {

std::string plain(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string lined(const std::string& content, const std::string& kind = "single") {
  return "<w:r><w:rPr><w:u w:val=\"" + kind + "\"/></w:rPr>" + content + "</w:r>";
}

std::string lined_spaces(std::size_t count) {
  return lined("<w:t xml:space=\"preserve\">" + std::string(count, ' ') + "</w:t>");
}

std::string shown(const std::string& inside, const std::string& properties = {}) {
  return read_body("<w:p><w:pPr>" + properties + "</w:pPr>" + inside + "</w:p>" + paragraph("x")).blocks.at(0).text;
}

const std::string kLeader = "<w:tabs><w:tab w:val=\"left\" w:leader=\"underscore\" w:pos=\"9000\"/></w:tabs>";

TEST(Blanks, ThatArePlacesToFillIn) {
  EXPECT_EQ(shown(plain("INN ") + lined_spaces(10)), "INN " + std::string(10, '_'));
  EXPECT_EQ(shown(plain("at ") + lined_spaces(5) + plain(" %")), "at _____ %");
  EXPECT_EQ(shown(plain("INN ") + lined_spaces(5) + lined_spaces(5) + plain(", KPP")), "INN " + std::string(10, '_') + ", KPP");
  EXPECT_EQ(shown(plain("by ") + lined("<w:tab/>") + plain(", of")), "by ___, of");
  EXPECT_EQ(shown(plain("INN") + "<w:r><w:tab/></w:r>", kLeader), "INN___");
  EXPECT_EQ(shown(plain("«") + lined_spaces(4) + plain("» ") + lined_spaces(9) + plain(" 20") + lined_spaces(3)), "«____» _________ 20___");
  EXPECT_EQ(shown(plain("Name ") + lined("<w:t xml:space=\"preserve\">\u00A0\u00A0\u00A0\u00A0</w:t>")), "Name ________");
}

TEST(Blanks, ThatAreNone) {
  EXPECT_EQ(shown(plain("INN ") + lined_spaces(4)), "INN     ");
  EXPECT_EQ(shown(lined("<w:t>Supply</w:t>") + lined_spaces(12) + lined("<w:t>agreement</w:t>")), "Supply            agreement");
  EXPECT_EQ(shown(lined("<w:tab/>")), "\t\t\t");
  EXPECT_EQ(shown(plain("INN ") + lined("<w:t xml:space=\"preserve\">          </w:t>", "none")), "INN           ");
  EXPECT_EQ(shown(plain("INN ") + lined("<w:t xml:space=\"preserve\">          </w:t>", "words")), "INN           ");
  EXPECT_EQ(shown(plain("INN") + "<w:r><w:tab/></w:r>"), "INN\t");
  EXPECT_EQ(shown(plain("INN ") + lined("<w:t xml:space=\"preserve\">  7707083893  </w:t>")), "INN   7707083893  ");
}

TEST(Blanks, OfAStyle) {
  DocxBuilder builder("<w:p>" + plain("INN ") + "<w:r><w:rPr><w:rStyle w:val=\"Line\"/></w:rPr><w:tab/></w:r></w:p>");
  builder.part("styles.xml",
               "<w:styles NS><w:style w:type=\"character\" w:styleId=\"Line\"><w:rPr><w:u w:val=\"single\"/></w:rPr></w:style></w:styles>",
               "styles");
  EXPECT_EQ(read_built(builder).blocks.at(0).text, "INN ___");
}

}  // namespace
}  // namespace sverka::testing
