#include "programme/card/card_signatory.hpp"

#include <algorithm>

#include "programme/names.hpp"
#include "text/utf8.hpp"

namespace sverka {

PaperFact part_of(const PaperFact& fact, std::size_t begin, std::size_t end) {
  constexpr std::string_view kDividers = " \t,;:/\\";
  end = std::min(end, fact.raw.size());
  while (begin < end && kDividers.find(fact.raw[begin]) != std::string_view::npos) {
    ++begin;
  }
  while (end > begin && kDividers.find(fact.raw[end - 1]) != std::string_view::npos) {
    --end;
  }
  PaperFact part = fact;
  part.raw = fact.raw.substr(begin, end - begin);
  part.value = part.raw;
  if (fact.end - fact.begin == fact.raw.size()) {
    part.begin = fact.begin + static_cast<std::uint32_t>(begin);
    part.end = fact.begin + static_cast<std::uint32_t>(end);
  }
  return part;
}

bool is_position_word(const Word& word, const Lexicon& lexicon) {
  return word.kind == Word::Kind::Letters && to_code_points(word.key).size() > 1 && matches_any(word.key, lexicon.list("position_words"));
}

SignatoryParts parts_of_signatory(const PaperFact& fact, const Lexicon& lexicon) {
  SignatoryParts made;
  std::vector<Word> words = split_words(fact.raw);
  const PhraseMatch acts = find_phrase(words, lexicon.list("acts_on_basis"));
  if (acts.count != 0) {
    const PhraseMatch on = find_phrase(words, lexicon.list("on_basis_words"), acts.first);
    const std::size_t behind = on.count != 0 ? on.first + on.count : acts.first + acts.count;
    if (behind < words.size()) {
      const bool is_in_brackets = words.back().is(")") && fact.raw.substr(words[behind].begin).find('(') == std::string::npos;
      made.basis = part_of(fact, words[behind].begin, is_in_brackets ? words.back().begin : fact.raw.size());
    }
    words.resize(acts.first);
  }
  while (!words.empty() && words.back().kind == Word::Kind::Sign && !words.back().is(".") && !words.back().is(")")) {
    words.pop_back();
  }
  std::size_t first = 0;
  while (first < words.size() && (words[first].kind == Word::Kind::Sign || is_position_word(words[first], lexicon))) {
    ++first;
  }
  if (words.empty()) {
    return made;
  }
  const std::size_t end = words.back().end;
  if (first == words.size()) {
    made.position = part_of(fact, 0, end);
    return made;
  }
  // "Ivanov Ivan Ivanovich, General director"
  for (std::size_t count = std::min<std::size_t>(words.size() - 1, 8); first == 0 && count >= 2; --count) {
    const std::size_t name_end = words[count - 1].end;
    std::size_t next = count;
    while (next < words.size() && words[next].kind == Word::Kind::Sign) {
      ++next;
    }
    if (next < words.size() && is_position_word(words[next], lexicon) && read_full_name(fact.raw.substr(0, name_end), lexicon)) {
      made.name = part_of(fact, 0, name_end);
      made.position = part_of(fact, words[next].begin, end);
      return made;
    }
  }
  std::size_t name_first = first;
  if (!read_full_name(fact.raw.substr(words[first].begin, end - words[first].begin), lexicon)) {
    for (std::size_t count = std::min<std::size_t>(words.size() - first, 8); count >= 2; --count) {
      const Word& begin = words[words.size() - count];
      const auto read = begin.capital ? read_full_name(fact.raw.substr(begin.begin, end - begin.begin), lexicon) : std::nullopt;
      if (read && (read->initials || read->gender != Gender::Unknown)) {
        name_first = words.size() - count;
        break;
      }
    }
  }
  // "Head of the project office": names have capitals.
  if (first > 0 && !words[name_first].capital) {
    made.position = part_of(fact, 0, end);
    return made;
  }
  made.position = name_first > 0 ? part_of(fact, 0, words[name_first].begin) : PaperFact{};
  made.name = part_of(fact, words[name_first].begin, end);
  return made;
}

}  // namespace sverka
