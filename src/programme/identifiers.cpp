#include "programme/identifiers.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "programme/words.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

int digit(std::string_view code, std::size_t index) {
  return code[index] - '0';
}

int weighted_sum(std::string_view code, std::span<const int> weights) {
  int sum = 0;
  for (std::size_t index = 0; index < weights.size(); ++index) {
    sum += digit(code, index) * weights[index];
  }
  return sum;
}

// Capital and small O, Ze, be, l, I of either alphabet: what stands for a digit after careless typing or on
// purpose.
bool looks_like_digit(char32_t letter) {
  constexpr std::array<char32_t, 15> kLetters{'O', 'o', 'l', 'I', 'i', 'S', 'B', 'Z', 0x41E, 0x43E, 0x417, 0x437, 0x431, 0x406, 0x456};
  return std::find(kLetters.begin(), kLetters.end(), letter) != kLetters.end();
}

// Ok if the code is `length` digits (either of two lengths where the second is not zero).
IdentifierVerdict check_digits(std::string_view code, std::size_t length, std::size_t other_length = 0) {
  if (code.empty()) {
    return IdentifierVerdict::Empty;
  }
  bool look_alike = false;
  for (std::size_t at = 0; at < code.size();) {
    const char32_t letter = next_code_point(code, at);
    if (letter >= '0' && letter <= '9') {
      continue;
    }
    if (!looks_like_digit(letter)) {
      return IdentifierVerdict::NotDigits;
    }
    look_alike = true;
  }
  if (look_alike) {
    return IdentifierVerdict::MixedAlphabet;
  }
  return code.size() == length || (other_length != 0 && code.size() == other_length) ? IdentifierVerdict::Ok
                                                                                     : IdentifierVerdict::WrongLength;
}

int remainder(std::string_view digits, int divisor) {
  int rest = 0;
  for (char letter : digits) {
    rest = (rest * 10 + (letter - '0')) % divisor;
  }
  return rest;
}

IdentifierVerdict or_placeholder(std::string_view code) {
  return looks_like_placeholder(code) ? IdentifierVerdict::LooksLikePlaceholder : IdentifierVerdict::Ok;
}

// Bank of Russia: weights 7 1 3 over the bank's three digits and the account's twenty; the sum ends in 0.
bool account_key_passes(std::string_view bank, std::string_view account) {
  constexpr std::array<int, 3> kWeights{7, 1, 3};
  const std::string digits = std::string(bank) + std::string(account);
  int sum = 0;
  for (std::size_t index = 0; index < digits.size(); ++index) {
    sum += digit(digits, index) * kWeights[index % 3];
  }
  return sum % 10 == 0;
}

std::string regional_prefix(std::string_view bic) {
  return "0" + std::string(bic.substr(4, 2));
}

bool is_bank_of_russia(std::string_view bic) {
  const std::string_view last = bic.substr(6);
  return last == "000" || last == "001" || last == "002";
}

bool is_treasury_account(std::string_view account) {
  return account.starts_with("03") || account.starts_with("40102");
}

}  // namespace

std::string_view name_of(IdentifierVerdict verdict) {
  switch (verdict) {
    case IdentifierVerdict::Ok:
      return "ok";
    case IdentifierVerdict::Empty:
      return "empty";
    case IdentifierVerdict::NotDigits:
      return "not-digits";
    case IdentifierVerdict::MixedAlphabet:
      return "mixed-alphabet";
    case IdentifierVerdict::WrongLength:
      return "wrong-length";
    case IdentifierVerdict::WrongStructure:
      return "wrong-structure";
    case IdentifierVerdict::WrongCheckDigit:
      return "wrong-check-digit";
    case IdentifierVerdict::WrongBank:
      return "wrong-bank";
    case IdentifierVerdict::LooksLikePlaceholder:
      return "looks-like-placeholder";
    case IdentifierVerdict::Unusual:
      return "unusual";
    case IdentifierVerdict::Skipped:
      return "skipped";
  }
  return "ok";
}

bool acceptable(IdentifierVerdict verdict) {
  return verdict == IdentifierVerdict::Ok || verdict == IdentifierVerdict::LooksLikePlaceholder || verdict == IdentifierVerdict::Unusual ||
         verdict == IdentifierVerdict::Skipped;
}

std::string normal_code(std::string_view raw) {
  std::string code;
  for (const Word& word : split_words(raw)) {
    if (word.kind == Word::Kind::Letters) {
      // The bytes as typed: letter case and alphabet matter in a code.
      for (char letter : raw.substr(word.begin, word.end - word.begin)) {
        if (letter != '-') {
          code += letter;
        }
      }
    } else if (word.key != "-") {
      code += word.key;
    }
  }
  return code;
}

IdentifierVerdict check_inn(std::string_view inn) {
  const IdentifierVerdict form = check_digits(inn, 10, 12);
  if (form != IdentifierVerdict::Ok) {
    return form;
  }
  constexpr std::array<int, 9> kOrganisation{2, 4, 10, 3, 5, 9, 4, 6, 8};
  constexpr std::array<int, 10> kPersonFirst{7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
  constexpr std::array<int, 11> kPersonSecond{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
  const auto key = [&](std::span<const int> weights) { return weighted_sum(inn, weights) % 11 % 10; };
  const bool passes =
      inn.size() == 10 ? key(kOrganisation) == digit(inn, 9) : key(kPersonFirst) == digit(inn, 10) && key(kPersonSecond) == digit(inn, 11);
  return passes ? or_placeholder(inn) : IdentifierVerdict::WrongCheckDigit;
}

IdentifierVerdict check_kpp(std::string_view kpp) {
  if (kpp.empty()) {
    return IdentifierVerdict::Empty;
  }
  const std::u32string letters = to_code_points(kpp);
  bool other_alphabet = false;
  bool letter_among_digits = false;
  for (std::size_t index = 0; index < letters.size(); ++index) {
    const char32_t letter = letters[index];
    const bool is_digit = letter >= '0' && letter <= '9';
    const bool is_capital = letter >= 'A' && letter <= 'Z';
    const bool is_letter = is_capital || (letter >= 'a' && letter <= 'z') || (letter >= 0x400 && letter <= 0x52F);
    if (!is_digit && !is_letter) {
      return IdentifierVerdict::NotDigits;
    }
    other_alphabet = other_alphabet || (is_letter && !is_capital);
    letter_among_digits = letter_among_digits || (is_letter && index != 4 && index != 5);
  }
  if (letters.size() != 9) {
    return letter_among_digits ? IdentifierVerdict::NotDigits : IdentifierVerdict::WrongLength;
  }
  if (other_alphabet) {
    return IdentifierVerdict::MixedAlphabet;
  }
  return letter_among_digits ? IdentifierVerdict::NotDigits : or_placeholder(kpp);
}

IdentifierVerdict check_ogrn(std::string_view ogrn) {
  const IdentifierVerdict form = check_digits(ogrn, 13);
  if (form != IdentifierVerdict::Ok) {
    return form;
  }
  if (remainder(ogrn.substr(0, 12), 11) % 10 != digit(ogrn, 12)) {
    return IdentifierVerdict::WrongCheckDigit;
  }
  return ogrn[0] == '1' || ogrn[0] == '5' || looks_like_placeholder(ogrn) ? or_placeholder(ogrn) : IdentifierVerdict::Unusual;
}

IdentifierVerdict check_ogrnip(std::string_view ogrnip) {
  const IdentifierVerdict form = check_digits(ogrnip, 15);
  if (form != IdentifierVerdict::Ok) {
    return form;
  }
  if (remainder(ogrnip.substr(0, 14), 13) % 10 != digit(ogrnip, 14)) {
    return IdentifierVerdict::WrongCheckDigit;
  }
  return ogrnip[0] == '3' || ogrnip[0] == '4' || looks_like_placeholder(ogrnip) ? or_placeholder(ogrnip) : IdentifierVerdict::Unusual;
}

IdentifierVerdict check_register_number(std::string_view number) {
  return number.size() == 15 ? check_ogrnip(number) : check_ogrn(number);
}

IdentifierVerdict check_bic(std::string_view bic) {
  const IdentifierVerdict form = check_digits(bic, 9);
  if (form != IdentifierVerdict::Ok) {
    return form;
  }
  if (bic[0] > '2') {
    return IdentifierVerdict::WrongStructure;
  }
  const int last = digit(bic, 6) * 100 + digit(bic, 7) * 10 + digit(bic, 8);
  if (last > 2 && last < 50) {
    return IdentifierVerdict::Unusual;
  }
  return or_placeholder(bic);
}

IdentifierVerdict check_snils(std::string_view snils) {
  constexpr std::size_t kNumberDigits = 9;
  constexpr std::string_view kFirstControlled = "001001999";
  const IdentifierVerdict form = check_digits(snils, 11);
  if (form != IdentifierVerdict::Ok) {
    return form;
  }
  if (snils.substr(0, kNumberDigits) < kFirstControlled) {
    return IdentifierVerdict::Skipped;
  }
  int sum = 0;
  for (std::size_t index = 0; index < kNumberDigits; ++index) {
    sum += digit(snils, index) * static_cast<int>(kNumberDigits - index);
  }
  const int control = digit(snils, 9) * 10 + digit(snils, 10);
  return sum % 101 % 100 == control ? or_placeholder(snils) : IdentifierVerdict::WrongCheckDigit;
}

IdentifierVerdict check_okpo(std::string_view okpo) {
  const IdentifierVerdict form = check_digits(okpo, 8, 10);
  if (form != IdentifierVerdict::Ok) {
    return form;
  }
  const auto key = [&](int first_weight) {
    int sum = 0;
    for (std::size_t index = 0; index + 1 < okpo.size(); ++index) {
      sum += digit(okpo, index) * ((first_weight - 1 + static_cast<int>(index)) % 10 + 1);
    }
    return sum % 11;
  };
  int expected = key(1);
  if (expected == 10) {
    expected = key(3) % 10;
  }
  return expected == digit(okpo, okpo.size() - 1) ? or_placeholder(okpo) : IdentifierVerdict::WrongCheckDigit;
}

IdentifierVerdict check_account_form(std::string_view account) {
  const IdentifierVerdict form = check_digits(account, 20);
  return form == IdentifierVerdict::Ok && !is_treasury_account(account) ? or_placeholder(account) : form;
}

IdentifierVerdict check_correspondent_account_form(std::string_view account) {
  const IdentifierVerdict form = check_digits(account, 20);
  if (form != IdentifierVerdict::Ok) {
    return form;
  }
  return account.starts_with("301") || account.starts_with("40102") ? IdentifierVerdict::Ok : IdentifierVerdict::WrongStructure;
}

IdentifierVerdict check_account(std::string_view account, std::string_view bic) {
  const IdentifierVerdict form = check_digits(account, 20);
  if (form != IdentifierVerdict::Ok) {
    return form;
  }
  if (is_treasury_account(account)) {
    return IdentifierVerdict::Skipped;
  }
  const IdentifierVerdict bank = check_bic(bic);
  if (!acceptable(bank)) {
    return bank;
  }
  const std::string prefix = is_bank_of_russia(bic) ? regional_prefix(bic) : std::string(bic.substr(6));
  return account_key_passes(prefix, account) ? or_placeholder(account) : IdentifierVerdict::WrongCheckDigit;
}

IdentifierVerdict check_correspondent_account(std::string_view account, std::string_view bic) {
  const IdentifierVerdict form = check_correspondent_account_form(account);
  if (form != IdentifierVerdict::Ok) {
    return form;
  }
  if (account.starts_with("40102")) {
    return IdentifierVerdict::Skipped;
  }
  const IdentifierVerdict bank = check_bic(bic);
  if (!acceptable(bank)) {
    return bank;
  }
  if (!account_key_passes(regional_prefix(bic), account)) {
    return IdentifierVerdict::WrongCheckDigit;
  }
  return account.substr(17) == bic.substr(6) ? IdentifierVerdict::Ok : IdentifierVerdict::WrongBank;
}

bool looks_like_placeholder(std::string_view digits) {
  // In the middle of a long number five digits in a row are chance.
  const bool is_short = digits.size() <= 10;
  const auto holds = [&](std::string_view row) {
    return digits.find(row) != std::string_view::npos || digits.ends_with(row.substr(0, 5)) ||
           (is_short && digits.find(row.substr(0, 5)) != std::string_view::npos);
  };
  constexpr std::size_t kOwnDigits = 8;  // of an account: what stands before them is the same for all
  const bool begins_so =
      digits.size() == 20 && (digits.substr(kOwnDigits).starts_with("12345") || digits.substr(kOwnDigits + 1).starts_with("12345"));
  if (begins_so || holds("123456") || holds("234567") || digits.ends_with("00000001") || digits.ends_with("00000000000") ||
      digits.find("987654") != std::string_view::npos) {
    return true;
  }
  std::size_t same = 1;
  for (std::size_t index = 1; index <= digits.size(); ++index) {
    if (index < digits.size() && digits[index] == digits[index - 1]) {
      ++same;
      continue;
    }
    // Accounts hold long runs of zeros by themselves; five equal digits of another kind are rarely true.
    const char last = digits[index - 1];
    const std::size_t limit = last == '0' ? digits.size() : last == '9' && index == digits.size() ? 5 : 6;
    if (same >= limit) {
      return true;
    }
    same = 1;
  }
  return false;
}

PartyForm party_form_by_inn(std::string_view inn) {
  return inn.size() == 10 ? PartyForm::Organisation : inn.size() == 12 ? PartyForm::SoleTrader : PartyForm::Unknown;
}

PartyForm party_form_by_name(std::string_view name, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(name);
  if (phrase_length_at(words, 0, lexicon.list("sole_trader_forms")) > 0) {
    return PartyForm::SoleTrader;
  }
  const PhraseMatch form = find_phrase(words, lexicon.list("organisation_forms"));
  return form.count > 0 ? PartyForm::Organisation : PartyForm::Unknown;
}

IdentifierVerdict check_account_kind(PartyForm form, std::string_view account) {
  if (check_digits(account, 20) != IdentifierVerdict::Ok || is_treasury_account(account)) {
    return IdentifierVerdict::Ok;
  }
  const bool of_person =
      account.starts_with("40802") || account.starts_with("40817") || account.starts_with("40820") || account.starts_with("423");
  const bool of_organisation = account.starts_with("405") || account.starts_with("406") || account.starts_with("407");
  const bool fits = form == PartyForm::Unknown || (form == PartyForm::Organisation ? !of_person : !of_organisation);
  const bool roubles = account.substr(5, 3) == "810";
  return fits && roubles ? IdentifierVerdict::Ok : IdentifierVerdict::Unusual;
}

InnKpp split_inn_kpp(std::string_view raw, const Lexicon& lexicon) {
  InnKpp codes;
  const std::vector<Word> words = split_words(raw);
  bool slash = false;
  for (std::size_t index = 0; index < words.size(); ++index) {
    const Word& word = words[index];
    if (phrase_length_at(words, index, lexicon.list("label_inn")) == 1) {
      continue;
    }
    if (phrase_length_at(words, index, lexicon.list("label_kpp")) == 1) {
      slash = slash || !codes.inn.empty();
      continue;
    }
    if (word.kind == Word::Kind::Sign) {
      slash = slash || ((word.is("/") || word.is(",") || word.is(";") || word.is("\\")) && !codes.inn.empty());
      continue;
    }
    // Without a mark between them the first code ends where it is as long as an INN.
    const bool second = slash || (word.space_before && (codes.inn.size() == 10 || codes.inn.size() == 12));
    slash = slash || second;
    std::string& code = second ? codes.kpp : codes.inn;
    code += normal_code(raw.substr(word.begin, word.end - word.begin));
  }
  return codes;
}

}  // namespace sverka
