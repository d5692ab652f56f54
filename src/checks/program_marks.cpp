// kind = "program-marks": stamps of signatures, and headers and footers that a program wrote in place of the template's
// (program_marks.hpp).
//
//   what = "stamps" | "margins"
//
// {observed}: the words that stand there.
#include "checks/program_marks.hpp"

#include <algorithm>
#include <string_view>

#include "checks/findings.hpp"
#include "checks/touches.hpp"
#include "document/on_page.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

constexpr std::size_t kLongestMargin = 600;  // bytes of a browser's line
constexpr float kFrame = 24;                 // points by which the frame of a stamp is larger than its words
constexpr float kBroader = 1.8F;             // and in proportion to them

// Words that no stamp and no browser writes.
bool speaks_of_terms(const Deviation& deviation, const Document& document, const Lexicon& lexicon) {
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

}  // namespace

ProgramMarks::ProgramMarks(const Evidence& evidence, const Lexicon& lexicon) : evidence_(evidence) {
  if (evidence.document == nullptr || evidence.alignment == nullptr || evidence.sample == nullptr || evidence.document->format != "pdf") {
    return;
  }
  find_stamps(evidence, lexicon);
  find_margins(evidence, lexicon, Story::Header);
  find_margins(evidence, lexicon, Story::Footer);
}

void ProgramMarks::find_stamps(const Evidence& evidence, const Lexicon& lexicon) {
  const Document& document = *evidence.document;
  std::set<std::uint32_t> stamps;
  for (const Place& place : blocks_of(document, Story::TextBox)) {
    stamps.insert(place.block);
  }
  for (const Deviation& deviation : evidence.alignment->deviations) {
    if (!stands_in(deviation.places, document, Story::TextBox)) {
      continue;
    }
    const bool plain = deviation.deviation_class == DeviationClass::Added && !speaks_of_terms(deviation, document, lexicon);
    if (plain) {
      explained_.insert(&deviation);
    }
  }
  for (const std::uint32_t block : stamps) {
    Mark mark;
    mark.places.push_back(Place{block, {0, static_cast<std::uint32_t>(document.blocks[block].text.size())}});
    mark.text = document.blocks[block].text;
    stamps_.push_back(std::move(mark));
  }
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

bool ProgramMarks::explain(const Item& item) const {
  if (item.kind != "vector-art" && item.kind != "picture") {
    return false;
  }
  return std::any_of(stamps_.begin(), stamps_.end(), [&](const Mark& mark) {
    const std::vector<BoxOnPage> boxes = boxes_by_page(evidence_.document->blocks[mark.places.front().block], mark.places.front().range);
    return std::any_of(boxes.begin(), boxes.end(), [&](const BoxOnPage& one) {
      const float width = one.box.right - one.box.left, height = one.box.bottom - one.box.top;
      const bool around =
          item.box.right > one.box.left && item.box.left < one.box.right && item.box.bottom > one.box.top && item.box.top < one.box.bottom;
      return one.page == item.page && around && item.box.right - item.box.left < kFrame + kBroader * width &&
             item.box.bottom - item.box.top < kFrame + kBroader * height;
    });
  });
}

Check make_program_marks(Head head, TableReader& parameters) {
  const bool stamps = parameters.choice("what", {"stamps", "margins"}, 0) == 0;
  return [head, stamps](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    if (evidence.document->format != "pdf") {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    const ProgramMarks marks(evidence, head->lexicon());
    const std::vector<ProgramMarks::Mark>& found = stamps ? marks.stamps() : marks.margins();
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
    const std::string key = text.empty() ? "check.margins-missing" : "";
    Finding finding = new_finding(*head, "", "", text, {{"observed", plain(shortened(text, 600))}});
    if (!key.empty()) {
      finding.message = words(*head, key);
    }
    add_locations(finding, evidence, places);
    return verdict_of({std::move(finding)});
  };
}

}  // namespace sverka
