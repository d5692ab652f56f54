// kind = "program-marks": stamps of signatures, headers and footers that a program wrote in place of the template's, initials at the foot
// of pages, pictures of signatures and seals (program_marks.hpp).
//
//   what = "stamps" | "margins" | "initials" | "signatures"
//
// {observed}: the words that stand there.
#include "checks/program_marks.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "audit/location.hpp"
#include "checks/findings.hpp"
#include "checks/printed_pictures.hpp"
#include "checks/signature_pictures.hpp"
#include "checks/touches.hpp"
#include "document/on_page.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

constexpr std::size_t kLongestMargin = 600;  // bytes of a browser's line
constexpr float kFrame = 24;                 // points by which the frame of a stamp is larger than its words
constexpr float kBroader = 1.8F;             // and in proportion to them
constexpr std::size_t kRun = 6;              // words of the template in a row that make a copy of it
constexpr std::size_t kMostOfInitials = 40;  // words and signs
constexpr float kInitialsWidth = 220;        // points
constexpr float kInitialsHeight = 70;
constexpr float kReachIntoText = 12;  // by which a pen's stroke goes up into the last line

// Words that no stamp and no browser writes.
bool speaks_of_terms(const Deviation& deviation, const Document& document, const Lexicon& lexicon) {
  if (find_phrase(split_words(deviation.observed), lexicon.list("stamp_foreign_words")).count != 0) {
    return true;
  }
  const std::vector<std::string> touched = touches(deviation, document, lexicon);
  const auto foreign = lexicon.list("stamp_foreign_touches");
  return std::any_of(touched.begin(), touched.end(),
                     [&](const std::string& kind) { return std::find(foreign.begin(), foreign.end(), kind) != foreign.end(); });
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// "11/23/26", "23.11.2026": figures, a sign, figures, the sign again, figures; and a time of day, "6:25".
bool holds_date_and_time(std::string_view text) {
  bool date = false;
  bool time = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit_at(text, at) || (at > 0 && is_digit_at(text, at - 1))) {
      continue;
    }
    std::size_t end = at;
    while (is_digit_at(text, end)) {
      ++end;
    }
    const char sign = end < text.size() ? text[end] : ' ';
    if (!is_digit_at(text, end + 1)) {
      continue;
    }
    std::size_t next = end + 1;
    while (is_digit_at(text, next)) {
      ++next;
    }
    time = time || (sign == ':' && end - at <= 2 && next - end == 3);
    date = date || ((sign == '/' || sign == '.' || sign == '-') && next < text.size() && text[next] == sign && is_digit_at(text, next + 1));
  }
  return date && time;
}

bool is_browsers_line(std::string_view text) {
  return text.size() <= kLongestMargin && (text.find("://") != std::string_view::npos || holds_date_and_time(text));
}

bool stands_in(const std::vector<Place>& places, const Document& document, Story story) {
  return !places.empty() && std::all_of(places.begin(), places.end(), [&](const Place& place) {
    return place.block < document.blocks.size() && document.blocks[place.block].story == story;
  });
}

std::string text_of(const Document& document, const std::vector<Place>& places) {
  std::string text;
  for (const Place& place : places) {
    text += (text.empty() ? "" : " ") + document.blocks[place.block].text;
  }
  return text;
}

std::vector<Place> blocks_of(const Document& document, Story story) {
  std::vector<Place> places;
  for (std::uint32_t number = 0; number < document.blocks.size(); ++number) {
    const Block& block = document.blocks[number];
    if (block.story == story && !block.text.empty()) {
      places.push_back(Place{number, {0, static_cast<std::uint32_t>(block.text.size())}});
    }
  }
  return places;
}

std::set<std::uint32_t> pages_with_body(const Document& document) {
  std::set<std::uint32_t> pages;
  for (const Block& block : document.blocks) {
    for (const WordBox& word : block.boxes) {
      if (block.story == Story::Body) {
        pages.insert(word.page);
      }
    }
  }
  return pages;
}

std::vector<std::string> keys_of(std::string_view text) {
  std::vector<std::string> keys;
  tokenize(text, [&](const Token&, std::string_view key) { keys.push_back(to_lower(key)); });
  return keys;
}

std::vector<std::string> runs_of(std::string_view text) {
  const std::vector<std::string> keys = keys_of(text);
  std::vector<std::string> runs;
  for (std::size_t at = 0; at + kRun <= keys.size(); ++at) {
    std::string run;
    for (std::size_t i = at; i < at + kRun; ++i) {
      run += keys[i] + ' ';
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

// Which of the texts hold a stretch of the template.
std::set<std::uint32_t> blocks_of_template(const Document& document, const std::vector<std::uint32_t>& blocks, const Document& sample) {
  std::set<std::uint32_t> found;
  if (blocks.empty()) {
    return found;
  }
  std::unordered_set<std::string> known;
  for (const Block& block : sample.blocks) {
    for (std::string& run : runs_of(block.text)) {
      known.insert(std::move(run));
    }
  }
  for (const std::uint32_t number : blocks) {
    const std::vector<std::string> runs = runs_of(document.blocks[number].text);
    if (std::any_of(runs.begin(), runs.end(), [&](const std::string& run) { return known.count(run) != 0; })) {
      found.insert(number);
    }
  }
  return found;
}

// "O.L. / A.S.", "Client ______", "Lebedeva O. I.": initials, lines, who signs, and nothing else.
bool is_initials(std::string_view text, const std::vector<std::string>& names, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(text);
  const auto known = lexicon.list("initials_words");
  bool any = false;
  for (const Word& word : words) {
    const bool initial = word.kind == Word::Kind::Letters && word.capital && word.end - word.begin <= 2;
    const bool name = std::binary_search(names.begin(), names.end(), word.key);
    const bool sign = word.kind == Word::Kind::Sign && (word.key == "." || word.key == "," || word.key == "/" || word.key == "_" ||
                                                        word.key == ":" || word.key == "(" || word.key == ")" || word.key == "-");
    if (!initial && !name && !sign && !matches_any(word.key, known)) {
      return false;
    }
    any = any || !sign;
  }
  return any && words.size() <= kMostOfInitials;
}

// Words of the names that the agreement's slots hold, sorted.
std::vector<std::string> names_in(const Evidence& evidence) {
  std::vector<std::string> names;
  for (const SlotValue& value : evidence.alignment->values) {
    if (value.slot < evidence.sample->slots.size() && evidence.sample->slots[value.slot].schema == FieldSchema::PersonName) {
      for (const Word& word : split_words(value.raw)) {
        if (word.kind == Word::Kind::Letters) {
          names.push_back(word.key);
        }
      }
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Where the text of the body stands on a page.
struct BodyExtent {
  float left = std::numeric_limits<float>::max(), right = 0, bottom = 0;
};

std::map<std::uint32_t, BodyExtent> body_extents(const Document& document) {
  std::map<std::uint32_t, BodyExtent> extents;
  for (const Block& block : document.blocks) {
    for (const WordBox& word : block.boxes) {
      if (block.story == Story::Body) {
        BodyExtent& extent = extents[word.page];
        extent.left = std::min(extent.left, word.box.left);
        extent.right = std::max(extent.right, word.box.right);
        extent.bottom = std::max(extent.bottom, word.box.bottom);
      }
    }
  }
  return extents;
}

// What is drawn below the text or beside it on several pages, no larger than initials are, and is not the template's.
std::vector<Item> drawn_in_margins(const Evidence& evidence) {
  std::vector<Item> drawn;
  const auto is_small = [](const Item& item) {
    const float width = item.box.right - item.box.left, height = item.box.bottom - item.box.top;
    return (item.kind == "vector-art" || item.kind == "picture") && width > 0 && height > 0 && width <= kInitialsWidth &&
           height <= kInitialsHeight;
  };
  const std::vector<Item>& items = evidence.document->items;
  if (std::none_of(items.begin(), items.end(), is_small)) {
    return drawn;
  }
  const std::map<std::uint32_t, BodyExtent> extents = body_extents(*evidence.document);
  PrintedPictures pictures(evidence);
  std::set<std::uint32_t> pages;
  for (const Item& item : items) {
    const bool of_template = pictures.origin_of(item) != PrintedPictures::Origin::Elsewhere;
    const auto extent = extents.find(item.page);
    if (of_template || !is_small(item) || item.detail == "hidden" || extent == extents.end()) {
      continue;
    }
    const BodyExtent& body = extent->second;
    if (item.box.top > body.bottom - kReachIntoText || item.box.left > body.right || item.box.right < body.left) {
      drawn.push_back(item);
      pages.insert(item.page);
    }
  }
  return pages.size() > 1 ? drawn : std::vector<Item>();
}

}  // namespace

ProgramMarks::ProgramMarks(const Evidence& evidence, const Lexicon& lexicon) : evidence_(evidence) {
  if (evidence.document == nullptr || evidence.alignment == nullptr || evidence.sample == nullptr || evidence.document->format != "pdf") {
    return;
  }
  find_stamps(evidence, lexicon);
  find_margins(evidence, lexicon, Story::Header);
  find_margins(evidence, lexicon, Story::Footer);
  find_initials(evidence, lexicon);
  find_signatures(evidence);
}

void ProgramMarks::find_stamps(const Evidence& evidence, const Lexicon& lexicon) {
  const Document& document = *evidence.document;
  const std::vector<Place> stamps = blocks_of(document, Story::TextBox);
  if (stamps.empty()) {
    return;
  }
  const std::set<std::uint32_t> with_body = pages_with_body(document);
  std::vector<std::uint32_t> pages_of_stamps;
  for (const Place& place : stamps) {
    stamps_.push_back({document.blocks[place.block].text, {place}});
    if (with_body.count(document.blocks[place.block].page) == 0) {
      pages_of_stamps.push_back(place.block);
      continue;
    }
    for (const BoxOnPage& one : boxes_by_page(document.blocks[place.block], place.range)) {
      frames_.emplace(one.page, one.box);
    }
  }
  const std::set<std::uint32_t> copies = blocks_of_template(document, pages_of_stamps, evidence.sample->document);
  for (const Deviation& deviation : evidence.alignment->deviations) {
    const bool plain =
        deviation.deviation_class == DeviationClass::Added && (deviation.flags & kNotSeenFlags) == 0 &&
        stands_in(deviation.places, document, Story::TextBox) &&
        std::none_of(deviation.places.begin(), deviation.places.end(), [&](const Place& place) { return copies.count(place.block) != 0; });
    if (plain && !speaks_of_terms(deviation, document, lexicon)) {
      explained_.insert(&deviation);
    }
  }
}

// Small drawings and pictures below the text or beside it on several pages, and words there that say no more than who signs.
void ProgramMarks::find_initials(const Evidence& evidence, const Lexicon& lexicon) {
  const Document& document = *evidence.document;
  Mark mark;
  mark.items = drawn_in_margins(evidence);
  for (const Item& item : mark.items) {
    drawn_.insert({item.page, item.box.left, item.box.top});
  }
  std::optional<std::vector<std::string>> names;
  for (const Deviation& deviation : evidence.alignment->deviations) {
    const bool in_margin = stands_in(deviation.places, document, Story::Footer) || stands_in(deviation.places, document, Story::Header);
    if (deviation.deviation_class != DeviationClass::Added || (deviation.flags & kNotSeenFlags) != 0 || !in_margin ||
        explained_.count(&deviation) != 0) {
      continue;
    }
    if (!names) {
      names = names_in(evidence);
    }
    if (is_initials(deviation.observed, *names, lexicon)) {
      explained_.insert(&deviation);
      mark.text += (mark.text.empty() ? "" : " | ") + deviation.observed;
      mark.places.insert(mark.places.end(), deviation.places.begin(), deviation.places.end());
    }
  }
  if (!mark.places.empty() || !mark.items.empty()) {
    initials_.push_back(std::move(mark));
  }
}

void ProgramMarks::find_signatures(const Evidence& evidence) {
  SignaturePictures found = signature_pictures(evidence);
  const auto said = [&](const Item& item) { return drawn_.count({item.page, item.box.left, item.box.top}) != 0; };
  found.pictures.erase(std::remove_if(found.pictures.begin(), found.pictures.end(), said), found.pictures.end());
  if (found.pictures.empty()) {
    return;
  }
  explained_.insert(found.covered.begin(), found.covered.end());
  for (const Item& item : found.pictures) {
    drawn_.insert({item.page, item.box.left, item.box.top});
  }
  signatures_.push_back({{}, {}, std::move(found.pictures)});
}

void ProgramMarks::find_margins(const Evidence& evidence, const Lexicon& lexicon, Story story) {
  const Document& document = *evidence.document;
  Mark mark;
  mark.places = blocks_of(document, story);
  mark.text = text_of(document, mark.places);
  if (!mark.places.empty() && !is_browsers_line(mark.text)) {
    return;
  }
  bool any = false;
  for (const Deviation& deviation : evidence.alignment->deviations) {
    const bool lacks =
        deviation.deviation_class == DeviationClass::Removed && stands_in(deviation.template_places, evidence.sample->document, story);
    const bool says = !mark.places.empty() && stands_in(deviation.places, document, story) &&
                      (deviation.deviation_class == DeviationClass::Added || deviation.deviation_class == DeviationClass::Changed ||
                       deviation.deviation_class == DeviationClass::Removed) &&
                      !speaks_of_terms(deviation, document, lexicon);
    if (lacks || says) {
      explained_.insert(&deviation);
      any = true;
    }
  }
  if (any) {
    rewritten_.insert(story);
    margins_.push_back(std::move(mark));
  }
}

bool ProgramMarks::explain(const Slot& slot) const {
  const std::vector<Block>& blocks = evidence_.sample->document.blocks;
  return slot.block < blocks.size() && rewritten_.count(blocks[slot.block].story) != 0;
}

// The frame of a stamp is drawn. A picture may hold a clause, and whatever stands on a page of stamps is no frame.
bool ProgramMarks::explain(const Item& item) const {
  if (drawn_.count({item.page, item.box.left, item.box.top}) != 0 && (item.kind == "vector-art" || item.kind == "picture")) {
    return true;
  }
  if (item.kind != "vector-art") {
    return false;
  }
  const auto [first, last] = frames_.equal_range(item.page);
  return std::any_of(first, last, [&](const std::pair<const std::uint32_t, Box>& frame) {
    const Box& box = frame.second;
    const float width = box.right - box.left, height = box.bottom - box.top;
    const bool around = item.box.right > box.left && item.box.left < box.right && item.box.bottom > box.top && item.box.top < box.bottom;
    return around && item.box.right - item.box.left < kFrame + kBroader * width &&
           item.box.bottom - item.box.top < kFrame + kBroader * height;
  });
}

Check make_program_marks(Head head, TableReader& parameters) {
  const std::size_t what = parameters.choice("what", {"stamps", "margins", "initials", "signatures"}, 0);
  return [head, what](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    if (evidence.document->format != "pdf") {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    const ProgramMarks marks(evidence, head->lexicon());
    const std::vector<ProgramMarks::Mark>& found = what == 0   ? marks.stamps()
                                                   : what == 1 ? marks.margins()
                                                   : what == 2 ? marks.initials()
                                                               : marks.signatures();
    if (found.empty()) {
      return Verdict{};
    }
    // One question, however many pages have it; each text that differs is quoted.
    std::string text;
    std::vector<Place> places;
    for (const ProgramMarks::Mark& mark : found) {
      const bool quoted = mark.text.empty() || text.find(mark.text) != std::string::npos;
      text += quoted ? std::string() : (text.empty() ? "" : " | ") + mark.text;
      places.insert(places.end(), mark.places.begin(), mark.places.end());
    }
    const std::string key = !text.empty() || what == 3 ? "" : what == 1 ? "check.margins-missing" : "check.initials-drawn";
    Finding finding = new_finding(*head, "", "", text, {{"observed", plain(shortened(text, 600))}});
    if (!key.empty()) {
      finding.message = words(*head, key);
    }
    add_locations(finding, evidence, places);
    for (const ProgramMarks::Mark& mark : found) {
      std::transform(mark.items.begin(), mark.items.end(), std::back_inserter(finding.locations),
                     [&](const Item& item) { return location_of_item(*evidence.document, item); });
    }
    return verdict_of({std::move(finding)});
  };
}

}  // namespace sverka
