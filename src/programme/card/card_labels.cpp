#include "programme/card/card_labels.hpp"

#include <algorithm>

namespace sverka {

namespace {

constexpr std::size_t kLongestLabel = 10;  // words
constexpr std::size_t kLongestLabelCell = 16;
constexpr std::size_t kFewestDigits = 5;    // of a code
constexpr std::size_t kQualifierReach = 8;  // words between a label and its colon

bool is_letters(const Word& word) {
  return word.kind == Word::Kind::Letters;
}
bool is_digits(const Word& word) {
  return word.kind == Word::Kind::Digits;
}
bool is_sign(const Word& word) {
  return word.kind == Word::Kind::Sign;
}

bool is_code(CardField field) {
  return field == CardField::Inn || field == CardField::Kpp || field == CardField::Ogrn || field == CardField::Account ||
         field == CardField::Bic || field == CardField::CorrespondentAccount;
}

bool starts_with_words(std::span<const Word> letters, const std::vector<std::string>& phrase) {
  if (letters.size() < phrase.size()) {
    return false;
  }
  for (std::size_t at = 0; at < phrase.size(); ++at) {
    if (letters[at].key != phrase[at]) {
      return false;
    }
  }
  return true;
}

// The letters from a word on, up to what no label has inside; `ends` are the words behind each.
std::vector<Word> letters_from(std::span<const Word> words, std::size_t first, std::vector<std::size_t>& ends) {
  std::vector<Word> letters;
  for (std::size_t at = first; at < words.size() && letters.size() < kLongestLabel; ++at) {
    const Word& word = words[at];
    if (is_letters(word)) {
      letters.push_back(word);
      ends.push_back(at + 1);
    } else if (is_digits(word) || word.is(":") || word.is("\"") || word.is(";") || word.is("_")) {
      break;
    }
  }
  return letters;
}

// "( ... )" of letters alone: "(full)", "(OGRNIP)".
std::size_t behind_bracket(std::span<const Word> words, std::size_t at) {
  if (at >= words.size() || !words[at].is("(")) {
    return at;
  }
  std::size_t end = at + 1;
  while (end < words.size() && !words[end].is(")") && !is_digits(words[end]) && !words[end].is(":") && end < at + 24) {
    ++end;
  }
  return end < words.size() && words[end].is(")") ? end + 1 : at;
}

// A colon that a few small words lead to: "full name of the organisation by its charter:".
std::size_t behind_colon(std::span<const Word> words, std::size_t at, std::span<const std::string> tails) {
  std::size_t letters = 0;
  for (std::size_t end = at; end < words.size() && letters <= kQualifierReach; ++end) {
    const Word& word = words[end];
    if (word.is(":")) {
      const bool is_address = end + 1 < words.size() && words[end + 1].is("/") && !words[end + 1].space_before;  // "https://"
      return is_address ? at : end + 1;
    }
    const bool is_tail = is_letters(word) && (!word.capital || word.all_capitals || matches_any(word.key, tails));
    const bool passes = is_tail || word.is("(") || word.is(")") || word.is(",") || word.is("/") || word.is("-") || word.is(".") ||
                        word.is("#") || word.is("*");
    if (!passes) {
      break;
    }
    letters += is_letters(word) ? 1 : 0;
  }
  return at;
}

// Digits up to the next word; a letter among them is an error of the code.
std::size_t count_digits_from(std::span<const Word> words, std::size_t at) {
  std::size_t digits = 0;
  for (; at < words.size() && (!is_letters(words[at]) || !words[at].space_before); ++at) {
    digits += is_digits(words[at]) ? words[at].key.size() : 0;
  }
  return digits;
}

bool has_tab(const CardLine& line, std::size_t before) {
  if (before == 0 || before >= line.words.size()) {
    return false;
  }
  const std::size_t from = line.words[before - 1].end;
  // A line that a value was written on divides as well.
  return line.text().substr(from, line.words[before].begin - from).find_first_of("\t_") != std::string_view::npos;
}

}  // namespace

CardLabels::CardLabels(const Lexicon& lexicon)
    : owners_(lexicon.list("card_label_owners").begin(), lexicon.list("card_label_owners").end()),
      acts_(lexicon.list("acts_on_basis").begin(), lexicon.list("acts_on_basis").end()),
      qualifiers_(lexicon.list("card_label_qualifiers").begin(), lexicon.list("card_label_qualifiers").end()),
      tails_(lexicon.list("card_label_tails").begin(), lexicon.list("card_label_tails").end()) {
  for (const std::string_view entry : lexicon.list("card_labels")) {
    const std::size_t bar = entry.find(" | ");
    if (bar == std::string_view::npos) {
      continue;
    }
    CardLabel label;
    for (const Word& word : split_words(entry.substr(0, bar))) {
      if (is_letters(word)) {
        label.words.push_back(word.key);
      }
    }
    std::string_view fields = entry.substr(bar + 3);
    while (!fields.empty()) {
      const std::size_t end = std::min(fields.find(' '), fields.size());
      const std::string_view field = fields.substr(0, end);
      label.is_position = field == "director";
      label.is_form = field == "entrepreneur";
      const auto parsed = label.is_position ? CardField::Signatory : label.is_form ? CardField::Name : parse_card_field(field);
      if (parsed) {
        label.fields.push_back(*parsed);
      }
      fields.remove_prefix(std::min(end + 1, fields.size()));
    }
    if (!label.words.empty() && !label.fields.empty()) {
      by_first_word_.emplace(label.words.front(), labels_.size());
      labels_.push_back(std::move(label));
    }
  }
}

// "... in accordance with the Charter": up to what parts the label from its value, or to the end of the line.
std::size_t CardLabels::behind_qualifier(std::span<const Word> words, std::size_t at) const {
  std::size_t end = at + phrase_length_at(words, at, qualifiers_);
  if (end == at) {
    return at;
  }
  for (const std::size_t last = at + kQualifierReach; end < words.size() && end < last && is_letters(words[end]); ++end) {
    if (words[end].capital && !words[end].all_capitals && !matches_any(words[end].key, tails_)) {
      break;
    }
  }
  return end;
}

FoundCardLabel CardLabels::at(std::span<const Word> words, std::size_t first) const {
  FoundCardLabel found;
  if (first >= words.size() || !is_letters(words[first])) {
    return found;
  }
  std::vector<std::size_t> ends;
  const std::vector<Word> letters = letters_from(words, first, ends);
  const auto [begin, end_of_first] = by_first_word_.equal_range(letters.front().key);
  for (auto one = begin; one != end_of_first; ++one) {
    const CardLabel& label = labels_[one->second];
    const bool is_longer = found.label == nullptr || label.words.size() > found.label->words.size();
    if (is_longer && starts_with_words(letters, label.words)) {
      found.label = &label;
    }
  }
  if (found.label == nullptr) {
    return found;
  }
  found.first = first;
  found.phrase_last = ends[found.label->words.size() - 1];
  // A bracket that the label opened belongs to it.
  const auto inside = words.subspan(first, found.phrase_last - first);
  const bool is_open = std::count_if(inside.begin(), inside.end(), [](const Word& word) { return word.is("("); }) >
                       std::count_if(inside.begin(), inside.end(), [](const Word& word) { return word.is(")"); });
  std::size_t end = found.phrase_last;
  while (is_open && end < words.size() && end < found.phrase_last + 12 && !words[end].is(")") && !is_digits(words[end])) {
    ++end;
  }
  end += is_open && end < words.size() && words[end].is(")") ? 1 : 0;
  end = behind_bracket(words, end);
  while (end < words.size() && !words[end].all_capitals && matches_any(words[end].key, owners_)) {
    ++end;
  }
  end = behind_bracket(words, end);
  end = behind_qualifier(words, end);
  const std::size_t colon = behind_colon(words, end, tails_);
  found.has_colon = colon > end;
  end = colon;
  const bool has_dash = !found.has_colon && end < words.size() && words[end].is("-") && words[end].space_before &&
                        (end + 1 == words.size() || words[end + 1].space_before);
  found.has_colon = found.has_colon || has_dash;
  end += has_dash ? 1 : 0;
  while (end < words.size() &&
         (words[end].is(".") || words[end].is("#") || words[end].is(":") || words[end].is("=") || words[end].is("*"))) {
    ++end;
  }
  found.last = end;
  return found;
}

// "General director, who acts by the charter" heads a name all the same.
bool CardLabels::acts_follow(std::span<const Word> words, std::size_t at) const {
  return phrase_length_at(words, at, acts_) != 0;
}

// Whether words that read as a label are one, and not the words of a value.
bool CardLabels::leads(const CardLine& line, const FoundCardLabel& found, bool at_start) const {
  const std::vector<Word>& words = line.words;
  const bool is_last = found.last >= words.size();
  const bool digits_follow = !is_last && (is_digits(words[found.last]) || words[found.last].is("+") || words[found.last].is("("));
  const CardField field = found.label->fields.front();
  const bool opens_quote = found.first > 0 && words[found.first - 1].is("\"") && !words[found.first].space_before;
  if (opens_quote) {
    return false;
  }
  // "Sole trader Ivanov Ivan Ivanovich" is a name, the form is its part.
  if (found.label->is_form && !found.has_colon && !is_last && !has_tab(line, found.last)) {
    return false;
  }
  // "Director for development Ivanov I. I.", "Head of the project office": the position goes on.
  const bool goes_on = !is_last && is_letters(words[found.last]) && !words[found.last].capital && !has_tab(line, found.last);
  if (found.label->is_position && !found.has_colon && goes_on) {
    return acts_follow(words, found.last);
  }
  const bool is_one_letter = found.label->words.size() == 1 && words[found.first].end - words[found.first].begin <= 2;
  if (found.has_colon) {
    return at_start || !is_one_letter;
  }
  if (is_last && (at_start || has_tab(line, found.first))) {
    return true;
  }
  if (has_tab(line, found.last) && (at_start || has_tab(line, found.first))) {
    return true;
  }
  if (is_code(field)) {
    return (digits_follow && count_digits_from(words, found.last) >= kFewestDigits) ||
           (at_start && !is_last && (words[found.last].is("-") || words[found.last].is("_")));
  }
  if (field == CardField::Phone) {
    return digits_follow;
  }
  if (field == CardField::Email || field == CardField::Site) {
    const std::string_view rest = is_last ? std::string_view() : line.text().substr(words[found.last].begin);
    const std::string_view next = rest.substr(0, rest.find_first_of(" \t,;"));
    return next.find(field == CardField::Email ? '@' : '.') != std::string_view::npos && words[found.last].space_before;
  }
  const bool is_strong = found.label->words.size() >= 2;
  if (field == CardField::Other) {
    return digits_follow && (at_start || is_strong || words[found.first].all_capitals);
  }
  if (field == CardField::Basis) {
    return is_strong;
  }
  return (at_start && (is_strong || digits_follow || found.label->is_position)) || (is_strong && words[found.first].capital);
}

std::vector<FoundCardLabel> CardLabels::in_line(const CardLine& line) const {
  std::vector<FoundCardLabel> found;
  bool at_start = true;
  bool in_position = false;  // inside of a value that is a position
  for (std::size_t at_word = 0; at_word < line.words.size();) {
    const Word& word = line.words[at_word];
    // Numbers of lines and bullets stand before the first label.
    const bool is_number =
        is_digits(word) && word.end - word.begin <= 2 && at_word + 1 < line.words.size() && is_sign(line.words[at_word + 1]);
    if (at_start && (is_sign(word) || is_number) && !word.is("_")) {
      ++at_word;
      continue;
    }
    FoundCardLabel one = at(line.words, at_word);
    // "Position: General director": a value that reads as a label.
    const bool is_behind = one.label != nullptr && one.label->is_position && !found.empty() && found.back().last == at_word;
    const bool is_value =
        is_behind && (found.back().label->fields.front() == CardField::Position || (!one.has_colon && one.last >= line.words.size()));
    in_position = is_value || (in_position && is_letters(word));
    if (one.label != nullptr && !is_value && !(in_position && one.label->is_position) && leads(line, one, at_start)) {
      at_word = one.last;
      found.push_back(one);
    } else {
      ++at_word;
    }
    at_start = false;
  }
  return found;
}

const CardLabel* CardLabels::of_cell(std::span<const Word> words) const {
  const auto letters = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_letters));
  const bool has_code = std::any_of(words.begin(), words.end(), [](const Word& word) { return is_digits(word) && word.key.size() > 2; });
  if (letters == 0 || letters > kLongestLabelCell || has_code) {
    return nullptr;
  }
  const CardLabel* best = nullptr;
  int brackets = 0;
  for (std::size_t first = 0; first < words.size(); ++first) {
    brackets += words[first].is("(") ? 1 : words[first].is(")") ? -1 : 0;
    // What a bracket behind a label holds says what its value should be made of.
    if (brackets > 0 && best != nullptr) {
      continue;
    }
    const FoundCardLabel found = at(words, first);
    const bool is_longer = found.label != nullptr && (best == nullptr || found.label->words.size() > best->words.size());
    // A quotation is a name: labels have none.
    if (words[first].is("\"")) {
      return best;
    }
    best = is_longer ? found.label : best;
    // "General director, who acts by the charter": the first words head the name.
    if (best != nullptr && best->is_position && found.label == best) {
      return best;
    }
  }
  return best;
}

bool CardLabels::is_label_only(const CardLine& line) const {
  const std::vector<FoundCardLabel> found = in_line(line);
  if (found.empty() || found.back().last < line.words.size()) {
    return false;
  }
  for (std::size_t which = 0; which + 1 < found.size(); ++which) {
    const auto between = std::span(line.words).subspan(found[which].last, found[which + 1].first - found[which].last);
    if (!std::all_of(between.begin(), between.end(), is_sign)) {
      return false;
    }
  }
  return true;
}

}  // namespace sverka
