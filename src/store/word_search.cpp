#include "store/word_search.hpp"

#include <algorithm>

#include "store/cleaned.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostWords = 8;

}  // namespace

std::vector<std::string> words_to_find(const std::string& text) {
  std::vector<std::string> words;
  const std::string folded = found_by(text);
  for (std::size_t at = 0; at < folded.size() && words.size() < kMostWords;) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) {
      words.push_back(folded.substr(at, end - at));
    }
    at = end + 1;
  }
  return words;
}

std::string pattern_of_word(const std::string& word) {
  std::string pattern = "%";
  for (const char sign : word) {
    if (sign == '%' || sign == '_' || sign == '!') {
      pattern += '!';
    }
    pattern += sign;
  }
  return pattern + "%";
}

}  // namespace sverka
