#include "web/obscene.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/letter.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::size_t kLongestWord = 60;
constexpr std::size_t kFewestLetters = 2;

struct Disguise {
  char32_t seen;
  char32_t letter;
};

// What stands for a Cyrillic letter in a word that has Cyrillic ones.
constexpr std::array kDisguises = {
    Disguise{'a', 0x0430}, Disguise{'b', 0x0432}, Disguise{'c', 0x0441},    Disguise{'e', 0x0435},    Disguise{'h', 0x043D},
    Disguise{'k', 0x043A}, Disguise{'m', 0x043C}, Disguise{'n', 0x043F},    Disguise{'o', 0x043E},    Disguise{'p', 0x0440},
    Disguise{'t', 0x0442}, Disguise{'u', 0x0438}, Disguise{'x', 0x0445},    Disguise{'y', 0x0443},    Disguise{'z', 0x0437},
    Disguise{'0', 0x043E}, Disguise{'1', 0x0438}, Disguise{'3', 0x0437},    Disguise{'4', 0x0447},    Disguise{'6', 0x0431},
    Disguise{'@', 0x0430}, Disguise{'$', 0x0441}, Disguise{0x0451, 0x0435}, Disguise{0x0456, 0x0438},
};

std::size_t place_of(std::u32string_view three) {
  return ((three[0] * 61u + three[1]) * 61u + three[2]) % std::bitset<8192>().size();
}

bool is_cyrillic(char32_t letter) {
  return letter >= 0x0400 && letter <= 0x045F;
}

char32_t undisguised(char32_t letter) {
  if (is_cyrillic(letter) && letter != 0x0451 && letter != 0x0456) {
    return letter;
  }
  for (const Disguise& one : kDisguises) {
    if (one.seen == letter) {
      return one.letter;
    }
  }
  return letter;
}

bool may_be_inside(char32_t letter) {
  return is_letter(letter) || is_digit(letter) || letter == '*' || letter == '@' || letter == '$' || letter == '.' || letter == '_' ||
         letter == '-';
}

struct Letter {
  char32_t letter = 0;
  std::uint32_t begin = 0, end = 0;
};

// Doubled letters as one.
std::u32string once(const std::u32string& word) {
  std::u32string all;
  for (const char32_t letter : word) {
    if (all.empty() || all.back() != letter || letter == '*') {
      all += letter;
    }
  }
  return all;
}

std::u32string folded(std::string_view word) {
  std::u32string all;
  for (const char32_t letter : to_code_points(word)) {
    const char32_t lower = to_lower(letter);
    all += lower == 0x0451 ? char32_t{0x0435} : lower;
  }
  return once(all);
}

// An asterisk stands for one letter; half of the letters are shown, two at least.
bool begins_with(std::u32string_view word, std::u32string_view beginning) {
  if (word.size() < beginning.size()) {
    return false;
  }
  std::size_t shown = 0;
  for (std::size_t at = 0; at < beginning.size(); ++at) {
    if (word[at] == '*') {
      continue;
    }
    if (word[at] != beginning[at]) {
      return false;
    }
    ++shown;
  }
  return shown == beginning.size() || (shown >= kFewestLetters && shown * 2 >= beginning.size());
}

class Words {
 public:
  explicit Words(const ObsceneWords& words) : words_(words) {}

  // False for most words at their first three letters, none of them doubled.
  bool may_hold(std::u32string_view three) const { return words_.beginnings[place_of(three)]; }

  bool holds(const std::u32string& word) const {
    if (std::any_of(words_.exceptions.begin(), words_.exceptions.end(),
                    [&](const std::u32string& one) { return begins_with(word, one); })) {
      return false;
    }
    if (std::any_of(words_.whole.begin(), words_.whole.end(),
                    [&](const std::u32string& one) { return one.size() == word.size() && begins_with(word, one); })) {
      return true;
    }
    return std::any_of(words_.prefixes.begin(), words_.prefixes.end(), [&](const std::u32string& prefix) {
      if (!std::u32string_view(word).starts_with(prefix)) {
        return false;
      }
      const std::u32string_view rest = std::u32string_view(word).substr(prefix.size());
      return std::any_of(words_.roots.begin(), words_.roots.end(), [&](const std::u32string& root) { return begins_with(rest, root); });
    });
  }

 private:
  const ObsceneWords& words_;
};

// The readings of one stretch of letters, digits and signs.
class Stretch {
 public:
  Stretch(std::span<const Letter> letters, const Words& words) : letters_(letters), words_(words) {}

  // The bytes of an obscene word in it; empty if there is none.
  TextRange find() const {
    if (letters_.size() > kLongestWord) {
      return {};
    }
    for (std::size_t begin = 0; begin < letters_.size();) {
      if (!counts(letters_[begin].letter)) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < letters_.size() && counts(letters_[end].letter)) {
        ++end;
      }
      // Asterisks around a word are typography.
      std::size_t first = begin, last = end;
      while (first < last && letters_[first].letter == '*') {
        ++first;
      }
      while (last > first && letters_[last - 1].letter == '*') {
        --last;
      }
      if (last > first && is_obscene(letters_.subspan(first, last - first))) {
        return {letters_[first].begin, letters_[last - 1].end};
      }
      begin = end;
    }
    // One letter at a time, parted by signs.
    std::vector<Letter> single;
    bool parted = true;
    for (std::size_t at = 0; at < letters_.size(); ++at) {
      if (is_letter(letters_[at].letter)) {
        parted = parted && (at == 0 || !is_letter(letters_[at - 1].letter));
        single.push_back(letters_[at]);
      }
    }
    return parted && single.size() > kFewestLetters && is_obscene(single) ? TextRange{single.front().begin, single.back().end}
                                                                          : TextRange{};
  }

 private:
  static bool counts(char32_t letter) { return letter != '.' && letter != '_' && letter != '-'; }

  bool is_obscene(std::span<const Letter> letters) const {
    const bool cyrillic = std::any_of(letters.begin(), letters.end(), [](const Letter& one) { return is_cyrillic(one.letter); });
    if (begins_like_none(letters, cyrillic)) {
      return false;
    }
    std::u32string plain, without;
    std::size_t shown = 0;
    for (const Letter& one : letters) {
      const char32_t lower = to_lower(one.letter);
      const char32_t letter = cyrillic ? undisguised(lower) : lower;
      plain += letter;
      if (letter != '*') {
        without += letter;
        ++shown;
      }
    }
    return shown >= kFewestLetters && (words_.holds(once(plain)) || (shown != letters.size() && words_.holds(once(without))));
  }

  // A word with an asterisk has to be looked at whole.
  bool begins_like_none(std::span<const Letter> letters, bool cyrillic) const {
    if (std::any_of(letters.begin(), letters.end(), [](const Letter& one) { return one.letter == '*'; })) {
      return false;
    }
    const auto folded_at = [&](std::size_t at) {
      const char32_t lower = to_lower(letters[at].letter);
      return cyrillic ? undisguised(lower) : lower;
    };
    std::array<char32_t, 3> three{folded_at(0)};
    std::size_t count = 1;
    for (std::size_t at = 1; at < letters.size() && count < three.size(); ++at) {
      if (const char32_t next = folded_at(at); next != three[count - 1]) {
        three[count++] = next;
      }
    }
    return count == three.size() && !words_.may_hold({three.data(), three.size()});
  }

  std::span<const Letter> letters_;
  const Words& words_;
};

std::vector<std::u32string> folded_list(const Lexicon& lexicon, const std::string& name) {
  std::vector<std::u32string> words;
  for (const std::string& word : lexicon.list(name)) {
    words.push_back(folded(word));
  }
  return words;
}

}  // namespace

ObsceneWords make_obscene_words(const Lexicon& lexicon, std::string_view list) {
  ObsceneWords words;
  const std::string name(list);
  words.roots = folded_list(lexicon, name + "_roots");
  words.whole = folded_list(lexicon, name + "_whole");
  words.prefixes = folded_list(lexicon, "obscene_prefixes");
  words.prefixes.emplace_back();
  words.exceptions = folded_list(lexicon, "obscene_exceptions");
  const auto add_beginning = [&words](const std::u32string& word, bool is_whole) {
    const std::u32string letters = once(word);
    words.hints.add(to_utf8(word) + (is_whole ? "" : "*"));
    if (letters.size() > 2) {
      words.beginnings.set(place_of(std::u32string_view(letters).substr(0, 3)));
    } else if (is_whole) {
      return;  // of fewer letters: looked at without this
    } else {
      words.beginnings.set();  // it may go on with any letter
    }
  };
  for (const std::u32string& whole : words.whole) {
    add_beginning(whole, true);
  }
  for (const std::u32string& prefix : words.prefixes) {
    for (const std::u32string& root : words.roots) {
      add_beginning(prefix + root, false);
    }
  }
  return words;
}

std::vector<ObsceneUse> find_obscene(std::span<const PageParagraph> page, const ObsceneWords& obscene, std::span<const TextHints> hints) {
  std::vector<ObsceneUse> uses;
  const Words words(obscene);
  std::vector<Letter> letters;
  for (std::uint32_t index = 0; index < page.size(); ++index) {
    const std::string_view text = page[index].text;
    if (!page[index].seen || page[index].code || (index < hints.size() && !obscene.hints.may_stand_in(hints[index]))) {
      continue;
    }
    const auto flush = [&] {
      const TextRange found = Stretch(letters, words).find();
      if (found.end > found.begin) {
        uses.push_back({index, found, std::string(text.substr(found.begin, found.end - found.begin))});
      }
      letters.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
      const auto begin = static_cast<std::uint32_t>(at);
      const char32_t letter = next_code_point(text, at);
      if (letter == 0x00AD || is_invisible(letter)) {
        continue;
      }
      if (may_be_inside(letter)) {
        letters.push_back({letter, begin, static_cast<std::uint32_t>(at)});
      } else {
        flush();
      }
    }
    flush();
  }
  return uses;
}

}  // namespace sverka
