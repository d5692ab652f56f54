// What a slot wants, guessed from the words around it, and what its value is called.
#pragma once

#include <vector>

#include "document/document.hpp"
#include "templates/slot_marks.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// One Slot for each mark, in order: name, schema, required, clause. Names are unique but for those that an author repeated on purpose
// ({{client_inn}} twice); a repeated guess gets "_2", "_3".
std::vector<Slot> name_slots(const Document& document, const std::vector<MarkedSlot>& marks, const std::vector<std::string>& clauses,
                             const Lexicon& lexicon);

}  // namespace sverka
