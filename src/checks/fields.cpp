#include "checks/fields.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "checks/findings.hpp"
#include "programme/field_value.hpp"
#include "text/token.hpp"

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

namespace {

// One piece of a permitted text: a key, or a blank.
std::vector<std::string> choice_keys(std::string_view text) {
  std::vector<std::string> keys;
  tokenize(to_lower(text), [&](const Token&, std::string_view key) {
    const bool blank = key.find_first_not_of('_') == std::string_view::npos;
    if (!blank || keys.empty() || !keys.back().empty()) {
      keys.emplace_back(blank ? std::string_view() : key);
    }
  });
  return keys;
}

enum class Blanks { Filled, Empty };

// The value's keys from `at` on against the choice's from `piece` on; blanks are empty keys.
bool fits(const std::vector<std::string>& choice, std::size_t piece, const std::vector<std::string>& value, std::size_t at, Blanks blanks) {
  if (piece == choice.size()) {
    return at == value.size();
  }
  if (!choice[piece].empty()) {
    return at < value.size() && value[at] == choice[piece] && fits(choice, piece + 1, value, at + 1, blanks);
  }
  if (blanks == Blanks::Empty) {
    return fits(choice, piece + 1, value, at, blanks);
  }
  for (std::size_t length = 1; length <= kChoiceBlank && at + length <= value.size(); ++length) {
    if (fits(choice, piece + 1, value, at + length, blanks)) {
      return true;
    }
  }
  return false;
}

constexpr std::size_t kMostNamed = 3;

// The choice with its first named blanks in every order: "No. ___ of ___" is filled as "of 12.03.2026 No. 5" too. A blank is named by the
// word before it, and only those side by side change places.
std::vector<std::vector<std::string>> orders_of(const std::vector<std::string>& choice) {
  const auto is_named = [&](std::size_t at) { return at + 1 < choice.size() && !choice[at].empty() && choice[at + 1].empty(); };
  std::size_t begin = 0;
  while (begin < choice.size() && !(is_named(begin) && is_named(begin + 2))) {
    ++begin;
  }
  std::vector<std::string> names;
  for (std::size_t at = begin; is_named(at) && names.size() < kMostNamed; at += 2) {
    names.push_back(choice[at]);
  }
  std::vector<std::vector<std::string>> orders;
  std::sort(names.begin(), names.end());
  do {
    orders.push_back(choice);
    for (std::size_t i = 0; i < names.size(); ++i) {
      orders.back()[begin + 2 * i] = names[i];
    }
  } while (std::next_permutation(names.begin(), names.end()));
  return orders;
}

std::string choice_problem(const Slot& slot, std::string_view raw) {
  std::vector<std::string> value = choice_keys(raw);
  value.erase(std::remove(value.begin(), value.end(), std::string()), value.end());
  bool blank = false;
  for (const std::string& choice : slot.choices) {
    for (const std::vector<std::string>& keys : orders_of(choice_keys(choice))) {
      if (fits(keys, 0, value, 0, Blanks::Filled)) {
        return {};
      }
      blank = blank || fits(keys, 0, value, 0, Blanks::Empty);
    }
  }
  return blank ? "choice-blank" : "choice-unknown";
}

}  // namespace

FieldReading reading_of(const FilledSlot& filled, const Lexicon& lexicon) {
  return filled.reading != nullptr ? *filled.reading : read_field(filled.slot->schema, filled.value->raw, lexicon);
}

std::string problem_of(const FilledSlot& filled, const Lexicon& lexicon) {
  if (filled.slot->schema == FieldSchema::Choice && !filled.slot->choices.empty()) {
    return choice_problem(*filled.slot, filled.value->raw);
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

Finding value_finding(const RuleHead& head, const Evidence& evidence, const FilledSlot& filled, std::string expected,
                      SentenceValues values) {
  values.emplace("slot", slot_title(head, *filled.slot));
  values.emplace("value", plain(shortened(filled.value->raw)));
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
