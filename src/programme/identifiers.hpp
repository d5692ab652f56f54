// Codes of Russian organisations and banks: their check digits and structure. Pure arithmetic on one or two
// numbers.
//
// A passed check proves little (a random ten-digit INN passes once in ten), so nobody may report "the INN is
// right". Nothing here knows registers or directories. Clauses 5.4, 5.7.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/lexicon.hpp"

namespace sverka {

enum class IdentifierVerdict : std::uint8_t {
  Ok,
  Empty,
  NotDigits,      // a character that no such code has
  MixedAlphabet,  // letters that only look like the digits or letters of the code
  WrongLength,
  WrongStructure,  // a first digit or a beginning that no such code has
  WrongCheckDigit,
  WrongBank,             // the key passes, but the last three digits are another bank's
  LooksLikePlaceholder,  // everything passes, but it is 12345..., 99999..., 00000001: a question
  Unusual,               // the form is right, the range is one that is not known to be used: at most a warning
  Skipped,               // no key rule is known for it: treasury accounts
};

// "ok", "wrong-check-digit", ...
std::string_view name_of(IdentifierVerdict verdict);

// True for Ok, LooksLikePlaceholder, Unusual and Skipped: nothing proves it wrong.
bool acceptable(IdentifierVerdict verdict);

// The code as people mean it: white space of every kind, hyphens, dashes and invisible characters dropped.
// Other characters stay. "044525 225" -> "044525225".
std::string normal_code(std::string_view raw);

// All checks below take a normal code. Lengths are in digits.
IdentifierVerdict check_inn(std::string_view inn);                 // 10: organisation, 12: person
IdentifierVerdict check_kpp(std::string_view kpp);                 // 9, no check digit
IdentifierVerdict check_ogrn(std::string_view ogrn);               // 13
IdentifierVerdict check_ogrnip(std::string_view ogrnip);           // 15
IdentifierVerdict check_register_number(std::string_view number);  // OGRN or OGRNIP, told by the length
IdentifierVerdict check_bic(std::string_view bic);                 // 9, no check digit
IdentifierVerdict check_okpo(std::string_view okpo);               // 8 or 10
IdentifierVerdict check_snils(std::string_view snils);             // 11; numbers before 001-001-999 have no control number: Skipped

// The form alone, when the BIC is not known: 20 digits.
IdentifierVerdict check_account_form(std::string_view account);
IdentifierVerdict check_correspondent_account_form(std::string_view account);

// An account against its bank. Bank rule: the last three digits of the BIC before the account. For accounts
// at the Bank of Russia (BIC ends in 000, 001, 002): "0" and digits 5 and 6 of the BIC before it. Treasury
// accounts (03..., 40102...) are Skipped. A BIC that is no BIC gives the BIC's own verdict.
IdentifierVerdict check_account(std::string_view account, std::string_view bic);

// Begins with 301, the key over "0" + digits 5 and 6 of the BIC, and the last three digits are those of the
// BIC: the key alone passes with another bank of the same region. 40102... is Skipped.
IdentifierVerdict check_correspondent_account(std::string_view account, std::string_view bic);

// Runs that people type to fill a field: 12345, 23456, 99999, 000000, 00000001, 1234567890.
bool looks_like_placeholder(std::string_view digits);

enum class PartyForm : std::uint8_t { Unknown, Organisation, SoleTrader, Person };

// By the length of its INN: 10 an organisation, 12 a person or sole trader (SoleTrader); else Unknown.
PartyForm party_form_by_inn(std::string_view inn);

// By the words of its name, lists "sole_trader_forms" and "organisation_forms" of the lexicon.
PartyForm party_form_by_name(std::string_view name, const Lexicon& lexicon);

// Account beginnings that go with a party: 40802 and 40817 are never an organisation's, 405 to 407 never a
// person's. Ok or Unusual; Unusual also for a currency other than roubles (digits 6 to 8 not 810; 643 only at
// the treasury).
IdentifierVerdict check_account_kind(PartyForm form, std::string_view account);

struct InnKpp {
  std::string inn;
  std::string kpp;  // empty if there is none: a sole trader
};

// Both codes of one field, divided by a slash, spaces or a label between them; labels of the lexicon
// ("label_inn", "label_kpp") are dropped. "7716800949/ 771601001".
InnKpp split_inn_kpp(std::string_view raw, const Lexicon& lexicon);

}  // namespace sverka
