// Places of a document as a report names them: the part or the page, the box there, and the words.
#pragma once

#include <string>
#include <vector>

#include "audit/finding.hpp"

namespace sverka {

// One location, or, where the format has pages of its own, one for each page that the place reaches over.
std::vector<Location> locations_of(const Document& document, const Place& place, const std::string& clause);

// Where an item stands that is in no block: its page and box, or else its part. The quote is left to the caller.
Location location_of_item(const Document& document, const Item& item);

// The text of a place; nothing for a place outside the document.
std::string quote_of(const Document& document, const Place& place);

}  // namespace sverka
