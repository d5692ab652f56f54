#include "checks/fields.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "checks/choices.hpp"
#include "checks/findings.hpp"
#include "programme/field_value.hpp"

namespace sverka {

namespace {

bool fits(const FilledSlot& slot, const std::set<FieldSchema>* schemas) {
  return schemas == nullptr || schemas->count(slot.slot->schema) != 0;
}

std::vector<FilledSlot> collect(const Evidence& evidence, const std::set<FieldSchema>* schemas) {
  std::vector<FilledSlot> filled;
  const std::vector<SlotValue>& values = evidence.alignment->values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const SlotValue& value = values[i];
    if (value.state != SlotState::Filled || value.slot >= evidence.sample->slots.size()) {
      continue;
    }
    const FieldReading* reading = i < evidence.readings.size() ? &evidence.readings[i] : nullptr;
    const FilledSlot slot{&evidence.sample->slots[value.slot], &value, reading};
    if (fits(slot, schemas)) {
      filled.push_back(slot);
    }
  }
  return filled;
}

bool is_digit_sign(char sign) {
  return sign >= '0' && sign <= '9';
}

}  // namespace

std::vector<FilledSlot> filled_slots(const Evidence& evidence) {
  return collect(evidence, nullptr);
}

std::vector<FilledSlot> filled_slots(const Evidence& evidence, const std::set<FieldSchema>& schemas) {
  return collect(evidence, &schemas);
}

std::string_view base_name(std::string_view name) {
  std::size_t end = name.size();
  while (end > 0 && is_digit_sign(name[end - 1])) {
    --end;
  }
  const bool numbered = end < name.size() && end > 1 && name[end - 1] == '_';
  return numbered ? name.substr(0, end - 1) : name;
}

std::string_view party_of(std::string_view name) {
  for (const std::string_view party : {"client", "company", "partner"}) {
    if (name.starts_with(party) && name.size() > party.size() && name[party.size()] == '_') {
      return party;
    }
  }
  return {};
}

const FilledSlot* nearest_of_party(const std::vector<FilledSlot>& slots, const FilledSlot& to, FieldSchema schema) {
  const FilledSlot* nearest = nullptr;
  std::pair<bool, long> best{};
  const std::string_view party = party_of(to.slot->name);
  for (const FilledSlot& other : slots) {
    if (other.slot->schema != schema || other.value == to.value) {
      continue;
    }
    const std::string_view other_party = party_of(other.slot->name);
    if (!party.empty() && !other_party.empty() && party != other_party) {
      continue;
    }
    const long distance = std::labs(static_cast<long>(other.value->slot) - static_cast<long>(to.value->slot));
    const std::pair<bool, long> cost{party != other_party || other.value->occurrence != to.value->occurrence, distance};
    if (nearest == nullptr || cost < best) {
      nearest = &other;
      best = cost;
    }
  }
  return nearest;
}

std::string_view words_before(const Template& sample, const Slot& slot) {
  if (slot.block >= sample.document.blocks.size()) {
    return {};
  }
  const std::string_view text = sample.document.blocks[slot.block].text;
  std::uint32_t begin = 0;
  for (const Slot& other : sample.slots) {
    if (other.block == slot.block && other.range.end <= slot.range.begin && other.range.end > begin) {
      begin = other.range.end;
    }
  }
  if (slot.range.begin > text.size() || begin > slot.range.begin) {
    return {};
  }
  return text.substr(begin, slot.range.begin - begin);
}

FieldReading reading_of(const FilledSlot& filled, const Lexicon& lexicon) {
  return filled.reading != nullptr ? *filled.reading : read_field(filled.slot->schema, filled.value->raw, lexicon);
}

std::string problem_of(const FilledSlot& filled, const Lexicon& lexicon) {
  if (filled.slot->schema == FieldSchema::Choice && !filled.slot->choices.empty()) {
    return choice_problem(filled.slot->choices, filled.value->raw, lexicon);
  }
  return filled.reading != nullptr ? filled.reading->problem_code : reading_of(filled, lexicon).problem_code;
}

Sentence slot_title(const RuleHead& head, const Slot& slot) {
  const Messages& messages = head.data->messages;
  if (const Sentence* named = messages.find("slot." + std::string(base_name(slot.name)))) {
    return *named;
  }
  if (const Sentence* kind = messages.find("schema." + std::string(name_of(slot.schema)))) {
    return *kind;
  }
  return plain(slot.name);
}

namespace {

// A message stands a value between guillemets: one that begins with them gets the quotes of a quotation within a quotation.
std::string as_inner_quotes(std::string text) {
  if (!text.starts_with("\u00AB")) {
    return text;
  }
  for (const auto& [outer, inner] : {std::pair<std::string_view, std::string_view>{"\u00AB", "\u201E"}, {"\u00BB", "\u201C"}}) {
    for (std::size_t at = text.find(outer); at != std::string::npos; at = text.find(outer, at + inner.size())) {
      text.replace(at, outer.size(), inner);
    }
  }
  return text;
}

}  // namespace

Finding value_finding(const RuleHead& head, const Evidence& evidence, const FilledSlot& filled, std::string expected,
                      SentenceValues values) {
  values.emplace("slot", slot_title(head, *filled.slot));
  values.emplace("value", plain(as_inner_quotes(shortened(filled.value->raw))));
  Finding finding = new_finding(head, filled.value->clause, std::move(expected), filled.value->raw, std::move(values));
  add_locations(finding, evidence, filled.value->places);
  return finding;
}

std::set<FieldSchema> read_schemas(TableReader& parameters, std::string_view key) {
  std::set<FieldSchema> schemas;
  if (!parameters.has(key)) {
    return schemas;
  }
  for (const std::string& name : parameters.texts(key)) {
    if (const auto schema = parse_field_schema(name)) {
      schemas.insert(*schema);
    } else {
      parameters.refuse(key, "no field schema is called \"" + name + "\"");
    }
  }
  return schemas;
}

}  // namespace sverka
