// The marks of one block that stand in its text: braces, brackets, underscores, dotted lines, and the patterns that several lines make.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "templates/slot_marks.hpp"
#include "text/lexicon.hpp"

namespace sverka {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::size_t kShortestDots = 5;  // bytes of a dotted line

std::size_t letters_in(std::string_view text);

// Past the points, or the ellipses, that begin at `at`. A point behind ellipses ends the sentence.
std::size_t end_of_dots(std::string_view text, std::size_t at);

// Adds the marks between two bytes of the block's text; what content controls cover is not scanned.
void scan_marks(const Document& document, std::uint32_t block, TextRange range, const Lexicon& lexicon, std::vector<MarkedSlot>& slots);

}  // namespace sverka
