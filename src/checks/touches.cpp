#include "checks/touches.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "programme/words.hpp"

namespace sverka {

namespace {

constexpr std::array<std::string_view, 8> kKinds = {"amount", "term",      "date",         "negation",
                                                    "party",  "liability", "jurisdiction", "personal_data"};
// Words that are looked at after a number: "10 (ten) working days".
constexpr std::size_t kReach = 6;

// The lists are folded in their file, which a test sees to: folding them for each word would cost more than all else.
bool matches(std::string_view key, std::string_view pattern) {
  return pattern.ends_with('*') ? key.starts_with(pattern.substr(0, pattern.size() - 1)) : key == pattern;
}

bool stands_at(std::span<const Word> words, std::size_t at, std::string_view phrase) {
  // Most are told apart by the first letter, which is two bytes.
  const std::string& key = words[at].key;
  if (phrase.size() < 2 || key.size() < 2 ? phrase != key : phrase[0] != key[0] || phrase[1] != key[1]) {
    return false;
  }
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    if (at == words.size() || !matches(words[at].key, phrase.substr(0, end))) {
      return false;
    }
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
    ++at;
  }
  return true;
}

bool matches_any_of(std::string_view key, std::span<const std::string> patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) { return matches(key, pattern); });
}

class Touched {
 public:
  explicit Touched(const Lexicon& lexicon) : lexicon_(lexicon) {
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
      lists_[kind] = lexicon.list("touches_" + std::string(kKinds[kind]));
    }
  }

  // `words` are the edit's own, `count` of them; what follows is context for numbers.
  void add(std::span<const Word> words, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const Word& word = words[i];
      if (word.kind == Word::Kind::Digits || is_number_word(word)) {
        add_number(words.subspan(i));
      }
      for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
        found_[kind] = found_[kind] || std::any_of(lists_[kind].begin(), lists_[kind].end(),
                                                   [&](const std::string& phrase) { return stands_at(words.first(count), i, phrase); });
      }
    }
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
      if (found_[kind]) {
        names.emplace_back(kKinds[kind]);
      }
    }
    if (names.empty()) {
      names.emplace_back("other");
    }
    return names;
  }

 private:
  bool is_number_word(const Word& word) const {
    return lexicon_.numbers("number_words").count(word.key) != 0 || lexicon_.numbers("scale_words").count(word.key) != 0;
  }

  // The first unit after the number decides; a number without one touches nothing that can be told.
  void add_number(std::span<const Word> from) {
    const auto amount_units = lexicon_.list("touches_units_amount");
    const auto term_units = lexicon_.list("touches_units_term");
    const auto date_units = lexicon_.list("touches_units_date");
    for (std::size_t i = 1; i < from.size() && i <= kReach; ++i) {
      const std::string& key = from[i].key;
      if (matches_any_of(key, amount_units)) {
        found_[0] = true;
        return;
      }
      if (matches_any_of(key, term_units)) {
        found_[1] = true;
        return;
      }
      if (matches_any_of(key, date_units)) {
        found_[2] = true;
        return;
      }
    }
  }

  const Lexicon& lexicon_;
  std::array<std::span<const std::string>, kKinds.size()> lists_;
  std::array<bool, kKinds.size()> found_{};
};

void add_text(Touched& touched, std::string_view text, std::string_view after) {
  std::string both(text);
  const std::size_t own = both.size();
  both += ' ';
  both += after;
  const std::vector<Word> all = split_words(both);
  const auto end = std::find_if(all.begin(), all.end(), [&](const Word& word) { return word.begin >= own; });
  touched.add(all, static_cast<std::size_t>(end - all.begin()));
}

// Bytes of the block after the place that are read for the words behind a number.
constexpr std::size_t kAfterBytes = 160;

std::string_view text_after(const Deviation& deviation, const Document& document) {
  if (deviation.places.empty() || deviation.places.back().block >= document.blocks.size()) {
    return deviation.after;
  }
  const Place& last = deviation.places.back();
  const std::string_view text = document.blocks[last.block].text;
  return last.range.end < text.size() ? text.substr(last.range.end, kAfterBytes) : std::string_view();
}

}  // namespace

std::vector<std::string> touches(const Deviation& deviation, const Document& document, const Lexicon& lexicon) {
  Touched touched(lexicon);
  const std::string_view after = text_after(deviation, document);
  add_text(touched, deviation.expected, after);
  // What is only moved or hidden stands in both texts.
  if (deviation.observed != deviation.expected) {
    add_text(touched, deviation.observed, after);
  }
  return touched.names();
}

}  // namespace sverka
