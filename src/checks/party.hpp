// What the filled requisites say of one party together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/fields.hpp"
#include "programme/identifiers.hpp"

namespace sverka {

struct Party {
  std::string_view name;                           // "client", "company", "partner"; empty where the slots' names do not say
  std::vector<FilledSlot> slots;                   // its filled slots
  const FilledSlot* of(FieldSchema schema) const;  // the first, or null
  std::string inn, kpp;                            // normal codes, from fields of their own or from one for both
  const FilledSlot* inn_slot = nullptr;
  const FilledSlot* kpp_slot = nullptr;
  PartyForm by_inn = PartyForm::Unknown;
  PartyForm by_name = PartyForm::Unknown;
};

// Parties in the order of their first slots. Views into the evidence; the vector must not be copied.
std::vector<Party> parties_of(const Evidence& evidence, const Lexicon& lexicon);

// True if the party signs for itself and has no KPP.
bool is_sole_trader(const Party& party);

}  // namespace sverka
