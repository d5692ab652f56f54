#include "readers/pdf/blocks.hpp"

#include <algorithm>
#include <cmath>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr float kFarBelow = 1.4F;        // of the usual pitch: another paragraph
constexpr float kSomewhatBelow = 1.12F;  // another paragraph if something else says so too
constexpr float kIndent = 0.45F;         // em
constexpr float kOtherSize = 0.13F;      // of the size
constexpr float kCentred = 3.0F;         // points between the free space on both sides
constexpr float kSpaceWidth = 0.22F;     // em, the narrowest space between words
constexpr std::uint32_t kLetterNumber = 1000;

bool is_hyphen(char32_t sign) {
  return sign == '-' || sign == 0x2010 || sign == 0x2011;
}

struct Ending {
  char32_t last = 0, before = 0;
};

Ending ending_of(std::string_view text) {
  Ending ending;
  std::size_t at = text.size();
  for (int signs = 0; signs < 2 && at > 0; ++signs) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
      --at;
    }
    std::size_t after = at;
    (signs == 0 ? ending.last : ending.before) = next_code_point(text, after);
  }
  return ending;
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

bool is_alphanumeric(char32_t sign) {
  return is_letter(sign) || is_digit(sign);
}

// The word that the line ends with goes on in the next line.
bool is_hyphenated(std::string_view text, std::string_view next) {
  const Ending ending = ending_of(text);
  return is_alphanumeric(first_of(next)) && (ending.last == 0x00AD || (is_hyphen(ending.last) && is_alphanumeric(ending.before)));
}

bool ends_sentence(std::string_view text) {
  const char32_t last = ending_of(text).last;
  return last == '.' || last == ';' || last == ':' || last == '!' || last == '?';
}

const LineWord* first_seen_word(const TextLine& line) {
  for (const LineWord& word : line.words) {
    if (!word.apart) {
      return &word;
    }
  }
  return line.words.empty() ? nullptr : &line.words.front();
}

bool begins_with_bullet(std::string_view text) {
  const char32_t sign = first_of(text);
  std::size_t at = 0;
  next_code_point(text, at);
  const bool alone = at < text.size() && (text[at] == ' ' || text[at] == '\t');
  return alone &&
         (sign == '-' || sign == '*' || sign == 0xB7 || (sign >= 0x2010 && sign <= 0x2015) || sign == 0x2022 || sign == 0x2023 ||
          sign == 0x2043 || (sign >= 0x25A0 && sign <= 0x25FF) || (sign >= 0x2700 && sign <= 0x27BF) || (sign >= 0xF020 && sign <= 0xF0FF));
}

// The second number is the one that follows the first in a list.
bool follows(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& next) {
  if (one.empty() || next.empty()) {
    return false;
  }
  if (next.size() == one.size() + 1) {
    return next.back() == 1 && std::equal(one.begin(), one.end(), next.begin());
  }
  return next.size() <= one.size() && std::equal(next.begin(), next.end() - 1, one.begin()) && next.back() == one[next.size() - 1] + 1;
}

class Paragraphs {
 public:
  Paragraphs(const BlockPlace& place, float pitch, std::vector<Block>& blocks) : place_(place), pitch_(pitch), blocks_(blocks) {}

  void add(const BoundLine& bound) {
    const TextLine& line = bound.line;
    if (last_ == nullptr || begins(bound)) {
      blocks_.emplace_back();
      Block& block = blocks_.back();
      block.story = place_.story;
      block.header_use = place_.header_use;
      block.cell = place_.cell;
      block.story_item = place_.story_item;
      block.page = line.page;
      first_left_ = line.left;
      lines_ = 0;
      const std::vector<std::uint32_t> number = clause_number_of(line.text);
      hangs_ = !number.empty() || begins_with_bullet(line.text);
      number_ = number.empty() ? number_ : number;
    } else if (lines_ == 1) {
      left_ = line.left;
    }
    append_line(blocks_.back(), line);
    ++lines_;
    last_ = &bound;
  }

 private:
  bool begins(const BoundLine& bound) const {
    const TextLine& line = bound.line;
    const TextLine& before = last_->line;
    if (line.direction != before.direction || line.over != before.over || line.apart != before.apart) {
      return true;
    }
    if (is_hyphenated(before.text, line.text)) {
      return false;
    }
    const bool same_page = line.page == before.page;
    const float usual = pitch_ * std::max(line.size, before.size);
    const float below = same_page ? line.baseline - before.baseline : 0.0F;
    if (below > kFarBelow * usual || std::abs(line.size - before.size) > kOtherSize * before.size) {
      return true;
    }
    if (has_room(*last_, line)) {
      return true;
    }
    const bool indented = is_indented(line);
    if (!clause_number_of(line.text).empty() || begins_with_bullet(line.text)) {
      const bool next = follows(number_, clause_number_of(line.text));
      const bool apart = below > kSomewhatBelow * usual;
      const bool other_left = lines_ > 1 && std::abs(line.left - left_) > kIndent * line.size;
      if (next || apart || other_left || ends_sentence(before.text)) {
        return true;
      }
    }
    return indented;
  }

  // The first word of the next line would have stood on this one, had its text gone on.
  static bool has_room(const BoundLine& before, const TextLine& next) {
    const LineWord* word = first_seen_word(next);
    const TextLine& line = before.line;
    if (word == nullptr) {
      return false;
    }
    const float after = before.right - line.right;
    const float ahead = line.left - before.left;
    float room = after;
    const bool centred = ahead > 2 * line.size && std::abs(after - ahead) < kCentred;
    const bool right_aligned = ahead > 4 * line.size && std::abs(after) < kCentred;
    if (centred || right_aligned) {
      room = after + ahead;
    }
    return room > word->right - word->left + kSpaceWidth * line.size;
  }

  bool is_indented(const TextLine& line) const {
    const float indent = kIndent * line.size;
    const TextLine& before = last_->line;
    const auto middle = [](const TextLine& one) { return (one.left + one.right) / 2; };
    if (std::abs(middle(line) - middle(before)) < kCentred && line.left > last_->left + 2 * line.size && line.page == before.page) {
      return false;  // centred lines begin where they like
    }
    if (lines_ > 1) {
      return std::abs(line.left - left_) > indent;
    }
    return line.left - first_left_ > indent && !hangs_;
  }

  const BlockPlace& place_;
  float pitch_;
  std::vector<Block>& blocks_;
  const BoundLine* last_ = nullptr;
  std::size_t lines_ = 0;              // of the paragraph
  float first_left_ = 0, left_ = 0;    // of its first line; of its second and all others
  bool hangs_ = false;                 // begins with a number or a bullet, which may stand out to the left
  std::vector<std::uint32_t> number_;  // of the last numbered paragraph
};

}  // namespace

std::vector<std::uint32_t> clause_number_of(std::string_view text) {
  std::vector<std::uint32_t> parts;
  std::size_t at = 0;
  bool dotted = false;
  while (parts.size() < 9) {
    std::uint32_t value = 0;
    const std::size_t begin = at;
    while (at < text.size() && at - begin < 4 && is_digit(static_cast<unsigned char>(text[at]))) {
      value = value * 10 + static_cast<std::uint32_t>(text[at++] - '0');
    }
    if (at == begin || at - begin > 3) {
      break;
    }
    parts.push_back(value);
    dotted = at < text.size() && text[at] == '.';
    if (!dotted) {
      break;
    }
    ++at;
  }
  const auto space_at = [&](std::size_t place) { return place >= text.size() || text[place] == ' ' || text[place] == '\t'; };
  if (parts.empty()) {
    at = text.starts_with('(') ? 1 : 0;
    const char32_t letter = at < text.size() ? next_code_point(text, at) : 0;
    const bool point = is_letter(letter) && at < text.size() && text[at] == ')' && space_at(at + 1);
    return point ? std::vector<std::uint32_t>{kLetterNumber + static_cast<std::uint32_t>(letter)} : parts;
  }
  if (at < text.size() && text[at] == ')') {
    dotted = true;
    ++at;
  }
  return space_at(at) && (dotted || parts.size() > 1) ? parts : std::vector<std::uint32_t>{};
}

void append_line(Block& block, const TextLine& line) {
  const bool joins = is_hyphenated(block.text, line.text);
  if (!block.text.empty() && !joins) {
    block.text += ' ';
    const std::uint32_t flags = block.runs.back().flags == line.runs.front().flags ? line.runs.front().flags : 0u;
    const auto end = static_cast<std::uint32_t>(block.text.size());
    if (block.runs.back().flags == flags) {
      block.runs.back().text.end = end;
    } else {
      block.runs.push_back(Run{{end - 1, end}, flags});
    }
  }
  const auto shift = static_cast<std::uint32_t>(block.text.size());
  block.text += line.text;
  for (const Run& run : line.runs) {
    if (!block.runs.empty() && block.runs.back().flags == run.flags) {
      block.runs.back().text.end = run.text.end + shift;
    } else {
      block.runs.push_back(Run{{run.text.begin + shift, run.text.end + shift}, run.flags});
    }
  }
  for (const LineWord& word : line.words) {
    block.boxes.push_back(WordBox{{word.text.begin + shift, word.text.end + shift}, line.page, word.box});
  }
}

void add_paragraphs(const std::vector<BoundLine>& lines, const BlockPlace& place, float pitch, std::vector<Block>& blocks) {
  Paragraphs paragraphs(place, pitch, blocks);
  for (const BoundLine& line : lines) {
    paragraphs.add(line);
  }
}

}  // namespace sverka::pdf
