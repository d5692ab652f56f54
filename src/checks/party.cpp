#include "checks/party.hpp"

#include <algorithm>

namespace sverka {

namespace {

void read_codes(Party& party, const Lexicon& lexicon) {
  if (const FilledSlot* both = party.of(FieldSchema::InnKpp)) {
    const InnKpp codes = split_inn_kpp(both->value->raw, lexicon);
    party.inn = codes.inn;
    party.kpp = codes.kpp;
    party.inn_slot = both;
    party.kpp_slot = both;
  }
  if (const FilledSlot* inn = party.of(FieldSchema::Inn)) {
    party.inn = normal_code(inn->value->raw);
    party.inn_slot = inn;
  }
  if (const FilledSlot* kpp = party.of(FieldSchema::Kpp)) {
    const FieldReading reading = reading_of(*kpp, lexicon);
    party.kpp = reading.well_formed ? reading.normal_form : normal_code(kpp->value->raw);
    party.kpp_slot = kpp;
  }
  party.by_inn = party_form_by_inn(party.inn);
  for (const FilledSlot& slot : party.slots) {
    if (slot.slot->schema == FieldSchema::OrganisationName && party.by_name == PartyForm::Unknown) {
      party.by_name = party_form_by_name(slot.value->raw, lexicon);
    }
  }
}

}  // namespace

const FilledSlot* Party::of(FieldSchema schema) const {
  const auto found = std::find_if(slots.begin(), slots.end(), [&](const FilledSlot& slot) { return slot.slot->schema == schema; });
  return found == slots.end() ? nullptr : &*found;
}

std::vector<Party> parties_of(const Evidence& evidence, const Lexicon& lexicon) {
  std::vector<Party> parties;
  for (const FilledSlot& slot : filled_slots(evidence)) {
    const std::string_view name = party_of(slot.slot->name);
    auto party = std::find_if(parties.begin(), parties.end(), [&](const Party& one) { return one.name == name; });
    if (party == parties.end()) {
      parties.emplace_back();
      party = parties.end() - 1;
      party->name = name;
    }
    party->slots.push_back(slot);
  }
  for (Party& party : parties) {
    read_codes(party, lexicon);
  }
  return parties;
}

bool is_sole_trader(const Party& party) {
  return party.by_inn == PartyForm::SoleTrader || (party.by_inn == PartyForm::Unknown && party.by_name == PartyForm::SoleTrader);
}

}  // namespace sverka
