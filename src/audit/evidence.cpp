#include "audit/evidence.hpp"

#include <string_view>
#include <utility>

namespace sverka {

namespace {

// A value may be written on the line that waited for it: "__12__".
std::string_view without_underscores(std::string_view raw) {
  const std::size_t first = raw.find_first_not_of("_ ");
  return first == std::string_view::npos ? raw : raw.substr(first, raw.find_last_not_of("_ ") - first + 1);
}

}  // namespace

std::vector<FieldReading> read_fields(const Template& sample, const Alignment& alignment, const Lexicon& lexicon) {
  std::vector<FieldReading> readings;
  readings.reserve(alignment.values.size());
  for (const SlotValue& found : alignment.values) {
    const bool filled = found.state == SlotState::Filled && found.slot < sample.slots.size();
    readings.push_back(filled ? read_field(sample.slots[found.slot].schema, without_underscores(found.raw), lexicon) : FieldReading{});
  }
  return readings;
}

std::multimap<std::string, Value> read_values(const Template& sample, const Alignment& alignment, const Lexicon& lexicon) {
  std::multimap<std::string, Value> values;
  for (const SlotValue& found : alignment.values) {
    if (found.state != SlotState::Filled || found.slot >= sample.slots.size()) {
      continue;
    }
    const Slot& slot = sample.slots[found.slot];
    const FieldReading reading = read_field(slot.schema, without_underscores(found.raw), lexicon);
    Value value{found.raw, reading.well_formed ? reading.normal_form : found.raw, found.clause, found.places};
    values.emplace(slot.name, std::move(value));
  }
  return values;
}

}  // namespace sverka
