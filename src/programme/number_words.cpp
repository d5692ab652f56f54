#include "programme/number_words.hpp"

#include <limits>

namespace sverka {
namespace {

constexpr std::int64_t kOne = 1000;  // in thousandths
constexpr std::int64_t kLargestWhole = 999'999'999'999;

bool sign_at(std::span<const Word> words, std::size_t at, std::string_view sign) {
  return at < words.size() && words[at].kind == Word::Kind::Sign && words[at].is(sign);
}

bool in_list(std::span<const Word> words, std::size_t at, const Lexicon& lexicon, std::string_view list) {
  return at < words.size() && words[at].kind != Word::Kind::Digits && matches_any(words[at].key, lexicon.list(list));
}

const std::int64_t* number_of(const Lexicon& lexicon, std::string_view table, std::string_view key) {
  const Lexicon::Numbers& numbers = lexicon.numbers(table);
  const auto found = numbers.find(key);
  return found == numbers.end() ? nullptr : &found->second;
}

// Hundreds, tens and ones of one group come in falling order, and 10 to 19 stand in for tens and ones
// together.
class NumberGroup {
 public:
  bool accepts(std::int64_t value) const {
    if (value >= 100) {
      return lowest_ > 3;
    }
    if (value >= 20) {
      return lowest_ > 2;
    }
    return value >= 10 ? lowest_ > 2 : lowest_ > 1;
  }
  void add(std::int64_t value) {
    lowest_ = value >= 100 ? 3 : value >= 20 ? 2 : 1;
    thousandths_ += value * kOne;
  }
  void set_fraction(std::int64_t thousandths) {
    lowest_ = 1;
    thousandths_ = thousandths;
  }
  bool empty() const { return lowest_ == 4; }
  std::int64_t thousandths() const { return thousandths_; }
  void clear() { *this = NumberGroup(); }

 private:
  int lowest_ = 4;
  std::int64_t thousandths_ = 0;
};

SpelledNumber read_whole(std::span<const Word> words, std::size_t at, const Lexicon& lexicon) {
  SpelledNumber number;
  NumberGroup group;
  std::int64_t total = 0;
  std::int64_t last_scale = std::numeric_limits<std::int64_t>::max();
  std::size_t index = at;
  for (; index < words.size() && words[index].kind == Word::Kind::Letters; ++index) {
    const std::string& key = words[index].key;
    if (const std::int64_t* value = number_of(lexicon, "number_words", key)) {
      if (*value == 0) {
        // Nothing is a number by itself, never a part of one.
        return index == at ? SpelledNumber{0, 1, false, false} : number;
      }
      if (!group.accepts(*value)) {
        break;
      }
      group.add(*value);
    } else if (const std::int64_t* scale = number_of(lexicon, "scale_words", key)) {
      if (*scale >= last_scale) {
        break;
      }
      total += (group.empty() ? kOne : group.thousandths()) * *scale;
      group.clear();
      last_scale = *scale;
    } else if (const std::int64_t* part = number_of(lexicon, "fractional_words", key)) {
      if (!group.empty()) {
        break;
      }
      group.set_fraction(*part);
    } else if (const std::int64_t* ordinal = number_of(lexicon, "ordinal_words", key)) {
      const bool fits = *ordinal >= 1000 ? index == at : *ordinal == 0 ? index == at : group.accepts(*ordinal);
      if (!fits) {
        break;
      }
      group.add(*ordinal);
      number.ordinal = true;
      ++index;
      break;
    } else {
      break;
    }
    number.count = index + 1 - at;
  }
  number.count = index - at;
  number.thousandths = total + group.thousandths();
  return number;
}

}  // namespace

SpelledNumber read_spelled_number(std::span<const Word> words, std::size_t at, const Lexicon& lexicon) {
  SpelledNumber number = read_whole(words, at, lexicon);
  if (number.count == 0 || number.ordinal) {
    return number;
  }
  const std::size_t next = at + number.count;
  const auto denominator = [&](std::size_t index) {
    return index < words.size() ? number_of(lexicon, "denominator_words", words[index].key) : nullptr;
  };
  if (in_list(words, next, lexicon, "whole_words")) {
    const SpelledNumber upper = read_whole(words, next + 1, lexicon);
    const std::int64_t* lower = denominator(next + 1 + upper.count);
    if (upper.count > 0 && lower != nullptr) {
      return {number.thousandths + upper.thousandths / *lower, number.count + upper.count + 2, false, true};
    }
  } else if (const std::int64_t* lower = denominator(next)) {
    return {number.thousandths / *lower, number.count + 1, false, true};
  }
  return number;
}

namespace {

struct DigitGroups {
  std::string digits;
  std::size_t count = 0;
};

// One to three digits, then groups of exactly three, divided by white space or by `mark`.
DigitGroups read_groups(std::span<const Word> words, std::size_t at, std::string_view mark) {
  DigitGroups groups{words[at].key, 1};
  if (words[at].key.size() > 3 || words[at].key.starts_with('0')) {
    return groups;
  }
  while (true) {
    const std::size_t next = at + groups.count;
    const bool by_space = mark.empty() && next < words.size() && words[next].kind == Word::Kind::Digits && words[next].space_before &&
                          !words[next].line_before && words[next].key.size() == 3;
    const bool by_mark = !mark.empty() && sign_at(words, next, mark) && !words[next].space_before && next + 1 < words.size() &&
                         words[next + 1].kind == Word::Kind::Digits && !words[next + 1].space_before && words[next + 1].key.size() == 3;
    if (!by_space && !by_mark) {
      return groups;
    }
    groups.digits += words[by_space ? next : next + 1].key;
    groups.count += by_space ? 1 : 2;
  }
}

std::int64_t whole_thousandths(std::string_view digits, bool& too_large) {
  std::int64_t value = 0;
  for (char letter : digits) {
    value = value * 10 + (letter - '0');
    if (value > kLargestWhole) {
      too_large = true;
      return kLargestWhole * kOne;
    }
  }
  return value * kOne;
}

// A mark and digits glued to both sides: the decimals of a number. Gives the words it takes, 0 or 2.
std::size_t read_decimals(std::span<const Word> words, std::size_t at, Figures& figures) {
  if (at + 1 >= words.size() || words[at].kind != Word::Kind::Sign || words[at].space_before || words[at + 1].kind != Word::Kind::Digits ||
      words[at + 1].space_before) {
    return 0;
  }
  const std::string& mark = words[at].key;
  const std::string& digits = words[at + 1].key;
  const bool decimal_mark = (mark == "," || mark == ".") && digits.size() <= 3;
  const bool kopeck_mark = (mark == "-" || mark == "=") && digits.size() == 2;
  if (!decimal_mark && !kopeck_mark) {
    return 0;
  }
  std::int64_t part = 0;
  std::int64_t unit = kOne;
  for (char letter : digits) {
    unit /= 10;
    part += unit * (letter - '0');
  }
  figures.thousandths += part;
  figures.decimals = digits.size();
  figures.point = mark == ".";
  return 2;
}

}  // namespace

Figures read_figures(std::span<const Word> words, std::size_t at) {
  Figures figures;
  if (at >= words.size() || words[at].kind != Word::Kind::Digits) {
    return figures;
  }
  DigitGroups groups = read_groups(words, at, "");
  for (std::string_view mark : {"'", ".", ","}) {
    if (groups.count > 1) {
      break;
    }
    const DigitGroups marked = read_groups(words, at, mark);
    const std::size_t next = at + marked.count;
    // "5.000" alone is left to the reading as decimals; "1.000.000" and "5.000,00" are groups.
    const bool more =
        marked.count > 3 || (marked.count == 3 && next + 1 < words.size() && (sign_at(words, next, ",") || sign_at(words, next, ".")) &&
                             !words[next].space_before && words[next + 1].kind == Word::Kind::Digits && !words[next + 1].space_before);
    if (mark == "'" ? marked.count > 1 : more) {
      groups = marked;
    } else if (marked.count == 3) {
      figures.other = whole_thousandths(marked.digits, figures.too_large);
    }
  }
  figures.count = groups.count;
  figures.thousandths = whole_thousandths(groups.digits, figures.too_large);
  const std::size_t decimals = read_decimals(words, at + figures.count, figures);
  figures.count += decimals;
  if (decimals == 0 || groups.count > 1) {
    figures.other = -1;
  }
  // 12.01.2026, 4.2.1, 77-2026-15: a date, a clause, a code.
  const std::size_t next = at + figures.count;
  if (next + 1 < words.size() && words[next].kind == Word::Kind::Sign && !words[next].space_before &&
      words[next + 1].kind == Word::Kind::Digits && !words[next + 1].space_before && !sign_at(words, next, "(") &&
      !sign_at(words, next, ")")) {
    figures.count = 0;
  }
  return figures;
}

std::size_t currency_length(std::span<const Word> words, std::size_t at, const Lexicon& lexicon) {
  std::size_t next = at;
  next += phrase_length_at(words, next, lexicon.list("rouble_tails"));
  if (!in_list(words, next, lexicon, "rouble_words")) {
    return 0;
  }
  const bool abbreviated = words[next].key.size() <= 6;  // up to three letters of two bytes, or the sign
  ++next;
  if (abbreviated && sign_at(words, next, ".")) {
    ++next;
  }
  next += phrase_length_at(words, next, lexicon.list("rouble_tails"));
  return next - at;
}

Kopecks read_kopecks(std::span<const Word> words, std::size_t at, const Lexicon& lexicon) {
  std::size_t next = at;
  if (sign_at(words, next, ",") || in_list(words, next, lexicon, "sum_joiners")) {
    ++next;
  }
  Kopecks kopecks;
  if (next < words.size() && words[next].kind == Word::Kind::Digits && words[next].key.size() <= 2) {
    bool too_large = false;
    kopecks.kopecks = whole_thousandths(words[next].key, too_large) / kOne;
    ++next;
  } else {
    const SpelledNumber number = read_whole(words, next, lexicon);
    if (number.count == 0 || number.ordinal || number.thousandths > 99 * kOne || number.thousandths % kOne != 0) {
      return {};
    }
    kopecks.kopecks = number.thousandths / kOne;
    next += number.count;
  }
  if (!in_list(words, next, lexicon, "kopeck_words")) {
    return {};
  }
  const bool abbreviated = words[next].key.size() <= 6;
  ++next;
  next += abbreviated && sign_at(words, next, ".") ? 1 : 0;
  kopecks.count = next - at;
  return kopecks;
}

SumInFigures read_sum_in_figures(std::span<const Word> words, std::size_t at, const Lexicon& lexicon) {
  SumInFigures sum;
  std::size_t next = at;
  next += currency_length(words, next, lexicon);
  sum.currency = next > at;
  sum.figures = read_figures(words, next);
  if (sum.figures.count == 0) {
    return {};
  }
  std::int64_t thousandths = sum.figures.thousandths;
  std::int64_t other = sum.figures.other;
  std::size_t decimals = sum.figures.decimals;
  next += sum.figures.count;
  if (next < words.size()) {
    if (const std::int64_t* scale = number_of(lexicon, "figure_scales", words[next].key)) {
      sum.too_large = thousandths > kLargestWhole * kOne / *scale;
      thousandths = sum.too_large ? thousandths : thousandths * *scale;
      other = -1;
      decimals = 0;
      ++next;
      next += sign_at(words, next, ".") ? 1 : 0;
    }
  }
  const std::size_t currency = currency_length(words, next, lexicon);
  next += currency;
  sum.currency = sum.currency || currency > 0;
  sum.kopecks_given = decimals > 0;
  std::int64_t kopecks = thousandths / 10;
  if (currency > 0 && decimals == 0) {
    const Kopecks part = read_kopecks(words, next, lexicon);
    kopecks += part.kopecks;
    next += part.count;
    sum.kopecks_given = part.count > 0;
  }
  sum.well_formed = decimals <= 2;
  sum.too_large = sum.too_large || sum.figures.too_large;
  sum.kopecks = kopecks;
  sum.other = other < 0 ? -1 : other / 10;
  sum.count = next - at;
  return sum;
}

SumInWords read_sum_in_words(std::span<const Word> words, std::size_t at, const Lexicon& lexicon) {
  SumInWords sum;
  const Kopecks alone = read_kopecks(words, at, lexicon);
  if (alone.count > 0 && words[at].kind == Word::Kind::Letters) {
    return {alone.kopecks, alone.count, true, true};
  }
  const SpelledNumber number = read_whole(words, at, lexicon);
  if (number.count == 0 || number.ordinal || number.thousandths > kLargestWhole * kOne || number.thousandths % 10 != 0) {
    return {};
  }
  sum.kopecks = number.thousandths / 10;
  std::size_t next = at + number.count;
  const std::size_t currency = currency_length(words, next, lexicon);
  next += currency;
  sum.currency = currency > 0;
  if (sum.currency) {
    const Kopecks part = read_kopecks(words, next, lexicon);
    sum.kopecks += part.kopecks;
    sum.kopecks_given = part.count > 0;
    next += part.count;
  }
  sum.count = next - at;
  return sum;
}

}  // namespace sverka
