// Namespaces of OOXML under the prefixes that Word itself uses.
#pragma once

#include <string_view>

namespace sverka {

// "w" for either the transitional or the strict WordprocessingML namespace; "?" for a namespace that is not
// known; empty for none.
std::string_view prefix_of_namespace(std::string_view uri);

bool is_strict_namespace(std::string_view uri);

}  // namespace sverka
