// Where the report marks the document: the findings' places and the deviations' places, one list a block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "report/words.hpp"

namespace sverka {

enum class MarkKind : std::uint8_t {
  Slot,     // a value in its place; not a defect
  Value,    // a defect that is not a deviation: a wrong check digit, a missing value
  Added,    // also structure, foreign objects, slots that hold more than a value
  Removed,  // an empty range; `removed` is the template's text
  Changed,  // the range is the document's text, `removed` the template's
  Moved,
  Hidden,
  Pending,  // tracked changes
};

struct Mark {
  MarkKind kind = MarkKind::Value;
  TextRange range;                            // of the block's text
  bool on_label = false;                      // the block's number rather than its text
  std::size_t number = 0;                     // of the finding, from 1; 0: a deviation that no finding speaks of
  FindingGroup group = FindingGroup::Errors;  // of that finding
  bool first = false;                         // the first mark of the finding: its anchor
  std::string removed;                        // text of the template to show before the range
  std::string title;                          // for the pointer and for screen readers; plain text
  std::uint32_t flags = 0;                    // RunFlag: why the text is not seen
  std::int32_t slot = -1;
};

// By block; marks of a block in the order of their beginnings. `numbers[i]` is the number of
// Report::findings[i]. `alignment` may be null. Places outside the document are dropped.
std::vector<std::vector<Mark>> marks_of(const Report& report, const std::vector<std::size_t>& numbers, const Document& document,
                                        const Template* sample, const Alignment* alignment);

}  // namespace sverka
