// The stored values behind bound content controls (w:dataBinding): customXml items and the document's
// properties.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "readers/docx/parts.hpp"

namespace sverka {

// The value that `xpath` names in the data store with that id ("{GUID}"); where no store has the id, in the
// first where the path leads somewhere, as Word does. Only plain paths are followed:
// "/ns0:root[1]/ns1:name[2]/@attribute"; prefixes are not looked at.
std::optional<std::string> find_bound_value(Parts& parts, std::string_view store_id, std::string_view xpath);

}  // namespace sverka
