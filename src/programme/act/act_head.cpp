// The title, number and date of an act, its periods and the agreement that it rests on.
#include <algorithm>

#include "programme/act/act_lines.hpp"
#include "programme/dates.hpp"
#include "programme/ledger/cells.hpp"
#include "programme/ledger/stated_periods.hpp"

namespace sverka {

namespace {

constexpr std::size_t kTitleReach = 30;  // lines from the top in which a title stands
constexpr std::size_t kDateReach = 6;    // lines below the title in which its date stands

bool is_blank_mark(const Word& word) {
  return word.is("_") || word.is(".");
}

// The number behind a number sign: "# 12/2026-A". Blanks are no number.
void read_number(const ActLine& line, std::size_t from, const Lexicon& lexicon, ActPaper& act) {
  const auto signs = lexicon.list("act_number_words");
  for (std::size_t at = from; at < line.words.size(); ++at) {
    const bool is_sign = matches_any(line.words[at].key, signs);
    if (!is_sign) {
      continue;
    }
    std::size_t first = at + 1;
    while (first < line.words.size() && (line.words[first].is(":") || line.words[first].is(".") || line.words[first].is("\""))) {
      ++first;
    }
    std::size_t last = first;
    while (last < line.words.size() && (last == first || !line.words[last].space_before) && !line.words[last].is("\"") &&
           !line.words[last].is(",") && !is_blank_mark(line.words[last])) {
      ++last;
    }
    const bool is_date_word = first < line.words.size() && matches_any(line.words[first].key, lexicon.list("date_prefixes"));
    const bool has_figure =
        std::any_of(line.words.begin() + static_cast<std::ptrdiff_t>(first), line.words.begin() + static_cast<std::ptrdiff_t>(last),
                    [](const Word& word) { return word.kind == Word::Kind::Digits; });
    if (last > first && has_figure && !is_date_word) {
      act.number = fact_of_words(line, first, last);
    }
    return;
  }
}

// The first date of a line, from a word on. Blanks in place of one are an unfilled date.
bool read_date_of(const ActLine& line, std::size_t from, const Lexicon& lexicon, ActPaper& act) {
  for (std::size_t at = from; at < line.words.size(); ++at) {
    const Word& word = line.words[at];
    const bool may_begin = word.kind == Word::Kind::Digits || word.is("\"") || word.is("_");
    const bool inside = at > 0 && !word.space_before && line.words[at - 1].kind != Word::Kind::Sign;
    if (!may_begin || inside) {
      continue;
    }
    const DateReading reading = read_date(line.text().substr(word.begin), lexicon);
    if (reading.state == DateState::NotADate) {
      continue;
    }
    PaperFact fact = fact_of(line, word.begin, word.begin + reading.end);
    act.date_unfilled = reading.state == DateState::Unfilled;
    act.date_impossible = reading.state == DateState::Impossible;
    if (act.date_unfilled) {
      return true;
    }
    act.date = std::move(fact);
    act.dated = reading.date;
    act.date.value = reading.date ? to_iso(*reading.date) : act.date.raw;
    return true;
  }
  return false;
}

bool is_basis(const ActLine& line, const Lexicon& lexicon) {
  return has_words(line, lexicon.list("act_basis_words"));
}

// The title's line; of several, the first that has a number or date beside the word.
std::size_t title_line(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act) {
  const auto titles = lexicon.list("act_titles");
  const auto transfers = lexicon.list("transfer_titles");
  for (std::size_t index = 0; index < lines.size() && index < kTitleReach; ++index) {
    const ActLine& line = lines[index];
    std::size_t first = 0;
    while (first < line.words.size() && line.words[first].kind == Word::Kind::Sign) {
      ++first;
    }
    const bool is_act = phrase_length_at(line.words, first, titles) != 0;
    const bool is_transfer = phrase_length_at(line.words, first, transfers) != 0;
    if (is_act || is_transfer) {
      act.is_transfer_document = is_transfer;
      act.title = fact_of_line(line);
      return index;
    }
  }
  return lines.size();
}

void read_periods(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act) {
  const auto labels = lexicon.list("act_period_words");
  std::vector<Month> labelled, others;
  PaperFact labelled_fact, other_fact;
  bool labelled_whole = true;
  bool others_whole = true;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    const ActLine& line = lines[index];
    const bool follows_label = index > 0 && line.same_row(lines[index - 1]) && is_only(lines[index - 1], labels);
    const bool has_label = follows_label || has_words(line, labels);
    for (const StatedPeriod& period : find_periods(line.text(), lexicon)) {
      std::vector<Month>& months = has_label ? labelled : others;
      PaperFact& fact = has_label ? labelled_fact : other_fact;
      months.insert(months.end(), period.months.begin(), period.months.end());
      (has_label ? labelled_whole : others_whole) &= period.whole_months;
      fact = fact.found() ? fact : fact_of(line, period.begin, period.end);
    }
  }
  act.periods = labelled.empty() ? others : labelled;
  act.period = labelled.empty() ? other_fact : labelled_fact;
  act.periods_are_whole = labelled.empty() ? others_whole : labelled_whole;
  std::sort(act.periods.begin(), act.periods.end());
  act.periods.erase(std::unique(act.periods.begin(), act.periods.end()), act.periods.end());
  act.period.value = to_text(act.periods);
}

}  // namespace

void read_act_head(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act) {
  const std::size_t title = title_line(lines, lexicon, act);
  for (std::size_t index = title; index < lines.size() && index <= title + kDateReach; ++index) {
    if (index > title && is_basis(lines[index], lexicon)) {
      continue;
    }
    // Behind the basis ("to the agreement # 5 of 01.03.2024") the number and date are another paper's.
    ActLine head = lines[index];
    const std::size_t basis = find_words(head, lexicon.list("act_basis_words"));
    head.words.resize(std::min(basis, head.words.size()));
    if (!act.number.found()) {
      read_number(head, 0, lexicon, act);
    }
    // A label in one cell, its number in the next.
    const bool is_label = index > title && index + 1 < lines.size() && head.same_row(lines[index + 1]) &&
                          find_words(head, lexicon.list("act_number_words")) < head.words.size();
    const std::string_view cell = is_label ? lines[index + 1].text() : std::string_view();
    if (!act.number.found() && cell.find_first_of("0123456789") != std::string_view::npos) {
      std::size_t first = 0;
      while (matches_any(lines[index + 1].words[first].key, lexicon.list("act_number_words"))) {
        ++first;
      }
      act.number = fact_of_words(lines[index + 1], first, lines[index + 1].words.size());
    }
    const bool is_dated = act.dated || act.date_unfilled || act.date_impossible;
    const bool is_period = has_words(head, lexicon.list("act_period_words"));
    if (!is_dated && !is_period && find_periods(head.text(), lexicon).empty()) {
      read_date_of(head, 0, lexicon, act);
    } else if (!is_dated && index == title) {
      read_date_of(head, 0, lexicon, act);
    }
  }
  for (const ActLine& line : lines) {
    if (is_basis(line, lexicon) && !act.basis.found()) {
      act.basis = fact_of_words(line, find_words(line, lexicon.list("act_basis_words")), line.words.size());
    }
  }
  read_periods(lines, lexicon, act);
}

}  // namespace sverka
