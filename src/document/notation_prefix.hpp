// The pieces of the text notation that its reading and its writing must see alike. Only for notation*.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.hpp"

namespace sverka {

struct NotationPrefix {
  Story story = Story::Body;
  HeaderUse header_use = HeaderUse::NotHeader;
  std::optional<std::uint32_t> story_item;
  Cell cell;
  std::uint8_t outline_level = 0;
  std::optional<LabelOrigin> label_origin;
  std::uint32_t label_flags = 0;
};

// Reads the prefix "[...]" or "<...>" that `line` begins with into `prefix`, and gives its length; 0, and
// nothing is changed, if the line begins with text.
std::size_t parse_notation_prefix(std::string_view line, NotationPrefix& prefix);

// Length of the label that `line` begins with, its "|" not counted; npos if it has none.
std::size_t notation_label_length(std::string_view line);

// Length of "{flag+flag:" at the beginning of `text`, whether or not there are such flags; 0 if it is no such
// thing.
std::size_t notation_run_head_length(std::string_view text);

// "inserted+moved"; nothing if one of the names is no flag.
std::optional<std::uint32_t> parse_notation_flags(std::string_view names);

// Decimal digits only, below 2^32.
std::optional<std::uint32_t> parse_notation_number(std::string_view digits);

}  // namespace sverka
