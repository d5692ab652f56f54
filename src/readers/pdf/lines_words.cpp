#include "readers/pdf/lines_words.hpp"

#include <algorithm>
#include <cmath>

#include "document/validity.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr float kSpaceGap = 0.13F;       // em between the end of a letter and the next: from here on it is a space
constexpr float kDrawnSpace = 0.06F;     // em that a drawn space leaves between the letters beside it at least
constexpr float kLetterSpacing = 0.08F;  // em between the letters of a word, from which on a line counts as letter-spaced
constexpr std::size_t kSpacedPairs = 8;  // neighbours that it takes to say so
constexpr float kTabGap = 3.0F;          // em
constexpr float kSamePlace = 0.1F;       // em between two drawings of one letter
constexpr float kTouching = 0.1F;        // em that neighbouring words may stand over each other
constexpr std::size_t kLookBack = 6;     // letters before one among which its double is looked for
constexpr float kOtherSize = 0.9F;
constexpr std::uint32_t kNeighbours = 2;  // in the order of drawing, a space between them
constexpr std::string_view kUnknown = "\xEF\xBF\xBD";

// Ligatures of Latin letters are typography: their letters are the text.
std::string_view ligature(char32_t letter) {
  switch (letter) {
    case 0xFB00:
      return "ff";
    case 0xFB01:
      return "fi";
    case 0xFB02:
      return "fl";
    case 0xFB03:
      return "ffi";
    case 0xFB04:
      return "ffl";
    case 0xFB05:
    case 0xFB06:
      return "st";
    default:
      return {};
  }
}

// White space and controls inside a glyph's text become spaces, which no word holds.
void append_letters(std::string& text, std::string_view letters) {
  if (letters.empty() || !is_valid_utf8_fast(letters)) {
    text += kUnknown;
    return;
  }
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t before = at;
    const char32_t letter = next_code_point(letters, at);
    if (letter < 0x20 || letter == 0x7F || is_space(letter)) {
      continue;
    }
    const std::string_view parts = ligature(letter);
    text += parts.empty() ? letters.substr(before, at - before) : parts;
  }
}

void add_run(std::vector<Run>& runs, std::uint32_t end, std::uint32_t flags) {
  const std::uint32_t begin = runs.empty() ? 0 : runs.back().text.end;
  if (begin == end) {
    return;
  }
  if (!runs.empty() && runs.back().flags == flags) {
    runs.back().text.end = end;
  } else {
    runs.push_back(Run{{begin, end}, flags});
  }
}

class LineMaking {
 public:
  LineMaking(const Page& page, const Row& row, std::int32_t direction) : page_(page), row_(row) {
    line_.page = page.number;
    line_.direction = direction;
    line_.baseline = row.front().v;
    line_.size = size_of(row);
  }

  TextLine run() {
    space_gap_ = kSpaceGap + letter_spacing();
    const Placed* before = nullptr;
    bool spaces = false;
    for (std::size_t at = 0; at < row_.size(); ++at) {
      const Placed& glyph = row_[at];
      if (glyph.space) {
        spaces = spaces || before != nullptr;
        continue;
      }
      if (is_double(at)) {
        continue;
      }
      if (before != nullptr) {
        // Behind the farthest end: an accent that is a glyph of its own has no width.
        const float gap = glyph.begin - line_.words.back().right;
        const bool apart = ((glyph.flags ^ before->flags) & kApartFlags) != 0 || (glyph.flags & kOverlay) != (before->flags & kOverlay);
        // A drawn space that the next letter stands on parts nothing: so some programs write a soft hyphen that is not shown.
        if ((spaces && gap > kDrawnSpace * glyph.size) || gap > space_gap_ * std::max(glyph.size, before->size) || apart ||
            is_by_another(*before, glyph)) {
          end_word(gap > kTabGap * line_.size ? '\t' : ' ');
        }
      }
      put(glyph);
      before = &glyph;
      spaces = false;
    }
    end_word('\0');
    measure();
    return std::move(line_);
  }

 private:
  // The gap within words, where the whole line has one.
  float letter_spacing() const {
    std::vector<float> gaps;
    for (std::size_t at = 1; at < row_.size(); ++at) {
      if (!row_[at].space && !row_[at - 1].space) {
        gaps.push_back((row_[at].begin - row_[at - 1].end) / row_[at].size);
      }
    }
    if (gaps.size() < kSpacedPairs) {
      return 0;
    }
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle > kLetterSpacing && *middle < 1.0F ? *middle : 0.0F;
  }

  // Drawn elsewhere in another font and a much different size, on the same line: a stamp that touches the text.
  bool is_by_another(const Placed& before, const Placed& glyph) const {
    const bool far = glyph.glyph > before.glyph + kNeighbours || before.glyph > glyph.glyph + kNeighbours;
    const bool other_size = std::min(glyph.size, before.size) < kOtherSize * std::max(glyph.size, before.size);
    return far && other_size && ((glyph.flags | before.flags) & kVertical) == 0 &&
           page_.glyphs[glyph.glyph].font != page_.glyphs[before.glyph].font;
  }

  // The same letter at the same place: drawn twice to look bold. It is as plainly seen as the plainer of the two.
  bool is_double(std::size_t at) {
    const Glyph& glyph = page_.glyphs[row_[at].glyph];
    for (std::size_t back = at; back > 0 && at - back < kLookBack;) {
      const Placed& other = row_[--back];
      if (other.space || row_[at].begin - other.begin > kSamePlace * row_[at].size) {
        continue;
      }
      if (std::abs(other.size - row_[at].size) < kSamePlace * other.size &&
          text_of(page_, page_.glyphs[other.glyph]) == text_of(page_, glyph)) {
        return true;
      }
    }
    return false;
  }

  void put(const Placed& placed) {
    const Glyph& glyph = page_.glyphs[placed.glyph];
    const auto begin = static_cast<std::uint32_t>(line_.text.size());
    append_letters(line_.text, text_of(page_, glyph));
    const auto end = static_cast<std::uint32_t>(line_.text.size());
    if (end == begin) {
      return;
    }
    add_run(line_.runs, end, placed.flags);
    if (!open_) {
      open_ = true;
      line_.words.push_back(LineWord{{begin, end}, glyph.box, placed.begin, placed.end, placed.glyph, (placed.flags & kApartFlags) != 0});
      return;
    }
    LineWord& word = line_.words.back();
    word.text.end = end;
    word.box.left = std::min(word.box.left, glyph.box.left);
    word.box.top = std::min(word.box.top, glyph.box.top);
    word.box.right = std::max(word.box.right, glyph.box.right);
    word.box.bottom = std::max(word.box.bottom, glyph.box.bottom);
    word.right = std::max(word.right, placed.end);
    word.order = std::min(word.order, placed.glyph);
  }

  void end_word(char separator) {
    if (open_ && separator != '\0') {
      line_.text += separator;
      add_run(line_.runs, static_cast<std::uint32_t>(line_.text.size()), line_.runs.back().flags & ~(kApartFlags | kVertical));
    }
    open_ = false;
  }

  void measure() {
    if (line_.words.empty()) {
      return;
    }
    line_.left = line_.words.front().left;
    line_.right = line_.words.front().right;
    line_.apart = true;
    for (const LineWord& word : line_.words) {
      line_.right = std::max(line_.right, word.right);
      line_.apart = line_.apart && word.apart;
    }
  }

  const Page& page_;
  const Row& row_;
  TextLine line_;
  float space_gap_ = kSpaceGap;
  bool open_ = false;
};

// Appends words [first, last) of `from` to `line`, a space before them.
void append_words(TextLine& line, const TextLine& from, std::size_t first, std::size_t last) {
  if (first == last) {
    return;
  }
  if (!line.text.empty()) {
    line.text += ' ';
    add_run(line.runs, static_cast<std::uint32_t>(line.text.size()), 0);
  }
  const auto shift = static_cast<std::uint32_t>(line.text.size());
  const std::uint32_t begin = from.words[first].text.begin, end = from.words[last - 1].text.end;
  line.text.append(from.text, begin, end - begin);
  for (const Run& run : from.runs) {
    if (run.text.end > begin && run.text.begin < end) {
      add_run(line.runs, std::min(run.text.end, end) - begin + shift, run.flags);
    }
  }
  for (std::size_t at = first; at < last; ++at) {
    LineWord word = from.words[at];
    word.text.begin = word.text.begin - begin + shift;
    word.text.end = word.text.end - begin + shift;
    line.words.push_back(word);
  }
}

// Behind the last of the words from `first` on between which no seen word of the line stands.
std::size_t end_of_stretch(const TextLine& line, const TextLine& others, std::size_t first) {
  std::size_t last = first + 1;
  while (last < others.words.size()) {
    const float left = others.words[last - 1].right - kTouching * line.size, right = others.words[last].left + kTouching * line.size;
    auto word = std::lower_bound(line.words.begin(), line.words.end(), left, [](const LineWord& one, float at) { return one.left < at; });
    while (word != line.words.end() && word->apart && word->left < right) {
      ++word;
    }
    if (word != line.words.end() && word->right <= right) {
      break;
    }
    ++last;
  }
  return last;
}

}  // namespace

std::string_view text_of(const Page& page, const Glyph& glyph) {
  if (glyph.text_begin > page.text.size() || glyph.text_size > page.text.size() - glyph.text_begin) {
    return {};
  }
  return std::string_view(page.text).substr(glyph.text_begin, glyph.text_size);
}

bool is_space_glyph(const Page& page, const Glyph& glyph) {
  const std::string_view text = text_of(page, glyph);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_code_point(text, at);
    if (letter >= 0x20 && letter != 0x7F && !is_space(letter)) {
      return false;
    }
  }
  return !text.empty();
}

TextLine line_of(const Page& page, const Row& row, std::int32_t direction) {
  return LineMaking(page, row, direction).run();
}

TextLine part_of(const TextLine& line, std::size_t first, std::size_t last) {
  TextLine part;
  part.baseline = line.baseline;
  part.size = line.size;
  part.gap_above = line.gap_above;
  part.page = line.page;
  part.direction = line.direction;
  part.over = line.over;
  append_words(part, line, first, last);
  part.apart = true;
  bool any = false;
  for (const LineWord& word : part.words) {
    part.apart = part.apart && word.apart;
    part.left = any ? std::min(part.left, word.left) : word.left;
    part.right = any ? std::max(part.right, word.right) : word.right;
    any = true;
  }
  return part;
}

void insert_words(TextLine& line, const TextLine& others) {
  TextLine merged = part_of(line, 0, 0);
  std::size_t taken = 0;
  for (std::size_t first = 0; first < others.words.size();) {
    const std::size_t last = end_of_stretch(line, others, first);
    float right = others.words[first].right;
    for (std::size_t at = first; at < last; ++at) {
      right = std::max(right, others.words[at].right);
    }
    std::size_t place = taken;
    while (place < line.words.size() && line.words[place].left <= others.words[first].left) {
      ++place;
    }
    // Two stretches over each other are read one after the other, not word by word.
    bool over = place > 0 && line.words[place - 1].apart && line.words[place - 1].right > others.words[first].left;
    while (place > 0 && place < line.words.size() && line.words[place - 1].apart && line.words[place].apart) {
      over = over || line.words[place].left < right;
      if (!over) {
        break;
      }
      ++place;
    }
    append_words(merged, line, taken, place);
    append_words(merged, others, first, last);
    taken = place;
    first = last;
  }
  append_words(merged, line, taken, line.words.size());
  merged.left = line.left;
  merged.right = line.right;
  merged.apart = false;
  line = std::move(merged);
}

}  // namespace sverka::pdf
