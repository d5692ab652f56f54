#include "checks/signatory.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "programme/words.hpp"

namespace sverka {

namespace {

// Fixed words between the introduction and a slot that it still governs: "v litse ____ Klienta ____".
constexpr std::size_t kReachWords = 6;

bool inside_slot(const Template& sample, const Slot& slot, std::size_t at) {
  return std::any_of(sample.slots.begin(), sample.slots.end(),
                     [&](const Slot& other) { return other.block == slot.block && other.range.begin <= at && at < other.range.end; });
}

}  // namespace

Signatory read_signatory(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  const auto positions = lexicon.list("position_words");
  std::size_t first = 0;
  while (first < words.size() && (words[first].kind == Word::Kind::Sign || matches_any(words[first].key, positions))) {
    ++first;
  }
  Signatory signatory;
  if (first == words.size()) {
    signatory.position = std::string(raw);
    return signatory;
  }
  signatory.position = std::string(raw.substr(0, words[first].begin));
  signatory.name = std::string(raw.substr(words[first].begin));
  signatory.read = read_full_name(signatory.name, lexicon);
  if (!signatory.read) {
    // Words that no list of positions knows may still stand before a name of two to four words.
    for (const std::size_t count : {std::size_t{3}, std::size_t{4}, std::size_t{2}}) {
      const bool capitals = words.size() > count && std::all_of(words.end() - static_cast<std::ptrdiff_t>(count), words.end(),
                                                                [](const Word& word) { return word.capital; });
      if (!capitals) {
        continue;
      }
      const std::uint32_t begin = words[words.size() - count].begin;
      if (auto read = read_full_name(raw.substr(begin), lexicon); read && !read->initials) {
        signatory.position = std::string(raw.substr(0, begin));
        signatory.name = std::string(raw.substr(begin));
        signatory.read = std::move(read);
        break;
      }
    }
  }
  return signatory;
}

bool genitive_is_due(const Template& sample, const Slot& slot, const Lexicon& lexicon) {
  if (slot.block >= sample.document.blocks.size()) {
    return false;
  }
  const std::string_view text = sample.document.blocks[slot.block].text;
  if (slot.range.begin > text.size()) {
    return false;
  }
  const std::vector<Word> words = split_words(text.substr(0, slot.range.begin));
  std::size_t after = words.size() + 1;
  for (std::size_t from = 0; from < words.size();) {
    const PhraseMatch match = find_phrase(words, lexicon.list("genitive_introductions"), from);
    if (match.count == 0) {
      break;
    }
    after = match.first + match.count;
    from = after;
  }
  if (after > words.size()) {
    return false;
  }
  const auto ends = lexicon.list("genitive_ends");
  std::size_t between = 0;
  for (std::size_t i = after; i < words.size(); ++i) {
    if (inside_slot(sample, slot, words[i].begin)) {
      continue;
    }
    if (words[i].is(".") || words[i].is(";") || matches_any(words[i].key, ends)) {
      return false;
    }
    between += words[i].kind == Word::Kind::Letters ? 1 : 0;
  }
  return between <= kReachWords;
}

}  // namespace sverka
