// What has to be settled about the bytes of an XML part before libxml2 sees them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sverka {

// Puts a UTF-16 part into UTF-8: `decoded` then holds the text and `bytes` views it. Any other part is left
// as it is, unless it declares an encoding that is not a superset of ASCII: then the message says which.
// (OPC, ISO 29500-2, 8.1.4, allows UTF-8 and UTF-16 only.)
std::optional<std::string> decode_xml(std::string_view& bytes, std::string& decoded);

// Whether the part, which is not UTF-16, is UTF-8 by its own word or by saying nothing.
bool is_utf8_declared(std::string_view bytes);

// Whether some tag has more than `limit` attributes. libxml2 takes time by the square of their number before
// it calls anybody. Cost: next to nothing for a part without very long tags.
bool has_attribute_flood(std::string_view bytes, std::size_t limit);

// `text` with control characters and broken UTF-8 replaced, at most 300 bytes: fit for an error's detail.
std::string printable(std::string_view text);

}  // namespace sverka
