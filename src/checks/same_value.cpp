// kind = "same-value": one datum stands differently in two places of the agreement.
//
//   siblings = ["client_inn"]     names whose numbered repetitions ("client_inn_2", guessed from words) are the same datum as well
//
// The same datum are also: slots that an author gave one name, and the agreements of template.toml. Where more than two places
// differ, the value that most places have is expected. {slot}, {value}, {expected}, {other_clause}. Clause 5.7.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "checks/compare_values.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"

namespace sverka {

namespace {

using Group = std::vector<FilledSlot>;

// Slots of rows that recur hold other data in each row.
std::vector<FilledSlot> single_slots(const Evidence& evidence) {
  const std::vector<FilledSlot> all = filled_slots(evidence);
  std::set<std::uint32_t> recurring;
  for (const FilledSlot& filled : all) {
    if (filled.value->occurrence > 0) {
      recurring.insert(filled.value->slot);
    }
  }
  std::vector<FilledSlot> single;
  std::copy_if(all.begin(), all.end(), std::back_inserter(single),
               [&](const FilledSlot& filled) { return recurring.count(filled.value->slot) == 0; });
  return single;
}

// A name of the list is the same datum wherever it stands. Any other only where the author wrote the same mark: two phones may
// both have been recognised as the client's phone.
std::string datum_of(const Slot& slot, const std::set<std::string>& siblings) {
  const std::string base(base_name(slot.name));
  return siblings.count(base) != 0 ? base : slot.name + '\n' + slot.mark_text;
}

std::vector<Group> groups_of(const Evidence& evidence, const std::set<std::string>& siblings) {
  std::map<std::string, Group> by_name;
  std::vector<std::string> order;
  const std::vector<FilledSlot> slots = single_slots(evidence);
  for (const FilledSlot& filled : slots) {
    const std::string name = datum_of(*filled.slot, siblings);
    if (by_name[name].empty()) {
      order.push_back(name);
    }
    by_name[name].push_back(filled);
  }
  std::vector<Group> groups;
  std::set<std::string> agreed;
  for (const Agreement& agreement : evidence.sample->agreements) {
    Group group;
    for (const FilledSlot& filled : slots) {
      if (std::find(agreement.slots.begin(), agreement.slots.end(), filled.slot->name) != agreement.slots.end()) {
        group.push_back(filled);
        agreed.insert(datum_of(*filled.slot, siblings));
      }
    }
    groups.push_back(std::move(group));
  }
  for (const std::string& name : order) {
    if (agreed.count(name) == 0) {
      groups.push_back(by_name[name]);
    }
  }
  groups.erase(std::remove_if(groups.begin(), groups.end(), [](const Group& group) { return group.size() < 2; }), groups.end());
  return groups;
}

// The value that most others equal, the first of several.
const FilledSlot& usual(const Group& group, const RuleData& data) {
  const FilledSlot* best = &group.front();
  std::size_t most = 0;
  for (const FilledSlot& one : group) {
    const auto equal = static_cast<std::size_t>(std::count_if(
        group.begin(), group.end(), [&](const FilledSlot& other) { return compare_values(one, other, data) == Sameness::Same; }));
    if (equal > most) {
      most = equal;
      best = &one;
    }
  }
  return *best;
}

}  // namespace

Check make_same_value(Head head, TableReader& parameters) {
  const std::vector<std::string> names = parameters.texts("siblings", Need::Required);
  const std::set<std::string> siblings(names.begin(), names.end());
  return [head, siblings](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const std::vector<Group> groups = groups_of(evidence, siblings);
    std::vector<Finding> findings;
    for (const Group& group : groups) {
      const FilledSlot& expected = usual(group, *head->data);
      for (const FilledSlot& other : group) {
        const Sameness sameness = compare_values(expected, other, *head->data);
        if (sameness == Sameness::Same) {
          continue;
        }
        Finding finding = value_finding(*head, evidence, other, expected.value->raw, {{"other_clause", plain(expected.value->clause)}});
        if (sameness == Sameness::Doubtful) {
          finding.outcome = Outcome::CannotTell;
          finding.severity = Severity::Warning;
        }
        add_locations(finding, evidence, expected.value->places);
        findings.push_back(std::move(finding));
      }
    }
    return groups.empty() ? Verdict{Outcome::Inapplicable, {}, {}} : verdict_of(std::move(findings));
  };
}

}  // namespace sverka
