// What differs between the text that should be there and the text that is there, token by token.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

enum class Change : std::uint8_t { Same, Removed, Added };

struct DifferencePart {
  Change change = Change::Same;
  std::string text;  // of the expected text for Removed, of the observed one for Added and Same
};

// Parts in reading order; Removed before Added where both stand. Tokens that differ only in typography are
// Same. Quadratic in the part that differs; past kMaxDifferenceCells the whole of it is one Removed and one
// Added.
std::vector<DifferencePart> difference(std::string_view expected, std::string_view observed);

// The same letter by letter, for two spellings that look alike.
std::vector<DifferencePart> letter_difference(std::string_view expected, std::string_view observed);

constexpr std::size_t kMaxDifferenceCells = std::size_t{1} << 22;

}  // namespace sverka
