// Choices beside "delete as appropriate".
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.hpp"
#include "templates/slot_marks.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// Adds the choice that the block offers, if it does, and drops the slots inside of it.
void add_choice(const Document& document, std::uint32_t block, const Lexicon& lexicon, std::vector<MarkedSlot>& slots);

}  // namespace sverka
