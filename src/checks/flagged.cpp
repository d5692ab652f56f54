// kind = "flagged": text that is drawn in a way that only a PDF knows: printed otherwise than shown, of doubtful meaning,
// laid over the page. What is not seen at all is a deviation of the text, and no matter of this kind.
//
//   flags = ["doubtful", ...]   names of RunFlag; text with any of them is found
//   in_slots = false            text inside the value of a slot is left alone; true where the key is absent
// {observed} is the text, {how} says of each flag what it means. Neighbouring runs and blocks make one finding, and past a
// number of findings all the rest are one.
#include <algorithm>
#include <utility>

#include "audit/location.hpp"
#include "checks/constructs.hpp"
#include "checks/findings.hpp"
#include "document/names.hpp"
#include "templates/match.hpp"

namespace sverka {

namespace {

constexpr std::size_t kMostFindings = 12;
constexpr std::size_t kMostPlaces = 40;  // of one finding

struct Group {
  std::vector<Place> places;
  std::uint32_t flags = 0;
};

bool in_a_value(const Evidence& evidence, const Place& place) {
  if (!was_compared(evidence)) {
    return false;
  }
  return std::any_of(evidence.alignment->values.begin(), evidence.alignment->values.end(), [&](const SlotValue& value) {
    return std::any_of(value.places.begin(), value.places.end(), [&](const Place& filled) {
      return filled.block == place.block && filled.range.begin <= place.range.begin && place.range.end <= filled.range.end;
    });
  });
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

bool continues(const Group& group, const Place& place) {
  const Place& last = group.places.back();
  return last.block == place.block ? place.range.begin <= last.range.end + 1 : place.block == last.block + 1;
}

std::vector<Group> groups_of(const Evidence& evidence, std::uint32_t wanted, bool in_slots) {
  std::vector<Group> groups;
  const Document& document = *evidence.document;
  for (std::uint32_t index = 0; index < document.blocks.size(); ++index) {
    const Block& block = document.blocks[index];
    for (const Run& run : block.runs) {
      const Place place{index, run.text};
      if ((run.flags & wanted) == 0 || is_blank(quote_of(document, place)) || (!in_slots && in_a_value(evidence, place))) {
        continue;
      }
      const bool joins = !groups.empty() && (groups.size() == kMostFindings || continues(groups.back(), place));
      if (!joins) {
        groups.emplace_back();
      }
      Group& group = groups.back();
      group.flags |= run.flags & wanted;
      if (group.places.size() < kMostPlaces) {
        group.places.push_back(place);
      }
    }
  }
  return groups;
}

Finding finding_of(const RuleHead& head, const Evidence& evidence, const Group& group, const std::vector<std::string>& clauses) {
  std::string text;
  for (const Place& place : group.places) {
    text += (text.empty() ? "" : " ") + quote_of(*evidence.document, place);
  }
  const std::uint32_t first = group.places.front().block;
  SentenceValues values;
  values.emplace("how", words_of_flags(head, group.flags));
  Finding finding = new_finding(head, first < clauses.size() ? clauses[first] : std::string(), "", std::move(text), std::move(values));
  add_locations(finding, evidence, group.places);
  return finding;
}

}  // namespace

Check make_flagged(Head head, TableReader& parameters) {
  std::uint32_t wanted = 0;
  for (const std::string& name : parameters.texts("flags", Need::Required)) {
    if (const auto flag = parse_run_flag(name)) {
      wanted |= *flag;
    } else {
      parameters.refuse("flags", "no flag of a run is called \"" + name + "\"");
    }
  }
  const bool in_slots = parameters.flag("in_slots", true);
  return [head, wanted, in_slots](const Evidence& evidence) {
    if (evidence.document == nullptr || evidence.sample == nullptr) {
      return not_compared();
    }
    if (evidence.document->format != "pdf") {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    std::vector<Finding> findings;
    const std::vector<Group> groups = groups_of(evidence, wanted, in_slots);
    if (!groups.empty()) {
      const std::vector<std::string>& clauses = evidence.alignment->clauses;
      for (const Group& group : groups) {
        findings.push_back(finding_of(*head, evidence, group, clauses));
      }
    }
    add_construct_findings(*head, evidence, findings);
    return verdict_of(std::move(findings));
  };
}

}  // namespace sverka
