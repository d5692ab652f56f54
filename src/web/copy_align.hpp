// Where the words of a page and those of one article are the same: from seeds over chains to pairs of words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "web/words.hpp"

namespace sverka {

// Three words of the page that stand in the article too; numbers of words.
struct CopySeed {
  std::uint32_t page = 0;
  std::uint32_t article = 0;
};

// A stretch of the page and the words of the article in it, both ascending. No word of either is in two chains.
struct CopyChain {
  std::vector<CopySeed> pairs;
  std::uint32_t begin = 0, end = 0;  // words of the page, half-open
  double density() const { return end == begin ? 0 : static_cast<double>(pairs.size()) / (end - begin); }
};

// Chains of eight pairs and more, in the order of the page. `seeds` are sorted by page, then article. Cost: linear in the seeds and in the
// words that are matched, bounded whatever the texts are.
std::vector<CopyChain> align_copy(std::span<const WordMark> page, std::span<const WordMark> article, std::span<const CopySeed> seeds);

}  // namespace sverka
