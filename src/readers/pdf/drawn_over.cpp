#include "readers/pdf/drawn_over.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "readers/pdf/lines.hpp"
#include "readers/pdf/lines_words.hpp"

namespace sverka::pdf {
namespace {

constexpr float kSmaller = 0.9F;        // than most letters of the page
constexpr float kMuchSmaller = 0.7F;    // no value is written onto a row of underscores so small
constexpr float kLike = 1.25F;          // between the sizes within one stamp
constexpr float kLinesApart = 2.2F;     // em between the baselines of its lines
constexpr float kAcross = 12.0F;        // em between its letters across
constexpr float kMargin = 0.07F;        // of the page, above and below
constexpr float kAbove = 0.7F;          // em above the baseline that letters reach up to
constexpr float kBelow = 0.2F;          // em below it
constexpr float kSharedHeight = 0.12F;  // em of the smaller that both letters fill
constexpr float kSharedWidth = 0.2F;    // em of the smaller
constexpr float kClosePitch = 1.4F;     // em between the baselines of lines that nobody filled in
constexpr std::size_t kFewestLines = 3;
constexpr std::size_t kFewestLetters = 20;
constexpr std::size_t kMostLetters = 1000;
constexpr std::size_t kFewestShared = 3;  // letters that lie on others
constexpr std::size_t kMostStamps = 8;    // one drawn after another

using Indices = std::vector<std::uint32_t>;

bool is_upright(const Glyph& glyph) {
  return glyph.advance.x >= glyph.origin.x && std::abs(glyph.advance.y - glyph.origin.y) <= 0.05F * (glyph.advance.x - glyph.origin.x);
}

float usual_size(const Page& page, const Indices& own) {
  std::vector<float> sizes;
  sizes.reserve(own.size());
  for (const std::uint32_t index : own) {
    sizes.push_back(page.glyphs[index].size);
  }
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

// Letters that stand close together, one after another in the order of drawing.
class Cluster {
 public:
  Cluster(const Page& page, float usual) : page_(page), usual_(usual) {}

  bool takes(const Glyph& glyph) const {
    if (!is_upright(glyph) || glyph.size >= kSmaller * usual_) {
      return false;
    }
    if (least_ == 0) {
      return true;
    }
    const float down = std::max(glyph.origin.y - lowest_, highest_ - glyph.origin.y);
    const float across = std::max(glyph.origin.x - right_, left_ - glyph.advance.x);
    return glyph.size < kLike * least_ && most_ < kLike * glyph.size && down < kLinesApart * most_ && across < kAcross * most_;
  }

  void add(const Glyph& glyph) {
    const bool first = least_ == 0;
    least_ = first ? glyph.size : std::min(least_, glyph.size);
    most_ = std::max(most_, glyph.size);
    left_ = first ? glyph.origin.x : std::min(left_, glyph.origin.x);
    right_ = first ? glyph.advance.x : std::max(right_, glyph.advance.x);
    highest_ = first ? glyph.origin.y : std::min(highest_, glyph.origin.y);
    lowest_ = first ? glyph.origin.y : std::max(lowest_, glyph.origin.y);
  }

  bool is_in_margin() const { return highest_ - most_ < kMargin * page_.size.height || lowest_ > (1 - kMargin) * page_.size.height; }

  bool may_touch(const Glyph& glyph) const {
    return glyph.origin.x < right_ && glyph.advance.x > left_ && glyph.origin.y > highest_ - most_ && glyph.origin.y - glyph.size < lowest_;
  }

 private:
  const Page& page_;
  float usual_;
  float least_ = 0, most_ = 0, left_ = 0, right_ = 0, highest_ = 0, lowest_ = 0;
};

bool lies_on(const Page& page, const Glyph& small, const Glyph& large) {
  const bool rule = text_of(page, large) == "_";
  if (rule && small.size >= kMuchSmaller * large.size) {
    return false;
  }
  const float size = std::min(small.size, large.size);
  const float across = std::min(small.advance.x, large.advance.x) - std::max(small.origin.x, large.origin.x);
  const float top = std::max(small.origin.y - kAbove * small.size, large.origin.y - (rule ? 0.0F : kAbove * large.size));
  const float bottom = std::min(small.origin.y + kBelow * small.size, large.origin.y + kBelow * large.size);
  return across > kSharedWidth * size && bottom - top > kSharedHeight * size;
}

// Behind the last of `own` from `first` on, in this order, that the cluster takes: letters only count.
std::size_t end_of_cluster(const Page& page, const Indices& own, std::size_t first, Cluster& cluster) {
  std::size_t end = first;
  while (end < own.size() && cluster.takes(page.glyphs[own[end]])) {
    cluster.add(page.glyphs[own[end++]]);
  }
  return end;
}

// Where fonts are used that are used nowhere else, they alone are the stamp: small type of the page may stand before it. Returns an end.
std::size_t end_of_own_fonts(const Page& page, const Indices& own, std::size_t first, std::size_t end) {
  std::map<std::uint16_t, std::size_t> last_use;
  for (std::size_t at = first; at < own.size(); ++at) {
    last_use[page.glyphs[own[at]].font] = at;
  }
  std::size_t found = end, needed = first;
  for (std::size_t at = first; at < end; ++at) {
    needed = std::max(needed, last_use[page.glyphs[own[at]].font]);
    found = needed == at && needed + 1 - first >= kFewestLetters ? at + 1 : found;
  }
  return found;
}

bool is_drawn_over(const Page& page, const Indices& own, std::size_t first, std::size_t end, const Cluster& cluster) {
  if (end - first < kFewestLetters || end - first > kMostLetters || cluster.is_in_margin()) {
    return false;
  }
  Indices near;
  for (std::size_t at = end; at < own.size(); ++at) {
    if (cluster.may_touch(page.glyphs[own[at]])) {
      near.push_back(own[at]);
    }
  }
  std::size_t shared = 0;
  for (std::size_t at = first; at < end && shared < kFewestShared; ++at) {
    const Glyph& letter = page.glyphs[own[at]];
    shared += std::any_of(near.begin(), near.end(), [&](std::uint32_t other) { return lies_on(page, letter, page.glyphs[other]); });
  }
  return shared >= kFewestShared;
}

// A stream of its own in fonts of its own, with lines that stand close and not on those of the page: nothing that fills in a form.
bool is_set_in(const Page& page, const Indices& own, std::size_t first, std::size_t end, const Cluster& cluster) {
  if (end == own.size() || page.glyphs[own[end - 1]].piece == page.glyphs[own[end]].piece || end - first < kFewestLetters ||
      end - first > kMostLetters || cluster.is_in_margin()) {
    return false;
  }
  std::set<std::uint16_t> fonts;
  std::map<std::int32_t, float> baselines;  // with the sizes, by points
  for (std::size_t at = first; at < end; ++at) {
    const Glyph& letter = page.glyphs[own[at]];
    fonts.insert(letter.font);
    float& size = baselines[static_cast<std::int32_t>(std::lround(letter.origin.y))];
    size = std::max(size, letter.size);
  }
  for (auto line = baselines.begin(); line != baselines.end() && std::next(line) != baselines.end(); ++line) {
    if (static_cast<float>(std::next(line)->first - line->first) > kClosePitch * std::max(line->second, std::next(line)->second)) {
      return false;
    }
  }
  std::size_t on_lines = 0;
  std::set<std::int32_t> shared;
  for (std::size_t at = end; at < own.size(); ++at) {
    const Glyph& other = page.glyphs[own[at]];
    if (fonts.count(other.font) != 0) {
      return false;
    }
    const auto baseline = static_cast<std::int32_t>(std::lround(other.origin.y));
    on_lines += !shared.insert(baseline).second ? 0 : baselines.count(baseline);
  }
  return baselines.size() >= kFewestLines && on_lines * 2 < baselines.size();
}

// Marks the letters of the stamps that `own` begins with.
void mark_stamps(const Page& page, const Indices& own, float usual, std::vector<bool>& taken) {
  std::size_t first = 0;
  for (std::size_t stamps = 0; stamps < kMostStamps && first < own.size(); ++stamps) {
    Cluster whole(page, usual);
    const std::size_t reach = end_of_cluster(page, own, first, whole);
    if (reach == first) {
      return;
    }
    const std::size_t end = end_of_own_fonts(page, own, first, reach);
    Cluster cluster(page, usual);
    for (std::size_t at = first; at < end; ++at) {
      cluster.add(page.glyphs[own[at]]);
    }
    if (is_drawn_over(page, own, first, end, cluster) || is_set_in(page, own, first, end, cluster)) {
      for (std::size_t at = first; at < end; ++at) {
        taken[own[at]] = true;
      }
    }
    first = end;
  }
}

}  // namespace

Page take_drawn_over(Page& page) {
  Page over;
  over.number = page.number;
  over.size = page.size;
  Indices own;
  for (std::uint32_t index = 0; index < page.glyphs.size(); ++index) {
    const Glyph& glyph = page.glyphs[index];
    if (glyph.source == 0 && (glyph.flags & kApartFlags) == 0 && !is_space_glyph(page, glyph)) {
      own.push_back(index);
    }
  }
  if (own.size() <= kFewestLetters) {
    return over;
  }
  const float usual = usual_size(page, own);
  std::vector<bool> taken(page.glyphs.size(), false);
  mark_stamps(page, own, usual, taken);
  std::reverse(own.begin(), own.end());
  mark_stamps(page, own, usual, taken);
  if (std::none_of(taken.begin(), taken.end(), [](bool one) { return one; })) {
    return over;
  }
  // The spaces between its letters go with them.
  for (std::size_t index = 1; index < taken.size(); ++index) {
    taken[index] = taken[index] || (taken[index - 1] && is_space_glyph(page, page.glyphs[index]));
  }
  std::vector<Glyph> left;
  for (std::size_t index = 0; index < taken.size(); ++index) {
    (taken[index] ? over.glyphs : left).push_back(page.glyphs[index]);
  }
  page.glyphs = std::move(left);
  over.text = page.text;
  return over;
}

}  // namespace sverka::pdf
