// Percent-encoding and the character classes of the URL standard. For the files of url only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sverka {

enum class EncodeSet : std::uint8_t { Control, Fragment, Query, SpecialQuery, Path, UserInfo };

void append_encoded(std::string& to, char byte, EncodeSet set);
std::string encoded(std::string_view text, EncodeSet set);
// Every %XX taken back; others stay.
std::string percent_decoded(std::string_view text);

bool is_ascii_letter(char letter);
bool is_ascii_digit(char letter);
int hex_value(char letter);  // -1 where it is none
char to_ascii_lower(char letter);

bool is_special_scheme(std::string_view scheme);
// Empty for a scheme without one.
std::string_view default_port(std::string_view scheme);

// The host as it is written in an address, without brackets of an IPv6 removed: "[::1]". Nothing for one that a browser refuses.
std::optional<std::string> parse_host(std::string_view text, bool special);

}  // namespace sverka
