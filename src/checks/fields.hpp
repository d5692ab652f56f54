// The filled slots of a document, and how their names group them: whose they are, and which say the same datum.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "audit/evidence.hpp"
#include "checks/kind.hpp"

namespace sverka {

struct FilledSlot {
  const Slot* slot = nullptr;
  const SlotValue* value = nullptr;
  const FieldReading* reading = nullptr;  // null where the evidence has no readings
};

// Those in state Filled, in template order. Views into the evidence.
std::vector<FilledSlot> filled_slots(const Evidence& evidence);
// Those of the schemas only.
std::vector<FilledSlot> filled_slots(const Evidence& evidence, const std::set<FieldSchema>& schemas);

// "client_inn" of "client_inn_2": a guess that came twice is numbered by the template's scan.
std::string_view base_name(std::string_view name);
// "client" of "client_inn_2", "company" of "company_bic"; empty for a name without a party.
std::string_view party_of(std::string_view name);

// The party's value of that schema: of the same party by name, else the one of the schema nearest in the template. Null if there
// is none.
const FilledSlot* nearest_of_party(const std::vector<FilledSlot>& slots, const FilledSlot& to, FieldSchema schema);

// The template's text in the slot's block from the previous slot (or the beginning) up to the slot.
std::string_view words_before(const Template& sample, const Slot& slot);

// A finding about the value of a slot, with its places; {slot} is what the template calls it, {value} what stands there.
Finding value_finding(const RuleHead& head, const Evidence& evidence, const FilledSlot& filled, std::string expected,
                      std::map<std::string, Sentence, std::less<>> values = {});

// How the value reads by programme/field_value.hpp.
FieldReading reading_of(const FilledSlot& filled, const Lexicon& lexicon);

// The problem code of that reading; of a choice, of choice_problem(). Empty: nothing to say.
std::string problem_of(const FilledSlot& filled, const Lexicon& lexicon);

// What a slot is called for people: the sentence "slot.<base name>", or "schema.<schema>" if there is none.
Sentence slot_title(const RuleHead& head, const Slot& slot);

// Schemas by the names of a rule's parameter; unknown names are refused.
std::set<FieldSchema> read_schemas(TableReader& parameters, std::string_view key);

}  // namespace sverka
