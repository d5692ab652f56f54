// kind = "signing-order": the client signed before the Company did, as far as the text tells. No parameters.
//
// Told by the dates of two signatures, or by a filled signature line of the client beside an empty one of the Company. Clause 5.2:
// "The Company is the party that signs the agreement first."
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "programme/field_value.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

struct Signing {
  const SlotValue* signature = nullptr;
  const Slot* slot = nullptr;
  std::optional<Date> date;
};

bool is_signing_date(const Slot& slot) {
  return slot.schema == FieldSchema::Date && slot.name.find("sign") != std::string::npos;
}

bool is_signed(const Signing& signing) {
  return signing.signature != nullptr && signing.signature->state == SlotState::Filled && !fold_spaces(signing.signature->raw).empty();
}

Signing signing_of(const Evidence& evidence, std::string_view party, const Lexicon& lexicon) {
  Signing signing;
  for (const SlotValue& value : evidence.alignment->values) {
    if (value.slot >= evidence.sample->slots.size()) {
      continue;
    }
    const Slot& slot = evidence.sample->slots[value.slot];
    if (party_of(slot.name) != party) {
      continue;
    }
    if (slot.schema == FieldSchema::Signature && signing.signature == nullptr) {
      signing.signature = &value;
      signing.slot = &slot;
    } else if (is_signing_date(slot) && value.state == SlotState::Filled) {
      signing.date = parse_iso_date(read_field(FieldSchema::Date, value.raw, lexicon).normal_form);
      signing.signature = &value;
      signing.slot = &slot;
    }
  }
  return signing;
}

}  // namespace

Check make_signing_order(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const Signing client = signing_of(evidence, "client", head->lexicon());
    const Signing company = signing_of(evidence, "company", head->lexicon());
    const bool dated = client.date && company.date;
    if (!dated && (client.signature == nullptr || company.signature == nullptr)) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    const bool earlier =
        dated ? std::chrono::sys_days(*client.date) < std::chrono::sys_days(*company.date) : is_signed(client) && !is_signed(company);
    if (!earlier) {
      return Verdict{};
    }
    return verdict_of({value_finding(*head, evidence, FilledSlot{client.slot, client.signature, nullptr}, company.signature->raw)});
  };
}

}  // namespace sverka
