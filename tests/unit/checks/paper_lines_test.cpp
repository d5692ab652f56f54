// The gaps of a page as tabs, the stories of a paper in their order.
#include "checks/paper_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace sverka {
namespace {

// Words with the space between the end of one and the beginning of the next, in points; each is ten points high.
Block printed(const std::vector<std::pair<std::string, float>>& words) {
  Block block;
  float x = 50;
  for (const auto& [word, gap] : words) {
    if (!block.text.empty()) {
      block.text += " ";
      x += gap;
    }
    const auto begin = static_cast<std::uint32_t>(block.text.size());
    block.text += word;
    const float width = 5.0F * static_cast<float>(word.size());
    block.boxes.push_back({{begin, static_cast<std::uint32_t>(block.text.size())}, 1, {x, 100, x + width, 110}});
    x += width;
  }
  return block;
}

std::string line_of(const Block& block) {
  Document document;
  document.parts = {"page"};
  document.blocks = {block};
  const std::vector<PaperLine> lines = lines_of(document);
  return lines.size() == 1 ? lines.front().text : "not one line";
}

TEST(PaperLines, WideGapsAreTabs) {
  EXPECT_EQ(line_of(printed({{"one", 0}, {"two", 2.5F}, {"three", 2.5F}})), "one two three");
  EXPECT_EQ(line_of(printed({{"one", 0}, {"two", 2.5F}, {"three", 20}})), "one two\tthree");
  EXPECT_EQ(line_of(printed({{"Sum", 0}, {"5", 40}})), "Sum\t5");
}

TEST(PaperLines, AJustifiedLineIsNoRow) {
  EXPECT_EQ(line_of(printed({{"one", 0}, {"two", 20}, {"three", 20}, {"four", 20}})), "one two three four");
  EXPECT_EQ(line_of(printed({{"1", 0}, {"name", 20}, {"of", 2.5F}, {"it", 2.5F}, {"5", 31}})), "1\tname of it\t5");
}

TEST(PaperLines, ATextWithoutPlacesKeepsItsSpaces) {
  Block block;
  block.text = "one two\nthree";
  Document document;
  document.parts = {"page"};
  document.blocks = {block};
  const std::vector<PaperLine> lines = lines_of(document);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text, "one two");
  EXPECT_EQ(lines[1].offset, 8u);
}

TEST(PaperLines, MarginsStandAroundTheBody) {
  Document document;
  document.parts = {"page"};
  for (const auto& [story, text] : std::vector<std::pair<Story, std::string>>{
           {Story::Body, "body"}, {Story::Footer, "footer"}, {Story::Header, "header"}, {Story::Comment, "comment"}}) {
    Block block;
    block.story = story;
    block.text = text;
    document.blocks.push_back(block);
  }
  EXPECT_EQ(lines_of(document).size(), 1u);
  const std::vector<PaperLine> lines = lines_of(document, PaperStories::WithMargins);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].text, "header");
  EXPECT_EQ(lines[2].text, "footer");
}

}  // namespace
}  // namespace sverka
