#include "readers/pdf/overprints.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "readers/pdf/lines_words.hpp"

namespace sverka::pdf {
namespace {

constexpr float kSmaller = 0.9F;           // than the line it lies over
constexpr float kMuchSmaller = 0.7F;       // than a row of underscores: no value is written onto it so small
constexpr float kLetters = 0.5F;           // em above the baseline that most letters fill
constexpr float kSharedHeight = 0.12F;     // em of the smaller that both fill
constexpr float kSharedWidth = 0.5F;       // em of the smaller
constexpr float kSameSize = 0.06F;         // of the size, within one stamp
constexpr float kLinesApart = 2.2F;        // em between the baselines of its lines
constexpr float kAcross = 12.0F;           // em between its lines across
constexpr std::size_t kMostBeside = 30;    // lines that are looked at above, and as many below
constexpr std::size_t kMostCounted = 64;   // letters of a word
constexpr std::size_t kFewestLetters = 2;  // of a line that lies over another: no mark of a pen

// Nothing but a row of underscores.
bool is_blank_line(const TextLine& line, const LineWord& word) {
  return line.text.find_first_not_of('_', word.text.begin) >= word.text.end;
}

bool shares_width(const TextLine& small, const TextLine& large) {
  const bool much_smaller = small.size < kMuchSmaller * large.size;
  std::size_t other = 0;
  for (const LineWord& word : small.words) {
    while (other < large.words.size() && large.words[other].right <= word.left) {
      ++other;
    }
    for (std::size_t at = other; at < large.words.size() && large.words[at].left < word.right; ++at) {
      const float shared = std::min(word.right, large.words[at].right) - std::max(word.left, large.words[at].left);
      if (shared > kSharedWidth * small.size && !large.words[at].apart && (much_smaller || !is_blank_line(large, large.words[at]))) {
        return true;
      }
    }
  }
  return false;
}

bool lies_over(const TextLine& small, const TextLine& large) {
  if (small.size >= kSmaller * large.size || small.text.size() < kFewestLetters) {
    return false;
  }
  const float shared =
      std::min(small.baseline, large.baseline) - std::max(small.baseline - kLetters * small.size, large.baseline - kLetters * large.size);
  return shared > kSharedHeight * small.size && shares_width(small, large);
}

bool is_of_one_stamp(const TextLine& one, const TextLine& other) {
  const float across = std::max(one.left - other.right, other.left - one.right);
  return std::abs(one.size - other.size) <= kSameSize * one.size && std::abs(one.baseline - other.baseline) < kLinesApart * one.size &&
         across < kAcross * one.size;
}

std::uint32_t order_of(const TextLine& line) {
  std::uint32_t order = line.words.front().order;
  for (const LineWord& word : line.words) {
    order = std::min(order, word.order);
  }
  return order;
}

// A line, or a stretch of one in which type of another size stands on the same baseline.
struct Piece {
  TextLine line;
  std::size_t item = 0;
  bool over = false;
};

float height_of(const LineWord& word) {
  return word.box.bottom - word.box.top;
}

// Of the words that give the line its size: most of its letters stand in them.
float usual_height(const TextLine& line) {
  std::vector<float> heights;
  for (const LineWord& word : line.words) {
    heights.insert(heights.end(), std::min<std::size_t>(word.text.end - word.text.begin, kMostCounted), height_of(word));
  }
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return std::max(0.1F, *middle);
}

bool may_be_over(const FlowItem& item) {
  return !item.table && item.line.is_upright() && !item.line.apart && !item.line.words.empty();
}

bool has_smaller_type(const Flow& flow) {
  float least_size = 1.0e9F, most_size = 0, least_height = 1.0e9F, most_height = 0;
  for (const FlowItem& item : flow) {
    if (!may_be_over(item)) {
      continue;
    }
    least_size = std::min(least_size, item.line.size);
    most_size = std::max(most_size, item.line.size);
    for (const LineWord& word : item.line.words) {
      least_height = std::min(least_height, height_of(word));
      most_height = std::max(most_height, height_of(word));
    }
  }
  return least_size < kSmaller * most_size || least_height < kSmaller * most_height;
}

void add_pieces(const TextLine& line, std::size_t item, std::vector<Piece>& pieces) {
  const auto is_other = [](float one, float other) { return std::min(one, other) < kSmaller * std::max(one, other); };
  const auto mixed = [&](const LineWord& word) { return is_other(height_of(word), height_of(line.words.front())); };
  if (std::none_of(line.words.begin(), line.words.end(), mixed)) {
    pieces.push_back(Piece{line, item});
    return;
  }
  const float usual = usual_height(line);
  for (std::size_t begin = 0, end = 0; begin < line.words.size(); begin = end) {
    while (end < line.words.size() && !is_other(height_of(line.words[end]), height_of(line.words[begin]))) {
      ++end;
    }
    Piece piece{part_of(line, begin, end), item};
    piece.line.size = std::max(0.1F, line.size * height_of(line.words[begin]) / usual);
    pieces.push_back(std::move(piece));
  }
}

void mark_over(std::vector<Piece>& pieces) {
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    const std::size_t first = at - std::min(at, kMostBeside), last = std::min(pieces.size(), at + kMostBeside + 1);
    for (std::size_t other = first; !pieces[at].over && other < last; ++other) {
      pieces[at].over = pieces[other].item != pieces[at].item && lies_over(pieces[at].line, pieces[other].line);
    }
  }
}

// To the lines that are drawn before and after.
void spread(std::vector<Piece*>& drawn) {
  for (std::size_t at = 1; at < drawn.size(); ++at) {
    drawn[at]->over = drawn[at]->over || (drawn[at - 1]->over && is_of_one_stamp(drawn[at - 1]->line, drawn[at]->line));
  }
  for (std::size_t at = drawn.size(); at-- > 1;) {
    drawn[at - 1]->over = drawn[at - 1]->over || (drawn[at]->over && is_of_one_stamp(drawn[at]->line, drawn[at - 1]->line));
  }
}

// What is left of a line, as one line.
void add_rest(TextLine& line, TextLine rest) {
  if (line.words.empty()) {
    line = std::move(rest);
    return;
  }
  const float right = std::max(line.right, rest.right);
  insert_words(line, rest);
  line.right = right;
}

}  // namespace

Flow take_overprints(Flow& flow) {
  if (!has_smaller_type(flow)) {
    return {};
  }
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < flow.size(); ++at) {
    if (may_be_over(flow[at])) {
      add_pieces(flow[at].line, at, pieces);
    }
  }
  mark_over(pieces);
  std::vector<Piece*> drawn;
  for (Piece& piece : pieces) {
    drawn.push_back(&piece);
  }
  std::stable_sort(drawn.begin(), drawn.end(),
                   [](const Piece* one, const Piece* other) { return order_of(one->line) < order_of(other->line); });
  spread(drawn);
  std::set<std::size_t> touched;
  for (const Piece& piece : pieces) {
    if (piece.over) {
      touched.insert(piece.item);
    }
  }
  for (const std::size_t item : touched) {
    flow[item].line = TextLine{};
  }
  for (Piece& piece : pieces) {
    if (!piece.over && touched.count(piece.item) != 0) {
      add_rest(flow[piece.item].line, std::move(piece.line));
    }
  }
  Flow taken, left;
  for (Piece* const piece : drawn) {
    if (piece->over) {
      taken.push_back(FlowItem{std::move(piece->line), nullptr, flow[piece->item].top});
    }
  }
  for (std::size_t at = 0; at < flow.size(); ++at) {
    if (touched.count(at) == 0 || !flow[at].line.words.empty()) {
      left.push_back(std::move(flow[at]));
    }
  }
  flow = std::move(left);
  return taken;
}

}  // namespace sverka::pdf
