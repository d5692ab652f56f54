#include <algorithm>
#include <array>

#include "programme/act/act_rows.hpp"
#include "programme/number_words.hpp"

namespace sverka {

namespace {

// The sums that were read, and the total without its tax.
std::vector<Money> known_sums(const ActPaper& act) {
  std::vector<Money> known;
  const auto know = [&known](const std::optional<Money>& money) {
    if (money) {
      known.push_back(*money);
    }
  };
  for (const ActRow& row : act.rows) {
    know(row.price_money);
    know(row.sum_money);
  }
  for (const std::optional<Money>& money : {act.subtotal_money, act.total_money, act.words_money, act.vat.amount}) {
    know(money);
  }
  if (act.total_money && act.vat.amount) {
    know(subtract(*act.total_money, *act.vat.amount));
  }
  return known;
}

bool is_of_row(const PaperFact& fact, const ActPaper& act) {
  return std::any_of(act.rows.begin(), act.rows.end(), [&fact](const ActRow& row) {
    const std::array<const PaperFact*, 4> own{&row.name, &row.quantity, &row.price, &row.sum};
    return std::any_of(own.begin(), own.end(), [&fact](const PaperFact* one) {
      // A figure may be broken between two lines.
      const bool is_broken = one->block != fact.block && one->raw.ends_with(" " + fact.raw);
      return is_broken || (one->block == fact.block && one->begin <= fact.begin && fact.end <= one->end);
    });
  });
}

void find_figures(const ActLine& line, const std::vector<Money>& known, const Lexicon& lexicon, ActPaper& act) {
  for (std::size_t at = 0; at < line.words.size(); ++at) {
    const std::optional<FoundMoney> found = line.words[at].kind == Word::Kind::Digits ? money_at(line, at, lexicon) : std::nullopt;
    if (!found) {
      continue;
    }
    const bool is_share = found->last < line.words.size() && line.words[found->last].is("%");
    // "773601001, r/s 40702...": the sign of roubles begins the label of an account.
    const bool is_label = found->last < line.words.size() && line.words[found->last].is("/");
    const bool has_kopecks = found->fact.raw.find(',') != std::string::npos;
    const bool is_sum = !is_share && !is_label && (found->has_currency || has_kopecks) && !is_of_row(found->fact, act);
    if (is_sum && std::find(known.begin(), known.end(), found->money) == known.end()) {
      act.unread.push_back({ActUnread::Sum, found->fact});
    }
    at = std::max(found->last, at + 1) - 1;
  }
}

// Letters, then roubles and kopecks in figures: "Ten thousnd roubles 00 kopecks".
void find_words_of_sum(const ActLine& line, const Lexicon& lexicon, ActPaper& act) {
  for (std::size_t at = 1; at < line.words.size(); ++at) {
    const std::size_t currency = currency_length(line.words, at, lexicon);
    const Kopecks kopecks = currency == 0 ? Kopecks{} : read_kopecks(line.words, at + currency, lexicon);
    const bool is_behind_words = line.words[at - 1].kind == Word::Kind::Letters ||
                                 (at > 1 && line.words[at - 1].is(")") && line.words[at - 2].kind == Word::Kind::Letters);
    if (kopecks.count != 0 && is_behind_words) {
      act.unread.push_back({ActUnread::Words, fact_of_words(line, 0, at + currency + kopecks.count)});
      return;
    }
  }
}

}  // namespace

std::optional<FoundMoney> money_at(const ActLine& line, std::size_t at, const Lexicon& lexicon) {
  const SumInFigures sum = read_sum_in_figures(line.words, at, lexicon);
  if (sum.count == 0 || sum.too_large) {
    return std::nullopt;
  }
  const bool grouped = !sum.well_formed && sum.other >= 0;
  if (!sum.well_formed && !grouped) {
    return std::nullopt;
  }
  FoundMoney found{Money{grouped ? sum.other : sum.kopecks}, fact_of_words(line, at, at + sum.count), sum.currency, at + sum.count};
  found.fact.value = to_string(found.money);
  return found;
}

void find_unread_sums(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act) {
  const std::vector<Money> known = known_sums(act);
  for (const ActLine& line : lines) {
    find_figures(line, known, lexicon, act);
    if (!act.words_money) {
      find_words_of_sum(line, lexicon, act);
    }
  }
}

}  // namespace sverka
