// Words of scripts that tell what they do to the elements they find. All take code as text/script_code.hpp writes it: in small letters,
// literals between \x01 and \x02. Cost: linear in the code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sverka::html {

// Removes, rewrites or hides an element, gives it a class that does, or keeps its clicks.
bool changes(std::string_view code);
// Gives an element one of these classes, in small letters.
bool gives_class(std::string_view code, const std::vector<std::string>& classes);
// Such a declaration takes an element away from a reader: "display", "none".
bool hides(std::string_view property, std::string_view value);
// Brings an element into view that its styles keep out of it.
bool shows(std::string_view code);
// Gives links a rel or takes their addresses: what honest scripts hardly ever do.
bool takes_links(std::string_view code);
// Has the page load one more style sheet.
bool loads_sheet(std::string_view code);
// Nobody can tell what it does: its text is put together as it runs.
bool is_unreadable(std::string_view code);

}  // namespace sverka::html
