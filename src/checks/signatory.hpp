// Who signs: a slot's value as position and name, and the slots that the sentence "represented by ..." governs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "checks/fields.hpp"
#include "programme/names.hpp"

namespace sverka {

struct Signatory {
  std::string position;          // the words before the name: "General'nogo direktora"; may be empty
  std::string name;              // empty if no name was found
  std::optional<FullName> read;  // `name`, if it reads as one
};

// Words of positions (list "position_words") at the beginning are the position, the rest is the name.
Signatory read_signatory(std::string_view raw, const Lexicon& lexicon);

// The value stands after "v litse" (list "genitive_introductions") with nothing between that ends its reach: the genitive is due.
bool genitive_is_due(const Template& sample, const Slot& slot, const Lexicon& lexicon);

}  // namespace sverka
