#include "programme/words.hpp"

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

bool is_dropped(char32_t letter) {
  return letter == 0xAD || is_invisible(letter);
}

bool is_line_break(char32_t letter) {
  return letter == '\n' || letter == '\r' || letter == 0x0B || letter == 0x0C || letter == 0x85 || letter == 0x2028 || letter == 0x2029;
}

bool is_dash(char32_t letter) {
  return letter == '-' || (letter >= 0x2010 && letter <= 0x2015) || letter == 0x2212 || letter == 0x2043;
}

bool is_quote(char32_t letter) {
  return letter == '"' || letter == 0xAB || letter == 0xBB || (letter >= 0x201C && letter <= 0x201F) || letter == 0x2039 ||
         letter == 0x203A;
}

bool is_apostrophe(char32_t letter) {
  return letter == '\'' || letter == 0x2019 || letter == 0x2BC;
}

bool is_combining(char32_t letter) {
  return letter >= 0x300 && letter <= 0x36F;
}

bool is_word_letter(char32_t letter) {
  const bool russian = letter >= 0x410 && letter <= 0x44F;
  return russian || is_letter(letter) || is_combining(letter);
}

struct Letter {
  char32_t code = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::vector<Letter> visible_letters(std::string_view text) {
  std::vector<Letter> letters;
  letters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      letters.push_back({byte, static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(at)});
      continue;
    }
    const char32_t code = next_code_point(text, at);
    const bool cyrillic = code >= 0x400 && code <= 0x481;
    if (cyrillic || !is_dropped(code)) {
      letters.push_back({code, static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(at)});
    }
  }
  return letters;
}

// Cyrillic letters that Unicode may store as a letter and a mark: short i, io. Other marks are dropped:
// accents.
void append_folded(std::u32string& key, char32_t letter) {
  constexpr char32_t kI = 0x438;
  constexpr char32_t kShortI = 0x439;
  constexpr char32_t kIe = 0x435;
  constexpr char32_t kIo = 0x451;
  if (letter == 0x306 && !key.empty() && key.back() == kI) {
    key.back() = kShortI;
  } else if (!is_combining(letter)) {
    key += letter == kIo ? kIe : letter;
  }
}

struct Capitals {
  bool first = false;  // the word's first letter is one
  std::size_t letters = 0;
  std::size_t capitals = 0;

  void count(bool capital) {
    first = first || (letters == 0 && capital);
    ++letters;
    capitals += capital ? 1 : 0;
  }
};

// The key of a word of ASCII letters, hyphens and U+0410 to U+044F, and its capitals; false at the first other letter.
bool fold_plain(std::string_view word, std::string& key, Capitals& counted) {
  key.reserve(word.size());
  for (std::size_t at = 0; at < word.size(); ++at) {
    const auto first = static_cast<unsigned char>(word[at]);
    if (first < 0x80) {
      const unsigned letter = (first | 0x20u) - 'a';
      if (letter > 'z' - 'a' && first != '-') {
        return false;
      }
      if (first == '-') {
        key += '-';
      } else {
        key += static_cast<char>(first | 0x20u);
        counted.count(first < 'a');
      }
      continue;
    }
    const auto second = at + 1 < word.size() ? static_cast<unsigned char>(word[at + 1]) : 0u;
    const unsigned code = ((first & 0x1Fu) << 6) | (second & 0x3Fu);
    if ((first != 0xD0 && first != 0xD1) || (second & 0xC0u) != 0x80 || code < 0x410 || code > 0x44F) {
      return false;
    }
    const unsigned lower = code < 0x430 ? code + 32 : code;
    key += static_cast<char>(0xC0u | (lower >> 6));
    key += static_cast<char>(0x80u | (lower & 0x3Fu));
    counted.count(lower != code);
    ++at;
  }
  return true;
}

Capitals capitals_of(std::string_view text) {
  const std::string lower = to_lower(text);
  std::size_t at_text = 0;
  std::size_t at_lower = 0;
  Capitals counted;
  while (at_text < text.size() && at_lower < lower.size()) {
    const char32_t upper_code = next_code_point(text, at_text);
    const char32_t lower_code = next_code_point(lower, at_lower);
    if (is_letter(lower_code) && !is_combining(lower_code)) {
      counted.count(upper_code != lower_code);
    }
  }
  return counted;
}

// The key of a word of letters, and its capitals.
std::string fold_letters(std::string_view word, Capitals& counted) {
  if (std::string key; fold_plain(word, key, counted)) {
    return key;
  }
  counted = capitals_of(word);
  const std::string lower = to_lower(word);
  std::u32string key;
  for (const Letter& letter : visible_letters(lower)) {
    append_folded(key, is_dash(letter.code) ? U'-' : is_apostrophe(letter.code) ? U'\'' : letter.code);
  }
  return to_utf8(key);
}

std::string sign_key(char32_t letter) {
  if (letter < 0x80) {
    return std::string(1, static_cast<char>(letter));
  }
  std::string key;
  append_utf8(key, is_quote(letter)        ? U'"'
                   : is_dash(letter)       ? U'-'
                   : letter == 0x2116      ? U'#'
                   : is_apostrophe(letter) ? U'\''
                   : letter == 0x2215      ? U'/'
                                           : letter);
  return key;
}

// The end of the word of letters at `first`: inner hyphens and apostrophes stay in it.
std::size_t end_of_letters(const std::vector<Letter>& letters, std::size_t first) {
  std::size_t last = first;
  while (last < letters.size()) {
    const char32_t code = letters[last].code;
    const bool inner = (is_dash(code) && code != 0x2012 && code != 0x2013 && code != 0x2014 && code != 0x2015) || is_apostrophe(code);
    if (is_word_letter(code)) {
      ++last;
    } else if (inner && last + 1 < letters.size() && is_word_letter(letters[last + 1].code)) {
      last += 2;
    } else {
      break;
    }
  }
  return last;
}

}  // namespace

std::vector<Word> split_words(std::string_view text) {
  constexpr std::size_t kLettersOfWord = 6;
  std::vector<Word> words;
  const std::vector<Letter> letters = visible_letters(text);
  words.reserve(letters.size() / kLettersOfWord + 1);
  bool space = false;
  bool line = false;
  for (std::size_t at = 0; at < letters.size();) {
    const char32_t code = letters[at].code;
    if (is_space(code)) {
      space = true;
      line = line || is_line_break(code);
      ++at;
      continue;
    }
    Word word;
    std::size_t last = at + 1;
    if (is_word_letter(code)) {
      word.kind = Word::Kind::Letters;
      last = end_of_letters(letters, at);
    } else if (is_digit(code)) {
      word.kind = Word::Kind::Digits;
      while (last < letters.size() && is_digit(letters[last].code)) {
        ++last;
      }
    }
    word.begin = letters[at].begin;
    word.end = letters[last - 1].end;
    word.space_before = space;
    word.line_before = line;
    const std::string_view piece = text.substr(word.begin, word.end - word.begin);
    if (word.kind == Word::Kind::Letters) {
      Capitals counted;
      word.key = fold_letters(piece, counted);
      word.capital = counted.first;
      word.all_capitals = counted.letters >= 2 && counted.capitals == counted.letters;
    } else if (word.kind == Word::Kind::Digits) {
      for (std::size_t index = at; index < last; ++index) {
        word.key += static_cast<char>(letters[index].code);
      }
    } else {
      word.key = sign_key(code);
    }
    words.push_back(std::move(word));
    space = line = false;
    at = last;
  }
  return words;
}

std::string fold_word(std::string_view word) {
  Capitals counted;
  return fold_letters(word, counted);
}

namespace {

bool matches(std::string_view key, std::string_view pattern) {
  if (!pattern.empty() && pattern.back() == '*') {
    return key.starts_with(pattern.substr(0, pattern.size() - 1));
  }
  return key == pattern;
}

// The number of words of `phrase` if they all stand at `at`, else 0.
std::size_t phrase_at(std::span<const Word> words, std::size_t at, std::string_view phrase) {
  std::size_t count = 0;
  while (!phrase.empty()) {
    const std::size_t space = phrase.find(' ');
    const std::string_view pattern = phrase.substr(0, space);
    if (at + count >= words.size() || !matches(words[at + count].key, pattern)) {
      return 0;
    }
    ++count;
    phrase = space == std::string_view::npos ? std::string_view{} : phrase.substr(space + 1);
  }
  return count;
}

}  // namespace

bool matches_any(std::string_view key, std::span<const std::string> patterns) {
  for (const std::string& pattern : patterns) {
    if (matches(key, pattern)) {
      return true;
    }
  }
  return false;
}

std::size_t phrase_length_at(std::span<const Word> words, std::size_t at, std::span<const std::string> phrases) {
  std::size_t longest = 0;
  if (at >= words.size()) {
    return 0;
  }
  const std::string& key = words[at].key;
  const char first = key.size() > 1 ? key[0] : '\0';
  const char second = key.size() > 1 ? key[1] : '\0';
  for (const std::string& phrase : phrases) {
    // Most phrases begin with another letter, which is two bytes of a Cyrillic one.
    if (phrase.size() > 1 && static_cast<unsigned char>(phrase[0]) >= 0x80 && (phrase[1] != second || phrase[0] != first)) {
      continue;
    }
    const std::size_t count = phrase_at(words, at, phrase);
    longest = count > longest ? count : longest;
  }
  return longest;
}

PhraseIndex::PhraseIndex(std::span<const std::string> phrases) : phrases_(phrases) {
  for (const std::string& phrase : phrases) {
    any_ = any_ || phrase.empty() || phrase[0] == '*';
    letters_.set(phrase.empty() ? 0 : place_of(phrase));
  }
}

// A letter of Russian is two bytes.
std::size_t PhraseIndex::place_of(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  return (first * 67u + (first >= 0x80 && text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0u)) % kPlaces;
}

std::size_t PhraseIndex::length_at(std::span<const Word> words, std::size_t at) const {
  const bool may_begin = any_ || (at < words.size() && !words[at].key.empty() && letters_[place_of(words[at].key)]);
  return may_begin ? phrase_length_at(words, at, phrases_) : 0;
}

PhraseMatch PhraseIndex::find(std::span<const Word> words, std::size_t from) const {
  for (std::size_t at = from; at < words.size(); ++at) {
    const std::size_t count = length_at(words, at);
    if (count > 0) {
      return {at, count};
    }
  }
  return {words.size(), 0};
}

PhraseMatch find_phrase(std::span<const Word> words, std::span<const std::string> phrases, std::size_t from) {
  return PhraseIndex(phrases).find(words, from);
}

}  // namespace sverka
