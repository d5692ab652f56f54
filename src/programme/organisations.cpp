#include "programme/organisations.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "programme/names.hpp"
#include "programme/words.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostWords = 64;        // of a name; longer texts are no names
constexpr std::size_t kShortestStem = 3;      // letters of each part of a blend
constexpr std::size_t kLongestEnding = 3;     // letters
constexpr std::size_t kLongestAcronym = 12;   // letters
constexpr std::size_t kShortestAcronym = 2;   // letters
constexpr std::size_t kLongestSmallWord = 2;  // letters of a word that an acronym leaves out

struct NameWord {
  std::u32string letters;  // folded
  bool point = false;      // a full stop follows: an initial or an abbreviation
  bool capitals = false;   // may be an acronym
};
using NameWords = std::vector<NameWord>;

// Folded words without signs, legal forms in their short spelling.
NameWords words_of(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  NameWords result;
  for (std::size_t at = 0; at < words.size() && result.size() < kMostWords; ++at) {
    if (words[at].kind == Word::Kind::Sign) {
      continue;
    }
    std::size_t taken = 0;
    for (const auto& [full, abbreviation] : organisation_forms(lexicon)) {
      // A form in brackets: "peasant (farm) household".
      std::size_t next = at;
      std::string_view rest = full;
      while (next < words.size() && !rest.empty()) {
        const std::string_view piece = rest.substr(0, rest.find(' '));
        if (words[next].is("(") || words[next].is(")")) {
          ++next;
          continue;
        }
        if (words[next].key != piece) {
          break;
        }
        rest.remove_prefix(std::min(rest.size(), piece.size() + 1));
        ++next;
      }
      if (rest.empty() && taken == 0) {
        taken = next - at;
        result.push_back({to_code_points(abbreviation), false, false});
      }
    }
    if (taken > 0) {
      at += taken - 1;
      continue;
    }
    const bool point = at + 1 < words.size() && words[at + 1].is(".");
    // Each half of a compound has a letter in an acronym.
    for (std::string_view rest = words[at].key; !rest.empty();) {
      const std::size_t size = std::min(rest.find('-'), rest.size());
      if (size > 0) {
        result.push_back({to_code_points(rest.substr(0, size)), point, words[at].all_capitals});
      }
      rest.remove_prefix(std::min(size + 1, rest.size()));
    }
  }
  return result;
}

std::size_t common_beginning(std::u32string_view one, std::u32string_view other) {
  return static_cast<std::size_t>(std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first - one.begin());
}

// "im." for "imeni", "I." for "Ivan", "ak." for "akademika".
bool is_beginning(const NameWord& part, const NameWord& whole) {
  return part.point && whole.letters.starts_with(part.letters);
}

// How many words from `at` on the letters of an acronym begin; 0 if they do not. Prepositions may be left out.
std::size_t acronym_length(const NameWord& acronym, const NameWords& words, std::size_t at) {
  if (!acronym.capitals || acronym.letters.size() < kShortestAcronym || acronym.letters.size() > kLongestAcronym) {
    return 0;
  }
  std::size_t next = at;
  for (const char32_t letter : acronym.letters) {
    while (next < words.size() && next > at && words[next].letters.front() != letter && words[next].letters.size() <= kLongestSmallWord) {
      ++next;
    }
    if (next >= words.size() || words[next].letters.front() != letter) {
      return 0;
    }
    ++next;
  }
  return next - at;
}

// "minzdrav" of "ministerstvo zdravookhraneniya": the beginnings of two words run together.
bool is_blend(const NameWord& blend, const NameWord& first, const NameWord& second) {
  const std::size_t begun = common_beginning(blend.letters, first.letters);
  for (std::size_t size = kShortestStem; size <= begun; ++size) {
    const std::u32string_view rest = std::u32string_view(blend.letters).substr(size);
    const std::size_t shared = common_beginning(rest, second.letters);
    if (shared >= kShortestStem && rest.size() - shared <= kLongestEnding) {
      return true;
    }
  }
  return false;
}

class Pairing {
 public:
  Pairing(const NameWords& one, const NameWords& other) : one_(one), other_(other), failed_((one.size() + 1) * (other.size() + 1), false) {}

  bool run() { return match(0, 0); }

 private:
  bool match(std::size_t left, std::size_t right) {
    if (left == one_.size() || right == other_.size()) {
      return left == one_.size() && right == other_.size();
    }
    const std::size_t cell = left * (other_.size() + 1) + right;
    if (failed_[cell]) {
      return false;
    }
    const NameWord& a = one_[left];
    const NameWord& b = other_[right];
    if ((a.letters == b.letters || is_beginning(a, b) || is_beginning(b, a)) && match(left + 1, right + 1)) {
      return true;
    }
    const std::size_t spelled = acronym_length(a, other_, right), spelled_left = acronym_length(b, one_, left);
    if ((spelled > 0 && match(left + 1, right + spelled)) || (spelled_left > 0 && match(left + spelled_left, right + 1))) {
      return true;
    }
    if (right + 1 < other_.size() && is_blend(a, b, other_[right + 1]) && match(left + 1, right + 2)) {
      return true;
    }
    if (left + 1 < one_.size() && is_blend(b, a, one_[left + 1]) && match(left + 2, right + 1)) {
      return true;
    }
    failed_[cell] = true;
    return false;
  }

  const NameWords& one_;
  const NameWords& other_;
  std::vector<bool> failed_;
};

// The full name of a person with a patronymic, wherever it stands in the text.
std::optional<std::string> person_in(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  for (std::size_t at = 0; at + 3 <= words.size(); ++at) {
    const auto capital = [](const Word& word) { return word.capital; };
    if (!std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.begin() + static_cast<std::ptrdiff_t>(at + 3), capital)) {
      continue;
    }
    const auto name = read_full_name(raw.substr(words[at].begin, words[at + 2].end - words[at].begin), lexicon);
    if (name && !name->initials && name->gender != Gender::Unknown) {
      return fold_word(name->surname) + ' ' + fold_word(name->given) + ' ' + fold_word(name->patronymic);
    }
  }
  return std::nullopt;
}

bool holds_form(const NameWords& words, const Lexicon& lexicon) {
  const auto forms = organisation_forms(lexicon);
  return std::any_of(words.begin(), words.end(), [&](const NameWord& word) {
    const std::string text = to_utf8(word.letters);
    return std::any_of(forms.begin(), forms.end(), [&](const auto& form) { return form.second == text; });
  });
}

// "Blue Harbour Ltd" within "company limited by shares <<Blue Harbour Ltd>>": what is around it is its form in translation.
bool is_foreign_name_within(const NameWords& part, const NameWords& whole, const Lexicon& lexicon) {
  if (part.empty() || part.size() >= whole.size()) {
    return false;
  }
  const auto forms = lexicon.list("foreign_forms");
  const std::string last = to_utf8(part.back().letters);
  const auto same = [](const NameWord& one, const NameWord& other) { return one.letters == other.letters; };
  return std::find(forms.begin(), forms.end(), last) != forms.end() &&
         std::equal(part.rbegin(), part.rend(), whole.rbegin(), whole.rbegin() + static_cast<std::ptrdiff_t>(part.size()), same);
}

}  // namespace

bool is_same_organisation(std::string_view left, std::string_view right, const Lexicon& lexicon) {
  const NameWords one = words_of(left, lexicon);
  const NameWords other = words_of(right, lexicon);
  if (one.size() >= kMostWords || other.size() >= kMostWords) {
    return false;
  }
  if (Pairing(one, other).run() || is_foreign_name_within(one, other, lexicon) || is_foreign_name_within(other, one, lexicon)) {
    return true;
  }
  const auto person = person_in(left, lexicon);
  return person && !holds_form(one, lexicon) && !holds_form(other, lexicon) && person == person_in(right, lexicon);
}

namespace {

// The last word of each legal form, in full and short.
bool ends_form(const Word& word, const Lexicon& lexicon) {
  const auto forms = organisation_forms(lexicon);
  return word.kind == Word::Kind::Letters && std::any_of(forms.begin(), forms.end(), [&](const auto& form) {
           return word.is(form.second) || word.is(form.first.substr(form.first.rfind(' ') + 1));
         });
}

}  // namespace

std::vector<std::string> named_organisations(std::string_view text, const Lexicon& lexicon) {
  std::vector<std::string> names;
  const std::vector<Word> words = split_words(text);
  const auto closes = [&](std::size_t at) { return words[at].is("\"") && (at + 1 == words.size() || !words[at].space_before); };
  for (std::size_t at = 0; at + 2 < words.size(); ++at) {
    if (!words[at + 1].is("\"") || !ends_form(words[at], lexicon)) {
      continue;
    }
    std::string name;
    std::size_t next = at + 2;
    for (; next < words.size() && !closes(next); ++next) {
      const std::string_view printed = text.substr(words[next].begin, words[next].end - words[next].begin);
      name += words[next].kind == Word::Kind::Sign ? std::string() : (name.empty() ? "" : " ") + std::string(printed);
    }
    if (next < words.size() && !name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
    at = next;
  }
  return names;
}

}  // namespace sverka
