// Codes: INN, KPP, OGRN, accounts, BIC.

#include "programme/field_shapes.hpp"
#include "programme/identifiers.hpp"
#include "text/utf8.hpp"

namespace sverka {

std::string_view label_list(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Inn:
    case FieldSchema::InnKpp:
      return "label_inn";
    case FieldSchema::Kpp:
      return "label_kpp";
    case FieldSchema::Ogrn:
      return "label_ogrn";
    case FieldSchema::Account:
      return "label_account";
    case FieldSchema::CorrespondentAccount:
      return "label_correspondent_account";
    case FieldSchema::Bic:
      return "label_bic";
    case FieldSchema::Bank:
      return "label_bank";
    case FieldSchema::Phone:
      return "label_phone";
    case FieldSchema::Email:
      return "label_email";
    case FieldSchema::Site:
      return "label_site";
    case FieldSchema::Address:
      return "label_address";
    case FieldSchema::Amount:
      return "label_amount";
    default:
      return "";
  }
}

std::size_t label_length_at(std::span<const Word> words, std::size_t at, std::span<const std::string> labels) {
  // Signs inside a label ("R/s", "Corr. account") are passed over, so the phrases hold letters alone.
  std::vector<Word> letters;
  std::vector<std::size_t> ends;
  constexpr std::size_t kLongestLabel = 8;
  constexpr std::size_t kReach = 16;
  for (std::size_t index = at; index < words.size() && index < at + kReach && letters.size() < kLongestLabel; ++index) {
    if (words[index].kind == Word::Kind::Letters) {
      letters.push_back(words[index]);
      ends.push_back(index + 1);
    } else if (words[index].kind == Word::Kind::Digits || words[index].is("(")) {
      break;
    }
  }
  const std::size_t count = phrase_length_at(letters, 0, labels);
  if (count == 0 || words[at].kind != Word::Kind::Letters) {
    return 0;
  }
  std::size_t end = ends[count - 1];
  while (end < words.size() && (words[end].is(":") || words[end].is(".") || words[end].is("#") || words[end].is("-"))) {
    ++end;
  }
  return end - at;
}

namespace {

constexpr std::size_t kShortLetters = 2;

// The code of a value: labels before it dropped, closing punctuation too, and what stands behind it in words
// left out, which is abuse_of()'s to judge.
std::string code_of(std::string_view raw, std::span<const std::string> labels) {
  const std::vector<Word> words = split_words(raw);
  std::size_t at = 0;
  while (const std::size_t label = label_length_at(words, at, labels)) {
    at += label;
  }
  while (at < words.size() && (words[at].is("#") || words[at].is(":"))) {
    ++at;
  }
  std::string code;
  for (; at < words.size(); ++at) {
    const Word& word = words[at];
    const bool long_word = word.kind == Word::Kind::Letters && to_code_points(word.key).size() > kShortLetters;
    const bool behind = word.space_before && word.kind == Word::Kind::Letters;
    // "40702.810.7.7000.0418326": the parts of an account, as banks print them.
    const bool between_digits = word.is(".") && !word.space_before && at + 1 < words.size() && !words[at + 1].space_before &&
                                words[at + 1].kind == Word::Kind::Digits && words[at - 1].kind == Word::Kind::Digits;
    if (!code.empty() && between_digits) {
      continue;
    }
    if (!code.empty() && (word.is(",") || word.is(";") || word.is("(") || word.is(".") || long_word || behind)) {
      break;
    }
    code += normal_code(raw.substr(word.begin, word.end - word.begin));
  }
  return code;
}

std::string kind_of(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Kpp:
      return "kpp";
    case FieldSchema::Ogrn:
      return "ogrn";
    case FieldSchema::Account:
      return "account";
    case FieldSchema::CorrespondentAccount:
      return "correspondent-account";
    case FieldSchema::Bic:
      return "bic";
    default:
      return "inn";
  }
}

IdentifierVerdict check(FieldSchema schema, std::string_view code) {
  switch (schema) {
    case FieldSchema::Kpp:
      return check_kpp(code);
    case FieldSchema::Ogrn:
      return check_register_number(code);
    case FieldSchema::Account:
      return check_account_form(code);
    case FieldSchema::CorrespondentAccount:
      return check_correspondent_account_form(code);
    case FieldSchema::Bic:
      return check_bic(code);
    default:
      return check_inn(code);
  }
}

FieldReading reading_of(const std::string& kind, IdentifierVerdict verdict, std::string code) {
  switch (verdict) {
    case IdentifierVerdict::Empty:
    case IdentifierVerdict::NotDigits:
      return {false, "", kind + "-characters"};
    case IdentifierVerdict::MixedAlphabet:
      return {false, "", kind + "-alphabet"};
    case IdentifierVerdict::WrongLength:
      return {false, std::move(code), kind + "-length"};
    case IdentifierVerdict::WrongStructure:
      return {false, std::move(code), kind + "-structure"};
    case IdentifierVerdict::WrongCheckDigit:
    case IdentifierVerdict::WrongBank:
      return {false, std::move(code), kind + "-check-digit"};
    case IdentifierVerdict::LooksLikePlaceholder:
      return {true, std::move(code), kind + "-placeholder"};
    default:
      return {true, std::move(code), ""};
  }
}

FieldReading read_inn_kpp(std::string_view raw, const Lexicon& lexicon) {
  const InnKpp codes = split_inn_kpp(raw, lexicon);
  FieldReading inn = reading_of("inn", check_inn(codes.inn), codes.inn);
  if (!inn.well_formed || codes.kpp.empty() || phrase_length_at(split_words(codes.kpp), 0, lexicon.list("absent_words")) > 0) {
    return inn;
  }
  FieldReading kpp = reading_of("kpp", check_kpp(codes.kpp), codes.kpp);
  kpp.normal_form = codes.inn + "/" + codes.kpp;
  return kpp.problem_code.empty() ? FieldReading{true, kpp.normal_form, inn.problem_code} : kpp;
}

}  // namespace

FieldReading read_code_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon) {
  if (schema == FieldSchema::InnKpp) {
    return read_inn_kpp(raw, lexicon);
  }
  std::string code = code_of(raw, lexicon.list(label_list(schema)));
  const IdentifierVerdict verdict = check(schema, code);
  return reading_of(kind_of(schema), verdict, std::move(code));
}

}  // namespace sverka
