// A kind of check: what one factory makes of the parameters of a rule file. Hundreds of rules are data, the kinds are code.
//
// A check sees the Evidence and its own parameters, nothing else, and writes nothing.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/rule.hpp"
#include "checks/load.hpp"
#include "checks/toml.hpp"

namespace sverka {

// What a check needs of its own rule to make findings.
struct RuleHead {
  std::string id;
  Sentence message, advice;
  std::vector<std::string> source;
  Severity severity = Severity::Error;
  Outcome on_fail = Outcome::Failed;
  Responsible responsible = Responsible::Partner;
  const RuleData* data = nullptr;  // outlives the rule

  const Lexicon& lexicon() const { return data->lexicon; }
};

using Head = std::shared_ptr<const RuleHead>;
using Check = std::function<Verdict(const Evidence&)>;

struct KindOfCheck {
  std::string_view name;
  Check (*make)(Head head, TableReader& parameters);
};

// All of them, by name. An explicit list: an object that registers itself from a static library is dropped by the linker.
std::span<const KindOfCheck> kinds_of_check();

// One file each, in the order of registry.cpp. The header comment of each .cpp tells its parameters.
Check make_account_key(Head head, TableReader& parameters);
Check make_act_content(Head head, TableReader& parameters);
Check make_act_ledger(Head head, TableReader& parameters);
Check make_bank_directory(Head head, TableReader& parameters);
Check make_brand_names(Head head, TableReader& parameters);
Check make_card_agreement(Head head, TableReader& parameters);
Check make_card_content(Head head, TableReader& parameters);
Check make_constructs(Head head, TableReader& parameters);
Check make_date_order(Head head, TableReader& parameters);
Check make_deviations(Head head, TableReader& parameters);
Check make_document_fields(Head head, TableReader& parameters);
Check make_field_value(Head head, TableReader& parameters);
Check make_flagged(Head head, TableReader& parameters);
Check make_ledger_acts(Head head, TableReader& parameters);
Check make_ledger_attachments(Head head, TableReader& parameters);
Check make_ledger_differences(Head head, TableReader& parameters);
Check make_ledger_notices(Head head, TableReader& parameters);
Check make_ledger_payouts(Head head, TableReader& parameters);
Check make_ledger_statuses(Head head, TableReader& parameters);
Check make_marked_words(Head head, TableReader& parameters);
Check make_mixed_alphabets(Head head, TableReader& parameters);
Check make_name_case(Head head, TableReader& parameters);
Check make_obscene_words(Head head, TableReader& parameters);
Check make_partner_mentions(Head head, TableReader& parameters);
Check make_parties_apart(Head head, TableReader& parameters);
Check make_party_structure(Head head, TableReader& parameters);
Check make_phrase(Head head, TableReader& parameters);
Check make_program_marks(Head head, TableReader& parameters);
Check make_rows_total(Head head, TableReader& parameters);
Check make_same_value(Head head, TableReader& parameters);
Check make_signing_order(Head head, TableReader& parameters);
Check make_site_imitation(Head head, TableReader& parameters);
Check make_site_unread(Head head, TableReader& parameters);
Check make_slot_abuse(Head head, TableReader& parameters);
Check make_slot_state(Head head, TableReader& parameters);
Check make_source_link(Head head, TableReader& parameters);
Check make_stated_amounts(Head head, TableReader& parameters);
Check make_tariffs(Head head, TableReader& parameters);
Check make_template_choice(Head head, TableReader& parameters);
Check make_template_defects(Head head, TableReader& parameters);
Check make_typography(Head head, TableReader& parameters);
Check make_unread(Head head, TableReader& parameters);

}  // namespace sverka
