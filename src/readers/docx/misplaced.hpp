// What stands in a part where no walker looks, and what programs read in two ways: text among properties or outside of the body,
// alternatives among properties, words of the transitional and of the strict namespace in one part.
#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

// Notes "text-misplaced", "choice-in-properties" and "namespaces-mixed" of a part, each once. Linear, and only in a part that has cause.
std::vector<Note> notes_of_misplaced(const XmlTree& xml, const std::string& part);

}  // namespace sverka
