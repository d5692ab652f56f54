#include "readers/pdf/sheets.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "readers/pdf/lines_words.hpp"

namespace sverka::pdf {
namespace {

constexpr float kBroad = 1.2F;           // width to height of a sheet with two pages
constexpr float kStrip = 0.012F;         // of the width, on both sides of the middle: margins of the two pages
constexpr std::size_t kFewLetters = 80;  // of a half: fewer are no page, but a heading or a note
constexpr float kThin = 2.0F;            // points: a fold line may stand in the strip

bool is_broad(const Page& page) {
  return page.size.width > kBroad * page.size.height;
}

enum class Halves : std::uint8_t { NotParted, OneFull, BothFull };

Halves halves_of(const Page& page) {
  const float middle = page.size.width / 2;
  const float left = middle - kStrip * page.size.width, right = middle + kStrip * page.size.width;
  std::size_t letters[2] = {0, 0};
  for (const Glyph& glyph : page.glyphs) {
    if ((glyph.flags & kNotSeenFlags) != 0 || is_space_glyph(page, glyph)) {
      continue;
    }
    if (glyph.box.right > left && glyph.box.left < right) {
      return Halves::NotParted;
    }
    ++letters[glyph.box.left >= right ? 1 : 0];
  }
  for (const Line& line : page.lines) {
    if (line.horizontal && line.box.left < left - kThin && line.box.right > right + kThin) {
      return Halves::NotParted;
    }
  }
  return letters[0] >= kFewLetters && letters[1] >= kFewLetters ? Halves::BothFull : Halves::OneFull;
}

// A landscape page with two columns of requisites is one page: only what is so on nearly all of them is a way to print.
bool are_sheets(const std::vector<Page>& pages) {
  std::size_t broad = 0;
  std::size_t full = 0;
  for (const Page& page : pages) {
    if (page.glyphs.empty()) {
      continue;
    }
    const Halves halves = is_broad(page) ? halves_of(page) : Halves::NotParted;
    if (halves == Halves::NotParted) {
      return false;
    }
    ++broad;
    full += halves == Halves::BothFull ? 1 : 0;
  }
  return broad > 0 && full * 2 >= broad;
}

Box moved(Box box, float by) {
  return {box.left - by, box.top, box.right - by, box.bottom};
}

// What of the sheet stands in the half.
Page half_of(const Page& sheet, const SheetPart& part, bool second) {
  const float middle = sheet.size.width / 2;
  const auto inside = [&](const Box& box) { return ((box.left + box.right) / 2 >= middle) == second; };
  Page half;
  half.size = {part.width, sheet.size.height};
  half.text = sheet.text;
  half.sources = sheet.sources;
  for (Glyph glyph : sheet.glyphs) {
    if (inside(glyph.box)) {
      glyph.box = moved(glyph.box, part.left);
      glyph.origin.x -= part.left;
      glyph.advance.x -= part.left;
      half.glyphs.push_back(glyph);
    }
  }
  for (Line line : sheet.lines) {
    if (inside(line.box)) {
      line.box = moved(line.box, part.left);
      half.lines.push_back(line);
    }
  }
  return half;
}

}  // namespace

std::vector<Page> part_sheets(std::vector<Page> pages, std::vector<SheetPart>& parts) {
  const bool sheets = are_sheets(pages);
  std::vector<Page> all;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    Page& page = pages[at];
    const auto number = static_cast<std::uint32_t>(at + 1);
    const float width = page.size.width;
    if (!sheets || page.glyphs.empty()) {
      parts.push_back({number, 0, width});
      all.push_back(std::move(page));
      continue;
    }
    const std::size_t before = all.size();
    for (const bool second : {false, true}) {
      const SheetPart part{number, second ? width / 2 : 0.0F, width / 2};
      Page half = half_of(page, part, second);
      if (!half.glyphs.empty()) {
        parts.push_back(part);
        all.push_back(std::move(half));
      }
    }
    if (all.size() == before) {
      parts.push_back({number, 0, width});
      all.push_back(std::move(page));
    }
    page = Page{};
  }
  for (std::size_t at = 0; at < all.size(); ++at) {
    all[at].number = static_cast<std::uint32_t>(at + 1);
  }
  return all;
}

}  // namespace sverka::pdf
