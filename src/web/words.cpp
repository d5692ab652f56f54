#include "web/words.hpp"

#include <string>

#include "text/letter.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::uint64_t kBasis = 0xCBF29CE484222325u;
constexpr std::uint64_t kPrime = 0x100000001B3u;

std::uint64_t add_letter(std::uint64_t hash, char32_t letter) {
  return (hash ^ letter) * kPrime;
}

// Folds the upper bits into the lower ones: those of the multiplication alone hardly depend on the last letters.
WordMark mark_of(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xFF51AFD7ED558CCDu;
  hash ^= hash >> 29;
  return static_cast<WordMark>(hash ^ (hash >> 16) ^ (hash >> 32) ^ (hash >> 48));
}

bool is_digit_of_any_kind(char32_t letter) {
  return is_digit(letter) || (letter >= 0xFF10 && letter <= 0xFF19) || (letter >= 0x1D7CE && letter <= 0x1D7FF);
}

bool is_hyphen(char32_t letter) {
  return letter == '-' || letter == 0x2010 || letter == 0x2011;
}

enum class WordEnds : std::uint8_t { AtGaps, AtCapitals };

// A letter follows at once, or after what nobody sees.
bool goes_on(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const char32_t letter = next_code_point(text, at);
    if (letter != 0x00AD && !is_invisible(letter)) {
      return is_letter(letter);
    }
  }
  return false;
}

void add_words_of(std::string_view text, std::uint32_t paragraph, WordEnds ends, std::vector<MarkedWord>& words) {
  std::u32string looks;
  std::uint64_t hash = kBasis;
  MarkedWord word;
  bool inside = false, after_small = false;
  const auto finish = [&] {
    if (inside) {
      word.paragraph = paragraph;
      word.mark = mark_of(hash);
      words.push_back(word);
    }
    inside = false;
    hash = kBasis;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t letter = next_code_point(text, at);
    if (letter == 0x00AD || is_invisible(letter)) {
      continue;
    }
    if (!is_letter(letter) && !is_digit_of_any_kind(letter)) {
      if (!inside || !is_hyphen(letter) || !goes_on(text, at)) {
        finish();
      }
      continue;
    }
    looks.clear();
    append_looks(looks, letter);
    if (looks.empty()) {
      continue;  // a combining mark
    }
    const bool capital = to_lower(letter) != letter;
    if (ends == WordEnds::AtCapitals && capital && after_small) {
      finish();
    }
    after_small = !capital && is_letter(letter);
    for (const char32_t look : looks) {
      hash = add_letter(hash, look);
    }
    if (!inside) {
      inside = true;
      word.text.begin = begin;
    }
    word.text.end = static_cast<std::uint32_t>(at);
  }
  finish();
}

std::vector<MarkedWord> words_of_page(std::span<const PageParagraph> page, WordEnds ends) {
  std::vector<MarkedWord> words;
  for (std::uint32_t index = 0; index < page.size(); ++index) {
    if (page[index].place == TextPlace::Shown) {
      add_words_of(page[index].text, index, ends, words);
    }
  }
  return words;
}

}  // namespace

void add_words(std::string_view text, std::uint32_t paragraph, std::vector<MarkedWord>& words) {
  add_words_of(text, paragraph, WordEnds::AtGaps, words);
}

std::vector<MarkedWord> words_of(std::span<const PageParagraph> page) {
  return words_of_page(page, WordEnds::AtGaps);
}

std::vector<MarkedWord> words_by_capitals(std::span<const PageParagraph> page) {
  return words_of_page(page, WordEnds::AtCapitals);
}

}  // namespace sverka
