// kind = "deviations": the matcher's deviations of some classes, and the constructs that constructs.toml gives to the rule.
//
//   classes = ["changed"]           names of DeviationClass
//   stories = ["comment"]           only in these stories; except_stories: not in them
//   inside_slot = true | false      only in values, or only outside them
//   invisible = true | false        for look-alike and changed text: by characters that nobody sees, or by letters
//   values = true                   also values written in doubles of another alphabet's letters
//
// Messages may name {expected}, {observed}, {clause}, {moved_to}, {slot}, {how} (why it is not seen), {before}, {after}. An edit of
// one word's ending beside a filled slot is a question: Russian bends words to what was filled in.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "checks/alphabets.hpp"
#include "checks/amended.hpp"
#include "checks/constructs.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "checks/program_marks.hpp"
#include "checks/scanned_pages.hpp"
#include "checks/touches.hpp"
#include "document/names.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

// U+202A to U+202E, U+2066 to U+2069: they turn the shown order of what stands between them.
bool turns_order(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t sign = next_code_point(text, at);
    if ((sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069)) {
      return true;
    }
  }
  return false;
}

bool by_invisible(const Deviation& deviation) {
  return deviation.invisible || (turns_order(deviation.observed) && !turns_order(deviation.expected));
}

struct Selection {
  std::set<DeviationClass> classes;
  std::set<Story> stories, except_stories;
  std::optional<bool> inside_slot, invisible;
  std::optional<Alphabets> values;

  bool takes(const Deviation& deviation, const Document& document) const {
    if (classes.count(deviation.deviation_class) == 0 || (inside_slot && *inside_slot != deviation.inside_slot) ||
        (invisible && *invisible != by_invisible(deviation))) {
      return false;
    }
    const bool placed = !deviation.places.empty() && deviation.places.front().block < document.blocks.size();
    const Story story = placed ? document.blocks[deviation.places.front().block].story : Story::Body;
    return (stories.empty() || stories.count(story) != 0) && except_stories.count(story) == 0;
  }
};

constexpr DeviationClass kClasses[] = {DeviationClass::Added,         DeviationClass::Removed,      DeviationClass::Changed,
                                       DeviationClass::Moved,         DeviationClass::Hidden,       DeviationClass::LookAlike,
                                       DeviationClass::Numbering,     DeviationClass::Structure,    DeviationClass::SlotAbuse,
                                       DeviationClass::PendingChange, DeviationClass::ForeignObject};

std::set<DeviationClass> read_classes(TableReader& parameters) {
  std::set<DeviationClass> classes;
  for (const std::string& name : parameters.texts("classes", Need::Required)) {
    const auto found = std::find_if(std::begin(kClasses), std::end(kClasses), [&](DeviationClass one) { return name_of(one) == name; });
    if (found == std::end(kClasses)) {
      parameters.refuse("classes", "no class of deviations is called \"" + name + "\"");
    } else {
      classes.insert(*found);
    }
  }
  return classes;
}

std::set<Story> read_stories(TableReader& parameters, std::string_view key) {
  std::set<Story> stories;
  if (parameters.has(key)) {
    for (const std::string& name : parameters.texts(key)) {
      if (const auto story = parse_story(name)) {
        stories.insert(*story);
      } else {
        parameters.refuse(key, "no story is called \"" + name + "\"");
      }
    }
  }
  return stories;
}

std::optional<bool> read_choice(TableReader& parameters, std::string_view key) {
  return parameters.has(key) ? std::optional<bool>(parameters.flag(key, false)) : std::nullopt;
}

Finding finding_of(const RuleHead& head, const Evidence& evidence, const Deviation& deviation) {
  SentenceValues values;
  values.emplace("moved_to", plain(deviation.moved_to));
  values.emplace("before", plain(deviation.before));
  values.emplace("after", plain(deviation.after));
  values.emplace("how", words_of_flags(head, deviation.flags));
  values.emplace("name", words(head, "class." + std::string(name_of(deviation.deviation_class))));
  values.emplace("detail", Sentence{});  // only an item of the file knows who and when
  if (deviation.slot >= 0 && static_cast<std::size_t>(deviation.slot) < evidence.sample->slots.size()) {
    values.emplace("slot", slot_title(head, evidence.sample->slots[static_cast<std::size_t>(deviation.slot)]));
  }
  Finding finding = new_finding(head, deviation.clause, deviation.expected, deviation.observed, std::move(values));
  if (deviation.only_ending) {
    finding.outcome = Outcome::CannotTell;
    finding.severity = Severity::Warning;
    if (const Sentence* question = head.data->messages.find("check.only-ending")) {
      finding.message = fill(*question, SentenceValues{{"expected", plain(deviation.expected)}, {"observed", plain(deviation.observed)}});
    }
  }
  if (deviation.deviation_class == DeviationClass::Numbering && deviation.observed.empty() != deviation.expected.empty()) {
    const std::string key = deviation.observed.empty() ? "check.number-missing" : "check.number-extra";
    if (const Sentence* lost = head.data->messages.find(key)) {
      finding.message = fill(*lost, SentenceValues{{"expected", plain(deviation.expected)}, {"observed", plain(deviation.observed)}});
    }
  }
  finding.deviation_class = deviation.deviation_class;
  finding.touches = touches(deviation, *evidence.document, head.lexicon());
  finding.before = deviation.before;
  finding.after = deviation.after;
  add_locations(finding, evidence, deviation.places);
  return finding;
}

void add_values(const RuleHead& head, const Alphabets& alphabets, const Evidence& evidence, std::vector<Finding>& findings) {
  for (const FilledSlot& filled : filled_slots(evidence)) {
    const std::string words = alphabets.suspects(filled.value->raw).look_alike;
    const bool said = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      return !finding.locations.empty() && !filled.value->places.empty() &&
             finding.locations.front().place.block == filled.value->places.front().block &&
             words.find(finding.observed) != std::string::npos;
    });
    if (words.empty() || said) {
      continue;
    }
    Finding finding = value_finding(head, evidence, filled, "", {{"observed", plain(words)}});
    if (const Sentence* in_value = head.data->messages.find("check.look-alike-value")) {
      finding.message = fill(*in_value, SentenceValues{{"slot", slot_title(head, *filled.slot)},
                                                       {"observed", plain(words)},
                                                       {"value", plain(shortened(filled.value->raw))}});
    }
    finding.deviation_class = DeviationClass::LookAlike;
    findings.push_back(std::move(finding));
  }
}

Verdict judge(const RuleHead& head, const Selection& selection, bool with_constructs, const Evidence& evidence) {
  if (!was_compared(evidence)) {
    return not_compared();
  }
  const AmendedClauses amended(evidence);
  const ScannedPages scanned(evidence);
  const ProgramMarks marks(evidence, head.lexicon());
  std::vector<Finding> findings;
  std::vector<Amendment> accepted;
  for (const Deviation& deviation : evidence.alignment->deviations) {
    if (!selection.takes(deviation, *evidence.document) || scanned.must_hold(deviation) || marks.explain(deviation)) {
      continue;
    }
    if (const Amendment* amendment = amended.excusing(deviation)) {
      accepted.push_back(*amendment);
    } else {
      findings.push_back(finding_of(head, evidence, deviation));
    }
  }
  if (selection.values) {
    add_values(head, *selection.values, evidence, findings);
  }
  if (with_constructs) {
    add_construct_findings(head, evidence, findings);
  }
  Verdict verdict = verdict_of(std::move(findings));
  verdict.accepted = std::move(accepted);
  return verdict;
}

}  // namespace

Check make_deviations(Head head, TableReader& parameters) {
  Selection selection;
  selection.classes = read_classes(parameters);
  selection.stories = read_stories(parameters, "stories");
  selection.except_stories = read_stories(parameters, "except_stories");
  selection.inside_slot = read_choice(parameters, "inside_slot");
  selection.invisible = read_choice(parameters, "invisible");
  if (parameters.flag("values", false)) {
    selection.values.emplace(head->lexicon());
  }
  const bool with_constructs = reports_constructs(*head);
  return [head, selection, with_constructs](const Evidence& evidence) { return judge(*head, selection, with_constructs, evidence); };
}

}  // namespace sverka
