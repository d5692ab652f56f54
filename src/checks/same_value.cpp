// kind = "same-value": one datum stands differently in two places of the agreement.
//
//   siblings = ["client_inn"]     names whose numbered repetitions ("client_inn_2", guessed from words) are the same datum as well
//
// The same datum are also: slots that an author gave one name, and the agreements of template.toml. Where more than two places
// differ, the value that most places have is expected. {slot}, {value}, {expected}, {other_clause}. A party's
// names in slots of one role ("Customer") that no shortening makes one are a question. Clause 5.7.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "checks/compare_values.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "checks/party_roles.hpp"
#include "programme/organisations.hpp"

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

namespace {

// True if there are names to compare: those of organisations that a party goes by in slots whose own words do not tell that they are one
// datum: by the party's role.
bool add_names_of_roles(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& findings) {
  struct Named {
    FilledSlot filled;
    std::vector<std::string> names;
  };
  std::map<std::string, std::vector<Named>> by_role;
  for (const FilledSlot& filled : single_slots(evidence)) {
    if (filled.slot->schema != FieldSchema::OrganisationName && filled.slot->schema != FieldSchema::Text) {
      continue;
    }
    std::vector<std::string> names = named_organisations(filled.value->raw, head.lexicon());
    const std::string role = names.empty() ? std::string() : role_of(*evidence.sample, *filled.slot, head.lexicon());
    if (!role.empty()) {
      by_role[role].push_back({filled, std::move(names)});
    }
  }
  const auto said = [&](const FilledSlot& filled) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.observed == filled.value->raw; });
  };
  bool any = false;
  for (const auto& [role, mentions] : by_role) {
    any = any || mentions.size() > 1;
    const Named& first = mentions.front();
    for (const Named& other : mentions) {
      const bool same = std::any_of(other.names.begin(), other.names.end(), [&](const std::string& name) {
        return std::any_of(first.names.begin(), first.names.end(),
                           [&](const std::string& known) { return is_same_organisation(known, name, head.lexicon()); });
      });
      if (same || said(other.filled)) {
        continue;
      }
      findings.push_back(
          value_finding(head, evidence, other.filled, first.filled.value->raw, {{"other_clause", plain(first.filled.value->clause)}}));
      findings.back().outcome = Outcome::CannotTell;
      findings.back().severity = Severity::Warning;
      add_locations(findings.back(), evidence, first.filled.value->places);
    }
  }
  return any;
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
    const bool named = add_names_of_roles(*head, evidence, findings);
    return groups.empty() && !named ? Verdict{Outcome::Inapplicable, {}, {}} : verdict_of(std::move(findings));
  };
}

}  // namespace sverka
