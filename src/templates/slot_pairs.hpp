// Slots side by side that tell what each other takes.
#pragma once

#include <vector>

#include "document/document.hpp"
#include "templates/template.hpp"

namespace sverka {

// "INN/KPP ____ / ____" are the one code and the other; before a sum in words stands the sum. Changes schemas and names of guessed slots,
// which are in the order of the document. Linear.
void pair_slots(const Document& document, std::vector<Slot>& slots);

}  // namespace sverka
