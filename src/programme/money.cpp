#include "programme/money.hpp"

#include <limits>

#include "programme/number_words.hpp"
#include "programme/words.hpp"

namespace sverka {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

}  // namespace

std::string to_string(Money money) {
  // Through unsigned, so that the least number has a negation too.
  const bool negative = money.kopecks < 0;
  const std::uint64_t bits = static_cast<std::uint64_t>(money.kopecks);
  const std::uint64_t size = negative ? ~bits + 1 : bits;
  const std::string part = std::to_string(size % 100);
  return (negative ? "-" : "") + std::to_string(size / 100) + (part.size() == 1 ? ".0" : ".") + part;
}

std::optional<Money> parse_money(std::string_view text) {
  const bool negative = text.starts_with('-');
  text.remove_prefix(negative ? 1 : 0);
  if (text.size() < 4 || text.size() > 19 || text[text.size() - 3] != '.') {
    return std::nullopt;
  }
  std::int64_t kopecks = 0;
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (index == text.size() - 3) {
      continue;
    }
    if (text[index] < '0' || text[index] > '9') {
      return std::nullopt;
    }
    kopecks = kopecks * 10 + (text[index] - '0');
  }
  return Money{negative ? -kopecks : kopecks};
}

std::optional<Money> add(Money left, Money right) {
  if (right.kopecks > 0 ? left.kopecks > kMost - right.kopecks : left.kopecks < kLeast - right.kopecks) {
    return std::nullopt;
  }
  return Money{left.kopecks + right.kopecks};
}

std::optional<Money> subtract(Money left, Money right) {
  if (right.kopecks < 0 ? left.kopecks > kMost + right.kopecks : left.kopecks < kLeast + right.kopecks) {
    return std::nullopt;
  }
  return Money{left.kopecks - right.kopecks};
}

std::optional<Money> multiply(Money money, std::int64_t count) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(money.kopecks, count, &product)) {
    return std::nullopt;
  }
  return Money{product};
}

std::optional<Money> read_amount_in_figures(std::string_view text, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(text);
  const SumInFigures sum = read_sum_in_figures(words, 0, lexicon);
  if (sum.count == 0 || sum.count != words.size() || sum.too_large) {
    return std::nullopt;
  }
  // Kopecks have two digits, so three digits after a mark can only be a group.
  if (!sum.well_formed) {
    return sum.other >= 0 ? std::optional<Money>(Money{sum.other}) : std::nullopt;
  }
  return Money{sum.kopecks} <= kLargestAmount ? std::optional<Money>(Money{sum.kopecks}) : std::nullopt;
}

std::optional<Money> read_amount_in_words(std::string_view text, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(text);
  const SumInWords sum = read_sum_in_words(words, 0, lexicon);
  return sum.count > 0 && sum.count == words.size() ? std::optional<Money>(Money{sum.kopecks}) : std::nullopt;
}

std::optional<std::int64_t> read_count_in_words(std::string_view text, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(text);
  const SpelledNumber number = read_spelled_number(words, 0, lexicon);
  return number.count > 0 && number.count == words.size() ? std::optional<std::int64_t>(number.thousandths) : std::nullopt;
}

namespace {

std::string_view name_of(GrammaticalCase grammatical_case) {
  switch (grammatical_case) {
    case GrammaticalCase::Nominative:
      return "nominative";
    case GrammaticalCase::Genitive:
      return "genitive";
    case GrammaticalCase::Dative:
      return "dative";
    case GrammaticalCase::Accusative:
      return "accusative";
  }
  return "nominative";
}

// The words of one case, by the names of the lists in amounts.toml.
class AmountWriter {
 public:
  AmountWriter(GrammaticalCase grammatical_case, const Lexicon& lexicon)
      : lexicon_(lexicon), prefix_("amount_" + std::string(name_of(grammatical_case)) + "_") {}

  void append_number(std::int64_t whole) {
    if (whole == 0) {
      append(word("ones", 0));
      return;
    }
    append_scale(whole / 1'000'000'000, "milliard", "ones");
    append_scale(whole / 1'000'000 % 1000, "million", "ones");
    append_scale(whole / 1000 % 1000, "thousand", "feminine");
    append_group(whole % 1000, "ones");
  }

  // The noun after a number: lists hold its form after 1, after 2 to 4, after the rest.
  void append_noun(std::int64_t number, std::string_view noun) {
    const std::int64_t last = number % 100 >= 11 && number % 100 <= 14 ? 0 : number % 10;
    append(word(noun, last == 1 ? 0 : last >= 2 && last <= 4 ? 1 : 2));
  }

  // The genitive plural, which is the last nominative form.
  void append_plural(std::string_view noun) {
    const auto forms = lexicon_.list("amount_nominative_" + std::string(noun));
    append(forms.empty() ? std::string_view("?") : std::string_view(forms.back()));
  }

  void append(std::string_view text) {
    text_ += text_.empty() ? "" : " ";
    text_ += text;
  }

  std::string text() const { return text_; }

 private:
  std::string_view word(std::string_view list, std::int64_t index) const {
    const auto words = lexicon_.list(prefix_ + std::string(list));
    return index < static_cast<std::int64_t>(words.size()) ? std::string_view(words[static_cast<std::size_t>(index)])
                                                           : std::string_view("?");
  }

  void append_group(std::int64_t group, std::string_view ones) {
    if (group >= 100) {
      append(word("hundreds", group / 100 - 1));
    }
    std::int64_t rest = group % 100;
    if (rest >= 20) {
      append(word("tens", rest / 10 - 2));
      rest %= 10;
    }
    if (rest > 0) {
      const bool feminine = ones == "feminine" && rest <= 2;
      append(feminine ? word("feminine", rest - 1) : word("ones", rest));
    }
  }

  void append_scale(std::int64_t group, std::string_view noun, std::string_view ones) {
    if (group > 0) {
      append_group(group, ones);
      append_noun(group, noun);
    }
  }

  const Lexicon& lexicon_;
  std::string prefix_;
  std::string text_;
};

}  // namespace

std::string amount_in_words(Money money, GrammaticalCase grammatical_case, const Lexicon& lexicon) {
  const std::int64_t roubles = money.kopecks / 100;
  const std::int64_t kopecks = money.kopecks % 100;
  AmountWriter writer(grammatical_case, lexicon);
  writer.append_number(roubles);
  // After a round thousand the noun is a genitive plural in every case.
  if (roubles % 1000 == 0) {
    writer.append_plural("rouble");
  } else {
    writer.append_noun(roubles, "rouble");
  }
  writer.append((kopecks < 10 ? "0" : "") + std::to_string(kopecks));
  if (kopecks == 0) {
    writer.append_plural("kopeck");
  } else {
    writer.append_noun(kopecks, "kopeck");
  }
  return writer.text();
}

}  // namespace sverka
