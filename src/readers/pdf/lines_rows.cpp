#include "readers/pdf/lines_rows.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "document/document.hpp"

namespace sverka::pdf {
namespace {

constexpr float kBaselineGap = 0.28F;  // em that baselines of one line differ at most from one glyph to the next
constexpr float kSmall = 0.9F;         // a superscript's size to that of its line
constexpr float kRaised = 0.75F;       // em of the line that a superscript stands above its baseline at most
constexpr float kLowered = 0.45F;
constexpr float kAttached = 0.6F;     // em between a word and its superscript
constexpr float kSameBase = 0.06F;    // em between baselines of letters of different sizes in one line
constexpr std::size_t kRowsBack = 4;  // in which a letter may stand: a stamp's line runs beside one of the text
constexpr float kOtherSize = 0.95F;
constexpr float kOver = 0.25F;          // em that two letters share
constexpr std::size_t kFewestOver = 2;  // letters over others, from which on it is no accent

void sort_row(Row& row) {
  const auto before = [](const Placed& one, const Placed& other) {
    return one.begin != other.begin ? one.begin < other.begin : one.glyph < other.glyph;
  };
  // Most programs draw a line from left to right.
  if (!std::is_sorted(row.begin(), row.end(), before)) {
    std::sort(row.begin(), row.end(), before);
  }
}

// From top to bottom. Neighbours in the order of drawing mostly stand on one line: such stretches move as a whole.
std::vector<Placed> sorted_by_height(std::vector<Placed> glyphs) {
  struct Stretch {
    float v = 0;
    std::size_t begin = 0, end = 0;
  };
  std::vector<Stretch> stretches;
  std::uint32_t last = 0;
  bool in_order = true;
  for (std::size_t at = 0; at < glyphs.size(); ++at) {
    in_order = in_order && (at == 0 || glyphs[at].glyph > last);
    last = glyphs[at].glyph;
    if (stretches.empty() || stretches.back().v != glyphs[at].v) {
      stretches.push_back({glyphs[at].v, at, at});
    }
    stretches.back().end = at + 1;
  }
  if (!in_order) {
    std::sort(glyphs.begin(), glyphs.end(),
              [](const Placed& one, const Placed& other) { return one.v != other.v ? one.v < other.v : one.glyph < other.glyph; });
    return glyphs;
  }
  std::sort(stretches.begin(), stretches.end(),
            [](const Stretch& one, const Stretch& other) { return one.v != other.v ? one.v < other.v : one.begin < other.begin; });
  std::vector<Placed> sorted;
  sorted.reserve(glyphs.size());
  for (const Stretch& stretch : stretches) {
    sorted.insert(sorted.end(), glyphs.begin() + static_cast<std::ptrdiff_t>(stretch.begin),
                  glyphs.begin() + static_cast<std::ptrdiff_t>(stretch.end));
  }
  return sorted;
}

// Letters that are much smaller stand on the very baseline, or they are a line of their own until they are attached.
bool joins(const Row& row, const Placed& glyph) {
  const Placed& last = row.back();
  const Placed& first = row.front();
  const float smaller = std::min(glyph.size, last.size), larger = std::max(glyph.size, last.size);
  return glyph.v - last.v <= (smaller < kSmall * larger ? kSameBase : kBaselineGap) * smaller &&
         glyph.v - first.v <= 2 * kBaselineGap * std::max(glyph.size, first.size);
}

// The stretch lies over letters of the row: it is another line, set close to it.
bool stands_over(const Row& row, float begin, float end, float size) {
  auto letter = std::lower_bound(row.begin(), row.end(), begin, [](const Placed& glyph, float at) { return glyph.begin < at; });
  letter -= letter == row.begin() ? 0 : 1;
  for (; letter != row.end() && letter->begin < end; ++letter) {
    if (!letter->space && std::min(letter->end, end) - std::max(letter->begin, begin) > kOver * size) {
      return true;
    }
  }
  return false;
}

// Moves those words of the small row into the main row that stand at its letters.
void attach_words(Row& small, Row& main, float main_size) {
  Row attached, rest;
  for (std::size_t begin = 0; begin < small.size();) {
    std::size_t end = begin + 1;
    while (end < small.size() && small[end].begin - small[end - 1].end < small[end].size) {
      ++end;
    }
    const auto after =
        std::lower_bound(main.begin(), main.end(), small[begin].begin, [](const Placed& glyph, float at) { return glyph.begin < at; });
    const bool follows = after != main.begin() && small[begin].begin - (after - 1)->end < kAttached * main_size;
    const bool precedes = after != main.end() && after->begin - small[end - 1].end < kAttached * main_size;
    const bool attaches = (follows || precedes) && !stands_over(main, small[begin].begin, small[end - 1].end, main_size);
    for (std::size_t at = begin; at < end; ++at) {
      if (attaches) {
        attached.push_back(small[at]);
        const bool shifted = std::abs(small[at].v - main.front().v) > kBaselineGap * small[at].size;
        attached.back().flags |= shifted ? std::uint32_t{kVertical} : 0u;
        attached.back().v = main.front().v;
      } else {
        rest.push_back(small[at]);
      }
    }
    begin = end;
  }
  small = std::move(rest);
  main.insert(main.end(), attached.begin(), attached.end());
  sort_row(main);
}

void attach_small(std::vector<Row>& rows) {
  for (std::size_t at = 0; at < rows.size(); ++at) {
    // The line of a superscript is the next one below, that of a subscript the one above.
    for (const std::size_t other : {at + 1, at - 1}) {
      if (other >= rows.size() || rows[other].empty() || rows[at].empty()) {
        continue;
      }
      const float main_size = size_of(rows[other]);
      const float raised = rows[other].front().v - rows[at].front().v;
      if (size_of(rows[at]) < kSmall * main_size && raised < kRaised * main_size && raised > -kLowered * main_size) {
        attach_words(rows[at], rows[other], main_size);
      }
    }
  }
  rows.erase(std::remove_if(rows.begin(), rows.end(), [](const Row& row) { return row.empty(); }), rows.end());
}

bool is_of_other_size(const Placed& glyph, float size) {
  return glyph.size < kOtherSize * size || size < kOtherSize * glyph.size;
}

// How many letters of the stretch share their place with letters of the row.
std::size_t letters_over(const Row& row, const Row& stretch) {
  std::size_t over = 0;
  for (const Placed& glyph : stretch) {
    const auto after = std::lower_bound(row.begin(), row.end(), glyph.begin, [](const Placed& one, float at) { return one.begin < at; });
    const auto meets = [&](const Placed& other) {
      return !glyph.space && !other.space &&
             std::min(other.end, glyph.end) - std::max(other.begin, glyph.begin) > kOver * std::min(glyph.size, other.size);
    };
    over += (after != row.begin() && meets(*(after - 1))) || (after != row.end() && meets(*after)) ? 1 : 0;
  }
  return over;
}

// A stamp printed over a line of the text, in another size: its letters are a line of their own.
Row take_overprint(Row& row) {
  const float size = size_of(row);
  if (std::none_of(row.begin(), row.end(), [&](const Placed& glyph) { return is_of_other_size(glyph, size); })) {
    return {};
  }
  Row usual, others, taken;
  for (const Placed& glyph : row) {
    (is_of_other_size(glyph, size) ? others : usual).push_back(glyph);
  }
  std::sort(others.begin(), others.end(), [](const Placed& one, const Placed& other) { return one.glyph < other.glyph; });
  for (std::size_t begin = 0; begin < others.size();) {
    std::size_t end = begin + 1;
    while (end < others.size() && others[end].glyph == others[end - 1].glyph + 1) {
      ++end;
    }
    const Row stretch(others.begin() + static_cast<std::ptrdiff_t>(begin), others.begin() + static_cast<std::ptrdiff_t>(end));
    Row& place = letters_over(usual, stretch) >= kFewestOver ? taken : usual;
    place.insert(place.end(), stretch.begin(), stretch.end());
    if (&place == &usual) {
      sort_row(usual);
    }
    begin = end;
  }
  if (!taken.empty()) {
    for (Row* const part : {&usual, &taken}) {
      for (Placed& glyph : *part) {
        glyph.flags &= is_of_other_size(glyph, size) && part == &usual ? ~0U : ~std::uint32_t{kVertical};  // neither is raised
      }
    }
  }
  row = std::move(usual);
  sort_row(taken);
  return taken;
}

}  // namespace

float size_of(const Row& row) {
  if (std::all_of(row.begin(), row.end(), [&](const Placed& glyph) { return glyph.size == row.front().size; })) {
    return row.front().size;
  }
  std::vector<float> sizes;
  sizes.reserve(row.size());
  for (const Placed& glyph : row) {
    sizes.push_back(glyph.size);
  }
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

std::vector<Row> rows_of(std::vector<Placed> unsorted) {
  const std::vector<Placed> glyphs = sorted_by_height(std::move(unsorted));
  std::vector<Row> rows;
  for (const Placed& glyph : glyphs) {
    Row* place = nullptr;
    for (std::size_t back = 1; place == nullptr && back <= std::min(kRowsBack, rows.size()); ++back) {
      Row& row = rows[rows.size() - back];
      place = joins(row, glyph) ? &row : nullptr;
    }
    (place != nullptr ? *place : rows.emplace_back()).push_back(glyph);
  }
  for (Row& row : rows) {
    sort_row(row);
  }
  attach_small(rows);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (Row overprint = take_overprint(rows[at]); !overprint.empty()) {
      rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(++at), std::move(overprint));
    }
  }
  return rows;
}

}  // namespace sverka::pdf
