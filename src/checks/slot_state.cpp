// kind = "slot-state": slots in some state.
//
//   states = ["empty", "missing", "untouched"]
//   problems = ["placeholder-left"]      also filled slots whose value has one of these problem codes
//
// {slot} is what the slot is called, {expected} the mark of the template. Lines that wait for a pen are right when empty, and so are
// slots that need not be filled. Clause 5.3.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "checks/amended.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "checks/party.hpp"
#include "checks/program_marks.hpp"
#include "checks/scanned_pages.hpp"
#include "checks/signatory.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

constexpr std::array<std::pair<std::string_view, SlotState>, 3> kStates = {
    {{"empty", SlotState::Empty}, {"missing", SlotState::Missing}, {"untouched", SlotState::Untouched}}};

std::set<SlotState> read_states(TableReader& parameters) {
  std::set<SlotState> states;
  for (const std::string& name : parameters.texts("states", Need::Required)) {
    const auto found = std::find_if(kStates.begin(), kStates.end(), [&](const auto& state) { return state.first == name; });
    if (found == kStates.end()) {
      parameters.refuse("states", "no state of a slot is called \"" + name + "\"");
    } else {
      states.insert(found->second);
    }
  }
  return states;
}

// A date in the line of a signature is written when it is signed.
bool is_date_of_signature(const Template& sample, const Slot& slot) {
  return slot.schema == FieldSchema::Date && std::any_of(sample.slots.begin(), sample.slots.end(), [&](const Slot& other) {
           return other.schema == FieldSchema::Signature && other.block == slot.block;
         });
}

bool waits_for_pen(const Template& sample, const Slot& slot) {
  return slot.schema == FieldSchema::Signature || slot.schema == FieldSchema::Picture || slot.schema == FieldSchema::CheckBox ||
         is_date_of_signature(sample, slot);
}

// The words around the slot are gone with it: that is said already.
bool went_with_its_text(const Alignment& alignment, const Slot& slot) {
  return std::any_of(alignment.deviations.begin(), alignment.deviations.end(), [&](const Deviation& deviation) {
    const bool gone = deviation.deviation_class == DeviationClass::Removed || deviation.deviation_class == DeviationClass::Changed ||
                      deviation.deviation_class == DeviationClass::PendingChange || deviation.deviation_class == DeviationClass::Structure;
    return gone && std::any_of(deviation.template_places.begin(), deviation.template_places.end(),
                               [&](const Place& place) { return place.block == slot.block; });
  });
}

bool has_problem(const FilledSlot& filled, const std::vector<std::string>& problems, const Lexicon& lexicon) {
  return !problems.empty() && std::find(problems.begin(), problems.end(), problem_of(filled, lexicon)) != problems.end();
}

// On paper the template's own words in its place are all that is left of a content control.
bool shows_its_mark(const Slot& slot, const SlotValue& value) {
  return slot.mark == SlotMark::Control && !slot.mark_text.empty() && fold_spaces(value.raw) == fold_spaces(slot.mark_text);
}

// The name was left out, and the position before it was taken for it.
bool is_position_only(const Slot& slot, const SlotValue& value, const Lexicon& lexicon) {
  return slot.schema == FieldSchema::PersonName && read_signatory(value.raw, lexicon).name.empty();
}

bool is_dash(std::string_view raw) {
  const std::vector<Word> words = split_words(raw);
  return !words.empty() && std::all_of(words.begin(), words.end(), [](const Word& word) { return word.is("-"); });
}

// A sole trader has no KPP, and signs for itself without a basis; who signs for himself may draw a dash behind "represented by".
bool needs_none(const std::vector<Party>& parties, const Slot& slot, std::string_view raw) {
  const std::string_view name = base_name(slot.name);
  const bool of_signatory = (slot.schema == FieldSchema::PersonName || slot.schema == FieldSchema::Position) &&
                            (name.ends_with("_signatory") || name.ends_with("_position")) && is_dash(raw);
  return (slot.schema == FieldSchema::Kpp || slot.schema == FieldSchema::Basis || of_signatory) &&
         std::any_of(parties.begin(), parties.end(),
                     [&](const Party& party) { return party.name == party_of(slot.name) && is_sole_trader(party); });
}

}  // namespace

Check make_slot_state(Head head, TableReader& parameters) {
  const std::set<SlotState> states = read_states(parameters);
  const std::vector<std::string> problems = parameters.has("problems") ? parameters.texts("problems") : std::vector<std::string>();
  return [head, states, problems](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const AmendedClauses amended(evidence);
    const ScannedPages scanned(evidence);
    const ProgramMarks marks(evidence, head->lexicon());
    std::vector<Finding> findings;
    bool any = false;
    const std::vector<SlotValue>& values = evidence.alignment->values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const SlotValue& value = values[i];
      if (value.slot >= evidence.sample->slots.size()) {
        continue;
      }
      const Slot& slot = evidence.sample->slots[value.slot];
      if (waits_for_pen(*evidence.sample, slot)) {
        continue;
      }
      any = true;
      const FilledSlot filled{&slot, &value, i < evidence.readings.size() ? &evidence.readings[i] : nullptr};
      const bool unfilled =
          value.state == SlotState::Filled &&
          (has_problem(filled, problems, head->lexicon()) || (states.count(SlotState::Untouched) != 0 && shows_its_mark(slot, value)) ||
           (states.count(SlotState::Empty) != 0 && is_position_only(slot, value, head->lexicon())));
      if (states.count(value.state) == 0 && !unfilled) {
        continue;
      }
      // A line is left empty as it is; of other marks something must become, if only nothing.
      const bool may_stand = value.state != SlotState::Untouched || (slot.mark == SlotMark::Underscores && !slot.required);
      const bool left_out = !unfilled || is_dash(value.raw);
      const bool optional = may_stand && left_out && (!slot.required || needs_none(parties_of(evidence, head->lexicon()), slot, value.raw));
      if (optional || amended.covering(slot.clause) != nullptr ||
          (value.state == SlotState::Missing && went_with_its_text(*evidence.alignment, slot)) ||
          (value.state != SlotState::Filled && (scanned.must_hold(slot) || marks.explain(slot)))) {
        continue;
      }
      findings.push_back(value_finding(*head, evidence, filled, ""));
    }
    return any ? verdict_of(std::move(findings)) : Verdict{Outcome::Inapplicable, {}, {}};
  };
}

}  // namespace sverka
