// kind = "document-fields": fields that would print something else than what is shown, or that the template lacks; and controls
// whose stored value replaces the shown one on opening. No parameters.
//
// {instruction} is the field's, {observed} its shown result. Lists of the lexicon: "layout_fields" (tables of contents and the like) are
// harmless, of them "margin_fields" only in headers and footers. In a value only "value_fields" are (a form's field, a live address): what
// is calculated or fetched may show another value tomorrow, which is a question.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "checks/constructs.hpp"
#include "checks/findings.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

std::string name_of_field(std::string_view instruction) {
  const std::string folded = fold_spaces(instruction);
  return to_lower(folded.substr(0, folded.find(' ')));
}

// Without switches that only tell how the result looks.
std::string normal_instruction(std::string_view instruction) {
  std::string normal = to_lower(fold_spaces(instruction));
  for (const std::string_view look : {" \\* mergeformat", " \\* charformat", " \\h"}) {
    for (std::size_t at = normal.find(look); at != std::string::npos; at = normal.find(look)) {
      normal.erase(at, look.size());
    }
  }
  return normal;
}

bool listed(const Lexicon& lexicon, std::string_view list, const std::string& name) {
  const auto names = lexicon.list(list);
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<Place> places_of(const Document& document, const Span& span) {
  std::vector<Place> places;
  for (std::uint32_t block = span.first_block; block <= span.last_block && block < document.blocks.size(); ++block) {
    const auto size = static_cast<std::uint32_t>(document.blocks[block].text.size());
    const std::uint32_t begin = block == span.first_block ? std::min(span.begin, size) : 0;
    const std::uint32_t end = block == span.last_block ? std::min(span.end, size) : size;
    places.push_back(Place{block, TextRange{begin, std::max(begin, end)}});
  }
  return places;
}

std::string text_of(const Document& document, const std::vector<Place>& places) {
  std::string text;
  for (const Place& place : places) {
    text += (text.empty() ? "" : "\n") + document.blocks[place.block].text.substr(place.range.begin, place.range.end - place.range.begin);
  }
  return text;
}

bool inside_value(const Evidence& evidence, const std::vector<Place>& places) {
  return !places.empty() && std::all_of(places.begin(), places.end(), [&](const Place& place) {
    for (const SlotValue& value : evidence.alignment->values) {
      for (const Place& slot : value.places) {
        if (slot.block == place.block && slot.range.begin <= place.range.begin && place.range.end <= slot.range.end) {
          return true;
        }
      }
    }
    return false;
  });
}

// A reference by another bookmark that leads to the same paragraph: programs rename bookmarks when they save.
bool leads_where_template_does(const Evidence& evidence, const std::string& instruction) {
  const std::string folded = fold_spaces(instruction);
  const std::size_t space = folded.find(' ');
  if (space == std::string::npos) {
    return false;
  }
  const std::string rest = folded.substr(space + 1);
  const std::string prefix = rest.substr(0, rest.find(' ')) + "=";
  // A bookmark of the template is not renamed: the reference goes elsewhere.
  const auto& template_items = evidence.sample->document.items;
  if (std::any_of(template_items.begin(), template_items.end(),
                  [&](const Item& item) { return item.kind == "bookmark-target" && item.value.starts_with(prefix); })) {
    return false;
  }
  const auto target_of = [](const Item& item) { return item.value.substr(item.value.find('=') + 1); };
  for (const Item& item : evidence.document->items) {
    if (item.kind != "bookmark-target" || !item.value.starts_with(prefix) || item.value.size() == prefix.size()) {
      continue;
    }
    for (const Item& other : template_items) {
      if (other.kind == item.kind && target_of(other) == target_of(item)) {
        return true;
      }
    }
  }
  return false;
}

// A link whose address is its shown text, or an anchor within the document.
bool plain_link(std::string_view instruction, std::string_view shown) {
  const std::string folded = to_lower(fold_spaces(instruction));
  const std::string text = to_lower(fold_spaces(shown));
  return folded.find(" \\l ") != std::string::npos || (!text.empty() && folded.find(text) != std::string::npos);
}

bool in_margins(const Evidence& evidence, const Field& field) {
  const Story story = evidence.document->blocks[field.result.first_block].story;
  return story == Story::Header || story == Story::Footer;
}

// A table of contents or an index takes in what stands in it and drops it when it is refreshed: only the template's own is layout.
bool template_gathers(const Evidence& evidence, const std::string& name) {
  const auto& fields = evidence.sample->document.fields;
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return name_of_field(field.instruction) == name; });
}

bool is_layout(const Evidence& evidence, const Lexicon& lexicon, const Field& field, const std::string& name) {
  if (listed(lexicon, "gathering_fields", name) && !template_gathers(evidence, name)) {
    return false;
  }
  return listed(lexicon, "layout_fields", name) && (in_margins(evidence, field) || !listed(lexicon, "margin_fields", name));
}

// The fields that the template lacks. Where it has fewer of one instruction than the document, those in other clauses than its own
// are the new ones.
std::vector<Field> fields_beyond_template(const Evidence& evidence) {
  const Document& sample = evidence.sample->document;
  const std::vector<std::string>& sample_clauses = evidence.sample->clauses;
  const std::vector<std::string>& clauses = evidence.alignment->clauses;
  const auto stands_so = [&](const Field& expected, const Field& observed) {
    return expected.instruction == observed.instruction &&
           sample_clauses[expected.result.first_block] == clauses[observed.result.first_block];
  };
  if (std::equal(sample.fields.begin(), sample.fields.end(), evidence.document->fields.begin(), evidence.document->fields.end(),
                 stands_so)) {
    return {};
  }
  std::map<std::string, std::size_t> left;
  std::multiset<std::pair<std::string, std::string>> at_home;
  for (const Field& field : sample.fields) {
    const std::string instruction = normal_instruction(field.instruction);
    ++left[instruction];
    at_home.emplace(instruction, sample_clauses[field.result.first_block]);
  }
  std::vector<const Field*> others;
  for (const Field& field : evidence.document->fields) {
    const std::string instruction = normal_instruction(field.instruction);
    const auto home = at_home.find({instruction, clauses[field.result.first_block]});
    if (home == at_home.end()) {
      others.push_back(&field);
      continue;
    }
    at_home.erase(home);
    --left[instruction];
  }
  std::vector<Field> beyond;
  for (const Field* field : others) {
    std::size_t& known = left[normal_instruction(field->instruction)];
    if (known > 0) {
      --known;
    } else {
      beyond.push_back(*field);
    }
  }
  return beyond;
}

void add_fields(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& findings) {
  const Lexicon& lexicon = head.lexicon();
  for (const Field& field : fields_beyond_template(evidence)) {
    const std::string name = name_of_field(field.instruction);
    const std::vector<Place> places = places_of(*evidence.document, field.result);
    const std::string shown = text_of(*evidence.document, places);
    const bool in_value = inside_value(evidence, places);
    if (is_layout(evidence, lexicon, field, name) || (in_value && (name.empty() || listed(lexicon, "value_fields", name))) ||
        (name == "hyperlink" && plain_link(field.instruction, shown)) ||
        (listed(lexicon, "reference_fields", name) && leads_where_template_does(evidence, field.instruction))) {
      continue;
    }
    Finding finding = new_finding(head, "", "", shown, {{"instruction", plain(shortened(field.instruction, 100))}});
    if (in_value) {
      finding.outcome = Outcome::CannotTell;
      finding.severity = Severity::Warning;
    }
    add_locations(finding, evidence, places);
    findings.push_back(std::move(finding));
  }
}

// References that went to each other's targets: the same instructions, in another order than the template's.
void add_swapped_references(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& findings) {
  const auto references = [&](const Document& document) {
    std::vector<const Field*> fields;
    for (const Field& field : document.fields) {
      if (listed(head.lexicon(), "reference_fields", name_of_field(field.instruction))) {
        fields.push_back(&field);
      }
    }
    return fields;
  };
  const std::vector<const Field*> expected = references(evidence.sample->document);
  const std::vector<const Field*> observed = references(*evidence.document);
  const auto same_instruction = [](const Field* one, const Field* other) { return one->instruction == other->instruction; };
  if (expected.size() != observed.size() || std::equal(expected.begin(), expected.end(), observed.begin(), same_instruction)) {
    return;
  }
  std::multiset<std::string> wanted, found;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    wanted.insert(normal_instruction(expected[i]->instruction));
    found.insert(normal_instruction(observed[i]->instruction));
  }
  if (wanted != found) {
    return;
  }
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (normal_instruction(expected[i]->instruction) == normal_instruction(observed[i]->instruction)) {
      continue;
    }
    const std::vector<Place> places = places_of(*evidence.document, observed[i]->result);
    Finding finding =
        new_finding(head, "", "", text_of(*evidence.document, places), {{"instruction", plain(shortened(observed[i]->instruction, 100))}});
    add_locations(finding, evidence, places);
    findings.push_back(std::move(finding));
  }
}

void add_bound_controls(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& findings) {
  for (const Control& control : evidence.document->controls) {
    if (!control.bound || control.bound_value.empty() || control.shows_placeholder) {
      continue;
    }
    const std::vector<Place> places = places_of(*evidence.document, control.span);
    const std::string shown = text_of(*evidence.document, places);
    if (fold_spaces(shown) == fold_spaces(control.bound_value)) {
      continue;
    }
    Finding finding = new_finding(head, "", control.bound_value, shown, {{"instruction", plain(control.name)}});
    if (const Sentence* bound = head.data->messages.find("check.bound-value")) {
      finding.message =
          fill(*bound, SentenceValues{{"expected", plain(shortened(control.bound_value))}, {"observed", plain(shortened(shown))}});
    }
    add_locations(finding, evidence, places);
    findings.push_back(std::move(finding));
  }
}

// Fields and controls are found by their place alone: their clause follows from it.
void add_clauses(const Evidence& evidence, std::vector<Finding>& findings) {
  const std::vector<std::string>& clauses = evidence.alignment->clauses;
  for (Finding& finding : findings) {
    if (!finding.clause.empty() || finding.locations.empty()) {
      continue;
    }
    for (Location& location : finding.locations) {
      location.clause = location.place.block < clauses.size() ? clauses[location.place.block] : std::string();
    }
    finding.clause = finding.locations.front().clause;
  }
}

}  // namespace

Check make_document_fields(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    std::vector<Finding> findings;
    add_fields(*head, evidence, findings);
    add_swapped_references(*head, evidence, findings);
    add_bound_controls(*head, evidence, findings);
    add_clauses(evidence, findings);
    add_construct_findings(*head, evidence, findings);
    if (findings.empty() && evidence.document->fields.empty() && evidence.document->controls.empty()) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    return verdict_of(std::move(findings));
  };
}

}  // namespace sverka
