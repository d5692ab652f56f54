#include "web/name_words.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "text/letter.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr char32_t kFirstCyrillic = 0x0430;
// The letters U+0430 to U+044F as they sound; a space has none.
constexpr std::string_view kCyrillicSounds = "abvgdegziiklmnoprstufhkgss i eua";
constexpr std::string_view kLatinSounds = "abkdefghigklmnopkrstuvvxiz";
constexpr std::size_t kLongestExtension = 5;

// The sound of a lower-case letter; zero for none.
char sound_of_letter(char32_t lower) {
  if (lower >= 'a' && lower <= 'z') {
    return kLatinSounds[lower - 'a'];
  }
  if (lower >= kFirstCyrillic && lower < kFirstCyrillic + kCyrillicSounds.size()) {
    const char sound = kCyrillicSounds[lower - kFirstCyrillic];
    return sound == ' ' ? '\0' : sound;
  }
  switch (lower) {
    case 0x0451:
      return 'e';
    case '0':
      return 'o';
    case '1':
    case '|':
      return 'i';
    default:
      return '\0';
  }
}

bool is_ascii_letter(char32_t letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}
bool is_ascii_alphanumeric(char32_t letter) {
  return is_ascii_letter(letter) || is_digit(letter);
}
bool is_plain_cyrillic(char32_t letter) {
  return (letter >= 0x0410 && letter <= 0x044F) || letter == 0x0401 || letter == 0x0451;
}
bool is_dropped(char32_t letter) {
  return letter == 0x00AD || is_invisible(letter);
}

std::uint32_t bit_of(char sound) {
  return sound >= 'a' && sound <= 'z' ? 1u << (sound - 'a') : 0;
}

struct ReadLetter {
  char32_t letter = 0;
  std::uint32_t begin = 0, end = 0;
};

// What stands between two pieces of white space.
class Chunk {
 public:
  Chunk(const std::vector<ReadLetter>& letters, std::vector<NameWord>& words) : letters_(letters), words_(words) {}

  // `gap`: before the chunk.
  void read(WordGap gap) {
    const bool prose = !is_identifier();
    std::size_t at = 0;
    while (at < letters_.size()) {
      if (!is_letter(letters_[at].letter)) {
        gap = gap_of(at);
        ++at;
        continue;
      }
      const std::size_t end = end_of_word(at);
      add(at, end, gap, prose);
      gap = WordGap::Other;
      at = end;
    }
  }

 private:
  char32_t at(std::size_t index) const { return index < letters_.size() ? letters_[index].letter : U'\0'; }

  // A digit or a bar among letters is taken for one; at the end of a word it is a number beside it.
  std::size_t end_of_word(std::size_t begin) const {
    std::size_t end = begin;
    for (std::size_t index = begin; index < letters_.size(); ++index) {
      const char32_t letter = at(index);
      if (is_letter(letter)) {
        end = index + 1;
      } else if (letter != '0' && letter != '1' && letter != '|') {
        break;
      }
    }
    return end;
  }

  WordGap gap_of(std::size_t index) const {
    const char32_t letter = at(index);
    const bool between = index > 0 && is_letter(at(index - 1)) && is_letter(at(index + 1));
    if (is_digit(letter)) {
      return WordGap::None;
    }
    const bool hyphen = letter == '-' || letter == '_' || (letter >= 0x2010 && letter <= 0x2015) || letter == 0x2212;
    return !between ? WordGap::Other : hyphen ? WordGap::Hyphen : letter == '.' ? WordGap::Point : WordGap::Other;
  }

  // Addresses, e-mails, handles, tags, paths, file and package names, names of code.
  bool is_identifier() const {
    if (at(0) == '@' || at(0) == '#' || at(0) == '/' || at(0) == '$' || at(0) == '~') {
      return is_letter(at(1)) || at(0) == '/';
    }
    std::size_t slashes = 0, hyphens = 0;
    bool small_ascii = true;
    for (std::size_t index = 0; index < letters_.size(); ++index) {
      const char32_t letter = at(index);
      const bool after_word = index > 0 && (is_ascii_alphanumeric(at(index - 1)) || is_letter(at(index - 1)));
      const bool before_word = is_ascii_alphanumeric(at(index + 1)) || is_letter(at(index + 1));
      const bool between = after_word && before_word;
      slashes += letter == '/' && between ? 1 : 0;
      hyphens += letter == '-' && between ? 1 : 0;
      small_ascii = small_ascii && !(letter >= 'A' && letter <= 'Z') && letter < 0x80;
      if ((letter == '@' && between) || letter == '\\' || (letter == ':' && at(index + 1) == '/' && at(index + 2) == '/') ||
          (letter == ':' && at(index + 1) == ':') || (letter == '_' && (between || before_word)) || (letter == '=' && between) ||
          (letter == '(' && after_word && at(index + 1) == ')') || (letter == '.' && between && is_domain_or_file(index))) {
        return true;
      }
    }
    return slashes > 1 || ((slashes == 1 || hyphens > 0) && small_ascii);
  }

  // Small Latin letters or digits after a point are a domain or the ending of a file's name; a new sentence begins with a capital.
  bool is_domain_or_file(std::size_t point) const {
    std::size_t end = point + 1;
    bool small = true, capitals = true;
    while (end < letters_.size() && (is_ascii_alphanumeric(at(end)) || is_letter(at(end)))) {
      small = small && to_lower(at(end)) == at(end);
      capitals = capitals && is_ascii_alphanumeric(at(end)) && to_upper(at(end)) == at(end);
      ++end;
    }
    const std::size_t length = end - point - 1;
    return length >= 2 && (small || (capitals && length <= kLongestExtension));
  }

  void add(std::size_t begin, std::size_t end, WordGap gap, bool prose) {
    NameWord word;
    word.text = {letters_[begin].begin, letters_[end - 1].end};
    word.gap = gap;
    word.prose = prose;
    word.first = to_lower(at(begin));
    word.capital = word.first != at(begin);
    word.capitals = word.capital;
    std::size_t latin = 0, cyrillic = 0, other = 0;
    for (std::size_t index = begin; index < end; ++index) {
      const char32_t letter = at(index), lower = to_lower(letter);
      word.capitals = word.capitals && (lower != letter || !is_letter(letter) || to_upper(letter) == letter);
      latin += is_ascii_letter(letter) ? 1 : 0;
      cyrillic += is_plain_cyrillic(letter) ? 1 : 0;
      other += is_ascii_letter(letter) || is_plain_cyrillic(letter) ? 0 : 1;
      if (const char sound = sound_of_letter(lower); sound != '\0') {
        word.sounds |= bit_of(sound);
      }
    }
    word.letters = static_cast<std::uint16_t>(std::min<std::size_t>(end - begin, 0xFFFF));
    word.mixed = other > 0 || (latin > 0 && cyrillic > 0);
    word.script = other > latin + cyrillic ? WordScript::Other : cyrillic > latin ? WordScript::Cyrillic : WordScript::Latin;
    words_.push_back(word);
  }

  const std::vector<ReadLetter>& letters_;
  std::vector<NameWord>& words_;
};

void mark_code(const PageParagraph& paragraph, std::vector<NameWord>& words) {
  if (std::none_of(paragraph.pieces.begin(), paragraph.pieces.end(), [](const TextPiece& piece) { return piece.code; })) {
    return;
  }
  for (NameWord& word : words) {
    const auto after = std::upper_bound(paragraph.pieces.begin(), paragraph.pieces.end(), word.text.begin,
                                        [](std::uint32_t at, const TextPiece& piece) { return at < piece.begin; });
    if (after != paragraph.pieces.begin() && std::prev(after)->code) {
      word.prose = false;
    }
  }
}

}  // namespace

std::vector<NameWord> name_words(const PageParagraph& paragraph) {
  std::vector<NameWord> words;
  std::vector<ReadLetter> letters;
  const std::string_view text = paragraph.text;
  WordGap gap = WordGap::Other;
  const auto flush = [&] {
    if (!letters.empty()) {
      Chunk(letters, words).read(gap);
      gap = is_letter(letters.back().letter) ? WordGap::Space : WordGap::Other;
      letters.clear();
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t letter = next_code_point(text, at);
    if (is_dropped(letter)) {
      continue;
    }
    if (is_space(letter)) {
      flush();
      continue;
    }
    letters.push_back({letter, begin, static_cast<std::uint32_t>(at)});
  }
  flush();
  mark_code(paragraph, words);
  return words;
}

std::string as_read(std::string_view text) {
  return fold_spaces(text);
}

std::string sound_of(std::string_view text) {
  std::string sound;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_code_point(text, at);
    std::u32string looks;
    const char32_t lower = to_lower(letter);
    char one = sound_of_letter(lower);
    if (one == '\0' && is_letter(lower) && !is_plain_cyrillic(lower) && !is_dropped(letter)) {
      append_looks(looks, lower);
      one = looks.empty() ? '\0' : sound_of_letter(looks.front());
    }
    if (one == '\0') {
      continue;
    }
    // "dzh", "dj", "zh" and a Cyrillic d before zh are one sound; so is a doubled letter.
    if (one == 'h' && !sound.empty() && sound.back() == 'z') {
      sound.back() = 'g';
      one = 'g';
    }
    if (one == 'g' && sound.ends_with("d")) {
      sound.pop_back();
    } else if (one == 'g' && sound.ends_with("dg")) {
      sound.resize(sound.size() - 2);
    }
    if (sound.empty() || sound.back() != one) {
      sound += one;
    }
  }
  return sound;
}

std::uint32_t sounds_in(std::string_view sound) {
  std::uint32_t bits = 0;
  for (const char one : sound) {
    bits |= bit_of(one);
  }
  return bits;
}

unsigned edit_distance(std::string_view left, std::string_view right, unsigned most) {
  constexpr std::size_t kLongest = 40;
  if (left.size() > kLongest || right.size() > kLongest ||
      std::max(left.size(), right.size()) - std::min(left.size(), right.size()) > most) {
    return most + 1;
  }
  std::array<std::array<unsigned, kLongest + 1>, 3> rows{};
  for (std::size_t column = 0; column <= right.size(); ++column) {
    rows[0][column] = static_cast<unsigned>(column);
  }
  for (std::size_t row = 1; row <= left.size(); ++row) {
    auto& now = rows[row % 3];
    const auto& above = rows[(row + 2) % 3];
    const auto& before = rows[(row + 1) % 3];
    now[0] = static_cast<unsigned>(row);
    for (std::size_t column = 1; column <= right.size(); ++column) {
      now[column] = std::min({above[column] + 1, now[column - 1] + 1, above[column - 1] + (left[row - 1] == right[column - 1] ? 0u : 1u)});
      if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1]) {
        now[column] = std::min(now[column], before[column - 2] + 1);
      }
    }
  }
  return std::min(rows[left.size() % 3][right.size()], most + 1);
}

}  // namespace sverka
