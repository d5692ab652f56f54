#include "readers/pdf/layout_glyphs.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "document/names.hpp"
#include "readers/pdf/lines_words.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr float kStrikeFrom = 0.13F, kStrikeTo = 0.55F;  // em above the baseline
constexpr float kStruckPart = 0.6F;                      // of a glyph's width
constexpr float kWithinWord = 0.12F;                     // em between the letters of a word
constexpr std::size_t kMostStrokes = 64;                 // lines at a glyph's height that are looked at
constexpr std::size_t kVisits = 4;                       // times a glyph may stand in replaced text

// Letters as they compare: without spaces and hyphens, which replacement texts add and drop at will.
std::string bare(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t sign = next_code_point(text, at);
    const bool hyphen = sign == '-' || sign == 0xAD || sign == 0x2010 || sign == 0x2011;
    if (!is_space(sign) && !hyphen && sign >= 0x20) {
      letters += text.substr(before, at - before);
    }
  }
  return letters;
}

// Said in place of nothing: only who copies or hears the text gets it.
void add_text_of_nothing(const Page& page, const ReplacedText& replaced, std::vector<Item>& items) {
  const std::string said = fold_spaces(repair_utf8(replaced.text));
  if (!bare(said).empty()) {
    Item item;
    item.kind = "actual-text";
    item.value = said;
    item.page = page.number;
    item.box = replaced.first_glyph < page.glyphs.size() ? page.glyphs[replaced.first_glyph].box : Box{};
    items.push_back(std::move(item));
  }
}

Box hull(const Box& one, const Box& other) {
  return Box{std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
             std::max(one.bottom, other.bottom)};
}

constexpr float kFarthest = 1.0e6F;

float sound(float value) {
  return std::isfinite(value) ? std::clamp(value, -kFarthest, kFarthest) : 0.0F;
}

}  // namespace

Box sound_box(const Box& box) {
  const float left = sound(box.left), top = sound(box.top), right = sound(box.right), bottom = sound(box.bottom);
  return Box{std::min(left, right), std::min(top, bottom), std::max(left, right), std::max(top, bottom)};
}

void make_sound(Page& page) {
  page.size = {sound(page.size.width), sound(page.size.height)};
  for (Glyph& glyph : page.glyphs) {
    glyph.origin = {sound(glyph.origin.x), sound(glyph.origin.y)};
    glyph.advance = {sound(glyph.advance.x), sound(glyph.advance.y)};
    glyph.size = std::max(0.1F, sound(glyph.size));
    glyph.box = sound_box(glyph.box);
    glyph.flags &= kAllRunFlags;
  }
  for (Line& line : page.lines) {
    line.box = sound_box(line.box);
  }
}

void apply_replaced_text(Page& page, std::vector<Item>& items) {
  std::size_t visits = page.glyphs.size() * kVisits;
  std::vector<bool> gone(page.glyphs.size(), false);
  for (const ReplacedText& replaced : page.replaced) {
    const std::size_t end = std::min<std::size_t>(replaced.end_glyph, page.glyphs.size());
    if (replaced.first_glyph >= end) {
      add_text_of_nothing(page, replaced, items);
      continue;
    }
    if (end - replaced.first_glyph > visits) {
      continue;
    }
    visits -= end - replaced.first_glyph;
    std::string shown;
    bool meaningless = true;
    Box box = page.glyphs[replaced.first_glyph].box;
    for (std::size_t at = replaced.first_glyph; at < end; ++at) {
      shown += text_of(page, page.glyphs[at]);
      meaningless = meaningless && page.glyphs[at].text_size == 0;
      box = hull(box, page.glyphs[at].box);
    }
    const std::string said = repair_utf8(replaced.text);
    if (meaningless && !bare(said).empty()) {
      Glyph& first = page.glyphs[replaced.first_glyph];
      first.text_begin = static_cast<std::uint32_t>(page.text.size());
      first.text_size = static_cast<std::uint32_t>(said.size());
      page.text += said;
      first.advance = page.glyphs[end - 1].advance;
      first.box = box;
      for (std::size_t at = replaced.first_glyph + 1; at < end; ++at) {
        gone[at] = true;  // part of what the first one now says
      }
    } else if (bare(shown) != bare(said)) {
      Item item;
      item.kind = "actual-text";
      // Signs that nobody sees may be all that it says.
      item.value = bare(fold_spaces(said)) == bare(said) ? fold_spaces(said) : said;
      item.detail = fold_spaces(repair_utf8(shown));
      item.page = page.number;
      item.box = box;
      items.push_back(std::move(item));
    }
  }
  std::size_t kept = 0;
  for (std::size_t at = 0; at < page.glyphs.size(); ++at) {
    if (!gone[at]) {
      page.glyphs[kept++] = page.glyphs[at];
    }
  }
  page.glyphs.resize(kept);
}

void cover_whole_words(Page& page) {
  const auto is_of_word = [&](const Glyph& glyph) {
    const std::string_view text = text_of(page, glyph);
    std::size_t at = 0;
    const std::uint32_t other = kNotSeenFlags & ~std::uint32_t{kCovered};
    return !text.empty() && is_letter(next_code_point(text, at)) && (glyph.flags & other) == 0;
  };
  const auto goes_on = [](const Glyph& one, const Glyph& next) {
    const float gap = kWithinWord * one.size;
    return one.source == next.source && std::abs(next.origin.x - one.advance.x) < gap && std::abs(next.origin.y - one.advance.y) < gap;
  };
  for (std::size_t begin = 0, end = 0; begin < page.glyphs.size(); begin = end) {
    end = begin + 1;
    if (!is_of_word(page.glyphs[begin])) {
      continue;
    }
    while (end < page.glyphs.size() && is_of_word(page.glyphs[end]) && goes_on(page.glyphs[end - 1], page.glyphs[end])) {
      ++end;
    }
    const auto first = page.glyphs.begin() + static_cast<std::ptrdiff_t>(begin),
               last = page.glyphs.begin() + static_cast<std::ptrdiff_t>(end);
    if (std::any_of(first, last, [](const Glyph& glyph) { return (glyph.flags & kCovered) != 0; })) {
      std::for_each(first, last, [](Glyph& glyph) { glyph.flags |= kCovered; });
    }
  }
}

void mark_struck(Page& page) {
  std::vector<const Line*> lines;
  for (const Line& line : page.lines) {
    if (line.horizontal && std::isfinite(line.box.top + line.box.bottom + line.box.left + line.box.right)) {
      lines.push_back(&line);
    }
  }
  const auto middle = [](const Line* line) { return (line->box.top + line->box.bottom) / 2; };
  std::sort(lines.begin(), lines.end(), [&](const Line* one, const Line* other) { return middle(one) < middle(other); });
  for (Glyph& glyph : page.glyphs) {
    if (std::abs(glyph.advance.y - glyph.origin.y) > std::abs(glyph.advance.x - glyph.origin.x)) {
      continue;
    }
    const float low = glyph.origin.y - kStrikeTo * glyph.size, high = glyph.origin.y - kStrikeFrom * glyph.size;
    auto line = std::lower_bound(lines.begin(), lines.end(), low, [&](const Line* one, float y) { return middle(one) < y; });
    for (std::size_t looked = 0; line != lines.end() && middle(*line) <= high && looked < kMostStrokes; ++line, ++looked) {
      const float begin = std::max(glyph.origin.x, (*line)->box.left), end = std::min(glyph.advance.x, (*line)->box.right);
      if (end - begin > kStruckPart * (glyph.advance.x - glyph.origin.x) && end > begin) {
        glyph.flags |= kStruck;
        break;
      }
    }
  }
}

}  // namespace sverka::pdf
