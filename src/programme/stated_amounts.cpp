// Pairs of figures and words in running text, and amounts as values: the second half of money.hpp.

#include <algorithm>

#include "programme/money.hpp"
#include "programme/number_words.hpp"
#include "programme/words.hpp"

namespace sverka {
namespace {

using Words = std::span<const Word>;

bool sign_at(Words words, std::size_t at, std::string_view sign) {
  return at < words.size() && words[at].kind == Word::Kind::Sign && words[at].is(sign);
}

bool word_at(Words words, std::size_t at, std::span<const std::string> list) {
  return at < words.size() && words[at].kind == Word::Kind::Letters && matches_any(words[at].key, list);
}

// What the two statements of one sum say of its kopecks, to be compared as people mean it: kopecks that stand
// behind the brackets belong to whichever side has none of its own.
struct SumSide {
  std::int64_t kopecks = 0;
  bool kopecks_given = false;

  bool join(std::int64_t outer) {
    if (!kopecks_given) {
      kopecks += outer;
      return true;
    }
    return kopecks % 100 == outer;
  }
};

// Glued or hyphenated ends of a number in figures: "10-ti", "5ti", "20-go".
std::size_t figure_ending_length(Words words, std::size_t at) {
  const auto short_word = [&](std::size_t index) {
    return index < words.size() && words[index].kind == Word::Kind::Letters && !words[index].space_before && words[index].key.size() <= 6;
  };
  if (sign_at(words, at, "-") && !words[at].space_before && short_word(at + 1)) {
    return 2;
  }
  return short_word(at) && sign_at(words, at + 1, "(") ? 1 : 0;
}

std::size_t units_length(Words words, std::size_t at, const Lexicon& lexicon, std::size_t most) {
  std::size_t count = 0;
  while (count < most && (word_at(words, at + count, lexicon.list("count_units")) || sign_at(words, at + count, "%"))) {
    ++count;
  }
  return count;
}

class StatedAmountFinder {
 public:
  StatedAmountFinder(Words words, const Lexicon& lexicon) : words_(words), lexicon_(lexicon) {}

  std::vector<StatedAmount> find() {
    std::vector<StatedAmount> found;
    for (std::size_t at = 0; at < words_.size();) {
      StatedAmount amount;
      std::size_t end = 0;
      if (words_[at].kind == Word::Kind::Digits) {
        end = figures_first(at, amount);
      } else if (words_[at].kind == Word::Kind::Letters) {
        end = words_first(at, amount);
      }
      if (end > 0) {
        found.push_back(amount);
        at = end;
      } else {
        at = words_[at].kind == Word::Kind::Digits ? after_number(at) : at + 1;
      }
    }
    return found;
  }

 private:
  // A number that is refused is refused whole: its tail is no other number.
  std::size_t after_number(std::size_t at) const {
    while (at + 1 < words_.size() && !words_[at + 1].space_before &&
           (words_[at + 1].kind == Word::Kind::Digits || sign_at(words_, at + 1, ".") || sign_at(words_, at + 1, "/") ||
            sign_at(words_, at + 1, "-"))) {
      ++at;
    }
    return at + 1;
  }

  // "No 5", "p. 5", "4.2", "A-5": a number that names something counts nothing.
  bool names_something(std::size_t at) const {
    if (at == 0) {
      return false;
    }
    const Word& before = words_[at - 1];
    if (before.is("#") || before.is("/") || before.is("\\")) {
      return true;
    }
    if (!words_[at].space_before && (before.is(".") || before.is("-") || before.is(",") || before.is(":"))) {
      return true;
    }
    const std::size_t word = before.is(".") && at >= 2 ? at - 2 : at - 1;
    return word_at(words_, word, lexicon_.list("reference_words"));
  }

  std::size_t figures_first(std::size_t at, StatedAmount& amount) const {
    if (names_something(at)) {
      return 0;
    }
    const SumInFigures sum = read_sum_in_figures(words_, at, lexicon_);
    if (sum.count == 0 || sum.too_large) {
      return 0;
    }
    std::size_t next = at + sum.count;
    const std::size_t figures_end = next;
    next += figure_ending_length(words_, next);
    next += units_length(words_, next, lexicon_, 2);
    if (!sign_at(words_, next, "(")) {
      return 0;
    }
    const std::size_t inside = next + 1;
    const SumInWords spelled = read_sum_in_words(words_, inside, lexicon_);
    if (spelled.count > 0) {
      if (const std::size_t end = money_pair(at, figures_end, inside, sum, spelled, amount)) {
        return end;
      }
    }
    return sum.currency ? 0 : count_pair(at, figures_end, inside, sum.figures, amount);
  }

  // Money if the currency is named anywhere: before the bracket, inside, or behind.
  std::size_t money_pair(std::size_t at, std::size_t figures_end, std::size_t inside, const SumInFigures& sum, const SumInWords& spelled,
                         StatedAmount& amount) const {
    std::size_t close = inside + spelled.count;
    const std::size_t words_end = close;
    if (spelled.currency || sum.currency) {
      // "(five thousand roubles, no VAT)": the rest of the bracket is not the sum's.
      if (sign_at(words_, close, ",") || sign_at(words_, close, ";")) {
        while (close < words_.size() && !sign_at(words_, close, ")")) {
          ++close;
        }
      }
    }
    if (!sign_at(words_, close, ")")) {
      return 0;
    }
    std::size_t next = close + 1;
    const std::size_t currency = currency_length(words_, next, lexicon_);
    next += currency;
    if (!sum.currency && !spelled.currency && currency == 0) {
      return 0;
    }
    SumSide figures{sum.kopecks, sum.kopecks_given};
    SumSide words{spelled.kopecks, spelled.kopecks_given};
    bool joined = true;
    if (const Kopecks outer = read_kopecks(words_, next, lexicon_); outer.count > 0) {
      next += outer.count;
      const bool figures_fit = figures.join(outer.kopecks);
      joined = words.join(outer.kopecks) && figures_fit;
    }
    joined = joined && !(next == close + 1 + currency && names_too_many_kopecks(next));
    amount.kind = StatedAmount::Kind::Money;
    amount.figures = figures.kopecks;
    amount.words = words.kopecks;
    const bool other_fits = sum.other >= 0 && sum.other == words.kopecks;
    amount.figures = other_fits ? sum.other : amount.figures;
    amount.agrees = joined && (other_fits || (sum.well_formed && amount.figures == amount.words));
    place(amount, {at, figures_end}, {inside, words_end}, {at, next});
    return next;
  }

  // "5000 kopecks" behind a sum.
  bool names_too_many_kopecks(std::size_t at) const {
    constexpr std::size_t kMost = 2;  // digits
    return at < words_.size() && words_[at].kind == Word::Kind::Digits && words_[at].key.size() > kMost &&
           word_at(words_, at + 1, lexicon_.list("kopeck_words"));
  }

  std::size_t count_pair(std::size_t at, std::size_t figures_end, std::size_t inside, const Figures& figures, StatedAmount& amount) const {
    const SpelledNumber number = read_spelled_number(words_, inside, lexicon_);
    if (number.count == 0) {
      return 0;
    }
    const std::size_t words_end = inside + number.count;
    const std::size_t close = words_end + units_length(words_, words_end, lexicon_, 4);
    if (!sign_at(words_, close, ")")) {
      return 0;
    }
    amount.kind = StatedAmount::Kind::Count;
    amount.words = number.thousandths;
    const bool other_fits = figures.other >= 0 && figures.other == number.thousandths;
    // "4.2 (one)": a clause with a footnote rather than a count, unless the words have a fraction too.
    if (figures.point && !number.fraction && !other_fits) {
      return 0;
    }
    amount.figures = other_fits ? figures.other : figures.thousandths;
    amount.agrees = amount.figures == amount.words;
    place(amount, {at, figures_end}, {inside, words_end}, {at, close + 1});
    return close + 1;
  }

  // "five thousand (5 000) roubles", "two (2) days".
  std::size_t words_first(std::size_t at, StatedAmount& amount) const {
    const SpelledNumber number = read_spelled_number(words_, at, lexicon_);
    if (number.count == 0) {
      return 0;
    }
    const SumInWords spelled = read_sum_in_words(words_, at, lexicon_);
    const bool as_sum = spelled.count >= number.count;
    const std::size_t words_end = at + (as_sum ? spelled.count : number.count);
    std::size_t open = words_end + units_length(words_, words_end, lexicon_, 2);
    if (!sign_at(words_, open, "(")) {
      return 0;
    }
    const SumInFigures sum = read_sum_in_figures(words_, open + 1, lexicon_);
    if (sum.count == 0 || sum.too_large || sum.figures.point) {
      return 0;
    }
    std::size_t close = open + 1 + sum.count;
    close += units_length(words_, close, lexicon_, 4);
    if (!sign_at(words_, close, ")")) {
      return 0;
    }
    std::size_t next = close + 1;
    const std::size_t currency = currency_length(words_, next, lexicon_);
    if (as_sum && (spelled.currency || sum.currency || currency > 0)) {
      next += currency;
      SumSide figures{sum.kopecks, sum.kopecks_given};
      SumSide words{spelled.kopecks, spelled.kopecks_given};
      bool joined = true;
      if (const Kopecks outer = read_kopecks(words_, next, lexicon_); outer.count > 0) {
        next += outer.count;
        const bool figures_fit = figures.join(outer.kopecks);
        joined = words.join(outer.kopecks) && figures_fit;
      }
      amount = {StatedAmount::Kind::Money, figures.kopecks, words.kopecks, joined && figures.kopecks == words.kopecks};
    } else {
      const std::int64_t figures = sum.figures.thousandths;
      amount = {StatedAmount::Kind::Count, figures, number.thousandths, figures == number.thousandths};
    }
    place(amount, {open + 1, open + 1 + sum.count}, {at, words_end}, {at, next});
    return next;
  }

  struct WordRange {
    std::size_t first, last;  // half-open
  };
  void place(StatedAmount& amount, WordRange figures, WordRange words, WordRange whole) const {
    amount.figures_begin = words_[figures.first].begin;
    amount.figures_end = words_[figures.last - 1].end;
    amount.words_begin = words_[words.first].begin;
    amount.words_end = words_[words.last - 1].end;
    amount.begin = words_[whole.first].begin;
    amount.end = words_[whole.last - 1].end;
  }

  Words words_;
  const Lexicon& lexicon_;
};

// A VAT statement from `at` on: words of a closed list, numbers and currency, and one of them says VAT.
// Nothing else.
std::size_t vat_statement_length(Words words, std::size_t at, const Lexicon& lexicon) {
  bool marked = false;
  std::size_t end = at;
  while (end < words.size()) {
    const Word& word = words[end];
    const bool known = word.kind != Word::Kind::Letters || word_at(words, end, lexicon.list("vat_words")) ||
                       word_at(words, end, lexicon.list("rouble_words")) || word_at(words, end, lexicon.list("kopeck_words"));
    if (!known) {
      break;
    }
    marked = marked || word_at(words, end, lexicon.list("vat_marks"));
    ++end;
  }
  return marked ? end - at : 0;
}

}  // namespace

std::vector<StatedAmount> find_stated_amounts(std::string_view text, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(text);
  return StatedAmountFinder(words, lexicon).find();
}

std::optional<AmountValue> read_amount_value(std::string_view text, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(text);
  std::size_t next = phrase_length_at(words, 0, lexicon.list("label_amount"));
  next += next > 0 && sign_at(words, next, ":") ? 1 : 0;
  const SumInFigures sum = read_sum_in_figures(words, next, lexicon);
  if (sum.count == 0 || (!sum.well_formed && sum.other < 0)) {
    return std::nullopt;
  }
  AmountValue value;
  value.money = Money{sum.well_formed ? sum.kopecks : sum.other};
  value.too_large = sum.too_large || value.money > kLargestAmount;
  next += sum.count;
  if (sign_at(words, next, "(")) {
    const SumInWords spelled = read_sum_in_words(words, next + 1, lexicon);
    const std::size_t close = next + 1 + spelled.count;
    if (spelled.count > 0 && sign_at(words, close, ")")) {
      SumSide figures{value.money.kopecks, sum.kopecks_given};
      SumSide side{spelled.kopecks, spelled.kopecks_given};
      next = close + 1;
      next += currency_length(words, next, lexicon);
      bool joined = true;
      if (const Kopecks outer = read_kopecks(words, next, lexicon); outer.count > 0) {
        next += outer.count;
        const bool figures_fit = figures.join(outer.kopecks);
        joined = side.join(outer.kopecks) && figures_fit;
      }
      value.words_differ = !joined || figures.kopecks != side.kopecks;
      value.money = Money{figures.kopecks};
    }
  }
  next += vat_statement_length(words, next, lexicon);
  while (next < words.size() && (sign_at(words, next, ".") || sign_at(words, next, ",") || sign_at(words, next, ";"))) {
    ++next;
  }
  value.end = next == words.size() ? static_cast<std::uint32_t>(text.size()) : next == 0 ? 0 : words[next - 1].end;
  return value;
}

}  // namespace sverka
