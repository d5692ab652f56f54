#include "audit/evidence.hpp"

#include <utility>

#include "programme/field_value.hpp"

namespace sverka {

std::multimap<std::string, Value> read_values(const Template& sample, const Alignment& alignment, const Lexicon& lexicon) {
  std::multimap<std::string, Value> values;
  for (const SlotValue& found : alignment.values) {
    if (found.state != SlotState::Filled || found.slot >= sample.slots.size()) {
      continue;
    }
    const Slot& slot = sample.slots[found.slot];
    const FieldReading reading = read_field(slot.schema, found.raw, lexicon);
    Value value{found.raw, reading.well_formed ? reading.normal_form : found.raw, found.clause, found.places};
    values.emplace(slot.name, std::move(value));
  }
  return values;
}

}  // namespace sverka
