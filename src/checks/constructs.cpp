// kind = "constructs": items of the document that the template lacks, by checks/data/constructs.toml. No parameters.
// {name} is what the item is, {observed} its text or target, {detail} who and when, in brackets, or nothing.
#include "checks/constructs.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "audit/location.hpp"
#include "checks/findings.hpp"
#include "checks/printed_pictures.hpp"
#include "checks/program_marks.hpp"
#include "checks/scanned_pages.hpp"
#include "document/on_page.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

using Construct = RuleData::Construct;
using ValueIs = RuleData::Construct::ValueIs;

constexpr std::string_view kParagraphSign = "\xC2\xB6";
constexpr std::string_view kScannedPage = "scanned-page";
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
  return item.block == place.block &&
         (item.range == place.range || (item.range.begin < place.range.end && place.range.begin < item.range.end));
}

// The slot whose value the item stands in.
const Slot* slot_around(const Evidence& evidence, const Item& item) {
  if (!was_compared(evidence) || item.block == kNone) {
    return nullptr;
  }
  for (const SlotValue& value : evidence.alignment->values) {
    for (const Place& place : value.places) {
      const bool inside = place.block == item.block && place.range.begin <= item.range.begin && item.range.end <= place.range.end;
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

// The shown text of a link. A link that breaks over lines of a page is several items, one after another.
std::string text_of_link(const Document& document, const std::vector<Item>& items, std::size_t index) {
  const auto same = [&](const Item& other) { return other.kind == items[index].kind && other.value == items[index].value; };
  std::size_t first = index;
  while (first > 0 && same(items[first - 1])) {
    --first;
  }
  std::string text;
  for (std::size_t at = first; at < items.size() && same(items[at]); ++at) {
    text += text_at(document, items[at]);
  }
  return text;
}

// On a page the words under a link keep the full stop of their sentence.
std::string without_stop(std::string text) {
  while (!text.empty() && std::string_view(".,;:)").find(text.back()) != std::string_view::npos) {
    text.pop_back();
  }
  return text;
}

bool shows_its_target(const Document& document, const std::vector<Item>& items, std::size_t index) {
  const std::string target = bare_target(items[index].value);
  const std::string shown = text_at(document, items[index]);
  if (target == bare_target(shown)) {
    return true;
  }
  return document.format == "pdf" &&
         (target == bare_target(without_stop(shown)) || target == bare_target(without_stop(text_of_link(document, items, index))));
}

// Items of a page have a box: the words in it are what they stand on. Without one they are of the page as a whole.
std::vector<Item> placed_items(const Document& document) {
  std::vector<Item> items = document.items;
  for (Item& item : items) {
    if (item.page == 0 || item.block >= document.blocks.size()) {
      continue;
    }
    if (item.box == Box{}) {
      item.block = kNone;
    } else if (item.range.begin == item.range.end) {
      item.range = range_in_box(document.blocks[item.block], item.page, item.box);
    }
  }
  return items;
}

// The same letters, composed or not; nothing in it that a page cannot show.
bool same_meaning(std::string_view said, std::string_view shown) {
  constexpr char32_t kSoftHyphen = 0xAD;
  for (std::size_t at = 0; at < said.size();) {
    const char32_t sign = next_code_point(said, at);
    if (is_invisible(sign) && sign != kSoftHyphen) {
      return false;
    }
  }
  if (said.empty() && shown.empty()) {
    return false;  // the reader names no letters: what differs is not seen
  }
  const auto keys = [](std::string_view text) {
    std::string all;
    tokenize(text, [&](const Token&, std::string_view key) { all += key; });
    return all;
  };
  return keys(said) == keys(shown);
}

bool is_layout_field(std::string_view instruction, const Lexicon& lexicon) {
  const std::string name = to_lower(instruction.substr(0, instruction.find(' ')));
  const auto names = lexicon.list("layout_fields");
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What the template's own fields do on opening is expected.
bool template_has_field(const Evidence& evidence, std::string_view instruction) {
  const std::string wanted = fold_spaces(instruction);
  return evidence.sample != nullptr && std::any_of(evidence.sample->document.fields.begin(), evidence.sample->document.fields.end(),
                                                   [&](const Field& field) { return fold_spaces(field.instruction) == wanted; });
}

// "header-first": whoever put another header on the first page is told so already.
bool header_was_edited(const Evidence& evidence, const Item& item) {
  const HeaderUse use = item.value.ends_with("first") ? HeaderUse::First : HeaderUse::Even;
  return was_compared(evidence) &&
         std::any_of(evidence.alignment->deviations.begin(), evidence.alignment->deviations.end(), [&](const Deviation& deviation) {
           return std::any_of(deviation.places.begin(), deviation.places.end(), [&](const Place& place) {
             return place.block < evidence.document->blocks.size() && evidence.document->blocks[place.block].header_use == use;
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

// Item::value of a revision names what it changed: "metadata page-content". One that changes what the file says of itself
// is nothing, and neither is the one that a signature makes, as long as nothing was changed under that signature.
bool leaves_pages_alone(const Document& document, const Item& item) {
  if (item.value == "metadata") {
    return true;
  }
  const auto has = [&](std::string_view kind) {
    return std::any_of(document.items.begin(), document.items.end(), [&](const Item& one) { return one.kind == kind; });
  };
  return item.value.find("page-content") == std::string::npos && item.value.find("page-tree") == std::string::npos &&
         has("pdf-signature") && !has("pdf-changed-after-signature");
}

// Words of a reader that messages know, "revision.page-content", in the reader's language; others as they stand.
Sentence shown_words(const RuleHead& head, std::string_view value) {
  Sentence shown;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    const std::string word(value.substr(at, end - at));
    const Sentence* known = head.data->messages.find("revision." + word);
    const std::string_view comma = shown.russian.empty() ? "" : ", ";
    shown.russian += std::string(comma) + (known != nullptr ? known->russian : word);
    shown.english += std::string(comma) + (known != nullptr ? known->english : word);
    at = end + 1;
  }
  return shown;
}

bool harmless(const RuleHead& head, const Evidence& evidence, const Construct& construct, const std::vector<Item>& items,
              std::size_t index) {
  const Item& item = items[index];
  if (construct.value_is == ValueIs::Target) {
    // An anchor inside the document leads to its own text.
    if (item.value.starts_with('#') || shows_its_target(*evidence.document, items, index)) {
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
  if (construct.value_is == ValueIs::Said && same_meaning(item.value, item.detail)) {
    return true;
  }
  if (construct.value_is == ValueIs::Revision && leaves_pages_alone(*evidence.document, item)) {
    return true;
  }
  if (construct.value_is == ValueIs::Bookmark && !bookmark_moved(evidence, item)) {
    return true;
  }
  const Slot* slot = slot_around(evidence, item);
  return slot != nullptr && (!construct.in_slots || slot->schema == FieldSchema::Picture);
}

std::string in_brackets(const std::string& detail) {
  return detail.empty() ? "" : " (" + shortened(detail, 80) + ")";
}

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

// The picture of a scanned page is said as the page.
bool is_scan(const std::vector<Item>& items, const Item& item) {
  return item.kind == "picture" && !item.value.empty() && std::any_of(items.begin(), items.end(), [&](const Item& other) {
           return other.kind == kScannedPage && other.page == item.page && other.value == item.value;
         });
}

// What must stand on a page that nobody read.
void name_clauses(const RuleHead& head, const std::vector<std::string>& clauses, Finding& finding) {
  std::string all;
  for (const std::string& clause : clauses) {
    all += (all.empty() ? "" : ", ") + clause;
  }
  if (!all.empty()) {
    const Sentence named = fill(words(head, "check.scanned-clauses"), SentenceValues{{"expected", plain(shortened(all, 400))}});
    finding.message.russian += named.russian;
    finding.message.english += named.english;
    finding.clause = clauses.front();
    finding.expected = all;
  }
}

std::string clause_of(const Evidence& evidence, const Item& item) {
  const std::vector<std::string>& clauses = evidence.alignment->clauses;
  return item.block < clauses.size() ? clauses[item.block] : std::string();
}

// A rule that is made for something else, fields or structure, says nothing of what was found here.
bool names_construct(const Sentence& message) {
  const auto holds = [&](std::string_view place) { return message.russian.find(place) != std::string::npos; };
  return holds("{name}") || holds("{how}") || holds("{detail}");
}

void add_place(Finding& finding, const Evidence& evidence, const Item& item) {
  if (item.block < evidence.document->blocks.size()) {
    add_locations(finding, evidence, {Place{item.block, item.range}});
  } else {
    Location location = location_of_item(*evidence.document, item);
    location.quote = finding.observed;
    finding.locations.push_back(std::move(location));
  }
}

Finding finding_of(const RuleHead& head, const Evidence& evidence, const Construct& construct, const Item& item, std::string clause) {
  // A picture's value is a hash: the name of its part says more.
  const bool telling = construct.value_is != ValueIs::Name || item.detail.empty();
  const std::string shown = telling ? item.value : item.detail;
  SentenceValues values;
  values.emplace("name", construct.name.russian.empty() ? plain(item.kind) : construct.name);
  values.emplace("detail", plain(in_brackets(telling ? item.detail : std::string())));
  values.emplace("how", construct.name.russian.empty() ? plain(item.kind) : construct.name);
  if (construct.value_is == ValueIs::Revision) {
    values.emplace("observed", shown_words(head, item.value));
  }
  Finding finding = new_finding(head, std::move(clause), "", shown, values);
  if (!names_construct(head.message)) {
    values.emplace("observed", plain(shown.empty() ? std::string() : ": \u00AB" + shortened(shown) + "\u00BB"));
    finding.message = fill(words(head, "check.construct"), values);
  }
  finding.severity = construct.severity;
  finding.outcome = construct.outcome;
  finding.deviation_class = DeviationClass::ForeignObject;
  if (construct.value_is == ValueIs::Revision) {
    finding.observed.clear();  // words of the reader: the message says them in the language of the report
  }
  add_place(finding, evidence, item);
  return finding;
}

// What can be told of the file alone.
std::vector<Finding> findings_without_template(const RuleHead& head, const Evidence& evidence) {
  std::vector<Finding> findings;
  const ScannedPages scanned(evidence);
  std::map<std::size_t, std::size_t> scans_said;
  for (const Item& item : evidence.document->items) {
    const Construct& construct = construct_of(*head.data, item.kind);
    if (!construct.alone || construct.rule != head.id) {
      continue;
    }
    const std::size_t question = item.kind == kScannedPage ? scanned.question_of(item.page) : 0;
    if (const auto said_of = scans_said.find(question); item.kind == kScannedPage && said_of != scans_said.end()) {
      add_place(findings[said_of->second], evidence, item);
      continue;
    }
    if (item.kind == kScannedPage) {
      scans_said.emplace(question, findings.size());
    }
    findings.push_back(finding_of(head, evidence, construct, item, ""));
    if (item.kind == kScannedPage) {
      findings.back().observed.clear();
    }
  }
  return findings;
}

}  // namespace

bool reports_constructs(const RuleHead& head) {
  return head.id == kUnmodelledRule || std::any_of(head.data->constructs.begin(), head.data->constructs.end(),
                                                   [&](const Construct& construct) { return construct.rule == head.id; });
}

void add_construct_findings(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& said) {
  const std::size_t own = said.size();
  std::map<std::string, std::size_t> expected = items_of_template(head, evidence);
  const std::vector<Item> items = placed_items(*evidence.document);
  PrintedPictures pictures(evidence);
  const ScannedPages scanned(evidence);
  const ProgramMarks marks(evidence, head.lexicon());
  using Origin = PrintedPictures::Origin;
  std::map<std::string, std::size_t> pictures_said;  // a header's picture is on every page
  std::map<std::size_t, std::size_t> scans_said;     // pages next to each other
  for (std::size_t index = 0; index < items.size(); ++index) {
    const Item& item = items[index];
    const Construct& construct = construct_of(*head.data, item.kind);
    if (construct.rule != head.id) {
      continue;
    }
    const auto known = expected.find(identity(construct, item));
    if (known != expected.end() && known->second > 0) {
      --known->second;
      continue;
    }
    const Origin origin = pictures.origin_of(item);
    const bool stands_in = origin == Origin::Altered || origin == Origin::Unclear;
    if (const auto repeated = stands_in ? pictures_said.find(item.value) : pictures_said.end(); repeated != pictures_said.end()) {
      add_place(said[repeated->second], evidence, item);
      continue;
    }
    if (is_scan(items, item) || marks.explain(item) || origin == Origin::Template || harmless(head, evidence, construct, items, index)) {
      continue;
    }
    const bool scan = item.kind == kScannedPage;
    if (const auto said_of = scan ? scans_said.find(scanned.question_of(item.page)) : scans_said.end(); said_of != scans_said.end()) {
      add_place(said[said_of->second], evidence, item);
      continue;
    }
    // Another picture in the template's place, or one of which nothing can be told, has a name of its own.
    const Construct& named = origin == Origin::Altered   ? construct_of(*head.data, "picture-altered")
                             : origin == Origin::Unclear ? construct_of(*head.data, "picture-not-compared")
                                                         : construct;
    const auto spoken = std::find_if(said.begin(), said.begin() + static_cast<std::ptrdiff_t>(own),
                                     [&](const Finding& finding) { return speaks_of(finding, construct, item); });
    if (spoken == said.begin() + static_cast<std::ptrdiff_t>(own)) {
      if (stands_in) {
        pictures_said.emplace(item.value, said.size());
      }
      said.push_back(finding_of(head, evidence, named, item, clause_of(evidence, item)));
      if (scan) {
        scans_said.emplace(scanned.question_of(item.page), said.size() - 1);
        name_clauses(head, scanned.clauses_on(item.page), said.back());
        said.back().observed.clear();  // a hash of the picture tells a person nothing
      }
    } else if (!item.detail.empty() && spoken->message.russian.find(item.detail) == std::string::npos) {
      spoken->message.russian += in_brackets(item.detail);
      spoken->message.english += in_brackets(item.detail);
    }
  }
}

Check make_constructs(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (evidence.document == nullptr) {
      return not_compared();
    }
    if (evidence.sample == nullptr) {
      std::vector<Finding> alone = findings_without_template(*head, evidence);
      return alone.empty() ? not_compared() : verdict_of(std::move(alone));
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
