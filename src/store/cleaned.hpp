// Text from outside on its way into the store: what no database refuses and no list breaks on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sverka {

enum class Lines : std::uint8_t { One, Several };

// Whole code points of valid UTF-8, `most` bytes at most; no control characters but, of several lines, the line end. Broken bytes become
// U+FFFD. Spaces at the ends are gone.
std::string cleaned(std::string_view text, std::size_t most, Lines lines = Lines::One);

// How text is found: lower-cased, with e for io, and spaces folded.
std::string found_by(std::string_view text);

}  // namespace sverka
