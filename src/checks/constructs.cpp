// kind = "constructs": items of the document that the template lacks, by checks/data/constructs.toml. No parameters.
// {name} is what the item is, {observed} its text or target, {detail} who and when, in brackets, or nothing.
#include "checks/constructs.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "checks/findings.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

using Construct = RuleData::Construct;
using ValueIs = RuleData::Construct::ValueIs;

constexpr std::string_view kParagraphSign = "\xC2\xB6";
constexpr std::string_view kUnmodelledRule = "unmodelled-construct";

// Kinds that nobody described: what they do to the text cannot be told.
const Construct& construct_of(const RuleData& data, const std::string& kind) {
  for (const Construct& construct : data.constructs) {
    if (construct.kind == kind) {
      return construct;
    }
  }
  static const Construct unknown = [] {
    Construct construct;
    construct.rule = kUnmodelledRule;
    construct.outcome = Outcome::CannotTell;
    return construct;
  }();
  return unknown;
}

std::string identity(const Construct& construct, const Item& item) {
  return construct.by_kind ? item.kind : item.kind + '\n' + item.value;
}

std::map<std::string, std::size_t> items_of_template(const RuleHead& head, const Evidence& evidence) {
  std::map<std::string, std::size_t> counts;
  if (evidence.sample != nullptr) {
    for (const Item& item : evidence.sample->document.items) {
      const Construct& construct = construct_of(*head.data, item.kind);
      if (construct.rule == head.id) {
        ++counts[identity(construct, item)];
      }
    }
  }
  return counts;
}

bool meet(const Item& item, const Place& place) {
  return item.block == place.block && (item.range == place.range || (item.range.begin < place.range.end &&
                                                                      place.range.begin < item.range.end));
}

// The slot whose value the item stands in.
const Slot* slot_around(const Evidence& evidence, const Item& item) {
  if (!was_compared(evidence) || item.block == kNone) {
    return nullptr;
  }
  for (const SlotValue& value : evidence.alignment->values) {
    for (const Place& place : value.places) {
      const bool inside = place.block == item.block && place.range.begin <= item.range.begin &&
                          item.range.end <= place.range.end;
      if (inside && value.slot < evidence.sample->slots.size()) {
        return &evidence.sample->slots[value.slot];
      }
    }
  }
  return nullptr;
}

// "https://aimylogic.com/" for the text "aimylogic.com", "mailto:a@b.ru" for "a@b.ru": what programs make of an address as it
// is typed.
std::string bare_target(std::string_view target) {
  std::string bare = to_lower(fold_spaces(target));
  for (const std::string_view scheme : {"mailto:", "https://", "http://", "tel:", "www."}) {
    if (bare.starts_with(scheme)) {
      bare.erase(0, scheme.size());
    }
  }
  while (!bare.empty() && bare.back() == '/') {
    bare.pop_back();
  }
  return bare;
}

std::string text_at(const Document& document, const Item& item) {
  if (item.block >= document.blocks.size() || item.range.end > document.blocks[item.block].text.size() ||
      item.range.begin > item.range.end) {
    return {};
  }
  return document.blocks[item.block].text.substr(item.range.begin, item.range.end - item.range.begin);
}

bool is_layout_field(std::string_view instruction, const Lexicon& lexicon) {
  const std::string name = to_lower(instruction.substr(0, instruction.find(' ')));
  const auto names = lexicon.list("layout_fields");
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What the template's own fields do on opening is expected.
bool template_has_field(const Evidence& evidence, std::string_view instruction) {
  const std::string wanted = fold_spaces(instruction);
  return evidence.sample != nullptr &&
         std::any_of(evidence.sample->document.fields.begin(), evidence.sample->document.fields.end(),
                     [&](const Field& field) { return fold_spaces(field.instruction) == wanted; });
}

// "header-first": whoever put another header on the first page is told so already.
bool header_was_edited(const Evidence& evidence, const Item& item) {
  const HeaderUse use = item.value.ends_with("first") ? HeaderUse::First : HeaderUse::Even;
  return was_compared(evidence) &&
         std::any_of(evidence.alignment->deviations.begin(), evidence.alignment->deviations.end(),
                     [&](const Deviation& deviation) {
                       return std::any_of(deviation.places.begin(), deviation.places.end(), [&](const Place& place) {
                         return place.block < evidence.document->blocks.size() &&
                                evidence.document->blocks[place.block].header_use == use;
                       });
                     });
}

// The words of a bookmark's paragraph as far as they can be held against another: without the number, whose changes are said
// where they are made, and without the last word, which is cut off at a length.
std::vector<std::string> target_words(std::string_view value) {
  std::string_view text = value.substr(std::min(value.size(), value.find('=') + 1));
  text.remove_prefix(std::min(text.size(), text.find_first_not_of("0123456789. ")));
  std::vector<std::string> words;
  tokenize(text, [&](const Token&, std::string_view key) { words.emplace_back(key); });
  if (words.size() > 1) {
    words.pop_back();
  }
  return words;
}

// A bookmark's paragraph may hold a slot: only what stands before its mark is held against the document.
bool same_bookmark_target(std::string_view expected, std::string_view observed) {
  const std::size_t mark = expected.find_first_of("_{[<", expected.find('='));
  const std::vector<std::string> wanted = target_words(expected.substr(0, mark));
  const std::vector<std::string> found = target_words(observed);
  const std::size_t common = std::min(wanted.size(), found.size());
  const bool both_or_none = wanted.empty() == found.empty() || mark != std::string_view::npos;
  return both_or_none && std::equal(wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t>(common), found.begin());
}

// A reference may go to a bookmark that the template has; where it leads must not change. A new bookmark alone does nothing.
bool bookmark_moved(const Evidence& evidence, const Item& item) {
  const std::string name = item.value.substr(0, item.value.find('='));
  bool known = false;
  if (evidence.sample != nullptr) {
    for (const Item& other : evidence.sample->document.items) {
      if (other.kind == item.kind && other.value.substr(0, other.value.find('=')) == name) {
        known = true;
        if (same_bookmark_target(other.value, item.value)) {
          return false;
        }
      }
    }
  }
  return known || item.value.size() == name.size() + 1;
}

bool harmless(const RuleHead& head, const Evidence& evidence, const Construct& construct, const Item& item) {
  if (construct.value_is == ValueIs::Target) {
    // An anchor inside the document leads to its own text.
    if (item.value.starts_with('#') || bare_target(item.value) == bare_target(text_at(*evidence.document, item))) {
      return true;
    }
  }
  if (construct.value_is == ValueIs::Instruction &&
      (is_layout_field(item.value, head.lexicon()) || template_has_field(evidence, item.value))) {
    return true;
  }
  if (construct.value_is == ValueIs::HeaderUse && header_was_edited(evidence, item)) {
    return true;
  }
  if (construct.value_is == ValueIs::Bookmark && !bookmark_moved(evidence, item)) {
    return true;
  }
  const Slot* slot = slot_around(evidence, item);
  return slot != nullptr && (!construct.in_slots || slot->schema == FieldSchema::Picture);
}

std::string in_brackets(const std::string& detail) { return detail.empty() ? "" : " (" + shortened(detail, 80) + ")"; }

bool speaks_of(const Finding& finding, const Construct& construct, const Item& item) {
  for (const Location& location : finding.locations) {
    // An item without text of its own (a paragraph's mark, a row) is said with its block.
    const bool same_block = item.range.begin == item.range.end && location.place.block == item.block;
    if (location.in_document && (same_block || meet(item, location.place))) {
      return true;
    }
  }
  const std::string text = fold_spaces(item.value);
  const std::string observed = fold_spaces(finding.observed);
  return construct.value_is == ValueIs::Text && !text.empty() && text != kParagraphSign && !observed.empty() &&
         (text.find(observed) != std::string::npos || observed.find(text) != std::string::npos);
}

// Clauses of the document's blocks, found when the first finding needs them.
class ClauseOfItem {
 public:
  explicit ClauseOfItem(const Evidence& evidence) : evidence_(evidence) {}
  std::string operator()(const Item& item) {
    if (item.block >= evidence_.document->blocks.size()) {
      return {};
    }
    if (clauses_.empty()) {
      clauses_ = clauses_of(*evidence_.document, *evidence_.lexicon);
    }
    return item.block < clauses_.size() ? clauses_[item.block] : std::string();
  }

 private:
  const Evidence& evidence_;
  std::vector<std::string> clauses_;
};

Finding finding_of(const RuleHead& head, const Evidence& evidence, const Construct& construct, const Item& item,
                   std::string clause) {
  const std::string part = item.part < evidence.document->parts.size() ? evidence.document->parts[item.part] : "";
  // A picture's value is a hash: the name of its part says more.
  const bool telling = construct.value_is != ValueIs::Name || item.detail.empty();
  const std::string shown = telling ? item.value : item.detail;
  SentenceValues values;
  values.emplace("name", construct.name.russian.empty() ? plain(item.kind) : construct.name);
  values.emplace("detail", plain(in_brackets(telling ? item.detail : std::string())));
  values.emplace("how", construct.name.russian.empty() ? plain(item.kind) : construct.name);
  Finding finding = new_finding(head, std::move(clause), "", shown, std::move(values));
  finding.severity = construct.severity;
  finding.outcome = construct.outcome;
  finding.deviation_class = DeviationClass::ForeignObject;
  if (item.block < evidence.document->blocks.size()) {
    add_locations(finding, evidence, {Place{item.block, item.range}});
  } else {
    Location location;
    location.part = part;
    location.quote = shown;
    location.in_document = false;
    finding.locations.push_back(std::move(location));
  }
  return finding;
}

}  // namespace

bool reports_constructs(const RuleHead& head) {
  return head.id == kUnmodelledRule ||
         std::any_of(head.data->constructs.begin(), head.data->constructs.end(),
                     [&](const Construct& construct) { return construct.rule == head.id; });
}

void add_construct_findings(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& said) {
  const std::size_t own = said.size();
  ClauseOfItem clause_of(evidence);
  std::map<std::string, std::size_t> expected = items_of_template(head, evidence);
  for (const Item& item : evidence.document->items) {
    const Construct& construct = construct_of(*head.data, item.kind);
    if (construct.rule != head.id) {
      continue;
    }
    const auto known = expected.find(identity(construct, item));
    if (known != expected.end() && known->second > 0) {
      --known->second;
      continue;
    }
    if (harmless(head, evidence, construct, item)) {
      continue;
    }
    const auto spoken = std::find_if(said.begin(), said.begin() + static_cast<std::ptrdiff_t>(own),
                                     [&](const Finding& finding) { return speaks_of(finding, construct, item); });
    if (spoken == said.begin() + static_cast<std::ptrdiff_t>(own)) {
      said.push_back(finding_of(head, evidence, construct, item, clause_of(item)));
    } else if (!item.detail.empty() && spoken->message.russian.find(item.detail) == std::string::npos) {
      spoken->message.russian += in_brackets(item.detail);
      spoken->message.english += in_brackets(item.detail);
    }
  }
}

Check make_constructs(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (evidence.document == nullptr || evidence.sample == nullptr) {
      return not_compared();
    }
    if (evidence.document->items.empty()) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    std::vector<Finding> findings;
    add_construct_findings(*head, evidence, findings);
    return verdict_of(std::move(findings));
  };
}

}  // namespace sverka
