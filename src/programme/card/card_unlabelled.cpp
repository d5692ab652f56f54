// What no label of a card names, and codes whose labels are those of another.
#include <algorithm>
#include <span>
#include <utility>

#include "programme/card/card_signatory.hpp"
#include "programme/card/card_values.hpp"
#include "programme/names.hpp"

namespace sverka {

namespace {

constexpr std::size_t kNameReach = 25;      // lines from the top in which a name without a label stands
constexpr std::size_t kShortNameReach = 2;  // lines below the full name

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char sign) { return sign >= '0' && sign <= '9'; }));
}

}  // namespace

// Where a name without a label ends: at a comma, or where a label or a code begins.
std::size_t CardValues::end_of_name(const CardLine& line, std::size_t first) const {
  bool in_quotes = false;
  for (std::size_t at = first; at < line.words.size(); ++at) {
    const Word& word = line.words[at];
    // Quotes nest: the one before a word opens, whatever stands before it.
    in_quotes = word.is("\"") ? at + 1 < line.words.size() && !line.words[at + 1].space_before && word.space_before : in_quotes;
    const bool ends = (word.is(",") && !in_quotes) || word.is(";") || word.is("(") ||
                      (word.kind == Word::Kind::Digits && word.key.size() >= 9) ||
                      (word.all_capitals && (phrase_length_at(line.words, at, lexicon_.list("label_inn")) != 0));
    if (ends && at > first) {
      return at;
    }
  }
  return line.words.size();
}

// The byte of the line stands in a value.
bool CardValues::is_value(const CardLine& line, std::size_t at) const {
  return std::any_of(card_.entries.begin(), card_.entries.end(), [&line, at](const CardEntry& entry) {
    return std::any_of(entry.parts.begin(), entry.parts.end(), [&line, at](const PaperFact& part) {
      return part.block == line.line->block && part.begin <= line.line->offset + at && part.end > line.line->offset + at;
    });
  });
}

// A name that stands over the table, beside the title or alone; behind it, perhaps, the short one.
void CardValues::find_name(const std::vector<CardLine>& lines) {
  std::size_t first = kNameReach;
  for (std::size_t index = 0; index < lines.size() && index < kNameReach && index <= first + kShortNameReach; ++index) {
    const CardLine& line = lines[index];
    for (std::size_t at = 0; at < line.words.size(); ++at) {
      std::size_t count = 0;
      for (const auto& [full, abbreviation] : lexicon_.pairs("organisation_form")) {
        const std::vector<std::string> phrases{full, abbreviation};
        count = std::max(count, phrase_length_at(std::span(line.words), at, phrases));
      }
      const bool is_name = count != 0 && at + count < line.words.size() && line.words[at].capital &&
                           (count > 1 || line.words[at].all_capitals) &&
                           (line.words[at + count].is("\"") || line.words[at + count].capital);
      if (!is_name || is_value(line, line.words[at].begin)) {
        continue;
      }
      const PaperFact name = fact_of_words(line, at, end_of_name(line, at));
      if (card_.first(CardField::Name) == nullptr) {
        add(CardField::Name, "", {name});
        first = index;
      } else if (is_short_of(name)) {
        add(CardField::ShortName, "", {name});
        return;
      }
      at = std::max(at, end_of_name(line, at) - 1);
    }
  }
}

// The party's own form as an abbreviation, and no bank.
bool CardValues::is_short_of(const PaperFact& name) const {
  const std::vector<Word> words = split_words(name.raw);
  const std::vector<Word> full = split_words(card_.first(CardField::Name)->raw);
  return std::any_of(lexicon_.pairs("organisation_form").begin(), lexicon_.pairs("organisation_form").end(),
                     [&](const auto& form) {
                       const std::vector<std::string> long_form{form.first}, short_form{form.second};
                       return phrase_length_at(std::span<const Word>(full), 0, long_form) != 0 &&
                              phrase_length_at(std::span<const Word>(words), 0, short_form) != 0;
                     }) &&
         find_phrase(words, lexicon_.list("card_bank_words")).count == 0;
}

// The form is the beginning of the name: "OOO", "Sole trader".
void CardValues::find_form() {
  for (const CardField field : {CardField::Name, CardField::ShortName}) {
    const CardEntry* name = card_.first(field);
    if (name == nullptr || name->parts.empty()) {
      continue;
    }
    const std::vector<Word> words = split_words(name->parts.front().raw);
    for (std::size_t at = 0; at < words.size(); ++at) {
      std::size_t count = 0;
      for (const auto& [full, abbreviation] : lexicon_.pairs("organisation_form")) {
        const std::vector<std::string> phrases{full, abbreviation};
        count = std::max(count, phrase_length_at(std::span<const Word>(words), at, phrases));
      }
      if (count != 0) {
        const PaperFact form = part_of(name->parts.front(), words[at].begin, words[at + count - 1].end);
        add(CardField::Form, "", {form});
        return;
      }
    }
  }
}

// A position with a name behind it, in a line of its own: "Head of the project office Ivanov Ivan Ivanovich, who acts by ...".
void CardValues::find_signatory(const std::vector<CardLine>& lines, const std::set<std::size_t>& free_lines) {
  for (const std::size_t index : free_lines) {
    const CardLine& line = lines[index];
    std::size_t first = 0;
    while (first < line.words.size() && line.words[first].kind == Word::Kind::Sign) {
      ++first;
    }
    if (first >= line.words.size() || !is_position_word(line.words[first], lexicon_)) {
      continue;
    }
    const SignatoryParts made = parts_of_signatory(fact_of_words(line, first, line.words.size()), lexicon_);
    const auto read = made.position.found() && made.name.found() ? read_full_name(made.name.raw, lexicon_) : std::nullopt;
    if (!read || (!read->initials && read->gender == Gender::Unknown)) {
      continue;
    }
    add(CardField::Signatory, "", {made.name});
    add(CardField::Position, "", {made.position});
    if (made.basis.found() && card_.first(CardField::Basis) == nullptr) {
      add(CardField::Basis, "", {made.basis});
    }
    return;
  }
}

// Codes that follow the bank's name or its accounts, where the party's own stand elsewhere, are the bank's.
void CardValues::drop_codes_of_bank() {
  const auto is_register_code = [](CardField field) {
    return field == CardField::Inn || field == CardField::Kpp || field == CardField::Ogrn;
  };
  const auto is_of_bank = [](CardField field) {
    return field == CardField::Bank || field == CardField::Bic || field == CardField::Account || field == CardField::CorrespondentAccount;
  };
  std::vector<bool> behind(card_.entries.size(), false);
  bool is_behind = false;
  for (std::size_t at = 0; at < card_.entries.size(); ++at) {
    const CardField field = card_.entries[at].field;
    is_behind = is_of_bank(field) || (is_behind && is_register_code(field));
    behind[at] = is_behind && is_register_code(field);
  }
  std::vector<bool> drops(behind.size(), false);
  for (std::size_t at = 0; at < behind.size(); ++at) {
    const CardEntry& entry = card_.entries[at];
    bool is_named_elsewhere = false;
    for (std::size_t other = 0; other < behind.size(); ++other) {
      is_named_elsewhere =
          is_named_elsewhere || (!behind[other] && card_.entries[other].field == entry.field && !card_.entries[other].raw.empty());
    }
    // A sole trader has no code of the second kind: it goes with the bank's number before it.
    const bool goes_with_it = at > 0 && drops[at - 1] && entry.field == CardField::Kpp;
    drops[at] = behind[at] && (is_named_elsewhere || goes_with_it);
  }
  std::vector<CardEntry> kept;
  for (std::size_t at = 0; at < drops.size(); ++at) {
    if (!drops[at]) {
      kept.push_back(std::move(card_.entries[at]));
    }
  }
  card_.entries = std::move(kept);
}

CardPaper CardValues::finish(const std::vector<CardLine>& lines, const std::set<std::size_t>& free_lines) {
  drop_codes_of_bank();
  if (card_.first(CardField::Name) == nullptr && card_.first(CardField::ShortName) == nullptr) {
    find_name(lines);
  }
  if (card_.first(CardField::Signatory) == nullptr) {
    find_signatory(lines, free_lines);
  }
  // "Full name" of a person who is the party itself.
  const CardEntry* inn = card_.first(CardField::Inn);
  const CardEntry* person = card_.first(CardField::Signatory);
  if (card_.first(CardField::Name) == nullptr && card_.first(CardField::ShortName) == nullptr && person != nullptr && inn != nullptr &&
      count_digits(inn->raw) == 12) {
    CardEntry name = *person;
    name.field = CardField::Name;
    card_.entries.push_back(std::move(name));
  }
  if (card_.first(CardField::Form) == nullptr) {
    find_form();
  }
  return std::move(card_);
}

}  // namespace sverka
