#include "programme/card/card_values.hpp"

#include <algorithm>
#include <utility>

#include "programme/card/card_signatory.hpp"

namespace sverka {

namespace {

bool is_address(CardField field) {
  return field == CardField::LegalAddress || field == CardField::ActualAddress || field == CardField::PostalAddress;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char sign) { return sign >= '0' && sign <= '9'; }));
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char sign) { return sign >= '0' && sign <= '9'; });
  return digits;
}

bool has_letters(std::string_view text) {
  const std::vector<Word> words = split_words(text);
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return word.kind == Word::Kind::Letters; });
}

// Texts between the signs that divide values.
std::vector<PaperFact> pieces_of(const std::vector<PaperFact>& parts, std::string_view dividers) {
  std::vector<PaperFact> pieces;
  for (const PaperFact& part : parts) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= part.raw.size(); ++at) {
      if (at < part.raw.size() && dividers.find(part.raw[at]) == std::string_view::npos) {
        continue;
      }
      if (PaperFact piece = part_of(part, begin, at); piece.found()) {
        pieces.push_back(std::move(piece));
      }
      begin = at + 1;
    }
  }
  return pieces;
}

}  // namespace

void CardValues::add(CardField field, const std::string& label, const std::vector<PaperFact>& parts) {
  // "Name" once more, under the heading of the bank.
  const bool names_bank = field == CardField::Name && card_.first(CardField::Name) != nullptr && card_.first(CardField::Bank) == nullptr &&
                          !parts.empty() && find_phrase(split_words(parts.front().raw), lexicon_.list("card_bank_words")).count != 0;
  field = names_bank ? CardField::Bank : field;
  last_ = field;
  if (field == CardField::Other) {
    return;
  }
  CardEntry entry;
  entry.field = field;
  entry.label = label;
  for (const PaperFact& part : parts) {
    if (part.found()) {
      entry.raw += (entry.raw.empty() ? "" : " ") + part.raw;
      entry.parts.push_back(part);
    }
  }
  card_.entries.push_back(std::move(entry));
}

bool CardValues::takes_as_bank(const PaperFact& line) {
  const bool is_under_account = last_ == CardField::Account || last_ == CardField::Bic || last_ == CardField::CorrespondentAccount;
  const bool names_bank = find_phrase(split_words(line.raw), lexicon_.list("card_bank_words")).count != 0;
  if (!is_under_account || !names_bank || card_.first(CardField::Bank) != nullptr) {
    return false;
  }
  add(CardField::Bank, "", {line});
  return true;
}

CardField CardValues::last_field() const {
  return last_;
}

void CardValues::append(const PaperFact& part) {
  if (last_ == CardField::Other || card_.entries.empty() || card_.entries.back().raw.empty()) {
    return;
  }
  card_.entries.back().raw += " " + part.raw;
  card_.entries.back().parts.push_back(part);
}

void CardValues::put_basis_of(const PaperFact& label) {
  if (const PaperFact basis = parts_of_signatory(label, lexicon_).basis; basis.found()) {
    add(CardField::Basis, "", {basis});
  }
}

void CardValues::put(const CardLabel& label, const PaperFact& text, const std::vector<PaperFact>& parts) {
  if (label.is_form) {
    add(CardField::Form, text.raw, {text});
  }
  if (parts.empty()) {
    for (const CardField field : label.fields) {
      add(field, text.raw, {});
      if (field != CardField::Other) {
        card_.entries.back().parts = {text};
      }
    }
    return;
  }
  if (label.fields.size() > 1) {
    divide(label.fields, text.raw, parts);
  } else if (label.fields.front() == CardField::Account) {
    // "Acc. No" is what papers call both accounts.
    const std::string code = digits_of(parts.front().raw);
    const bool is_correspondent = label.words.size() == 1 && code.size() == 20 && (code.starts_with("30101") || code.starts_with("40102"));
    is_correspondent ? add(CardField::CorrespondentAccount, text.raw, parts) : add_account(text.raw, parts);
  } else if (label.fields.front() == CardField::Signatory) {
    add_signatory(label, text, parts);
  } else {
    add(label.fields.front(), text.raw, parts);
  }
}

// "40702810... in PJSC Bank": the bank stands behind the account. Several lines of twenty digits are several accounts.
void CardValues::add_account(const std::string& label, const std::vector<PaperFact>& parts) {
  const bool are_several =
      parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](const PaperFact& part) { return count_digits(part.raw) >= 20; });
  std::vector<PaperFact> code = parts;
  if (are_several) {
    code.resize(1);
  }
  std::vector<PaperFact> bank;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const std::vector<Word> words = split_words(code[at].raw);
    PhraseMatch joint = find_phrase(words, lexicon_.list("card_bank_joints"));
    // "40702810..., PJSC Bank"
    const auto comma = std::find_if(words.begin(), words.end(), [](const Word& word) { return word.is(",") || word.is(";"); });
    const auto behind = static_cast<std::size_t>(comma - words.begin());
    if (joint.count == 0 && behind + 1 < words.size() && words[behind + 1].capital) {
      joint = {behind, 1};
    }
    const bool joins = joint.count != 0 && joint.first > 0 && joint.first + joint.count < words.size() &&
                       count_digits(code[at].raw.substr(0, words[joint.first].begin)) >= 9;
    if (joins) {
      bank.push_back(part_of(code[at], words[joint.first + joint.count].begin, code[at].raw.size()));
      bank.insert(bank.end(), code.begin() + static_cast<std::ptrdiff_t>(at) + 1, code.end());
      code[at] = part_of(code[at], 0, words[joint.first].begin);
      code.resize(at + 1);
    }
  }
  add(CardField::Account, label, code);
  if (!bank.empty()) {
    add(CardField::Bank, "", bank);
  }
  if (are_several) {
    add_account(label, {parts.begin() + 1, parts.end()});
  }
}

void CardValues::add_signatory(const CardLabel& label, const PaperFact& text, const std::vector<PaperFact>& parts) {
  PaperFact whole = parts.front();
  for (std::size_t at = 1; at < parts.size(); ++at) {
    whole.raw += " " + parts[at].raw;
  }
  // Blanks and a slash before a name are a line for a signature.
  std::size_t begin = whole.raw.find_first_not_of("_/ \t");
  whole = part_of(whole, std::min(begin, whole.raw.size()), whole.raw.size());
  while (!whole.raw.empty() && whole.raw.back() == '_') {
    whole = part_of(whole, 0, whole.raw.size() - 1);
  }
  if (!whole.found() || !has_letters(whole.raw)) {
    add(CardField::Signatory, text.raw, parts);
    return;
  }
  SignatoryParts made = parts_of_signatory(whole, lexicon_);
  if (label.is_position) {
    add(CardField::Position, "", {text});
  } else if (made.position.found()) {
    add(CardField::Position, text.raw, {made.position});
  }
  if (made.basis.found()) {
    add(CardField::Basis, text.raw, {made.basis});
  }
  if (made.name.found() || !made.position.found()) {
    add(CardField::Signatory, text.raw, {made.name.found() ? made.name : whole});
  }
}

// One value of several fields: as many pieces as fields stand in their order; else addresses are the same for all.
void CardValues::divide(const std::vector<CardField>& fields, const std::string& label, const std::vector<PaperFact>& parts) {
  if (std::all_of(fields.begin(), fields.end(), is_address)) {
    for (const CardField field : fields) {
      add(field, label, parts);
    }
    return;
  }
  std::vector<PaperFact> pieces = pieces_of(parts, "/\\;,|\n");
  if (pieces.size() != fields.size()) {
    const std::vector<PaperFact> by_space = pieces_of(parts, "/\\;,| \t\n");
    pieces = by_space.size() == fields.size() ? by_space : pieces;
  }
  const auto find_email = [&pieces] {
    return std::find_if(pieces.begin(), pieces.end(), [](const PaperFact& piece) { return piece.raw.find('@') != std::string::npos; });
  };
  const bool has_email = std::find(fields.begin(), fields.end(), CardField::Email) != fields.end();
  if (has_email && pieces.size() != fields.size() && find_email() != pieces.end()) {
    add(CardField::Email, label, {*find_email()});
    pieces.erase(find_email());
    add(fields.front() == CardField::Email ? fields.back() : fields.front(), label, pieces);
    return;
  }
  if (pieces.size() == fields.size()) {
    for (std::size_t at = 0; at < fields.size(); ++at) {
      add(fields[at], label, {pieces[at]});
    }
    return;
  }
  // Fewer values than fields: a sole trader has no KPP.
  for (std::size_t at = 0; at < fields.size(); ++at) {
    add(fields[at], label, at < pieces.size() ? std::vector<PaperFact>{pieces[at]} : std::vector<PaperFact>{});
    if (at >= pieces.size() && fields[at] != CardField::Other) {
      card_.entries.back().parts = {parts.front()};
    }
  }
}

}  // namespace sverka
