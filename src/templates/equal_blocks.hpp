// Whole blocks that stand once on each side, word by word the same: the surest and cheapest anchors there are. A filled agreement repeats
// most blocks of its template.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "templates/stream.hpp"
#include "templates/template.hpp"

namespace sverka {

// `count` elements from `element` on are the same words as the tokens from `token` on: a block without its label.
struct EqualBlock {
  std::uint32_t element = 0, token = 0, count = 0;
};

// In order on both sides; of blocks that changed places those stay that hold the most words. Only blocks of fixed words are looked at, none
// with a slot, a page number or a repeated part (`repeated`, by element). Cost: linear in the words, n log n in the blocks.
std::vector<EqualBlock> equal_blocks(const Template& sample, std::uint32_t first_element, std::uint32_t last_element,
                                     std::span<const StreamToken> tokens, std::uint32_t begin, std::uint32_t end,
                                     const std::vector<bool>& repeated);

}  // namespace sverka
