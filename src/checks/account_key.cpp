// kind = "account-key": an account against the BIC of its bank.
//
//   account = "settlement"       or "correspondent"
//
// {slot}, {value}, {bic}, {problem}: the sentence "identifier.<verdict>". Malformed codes are another rule's. Clause 5.7.
#include <utility>

#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "programme/identifiers.hpp"

namespace sverka {

Check make_account_key(Head head, TableReader& parameters) {
  const bool correspondent = parameters.choice("account", {"settlement", "correspondent"}, 0) == 1;
  const FieldSchema schema = correspondent ? FieldSchema::CorrespondentAccount : FieldSchema::Account;
  return [head, correspondent, schema](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const std::vector<FilledSlot> slots = filled_slots(evidence, {schema, FieldSchema::Bic});
    std::vector<Finding> findings;
    bool any = false;
    for (const FilledSlot& filled : slots) {
      const FilledSlot* bank = filled.slot->schema == schema ? nearest_of_party(slots, filled, FieldSchema::Bic) : nullptr;
      if (bank == nullptr) {
        continue;
      }
      const std::string account = normal_code(filled.value->raw);
      const std::string bic = normal_code(bank->value->raw);
      const IdentifierVerdict form = correspondent ? check_correspondent_account_form(account) : check_account_form(account);
      if (!acceptable(form) || !acceptable(check_bic(bic))) {
        continue;
      }
      any = true;
      const IdentifierVerdict verdict = correspondent ? check_correspondent_account(account, bic) : check_account(account, bic);
      if (acceptable(verdict)) {
        continue;
      }
      Finding finding = value_finding(*head, evidence, filled, "",
                                      {{"bic", plain(bic)}, {"problem", words(*head, "identifier." + std::string(name_of(verdict)))}});
      add_locations(finding, evidence, bank->value->places);
      findings.push_back(std::move(finding));
    }
    return any ? verdict_of(std::move(findings)) : Verdict{Outcome::Inapplicable, {}, {}};
  };
}

}  // namespace sverka
