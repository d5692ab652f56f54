// Which pictures of a PDF are the template's.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "checks/printed_pictures.hpp"
#include "document/picture_look.hpp"

namespace sverka {
namespace {

using Origin = PrintedPictures::Origin;

// Stripes, `count` of them.
std::string stripes(std::size_t count) {
  PictureSummary summary(256, 128);
  for (std::size_t y = 0; y < 128; ++y) {
    std::vector<PictureCell> row;
    for (std::size_t x = 0; x < 256; ++x) {
      row.push_back(x * count / 256 % 2 == 0 ? PictureCell{255, 255, 255, 255} : PictureCell{0, 0, 0, 255});
    }
    summary.add_row(row);
  }
  return look_of(summary.grid());
}

Item picture(const std::string& value, const std::string& look, float width, float height) {
  Item item;
  item.kind = "picture";
  item.value = value;
  item.look = look;
  item.box = {10, 10, 10 + width, 10 + height};
  return item;
}

struct PrintedCase {
  const char* name;
  Item drawn;
  Origin origin;
};

TEST(PrintedPictures, AreToldByWhatTheyShow) {
  const std::string logo = stripes(8);
  const PrintedCase cases[] = {
      {"the same", picture("a", logo, 140, 70), Origin::Template},
      {"the same on a page made smaller", picture("a", logo, 126, 63), Origin::Template},
      {"the same, squeezed", picture("a", logo, 140, 30), Origin::Elsewhere},
      {"another in its place", picture("a", stripes(6), 140, 70), Origin::Altered},
      {"another, elsewhere", picture("a", stripes(6), 40, 70), Origin::Elsewhere},
      {"nobody knows what", picture("a", "", 140, 70), Origin::Unclear},
      {"nobody knows what, of another size", picture("a", "", 90, 70), Origin::Elsewhere},
  };
  for (const PrintedCase& one : cases) {
    Template sample;
    sample.document.items = {picture("logo", logo, 140, 70)};
    Document document;
    document.format = "pdf";
    document.items = {one.drawn};
    Evidence evidence;
    evidence.sample = &sample;
    evidence.document = &document;
    EXPECT_EQ(PrintedPictures(evidence).origin_of(one.drawn), one.origin) << one.name;
  }
}

TEST(PrintedPictures, OneOfTheTemplateStandsForOneThatCannotBeComparedOnEveryPage) {
  Template sample;
  sample.document.items = {picture("logo", "", 140, 70)};
  Document document;
  document.format = "pdf";
  document.items = {picture("a", stripes(6), 140, 70), picture("a", "", 140, 70), picture("b", stripes(8), 140, 70)};
  Evidence evidence;
  evidence.sample = &sample;
  evidence.document = &document;
  PrintedPictures pictures(evidence);
  EXPECT_EQ(pictures.origin_of(document.items[0]), Origin::Unclear);
  EXPECT_EQ(pictures.origin_of(document.items[1]), Origin::Unclear);
  EXPECT_EQ(pictures.origin_of(document.items[2]), Origin::Elsewhere);
}

}  // namespace
}  // namespace sverka
