// The place of a stretch of text on the pages, from the boxes of its words.
#include "document/on_page.hpp"

#include <gtest/gtest.h>

namespace sverka {
namespace {

// "one two" on the first line of page 1, "three" on its last line, "four" on page 2.
Block example() {
  Block block;
  block.text = "one two three four";
  block.boxes = {
      {{0, 3}, 1, {10, 100, 30, 112}}, {{4, 7}, 1, {34, 100, 60, 112}}, {{8, 13}, 1, {10, 116, 40, 128}}, {{14, 18}, 2, {10, 50, 36, 62}}};
  return block;
}

TEST(OnPage, OneHullAPage) {
  const std::vector<BoxOnPage> found = boxes_by_page(example(), {4, 18});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], (BoxOnPage{1, {10, 100, 60, 128}, {4, 13}}));
  EXPECT_EQ(found[1], (BoxOnPage{2, {10, 50, 36, 62}, {14, 18}}));
}

TEST(OnPage, OneBoxALine) {
  const std::vector<BoxOnPage> found = boxes_by_line(example(), {0, 13});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], (BoxOnPage{1, {10, 100, 60, 112}, {0, 7}}));
  EXPECT_EQ(found[1], (BoxOnPage{1, {10, 116, 40, 128}, {8, 13}}));
}

TEST(OnPage, ColumnsAreNotOneLine) {
  Block block = example();
  block.boxes[1].box = {400, 100, 430, 112};
  EXPECT_EQ(boxes_by_line(block, {0, 7}).size(), 2u);
}

TEST(OnPage, APartOfAWordCountsAsTheWord) {
  const std::vector<BoxOnPage> found = boxes_by_line(example(), {5, 6});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], (BoxOnPage{1, {34, 100, 60, 112}, {5, 6}}));
}

TEST(OnPage, AnEmptyRangeStandsBetweenWords) {
  struct Case {
    std::uint32_t at;
    std::uint32_t page;
    float left;
  };
  for (const Case& one : {Case{0, 1, 9}, Case{3, 1, 30}, Case{4, 1, 30}, Case{7, 1, 60}, Case{18, 2, 36}, Case{16, 2, 23}}) {
    const std::vector<BoxOnPage> found = boxes_by_page(example(), {one.at, one.at});
    ASSERT_EQ(found.size(), 1u) << one.at;
    EXPECT_EQ(found[0].page, one.page) << one.at;
    EXPECT_FLOAT_EQ(found[0].box.left, one.left) << one.at;
    EXPECT_FLOAT_EQ(found[0].box.right, one.left + 1) << one.at;
  }
}

TEST(OnPage, WordsInABox) {
  EXPECT_EQ(range_in_box(example(), 1, {30, 95, 70, 115}), (TextRange{4, 7}));
  EXPECT_EQ(range_in_box(example(), 1, {0, 95, 70, 130}), (TextRange{0, 13}));
  EXPECT_EQ(range_in_box(example(), 2, {30, 95, 70, 115}), TextRange{});
}

TEST(OnPage, NoBoxesNoPlace) {
  Block block = example();
  block.boxes.clear();
  EXPECT_TRUE(boxes_by_page(block, {0, 7}).empty());
  EXPECT_TRUE(boxes_by_line(block, {3, 3}).empty());
}

TEST(OnPage, WhiteSpaceAloneStandsBetweenWords) {
  const std::vector<BoxOnPage> found = boxes_by_line(example(), {3, 4});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FLOAT_EQ(found[0].box.left, 30);
}

}  // namespace
}  // namespace sverka
