#include "readers/html/text_marks.hpp"

#include <algorithm>
#include <array>

#include "readers/html/letters.hpp"
#include "text/utf8.hpp"

namespace sverka::html {

namespace {

constexpr char32_t kFirstMark = 0xF0000;  // plane 15, for private use
constexpr std::size_t kMostMarks = 0xFFFD;
constexpr std::size_t kMarkBytes = 4;
constexpr std::size_t kShortestRun = 12;
constexpr char kLeadOfPlanes = '\xF3';  // first byte of U+C0000 to U+FFFFF

// Bytes that may stand in a stretch that is left out. Control characters and code points that are no characters may not, since the
// parser replaces them; they are told by the first bytes C2, EF and F0.
constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (unsigned byte = 0; byte < plain.size(); ++byte) {
    plain[byte] = byte >= 0x20 && byte != 0x7F;
  }
  plain['\t'] = plain['\n'] = true;
  for (const char sign : {'<', '>', '&', '-', '!', ']'}) {
    plain[static_cast<unsigned char>(sign)] = false;
  }
  plain[0xC2] = plain[0xEF] = false;
  for (unsigned byte = 0xF0; byte < plain.size(); ++byte) {
    plain[byte] = false;
  }
  return plain;
}
constexpr std::array<bool, 256> kPlain = make_plain();

// Bytes of the plain letter at `at`, or of a part of it; 0 if another one stands there.
std::size_t plain_bytes_at(std::string_view source, std::size_t at) {
  const auto byte = static_cast<unsigned char>(source[at]);
  if (kPlain[byte]) {
    return 1;
  }
  return byte == 0xC2 && at + 1 < source.size() && static_cast<unsigned char>(source[at + 1]) >= 0xA0 ? 2 : 0;
}

std::size_t after_plain(std::string_view source, std::size_t at, std::size_t end) {
  while (at < end) {
    const std::size_t bytes = plain_bytes_at(source, at);
    if (bytes == 0) {
      break;
    }
    at += bytes;
  }
  return at;
}

// "&#xF0000;" is read as a mark would be.
bool spells_private_character(std::string_view source) {
  for (std::size_t at = source.find("&#"); at != std::string_view::npos; at = source.find("&#", at + 2)) {
    std::size_t digit = at + 2;
    const bool hexadecimal = digit < source.size() && lower(source[digit]) == 'x';
    const char32_t base = hexadecimal ? 16 : 10;
    char32_t value = 0;
    for (digit += hexadecimal ? 1 : 0; digit < source.size() && value < kFirstMark; ++digit) {
      const char letter = lower(source[digit]);
      if (is_digit(letter)) {
        value = value * base + static_cast<char32_t>(letter - '0');
      } else if (hexadecimal && letter >= 'a' && letter <= 'f') {
        value = value * base + static_cast<char32_t>(letter - 'a' + 10);
      } else {
        break;
      }
    }
    if (value >= kFirstMark) {
      return true;
    }
  }
  return false;
}

}  // namespace

TextMarks::TextMarks(std::string_view source, const std::vector<TextRange>& texts) : source_(source) {
  if (texts.empty() || source.find(kLeadOfPlanes) != std::string_view::npos || spells_private_character(source)) {
    return;
  }
  marked_.reserve(source.size() / 2);
  for (const TextRange& text : texts) {
    mark_stretch(text.begin, text.end);
  }
  marked_.append(source.substr(copied_));
}

void TextMarks::mark_stretch(std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  while (at < end && runs_.size() < kMostMarks) {
    // A run begins with a letter, so that white space that the parser drops or moves stays outside.
    if (is_space(source_[at])) {
      ++at;
      continue;
    }
    const std::size_t run = at;
    at = after_plain(source_, at, end);
    if (at == run) {
      at = after_sign(at, end);
      continue;
    }
    if (at - run >= kShortestRun) {
      marked_.append(source_, copied_, run - copied_);
      runs_.push_back({run, at, marked_.size()});
      append_utf8(marked_, kFirstMark + static_cast<char32_t>(runs_.size() - 1));
      copied_ = at;
    }
  }
}

// Behind '<', a declaration, the marks of an old script, or a sign of less than; behind '&', the name of a character.
std::size_t TextMarks::after_sign(std::size_t at, std::size_t end) const {
  const char sign = source_[at];
  if (sign == '<') {
    return std::min(source_.find('>', at), end);
  }
  next_code_point(source_, at);
  while (sign == '&' && at < end && (is_letter(source_[at]) || is_digit(source_[at]) || source_[at] == '#' || source_[at] == ';')) {
    ++at;
  }
  return at;
}

std::size_t TextMarks::place_in_source(std::size_t at) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), at, [](std::size_t place, const Run& run) { return place <= run.mark; });
  if (after == runs_.begin()) {
    return at;
  }
  const Run& run = *(after - 1);
  return run.end + (std::max(at, run.mark + kMarkBytes) - (run.mark + kMarkBytes));
}

std::string TextMarks::restored(std::string_view text) const {
  std::string whole;
  std::size_t copied = 0;
  for (std::size_t at = text.find(kLeadOfPlanes); at != std::string_view::npos; at = text.find(kLeadOfPlanes, copied)) {
    whole.append(text, copied, at - copied);
    copied = at;
    const char32_t mark = next_code_point(text, copied);
    if (mark >= kFirstMark && mark - kFirstMark < runs_.size()) {
      const Run& run = runs_[mark - kFirstMark];
      whole.append(source_, run.begin, run.end - run.begin);
    } else {
      whole.append(text, at, copied - at);
    }
  }
  whole.append(text, copied);
  return whole;
}

}  // namespace sverka::html
