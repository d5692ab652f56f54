// What the finders of slots share: pieces of a block's text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace sverka {

// Half-open bytes of a text.
TextRange range_of(std::size_t begin, std::size_t end);
Span span_in(std::uint32_t block, std::size_t begin, std::size_t end);

// Without ASCII white space at its ends.
std::string_view without_outer_space(std::string_view text);

std::size_t words_in(std::string_view text);

// The pieces of a line that tabs or three spaces and more part: the columns that white space makes. None is empty.
std::vector<TextRange> columns_of_line(std::string_view text);

}  // namespace sverka
