// Holds a document against its template: match(document, template) -> Alignment.
//
// Every token of the document ends in exactly one class, every fixed token of the template is found or reported removed.
// Works on the token stream of the whole document with soft block boundaries; it does not care which reader made it.
// Clauses 5.6, 5.7.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

enum class TokenClass : std::uint8_t { Fixed, Slot, Typographic, Layout, Deviating };

enum class DeviationClass : std::uint8_t {
  Added,
  Removed,
  Changed,
  Moved,
  Hidden,     // there, but not seen as it is stored: Deviation::flags says why
  LookAlike,  // look-alike letters, invisible characters
  Numbering,
  Structure,      // cells, stories, split or merged blocks
  SlotAbuse,      // a slot that holds more than a value
  PendingChange,  // tracked changes
  ForeignObject,
};

// "added", "look-alike", "slot-abuse", ...: as in the JSON report.
std::string_view name_of(DeviationClass deviation_class);

struct Place {
  std::uint32_t block = 0;
  TextRange range;
  bool operator==(const Place&) const = default;
};

struct Deviation {
  DeviationClass deviation_class = DeviationClass::Changed;
  std::string expected;       // the template's text, as printed there; empty for Added
  std::string observed;       // the document's text; empty for Removed
  std::string before, after;  // a few words of the document around it, for people
  std::string clause;         // "4.2": of the document; of the template where the document lacks the clause
  std::string moved_to;       // for Moved: the clause where it stands now
  std::uint32_t flags = 0;    // RunFlag: why it is hidden or pending
  bool invisible = false;     // for LookAlike: invisible characters rather than letters
  bool only_ending = false;   // Changed beside a filled slot, and only one word's ending differs
  bool inside_slot = false;   // in the value of `slot`
  std::int32_t slot = -1;
  std::vector<Place> places;           // in the document; for Removed the empty range where it is missing
  std::vector<Place> template_places;  // in the template
};

enum class SlotState : std::uint8_t { Filled, Empty, Untouched, Missing };  // Untouched: the mark is still there

struct SlotValue {
  std::uint32_t slot = 0;        // index into Template::slots
  std::uint32_t occurrence = 0;  // 0, 1, ... in repeated parts
  SlotState state = SlotState::Missing;
  std::string raw;            // as printed, spaces folded, underscores around it dropped
  std::string clause;         // of the document
  std::vector<Place> places;  // one a block that it covers
};

struct Accounting {
  std::size_t tokens = 0, fixed = 0, slot = 0, typographic = 0, layout = 0, deviating = 0;
};

// A token of the document, its class and where it is: the report marks the text by it.
struct ClassifiedToken {
  Place place;  // range is empty for a block's label
  TokenClass token_class = TokenClass::Fixed;
  std::int32_t slot = -1;
  std::int32_t deviation = -1;  // index into Alignment::deviations
};

struct Alignment {
  std::vector<ClassifiedToken> tokens;  // in document order
  Accounting accounting;                // the classes add up to `tokens`
  std::vector<Deviation> deviations;    // in document order
  std::vector<SlotValue> values;        // in template order
  std::vector<std::string> clauses;     // by block of the document: as clauses_of() gives them
  std::size_t template_tokens = 0;      // fixed tokens of the template
  std::size_t template_found = 0;       // of them found (fixed or typographic)
  bool another_document = false;        // so little in common that the rest was not compared
  // Share of the template's fixed tokens that were found, 0 to 1.
  double agreement() const;
};

// About linear in the two sizes while they mostly agree; where they do not, bounded by a limit on each gap (kMaxGapCells).
Alignment match(const Document& document, const Template& sample, const Lexicon& lexicon);

// Share of the template's rare token runs that the document holds, 0 to 1: which template is this? Linear, cheap.
double resemblance(const Document& document, const Template& sample);

// The clause a block of a document belongs to: its own number, else that of the nearest numbered block before it, else
// the heading of the appendix it is in. "4.2", never with a final point; empty before the first one.
std::vector<std::string> clauses_of(const Document& document, const Lexicon& lexicon);

}  // namespace sverka
