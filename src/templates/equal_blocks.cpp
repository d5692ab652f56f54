#include "templates/equal_blocks.hpp"

#include <algorithm>

namespace sverka {
namespace {

constexpr std::uint32_t kFewWords = 4;  // a shorter block says too little about where it belongs

struct Stretch {
  std::uint32_t first = 0, count = 0;
  std::uint64_t hash = 0;
};

std::uint64_t mixed(std::uint64_t hash, std::uint32_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}

// The blocks between `begin` and `end` that can be anchors. `block_of`, `word_of`, `is_label` and `is_plain` look at one index.
template <class BlockOf, class WordOf, class IsLabel, class IsPlain>
std::vector<Stretch> stretches(std::uint32_t begin, std::uint32_t end, const BlockOf& block_of, const WordOf& word_of,
                               const IsLabel& is_label, const IsPlain& is_plain) {
  std::vector<Stretch> found;
  for (std::uint32_t at = begin; at < end;) {
    const std::uint32_t block = block_of(at);
    at += is_label(at) ? 1 : 0;
    Stretch one{at, 0, 0};
    bool plain = true;
    for (; at < end && block_of(at) == block; ++at) {
      plain = plain && !is_label(at) && is_plain(at);
      one.hash = mixed(one.hash, word_of(at));
    }
    one.count = at - one.first;
    if (plain && one.count >= kFewWords) {
      found.push_back(one);
    }
  }
  return found;
}

// A stretch by its hash; of several with one hash none is an anchor.
struct Hashed {
  std::uint64_t hash = 0;
  std::uint32_t at = 0;  // of the stretches
};

std::vector<Hashed> unique_hashes(const std::vector<Stretch>& all) {
  std::vector<Hashed> hashes;
  hashes.reserve(all.size());
  for (std::uint32_t at = 0; at < all.size(); ++at) {
    hashes.push_back({all[at].hash, at});
  }
  std::sort(hashes.begin(), hashes.end(), [](const Hashed& one, const Hashed& other) { return one.hash < other.hash; });
  std::size_t kept = 0;
  for (std::size_t begin = 0, end = 0; begin < hashes.size(); begin = end) {
    for (end = begin + 1; end < hashes.size() && hashes[end].hash == hashes[begin].hash; ++end) {
    }
    if (end == begin + 1) {
      hashes[kept++] = hashes[begin];
    }
  }
  hashes.resize(kept);
  return hashes;
}

// The chain that ascends on both sides and holds the most words; `blocks` ascend in elements. A Fenwick tree keeps the best chain that ends
// before each place of the document.
std::vector<EqualBlock> heaviest_chain(const std::vector<EqualBlock>& blocks) {
  const std::size_t size = blocks.size();
  std::vector<std::uint32_t> tokens(size);
  for (std::size_t index = 0; index < size; ++index) {
    tokens[index] = blocks[index].token;
  }
  std::sort(tokens.begin(), tokens.end());
  std::vector<std::uint64_t> weight(size, 0);
  std::vector<std::size_t> before(size, size), best(size + 1, size);
  std::size_t last = size;
  for (std::size_t index = 0; index < size; ++index) {
    const auto rank = static_cast<std::size_t>(std::lower_bound(tokens.begin(), tokens.end(), blocks[index].token) - tokens.begin());
    for (std::size_t at = rank; at > 0; at &= at - 1) {
      if (best[at] != size && (before[index] == size || weight[best[at]] > weight[before[index]])) {
        before[index] = best[at];
      }
    }
    weight[index] = blocks[index].count + (before[index] == size ? 0 : weight[before[index]]);
    for (std::size_t at = rank + 1; at <= size; at += at & (~at + 1)) {
      if (best[at] == size || weight[best[at]] < weight[index]) {
        best[at] = index;
      }
    }
    last = last == size || weight[index] > weight[last] ? index : last;
  }
  std::vector<EqualBlock> chain;
  for (std::size_t at = last; at != size; at = before[at]) {
    chain.push_back(blocks[at]);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

}  // namespace

std::vector<EqualBlock> equal_blocks(const Template& sample, std::uint32_t first_element, std::uint32_t last_element,
                                     std::span<const StreamToken> tokens, std::uint32_t begin, std::uint32_t end,
                                     const std::vector<bool>& repeated) {
  const std::vector<TemplateElement>& elements = sample.elements;
  const std::vector<Stretch> expected = stretches(
      first_element, last_element, [&](std::uint32_t at) { return elements[at].block; },
      [&](std::uint32_t at) { return elements[at].word; }, [&](std::uint32_t at) { return elements[at].label; },
      [&](std::uint32_t at) { return elements[at].slot < 0 && !elements[at].layout && !repeated[at]; });
  const std::vector<Stretch> observed = stretches(
      begin, end, [&](std::uint32_t at) { return tokens[at].block; }, [&](std::uint32_t at) { return tokens[at].word; },
      [&](std::uint32_t at) { return tokens[at].label; }, [&](std::uint32_t at) { return !tokens[at].layout && !tokens[at].contents; });
  const std::vector<Hashed> by_hash = unique_hashes(observed);
  std::vector<EqualBlock> blocks;
  for (const Hashed& known : unique_hashes(expected)) {
    const auto found =
        std::lower_bound(by_hash.begin(), by_hash.end(), known.hash, [](const Hashed& one, std::uint64_t hash) { return one.hash < hash; });
    if (found == by_hash.end() || found->hash != known.hash) {
      continue;
    }
    const Stretch& one = expected[known.at];
    const Stretch& other = observed[found->at];
    const bool equal = one.count == other.count &&
                       std::equal(elements.begin() + one.first, elements.begin() + one.first + one.count, tokens.begin() + other.first,
                                  [](const TemplateElement& element, const StreamToken& token) { return element.word == token.word; });
    if (equal) {
      blocks.push_back(EqualBlock{one.first, other.first, one.count});
    }
  }
  std::sort(blocks.begin(), blocks.end(), [](const EqualBlock& one, const EqualBlock& other) { return one.element < other.element; });
  return heaviest_chain(blocks);
}

}  // namespace sverka
