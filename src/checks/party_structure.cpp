// kind = "party-structure": form, INN, KPP, register number and account of one party go together. No parameters.
//
//   party            INN  KPP       register number  account begins
//   organisation     10   required  13               405, 406, 407
//   sole trader      12   none      15               40802
//
// {slot}, {value}, {problem}: the sentence "structure.<what does not fit>". An account of an unusual kind is a warning. Clause 5.7.
#include <utility>

#include "checks/findings.hpp"
#include "checks/party.hpp"

namespace sverka {

namespace {

class Structure {
 public:
  Structure(const RuleHead& head, const Evidence& evidence, const Party& party) : head_(head), evidence_(evidence), party_(party) {}

  std::vector<Finding> findings() {
    if (party_.inn_slot != nullptr) {
      judge_name();
      judge_kpp();
      judge_register_number();
    }
    judge_account();
    return std::move(findings_);
  }

 private:
  Finding& add(const FilledSlot& slot, const std::string& problem, const FilledSlot* other) {
    Finding finding = value_finding(head_, evidence_, slot, "", {{"problem", words(head_, "structure." + problem)}});
    if (other != nullptr && other->value != slot.value) {
      add_locations(finding, evidence_, other->value->places);
    }
    findings_.push_back(std::move(finding));
    return findings_.back();
  }

  void judge_name() {
    if (party_.by_name == PartyForm::Organisation && party_.by_inn == PartyForm::SoleTrader) {
      add(*party_.inn_slot, "organisation-with-inn-12", party_.of(FieldSchema::OrganisationName));
    } else if (party_.by_name == PartyForm::SoleTrader && party_.by_inn == PartyForm::Organisation) {
      add(*party_.inn_slot, "sole-trader-with-inn-10", party_.of(FieldSchema::OrganisationName));
    }
  }

  void judge_kpp() {
    if (party_.kpp_slot == nullptr) {
      return;
    }
    if (party_.by_inn == PartyForm::Organisation && party_.by_name != PartyForm::SoleTrader && party_.kpp.empty()) {
      add(*party_.kpp_slot, "organisation-without-kpp", party_.inn_slot);
    } else if (party_.by_inn == PartyForm::SoleTrader && party_.by_name != PartyForm::Organisation && !party_.kpp.empty()) {
      add(*party_.kpp_slot, "sole-trader-with-kpp", party_.inn_slot);
    }
  }

  void judge_register_number() {
    const FilledSlot* number = party_.of(FieldSchema::Ogrn);
    if (number == nullptr) {
      return;
    }
    const std::size_t length = normal_code(number->value->raw).size();
    if (party_.by_inn == PartyForm::Organisation && length == 15) {
      add(*number, "organisation-with-ogrnip", party_.inn_slot);
    } else if (party_.by_inn == PartyForm::SoleTrader && length == 13) {
      add(*number, "sole-trader-with-ogrn", party_.inn_slot);
    }
  }

  void judge_account() {
    const PartyForm form = party_.by_inn != PartyForm::Unknown ? party_.by_inn : party_.by_name;
    for (const FilledSlot& slot : party_.slots) {
      if (slot.slot->schema != FieldSchema::Account) {
        continue;
      }
      const std::string account = normal_code(slot.value->raw);
      if (acceptable(check_account_form(account)) && check_account_kind(form, account) == IdentifierVerdict::Unusual) {
        add(slot, "account-kind", party_.inn_slot).severity = Severity::Warning;
      }
    }
  }

  const RuleHead& head_;
  const Evidence& evidence_;
  const Party& party_;
  std::vector<Finding> findings_;
};

}  // namespace

Check make_party_structure(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    std::vector<Finding> findings;
    bool any = false;
    const std::vector<Party> parties = parties_of(evidence, head->lexicon());
    for (const Party& party : parties) {
      any = any || party.inn_slot != nullptr || party.of(FieldSchema::Account) != nullptr;
      for (Finding& finding : Structure(*head, evidence, party).findings()) {
        findings.push_back(std::move(finding));
      }
    }
    return any ? verdict_of(std::move(findings)) : Verdict{Outcome::Inapplicable, {}, {}};
  };
}

}  // namespace sverka
