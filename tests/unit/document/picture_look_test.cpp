// Which pictures show the same.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "document/picture_look.hpp"

namespace sverka {
namespace {

// Red, green and blue at a place, in shares of the picture's width and height.
using Drawing = std::function<PictureCell(double x, double y)>;

constexpr PictureCell kPaper = {255, 255, 255, 255};
constexpr PictureCell kInk = {20, 20, 20, 255};

PictureCell ring(double x, double y) {
  const double distance = (x - 0.2) * (x - 0.2) * 16 + (y - 0.5) * (y - 0.5);
  return distance > 0.04 && distance < 0.16 ? PictureCell{200, 30, 40, 255} : kPaper;
}

PictureCell ring_and_bars(double x, double y) {
  const bool bar = x > 0.45 && x < 0.95 && y > 0.3 && y < 0.7 && static_cast<int>(x * 20) % 2 == 0;
  return bar ? kInk : ring(x, y);
}

std::string look_at(const Drawing& drawing, std::size_t width, std::size_t height, const Box& part = {0, 0, 1, 1}) {
  PictureSummary summary(width, height, part);
  for (std::size_t y = 0; y < height; ++y) {
    std::vector<PictureCell> row;
    for (std::size_t x = 0; x < width; ++x) {
      row.push_back(drawing((static_cast<double>(x) + 0.5) / static_cast<double>(width),
                            (static_cast<double>(y) + 0.5) / static_cast<double>(height)));
    }
    summary.add_row(row);
  }
  return look_of(summary.grid());
}

TEST(PictureLook, TheSameAtAnotherSizeIsTheSame) {
  const std::string look = look_at(ring_and_bars, 800, 200);
  EXPECT_EQ(likeness(look, look), PictureLikeness::Same);
  EXPECT_EQ(likeness(look, look_at(ring_and_bars, 1600, 400)), PictureLikeness::Same);
  EXPECT_EQ(likeness(look, look_at(ring_and_bars, 517, 131)), PictureLikeness::Same);
}

TEST(PictureLook, AnotherPictureIsDifferent) {
  const std::string look = look_at(ring_and_bars, 800, 200);
  EXPECT_EQ(likeness(look, look_at(ring, 800, 200)), PictureLikeness::Different);
  EXPECT_EQ(likeness(look, look_at([](double, double) { return kPaper; }, 800, 200)), PictureLikeness::Different);
  EXPECT_EQ(likeness(look, look_at([](double x, double y) { return ring_and_bars(1 - x, y); }, 800, 200)), PictureLikeness::Different);
}

TEST(PictureLook, AWordInAnEmptyPlaceIsDifferent) {
  const Drawing with_word = [](double x, double y) {
    const bool word = y > 0.85 && y < 0.95 && x > 0.5 && x < 0.9 && static_cast<int>(x * 100) % 2 == 0;
    return word ? kInk : ring_and_bars(x, y);
  };
  EXPECT_EQ(likeness(look_at(ring_and_bars, 800, 200), look_at(with_word, 800, 200)), PictureLikeness::Different);
}

TEST(PictureLook, AnotherColourIsUndecided) {
  const Drawing grey = [](double x, double y) {
    const PictureCell cell = ring_and_bars(x, y);
    const auto light = static_cast<std::uint8_t>(0.299 * cell.red + 0.587 * cell.green + 0.114 * cell.blue);
    return PictureCell{light, light, light, 255};
  };
  EXPECT_EQ(likeness(look_at(ring_and_bars, 800, 200), look_at(grey, 800, 200)), PictureLikeness::Undecided);
}

TEST(PictureLook, NothingIsKnownOfAMissingOrMalformedLook) {
  const std::string look = look_at(ring, 800, 200);
  for (const std::string& other : {std::string(), std::string("77"), look.substr(1), look + "0", std::string(look.size(), '\xFF')}) {
    EXPECT_EQ(likeness(look, other), PictureLikeness::Undecided);
  }
  EXPECT_EQ(likeness("", ""), PictureLikeness::Undecided);
}

TEST(PictureLook, APartIsCutOut) {
  const Drawing left_half = [](double x, double y) { return ring_and_bars(x / 2, y); };
  EXPECT_EQ(likeness(look_at(left_half, 400, 200), look_at(ring_and_bars, 800, 200, {0, 0, 0.5F, 1})), PictureLikeness::Same);
}

TEST(PictureLook, TransparentIsPaper) {
  PictureSummary summary(64, 64);
  const PictureGrid grid = summary.grid();
  EXPECT_EQ(likeness(look_of(grid), look_at([](double, double) { return kPaper; }, 64, 64)), PictureLikeness::Same);
  EXPECT_EQ(look_of(PictureGrid{}), "");
}

TEST(PictureLook, TurnsAndPartsKeepEveryCell) {
  PictureGrid grid{2, 2, {{1, 0, 0, 255}, {2, 0, 0, 255}, {3, 0, 0, 255}, {4, 0, 0, 255}}};
  const auto reds = [](const PictureGrid& one) {
    std::string text;
    for (const PictureCell& cell : one.cells) {
      text += std::to_string(cell.red);
    }
    return text;
  };
  EXPECT_EQ(reds(turned(grid, PictureTurn::Half)), "4321");
  EXPECT_EQ(reds(turned(grid, PictureTurn::MirroredAcross)), "2143");
  EXPECT_EQ(reds(turned(grid, PictureTurn::MirroredDown)), "3412");
  EXPECT_TRUE(part_of(grid, {0.5F, 0, 0.5F, 1}).cells.empty());
}

}  // namespace
}  // namespace sverka
