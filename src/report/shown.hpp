// Text of a checked document, made fit to be shown: what nobody sees is spelled out, what drives a terminal
// is disarmed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sverka {

// True for characters without a picture of their own: controls (tab and newline too), zero-width and
// bidirectional controls, tags, variation selectors, blank letters. A plain or no-break space and a soft
// hyphen are not among them.
bool is_unseen(char32_t code_point);

// "U+200B".
std::string code_point_name(char32_t code_point);

// Unseen characters as <U+200B>, tabs and line ends as spaces, soft hyphens dropped.
std::string shown(std::string_view text);

// Columns that `text` takes on a terminal: 2 for wide East Asian characters, 0 for combining ones.
std::size_t display_width(std::string_view text);

// At most `columns` of `text`, cut between code points; an ellipsis of three points where something was left
// out.
std::string cut_to(std::string_view text, std::size_t columns);

}  // namespace sverka
