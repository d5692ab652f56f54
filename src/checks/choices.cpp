#include "checks/choices.hpp"

#include <algorithm>
#include <array>

#include "programme/dates.hpp"
#include "programme/field_value.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::array<std::string_view, 3> kNumberWords = {"number_words", "scale_words", "ordinal_words"};

// One piece of a permitted text: a key, or a blank.
std::vector<std::string> choice_keys(std::string_view text) {
  std::vector<std::string> keys;
  tokenize(to_lower(text), [&](const Token&, std::string_view key) {
    const bool blank = key.find_first_not_of('_') == std::string_view::npos;
    if (!blank || keys.empty() || !keys.back().empty()) {
      keys.emplace_back(blank ? std::string_view() : key);
    }
  });
  return keys;
}

// A word that a blank asks for: a number in figures or in words, a code, a part of a date, a name, a short abbreviation.
bool is_due_in_blank(std::string_view text, const Lexicon& lexicon) {
  constexpr std::size_t kAbbreviation = 3;  // letters
  for (const Word& word : split_words(text)) {
    if (word.kind != Word::Kind::Letters || word.capital) {
      continue;
    }
    const bool number = std::any_of(kNumberWords.begin(), kNumberWords.end(),
                                    [&](std::string_view table) { return lexicon.numbers(table).count(word.key) > 0; });
    const bool date = read_month(word.key, lexicon) != 0 || matches_any(word.key, lexicon.list("date_year_words"));
    const bool joins = matches_any(word.key, lexicon.list("abuse_first_words")) || matches_any(word.key, lexicon.list("value_edge_words"));
    const bool abbreviation = to_code_points(word.key).size() <= kAbbreviation && !joins;
    if (!number && !date && !abbreviation) {
      return false;
    }
  }
  return true;
}

// The value's pieces, and which of them a blank asks for.
struct ChosenValue {
  std::vector<std::string> keys;
  std::vector<bool> due;
};

ChosenValue chosen_value(std::string_view raw, const Lexicon& lexicon) {
  ChosenValue value;
  const auto is_blank = [](std::string_view key) { return key.find_first_not_of('_') == std::string_view::npos; };
  tokenize(to_lower(raw), [&](const Token&, std::string_view key) {
    if (!is_blank(key)) {
      value.keys.emplace_back(key);
    }
  });
  // Capitals tell names.
  tokenize(raw, [&](const Token& token, std::string_view key) {
    if (!is_blank(key)) {
      value.due.push_back(is_due_in_blank(raw.substr(token.begin, token.end - token.begin), lexicon));
    }
  });
  value.due.resize(value.keys.size(), false);
  return value;
}

enum class Blanks { Due, Any, Empty };  // what they hold: what is due, any words, nothing

// The value's keys from `at` on against the choice's from `piece` on; blanks are empty keys.
bool fits(const std::vector<std::string>& choice, std::size_t piece, const ChosenValue& value, std::size_t at, Blanks blanks) {
  if (piece == choice.size()) {
    return at == value.keys.size();
  }
  if (!choice[piece].empty()) {
    return at < value.keys.size() && value.keys[at] == choice[piece] && fits(choice, piece + 1, value, at + 1, blanks);
  }
  if (blanks == Blanks::Empty) {
    return fits(choice, piece + 1, value, at, blanks);
  }
  for (std::size_t length = 1; length <= kChoiceBlank && at + length <= value.keys.size(); ++length) {
    if (blanks == Blanks::Due && !value.due[at + length - 1]) {
      return false;
    }
    if (fits(choice, piece + 1, value, at + length, blanks)) {
      return true;
    }
  }
  return false;
}

constexpr std::size_t kMostNamed = 3;

// The choice with its first named blanks in every order: "No. ___ of ___" is filled as "of 12.03.2026 No. 5" too. A blank is named by the
// word before it, and only those side by side change places.
std::vector<std::vector<std::string>> orders_of(const std::vector<std::string>& choice) {
  const auto is_named = [&](std::size_t at) { return at + 1 < choice.size() && !choice[at].empty() && choice[at + 1].empty(); };
  std::size_t begin = 0;
  while (begin < choice.size() && !(is_named(begin) && is_named(begin + 2))) {
    ++begin;
  }
  std::vector<std::string> names;
  for (std::size_t at = begin; is_named(at) && names.size() < kMostNamed; at += 2) {
    names.push_back(choice[at]);
  }
  std::vector<std::vector<std::string>> orders;
  std::sort(names.begin(), names.end());
  do {
    orders.push_back(choice);
    for (std::size_t i = 0; i < names.size(); ++i) {
      orders.back()[begin + 2 * i] = names[i];
    }
  } while (std::next_permutation(names.begin(), names.end()));
  return orders;
}

}  // namespace

bool names_the_paper_of(std::string_view choice, std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> permitted = split_words(choice);
  const std::vector<Word> value = split_words(raw);
  const auto papers = lexicon.list("basis_words");
  return !permitted.empty() && !value.empty() && value.front().key == permitted.front().key && matches_any(value.front().key, papers) &&
         read_field(FieldSchema::Basis, raw, lexicon).well_formed;
}

std::string choice_problem(const std::vector<std::string>& choices, std::string_view raw, const Lexicon& lexicon) {
  if (std::find(choices.begin(), choices.end(), raw) != choices.end()) {
    return {};
  }
  const ChosenValue value = chosen_value(raw, lexicon);
  bool words = false, blank = false, fuller = false;
  for (const std::string& choice : choices) {
    for (const std::vector<std::string>& keys : orders_of(choice_keys(choice))) {
      if (fits(keys, 0, value, 0, Blanks::Due)) {
        return {};
      }
      words = words || fits(keys, 0, value, 0, Blanks::Any);
      blank = blank || fits(keys, 0, value, 0, Blanks::Empty);
    }
    fuller = fuller || names_the_paper_of(choice, raw, lexicon);
  }
  return fuller ? "" : words ? "choice-words" : blank ? "choice-blank" : "choice-unknown";
}

}  // namespace sverka
