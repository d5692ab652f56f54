// kind = "bank-directory": the bank of an account against the directory of the Bank of Russia. Inapplicable without one.
//
//   asks = "known"            the BIC is in the directory
//          "licence"          the bank has not lost its licence
//          "correspondent"    the correspondent account is the bank's; a bank without one in the directory is passed over
//          "name"             the bank's name
//
// {slot}, {value}, {bic}, {expected}: what the directory says, {day}: its day. Clause 5.7.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "checks/asked.hpp"
#include "checks/card_compare.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "programme/card/bank_directory.hpp"
#include "programme/identifiers.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

enum class Asked : std::uint8_t { Known, Licence, Correspondent, Name };

// Words of the directory's name that the card's has as well, forms and the word "bank" aside.
bool shares_a_word(std::string_view stated, std::string_view registered, const Lexicon& lexicon) {
  const auto common = lexicon.list("bank_common_words");
  const std::vector<Word> words = split_words(stated);
  for (const Word& word : split_words(registered)) {
    const bool tells =
        word.kind == Word::Kind::Letters && !matches_any(word.key, common) && !matches_any(word.key, lexicon.list("organisation_forms"));
    if (tells && std::any_of(words.begin(), words.end(), [&word](const Word& other) { return other.key == word.key; })) {
      return true;
    }
  }
  return false;
}

class BankQuestion {
 public:
  BankQuestion(const RuleHead& head, const Evidence& evidence, Asked asked) : head_(head), evidence_(evidence), asked_(asked) {}

  Verdict verdict() {
    const std::vector<FilledSlot> slots = filled_slots(evidence_, {FieldSchema::Bic, FieldSchema::CorrespondentAccount, FieldSchema::Bank});
    for (const FilledSlot& filled : slots) {
      judge(filled, slots);
    }
    return any_ ? verdict_of(std::move(findings_)) : Verdict{Outcome::Inapplicable, {}, {}};
  }

 private:
  void judge(const FilledSlot& filled, const std::vector<FilledSlot>& slots) {
    const bool is_bic = filled.slot->schema == FieldSchema::Bic;
    const FilledSlot* bic_slot = is_bic ? &filled : nearest_of_party(slots, filled, FieldSchema::Bic);
    if (bic_slot == nullptr) {
      return;
    }
    const std::string bic = normal_code(bic_slot->value->raw);
    if (!acceptable(check_bic(bic))) {
      return;
    }
    const auto found = evidence_.banks->banks.find(bic);
    const bool is_known = found != evidence_.banks->banks.end();
    if (asked_ == Asked::Known && is_bic) {
      say_unless(is_known, filled, bic, "");
    } else if (is_known && asked_ == Asked::Licence && is_bic) {
      say_unless(!found->second.has_lost_licence(), filled, bic, found->second.name);
    } else if (is_known && asked_ == Asked::Correspondent && filled.slot->schema == FieldSchema::CorrespondentAccount) {
      judge_account(filled, bic, found->second);
    } else if (is_known && asked_ == Asked::Name && filled.slot->schema == FieldSchema::Bank) {
      say_unless(shares_a_word(filled.value->raw, found->second.name, head_.lexicon()), filled, bic, found->second.name);
    }
  }

  void judge_account(const FilledSlot& filled, const std::string& bic, const BankRecord& bank) {
    const std::string account = normal_code(filled.value->raw);
    const auto& accounts = bank.correspondent_accounts;
    if (!accounts.empty() && check_correspondent_account_form(account) != IdentifierVerdict::Skipped) {
      say_unless(std::find(accounts.begin(), accounts.end(), account) != accounts.end(), filled, bic, accounts.front());
    }
  }

  void say_unless(bool right, const FilledSlot& filled, const std::string& bic, const std::string& expected) {
    any_ = true;
    if (!right) {
      findings_.push_back(
          value_finding(head_, evidence_, filled, expected, {{"bic", plain(bic)}, {"day", plain(evidence_.banks->business_day)}}));
    }
  }

  const RuleHead& head_;
  const Evidence& evidence_;
  Asked asked_;
  std::vector<Finding> findings_;
  bool any_ = false;
};

}  // namespace

Check make_bank_directory(Head head, TableReader& parameters) {
  const std::optional<std::size_t> question = asked_question(parameters, {"known", "licence", "correspondent", "name"});
  if (!question) {
    return {};
  }
  const std::size_t asked = *question;
  return [head, asked](const Evidence& evidence) {
    if (evidence.banks == nullptr) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    if (!was_compared(evidence)) {
      return not_compared();
    }
    return BankQuestion(*head, evidence, static_cast<Asked>(asked)).verdict();
  };
}

}  // namespace sverka
