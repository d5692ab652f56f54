#include "readers/pdf/lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "readers/pdf/lines_words.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr float kFarthest = 1.0e6F;
constexpr float kSameLine = 0.3F;    // em between the baselines of seen and unseen words of one line
constexpr float kLarge = 24;         // points
constexpr float kMuchLarger = 2.5F;  // than most letters
constexpr float kLetterHeight = 0.7F;
constexpr double kDegree = 3.14159265358979 / 180.0;

float sound(float value) {
  return std::isfinite(value) ? std::clamp(value, -kFarthest, kFarthest) : 0.0F;
}

// In whole degrees, right angles taken for exact: a scanned page's text may lean a little.
std::int32_t direction_of(const Glyph& glyph) {
  const float x = sound(glyph.advance.x - glyph.origin.x), y = sound(glyph.advance.y - glyph.origin.y);
  const auto degrees = static_cast<std::int32_t>(std::lround(std::atan2(y, x) / kDegree));
  for (const std::int32_t right : {0, 90, -90, 180, -180}) {
    if (std::abs(degrees - right) <= 3) {
      return right == -180 ? 180 : right;
    }
  }
  return degrees;
}

bool has_advance(const Glyph& glyph) {
  return std::abs(glyph.advance.x - glyph.origin.x) + std::abs(glyph.advance.y - glyph.origin.y) > 1.0e-3F;
}

Placed placed(const Page& page, std::uint32_t index, float cosine, float sine) {
  const Glyph& glyph = page.glyphs[index];
  const float x = sound(glyph.origin.x), y = sound(glyph.origin.y);
  const float along = (sound(glyph.advance.x) - x) * cosine + (sound(glyph.advance.y) - y) * sine;
  Placed result;
  result.begin = x * cosine + y * sine;
  result.end = result.begin + std::max(0.0F, along);
  result.v = y * cosine - x * sine;
  result.size = std::max(0.1F, sound(glyph.size));
  result.glyph = index;
  result.flags = glyph.flags;
  result.space = is_space_glyph(page, glyph);
  return result;
}

// A combining mark that is drawn as a glyph of its own.
bool is_accent(const Page& page, std::uint32_t index) {
  const std::string_view text = text_of(page, page.glyphs[index]);
  std::size_t at = 0;
  const char32_t sign = text.empty() ? 0 : next_code_point(text, at);
  return (sign >= 0x0300 && sign <= 0x036F) || (sign >= 0x0483 && sign <= 0x0489);
}

std::vector<TextLine> lines_from(const Page& page, std::vector<Placed> glyphs, std::int32_t direction) {
  std::vector<TextLine> lines;
  for (const Row& row : rows_of(std::move(glyphs))) {
    TextLine line = line_of(page, row, direction);
    if (!line.words.empty()) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

// Words of one kind that are not plainly seen go into the seen line that has their baseline; the others are lines of their own. Both lists
// are ordered.
void merge_unseen(std::vector<TextLine>& lines, std::vector<TextLine> unseen) {
  std::vector<TextLine> own;
  std::size_t at = 0;
  for (TextLine& line : unseen) {
    while (at < lines.size() && (lines[at].apart || lines[at].baseline < line.baseline - kSameLine * lines[at].size)) {
      ++at;
    }
    if (at < lines.size() && std::abs(lines[at].baseline - line.baseline) <= kSameLine * lines[at].size) {
      insert_words(lines[at], line);
    } else {
      own.push_back(std::move(line));
    }
  }
  std::vector<TextLine> merged;
  merged.reserve(lines.size() + own.size());
  std::merge(std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()), std::make_move_iterator(own.begin()),
             std::make_move_iterator(own.end()), std::back_inserter(merged),
             [](const TextLine& one, const TextLine& other) { return one.baseline < other.baseline; });
  lines = std::move(merged);
}

// Takes out the letters that are much larger than most.
std::vector<Placed> take_large(std::vector<Placed>& glyphs) {
  if (glyphs.empty()) {
    return {};
  }
  std::vector<float> sizes;
  sizes.reserve(glyphs.size());
  for (const Placed& glyph : glyphs) {
    sizes.push_back(glyph.size);
  }
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const float least = std::max(kLarge, kMuchLarger * *middle);
  const auto first = std::stable_partition(glyphs.begin(), glyphs.end(), [least](const Placed& glyph) { return glyph.size < least; });
  std::vector<Placed> large(first, glyphs.end());
  glyphs.erase(first, glyphs.end());
  return large;
}

// A line of the others runs through its letters.
bool is_over(const TextLine& large, const std::vector<TextLine>& lines) {
  return std::any_of(lines.begin(), lines.end(), [&large](const TextLine& line) {
    const bool beside = line.right <= large.left || line.left >= large.right;
    return !beside && line.baseline < large.baseline && line.baseline > large.baseline - kLetterHeight * large.size;
  });
}

// Lines of large letters take their places among the others; those that others run through are given back.
std::vector<TextLine> merge_large(std::vector<TextLine>& lines, std::vector<TextLine> large) {
  std::vector<TextLine> over, own;
  for (TextLine& line : large) {
    line.over = is_over(line, lines);
    (line.over ? over : own).push_back(std::move(line));
  }
  std::vector<TextLine> merged;
  merged.reserve(lines.size() + own.size());
  std::merge(std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()), std::make_move_iterator(own.begin()),
             std::make_move_iterator(own.end()), std::back_inserter(merged),
             [](const TextLine& one, const TextLine& other) { return one.baseline < other.baseline; });
  lines = std::move(merged);
  return over;
}

}  // namespace

std::vector<TextLine> lines_of(const Page& page, const std::vector<std::uint32_t>& glyphs) {
  std::map<std::int32_t, std::vector<std::uint32_t>> directions;
  std::int32_t direction = 0;
  for (const std::uint32_t index : glyphs) {
    // What has no width of its own reads on as the glyph before it.
    direction = has_advance(page.glyphs[index]) ? direction_of(page.glyphs[index]) : direction;
    directions[direction].push_back(index);
  }
  std::vector<TextLine> all, last;
  const auto add = [&](std::int32_t degrees, const std::vector<std::uint32_t>& indices) {
    const auto cosine = static_cast<float>(std::cos(degrees * kDegree)), sine = static_cast<float>(std::sin(degrees * kDegree));
    std::vector<Placed> seen;
    // One text over another is two texts: glyphs of one source, seen in one way, stay together.
    std::map<std::pair<std::uint16_t, std::uint32_t>, std::vector<Placed>> unseen;
    float base = 0;
    for (const std::uint32_t index : indices) {
      Placed glyph = placed(page, index, cosine, sine);
      if (is_accent(page, index)) {
        glyph.begin = glyph.end = base;  // where its letter begins, so that it is sorted behind it
      }
      base = glyph.begin;
      const std::uint32_t apart = glyph.flags & kApartFlags;
      (apart == 0 ? seen : unseen[{page.glyphs[index].source, apart}]).push_back(glyph);
    }
    const std::vector<Placed> large = take_large(seen);
    std::vector<TextLine> lines = lines_from(page, std::move(seen), degrees);
    std::vector<TextLine> over = merge_large(lines, lines_from(page, large, degrees));
    for (auto& [kind, placed_glyphs] : unseen) {
      merge_unseen(lines, lines_from(page, std::move(placed_glyphs), degrees));
    }
    for (std::size_t at = 1; at < lines.size(); ++at) {
      lines[at].gap_above = lines[at].baseline - lines[at - 1].baseline;
    }
    std::move(lines.begin(), lines.end(), std::back_inserter(all));
    std::move(over.begin(), over.end(), std::back_inserter(last));
  };
  if (const auto upright = directions.find(0); upright != directions.end()) {
    add(0, upright->second);
  }
  for (const auto& [degrees, indices] : directions) {
    if (degrees != 0) {
      add(degrees, indices);
    }
  }
  std::move(last.begin(), last.end(), std::back_inserter(all));
  return all;
}

}  // namespace sverka::pdf
