#include "web/text_hints.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sverka {

namespace {

constexpr char32_t kFirstCapital = 0x0410, kFirstSmall = 0x0430, kLastSmall = 0x044F;
constexpr char32_t kIe = 0x0435, kCapitalIo = 0x0401, kIo = 0x0451;
constexpr std::array<std::size_t, 3> kBeginnings = {3, 5, 7};  // letters
constexpr char kSelectorByte = '\xEF';                         // an invisible character, harmless unless it stands in a word

enum class Sort : std::uint8_t { Divider, Inner, Latin, Russian, Digit, Other };  // Inner: a sign that may stand inside a word

struct Sign {
  Sort sort = Sort::Divider;
  std::uint8_t bytes = 1;
  char32_t letter = 0;  // small
};

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80;
}

constexpr Sign ascii_sign(unsigned char byte) {
  const unsigned lower = byte | 0x20u;
  if (lower >= 'a' && lower <= 'z') {
    return {Sort::Latin, 1, lower};
  }
  if (byte >= '0' && byte <= '9') {
    return {Sort::Digit, 1, byte};
  }
  if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
    return {Sort::Other, 1, 0};
  }
  const bool inner = byte == '.' || byte == '-' || byte == '_' || byte == '*' || byte == '@' || byte == '$' || byte == '|' || byte == '\'';
  return {inner ? Sort::Inner : Sort::Divider, 1, byte};
}

constexpr auto kAscii = [] {
  std::array<Sign, 0x80> signs{};
  for (unsigned byte = 0; byte < signs.size(); ++byte) {
    signs[byte] = ascii_sign(static_cast<unsigned char>(byte));
  }
  return signs;
}();

// The small letters of U+0400 to U+047F; 0 for what is no Russian letter.
constexpr auto kRussian = [] {
  std::array<char32_t, 0x80> letters{};
  for (char32_t code = kFirstCapital; code <= kLastSmall; ++code) {
    letters[code - 0x0400] = code < kFirstSmall ? code + (kFirstSmall - kFirstCapital) : code;
  }
  letters[kCapitalIo - 0x0400] = letters[kIo - 0x0400] = kIe;
  return letters;
}();

// Quotes, dashes, the number sign, currencies, arrows, figures, emoji: what a text of Russian has besides. None is a letter, nor looks
// like one, nor is invisible, but for the selector of an emoji's form.
bool is_usual_sign(std::string_view text, std::size_t at, std::uint8_t& bytes) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  if (byte(at) == 0xC2 && continues(text, at + 1)) {
    bytes = 2;
    return byte(at + 1) == 0xA0 || byte(at + 1) == 0xA9 || byte(at + 1) == 0xAB || byte(at + 1) == 0xB7 || byte(at + 1) == 0xBB;
  }
  if (!continues(text, at + 1) || !continues(text, at + 2)) {
    return false;
  }
  const unsigned char second = byte(at + 1), third = byte(at + 2);
  if (byte(at) == 0xF0) {
    bytes = 4;
    return second == 0x9F && third >= 0x8C && continues(text, at + 3);
  }
  bytes = 3;
  if (byte(at) == 0xEF) {
    return second == 0xB8 && third == 0x8F;
  }
  return byte(at) == 0xE2 &&
         ((second == 0x80 && ((third >= 0x93 && third <= 0x9F) || third == 0xA2 || third == 0xA6)) || (second == 0x82 && third >= 0xA0) ||
          (second == 0x84 && third == 0x96) || (second >= 0x86 && second <= 0x8B) || (second >= 0x94 && second <= 0x9E));
}

Sign sign_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    return kAscii[first];
  }
  if ((first & 0xFEu) == 0xD0 && continues(text, at + 1)) {
    const char32_t letter = kRussian[((first & 1u) << 6) | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu)];
    if (letter != 0) {
      return {Sort::Russian, 2, letter};
    }
  }
  std::uint8_t bytes = 1;
  return is_usual_sign(text, at, bytes) ? Sign{Sort::Divider, bytes, 0} : Sign{Sort::Other, 1, 0};
}

// A word or number as far as its beginning goes, doubled letters taken once.
class Beginning {
 public:
  void add(char32_t letter) {
    if (count_ < kBeginnings.back() && letter != last_) {
      mark_ = mark_ * 0x01000193u + letter;
      last_ = letter;
      ++count_;
      if (count_ <= kBeginnings[0] || count_ == kBeginnings[sizes_]) {
        sizes_ += count_ > kBeginnings[0] ? 1 : 0;
        marks_[sizes_ - 1] = mark_;
      }
    }
  }
  std::size_t letters() const { return count_; }
  // Of the first letters, for each number of kBeginnings that the word has; of a shorter word, of all it has.
  std::span<const std::uint32_t> marks() const { return std::span(marks_).first(sizes_); }

 private:
  std::uint32_t mark_ = 0;
  std::array<std::uint32_t, kBeginnings.size()> marks_{};
  std::size_t sizes_ = 1;
  char32_t last_ = 0;
  std::size_t count_ = 0;
};

bool is_of_word(Sort sort) {
  return sort == Sort::Latin || sort == Sort::Russian || sort == Sort::Digit;
}

// One pass over a paragraph.
class HintReader {
 public:
  explicit HintReader(std::string_view text) : text_(text) {}

  TextHints read() {
    hints_.beginnings.reserve(text_.size() / 6);
    Sort before = Sort::Divider;  // what stood before the word that begins
    for (std::size_t at = 0; at < text_.size() && !hints_.unusual;) {
      const Sign sign = sign_at(text_, at);
      if (is_of_word(sign.sort)) {
        at = read_word(at, sign.sort, before);
        before = sign.sort;
        continue;
      }
      hints_.unusual = sign.sort == Sort::Other || (sign.bytes > 2 && is_of_word(before) && text_[at] == kSelectorByte);
      // A sign that stands for a letter touches one.
      if (sign.sort == Sort::Inner && (sign.letter == '*' || sign.letter == '@' || sign.letter == '$' || sign.letter == '|')) {
        hints_.unusual = is_of_word(before) || (at + 1 < text_.size() && is_of_word(sign_at(text_, at + 1).sort));
      }
      before = sign.sort;
      at += sign.bytes;
    }
    return std::move(hints_);
  }

 private:
  std::size_t read_word(std::size_t at, Sort sort, Sort before) {
    const std::size_t begin = at;
    Beginning beginning;
    Sign sign = sign_at(text_, at);
    while (sign.sort == sort) {
      beginning.add(sign.letter);
      at += sign.bytes;
      if (at == text_.size()) {
        break;
      }
      sign = sign_at(text_, at);
    }
    // Single letters between points or hyphens may be the letters of one word.
    const std::size_t one = sort == Sort::Russian ? 2 : 1;
    const bool is_single = at - begin == one && sort != Sort::Digit;
    hints_.unusual = hints_.unusual || (at < text_.size() && is_of_word(sign.sort)) || (is_single && was_single_ && before == Sort::Inner);
    was_single_ = is_single;
    for (const std::uint32_t mark : beginning.marks()) {
      add(mark);
    }
    return at;
  }

  // Most words that stand in a paragraph twice are noted once.
  void add(std::uint32_t mark) {
    std::uint32_t& last = seen_[(mark ^ mark >> 15) % seen_.size()];
    if (last != mark) {
      last = mark;
      hints_.beginnings.push_back(mark);
    }
  }

  std::string_view text_;
  TextHints hints_;
  std::array<std::uint32_t, 128> seen_{};
  bool was_single_ = false;
};

}  // namespace

std::vector<TextHints> hints_of(std::span<const PageParagraph> page) {
  std::vector<TextHints> hints;
  hints.reserve(page.size());
  for (const PageParagraph& paragraph : page) {
    hints.push_back(paragraph.seen && !paragraph.code ? HintReader(paragraph.text).read() : TextHints{});
  }
  return hints;
}

// All words of a phrase stand where it stands: the two of most letters tell most.
void BeginningSet::add(std::string_view phrase) {
  Entry entry;
  std::size_t known = 0, second = 0;  // letters of the beginnings that are sure
  for (std::size_t at = 0; at < phrase.size();) {
    Sign sign = sign_at(phrase, at);
    if (!is_of_word(sign.sort)) {
      any_ = any_ || sign.sort == Sort::Other;
      at += sign.bytes;
      continue;
    }
    const Sort sort = sign.sort;
    Beginning word;
    while (sign.sort == sort) {
      word.add(sign.letter);
      at += sign.bytes;
      sign = at < phrase.size() ? sign_at(phrase, at) : Sign{};
    }
    const bool is_open = sign.letter == '*' || is_of_word(sign.sort);
    const std::size_t sure = is_open && word.letters() < kBeginnings[0] ? 0 : word.letters();
    const std::uint32_t mark = word.marks().back();
    if (sure != 0 && sure >= known) {
      entry.other = known == 0 ? mark : entry.mark;
      second = known;
      entry.mark = mark;
      known = sure;
    } else if (sure > second) {
      entry.other = mark;
      second = sure;
    }
  }
  any_ = any_ || known == 0;
  places_.set(place_of(entry.mark));
  entries_.insert(std::lower_bound(entries_.begin(), entries_.end(), entry, by_mark), entry);
}

bool BeginningSet::may_stand_in(const TextHints& hints) const {
  if (any_ || hints.unusual) {
    return true;
  }
  const auto stands = [&](std::uint32_t mark) {
    return std::find(hints.beginnings.begin(), hints.beginnings.end(), mark) != hints.beginnings.end();
  };
  return std::any_of(hints.beginnings.begin(), hints.beginnings.end(), [&](std::uint32_t mark) {
    if (!places_[place_of(mark)]) {
      return false;
    }
    auto entry = std::lower_bound(entries_.begin(), entries_.end(), Entry{mark, 0}, by_mark);
    while (entry != entries_.end() && entry->mark == mark && !stands(entry->other)) {
      ++entry;
    }
    return entry != entries_.end() && entry->mark == mark;
  });
}

BeginningSet beginnings_of(std::span<const std::string> phrases) {
  BeginningSet set;
  for (const std::string& phrase : phrases) {
    set.add(phrase);
  }
  return set;
}

}  // namespace sverka
