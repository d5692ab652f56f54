// Base64 as addresses and attributes carry it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sverka {

// Of either alphabet (RFC 4648), with or without padding; white space is passed over. Nothing where another sign stands in it. Any bytes
// may come out. Cost: linear.
std::optional<std::string> bytes_of_base64(std::string_view text);

}  // namespace sverka
