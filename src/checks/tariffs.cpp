// kind = "tariffs": tariffs and prices that a text names, held against checks/data/tariffs.toml. Clauses 2.1.1, 8.3.
//
//   look_for = "archived"      a tariff of tariffs_archived that no word of tariffs_archive_words in its paragraph calls archived
//   look_for = "price"         a price beside a tariff that is not its price of tariff_prices (roubles), from tariff_prices_since (a date)
//   on
//
// The lists are those of Evidence::lexicon. One finding for each tariff and page. {observed}, {expected}, {tariff}, {count}.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/date.hpp"
#include "checks/findings.hpp"
#include "checks/text_places.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

constexpr std::size_t kParagraphsAfter = 4;  // cells of a price list
constexpr std::size_t kParagraphsBefore = 3;
constexpr std::size_t kThousand = 3;

std::string phrase_of(std::string_view name) {
  std::string phrase;
  for (const Word& word : split_words(name)) {
    phrase += (phrase.empty() ? "" : " ") + word.key;
  }
  return phrase;
}

struct SplitParagraph {
  std::uint32_t index = 0;
  std::vector<Word> words;
};

std::vector<SplitParagraph> split_text(const JudgedText& text) {
  std::vector<SplitParagraph> split;
  for (std::uint32_t index = 0; index < text.paragraphs->size(); ++index) {
    const PageParagraph& paragraph = (*text.paragraphs)[index];
    if (paragraph.seen && !paragraph.code) {
      split.push_back({index, split_words(paragraph.text)});
    }
  }
  return split;
}

struct Price {
  std::int64_t roubles = 0;
  std::uint32_t paragraph = 0;
  TextRange text;
};

// "4 990 roubles" that begins at a word; nothing if no word of money follows the number.
std::optional<Price> price_at(const std::vector<Word>& words, std::size_t at, std::span<const std::string> money) {
  if (words[at].kind != Word::Kind::Digits || (at > 0 && words[at - 1].kind == Word::Kind::Digits)) {
    return std::nullopt;
  }
  std::string digits = words[at].key;
  std::size_t last = at;
  while (last + 1 < words.size() && words[last + 1].kind == Word::Kind::Digits && words[last + 1].key.size() == kThousand) {
    digits += words[++last].key;
  }
  // Kopecks are no part of the comparison.
  std::size_t after = last + 1;
  if (after + 1 < words.size() && (words[after].is(",") || words[after].is(".")) && words[after + 1].kind == Word::Kind::Digits) {
    after += 2;
  }
  if (after >= words.size() || !matches_any(words[after].key, money)) {
    return std::nullopt;
  }
  Price price;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), price.roubles);
  if (problem != std::errc{}) {
    return std::nullopt;
  }
  price.text = {words[at].begin, words[after].end};
  return price;
}

class TariffCheck {
 public:
  TariffCheck(Head head, bool prices) : head_(std::move(head)), prices_(prices) {}

  Verdict operator()(const Evidence& evidence) const {
    std::vector<Finding> findings;
    bool named = false;
    BeginningSet tariffs = beginnings_of(evidence.lexicon->list("tariffs_archived"));
    for (const auto& [tariff, roubles] : evidence.lexicon->numbers("tariff_prices")) {
      tariffs.add(tariff);
    }
    for (const JudgedText& text : judged_texts(evidence)) {
      if (!may_name_tariff(text, tariffs)) {
        continue;
      }
      const std::vector<SplitParagraph> split = split_text(text);
      named = (prices_ ? judge_prices(evidence, text, split, findings) : judge_archived(evidence, text, split, findings)) || named;
    }
    if (!named) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    return verdict_of(std::move(findings));
  }

 private:
  // Most pages speak of no tariff.
  static bool may_name_tariff(const JudgedText& text, const BeginningSet& tariffs) {
    for (std::size_t index = 0; index < text.paragraphs->size(); ++index) {
      if (may_hold(text, index, tariffs)) {
        return true;
      }
    }
    return false;
  }

  bool judge_archived(const Evidence& evidence, const JudgedText& text, const std::vector<SplitParagraph>& split,
                      std::vector<Finding>& findings) const {
    const auto archive_words = evidence.lexicon->list("tariffs_archive_words");
    bool named = false;
    std::vector<std::string> phrases;
    for (const std::string& tariff : evidence.lexicon->list("tariffs_archived")) {
      phrases.push_back(phrase_of(tariff));
    }
    if (!names_any(split, phrases)) {
      return false;
    }
    for (const std::string& tariff : evidence.lexicon->list("tariffs_archived")) {
      const std::vector<std::string> phrase{phrase_of(tariff)};
      std::size_t count = 0;
      const SplitParagraph* first = nullptr;
      PhraseMatch place;
      for (const SplitParagraph& paragraph : split) {
        const PhraseMatch match = find_phrase(paragraph.words, phrase);
        if (match.count == 0) {
          continue;
        }
        named = true;
        if (is_called_archived(split, &paragraph, archive_words)) {
          continue;
        }
        first = count++ == 0 ? &paragraph : first;
        place = count == 1 ? match : place;
      }
      if (first != nullptr) {
        const TextRange range{first->words[place.first].begin, first->words[place.first + place.count - 1].end};
        findings.push_back(finding_of(evidence, text, tariff, first->index, range, "", count));
      }
    }
    return named;
  }

  static bool names_any(const std::vector<SplitParagraph>& split, const std::vector<std::string>& phrases) {
    return std::any_of(split.begin(), split.end(),
                       [&](const SplitParagraph& paragraph) { return find_phrase(paragraph.words, phrases).count != 0; });
  }

  // In its paragraph, or in one of the few before it, as over a list.
  static bool is_called_archived(const std::vector<SplitParagraph>& split, const SplitParagraph* paragraph,
                                 std::span<const std::string> words) {
    for (std::size_t back = 0; back <= kParagraphsBefore; ++back, --paragraph) {
      if (find_phrase(paragraph->words, words).count != 0) {
        return true;
      }
      if (paragraph == split.data()) {
        break;
      }
    }
    return false;
  }

  bool judge_prices(const Evidence& evidence, const JudgedText& text, const std::vector<SplitParagraph>& split,
                    std::vector<Finding>& findings) const {
    const Lexicon::Numbers& listed = evidence.lexicon->numbers("tariff_prices");
    const Lexicon::Pairs& since = evidence.lexicon->pairs("tariff_prices_since");
    bool named = false;
    for (const auto& [tariff, roubles] : listed) {
      const auto date = since.find(tariff);
      const std::optional<Date> from = date == since.end() ? std::nullopt : parse_iso_date(date->second);
      if (from && evidence.today < *from) {
        continue;
      }
      const std::vector<Price> prices = prices_of(evidence, split, tariff);
      named = named || !prices.empty();
      const bool right =
          std::any_of(prices.begin(), prices.end(), [roubles = roubles](const Price& price) { return price.roubles == roubles; });
      if (!prices.empty() && !right) {
        findings.push_back(
            finding_of(evidence, text, tariff, prices.front().paragraph, prices.front().text, std::to_string(roubles), prices.size()));
      }
    }
    return named;
  }

  // Prices that stand after a tariff's name, before the next tariff: in its paragraph or the cells after it.
  std::vector<Price> prices_of(const Evidence& evidence, const std::vector<SplitParagraph>& split, const std::string& tariff) const {
    const auto money = evidence.lexicon->list("tariffs_money_words");
    const std::vector<std::string> phrase{phrase_of(tariff)};
    std::vector<std::string> others;
    for (const auto& [name, roubles] : evidence.lexicon->numbers("tariff_prices")) {
      if (name != tariff) {
        others.push_back(phrase_of(name));
      }
    }
    std::vector<Price> prices;
    for (std::size_t start = 0; start < split.size(); ++start) {
      const PhraseMatch match = find_phrase(split[start].words, phrase);
      if (match.count == 0 || belongs_to_longer(split[start].words, match, others)) {
        continue;
      }
      std::size_t from = match.first + match.count;
      for (std::size_t at = start; at < std::min(split.size(), start + kParagraphsAfter); ++at, from = 0) {
        const std::vector<Word>& words = split[at].words;
        const std::size_t end = find_phrase(words, others, from).first;
        bool found = false;
        for (std::size_t word = from; word < std::min(end, words.size()); ++word) {
          if (std::optional<Price> price = price_at(words, word, money)) {
            price->paragraph = split[at].index;
            prices.push_back(*price);
            found = true;
          }
        }
        if (found || end < words.size()) {
          break;
        }
      }
    }
    return prices;
  }

  // "Calls Growth" is not "Growth".
  static bool belongs_to_longer(const std::vector<Word>& words, const PhraseMatch& match, const std::vector<std::string>& others) {
    for (std::size_t at = match.first >= 2 ? match.first - 2 : 0; at <= match.first; ++at) {
      const std::size_t length = phrase_length_at(words, at, others);
      if (length > match.count && at + length >= match.first + match.count) {
        return true;
      }
    }
    return false;
  }

  Finding finding_of(const Evidence& evidence, const JudgedText& text, const std::string& tariff, std::uint32_t paragraph, TextRange range,
                     const std::string& expected, std::size_t count) const {
    const std::string observed = (*text.paragraphs)[paragraph].text.substr(range.begin, range.end - range.begin);
    Finding finding = new_finding(*head_, "", expected, observed, {{"tariff", plain(tariff)}, {"count", plain(std::to_string(count))}});
    place_finding(finding, evidence, text, paragraph, range);
    return finding;
  }

  Head head_;
  bool prices_;
};

}  // namespace

Check make_tariffs(Head head, TableReader& parameters) {
  static const std::vector<std::string_view> kinds = {"archived", "price"};
  const bool prices = parameters.choice("look_for", kinds, 0) == 1;
  return TariffCheck(std::move(head), prices);
}

}  // namespace sverka
