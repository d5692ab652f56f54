#include <array>

#include "checks/kind.hpp"

namespace sverka {

namespace {

constexpr std::array kKinds = {
    KindOfCheck{"account-key", make_account_key},
    KindOfCheck{"act-content", make_act_content},
    KindOfCheck{"act-ledger", make_act_ledger},
    KindOfCheck{"bank-directory", make_bank_directory},
    KindOfCheck{"brand-names", make_brand_names},
    KindOfCheck{"card-agreement", make_card_agreement},
    KindOfCheck{"card-content", make_card_content},
    KindOfCheck{"constructs", make_constructs},
    KindOfCheck{"date-order", make_date_order},
    KindOfCheck{"deviations", make_deviations},
    KindOfCheck{"document-fields", make_document_fields},
    KindOfCheck{"field-value", make_field_value},
    KindOfCheck{"flagged", make_flagged},
    KindOfCheck{"ledger-acts", make_ledger_acts},
    KindOfCheck{"ledger-attachments", make_ledger_attachments},
    KindOfCheck{"ledger-differences", make_ledger_differences},
    KindOfCheck{"ledger-notices", make_ledger_notices},
    KindOfCheck{"ledger-payouts", make_ledger_payouts},
    KindOfCheck{"ledger-statuses", make_ledger_statuses},
    KindOfCheck{"marked-words", make_marked_words},
    KindOfCheck{"mixed-alphabets", make_mixed_alphabets},
    KindOfCheck{"name-case", make_name_case},
    KindOfCheck{"obscene-words", make_obscene_words},
    KindOfCheck{"partner-mentions", make_partner_mentions},
    KindOfCheck{"parties-apart", make_parties_apart},
    KindOfCheck{"party-structure", make_party_structure},
    KindOfCheck{"phrase", make_phrase},
    KindOfCheck{"program-marks", make_program_marks},
    KindOfCheck{"rows-total", make_rows_total},
    KindOfCheck{"same-value", make_same_value},
    KindOfCheck{"signing-order", make_signing_order},
    KindOfCheck{"site-imitation", make_site_imitation},
    KindOfCheck{"site-unread", make_site_unread},
    KindOfCheck{"slot-abuse", make_slot_abuse},
    KindOfCheck{"slot-state", make_slot_state},
    KindOfCheck{"source-link", make_source_link},
    KindOfCheck{"stated-amounts", make_stated_amounts},
    KindOfCheck{"tariffs", make_tariffs},
    KindOfCheck{"template-choice", make_template_choice},
    KindOfCheck{"template-defects", make_template_defects},
    KindOfCheck{"typography", make_typography},
    KindOfCheck{"unread", make_unread},
};

}  // namespace

std::span<const KindOfCheck> kinds_of_check() {
  return kKinds;
}

}  // namespace sverka
